"""More: settings, passphrases, room, a copy, erasing, closing the program."""
