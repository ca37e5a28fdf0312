"""Start the program: the file, the pages over it, the server, the window; and end it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from weatherglass.launch import CannotStart, place, single, window
from weatherglass.launch.harden import harden
from weatherglass.launch.machine import Machine, here
from weatherglass.launch.server import HOST, serve

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

    from weatherglass.vault import Store

Say = Callable[[str], None]
Finish = Callable[[], None]
ENDINGS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Ctrl-C (which a shell tells a program in the background to ignore), asked to end, terminal closed, Ctrl-Break (Windows)."""


class NotOpened(CannotStart):
    """The file is not one of ours, or this computer's SQLite cannot hold it safely. The text is the vault's."""


class Launch(msgspec.Struct, frozen=True):
    """What the pages are given of the start. `finish` ends the program: "Close the program" calls it, from any thread."""

    finish: Finish
    notice: str
    """What the first page says: on the window, and on the folder of the file. Empty where there is nothing to say."""


Pages = Callable[[Launch], tuple["WSGIApplication", Finish]]
"""Builds the pages; gives them, and what locks them and lets go of the file at the end."""


def run(file: Path | None, choice: window.Choice, port: int, *, say: Say, machine: Machine | None = None) -> int:
    """Open the personal file in a window, or a window on the server that has it open already; return the exit status.

    Raises:
        NoPlace, CannotLock, Stuck, NotOpened, PortTaken: each with its sentence.

    """
    machine = machine or here()
    umask = harden()
    where = place.settle(file, machine)
    planned = window.plan(choice, machine)
    alone = single.enter(where.path)
    if isinstance(alone, int):
        say("It is open already. This is another window on it.")
        _show(planned, f"http://{HOST}:{alone}/", umask, say)
        return 0
    with alone:
        _serve(
            lambda launch: _personal(where, launch),
            planned,
            port,
            say=say,
            warning=where.warning,
            umask=umask,
            announce=alone.announce,
        )
    return 0


def demo(choice: window.Choice, port: int, *, say: Say, machine: Machine | None = None) -> int:
    """Open a fictional year, in memory; return the exit status. Raises PortTaken."""
    umask = harden()
    planned = window.plan(choice, machine or here())
    _serve(lambda launch: _demo(say, launch), planned, port, say=say, warning="", umask=umask, announce=lambda _: None)
    return 0


def _serve(
    pages: Pages, planned: window.Window, port: int, *, say: Say, warning: str, umask: int, announce: Callable[[int], None]
) -> None:
    finished = threading.Event()
    with _endings():
        application, close = pages(Launch(finish=finished.set, notice=" ".join(filter(None, (planned.notice, warning)))))

        def ready(address: str) -> None:
            announce(int(address.rstrip("/").rpartition(":")[2]))
            if warning:
                say(warning)
            _show(planned, address, umask, say)
            say("To end it, choose “Close the program” in the page, or press Ctrl-C here.")

        serve(application, port=port, ready=ready, closing=close, finished=finished, meanwhile=_tidy)


def _show(planned: window.Window, address: str, umask: int, say: Say) -> None:
    opened = window.show(planned, address, umask=umask)
    say(f"Weather diary: {address}")
    say(opened.sentence)


@contextmanager
def _endings() -> Iterator[None]:
    """Let every way to be asked to end be the same as Ctrl-C."""
    numbers = [getattr(signal, name) for name in ENDINGS if hasattr(signal, name)]
    if threading.current_thread() is not threading.main_thread():
        numbers = []  # only there can signals be received
    before = [signal.signal(number, signal.default_int_handler) for number in numbers]
    try:
        yield
    except KeyboardInterrupt:
        pass  # asked to end before the server ran
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


def _personal(where: place.Place, launch: Launch) -> tuple[WSGIApplication, Finish]:
    from weatherglass.vault import BadHead, InUse, NotSaved, SqliteStore, UnsafeStore  # noqa: PLC0415  # heavy: only once the file is ours

    try:
        return _pages(where.path, SqliteStore(where.path) if where.exists else None, launch, demo=False)
    except (BadHead, InUse, NotSaved, UnsafeStore) as error:
        raise NotOpened(str(error)) from None


def _demo(say: Say, launch: Launch) -> tuple[WSGIApplication, Finish]:
    from weatherglass.demo import PASSPHRASE, WEATHER, store  # noqa: PLC0415  # heavy: the whole vault

    says = f"This is a fictional year. Nothing is kept. It opens with: {PASSPHRASE}"
    say(says)
    say(f"Its weather passphrase is: {WEATHER}")
    return _pages(None, store(), msgspec.structs.replace(launch, notice=says), demo=True)


def _pages(path: Path | None, store: Store | None, launch: Launch, *, demo: bool) -> tuple[WSGIApplication, Finish]:
    from weatherglass.web.wsgi import application  # noqa: PLC0415  # heavy: Django

    return application(path=path, store=store, finish=launch.finish, demo=demo, notice=launch.notice), _let_go


def _tidy() -> None:
    """Lock what has been idle for too long, also when no window is left to ask for anything."""
    from weatherglass.web.house import current  # noqa: PLC0415  # heavy: the vault

    with suppress(LookupError):  # pages of another kind have no house
        current().tidy()


def _let_go() -> None:
    """Lock everything, and let go of the file that the pages have open by now."""
    from weatherglass.web.house import current  # noqa: PLC0415  # heavy: the vault

    for thread in threading.enumerate():
        if not thread.daemon and thread not in {threading.current_thread(), threading.main_thread()}:
            thread.join()  # sealing anew after an exit, which the pages left to run beside the answer
    home = current()
    if home.sessions:
        home.sessions.end_all()
    if home.store:
        home.store.close()
