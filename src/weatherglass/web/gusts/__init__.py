"""Orders, what was done against them, and days that are hard."""
