"""A Word document (.docx) → lines. Nothing is fetched, and no macro is run.

Paragraphs and headings are blocks, with the numbers that Word writes before them; the rows of a
table are lines, with tabs between cells; the text of a text box follows its paragraph. What a field
shows is text (a table of contents), what it is made from is not; deleted and hidden text is none.
Notes, heads and feet are left out. A Word document has no fixed pages.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from fardplan_kg.extraction.reading.numbering import Numbering
from fardplan_kg.faults import DataFault

ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SIGNS = {
    qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-", qn("w:softHyphen"): "\u00ad",
}  # fmt: skip
PASSED_OVER = {
    qn("w:pPr"), qn("w:rPr"), qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), qn("w:delText"),
    qn("w:txbxContent"), ALTERNATIVE,
}  # fmt: skip


def read_word(content: bytes, name: str) -> str:
    """Return the text of a Word document, with blank lines between its blocks.

    Raises DataFault where it is damaged.
    """
    try:
        document = docx.Document(io.BytesIO(content))
    except (OpcError, zipfile.BadZipFile, SyntaxError, KeyError, ValueError) as error:
        raise DataFault(
            f"{name}: the Word document is damaged and cannot be opened ({type(error).__name__}); "
            "open it in Word and save it again, or give the roadmap as PDF"
        ) from None
    return "\n\n".join(_blocks(document.element.body, Numbering(document))) + "\n"


def _blocks(parent: BaseOxmlElement, numbering: Numbering) -> Iterator[str]:
    for element in parent:
        if element.tag == qn("w:p"):
            yield from _paragraph(element, numbering)
        elif element.tag == qn("w:tbl"):
            yield "\n".join(_rows(element, numbering))
        elif element.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
            yield from _blocks(element, numbering)


def _paragraph(paragraph: BaseOxmlElement, numbering: Numbering) -> Iterator[str]:
    text = "".join(_text(paragraph)).strip()
    if text:
        yield f"{numbering.mark(paragraph)} {text}".lstrip(" ")
    for box in paragraph.iter(qn("w:txbxContent")):
        if not any(above.tag == ALTERNATIVE for above in box.iterancestors()):
            yield from _blocks(box, numbering)


def _rows(table: BaseOxmlElement, numbering: Numbering) -> Iterator[str]:
    for row in table.iterchildren(qn("w:tr")):
        cells = ["\n".join(_blocks(cell, numbering)) for cell in row.iterchildren(qn("w:tc"))]
        if any(cells):
            yield "\t".join(" ".join(cell.split("\n")) for cell in cells)


def _text(element: BaseOxmlElement) -> Iterator[str]:
    for child in element:
        if child.tag in PASSED_OVER or (child.tag == qn("w:r") and _hidden(child)):
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        else:
            yield SIGNS.get(child.tag, "")
            yield from _text(child)


def _hidden(run: BaseOxmlElement) -> bool:
    properties = run.find(qn("w:rPr"))
    return properties is not None and properties.find(qn("w:vanish")) is not None
