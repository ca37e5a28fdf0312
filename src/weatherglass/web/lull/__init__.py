"""No contact, or as little as can be: own rules, a log of attempts, having got in touch oneself."""
