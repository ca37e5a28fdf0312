"""Questionnaires: one at a time or none, kept in the vault, read back in words."""
