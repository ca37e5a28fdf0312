"""About me: questions to write to, without a test."""
