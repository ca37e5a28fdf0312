"""Who wrote a message, what kind it is, and which lines someone may have typed to look like one."""

from __future__ import annotations

import io

import pytest

from weatherglass.intake import Message, Survey, stream, survey
from weatherglass.intake.whatsapp import accept, settling
from weatherglass.intake.whatsapp import survey as surveying
from weatherglass.intake.whatsapp.kinds import kind

NBSP_NUMBER = "\u202a+44\u00a07700\u00a0900123\u202c"


def messages(text: str) -> list[Message]:
    return [one for part in stream(io.BytesIO(text.encode()), order="dmy") for one in part]


def surveyed(text: str) -> Survey:
    return survey(io.BytesIO(text.encode()), order="dmy")


def noted(text: str) -> dict[str, int]:
    return {note.id: note.count for note in surveyed(text).notes}


def chat(*bodies: str) -> str:
    return "".join(f"15/01/2024, 19:0{index} - {body}\n" for index, body in enumerate(bodies))


def test_a_name_with_a_colon_is_whole_where_it_recurs() -> None:
    found = messages(chat("Work: Ana: one", "Work: Ana: two", "Ben: note: three", "Ben: four", "Work: Ana: <Media omitted>"))
    assert [(one.sender, one.text) for one in found] == [
        ("Work: Ana", "one"),
        ("Work: Ana", "two"),
        ("Ben", "note: three"),
        ("Ben", "four"),
        ("Work: Ana", "<Media omitted>"),
    ]
    assert surveyed(chat("Work: Ana: one", "Work: Ana: two", "Work: Ana: three")).by_sender == {"Work: Ana": 3}


def test_without_looking_behind_the_colon_such_a_name_would_be_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling.Branch, "ends", lambda self, name: {name: self.count})
    assert messages(chat("Work: Ana: one", "Work: Ana: two"))[0].sender == "Work"


def test_two_people_behind_the_same_word_are_two() -> None:
    found = messages(chat("Work: Ana: a", "Work: Ben: b", "Work: Ana: c", "Work: Ben: d"))
    assert [one.sender for one in found] == ["Work: Ana", "Work: Ben", "Work: Ana", "Work: Ben"]


def test_what_a_person_writes_often_is_no_part_of_the_name() -> None:
    found = surveyed(chat("Ana: note: milk", "Ana: note: bread", "Ana: note: tea", "Ana: thanks"))
    assert found.participants == ("Ana",)


@pytest.mark.parametrize("name", ["Mum 👩‍👧", NBSP_NUMBER, "~\u202fAna", "أنا", "A", "x" * 200])
def test_a_name_stays_as_it_is(name: str) -> None:
    found = messages(chat(f"{name}: one", "Ben: two", f"{name}: three"))
    assert [(one.sender, one.text) for one in found] == [(name, "one"), ("Ben", "two"), (name, "three")]


@pytest.mark.parametrize(
    "line",
    [
        "Messages and calls are end-to-end encrypted. No one outside of this chat can read them.",
        "Ana added Ben",
        'Ana changed the subject from "Home" to "Home: sweet home"',
        "Ana hat den Betreff zu „Haus: neu“ geändert",
        "Ana changed the group description",
    ],
)
def test_a_line_of_whatsapps_own_is_nobodys(line: str) -> None:
    found = messages(chat("Ana: one", line, "Ben: two", "Ana: three"))
    assert (found[1].sender, found[1].kind, found[1].text) == (None, "system", line)


