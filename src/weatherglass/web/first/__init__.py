"""The first run: who may look, a passphrase, recovery words."""
