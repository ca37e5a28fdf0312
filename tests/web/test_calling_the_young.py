"""Someone under 18 gets the line for the young before others, and nothing that is wrong with the plan keeps a number away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import RequestFactory
from msgspec import msgpack

from weatherglass import help as lifeline
from weatherglass.record import change_settings, plans
from weatherglass.web import calling

if TYPE_CHECKING:
    from django.http import HttpRequest
    from visiting import Browser, Clock

    from weatherglass.vault import Drawer


@pytest.fixture
def asked(ana: Browser, drawer: Drawer) -> HttpRequest:
    """A request of Ana's browser, in Britain."""
    change_settings(drawer, country="GB")
    request = RequestFactory().get("/squall")
    request.COOKIES["w"] = ana.cookies["w"]
    return request


def usual(clock: Clock) -> list[str]:
    return [line.service for line in lifeline.first_lines("GB", today=clock().date())]


def services(asked: HttpRequest, kind: str = calling.KIND) -> list[str]:
    return [line.service for line in calling.call(asked, kind).lines]


def young(clock: Clock) -> str:
    return next(line.service for line in lifeline.lines("GB", today=clock().date()) if line.kind == "children")


def test_theirs_comes_first_and_the_usual_one_after_it(asked: HttpRequest, drawer: Drawer, clock: Clock) -> None:
    assert services(asked) == usual(clock)
    plans.set_life(drawer, ("parent", calling.YOUNG))
    assert services(asked) == [young(clock), *usual(clock)][: calling.MOST]


def test_for_another_need_it_is_the_line_for_that(asked: HttpRequest, drawer: Drawer, clock: Clock) -> None:
    plans.set_life(drawer, (calling.YOUNG,))
    sexual = [line.service for line in lifeline.first_lines("GB", today=clock().date(), kind="sexual")]
    assert services(asked, "sexual") == sexual


def test_thinking_of_dying_the_line_for_the_young_comes_first_and_then_the_others(
    asked: HttpRequest, drawer: Drawer, clock: Clock
) -> None:
    plans.set_life(drawer, (calling.YOUNG,))
    crisis = [line.service for line in lifeline.first_lines("GB", today=clock().date(), kind="crisis")]
    young = next(line.service for line in lifeline.lines("GB", today=clock().date()) if line.kind == "children")
    assert services(asked, "crisis") == [young, *crisis]


def test_what_they_chose_themselves_comes_before_it(asked: HttpRequest, drawer: Drawer, clock: Clock) -> None:
    plans.set_life(drawer, (calling.YOUNG,))
    change_settings(drawer, line=usual(clock)[0])
    assert services(asked) == usual(clock)[:1]


@pytest.mark.parametrize("data", [msgpack.encode({"form": plans.FORM + 1}), b"\xc1", b""])
def test_a_plan_that_cannot_be_read_keeps_nobody_from_a_number(
    asked: HttpRequest, drawer: Drawer, clock: Clock, data: bytes
) -> None:
    with drawer.change() as change:
        change.write(plans.NAME, data)
    assert services(asked) == usual(clock)
