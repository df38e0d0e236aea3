"""An answer as a table in CSV and TSV; FORMATS has these, the terminal's and the W3C's.

CSV and TSV have one line of column names and one line a row; several terms in a cell are joined by
"; ".
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from fardplan_kg.answers import Answer
from fardplan_kg.faults import CallFault
from fardplan_kg.results import as_json, as_ttl, cell_text
from fardplan_kg.spreadsheet import BYTE_ORDER_MARK, guarded
from fardplan_kg.terminal import as_table, shown_columns

__all__ = [
    "FORMATS",
    "as_csv",
    "as_json",
    "as_table",
    "as_tsv",
    "as_ttl",
    "cell_text",
    "csv_lines",
    "first_rows",
    "shown_columns",
]


def first_rows(answer: Answer, count: int) -> Answer:
    """Return the answer with no more than its first rows."""
    return replace(answer, rows=answer.rows[:count])


def as_csv(answer: Answer, separator: str = ",", *, bom: bool = False) -> str:
    """Return the answer as CSV with the columns' names as its first line.

    With a byte order mark it is for spreadsheets, and its cells are guarded as they need. Raises
    CallFault for a separator that is not one character.
    """
    written = (lambda cell: guarded(cell, separator)) if bom else cell_text
    rows = [[written(cell) for cell in row] for row in answer.rows]
    lines = csv_lines([[column.name for column in answer.columns], *rows], separator)
    return BYTE_ORDER_MARK * bom + "".join(lines)


def csv_lines(rows: Iterable[list[str]], separator: str = ",") -> Iterator[str]:
    """Yield rows of texts as CSV, one at a time, for answers of any size.

    Raises CallFault for a separator that is not one character.
    """
    if len(separator) != 1 or separator in '"\r\n':
        raise CallFault(
            f"separator '{separator}': must be one character, such as ';' or a tab",
            f"avgränsaren '{separator}': ska vara ett tecken, till exempel ';' eller en tabb",
        )
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    for row in rows:
        writer.writerow(row)
        yield out.getvalue()
        out.seek(0)
        out.truncate()


def as_tsv(answer: Answer) -> str:
    """Return the answer as tab-separated text; tabs and line ends within a cell become spaces."""
    header = [[column.name for column in answer.columns]]
    rows = header + [[" ".join(cell_text(cell).split()) for cell in row] for row in answer.rows]
    return "".join("\t".join(row) + "\n" for row in rows)


FORMATS: dict[str, Callable[[Answer], str]] = {
    "table": as_table,
    "csv": as_csv,
    "tsv": as_tsv,
    "json": as_json,
    "ttl": as_ttl,
}
