"""A mark that no page has a box for and no version would name so is not kept: it would be shown nowhere, so never deleted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from web.noting import ROOMS

from weatherglass.record import notes
from weatherglass.record.notes import Note
from weatherglass.web import noted

if TYPE_CHECKING:
    from visiting import Browser, Clock

    from weatherglass.vault import Drawer

STRANGE = ["<script>", "x" * 41, "Threat", "no such", "über", "../more"]
ATTEMPTS, URGES = ROOMS["attempts"], ROOMS["urges"]


def strange_marks_are_left_out(ana: Browser, drawer: Drawer) -> None:
    ana.post(ATTEMPTS.to, [*ATTEMPTS.said.items(), *(("mark", mark) for mark in [*STRANGE, "of-a-later-version"])])
    [one] = ATTEMPTS.kept(drawer)
    assert one.marks == ("threat", "of-a-later-version")


def test_a_mark_of_a_strange_shape_is_left_out_and_the_rest_is_kept(ana: Browser, drawer: Drawer) -> None:
    strange_marks_are_left_out(ana, drawer)


def test_sabotage_any_mark_that_is_sent_would_be_seen(ana: Browser, drawer: Drawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(noted, "_MARK", re.compile(r"(?s).*"))
    with pytest.raises(AssertionError):
        strange_marks_are_left_out(ana, drawer)


def test_strange_marks_alone_are_nothing_to_keep(ana: Browser, drawer: Drawer) -> None:
    ana.post(URGES.to, [("mark", mark) for mark in STRANGE])
    assert URGES.kept(drawer) == ()


def test_what_is_kept_already_stays_whatever_its_shape(ana: Browser, drawer: Drawer, clock: Clock) -> None:
    notes.keep_note(drawer, ATTEMPTS.shelf, Note(words="rang", marks=("Later_Version",)), now=clock())
    form = [*ATTEMPTS.change_form(ana).items(), ("mark", "Later_Version"), ("mark", "gift")]
    ana.post(ATTEMPTS.to, form)
    assert {*ATTEMPTS.kept(drawer)[0].marks} == {"Later_Version", "gift"}
