"""A source is named by its site, and its whole address is kept."""

from __future__ import annotations

import pytest

from weatherglass.help.helpline import site


@pytest.mark.parametrize(
    ("source", "host"),
    [
        ("https://www.refuge.org.uk/news?page=2#top", "refuge.org.uk"),
        ("http://ovc.ojp.gov/a", "ovc.ojp.gov"),
        ("a leaflet", "a leaflet"),
        ("", ""),
    ],
)
def test_a_source_is_named_by_its_site_and_what_is_no_page_stands_as_it_is(source: str, host: str) -> None:
    assert site(source) == host
