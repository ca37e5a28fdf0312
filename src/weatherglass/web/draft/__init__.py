"""Drafts, kept as one writes."""
