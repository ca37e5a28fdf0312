"""A month in your words, and putting old storms away."""
