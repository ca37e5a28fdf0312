"""Therapy companion: what to bring to the next session, what one took from the last."""
