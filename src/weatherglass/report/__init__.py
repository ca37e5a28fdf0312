"""Drawings (SVG) and the diary as the statistics read it."""

from weatherglass.report.diary import diary, weather_only
from weatherglass.report.gaps import gaps
from weatherglass.report.markup import Markup
from weatherglass.report.month import month_table
from weatherglass.report.near import near_drawing, near_table
from weatherglass.report.phases import phases_drawing, phases_table, runs
from weatherglass.report.sheets import Sheet, sheets
from weatherglass.report.year import year_table

__all__ = [
    "Markup",
    "Sheet",
    "diary",
    "gaps",
    "month_table",
    "near_drawing",
    "near_table",
    "phases_drawing",
    "phases_table",
    "runs",
    "sheets",
    "weather_only",
    "year_table",
]
