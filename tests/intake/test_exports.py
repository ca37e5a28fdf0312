"""Exports from the tests of public projects, and probes made for Weatherglass: each read as its truth says."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from weatherglass.intake import AmbiguousOrder, Archive, read

DATA = Path(__file__).parent / "data"
PROBES = sorted((DATA / "probes").glob("*.txt"))
ONLY_A_PERSON_KNOWS = {"45_single_message"}
MINED = sorted(DATA.glob("test_*.txt"))


def rows(archive: Archive) -> list[list[str | None]]:
    return [[_local(one.sent), one.sender, one.text] for one in archive.messages]


def _local(sent: int) -> str:
    return datetime.fromtimestamp(sent / 1000, UTC).replace(tzinfo=None).isoformat()


def plain(table: list[list[str | None]]) -> list[list[str | None]]:
    return [[when, who, (text or "").replace("\u200e", "")] for when, who, text in table]


@pytest.mark.parametrize("path", PROBES, ids=lambda path: path.stem)
def test_a_probe_is_read_as_its_truth_says(path: Path) -> None:
    truth = json.loads(path.with_name(f"{path.stem}.truth.json").read_text(encoding="utf-8"))
    assert plain(rows(read(path, order="dmy" if path.stem in ONLY_A_PERSON_KNOWS else None))) == plain(truth)


def test_all_probes_are_here() -> None:
    assert len(PROBES) == 18


def test_a_date_that_only_a_person_can_tell_is_asked_for() -> None:
    with pytest.raises(AmbiguousOrder) as error:
        read(DATA / "probes" / "45_single_message.txt")
    assert error.value.orders == ("dmy", "mdy")


@pytest.mark.parametrize("path", MINED, ids=lambda path: path.stem)
def test_what_chat_miner_expects_is_found(path: Path) -> None:
    target = json.loads((DATA / "target.json").read_text(encoding="utf-8"))
    wanted = {(row["timestamp"], row["author"], row["message"]) for row in target}
    found = {(when, who, (text or "").replace("\n", " ")) for when, who, text in rows(read(path))}
    assert wanted <= found
    assert {who for _, who, _ in found} == {row["author"] for row in target} | {None}


def test_a_line_typed_inside_a_message_stays_there_and_is_noted() -> None:
    archive = read(DATA / "chatistics" / "_chat 2.txt")
    assert [one.sender for one in archive.messages] == ["Peter Doe", "Peter Doe", "John Doe", "John Doe"]
    assert archive.messages[0].text.endswith("\n[1.9.19, 00:00:00] Peter Doe: this is the second line of the first message")
    assert {note.id: note.count for note in archive.notes}["looks-typed"] == 1


def test_names_with_colons_spaces_and_emoji_are_whole() -> None:
    archive = read(DATA / "chatistics" / "_chat 3.txt", order="dmy")
    assert archive.participants == (
        "n",
        "Very long username",
        "Even longer username with emoticons! 🙈 🙈",
        "The final test",
        "John Doe",
    )
    assert archive.messages[4].text == "Does it work with colons?: Hallelujah!"
    assert archive.messages[9].text == "\n\n\n\n\n👍👍👍👍👍👍!"
    assert archive.messages[10].text.endswith("\n\n\n2/11/19: Arrival\n12/12/19: Departure")
    assert archive.messages[6].sender is None


def test_an_order_that_one_forged_date_leaves_open_is_asked_for() -> None:
    with pytest.raises(AmbiguousOrder):
        read(DATA / "chatistics" / "_chat 3.txt")


def test_an_en_dash_separates_too() -> None:
    assert [row[:2] for row in rows(read(DATA / "chatistics" / "_chat 4.txt"))] == [
        ["2019-09-17T08:30:52", "John Doe"],
        ["2019-09-17T16:30:10", "John Doe"],
        ["2019-09-18T16:50:32", "John Doe"],
    ]


def test_odd_letters_come_through_and_lines_of_other_chats_stay_text() -> None:
    archive = read(DATA / "chatistics" / "_chat.txt")
    texts = [one.text for one in archive.messages]
    assert len(texts) == 21
    assert archive.messages[2].sender is None
    assert any("\x86" in text and text.endswith("this line is not a message on its own") for text in texts)
    assert any(text.endswith("\n2/11/19, 14:48 Alice Placeholder: this is a message from another chat!") for text in texts)


def test_zips_of_both_phones_are_read_and_what_was_left_is_noted() -> None:
    android = read(DATA / "whatsapp_zip" / "WhatsApp Chat with Jo.zip")
    assert [(one.sender, one.kind, one.text) for one in android.messages] == [
        ("Jo", "media", "IMG-20240115-WA0001.jpg (file attached)\ncaption here")
    ]
    assert {note.id: note.count for note in android.notes} == {"media-left-out": 1, "climbing-path": 1}
    iphone = read(DATA / "whatsapp_zip" / "WhatsApp Chat - Jo.zip")
    assert [(one.sender, one.kind) for one in iphone.messages] == [("Jo", "media"), ("Sam", "text")]
    assert iphone.messages[1].text == "two\nlines"
