"""Point 20: a question gives at the endpoint the answer that is published."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from pyoxigraph import Dataset

from fardplan_kg.publication.checking.answer import Answer, joined
from fardplan_kg.publication.checking.endpoint import CSV
from fardplan_kg.publication.checking.outcome import Flaw, NotApplicable, Seen, check
from fardplan_kg.publication.checking.queries import SH, published
from fardplan_kg.publication.checking.rdf import iris, objects, subjects
from fardplan_kg.publication.checking.subject import HTML, Subject

JOINED = re.compile(r"^#\+ join:\s*\[(.*)\]", re.MULTILINE)
SEPARATOR = "; "
"""Stands between the values of a column that a published answer joins (#+ join)."""
Told = Iterator[Seen | Flaw]
Rows = list[dict[str, str]]


@check("sparql-questions", 20, "Frågorna ger i tjänsten samma svar som de publicerade",
       "The questions give at the endpoint the answers that are published",
       server=True)  # fmt: skip
def questions(subject: Subject) -> Told:
    """Ask each question that is there as RDF; compare with a table (CSV) that its page links to."""
    asked, data, compared = subject.endpoint, published(subject), 0
    if data is None:
        raise NotApplicable(
            "inga frågor som RDF (se questions)", "no questions as RDF (see questions)"
        )
    asked_for = list(_executable(data))
    for name, form, text in asked_for:
        answer = asked.query(text, CSV if form == "select" else "*/*")
        if answer.status != 200:
            told = f"{answer.method} → {answer.status} {answer.media}"
            yield Flaw(f"{name}: {told}; ska vara 200", f"{name}: {told}; should be 200")
            continue
        odd = _odd(answer, text, _tables(subject, name)) if form == "select" else None
        compared += odd is not None
        if odd:
            yield Flaw(f"{name}: ett annat svar än {odd}", f"{name}: another answer than {odd}")
    yield Seen(f"{len(asked_for)} frågor, {compared} jämförda med sin tabell",
               f"{len(asked_for)} questions, {compared} compared with their table")  # fmt: skip


def _executable(data: Dataset) -> Iterator[tuple[str, str, str]]:
    """Yield the name of each question, the form of its query, and the query."""
    for own in subjects(data, f"{SH}SPARQLExecutable"):
        for form in ("select", "ask", "construct"):
            for text in iris(objects(data, f"{SH}{form}", own)):
                yield next(iter(iris([own])), ""), form, text


def _odd(answer: Answer, query: str, tables: Iterable[Answer]) -> str | None:
    """Return where the tables are that all say something else; None where there are none.

    A question may have a table for each language; the answer is that of one of them.
    """
    urls = []
    for table in tables:
        if _same(_rows(answer), _rows(table), query):
            return ""
        urls.append(table.url)
    return ", ".join(urls) or None


def _tables(subject: Subject, name: str) -> Iterator[Answer]:
    """Yield the tables that the pages of a question link to, by the last step of its name."""
    stem, found = name.rstrip("/").rpartition("/")[2], set[str]()
    for address in sorted(subject.descriptions.pages, key=lambda own: ".en." in own):
        if re.sub(r"(\.\w\w)?\.html$", "", address.rpartition("/")[2]) == stem:
            page = subject.pages.read(subject.get(address, HTML).text)
            hrefs = [href for href, _ in page.anchors] + [own.get("href", "") for own in page.links]
            here = {own for href in hrefs if (own := subject.local(joined(address, href)))}
            answers = (subject.get(own) for own in sorted(here - found) if own.endswith(".csv"))
            yield from (own for own in answers if own.status == 200)
            found |= here


def _rows(answer: Answer) -> Rows:
    text = answer.text.removeprefix("\ufeff")
    return [dict(row) for row in csv.DictReader(io.StringIO(text), restval="", restkey="")]


def _same(answered: Rows, table: Rows, query: str) -> bool:
    """Whether the rows are the same in any order, those of joined columns put together."""
    header = JOINED.search(query)
    joins = {own.strip() for own in header[1].split(",")} if header else set()
    return _merged(answered, table, joins) == _merged(table, table, joins)


def _merged(rows: Rows, table: Rows, joins: set[str]) -> object:
    """Return the rows with the table's columns, in a form in which order does not matter."""
    columns = list(table[0]) if table else []
    fixed = [name for name in columns if name not in joins]
    if not joins:
        return Counter(tuple(row.get(name, "") for name in fixed) for row in rows)
    found: dict[tuple[str, ...], list[set[str]]] = {}
    for row in rows:
        key = tuple(row.get(name, "") for name in fixed)
        cells = found.setdefault(key, [set() for _ in joins])
        for cell, name in zip(cells, sorted(joins), strict=True):
            cell |= set(row.get(name, "").split(SEPARATOR)) - {""}
    return found


CHECKS = (questions,)
