from __future__ import annotations

import io

import pypdfium2
import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from fardplan_kg.extraction.reading.characters import read_page
from fardplan_kg.extraction.reading.typeset import PrintedPage


def page(content: str, turned: int = 0) -> PrintedPage:
    """Return the words of a page of 200 × 100 points that draws with Helvetica (F) or bold (B)."""
    writer = PdfWriter()
    drawn = writer.add_blank_page(200, 100)
    fonts = DictionaryObject()
    for name, base in (("/F", "/Helvetica"), ("/B", "/Helvetica-Bold")):
        fonts[NameObject(name)] = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject(base),
                NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
            }
        )
    drawn[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    stream = DecodedStreamObject()
    stream.set_data(f"BT {content} ET".encode("cp1252"))
    drawn[NameObject("/Contents")] = writer._add_object(stream)
    drawn.rotate(turned)
    file = io.BytesIO()
    writer.write(file)
    document = pypdfium2.PdfDocument(file.getvalue())
    return read_page(document[0], 1)


def test_words_have_their_places_and_weight() -> None:
    read = page("/F 10 Tf 20 50 Td (ett ) Tj /B 10 Tf (fet) Tj")
    assert [(word.text, word.bold) for word in read.words] == [("ett", False), ("fet", True)]
    one, other = read.words
    assert one.left == pytest.approx(20, abs=1)
    assert one.top < 50 < one.bottom < 60
    assert other.left > one.right
    assert (read.sheet, read.width, read.height) == (1, 200, 100)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("/F 10 Tf 20 50 Td [(ett) -600 (tv\xe5)] TJ", ["ett", "två"]),
        ("/F 10 Tf 20 50 Td [(sam) -20 (verka)] TJ", ["samverka"]),
        ("/F 10 Tf 3 Tr 20 50 Td (osynlig) Tj", ["osynlig"]),
        ("/F 10 Tf 20 50 Td (inne) Tj 0 200 Td (ute) Tj", ["inne"]),
        ("/F 10 Tf 20 60 Td (m\xf6tes-) Tj 0 -12 Td (plats) Tj", ["mötes-", "plats"]),
        ("/F 10 Tf 20 50 Td (liggande) Tj 0 1 -1 0 150 20 Tm (st\xe5r) Tj", ["liggande"]),
    ],
)
def test_what_is_read(content: str, expected: list[str]) -> None:
    assert [word.text for word in page(content).words] == expected


def test_turned_page_is_read_upright() -> None:
    read = page("/F 10 Tf 0 1 -1 0 100 10 Tm (vriden sida) Tj")
    assert [word.text for word in read.words] == ["vriden", "sida"]
    assert (read.width, read.height) == (100, 200)
    one, other = read.words
    assert one.left < one.right < other.left
    assert one.top == pytest.approx(other.top)


def test_page_that_the_file_turns_is_read_as_it_is_drawn() -> None:
    assert [word.text for word in page("/F 10 Tf 20 50 Td (sida) Tj", 180).words] == ["sida"]


def test_letters_are_a_word_though_each_is_taken_for_a_line_of_its_own() -> None:
    spelt = " ".join(f"({letter}) Tj {width} 0 Td" for letter, width in zip(
        "tio rader", (2.8, 2.2, 5.6, 2.8, 3.3, 5.6, 5.6, 5.6, 0), strict=True
    ))  # fmt: skip
    rows = " ".join(f"1 0 0 1 10 {90 - 4 * row} Tm {spelt}" for row in range(20))
    words = page(f"/F 10 Tf {rows}").words
    assert [word.text for word in words] == ["tio", "rader"] * 20
