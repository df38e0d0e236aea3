"""An answer's rows by column name: what drawings and pages are made from."""

from __future__ import annotations

from collections.abc import Mapping

from fardplan_kg.answers import Answer
from fardplan_kg.store import Term

Record = Mapping[str, tuple[Term, ...]]


def records(answer: Answer) -> tuple[Record, ...]:
    """Each row as a mapping from column name to its terms."""
    names = [column.name for column in answer.columns]
    return tuple(dict(zip(names, row, strict=True)) for row in answer.rows)


def term(record: Record, name: str) -> Term:
    """Return the first term of a column; an empty text where the row or the question has none."""
    cell = record.get(name, ())
    return cell[0] if cell else Term("")
