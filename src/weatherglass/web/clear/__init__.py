"""Small wins: what a person calls a step, looked back on when wanted."""
