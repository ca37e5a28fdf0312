"""Ana's open drawer, for every test of the record."""

from __future__ import annotations

from conftest_record import drawer

__all__ = ["drawer"]
