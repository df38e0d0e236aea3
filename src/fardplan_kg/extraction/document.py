"""A document as text with positions: code points, 0-based, end exclusive."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from fardplan_kg.faults import CallFault, DataFault

SOURCE_VARIABLE = "FARDPLAN_SOURCE"


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
    """

    name: str
    raw: str
    sha256: str
    pages: tuple[Page, ...] = ()

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


def read_document(path: Path) -> Document:
    """Read a text document (UTF-8).

    Raises CallFault where the file cannot be read, DataFault where it is empty or not such a text.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CallFault(
            f"{path}: cannot be read ({error.strerror})",
            f"{path}: kan inte läsas ({error.strerror})",
        ) from None
    return Document(path.name, _text(path, content), hashlib.sha256(content).hexdigest())


def _text(path: Path, content: bytes) -> str:
    if content.startswith(b"%PDF"):
        raise DataFault(f"{path}: a PDF; give the roadmap's text as UTF-8 (pdftotext writes it)")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DataFault(
            f"{path}:{line}: byte {error.start} is not UTF-8; save the document as UTF-8"
        ) from None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise DataFault(f"{path}:{line}: a NUL character; this is not a text document")
    if not text.strip():
        raise DataFault(f"{path}: the document is empty")
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
