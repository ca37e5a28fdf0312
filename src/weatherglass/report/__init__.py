"""Drawings (SVG) and the diary as the statistics read it."""
