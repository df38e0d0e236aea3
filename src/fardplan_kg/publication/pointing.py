"""What points to a thing: other things by a property, and what a section's words carry."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from fardplan_kg.namespaces import FP, ID, OA, RDF, VOCABULARIES
from fardplan_kg.publication.facts import PREF_LABEL, TYPE
from fardplan_kg.publication.source import Quoted, Source
from fardplan_kg.publication.things import Reference
from fardplan_kg.store import Term

ELSEWHERE = (
    *(f"{FP}{name}" for name in ("about", "concernsRoadmap", "evidence", "inSection")),
    *(f"{FP}{name}" for name in ("involvesActor", "mentionedIn", "mentions", "mentionsActor")),
    *(f"{FP}{name}" for name in ("namedInRoadmap", "participatingActor", "participationIn")),
    *(f"{FP}{name}" for name in ("readingOf", "responsibleActor")),
    *(f"{RDF}{name}" for name in ("object", "predicate", "subject")),
    f"{OA}hasSource",
    f"{VOCABULARIES['cv']}hasParticipant",
    f"{VOCABULARIES['skos']}inScheme",
    f"{VOCABULARIES['skos']}topConceptOf",
    TYPE,
)
"""Properties whose inverse a page says in another way, or that say nothing to a reader."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """What has the thing as its value for a property, in words, and how sure that is."""

    label: str
    stratum: str
    layer: Term
    things: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A statement that a section carries: what it is about, the property, the words."""

    thing: Reference
    label: str
    value: Term
    quoted: tuple[Quoted, ...]


def layer(source: Source, graph: str) -> tuple[str, Term]:
    """Return how sure a graph is, as a code and in words."""
    return source.facts.stratum(graph), source.facts.value(graph, PREF_LABEL, source.language)


def cited(source: Source, iri: str) -> tuple[Cited, ...]:
    """Return the statements that a section's words carry, in the document's order."""
    found = []
    for quote, (subject, property_, value) in source.evidence.by_section.get(iri, ()):
        label = source.names.terms.word(property_)
        shown = source.names.name(value.value) if value.kind == "iri" else value
        thing = source.names.reference(subject)
        found.append(Cited(thing, label, shown, source.told([quote], shown.value)))
    return tuple(found)


def incoming(source: Source, iri: str) -> tuple[Incoming, ...]:
    """Return what has a thing as its value, by property and by how sure that is."""
    groups: dict[tuple[str, str, Term], list[str]] = defaultdict(list)
    for fact in source.facts.to.get(iri, ()):
        if fact.property not in ELSEWHERE and fact.subject.startswith(ID):
            label = source.names.terms.inverse(fact.property)
            groups[(label, *layer(source, fact.graph))].append(fact.subject)
    return tuple(
        Incoming(label, stratum, words, source.names.references(subjects))
        for (label, stratum, words), subjects in sorted(
            groups.items(), key=lambda found: (found[0][0].casefold(), found[0][2].value)
        )
    )
