"""The PDF: tagged, nameless, made without a file; no word of a person is read as markup, whatever it is."""

from __future__ import annotations

import io
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdf
import pytest
import typst

from weatherglass.report import parcel_pdf
from weatherglass.report.markup import Markup, drawing, element
from weatherglass.report.parcel import Heading, Picture, Table, Words, alt, read_table
from weatherglass.report.parcel_pdf import MISSING, SOME_MISSING, NotMade, pdf, standalone
from weatherglass.report.parcel_text import text

if TYPE_CHECKING:
    from weatherglass.report.parcel import Piece

DRAWN = drawing(
    "a",
    "Two days",
    "One hard, one kind. The table below says the same.",
    (320, 40),
    element("rect", class_="storm", width=9, height=9),
)
PIECES: tuple[Piece, ...] = (
    Heading("Days"),
    Heading("Saturday", 2),
    Words("Some words."),
    Picture(DRAWN, alt(DRAWN)),
    Table("A table", ("Day", "Weather"), (("1 March", "Storm"), ("2 March", ""))),
)


def read(made: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(made))


def words(made: bytes) -> str:
    return " ".join(page.extract_text() for page in read(made).pages)


def squeezed(said: str) -> str:
    return "".join(said.replace("\N{ZERO WIDTH SPACE}", "").split())


def metadata(made: bytes) -> str:
    found = read(made).root_object["/Metadata"].get_object()
    assert isinstance(found, pypdf.generic.StreamObject)
    return found.get_data().decode()


def tags(node: Any, found: list[Any]) -> list[Any]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, dict):
        found.append(node)
        tags(node.get("/K"), found)
    elif isinstance(node, list):
        for one in node:
            tags(one, found)
    return found


def test_it_is_a_tagged_pdf_with_language_headings_alternatives_and_header_cells() -> None:
    root = read(pdf(PIECES)).root_object
    assert str(root["/Lang"]) == "en"
    assert "/Marked" in str(root["/MarkInfo"])
    assert "pdfuaid:part>1<" in metadata(pdf(PIECES))
    every = tags(root["/StructTreeRoot"], [])
    kinds = {str(one.get("/S")) for one in every}
    assert {"/H1", "/H2", "/P", "/Table", "/TH", "/TD", "/Figure"} <= kinds
    assert [str(one["/Alt"]) for one in every if "/Alt" in one] == [
        "Two days. One hard, one kind. The table that follows says the same."
    ]


def test_it_names_neither_the_program_nor_the_machine_nor_a_person() -> None:
    made = pdf(PIECES)
    found = read(made).metadata
    assert found
    assert set(found) == {"/Title", "/Creator"}
    assert str(found["/Title"]) == "Weather"
    assert str(found["/Creator"]).startswith("Typst")
    xmp = metadata(made).lower()
    for telling in ("weatherglass", str(Path.home()).lower(), Path.cwd().name + "/", "author", "creator>weather", "createdate"):
        assert telling not in xmp
    assert b"weatherglass" not in made.lower()


@pytest.mark.parametrize(
    "said",
    [
        '#eval("1+1") #panic() $x^2$ @ref <label> \\ *b* _i_ = h `raw` // c /* d */ #let',
        ']) #read("/etc/passwd") [(',
        '"\\u{41}" \\n %s {0} </style><script>',
        "x" * 1500,
    ],
)
def test_words_are_shown_as_they_are_and_never_read_as_markup(said: str) -> None:
    made = pdf((Words(said, own=True), Table("t", ("a", "b"), ((said[:100], said[:100]),)), Heading(said[:100])))
    assert squeezed(said) in squeezed(words(made))
    assert said in text((Words(said, own=True),))


def test_right_to_left_and_emoji_are_drawn_or_boxed_and_said() -> None:
    hebrew = "\u05e9\u05dc\u05d5\u05dd"
    for said in (hebrew, "\N{GRINNING FACE}", "\N{JAVANESE LETTER HA}", "\U00012000", "\ue000\ufffe\x01"):
        shown = words(pdf((Words(f"before {said} after"),)))
        assert "before" in shown
        assert "after" in shown
        assert any(one in shown for one in said) or MISSING in shown
        assert said in text((Words(said),))


def test_a_sign_that_no_font_has_is_a_box_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typst, "compile", partial(typst.compile, ignore_system_fonts=True))
    shown = words(pdf((Words("one \U00012000 two"), Words("three"))))
    assert f"one {MISSING} two" in shown
    assert " ".join(shown.split()).count(SOME_MISSING.split(".", maxsplit=1)[0]) == 1


def test_a_megabyte_of_words_is_taken_whole() -> None:
    said = "\n".join(f"line {number} " + "and so it went on " * 20 for number in range(2900))
    assert len(said) > 1_000_000
    reader = read(pdf((Words(said, own=True),)))
    assert "line 0 " in reader.pages[0].extract_text()
    assert "line 2899" in reader.pages[-1].extract_text()


def test_nothing_is_written_to_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf(PIECES)
    opened: list[tuple[str, str]] = []

    def watch(event: str, given: tuple[Any, ...]) -> None:
        if event == "open" and watching and str(given[1] or "").strip("rbt"):
            opened.append((str(given[0]), str(given[1])))

    watching = True
    sys.addaudithook(watch)
    pdf(PIECES)
    watching = False
    assert opened == []


def test_where_it_cannot_be_made_no_word_is_in_the_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parcel_pdf, "_template", partial(bytes, b"#panic(sys.inputs.data)"))
    with pytest.raises(NotMade) as caught:
        pdf((Words("a secret"),))
    assert "secret" not in str(caught.value)
    assert caught.value.__context__ is None


def test_words_put_into_the_source_would_be_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "#(1 + 1) *bold*"
    monkeypatch.setattr(parcel_pdf, "_template", partial(bytes, f'#set document(title: "Weather")\n{said}'.encode()))
    assert squeezed(said) not in squeezed(words(pdf((Words(said),))))


def test_a_drawing_stands_alone_with_a_colour_for_each_class() -> None:
    made = standalone(DRAWN)
    assert made.startswith("<svg ")
    assert 'xmlns="http://www.w3.org/2000/svg"' in made
    assert ".storm {" in made


def test_a_table_of_a_page_is_read_cell_by_cell() -> None:
    head = "<table><caption>T &amp; t</caption><thead><tr><th>A</th><th>B</th></tr></thead>"
    page = f"{head}<tbody><tr><th><a href=x>1</a></th><td>2; <b>3</b></td></tr></tbody></table>"
    assert read_table(Markup(page)) == Table("T & t", ("A", "B"), (("1", "2; 3"),))
