"""The data of a thing as Turtle: its own statements, and those of what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from fardplan_kg.namespaces import BASE, FP, OA, RDF, prefixes
from fardplan_kg.publication.facts import Facts
from fardplan_kg.publication.things import Places
from fardplan_kg.store import EmbeddedStore

PRIMARY_TOPIC = ox.NamedNode("http://xmlns.com/foaf/0.1/primaryTopic")


def turtle(store: EmbeddedStore, facts: Facts, places: Places) -> Iterator[tuple[str, bytes]]:
    """Return the Turtle file of everything that has a page, by its path."""
    parts: dict[str, list[str]] = {}
    for part, (path, _) in places.anchors.items():
        parts.setdefault(path, []).append(part)
    for iri, path in places.pages.items():
        subjects = [iri, *parts.get(path, ())]
        subjects += [node for own in subjects for node in _evidence(facts, own)]
        yield f"{path}.ttl", _written(store, path, iri, subjects)


def _evidence(facts: Facts, iri: str) -> list[str]:
    """Return the claims about a thing, with their quotes."""
    claims = list(facts.subjects(f"{RDF}subject", iri))
    quotes = [term.value for own in (iri, *claims) for term in facts.values(own, f"{FP}evidence")]
    selectors = [t.value for own in quotes for t in facts.values(own, f"{OA}hasSelector")]
    return [*claims, *quotes, *selectors]


def _written(store: EmbeddedStore, path: str, iri: str, subjects: list[str]) -> bytes:
    about = ox.Triple(ox.NamedNode(BASE + path), PRIMARY_TOPIC, ox.NamedNode(iri))
    found = {
        quad.triple
        for subject in dict.fromkeys(subjects)
        for quad in store.engine.quads_for_pattern(ox.NamedNode(subject), None, None, None)
    }
    ordered = [about, *sorted(found, key=_order)]
    return ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=prefixes()) or b""


def _order(triple: ox.Triple) -> tuple[str, str, str]:
    return str(triple.subject), str(triple.predicate), str(triple.object)
