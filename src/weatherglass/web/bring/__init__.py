"""Bring in: message archives on their way into the chest, who is who in them, and their messages beside the days."""
