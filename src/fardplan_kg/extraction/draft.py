"""What extraction has found so far in one document: links, statements, readings, findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rdflib import Literal, URIRef

from fardplan_kg.extraction.evidence import Node
from fardplan_kg.extraction.findings import KINDS, Finding
from fardplan_kg.extraction.identifiers import Identifiers
from fardplan_kg.extraction.reading.words import Words

Link = tuple[URIRef, URIRef, Node]


@dataclass(frozen=True)
class Statement:
    """A triple of a STATED graph and the words that carry it."""

    subject: URIRef
    predicate: URIRef
    value: Node
    words: Words


@dataclass(frozen=True)
class Reading:
    """What the document reads at one place of an anomaly."""

    reading: URIRef
    anomaly: URIRef
    value: str
    words: Words


@dataclass
class Draft:
    """What extraction has found so far.

    A link is a triple with a structural property: it places a thing and needs no words. ``shared``
    are subjects that belong to the region's graph; ``named`` holds, for each name as written, what
    it stands for and where.
    """

    links: list[Link] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    shared: set[URIRef] = field(default_factory=set)
    spans: dict[URIRef, tuple[int, int]] = field(default_factory=dict)
    actor_spans: list[tuple[int, int]] = field(default_factory=list)
    named: dict[str, list[tuple[URIRef, Words]]] = field(default_factory=lambda: defaultdict(list))

    def state(self, subject: URIRef, predicate: URIRef, words: Words, value: Node) -> None:
        """Add a statement."""
        self.statements.append(Statement(subject, predicate, value, words))

    def text(self, subject: URIRef, predicate: URIRef, words: Words, language: str) -> None:
        """Add a statement whose value is the words themselves."""
        self.state(subject, predicate, words, Literal(words.text, lang=language))

    def link(self, *links: Link) -> None:
        """Add triples that need no words."""
        self.links += links

    def report(self, identifiers: Identifiers, finding: Finding, words: Iterable[Words]) -> None:
        """Add a finding; of an anomaly that has no reading yet, what the document says there."""
        self.findings.append(finding)
        read = {reading.anomaly for reading in self.readings}
        if KINDS[finding.kind].anomaly and identifiers.scoped("anomaly", finding.key) not in read:
            first = next((place for place in words if place.text), None)
            self.read(identifiers, finding.key, {"text": first} if first else {})

    def read(self, identifiers: Identifiers, key: str, places: Mapping[str, Words]) -> None:
        """Add what the document reads at each place of an anomaly of this key."""
        anomaly = identifiers.scoped("anomaly", key)
        for place, words in places.items():
            reading = identifiers.scoped("reading", f"{key}-{place}")
            self.readings.append(Reading(reading, anomaly, words.text, words))