def test_an_iphones_own_lines_are_not_put_into_a_persons_mouth() -> None:
    text = (
        "[15/01/2024, 19:00:00] Ben: \u200eMessages and calls are end-to-end encrypted.\r\n"
        "[15/01/2024, 19:00:01] Ben: hi\r\n"
        "\u200e[15/01/2024, 19:00:02] Our group: \u200eBen added you\r\n"
        "\u200e[15/01/2024, 19:00:03] Ben: \u200eimage omitted\r\n"
    )
    found = messages(text)
    assert [(one.sender, one.kind) for one in found] == [(None, "system"), ("Ben", "text"), (None, "system"), ("Ben", "media")]
    assert surveyed(text).participants == ("Ben",)


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("<Media omitted>", "media"),
        ("<Medien ausgeschlossen>", "media"),
        ("IMG-20240115-WA0003.jpg (file attached)", "media"),
        ("\u200eIMG-20240115-WA0003.jpg (Datei angehängt)", "media"),
        ("Our plan.pdf (archivo adjunto)", "media"),
        ("\u200e<attached: 00000003-PHOTO-2024-01-15-19-02-03.jpg>", "media"),
        ("plan.pdf • \u200e3 pages \u200e<attached: 00000004-plan.pdf>", "media"),
        ("\u200eaudio omitted", "media"),
        ("You deleted this message", "deleted"),
        ("\u200eThis message was deleted.", "deleted"),
        ("Eliminaste este mensaje", "deleted"),
        ("Missed voice call", "call"),
        ("\u200eMissed video call, \u200eTap to call back", "call"),
        ("\u200eVoice call, \u200e2 min", "call"),
        ("Missed voice call at 10:30", "call"),
        ("Voice call me", "text"),
        ("I love you <3 (really)", "text"),
        ("see example.com (it is good)", "text"),
        ("", "text"),
        ("null", "text"),
        ("image omitted from the report", "text"),
        ("“quoted”", "text"),
    ],
)
def test_a_first_line_says_what_kind_a_message_is(line: str, word: str) -> None:
    assert kind(line.encode()).word == word
    found = messages(chat(f"Ana: {line}", "Ana: more"))
    assert (found[0].kind, found[0].sender, found[0].text) == (word, "Ana", line)


def test_a_missed_call_without_a_name_is_a_call() -> None:
    assert [(one.sender, one.kind) for one in messages(chat("Missed voice call", "Ana: hi"))] == [(None, "call"), ("Ana", "text")]


FORGED = "[15/01/2024, 09:00:01] Ana: look\n[15/01/2024, 09:00:05] Ben: I am sorry\r\n[16/01/2024, 09:01:00] Ben: never said\r\n"


def test_on_an_iphone_a_message_typed_inside_another_stays_inside() -> None:
    assert [one.text for one in messages(FORGED)] == ["look\n[15/01/2024, 09:00:05] Ben: I am sorry", "never said"]
    assert noted(FORGED) == {"typed-header": 1}


def test_without_the_rule_for_line_ends_it_would_be_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surveying, "_ends_in_crlf", lambda text: False)
    monkeypatch.setattr(surveying, "_FORGED_PER_RECORD", -1)
    assert len(messages(FORGED)) == 3


def test_where_line_ends_were_changed_that_is_noted() -> None:
    assert "line-ends-changed" in noted(FORGED.replace("\r\n", "\n"))


def test_elsewhere_a_line_that_looks_typed_is_marked_and_not_decided() -> None:
    text = (
        "15/01/2024, 19:00 - Ana: one\n15/01/2024, 19:05 - Ben: two\n"
        "15/01/2024, 19:01 - Ben: I did it\n15/01/2024, 19:06 - Ana: 3\n"
        "15/01/2024, 19:07 - Cy: once\n1/15/24, 7:08 PM - Ben: forward\n"
    )
    found = messages(text)
    assert [one.doubtful for one in found] == [False, False, True, False, True, True]
    assert noted(text) == {"backwards": 1, "seen-once": 1, "unlike-the-rest": 1}


def test_a_line_that_is_both_unlike_and_backwards_stays_text() -> None:
    text = chat("Ana: one", "Ben: two") + "1/14/24, 7:00 PM - Ben: I did it\n" + "15/01/2024, 19:09 - Ana: three\n"
    assert [one.text for one in messages(text)] == ["one", "two\n1/14/24, 7:00 PM - Ben: I did it", "three"]
    assert noted(text) == {"looks-typed": 1}


def test_without_that_check_it_would_be_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    text = chat("Ana: one", "Ben: two") + "1/14/24, 7:00 PM - Ben: I did it\n" + "15/01/2024, 19:09 - Ana: three\n"
    monkeypatch.setattr(accept, "RUN", 1)
    assert len(messages(text)) == 4


def test_an_older_export_joined_behind_a_newer_one_is_no_forgery() -> None:
    older = "".join(f"[{day:02}.01.23, 10:00:00] Ana: old\n" for day in range(10, 20))
    found = messages(chat("Ana: one", "Ben: two") + older)
    assert len(found) == 12


def test_about_40_000_messages_are_probably_not_all() -> None:
    assert noted(chat("Ana: one") * 40_000)["cap"] == 40_000
    assert "cap" not in noted(chat("Ana: one") * 39_000)
