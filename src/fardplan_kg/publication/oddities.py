"""The oddities of the document, with every way in which it reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fardplan_kg.namespaces import FP, RDF
from fardplan_kg.publication.evidence import Quote
from fardplan_kg.publication.source import Quoted, Source
from fardplan_kg.publication.things import Reference, anchor, by_name
from fardplan_kg.store import Term


@dataclass(frozen=True, slots=True)
class Reading:
    """One of the ways in which an oddity stands in the document.

    label: what the document uses these words for, such as the number in the map; empty where it is
    nothing in particular.
    """

    anchor: str
    text: Term
    quoted: tuple[Quoted, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Oddity:
    """An oddity of the document: its readings, the decision and the reason."""

    thing: Reference
    kind: Reference
    decision: Term
    reason: Term
    readings: tuple[Reading, ...]


def oddities(source: Source, iris: Iterable[str]) -> tuple[Oddity, ...]:
    """Return the oddities that are about any of these things, each once, by name."""
    about = f"{FP}about"
    found = {own for iri in iris for own in source.facts.subjects(about, iri)}
    return tuple(sorted((oddity(source, own) for own in found), key=lambda o: by_name(o.thing)))


def oddity(source: Source, iri: str) -> Oddity:
    """Return an oddity with its readings."""
    return Oddity(
        source.names.reference(iri),
        source.names.reference(source.facts.value(iri, f"{FP}anomalyKind").value),
        source.text(iri, f"{FP}decision"),
        source.text(iri, f"{FP}reason"),
        readings(source, iri),
    )


def readings(source: Source, iri: str) -> tuple[Reading, ...]:
    """Return the ways in which an oddity stands in the document, in the document's order."""
    parts = source.facts.subjects(f"{FP}readingOf", iri)
    nodes = {part: source.facts.values(part, f"{FP}evidence") for part in parts}
    quotes = {
        part: sorted(q for n in nodes[part] if (q := source.evidence.by_node.get(n.value)))
        for part in parts
    }
    found = []
    for part in sorted(parts, key=lambda own: (quotes[own][:1], own)):
        text = source.facts.value(part, f"{RDF}value")
        quoted = source.told(quotes[part], text.value)
        found.append(Reading(anchor(part), text, quoted, _label(source, quotes[part])))
    return tuple(found)


def _label(source: Source, quotes: Iterable[Quote]) -> str:
    """Return what the words are the value of, where all that they carry agrees on it."""
    found = {
        property_
        for quote in quotes
        for _, property_, value in source.evidence.carried(quote)
        if value.kind != "iri"
    }
    return source.names.terms.word(found.pop()) if len(found) == 1 else ""
