"""A source is named by its site, and its whole address is kept."""

from __future__ import annotations

from datetime import date

from weatherglass.help import emergency, lines


def test_a_line_names_the_site_it_was_seen_on() -> None:
    first = lines("US", today=date(2026, 3, 14))[0]
    assert first.site == "ovc.ojp.gov"
    assert first.source_url.startswith("https://ovc.ojp.gov/")


def test_a_source_that_is_no_page_stands_as_it_is() -> None:
    assert emergency("US").site
    assert " " not in emergency("GB").site
