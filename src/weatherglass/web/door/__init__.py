"""The way in and out: the lock page, opening, locking, the exit and its practice."""
