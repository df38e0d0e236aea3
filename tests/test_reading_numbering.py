from __future__ import annotations

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from fardplan_kg.extraction.reading.numbering import Numbering


def numbered(levels: list[tuple[str, str, int]]) -> Document:
    """Return a document whose list 77 has the levels given: form, text, start."""
    document = docx.Document()
    written = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text, start) in enumerate(levels)
    )
    lists = document.part.numbering_part.element
    space = nsdecls("w")
    lists.append(
        parse_xml(f'<w:abstractNum {space} w:abstractNumId="77">{written}</w:abstractNum>')
    )
    lists.append(parse_xml(f'<w:num {space} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    return document


def marks(document: Document, depths: list[int]) -> list[str]:
    numbering = Numbering(document)
    return [
        numbering.mark(
            parse_xml(
                f'<w:p {nsdecls("w")}><w:pPr><w:numPr><w:ilvl w:val="{depth}"/>'
                '<w:numId w:val="77"/></w:numPr></w:pPr></w:p>'
            )
        )
        for depth in depths
    ]


@pytest.mark.parametrize(
    ("levels", "depths", "expected"),
    [
        ([("decimal", "%1", 1), ("decimal", "%1.%2", 1)], [0, 1, 1, 0, 1],
         ["1", "1.1", "1.2", "2", "2.1"]),
        ([("decimal", "%1.", 3)], [0, 0], ["3.", "4."]),
        ([("decimal", "%1", 1), ("decimal", "%1.%2", 1)], [1, 1], ["1.1", "1.2"]),
        ([("bullet", "\u2022", 1)], [0, 0], ["-", "-"]),
        ([("upperRoman", "%1", 4)], [0, 0, 0], ["IV", "V", "VI"]),
        ([("lowerLetter", "%1)", 26)], [0, 0], ["z)", "aa)"]),
        ([("decimal", "%1", 1)], [5], [""]),
    ],
)  # fmt: skip
def test_marks(levels: list[tuple[str, str, int]], depths: list[int], expected: list[str]) -> None:
    assert marks(numbered(levels), depths) == expected


def test_list_of_the_style() -> None:
    document = docx.Document()
    numbering = Numbering(document)
    paragraphs = [document.add_paragraph(style=name) for name in ("List Number", "List Number 2")]
    assert [numbering.mark(paragraph._p) for paragraph in paragraphs] == ["1.", "1."]
    assert numbering.mark(document.add_paragraph("text")._p) == ""
