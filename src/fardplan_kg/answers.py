"""A question → its answer: parameters bound, the query run, lists joined and sorted.

Lists are joined here because GROUP_CONCAT has no order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from fardplan_kg.faults import CallFault, DataFault
from fardplan_kg.parameters import default_term, term_for, written
from fardplan_kg.questions import LANGUAGES, MARK, Column, Question
from fardplan_kg.store import Solutions, Store, Term

Cell = tuple[Term, ...]
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Answer:
    """The answer to a question: columns and rows of cells, each of none, one or several terms.

    values: what was given. terms: what each parameter was, those by default among them.
    """

    question: Question
    language: str
    values: Mapping[str, str]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    query: str = field(repr=False, default="")
    terms: Mapping[str, Term] = field(repr=False, default_factory=dict)


def ask(store: Store, question: Question, values: Mapping[str, str], language: str) -> Answer:
    """Return the answer to a question.

    Raises CallFault for a parameter that is unknown, missing, or has a value that nothing has.
    """
    terms = given_terms(store, question, values, language)
    query = bind(question, terms)
    return answered(question, language, values, query, store.select(query), terms)


def answered(
    question: Question,
    language: str,
    values: Mapping[str, str],
    query: str,
    solutions: Solutions,
    terms: Mapping[str, Term] | None = None,
) -> Answer:
    """Return the answer that the solutions of a question's query make; ``terms``: as in an answer.

    Raises DataFault where the header names a column that the query does not give.
    """
    columns = question.columns or tuple(
        Column(name, dict.fromkeys(LANGUAGES, name)) for name in solutions.variables
    )
    if missing := [column.name for column in columns if column.name not in solutions.variables]:
        raise DataFault(f"{question.name}: the query has no column {', '.join(missing)}")
    rows = tuple(_joined(_cells(solutions, columns), columns))
    return Answer(question, language, dict(values), columns, rows, query, dict(terms or {}))


def bound(store: Store, question: Question, values: Mapping[str, str], language: str) -> str:
    """Return the query of a question with its values in it, whatever way they are named.

    Raises CallFault for a parameter that is unknown, missing, or has a value that nothing has.
    """
    return bind(question, given_terms(store, question, values, language))


def given_terms(
    store: Store, question: Question, values: Mapping[str, str], language: str
) -> dict[str, Term]:
    """Return the term of each parameter that has one: by what is given, else by default.

    Raises CallFault for a parameter that is unknown, missing, or has a value that nothing has.
    """
    return dict(_terms(store, question, {**values, "lang": language}))


def bind(question: Question, terms: Mapping[str, Term]) -> str:
    """Return the query with each parameter's term in a VALUES block at its mark."""
    by_variable = {p.variable: terms[p.name] for p in question.parameters if p.name in terms}

    def block(match: re.Match[str]) -> str:
        variable = match["variable"]
        if variable not in by_variable:
            return match[0]
        return f"{match['indent']}VALUES ?{variable} {{ {written(by_variable[variable])} }}"

    return MARK.sub(block, question.query)


def _terms(
    store: Store, question: Question, values: Mapping[str, str]
) -> Iterator[tuple[str, Term]]:
    known = {parameter.name: parameter for parameter in question.parameters}
    if unknown := sorted(set(values) - set(known) - {"lang"}):
        has = ", ".join(sorted(set(known) - {"lang"}))
        raise CallFault(
            f"{question.name} has no parameter '{unknown[0]}'; it has: {has or 'none'}",
            f"{question.name} har ingen parameter '{unknown[0]}'; den har: {has or 'ingen'}",
        )
    given: dict[str, Term] = {}
    for name in sorted(known, key=lambda name: name != "plan"):  # the plan says where to look
        parameter, plan = known[name], given["plan"].value if "plan" in given else ""
        if value := values.get(name):
            given[name] = term_for(store, parameter, value, plan)
        elif term := default_term(store, parameter, plan, given.values()):
            given[name] = term
        elif parameter.required:
            raise CallFault(
                f"{question.name} needs -p {name}=…: {parameter.label['en']}",
                f"{question.name} behöver -p {name}=…: {parameter.label['sv']}",
            )
    yield from given.items()


def _cells(solutions: Solutions, columns: Iterable[Column]) -> list[Row]:
    names = [column.name for column in columns]
    return [
        tuple((term,) if (term := row[name]) is not None else () for name in names)
        for row in solutions.rows
    ]


def _joined(rows: list[Row], columns: tuple[Column, ...]) -> Iterator[Row]:
    """Merge rows that follow each other and differ only in the joined columns."""
    if not any(column.joined for column in columns):
        yield from rows
        return
    fixed = [index for index, column in enumerate(columns) if not column.joined]
    for _, group in groupby(rows, key=lambda row: [row[index] for index in fixed]):
        merged = list(group)
        yield tuple(
            _sorted_terms(row[index] for row in merged) if column.joined else merged[0][index]
            for index, column in enumerate(columns)
        )


def _sorted_terms(cells: Iterable[Cell]) -> Cell:
    terms = {term for cell in cells for term in cell}
    return tuple(sorted(terms, key=lambda term: (natural(term.value), term.language)))


def natural(text: str) -> tuple[tuple[int, str], ...]:
    """Return a sort key under which 1.10 follows 1.9.

    >>> sorted(["1.10", "1.9"], key=natural)
    ['1.9', '1.10']
    """
    return tuple(
        (int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", text)
    )
