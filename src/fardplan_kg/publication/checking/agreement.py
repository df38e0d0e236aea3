"""Points 4 and 9: the facts are the same in every syntax, in the page, and in the dump."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from pyoxigraph import Dataset, NamedNode

from fardplan_kg.publication.checking.outcome import Flaw, NotApplicable, Seen, check
from fardplan_kg.publication.checking.rdf import (
    SYNTAXES,
    Term,
    Triple,
    Unreadable,
    firm,
    isomorphic,
    parsed,
    read,
    triples,
)
from fardplan_kg.publication.checking.subject import Document, Subject

SCHEMA = ("https://schema.org", "http://schema.org")
Told = Iterator[Seen | Flaw]


@check("syntaxes-agree", 4, "Varje form av ett dokument har samma tripler",
       "Every syntax of a document holds the same triples")  # fmt: skip
def syntaxes_agree(subject: Subject) -> Told:
    """Compare them; blank nodes may have other names."""
    for document in subject.some:
        found: dict[str, set[Triple]] = {}
        for media in SYNTAXES:
            try:
                found[media] = triples(read(subject.get(document.address, media), media))
            except Unreadable as reason:
                yield Flaw(f"{document.address} [{media}]: {reason.words.swedish}",
                           f"{document.address} [{media}]: {reason.words.english}")  # fmt: skip
        yield from _differing(document.address, found)
    yield subject.counted(len(subject.some), "dokument", "documents")


def _differing(address: str, found: dict[str, set[Triple]]) -> Told:
    for media, own in list(found.items())[1:]:
        first = next(iter(found.values()))
        if not isomorphic(first, own):
            odd = _first(first ^ own)
            yield Flaw(
                f"{address}: {media} ({len(own)} tripler) skiljer sig från {next(iter(found))} "
                f"({len(first)}); bara i den ena: {odd}",
                f"{address}: {media} ({len(own)} triples) differs from {next(iter(found))} "
                f"({len(first)}); only in one: {odd}",
            )


def _first(of: set[Triple]) -> str:
    return min((" ".join(map(str, own)) for own in of), default="–")[:300]


@check("dump-agrees", 4, "Dokumentet säger just det som datamängden säger om sin sak",
       "The document says just what the dataset says of its thing")  # fmt: skip
def dump_agrees(subject: Subject) -> Told:
    """Compare the triples without blank nodes whose subject is the thing, both ways.

    What the document says of other things in the dataset must stand there too. A graph's document
    must hold the graph.
    """
    _ = subject.dump
    all_of_it, number = triples(subject.dump), 0
    known = {t[0] for t in all_of_it} - {NamedNode(iri) for iri in subject.graphs}
    merged = _by_subject(subject.merged)
    for document in subject.some:
        try:
            said = firm(triples(subject.data(document)))
        except Unreadable:
            continue  # syntaxes-agree says so
        topics = set(subject.topics(document)[:1])
        about = {NamedNode(topic) for topic in topics}
        wanted = {t for own in about for t in merged[own]} | _graph(subject, document)
        extra = {t for t in said if t[0] in known or t[0] in about} - all_of_it
        yield from _told(document, "saknar", "lacks", wanted - said)
        yield from _told(document, "har utöver datamängden", "has beyond the dataset", extra)
        number += bool(wanted)
    if not number:
        raise NotApplicable("inget dokument anger en sak i datamängden",
                            "no document names a thing of the dataset")  # fmt: skip
    yield subject.counted(number, "dokument", "documents")


def _by_subject(all_triples: set[Triple]) -> defaultdict[Term, set[Triple]]:
    found = defaultdict[Term, set[Triple]](set)
    for own in firm(all_triples):
        found[own[0]].add(own)
    return found


def _of(all_triples: set[Triple], topics: set[str]) -> set[Triple]:
    return firm(t for t in all_triples if isinstance(t[0], NamedNode) and t[0].value in topics)


def _graph(subject: Subject, document: Document) -> set[Triple]:
    names = set(document.identifiers) & set(subject.graphs)
    return firm(triples(q for name in names
                        for q in subject.dump.quads_for_graph_name(NamedNode(name))))  # fmt: skip


def _told(document: Document, swedish: str, english: str, odd: set[Triple]) -> Told:
    if odd:
        yield Flaw(
            f"{document.address} {swedish} {len(odd)} tripler, t.ex. {_first(odd)}",
            f"{document.address} {english} {len(odd)} triples, such as {_first(odd)}",
        )


@check("embedded-data", 9, "Sidans inbäddade JSON-LD har samma fakta som dess data",
       "The page's embedded JSON-LD holds the facts of its data")  # fmt: skip
def embedded_data(subject: Subject) -> Told:
    """Compare what both say of the primary topic; the rest may be left out but not made up."""
    number = 0
    for document, topic in subject.things():
        number += 1
        try:
            found = [
                embedded(text, document.address) for text in subject.page(document.address).data
            ]
            said = firm(triples(subject.data(document)))
        except Unreadable as reason:
            yield Flaw(f"{document.address}: inbäddad JSON-LD: {reason.words.swedish}",
                       f"{document.address}: embedded JSON-LD: {reason.words.english}")  # fmt: skip
            continue
        inside = firm(t for own in found for t in triples(own))
        told = {t for t in inside if not t[1].value.startswith(SCHEMA) and not _schema(t)}
        yield from _told(
            document, "har i sidan inte", "lacks in the page", _of(said, {topic}) - inside
        )
        yield from _told(document, "har bara i sidan", "has only in the page", told - said)
    if not number:
        raise NotApplicable("inget dokument anger sin sak", "no document names its thing")
    yield subject.counted(number, "sidor", "pages")


def _schema(triple: Triple) -> bool:
    return isinstance(triple[2], NamedNode) and triple[2].value.startswith(SCHEMA)


def embedded(text: str, base: str) -> Dataset:
    """Return what embedded JSON-LD says. Raises Unreadable.

    schema.org's context is not fetched: its terms are read as its vocabulary's.
    """
    try:
        data: Any = json.loads(text)
    except (ValueError, RecursionError):
        raise Unreadable("inte JSON", "not JSON") from None
    if isinstance(data, dict) and str(data.get("@context")).rstrip("/") in SCHEMA:
        data["@context"] = {"@vocab": "https://schema.org/"}
    return parsed(json.dumps(data).encode(), "application/ld+json", base)


CHECKS = (syntaxes_agree, dump_agrees, embedded_data)
