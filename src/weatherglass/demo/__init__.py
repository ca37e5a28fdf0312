"""A fictional year of diary and messages, written for the demo: what a person sees before they trust it with their own."""

from __future__ import annotations

from weatherglass.demo.chat import messages
from weatherglass.demo.diary import DemoEntry, DemoEvent, DemoVersion, days
from weatherglass.demo.fill import PASSPHRASE, WEATHER, store
from weatherglass.demo.shelf import StoryFault

__all__ = ["PASSPHRASE", "WEATHER", "DemoEntry", "DemoEvent", "DemoVersion", "StoryFault", "days", "messages", "store"]
