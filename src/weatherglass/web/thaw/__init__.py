"""People one has lost sight of, one small step at a time."""
