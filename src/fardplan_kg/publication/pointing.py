"""What points to a thing: other things by a property, and what a section's words carry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from fardplan_kg.namespaces import DCTERMS, FP, ID, OA, RDF, VOCABULARIES
from fardplan_kg.publication.evidence import Quote, Statement
from fardplan_kg.publication.facts import TYPE
from fardplan_kg.publication.source import Source
from fardplan_kg.publication.strata import Kind, kind
from fardplan_kg.publication.things import Reference, anchor
from fardplan_kg.store import Term

ELSEWHERE = (
    *(f"{FP}{name}" for name in ("about", "concernsRoadmap", "evidence", "inSection")),
    *(f"{FP}{name}" for name in ("involvesActor", "mentionedIn", "mentions", "mentionsActor")),
    *(f"{FP}{name}" for name in ("namedInRoadmap", "pageBasis", "participatingActor")),
    *(f"{FP}{name}" for name in ("participationIn", "readingOf", "responsibleActor")),
    *(f"{RDF}{name}" for name in ("object", "predicate", "subject")),
    f"{DCTERMS}isReplacedBy",
    f"{OA}hasSource",
    f"{VOCABULARIES['cv']}hasParticipant",
    f"{VOCABULARIES['skos']}inScheme",
    f"{VOCABULARIES['skos']}topConceptOf",
    TYPE,
)
"""Properties whose inverse a page says in another way, or that say nothing to a reader."""
ON_THE_PAGE = ("pdf", "printed-number")
"""How a page is known to be the one that words stand on; else the pages are the section's."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """What has the thing as its value for a property, in words, and how sure that is."""

    label: str
    kind: Kind
    things: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """A statement that words carry, or an oddity that they are a reading of, which has no label.

    value: empty where it is the words themselves.
    """

    thing: Reference
    label: str
    value: Term


@dataclass(frozen=True, slots=True)
class Cited:
    """Words of a section, and everything that they carry: one quote under an anchor of its own.

    first, last: the pages, where they are those that the words stand on; else 0.
    """

    anchor: str
    text: str
    first: int
    last: int
    basis: str
    carried: tuple[Carried, ...]


def cited(source: Source, iri: str) -> tuple[Cited, ...]:
    """Return a section's words that carry something, in the document's order."""
    return tuple(_cited(source, quote) for quote in source.evidence.in_section.get(iri, ()))


def _cited(source: Source, quote: Quote) -> Cited:
    carried = [_carried(source, quote, each) for each in source.evidence.carried(quote)]
    known = quote.basis in ON_THE_PAGE
    return Cited(
        anchor(quote.node),
        quote.text,
        quote.first if known else 0,
        quote.last if known else 0,
        quote.basis if known else "",
        (*carried, *_readings(source, quote)),
    )


def _carried(source: Source, quote: Quote, statement: Statement) -> Carried:
    subject, property_, value = statement
    shown = source.names.name(value.value) if value.kind == "iri" else value
    own = Term("") if shown.value == quote.text else shown
    return Carried(source.names.reference(subject), source.names.terms.word(property_), own)


def _readings(source: Source, quote: Quote) -> Iterator[Carried]:
    for part in source.facts.subjects(f"{FP}evidence", quote.node):
        for oddity in source.facts.values(part, f"{FP}readingOf"):
            text = source.facts.value(part, f"{RDF}value")
            own = Term("") if text.value == quote.text else text
            yield Carried(source.names.reference(oddity.value), "", own)


def incoming(source: Source, iri: str) -> tuple[Incoming, ...]:
    """Return what has a thing as its value, by property and by how sure that is."""
    groups: dict[tuple[str, Kind], list[str]] = defaultdict(list)
    for fact in source.facts.to.get(iri, ()):
        if fact.property not in ELSEWHERE and fact.subject.startswith(ID):
            label = source.names.terms.inverse(fact.property)
            groups[label, kind(source, fact.graph)].append(fact.subject)
    return tuple(
        Incoming(label, own, source.names.references(subjects))
        for (label, own), subjects in sorted(
            groups.items(), key=lambda found: (found[0][0].casefold(), found[0][1].label.value)
        )
    )
