"""Find: words in what was written and in the messages."""
