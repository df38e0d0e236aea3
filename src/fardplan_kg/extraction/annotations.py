"""Annotations: facts in prose that a person chose, each with the exact words that hold it.

A file of ``graph/annotations/`` is Turtle with five kinds of content: plain triples with structural
properties (types, links); ``fp:Annotation`` (a statement and its quote); ``fp:mentionsByName`` (a
name in the prose of an action or a section); ``fp:Reading`` (what an anomaly reads like, with its
quote); ``fp:ExtractionArtefact`` (text that the extraction split).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rdflib import RDF, Graph, Literal, Namespace, URIRef

from fardplan_kg.dataset import parse_turtle
from fardplan_kg.extraction.evidence import Node
from fardplan_kg.faults import DataFault
from fardplan_kg.namespaces import FP

FPN = Namespace(FP)
RECORD_TYPES = (FPN.Annotation, FPN.Reading, FPN.ExtractionArtefact)


@dataclass(frozen=True)
class Note:
    """A statement that a person read in the document; ``within``: a section or an action."""

    name: str
    subject: URIRef
    predicate: URIRef
    value: Node
    quote: str
    within: URIRef | None


@dataclass(frozen=True)
class NamedInProse:
    """A name that stands in the prose of an action or a section."""

    context: URIRef
    name: str


@dataclass(frozen=True)
class ReadingNote:
    """What the document reads at one place of an anomaly."""

    reading: URIRef
    anomaly: URIRef
    value: str
    quote: str
    within: URIRef | None


@dataclass(frozen=True)
class Annotations:
    """All that a person noted of one document; ``shared``: subjects of the region graph."""

    links: tuple[tuple[URIRef, URIRef, Node], ...]
    notes: tuple[Note, ...]
    names: tuple[NamedInProse, ...]
    readings: tuple[ReadingNote, ...]
    artefacts: dict[str, str]
    shared: frozenset[URIRef]

    @property
    def statements_made(self) -> frozenset[tuple[URIRef, URIRef]]:
        """The subjects and properties that the notes and links say something of."""
        links = {(subject, predicate) for subject, predicate, _ in self.links}
        return frozenset(links | {(note.subject, note.predicate) for note in self.notes})


def read_annotations(path: Path, structural: frozenset[URIRef]) -> Annotations:
    """Read a file of annotations; where there is none, there are none.

    Raises DataFault where it does not parse, or states a fact without a quote.
    """
    graph = parse_turtle(path) if path.exists() else Graph()
    records: set[object] = {s for kind in RECORD_TYPES for s in graph.subjects(RDF.type, kind)}
    try:
        return Annotations(
            links=tuple(sorted(_links(graph, records, structural))),
            notes=tuple(sorted(_notes(graph), key=lambda note: (note.name, note.value))),
            names=tuple(sorted(_names(graph), key=lambda name: (name.context, name.name))),
            readings=tuple(sorted(_readings(graph), key=lambda reading: reading.reading)),
            artefacts=_artefacts(graph),
            shared=frozenset(map(_iri, graph.subjects(FPN.inGraph))),
        )
    except DataFault as fault:
        raise DataFault(f"{path}: {fault}") from None


def read_artefacts(path: Path) -> dict[str, str]:
    """Return what a file says of text that the extraction split: as extracted → as printed.

    Raises DataFault where it does not parse.
    """
    return _artefacts(parse_turtle(path)) if path.exists() else {}


def _artefacts(graph: Graph) -> dict[str, str]:
    return {
        str(_one(graph, s, FPN.asExtracted)): str(_one(graph, s, FPN.asPrinted))
        for s in graph.subjects(RDF.type, FPN.ExtractionArtefact)
    }


def _iri(term: object) -> URIRef:
    if not isinstance(term, URIRef):
        raise DataFault(f"{term!r} must be an IRI: graph/ holds no blank nodes")
    return term


def _node(term: object) -> Node:
    return term if isinstance(term, Literal) else _iri(term)


def _one(graph: Graph, subject: object, predicate: URIRef) -> Node:
    values = [_node(value) for value in graph.objects(_iri(subject), predicate)]
    if len(values) != 1:
        raise DataFault(f"{subject} needs exactly one {predicate}, and has {len(values)}")
    return values[0]


def _within(graph: Graph, subject: URIRef) -> URIRef | None:
    place = graph.value(subject, FPN.within)
    return None if place is None else _iri(place)


def _links(
    graph: Graph, records: set[object], structural: frozenset[URIRef]
) -> Iterator[tuple[URIRef, URIRef, Node]]:
    for s, p, o in graph:
        if s in records or p in (FPN.inGraph, FPN.mentionsByName):
            continue
        if p not in structural:
            raise DataFault(f"{s} {p} {o}: a fact needs a quote; write it as an fp:Annotation")
        yield _iri(s), _iri(p), _node(o)


def _notes(graph: Graph) -> Iterator[Note]:
    for note in map(_iri, graph.subjects(RDF.type, FPN.Annotation)):
        if (note, RDF.object, None) not in graph:
            raise DataFault(f"{note} has no rdf:object: what does its quote say?")
        for value in graph.objects(note, RDF.object):
            yield Note(
                name=str(note),
                subject=_iri(_one(graph, note, RDF.subject)),
                predicate=_iri(_one(graph, note, RDF.predicate)),
                value=_node(value),
                quote=str(_one(graph, note, FPN.quote)),
                within=_within(graph, note),
            )


def _names(graph: Graph) -> Iterator[NamedInProse]:
    for context, name in graph.subject_objects(FPN.mentionsByName):
        yield NamedInProse(_iri(context), str(name))


def _readings(graph: Graph) -> Iterator[ReadingNote]:
    for reading in map(_iri, graph.subjects(RDF.type, FPN.Reading)):
        value = str(_one(graph, reading, RDF.value))
        quote = graph.value(reading, FPN.quote)
        yield ReadingNote(
            reading=reading,
            anomaly=_iri(_one(graph, reading, FPN.readingOf)),
            value=value,
            quote=value if quote is None else str(quote),
            within=_within(graph, reading),
        )
