"""Tell apart: closeness after a shared loss, or a bond to someone who hurts. It needs no diary and keeps nothing."""
