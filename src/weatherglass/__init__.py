"""Weatherglass: a private record of a relationship's weather."""

__version__ = "0.1.0"
