"""The same for the plan, what is taken along, helplines: one protection each, and the tests that ought to see it go."""

from __future__ import annotations

from functools import partial
from typing import Final

from slow.patches import Patch

_record, _plan, _help, _web = (partial(Patch, room=room) for room in ("record", "plan", "help", "web"))
_FULL, _EITHER = "import OpenVisit, full", "import OpenVisit, opened as full"

PLAN: Final = (
    _record("Remember loses its place", "remember", "step=step, left=now if step", "step=0, left=now if step", "test_remember"),
    _record(
        "a plan of a later version is opened",
        "plans",
        "if decode(data, _Form).form > FORM:",
        "if False:",
        "test_plans_of_other_versions",
    ),
    _record(
        "lines that stood in no form are thrown away",
        "plans",
        "return line.id in mine or",
        "return line.id in mine and",
        "test_plans",
    ),
    _record(
        "a log forgets what it said before",
        "orders",
        "earlier=(*known.earlier, replace(known, earlier=())))",
        "earlier=())",
        "test_court_orders",
    ),
    _record("a hard day is told unasked", "orders", "if one.show and 0 <=", "if 0 <=", "test_court_orders"),
    _record(
        "a thing to do is told unasked",
        "plans",
        "not line.done and line.show is not None and line.show <= today",
        "not line.done and (line.show or today) <= today",
        "test_plans",
    ),
    _record(
        "a picture stays in the chest", "bags", "                change.delete(one.file)", "                pass", "test_bags"
    ),
    _record("two windows, one loses its words", "merge", 'f"{current}\\n\\n{new}"', "new", "test_days"),
    _record(
        "all is chosen at the start",
        "taken",
        "    ids: tuple[str, ...] = ()",
        '    ids: tuple[str, ...] = ("card-out",)',
        "test_taken",
    ),
    _plan(
        "the plan shows what does not fit",
        "life",
        'return term[1:] not in life if term.startswith("!")',
        'return True if term.startswith("!")',
        "test_plan_life test_plan_sections",
    ),
    _plan("one of two facts is enough", "life", "any(all(_so(", "any(any(_so(", "test_plan_life test_plan_sections"),
    _plan("a number that can be two is dialled", "number", " and _ONE.fullmatch(plain)", "", "test_plan_number"),
    _plan(
        "a number that cannot be is dialled", "number", '    if not can_be(number):\n        return ""\n', "", "test_plan_number"
    ),
    _help("an old line is open day and night", "helpline", "CHECK_FIRST if hours == ROUND_THE_CLOCK else ", "", "test_helpline"),
    _help(
        "the texts of an old line are open day and night",
        "helpline",
        "self._shown(self.hours_text) if",
        'f"Hours: {self.hours_text}" if',
        "test_helpline",
    ),
    _help(
        "the chat of an old line is open day and night",
        "helpline",
        "self._shown(self.hours_chat) if",
        'f"Hours: {self.hours_chat}" if',
        "test_helpline",
    ),
    _help(
        "a line without a date is new",
        "helpline",
        "return self.last_seen is None or",
        "return self.last_seen is not None and",
        "test_helpline",
    ),
    _help("a line without a page", "checks", "if not _is_page(line.source_url)", "if False", "test_help_checks test_help_sheets"),
    _help(
        "lists of others are a page",
        "checks",
        " and not any(name in address for name in _SECOND_HAND)",
        "",
        "test_help_checks test_help_sheets",
    ),
    _help(
        "round the clock in other words",
        "checks",
        "if any(ALWAYS_OPEN.search(text) for text in _said(line)):",
        "if False:",
        "test_help_checks test_help_sheets",
    ),
    _help(
        "an emergency number without a page",
        "checks",
        "if not _has_host(emergency.source):",
        "if False:",
        "test_help_checks test_help_sheets",
    ),
    _help(
        "a number with letters is dialled",
        "helpline",
        'if re.fullmatch(r"\\+?[0-9]{2,15}", digits) else ""',
        'if digits else ""',
        "test_helpline",
    ),
    _web("the plan is there for Ben", "forecast/views", _FULL, _EITHER, "test_guards"),
    _web("taking along is there for Ben", "forecast/taking", _FULL, _EITHER, "test_guards"),
    _web("the card is there for Ben", "squall/views", _FULL, _EITHER, "squall"),
    _web("people are there for Ben", "stations/views", _FULL, _EITHER, "stations"),
    _web("the bag is there for Ben", "coat/views", _FULL, _EITHER, "coat"),
    _web("orders are there for Ben", "gusts/views", _FULL, _EITHER, "gusts"),
    _web("any file is a picture", "coat/arriving", "    raise NoPicture\n", '    return "image/jpeg"\n', "coat"),
    _web(
        "words that were not ticked are taken",
        "parcel/letter",
        'if "words" in parts and said.text:',
        "if said.text:",
        "parcel",
    ),
    _web(
        "what was felt is taken unasked",
        "parcel/letter",
        "shown(chosen_of(entry, chosen.added),",
        "shown(entry,",
        "parcel",
    ),
    _web(
        "lines that were not ticked are taken",
        "forecast/choosing",
        "[line for line in lines if line.id in ids]",
        "list(lines)",
        "forecast",
    ),
    _web(
        "a tick for a name takes all of someone",
        "forecast/choosing",
        'if f"{one.id}{MORE}" in ids:',
        "if True:",
        "forecast",
    ),
    _web(
        "a file's name tells",
        "taken_along",
        'filename="notes-',
        'filename="safety-plan-',
        "forecast/test_plan_taken squall/test_card_pages",
    ),
    _web(
        "a private look stays on the screen",
        "gauge/views",
        " and house.current().now() - visitor.picked_at < picks.SHOWN_FOR",
        "",
        "gauge/test_gauge",
    ),
    _web(
        "words that come while it is locked wait under no name",
        "drafted",
        '                posted["draft"] = name(posted)\n',
        "",
        "forecast",
    ),
    _web(
        "of two windows the last one wins",
        "both",
        'return merged_text(_even(fields.get(f"was-{name}", usual)), _even(now), _even(fields[name]))',
        "return _even(fields[name])",
        "squall",
    ),
    _web(
        "of two windows the last tick wins",
        "both",
        "return now if mine == before else mine",
        "return mine",
        "forecast",
    ),
    _web(
        "a plan of a later version breaks the page",
        "heeding",
        "except NewerPlan as newer:",
        "except ZeroDivisionError as newer:",
        "forecast",
    ),
    _web(
        "help is there while locked",
        "house",
        "return self.harbour_when_locked or self.store is None",
        "return True",
        "harbour",
    ),
    _web(
        "help while locked outlives its switch",
        "house",
        "mark.unlink(missing_ok=True)",
        "pass",
        "harbour more/test_mark_of_help",
    ),
    _web(
        "erasing leaves the mark of help",
        "more/care",
        "        home.leave_harbour_open(None)\n",
        "        pass\n",
        "more/test_mark_of_help",
    ),
    _web(
        "risky things without an advocate",
        "forecast/form",
        "risky=item.risky",
        "risky=False",
        "forecast",
    ),
    _web(
        "a danger without a line to call",
        "forecast/views",
        "calling.call(request, section.calls) if section.danger else None",
        "None",
        "forecast",
    ),
    _web("the review is told unasked", "today/planned", "if plan.say and plan.review", "if plan.review", "today/test_planned"),
    _web("a person's own line does not come first", "calling", "if line.service == wanted)[:1]", "if False)[:1]", "test_calling"),
)
