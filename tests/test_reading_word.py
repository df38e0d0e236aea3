from __future__ import annotations

import io

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from fardplan_kg.extraction.reading.word import read_word
from fardplan_kg.faults import DataFault


def read(document: Document) -> str:
    file = io.BytesIO()
    document.save(file)
    return read_word(file.getvalue(), "plan.docx")


def test_headings_paragraphs_and_line_breaks() -> None:
    document = docx.Document()
    document.add_heading("Levande torg", 1)
    document.add_paragraph("Ansvarig aktör: Regionen\nMedverkande aktörer: trollen")
    document.add_paragraph("")
    document.add_paragraph("Inledning\t3")
    assert read(document) == (
        "Levande torg\n\nAnsvarig aktör: Regionen\nMedverkande aktörer: trollen\n\nInledning\t3\n"
    )


def test_rows_of_a_table_are_lines() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    for cell, text in zip((c for r in table.rows for c in r.cells), "abcd", strict=True):
        cell.text = text
    table.cell(1, 1).add_paragraph("mer")
    assert read(document) == "a\tb\nc\td mer\n"


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<w:del><w:r><w:delText>bort</w:delText></w:r></w:del><w:r><w:t>kvar</w:t></w:r>", "kvar"),
        ("<w:ins><w:r><w:t>ny</w:t></w:r></w:ins>", "ny"),
        ("<w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:t>visat</w:t></w:r>", "visat"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t></w:r><w:r><w:t>x</w:t></w:r>", "x"),
        ("<w:hyperlink><w:r><w:t>länk</w:t></w:r></w:hyperlink>", "länk"),
        ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r>", "a-b"),
        (
            "<w:r><w:t>före</w:t></w:r><w:r><w:txbxContent><w:p><w:r><w:t>ruta</w:t></w:r></w:p>"
            "</w:txbxContent></w:r>",
            "före\n\nruta",
        ),
    ],
)
def test_what_word_shows_is_text(inner: str, expected: str) -> None:
    document = docx.Document()
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))
    assert read(document) == expected + "\n"


def test_damaged_document_is_refused() -> None:
    with pytest.raises(DataFault, match=r"plan\.docx: the Word document is damaged"):
        read_word(b"PK\x03\x04", "plan.docx")
