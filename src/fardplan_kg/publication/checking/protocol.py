"""Point 12: what SPARQL 1.1 Protocol demands of an endpoint that only answers questions.

The cases are those of the W3C's tests (w3c/rdf-tests, sparql/sparql11/protocol) that change no
data; ``refusals`` has those that get no answer.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import Dataset, NamedNode

from fardplan_kg.publication.checking.answer import Answer
from fardplan_kg.publication.checking.endpoint import (
    CSV,
    JSON,
    QUERY,
    TSV,
    TURTLE,
    XML,
    Parameters,
    results,
    truth,
)
from fardplan_kg.publication.checking.outcome import Flaw, NotApplicable, Seen, check
from fardplan_kg.publication.checking.rdf import FORMATS, Triple, Unreadable, firm, parsed, triples
from fardplan_kg.publication.checking.subject import Subject

ASK = "ASK {}"
SELECT, CONSTRUCT = "SELECT (1 AS ?value) {}", "CONSTRUCT { <urn:x-s> <urn:x-p> 1 } WHERE {}"
RDF = (TURTLE, "application/n-triples", "application/rdf+xml")
FORMS = {ASK: (JSON, XML), SELECT: (JSON, XML, CSV, TSV), CONSTRUCT: RDF}
"""The media types of each form (SPARQL 1.1 Protocol, section 2.1.6; SPARQL 1.1 Overview)."""
Told = Iterator[Seen | Flaw]


@check("sparql-operations", 12, "En fråga går att ställa med GET, formulär och POST",
       "A query can be sent by GET, by a form and by POST", server=True)  # fmt: skip
def operations(subject: Subject) -> Told:
    """Ask the same in each way (section 2.1)."""
    asked = subject.endpoint
    query = (("query", ASK),)
    for answer in (asked.get(query, {"accept": JSON}), asked.form(query),
                   asked.post(ASK.encode(), QUERY)):  # fmt: skip
        yield from _must_be(answer, expected=True)
    yield Seen("GET, formulär, POST", "GET, form, POST")


def _must_be(answer: Answer, expected: bool, swedish: str = "", english: str = "") -> Told:
    try:
        if truth(answer) != expected:
            right = str(expected).lower()
            yield answer.flaw(f"ska ge {right}: {swedish}".rstrip(": "),
                              f"should give {right}: {english}".rstrip(": "))  # fmt: skip
    except Unreadable as reason:
        yield Flaw(reason.words.swedish, reason.words.english)


class Parts(NamedTuple):
    """Two graphs, each with a triple that the other lacks, written as SPARQL."""

    one: str
    other: str
    in_one: str
    in_other: str


@check("sparql-dataset", 12, "Datamängden går att ange, och går före frågans FROM",
       "The data set can be named, and goes before the FROM of the query",
       server=True)  # fmt: skip
def dataset(subject: Subject) -> Told:
    """Ask what stands in one graph of the dump and not in another (section 2.1.4)."""
    asked = subject.endpoint
    cases = _cases(_parts(subject.dump, subject.graphs))
    for query, parameters in cases:
        told = " ".join(f"{name}={value}" for name, value in parameters)
        by_get = asked.get((("query", query), *parameters), {"accept": JSON})
        for answer in (by_get, asked.post(query.encode(), QUERY, parameters)):
            yield from _must_be(answer, True, f"{query} [{told}]", f"{query} [{told}]")
    yield subject.counted(2 * len(cases), "frågor", "queries")


def _cases(own: Parts) -> list[tuple[str, Parameters]]:
    """Return queries that are true of the data sets that are named beside them."""
    default = (("default-graph-uri", own.one),)
    both = (*default, ("default-graph-uri", own.other))
    named = (("named-graph-uri", own.one),)
    none = f"FILTER NOT EXISTS {{ {own.in_other} }}"
    there = f"GRAPH <{own.one}> {{ {own.in_one} }}"
    elsewhere = f"GRAPH <{own.other}> {{ {own.in_other} }}"
    return [
        (f"ASK {{ {own.in_one} {none} }}", default),
        (f"ASK {{ {own.in_one} . {own.in_other} }}", both),
        (f"ASK {{ {there} FILTER NOT EXISTS {{ {elsewhere} }} }}", named),
        (f"ASK {{ {there} {elsewhere} }}", (*named, ("named-graph-uri", own.other))),
        (f"ASK {{ {own.in_one} {elsewhere} {none} }}", (*default, ("named-graph-uri", own.other))),
        (f"ASK FROM <{own.other}> {{ {own.in_one} {none} }}", default),
    ]


def _parts(dump: Dataset, names: list[str]) -> Parts:
    """Raises NotApplicable where no two graphs differ both ways."""
    graphs = [(name, firm(triples(dump.quads_for_graph_name(NamedNode(name))))) for name in names]
    for name, own in graphs:
        for other, its in graphs:
            mine, yours = _plain(own - its), _plain(its - own)
            if name != other and mine and yours:
                return Parts(name, other, mine, yours)
    raise NotApplicable("datamängden har inte två skilda grafer",
                        "the dataset has no two graphs that differ")  # fmt: skip


def _plain(of: set[Triple]) -> str:
    """Return the first triple that can be written in a query."""
    fitting = (t for t in of if isinstance(t[0], NamedNode) and isinstance(t[2], NamedNode))
    texts = [" ".join(str(term) for term in t) for t in fitting]
    return min(texts, default="")


@check("sparql-results", 12, "Svar i de former som Accept anger",
       "Answers in the syntaxes that Accept names", server=True)  # fmt: skip
def result_types(subject: Subject) -> Told:
    """Ask a SELECT, an ASK and a CONSTRUCT in each, and without Accept."""
    asked, number = subject.endpoint, 0
    for query, offered in FORMS.items():
        for media in ("", *offered):
            number += 1
            answer = asked.query(query, media or "*/*")
            if answer.status != 200 or answer.media not in ((media,) if media else offered):
                right = media or ", ".join(offered)
                yield answer.flaw(f"{query}: ska vara {right}", f"{query}: should be {right}")
            elif trouble := _unread(answer):
                yield Flaw(trouble.words.swedish, trouble.words.english)
    yield subject.counted(number, "svar", "answers")


def _unread(answer: Answer) -> Unreadable | None:
    try:
        if answer.media in FORMATS:
            parsed(answer.body, answer.media, answer.url)
        elif answer.media != CSV:
            results(answer)
        elif list(csv.reader(io.StringIO(answer.text))) != [["value"], ["1"]]:
            return Unreadable(f"{answer.told('sv')}: inte CSV", f"{answer.told('en')}: not CSV")
    except Unreadable as reason:
        return reason
    return None


CHECKS = (operations, dataset, result_types)
