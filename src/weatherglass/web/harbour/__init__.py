"""Lines to call."""
