"""The columns of a review file: their names, and what is wrong where a file has others."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

from fardplan_kg.faults import DataFault, nearest
from fardplan_kg.review.faults import RowFault

COLUMNS = (
    "nyckel", "slag", "plats", "citat", "gäller", "fråga", "kandidater", "förslag", "beslut",
    "skäl",
)  # fmt: skip


def plain(name: str) -> str:
    """Return a column's name without what a spreadsheet may do to it."""
    return unicodedata.normalize("NFC", name.strip().strip('"').casefold())


def columns(path: Path, header: Sequence[str]) -> dict[str, int]:
    """Return the place of each column, whatever their order.

    Raises DataFault that tells all that is missing, unknown or there twice.
    """
    names = [plain(name) for name in header]
    missing = [name for name in COLUMNS if name not in names]
    strange = [name for name in names if name and name not in COLUMNS]
    twice = sorted({name for name in names if name and names.count(name) > 1})
    swedish, english = [], []
    for name in missing:
        swedish.append(f"kolumnen {name} saknas")
        english.append(f"the column {name} is missing")
    for name in strange:
        near = nearest(name, list(COLUMNS), 1)
        swedish.append(f"kolumnen {name} är okänd (menas {near}?)")
        english.append(f"the column {name} is unknown (is {near} meant?)")
    for name in twice:
        swedish.append(f"kolumnen {name} finns två gånger")
        english.append(f"the column {name} stands twice")
    if swedish:
        expected = "; ".join(COLUMNS)
        raise DataFault(
            f"{path}: {'; '.join(english)}. The columns are to be: {expected}",
            f"{path}: {'; '.join(swedish)}. Kolumnerna ska vara: {expected}",
        )
    return {name: names.index(name) for name in COLUMNS}


def outside(records: Mapping[int, Sequence[str]], places: Mapping[str, int]) -> list[RowFault]:
    """Return the rows with cells outside the columns: a cell was written beside them."""
    return [
        RowFault(
            number,
            f"kolumn {place + 1}" if place > max(places.values()) else "utan namn",
            f"”{cell.strip()}” står utanför kolumnerna; flytta texten till beslut eller skäl",
            f"'{cell.strip()}' stands outside the columns; move it into beslut or skäl",
        )
        for number, record in records.items()
        for place, cell in enumerate(record)
        if cell.strip() and place not in places.values()
    ]
