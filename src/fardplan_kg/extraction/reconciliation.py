"""Names as written → entries of the registry, and what every thing may be called.

A name is an entry when it is, letter for letter, one of the entry's Swedish labels. A name that no
entry has, or that two have, is left for a person: nothing is guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from rdflib import RDF, SKOS, Graph, Literal, Namespace, URIRef

from fardplan_kg.dataset import Data, parse_files, parse_turtle
from fardplan_kg.faults import nearest
from fardplan_kg.namespaces import FP

FPN = Namespace(FP)
NAMING = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, FPN.nameAsPrinted)
EDITORIAL = ("actors", "schemes", "interpretation")


@dataclass(frozen=True)
class Registry:
    """Entries by label, labels by entry, the structural properties, and what is decided."""

    entries: dict[str, frozenset[URIRef]]
    labels: dict[URIRef, frozenset[str]]
    types: dict[URIRef, frozenset[URIRef]]
    structural: frozenset[URIRef]
    decided: frozenset[URIRef]

    def entry(self, name: str) -> URIRef | None:
        """Return the one entry of a name, or None where there is none or more than one."""
        found = self.entries.get(name, frozenset())
        return next(iter(found)) if len(found) == 1 else None

    def complaint(self, name: str) -> str:
        """Say why a name has no entry, with the nearest names."""
        found = sorted(self.entries.get(name, frozenset()))
        if found:
            return f"'{name}' could be {' or '.join(found)}"
        return (
            f"'{name}' is not in the registry; the nearest: {nearest(name, sorted(self.entries))}"
        )

    def labels_of(self, thing: URIRef) -> frozenset[str]:
        """Return all Swedish labels of a thing."""
        return self.labels.get(thing, frozenset())


def read_registry(data: Data, printed: Iterable[tuple[URIRef, str]] = ()) -> Registry:
    """Read the registry of actors and places, the schemes, the decisions and the ontology.

    ``printed`` holds names that the document itself gives to things.
    """
    ontology = parse_turtle(data.root / "ontology" / "fardplan.ttl")
    editorial = Graph()
    for name in EDITORIAL:
        editorial += parse_files(data.shared_files(name))
    registered = parse_files(data.shared_files("actors"))
    return Registry(
        entries=_entries(registered),
        labels=_labels(ontology, editorial, printed),
        types=_types(editorial),
        structural=structural_properties(ontology),
        decided=_decided(editorial),
    )


def structural_properties(ontology: Graph) -> frozenset[URIRef]:
    """Return the properties whose triples place a thing and state no fact."""
    return frozenset(
        s for s in ontology.subjects(FPN.structural, Literal(True)) if isinstance(s, URIRef)
    )


def _decided(editorial: Graph) -> frozenset[URIRef]:
    """Return what a person has decided on: anomalies, and the subjects of interpretations."""
    anomalies = set(editorial.subjects(RDF.type, FPN.SourceAnomaly))
    interpreted = {
        thing
        for interpretation in editorial.subjects(RDF.type, FPN.Interpretation)
        for thing in editorial.objects(interpretation, RDF.subject)
    }
    return frozenset(s for s in anomalies | interpreted if isinstance(s, URIRef))


def _swedish(term: object) -> bool:
    return isinstance(term, Literal) and term.language in ("sv", None)


def _entries(registered: Graph) -> dict[str, frozenset[URIRef]]:
    found: dict[str, set[URIRef]] = defaultdict(set)
    for naming in NAMING[:2]:
        for thing, label in registered.subject_objects(naming):
            if _swedish(label) and isinstance(thing, URIRef):
                found[str(label)].add(thing)
    return {label: frozenset(things) for label, things in found.items()}


def _labels(
    ontology: Graph, editorial: Graph, printed: Iterable[tuple[URIRef, str]]
) -> dict[URIRef, frozenset[str]]:
    found: dict[URIRef, set[str]] = defaultdict(set)
    for named, name in printed:
        found[named].add(name)
    for graph, naming in product((ontology, editorial), NAMING):
        for thing, label in graph.subject_objects(naming):
            if _swedish(label) and isinstance(thing, URIRef):
                found[thing].add(str(label))
    return {thing: frozenset(labels) for thing, labels in found.items()}


def _types(editorial: Graph) -> dict[URIRef, frozenset[URIRef]]:
    found: dict[URIRef, set[URIRef]] = defaultdict(set)
    for thing, kind in editorial.subject_objects(RDF.type):
        if isinstance(thing, URIRef) and isinstance(kind, URIRef):
            found[thing].add(kind)
    return {thing: frozenset(kinds) for thing, kinds in found.items()}
