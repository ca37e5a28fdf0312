"""An encrypted key-value store: names -> documents. Knows nothing of journals or the web."""
