"""The same for what heals: questionnaires, what they add up to and what is said of it. A name with its ending is a page."""

from __future__ import annotations

from functools import partial
from typing import Final

from slow.patches import Patch

_measures, _web = (partial(Patch, room=room) for room in ("measures", "web"))

HEALING: Final = (
    _measures("an end of a trait is told as the other", "words", '": "neuroticism"', '": "intellect"', "test_measure_words"),
    _measures(
        "a sum may have no words, or two",
        "words",
        "return sums == list(range(low, high + 1))",
        "return True",
        "test_measure_words",
    ),
    _measures(
        "a source may be made up", "words", "- set(sources(language))", "- {*sources(language), 'made-up'}", "test_measure_words"
    ),
    _measures(
        "what is added up has no title",
        "words",
        "(key.name, scale.name) not in titles",
        "False",
        "test_measure_words",
    ),
    _web("questionnaires are there for Ben", "dial/views", "import OpenVisit, full", "import OpenVisit, opened as full", "dial"),
    _web(
        "the steady are told as the shaken",
        "dial/told",
        "len(measures.WHERES) - 1 - step if score.scale in TURNED else step",
        "step",
        "dial/test_dial_told",
    ),
    _web(
        "of two windows the last one takes all",
        "dial/sheet",
        "picked[value] if value != old and value in picked else current",
        "picked.get(value, current)",
        "dial/test_dial_sheet",
    ),
    _web(
        "an answer that does not fit breaks the page",
        "dial/sheet",
        "value != old and value in picked",
        "value != old",
        "dial/test_dial_sheet",
    ),
    _web(
        "what stands in a form whose answers were deleted is lost",
        "dial/sheet",
        "was if kept and len(was)",
        "was if len(was)",
        "dial/test_dial_sheet",
    ),
    _web(
        "a draft outlives what was kept",
        "dial/views",
        "        kept = kept_answers.keep_answers(request.drawer, name, new, now=house.current().now())\n"
        "        drafted.done(request.drawer, _key(fields))\n",
        "        kept = kept_answers.keep_answers(request.drawer, name, new, now=house.current().now())\n",
        "dial/test_dial_waits",
    ),
    _web(
        "answers that come while it is locked wait under no name",
        "dial/views",
        "@drafted.named(_key)\n",
        "",
        "dial/test_dial_waits",
    ),
    _web(
        "answers that were not kept are forgotten",
        "dial/views",
        "return drafted.wait(request, ",
        "return answers.go(request, ",
        "dial/test_dial_waits",
    ),
    _web(
        "nobody says whom to call beside a low mood",
        "dial/templates/dial/answered.html",
        '{% include "call.html" with short=True %}',
        "",
        "dial/test_dial_told",
    ),
    _web(
        "thoughts of dying are passed over",
        "dial/templates/dial/answered.html",
        "<p><b>{{ dying.dying }}</b></p>",
        "",
        "dial/test_dial_told",
    ),
    _web(
        "a trait has a figure",
        "dial/told",
        "if trait is None:\n        return Line(",
        "if True:\n        return Line(",
        "dial/test_dial_told",
    ),
    _web(
        "answers left out are made up",
        "dial/told",
        'if score.sum is None:\n        return Line(title, "")',
        'if False:\n        return Line(title, "")',
        "dial/test_dial",
    ),
    _web("all times stand on one page", "dial/views", "ON_A_PAGE = 30", "ON_A_PAGE = 10_000", "dial/test_dial"),
)
