"""Messages as weather: how many came and went, beside the days."""
