"""A document as text with positions: code points, 0-based, end exclusive.

A PDF, a Word document, Markdown or text is read as lines: a line is a printed one, a blank line
stands between blocks, cells of a row are parted by a tab. How, is told in ``reading``.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from fardplan_kg.extraction.reading.kinds import Kind, kind_of
from fardplan_kg.faults import DataFault
from fardplan_kg.files import read_file

SOURCE_VARIABLE = "FARDPLAN_SOURCE"
MOST_PAGES = 1000
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Line:
    """A line of the document: its number from 1, its place, its raw text without the line end."""

    number: int
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Page:
    """A page: its number, its raw place, and whether the number is the printed one.

    Where no number is printed, it is the page's place in the file, from 1.
    """

    number: int
    start: int
    end: int
    printed: bool


@dataclass(frozen=True)
class Document:
    """The raw text of a document and the sha256 of its file.

    ``pages`` are known where the format has pages, in the order of the text; else there are none.
    ``silent_pages`` are the pages of the file, from 1, that hold no text: pictures, or scans.
    """

    name: str
    raw: str
    sha256: str
    pages: tuple[Page, ...] = ()
    silent_pages: tuple[int, ...] = ()

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines, in order."""
        return tuple(_lines(self.raw))

    def line_number(self, position: int) -> int:
        """Return the number of the line that holds a position."""
        return self.raw.count("\n", 0, position) + 1


def _lines(raw: str) -> Iterator[Line]:
    start = 0
    for number, text in enumerate(raw.split("\n"), start=1):
        yield Line(number, start, start + len(text), text)
        start += len(text) + 1


def read_document(
    path: Path, most_pages: int = MOST_PAGES, progress: Progress | None = None
) -> Document:
    """Read a document: PDF with a text layer, Word (.docx), Markdown (.md), text (UTF-8).

    ``progress`` is told the pages read and all pages, for each page of a PDF. Raises CallFault
    where the file cannot be read, DataFault where it is none of these, damaged, or has no text.
    """
    content = read_file(path)
    if not content:
        raise DataFault(f"{path}: the document is empty")
    kind = kind_of(path, content)
    sha256 = hashlib.sha256(content).hexdigest()
    if kind is Kind.PDF:
        return _pdf(path, content, sha256, most_pages, progress)
    return Document(path.name, _raw(path, content, kind), sha256)


def _pdf(
    path: Path, content: bytes, sha256: str, most_pages: int, progress: Progress | None
) -> Document:
    from fardplan_kg.extraction.reading.pdf import read_pdf  # PDFium, only where there is a PDF

    read = read_pdf(content, str(path), most_pages, progress)
    pages = tuple(
        Page(place if number is None else number, start, end, number is not None)
        for place, (start, end, number) in enumerate(read.pages, start=1)
    )
    return Document(path.name, read.raw, sha256, pages, read.silent)


def _raw(path: Path, content: bytes, kind: Kind) -> str:
    if kind is Kind.WORD:
        from fardplan_kg.extraction.reading.word import read_word  # lxml, only for Word

        text = read_word(content, str(path))
    elif kind is Kind.MARKDOWN:
        from fardplan_kg.extraction.reading.markdown import read_markdown

        text = read_markdown(_text(path, content))
    else:
        text = _text(path, content)
    if not text.strip():
        raise DataFault(f"{path}: the document is empty")
    return text


def _text(path: Path, content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DataFault(
            f"{path}:{line}: byte {error.start} is not UTF-8; save the document as UTF-8"
        ) from None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise DataFault(f"{path}:{line}: a NUL character; this is not a text document")
    return text


def find_source(named: Path | None, folder: Path | None = None) -> Path | None:
    """Return the roadmap's text: the file named, else FARDPLAN_SOURCE, else ../shared/source.

    That folder lies beside ``folder`` (the current one); it must hold one text and no other.
    """
    if named is not None:
        return named
    if chosen := os.environ.get(SOURCE_VARIABLE):
        return Path(chosen)
    beside = (folder or Path.cwd()).parent / "shared" / "source"
    texts = sorted(beside.glob("*.txt"))
    return texts[0] if len(texts) == 1 else None
