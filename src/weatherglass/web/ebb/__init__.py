"""Hard right now, and the pull: whom to call first, riding it out, a letter that is not sent, what helped."""
