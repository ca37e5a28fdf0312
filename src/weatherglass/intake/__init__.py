"""Message archives: one reader per format, all giving the same columns."""
