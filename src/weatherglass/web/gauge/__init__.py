"""A private look: pick what fits, read what it is, keep it or not. It needs no diary and counts nothing."""
