"""The pages of the bag."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import FileResponse, Http404
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from weatherglass import plan as library
from weatherglass.record import bags, plans
from weatherglass.vault import Busy, NoSuchFile, NotSaved, VaultFull, open_file
from weatherglass.web import answers, drafted, held, house, static_files
from weatherglass.web.bring import stream
from weatherglass.web.coat import arriving
from weatherglass.web.guards import OpenVisit, full

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from django.http.response import HttpResponseBase

    from weatherglass.record.bags import Packed, State

DRAFT, PAPER = "coat", "coat/paper"
STATES: dict[str, State] = {"ready": "ready", "leave": "leave"}


@full
@require_safe
def coat(request: OpenVisit) -> HttpResponseBase:
    """Show the list, with where each thing is, and the photographs."""
    bag, typed = bags.bag(request.drawer), drafted.fields(request.drawer, DRAFT) or {}
    kept = {one.id: one for one in bag.things}
    pockets = library.bag(_life(request))
    listed = {thing.id for pocket in pockets for thing in pocket.things}
    rows = [
        (pocket.name, [_row(kept.get(thing.id) or bags.Packed(id=thing.id, says=thing.says), typed) for thing in pocket.things])
        for pocket in pockets
    ]
    own = [_row(one, typed) for one in bag.things if one.id not in listed]
    page = {
        "pockets": [*rows, *([("My own", own)] if own else [])],
        "papers": bag.papers,
        "own": typed.get("own", ""),
        "paper": drafted.fields(request.drawer, PAPER) or {},
        "sources": library.bag_sources(),
        "sheet": static_files.address("plan.css"),
    }
    return render(request, "coat/coat.html", page)


@drafted.named(lambda _: DRAFT)
@full
@require_POST
def keep(request: OpenVisit) -> HttpResponseBase:
    """Keep where things are."""
    fields = held.words_of(request).fields
    try:
        before = {one.id: one for one in bags.bag(request.drawer).things}
        shown = fields.get("shown", "").split()
        bags.keep_things(request.drawer, _things(fields, shown, before), shown=shown)
        drafted.done(request.drawer, DRAFT)
    except (NotSaved, VaultFull) as error:
        return drafted.wait(request, "/coat", says=str(error), status=507)
    return answers.go(request, "/coat", says="Kept.")


@full
@require_POST
def bring_paper(request: OpenVisit) -> HttpResponseBase:
    """Take in a photograph of a paper. It goes into the chest as it arrives; of one that is refused the words wait."""
    try:
        made = arriving.bring_in(request, house.current().now())
    except (VaultFull, stream.NothingChosen, stream.CutOff, arriving.NoPicture, Busy, NotSaved) as refused:
        drafted.put_by(request, PAPER, {"says": stream.words_beside(request).get("says", "").strip()})
        if isinstance(refused, VaultFull):
            return answers.go(request, "/bring/room")
        return answers.go(request, "/coat", says=str(refused))
    drafted.done(request.drawer, PAPER)
    return answers.go(request, f"/coat/paper/{made.id}", says="It is in.")


# Read by `shield`: this view takes a file.
bring_paper.reads_stream = True  # type: ignore[attr-defined]


@full
@require_safe
def paper(request: OpenVisit, paper: str) -> HttpResponseBase:
    """Show one photograph."""
    return render(request, "coat/paper.html", {"photo": _paper(request, paper), "sheet": static_files.address("plan.css")})


@full
@require_safe
def picture(request: OpenVisit, paper: str) -> HttpResponseBase:
    """Give the picture itself, as it was taken."""
    found = _paper(request, paper)
    try:
        source = open_file(request.drawer, found.file)
    except NoSuchFile as gone:
        raise Http404 from gone
    headers = {"Cache-Control": "no-store", "Content-Length": str(found.size)}
    return cast("HttpResponseBase", FileResponse(source, content_type=found.kind, headers=headers))


@full
@require_POST
def remove(request: OpenVisit) -> HttpResponseBase:
    """Delete a photograph."""
    try:
        bags.remove_paper(request.drawer, request.POST.get("id", ""))
    except NotSaved as error:
        return answers.go(request, "/coat", says=str(error), status=507)
    return answers.go(request, "/coat", says="Deleted.")


def _life(request: OpenVisit) -> tuple[str, ...]:
    """Give what the plan says of a life; nothing, where a newer version wrote it: the bag opens all the same."""
    try:
        return plans.plan(request.drawer).life
    except plans.NewerPlan:
        return ()


def _row(one: Packed, typed: Mapping[str, str]) -> tuple[Packed, str, str]:
    return one, typed.get(f"where-{one.id}", one.where), typed.get(f"state-{one.id}", one.state)


def _things(fields: Mapping[str, str], shown: list[str], before: Mapping[str, Packed]) -> Iterator[Packed]:
    listed = library.things()
    for one in shown:
        state, where = STATES.get(fields.get(f"state-{one}", ""), ""), fields.get(f"where-{one}", "").strip()
        if one in listed:
            yield bags.Packed(id=one, says=listed[one].says, where=where, state=state)
        elif one in before and f"out-{one}" not in fields:
            yield bags.Packed(id=one, says=before[one].says, where=where, state=state, own=True)
    there = {one.says for one in before.values()}
    new = dict.fromkeys(line.strip() for line in fields.get("own", "").splitlines())
    yield from (bags.own_thing(line) for line in new if line and line not in there)


def _paper(request: OpenVisit, paper: str) -> bags.Paper:
    try:
        return bags.paper(request.drawer, paper)
    except bags.NoSuchPaper as gone:
        raise Http404 from gone
