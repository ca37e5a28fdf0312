"""Drawings (SVG) and the diary as the statistics read it."""

from weatherglass.report.before import before_drawing, before_table
from weatherglass.report.calendar_drawing import month_links, year_drawing
from weatherglass.report.diary import diary, weather_only
from weatherglass.report.flow import changes, flow, flow_table
from weatherglass.report.gaps import gaps
from weatherglass.report.markup import Markup
from weatherglass.report.month import month_table
from weatherglass.report.near import near_drawing, near_table
from weatherglass.report.phases import phases_drawing, phases_table, runs
from weatherglass.report.sheets import Sheet, in_words, sheet, sheets
from weatherglass.report.told import Followed, Told, told
from weatherglass.report.treatment import treatment, treatment_table
from weatherglass.report.year import year_table

__all__ = [
    "Followed",
    "Markup",
    "Sheet",
    "Told",
    "before_drawing",
    "before_table",
    "changes",
    "diary",
    "flow",
    "flow_table",
    "gaps",
    "in_words",
    "month_links",
    "month_table",
    "near_drawing",
    "near_table",
    "phases_drawing",
    "phases_table",
    "runs",
    "sheet",
    "sheets",
    "told",
    "treatment",
    "treatment_table",
    "weather_only",
    "year_drawing",
    "year_table",
]
