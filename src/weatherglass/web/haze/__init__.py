"""Pointed out, gently: words of entries and of the other side's messages that resemble the catalogue. Off until asked for."""
