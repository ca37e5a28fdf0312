"""Short practices, chosen by what is needed now."""
