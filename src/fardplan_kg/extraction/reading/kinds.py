"""What a file is, told by its content; its name only parts Markdown from other text."""

from __future__ import annotations

import io
import zipfile
from enum import Enum, auto
from pathlib import Path

from fardplan_kg.faults import DataFault

OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
RIGHT = "give the roadmap as PDF, Word (.docx), Markdown or text in UTF-8"
BEGINNING = 1024  # bytes in which a PDF may begin
MOST_UNPACKED = 300_000_000  # bytes


class Kind(Enum):
    """A format that can be read."""

    PDF = auto()
    WORD = auto()
    MARKDOWN = auto()
    TEXT = auto()


def kind_of(path: Path, content: bytes) -> Kind:
    """Return the format of a file.

    Raises DataFault where it is none that can be read, or not what its name says.
    """
    suffix = path.suffix.lower()
    if b"%PDF-" in content[:BEGINNING]:
        return Kind.PDF
    if content.startswith(OLD_OFFICE):
        raise DataFault(
            f"{path}: an Office file of the old format (.doc, .xls), or one with a password; save "
            "it as .docx without a password, or as PDF"
        )
    if content.startswith(b"PK\x03\x04"):
        return _package(path, content)
    if content.lstrip()[:5] == b"{\\rtf":
        raise DataFault(f"{path}: an RTF file; save it as .docx or PDF")
    if suffix in (".pdf", ".docx"):
        raise DataFault(
            f"{path}: named {suffix}, and it holds something else: damaged, cut or renamed; {RIGHT}"
        )
    return Kind.MARKDOWN if suffix in (".md", ".markdown") else Kind.TEXT


def _package(path: Path, content: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            members = {info.filename: info.file_size for info in package.infolist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise DataFault(f"{path}: a damaged or cut package (zip); fetch or save it again") from None
    if sum(members.values()) > MOST_UNPACKED:
        raise DataFault(
            f"{path}: unpacked it is {sum(members.values()):,} bytes, and at most "
            f"{MOST_UNPACKED:,} are read; {RIGHT}"
        )
    if "word/document.xml" in members:
        return Kind.WORD
    if "xl/workbook.xml" in members:
        raise DataFault(f"{path}: a spreadsheet (Excel) and no roadmap; {RIGHT}")
    if {"mimetype", "content.xml"} <= set(members):
        raise DataFault(f"{path}: an OpenDocument file; save it as .docx or PDF")
    raise DataFault(f"{path}: a package (zip) that is no Word document; {RIGHT}")
