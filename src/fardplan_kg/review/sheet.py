"""The review file: one row a finding, as a Swedish spreadsheet writes and reads it.

What we write is UTF-8 with a byte order mark and semicolons. What comes back may have been saved
otherwise: with commas or tabs, without the mark, as UTF-16, or as Windows-1252, the way older
versions of Excel save CSV. The last has no place for some characters and writes "?" for them, so
that a sheet read so is ``lossy``.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from fardplan_kg.faults import DataFault
from fardplan_kg.files import read_file
from fardplan_kg.review import cells
from fardplan_kg.review.columns import COLUMNS, columns, outside, plain
from fardplan_kg.review.faults import all_at_once
from fardplan_kg.spreadsheet import BYTE_ORDER_MARK

WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How an .xlsx (a ZIP file) and an old .xls (a compound file) begin."""


@dataclass(frozen=True)
class Row:
    """A finding as a row, its cells in the order of COLUMNS."""

    key: str
    kind: str
    place: str
    quote: str
    about: str
    question: str
    candidates: str
    proposal: str
    decision: str = ""
    reason: str = ""

    @property
    def filled(self) -> bool:
        """Whether a person has written something in it."""
        return bool(self.decision.strip() or self.reason.strip())


@dataclass(frozen=True)
class Sheet:
    """The rows of a review file by their number in the spreadsheet, where the columns' row is 1."""

    name: str
    rows: Mapping[int, Row]
    lossy: bool = False


def sheet_bytes(rows: Iterable[Row]) -> bytes:
    """Return a review file."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=cells.SEPARATOR, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([cells.written(text) for text in astuple(row)])
    return (BYTE_ORDER_MARK + out.getvalue()).encode()


def read_sheet(path: Path) -> Sheet:
    """Read a review file.

    Raises CallFault where it cannot be read, DataFault where it is no CSV text or its columns are
    not the ones that we wrote; their order may be another.
    """
    content = read_file(path)
    text, lossy = _text(path, content)
    records = _records(path, text)
    places = columns(path, records.get(1, []))
    faults = outside(records, places)
    if faults:
        raise all_at_once(str(path), faults)
    rows = {
        number: Row(*(_cell(record, places[name]) for name in COLUMNS))
        for number, record in list(records.items())[1:]
        if any(cell.strip() for cell in record)
    }
    return Sheet(str(path), rows, lossy)


def _cell(record: Sequence[str], place: int) -> str:
    # Excel leaves out the last separators of rows whose last cells are empty
    return cells.read(record[place]) if place < len(record) else ""


def _text(path: Path, content: bytes) -> tuple[str, bool]:
    if content.startswith(WORKBOOKS):
        raise DataFault(
            f"{path}: a workbook; save it as CSV UTF-8 (delimited)",
            f"{path}: är en arbetsbok; spara den som ”CSV UTF-8 (avgränsad)”",
        )
    for encoding, lossy in (("utf-8-sig", False), ("cp1252", True)):
        try:
            found = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else encoding
            return content.decode(found), lossy
        except UnicodeDecodeError:
            continue
    raise DataFault(
        f"{path}: neither UTF-8 nor Windows-1252; save it as CSV UTF-8 (delimited)",
        f"{path}: är varken UTF-8 eller Windows-1252; spara som ”CSV UTF-8 (avgränsad)”",
    )


def _records(path: Path, text: str) -> dict[int, list[str]]:
    """Return the records by their number in the spreadsheet."""
    if text.startswith("sep="):
        text = text.partition("\n")[2]
    separator = max(";,\t", key=lambda sign: len(set(_header(text, sign)) & set(COLUMNS)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    records: dict[int, list[str]] = {}
    try:
        records.update(enumerate(reader, start=1))
    except csv.Error as error:
        row = len(records) + 1
        raise DataFault(
            f"{path}: row {row} is no CSV ({error}); is a quotation mark missing?",
            f"{path}: rad {row} går inte att läsa som CSV; saknas ett citattecken?",
        ) from None
    return records


def _header(text: str, separator: str) -> list[str]:
    first = text.lstrip().splitlines()[:1]
    return [plain(cell) for cell in next(csv.reader(first, delimiter=separator), [])]
