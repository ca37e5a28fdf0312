"""The quick card: half a page for the worst moment, one tap from every page."""
