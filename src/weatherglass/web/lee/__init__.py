"""Remember: for the hour when one misses them. Reasons and people first; words from hard days only on asking, one at a time."""
