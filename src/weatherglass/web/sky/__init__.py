"""Look back: the year, a month, a day, and what the diary shows."""
