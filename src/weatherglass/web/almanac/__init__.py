"""The guide, which needs no diary."""
