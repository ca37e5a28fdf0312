"""What I was told, what followed."""
