"""A PDF with a text layer → text in reading order, with its pages. Nothing is fetched or run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from fardplan_kg.extraction.reading.blocks import in_order, raw_text
from fardplan_kg.extraction.reading.characters import read_page
from fardplan_kg.extraction.reading.columns import gutters, regions
from fardplan_kg.extraction.reading.running_heads import without_running_heads
from fardplan_kg.extraction.reading.spreads import single_pages
from fardplan_kg.extraction.reading.typeset import PrintedPage
from fardplan_kg.faults import DataFault

Progress = Callable[[int, int], None]
END = b"%%EOF"
ENDING = 4096  # bytes in which a PDF ends
PASSWORD = 4  # what PDFium says of a document that asks for one


@dataclass(frozen=True)
class PdfText:
    """The text; of each page its raw place and printed number, if any; the sheets without text."""

    raw: str
    pages: tuple[tuple[int, int, int | None], ...]
    silent: tuple[int, ...]


def read_pdf(content: bytes, name: str, most_pages: int, progress: Progress | None) -> PdfText:
    """Return the text of a PDF.

    Raises DataFault where it is encrypted, damaged, over ``most_pages`` or without any text.
    """
    document = _opened(content, name)
    try:
        if len(document) > most_pages:
            raise DataFault(
                f"{name}: {len(document)} pages, and at most {most_pages} are read; give the "
                "roadmap alone, or allow more with --max-pages"
            )
        sheets = list(_sheets(document, name, progress))
    finally:
        document.close()
    if not any(sheet.words for sheet in sheets):
        raise DataFault(
            f"{name}: {len(sheets)} pages and no text in them: a scan, or text drawn as pictures; "
            "give it a text layer by text recognition (ocrmypdf writes one), or give the roadmap "
            "as text or Word"
        )
    silent = tuple(sheet.sheet for sheet in sheets if not sheet.words)
    return _text(list(single_pages(sheets)), silent)


def _opened(content: bytes, name: str) -> pypdfium2.PdfDocument:
    damaged = DataFault(f"{name}: the PDF is damaged or cut; fetch or export it again")
    if END not in content[-ENDING:]:
        raise damaged  # PDFium would give the pages that are left, and say nothing
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        if pdfium.FPDF_GetLastError() == PASSWORD:
            raise DataFault(
                f"{name}: the PDF is encrypted and asks for a password; give a copy without one"
            ) from None
        raise damaged from None


def _sheets(
    document: pypdfium2.PdfDocument, name: str, progress: Progress | None
) -> Iterator[PrintedPage]:
    for index in range(len(document)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            raise DataFault(
                f"{name}: page {index + 1} of {len(document)} is damaged and cannot be read; fetch "
                "or export the PDF again"
            ) from None
        yield read_page(page, index + 1)
        page.close()
        if progress:
            progress(index + 1, len(document))


def _text(pages: Sequence[PrintedPage], silent: tuple[int, ...]) -> PdfText:
    pages, numbers = without_running_heads(pages)
    known = sorted({round(edge, 1) for page in pages for edge in gutters(page.words)})
    lines = in_order([list(regions(page.words, known)) for page in pages])
    parts: list[str] = []
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    position = 0
    for page, text in raw_text(lines):
        starts.setdefault(page, position + len(text) - len(text.lstrip("\n")))
        position += len(text)
        ends[page] = position
        parts.append(text)
    places, former = [], 0
    for page, number in enumerate(numbers):
        former = starts.get(page, former)
        places.append((former, ends.get(page, former), number))
        former = places[-1][1]
    return PdfText("".join(parts) + "\n", tuple(places), silent)
