"""A draft → RDF: the plan graph, the region graph, and the evidence graph with a claim each."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import DCTERMS, RDF, SKOS, XSD, Graph, Literal, Namespace, URIRef

from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.draft import Draft, Reading, Statement
from fardplan_kg.extraction.form.sections import COVER, Section
from fardplan_kg.extraction.identifiers import Identifiers
from fardplan_kg.extraction.reading.normalisation import DESCRIPTION, SWEDISH
from fardplan_kg.extraction.reading.pages import PageRange, pages_of
from fardplan_kg.extraction.reading.words import Words
from fardplan_kg.namespaces import FP, OA

FPN = Namespace(FP)
OAN = Namespace(OA)


@dataclass(frozen=True)
class Graphs:
    """What one document gives: its plan, what it says of what all plans share, and its evidence."""

    plan: Graph
    region: Graph
    evidence: Graph


@dataclass
class EvidenceWriter:
    """Writes evidence: one node for each place that is quoted, however many claims quote it."""

    graph: Graph
    identifiers: Identifiers
    document: Document
    sections: tuple[Section, ...]
    ordinals: dict[Words, int]

    def evidence(self, words: Words) -> URIRef:
        """Return the evidence for words of the document, adding it where it is new."""
        section = self._section(words)
        ordinal = str(self.ordinals[words])
        evidence = self.identifiers.hashed("evidence", section.slug, words.text, ordinal)
        self.graph += self._triples(evidence, words, section)
        return evidence

    def _section(self, words: Words) -> Section:
        return next(s for s in reversed(self.sections) if s.span[0] <= words.start)

    def _triples(self, evidence: URIRef, words: Words, section: Section) -> Graph:
        quote, position = URIRef(f"{evidence}#quote"), URIRef(f"{evidence}#position")
        graph = Graph()
        for triple in (
            (evidence, RDF.type, FPN.Evidence),
            (evidence, OAN.hasSource, self.identifiers.document),
            (evidence, OAN.hasSelector, quote),
            (evidence, OAN.hasSelector, position),
            (evidence, FPN.inSection, self.identifiers.scoped("section", section.slug)),
            *_page_triples(
                evidence, pages_of(self.document, words.start, words.end) or section.pages
            ),
            (quote, RDF.type, OAN.TextQuoteSelector),
            (quote, OAN.exact, Literal(words.text)),
            (position, RDF.type, OAN.TextPositionSelector),
            (position, OAN.start, _position(words.start)),
            (position, OAN.end, _position(words.end)),
        ):
            graph.add(triple)
        return graph

    def claim(self, statement: Statement) -> None:
        """Write the claim that a statement stands at its words."""
        value = statement.value
        parts = (str(statement.subject), str(statement.predicate), value.n3())
        claim = self.identifiers.hashed("claim", *parts)
        for triple in (
            (claim, RDF.type, FPN.Claim),
            (claim, RDF.subject, statement.subject),
            (claim, RDF.predicate, statement.predicate),
            (claim, RDF.object, value),
            (claim, FPN.evidence, self.evidence(statement.words)),
        ):
            self.graph.add(triple)

    def reading(self, reading: Reading) -> None:
        """Write what the document reads at one place of an anomaly."""
        for triple in (
            (reading.reading, RDF.type, FPN.Reading),
            (reading.reading, FPN.readingOf, reading.anomaly),
            (reading.reading, RDF.value, Literal(reading.value)),
            (reading.reading, FPN.evidence, self.evidence(reading.words)),
        ):
            self.graph.add(triple)


def _position(value: int) -> Literal:
    return Literal(value, datatype=XSD.nonNegativeInteger)


def ordinals(words: Iterable[Words], sections: tuple[Section, ...]) -> dict[Words, int]:
    """Return the ordinal of each place among equal words of a section, in document order."""
    seen: dict[tuple[str, str], int] = defaultdict(int)
    numbered: dict[Words, int] = {}
    for place in sorted(set(words)):
        section = next(s.slug for s in reversed(sections) if s.span[0] <= place.start)
        seen[section, place.text] += 1
        numbered[place] = seen[section, place.text]
    return numbered


def write_graphs(
    draft: Draft,
    identifiers: Identifiers,
    sections: tuple[Section, ...],
    document: Document,
    cover_title: str,
) -> Graphs:
    """Return the graphs of a draft."""
    plan, region, evidence = (Graph(bind_namespaces="none") for _ in range(3))
    for s, p, o in draft.links:
        (region if s in draft.shared else plan).add((s, p, o))
    places = [s.words for s in draft.statements] + [r.words for r in draft.readings]
    writer = EvidenceWriter(evidence, identifiers, document, sections, ordinals(places, sections))
    for statement in draft.statements:
        graph = region if statement.subject in draft.shared else plan
        graph.add((statement.subject, statement.predicate, statement.value))
        writer.claim(statement)
    for reading in draft.readings:
        writer.reading(reading)
    evidence += _document_triples(identifiers, document)
    for order, section in enumerate(sections):
        evidence += _section_triples(identifiers, section, order, cover_title)
    return Graphs(plan, region, evidence)


def _document_triples(identifiers: Identifiers, document: Document) -> Graph:
    graph = Graph()
    node = identifiers.document
    graph.add((node, FPN.sha256, Literal(document.sha256)))
    text = hashlib.sha256(document.raw.encode()).hexdigest()
    if text != document.sha256:
        graph.add((node, FPN.textSha256, Literal(text)))
    graph.add((node, FPN.characters, _position(len(document.raw))))
    graph.add((node, FPN.normalisation, Literal(SWEDISH, lang="sv")))
    graph.add((node, FPN.normalisation, Literal(DESCRIPTION, lang="en")))
    return graph


def _section_triples(
    identifiers: Identifiers, section: Section, order: int, cover_title: str
) -> Iterator[tuple[URIRef, URIRef, URIRef | Literal]]:
    node = identifiers.scoped("section", section.slug)
    title = cover_title if section.slug == COVER else section.title
    chapter = f"{section.chapter}: " if section.chapter else ""
    yield node, RDF.type, FPN.Section
    yield node, SKOS.prefLabel, Literal(f"{chapter}{title}", lang="sv")
    yield node, DCTERMS.isPartOf, identifiers.document
    yield node, FPN.order, Literal(order)
    yield from _page_triples(node, section.pages)


def _page_triples(
    node: URIRef, pages: PageRange
) -> Iterator[tuple[URIRef, URIRef, URIRef | Literal]]:
    yield node, FPN.firstPage, Literal(pages.first)
    yield node, FPN.lastPage, Literal(pages.last)
    yield node, FPN.pageBasis, pages.basis
