"""What people read: Markdown with sources, loaded from content/."""

from __future__ import annotations

from weatherglass.guide.pages import BrokenPage, NoSuchPage, Page, Source, page, pages

__all__ = ["BrokenPage", "NoSuchPage", "Page", "Source", "page", "pages"]
