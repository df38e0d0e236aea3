"""Point 4: an endpoint says what the dumps and the documents say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pyoxigraph import DefaultGraph, NamedNode

from fardplan_kg.publication.checking.endpoint import Endpoint
from fardplan_kg.publication.checking.outcome import Flaw, NotApplicable, Seen, check
from fardplan_kg.publication.checking.rdf import (
    Triple,
    Unreadable,
    firm,
    iris,
    read,
    triples,
)
from fardplan_kg.publication.checking.subject import TURTLE, Subject

AT_ONCE = 20
"""Things that one query asks about."""
WELL_KNOWN = "/.well-known/"
Told = Iterator[Seen | Flaw]


@check("sparql-counts", 4, "Varje graf i tjänsten har så många tripler som nedladdningen",
       "Each graph of the endpoint has as many triples as the dump", server=True)  # fmt: skip
def counts(subject: Subject) -> Told:
    """Count them.

    Beside them may be graphs that describe the data (…/.well-known/…), and documents of the site
    that are no part of the dataset, as an ontology.
    """
    asked = subject.endpoint
    right = _in_dump(subject)
    try:
        found = _counted(asked, right)
    except Unreadable as reason:
        yield Flaw(reason.words.swedish, reason.words.english)
        return
    for name in sorted(right.keys() | found.keys()):
        wanted = right[name] if name in right else _in_document(subject, name, found[name])
        if found[name] != wanted:
            graph = f"<{name}>" if name else "förvald graf / default graph"
            yield Flaw(
                f"{graph}: {found[name]} tripler; det som publiceras har {wanted}",
                f"{graph}: {found[name]} triples; what is published has {wanted}",
            )
    yield subject.counted(len(right), "grafer", "graphs")


def _in_dump(subject: Subject) -> Counter[str]:
    names = [NamedNode(name) for name in subject.graphs]
    found = Counter({own.value: len(list(subject.dump.quads_for_graph_name(own))) for own in names})
    default = len(list(subject.dump.quads_for_graph_name(DefaultGraph())))
    return found + Counter({"": default})


def _in_document(subject: Subject, name: str, found: int) -> int:
    """Return how many triples a graph that is not in the dump should have."""
    if WELL_KNOWN in name:
        return found
    address = subject.local(name)
    try:
        return len(read(subject.follow(address, TURTLE)[-1])) if address else 0
    except Unreadable:
        return 0


def _counted(asked: Endpoint, right: Counter[str]) -> Counter[str]:
    counted = "(COUNT(*) AS ?n)"
    rows = asked.rows(f"SELECT ?g {counted} {{ GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g")
    # a dump without a default graph says nothing of what the endpoint's is made of
    merged = asked.rows(f"SELECT {counted} {{ ?s ?p ?o }}") if right[""] else []
    found = Counter[str]()
    for row in (*rows, *merged):
        name, number = (next(iter(iris([row[key]])), "") if key in row else "" for key in "gn")
        found[name] += int(number) if re.fullmatch(r"[0-9]{1,15}", number) else 0
    return found


@check("sparql-things", 4, "Dokumentets RDF är det som SPARQL säger om saken",
       "The RDF of a document is what SPARQL says of the thing", server=True)  # fmt: skip
def things(subject: Subject) -> Told:
    """Compare the triples without blank nodes whose subject is the thing, both ways.

    What the default graph says must stand in the document; what the document says, in any graph.
    """
    asked, said = subject.endpoint, dict[str, tuple[str, set[Triple]]]()
    for document, topic in subject.things():
        own = firm(triples(subject.data(document)))
        said[topic] = document.address, {t for t in own if t[0] == NamedNode(topic)}
    if not said:
        raise NotApplicable("inget dokument anger sin sak", "no document names its thing")
    names = sorted(said)
    try:
        for begin in range(0, len(names), AT_ONCE):
            yield from _compared(asked, {own: said[own] for own in names[begin : begin + AT_ONCE]})
    except Unreadable as reason:
        yield Flaw(reason.words.swedish, reason.words.english)
    yield subject.counted(len(said), "saker", "things")


def _compared(asked: Endpoint, said: dict[str, tuple[str, set[Triple]]]) -> Told:
    values = " ".join(f"<{own}>" for own in said)
    pattern = "?s ?p ?o"
    made = f"CONSTRUCT {{ {pattern} }} WHERE {{ VALUES ?s {{ {values} }} "
    wanted = firm(asked.graph(f"{made} {pattern} }}"))
    known = wanted | asked.graph(f"{made} GRAPH ?g {{ {pattern} }} }}")
    for topic, (address, own) in said.items():
        lacking = {t for t in wanted if t[0] == NamedNode(topic)} - own
        for odd, swedish, english in (
            (lacking, "saknar", "lacks"),
            (own - known, "har utöver SPARQL", "has beyond SPARQL"),
        ):
            if odd:
                shown = min(" ".join(map(str, t)) for t in odd)[:300]
                yield Flaw(f"{address} {swedish} {len(odd)} tripler, t.ex. {shown}",
                           f"{address} {english} {len(odd)} triples, such as {shown}")  # fmt: skip


CHECKS = (counts, things)
