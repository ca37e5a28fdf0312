"""The interface in a browser, on Django without its ORM."""
