"""An answer as a table to read: names in front, identifiers below, figures to the right.

A name carries the identifier that stands in a column beside it, so that a page can link it. An
identifier's column is left out of the table where another column names the same thing; the
names and identifiers then stand in a list of their own. A code's column is left out where a
column of the same name with `_name` says it in words.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from fardplan_kg.answers import Answer, Cell
from fardplan_kg.namespaces import local_name
from fardplan_kg.network.naming import is_iri, name_columns
from fardplan_kg.store import Term

NUMBERS = ("integer", "decimal", "double", "gYear")
SHORT, LONG = 12, 60
"""Texts of so many characters at most stay on one line; from so many on they need room."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading and what is in it: figure, short, text, long or iri."""

    name: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A term, and the identifier of what it names; an empty one for none."""

    term: Term
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The table that a page shows, and the identifiers of what it names."""

    headings: tuple[Heading, ...]
    rows: tuple[tuple[tuple[Shown, ...], ...], ...]
    identifiers: tuple[tuple[Term, str], ...]


NameOf = Callable[[str], str]
"""What a thing is called: which of several names in a cell is whose."""


def table(answer: Answer, name_of: NameOf = local_name, hidden: Collection[str] = ()) -> Table:
    """Return the table of an answer, without the columns to hide."""
    names = [column.name for column in answer.columns]
    named = {i: place for i, place in name_columns(answer).items() if names[i] not in hidden}
    shown = [i for i in _readable(answer) if i not in named and names[i] not in hidden]
    headings = tuple(
        Heading(answer.columns[i].name, answer.columns[i].label[answer.language], _kind(answer, i))
        for i in shown
    )
    naming = {place: index for index, place in named.items()}
    rows = tuple(
        tuple(_shown(row[i], row[naming[i]] if i in naming else (), name_of) for i in shown)
        for row in answer.rows
    )
    return Table(headings, rows, _identifiers(answer, named))


def _shown(cell: Cell, identifiers: Cell, name_of: NameOf) -> tuple[Shown, ...]:
    """Return the terms of a cell, each with the identifier of what it names."""
    if len(cell) == len(identifiers) == 1:
        return (Shown(cell[0], identifiers[0].value),)
    by_name = {name_of(term.value): term.value for term in identifiers}
    return tuple(
        Shown(term, term.value if term.kind == "iri" else by_name.get(term.value, ""))
        for term in cell
    )


def _readable(answer: Answer) -> list[int]:
    """Return the columns with something to read, identifiers last."""
    found = [
        index
        for index in range(len(answer.columns))
        if not _is_code(answer, index)
        and (not answer.rows or any(row[index] for row in answer.rows))
    ]
    return sorted(found, key=lambda index: is_iri(answer, index))


def _is_code(answer: Answer, index: int) -> bool:
    own = answer.columns[index]
    return own.code or any(column.name == f"{own.name}_name" for column in answer.columns)


def _kind(answer: Answer, index: int) -> str:
    terms = [term for row in answer.rows for term in row[index]]
    if is_iri(answer, index):
        return "iri"
    if terms and all(term.datatype.endswith(NUMBERS) for term in terms):
        return "figure"
    longest = max((sum(len(t.value) for t in row[index]) for row in answer.rows), default=0)
    return "short" if longest <= SHORT else "long" if longest > LONG else "text"


def _identifiers(answer: Answer, named: dict[int, int]) -> tuple[tuple[Term, str], ...]:
    """Names and identifiers, each identifier once, by name."""
    found = {
        term.value: row[place][0]
        for row in answer.rows
        for index, place in named.items()
        for term in row[index]
        if row[place]
    }
    return tuple(
        sorted(((name, iri) for iri, name in found.items()), key=lambda f: (f[0].value, f[1]))
    )
