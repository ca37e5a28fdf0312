"""What people read: Markdown with sources, loaded from content/."""

from __future__ import annotations

from weatherglass.guide.pages import BrokenPage, NoSuchPage, Page, Source, leaves, page, pages

__all__ = ["BrokenPage", "NoSuchPage", "Page", "Source", "leaves", "page", "pages"]
