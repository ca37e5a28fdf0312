from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from weatherglass import intake
from weatherglass.intake import finding
from weatherglass.intake.finding import find


def export(texts: list[str], days: int = 1) -> bytes:
    """One message a text, alternately by two people; so many of them to a day."""
    lines = []
    for number, text in enumerate(texts):
        day = date(2024, 1, 20) + timedelta(number // days)
        lines.append(f"{day:%d/%m/%Y}, 12:{number % days:02d} - {('Ana', 'Rowan')[number % 2]}: {text}\n")
    return "".join(lines).encode()


def found(data: bytes, *words: str) -> list[str]:
    source = io.BytesIO(data)
    return [message.text for message in find(source, intake.survey(source, order="dmy"), words)]


def test_it_finds_every_message_that_holds_all_words_newest_first() -> None:
    data = export(["The kettle boils", "a KETTLE", "nothing", "boils, the kettle\nat last"])
    assert found(data, "kettle") == ["boils, the kettle\nat last", "a KETTLE", "The kettle boils"]
    assert found(data, "kettle", "boils") == ["boils, the kettle\nat last", "The kettle boils"]


def test_words_in_two_messages_are_not_words_in_one() -> None:
    assert found(export(["kettle", "boils"], days=2), "kettle", "boils") == []


def test_names_and_dates_are_not_words_that_someone_wrote() -> None:
    assert found(export(["kettle", "boils"]), "rowan") == found(export(["kettle", "boils"]), "2024") == []


def test_without_words_nothing_is_found() -> None:
    assert found(export(["kettle", "boils"])) == []


def test_other_alphabets_and_sharp_s() -> None:
    data = export(["Die STRASSE", "die Straße", "ВОДА и хлеб", "ΚΑΛΗΜΕΡΑ"])
    assert found(data, "strasse") == ["die Straße", "Die STRASSE"]
    assert found(data, "вода") == ["ВОДА и хлеб"]
    assert found(data, "ΚΑΛΗ".casefold()) == ["ΚΑΛΗΜΕΡΑ"]


def test_bytes_that_are_no_utf_8_are_not_passed_over() -> None:
    data = export(["kettle", "x"]).replace(b": x", b": \xff\xfe kettle")
    assert len(found(data, "kettle")) == 2


def test_it_reads_no_further_than_it_is_asked() -> None:
    source = io.BytesIO(export([f"kettle {'x' * 9_000} {number}" for number in range(200)]))
    survey = intake.survey(source, order="dmy")
    source.seek(0)
    watched = Watched(source.getvalue())
    assert next(find(watched, survey, ("kettle",))).text.endswith(" 199")
    assert watched.lowest > len(source.getvalue()) // 2


class Watched(io.BytesIO):
    """Remembers how far to the front it was read."""

    lowest = 1 << 40

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() > 4:  # the first bytes say what kind of file it is
            self.lowest = min(self.lowest, self.tell())
        return super().read(size)


@pytest.mark.parametrize("block", [1, 200, 1 << 20])
@pytest.mark.parametrize("few", [0, 1000])
@settings(max_examples=30, deadline=None)
@given(
    texts=st.lists(
        st.lists(st.sampled_from(["kettle", "Boils", "STRASSE", "straße", "🤓", "so"]), max_size=4).map(" ".join), min_size=2
    ),
    days=st.integers(1, 9),
    words=st.lists(st.sampled_from(["kettle", "boils", "strasse", "🤓"]), min_size=1, max_size=3),
)
def test_it_finds_what_reading_everything_finds(block: int, few: int, texts: list[str], days: int, words: list[str]) -> None:
    data = export(texts, days)
    source = io.BytesIO(data)
    survey = intake.survey(source, order="dmy")
    every = [message for chunk in intake.stream(source, order="dmy") for message in chunk]
    wanted = [message.start for message in every if all(word in message.text.casefold() for word in words)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(finding, "BLOCK", block)
        patch.setattr(finding, "FEW", few)
        hits = [message.start for message in find(source, survey, tuple(words))]
    assert hits == wanted[::-1]


def test_a_finder_that_takes_days_for_messages_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "_holds", lambda text, words: any(word in text.casefold() for word in words))
    assert found(export(["kettle", "boils"], days=2), "kettle", "boils") != []
