"""Helplines by country: data with source and date."""
