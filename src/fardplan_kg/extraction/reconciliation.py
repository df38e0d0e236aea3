"""Names as written → entries of the registry, and what every thing may be called.

A name is an entry when it is, letter for letter, one of the entry's Swedish labels. A name that no
entry has, or that two have, is left for a person: nothing is guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product

from rdflib import RDF, SKOS, Graph, Literal, Namespace, URIRef

from fardplan_kg.dataset import Data, parse_files, parse_turtle
from fardplan_kg.extraction.findings import Candidate
from fardplan_kg.extraction.form.likeness import alike
from fardplan_kg.faults import DataFault
from fardplan_kg.namespaces import BASE, FP, local_name
from fardplan_kg.namespaces import thing as thing_iri

FPN = Namespace(FP)
NAMING = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, FPN.nameAsPrinted)
EDITORIAL = ("actors", "schemes", "interpretation")
CANDIDATES_ALIKE = 0.6
CANDIDATES = 3
ACTORS = f"{BASE}id/actor/"


@dataclass(frozen=True)
class Registry:
    """Entries by label, labels and types by thing, the structural properties, what is decided.

    ``preferred`` are the preferred names in Swedish. ``also_titled`` leads from a title in a new
    version to the action it is decided to be, and ``commons`` from an action to its common action,
    where that is decided.
    """

    entries: dict[str, frozenset[URIRef]]
    labels: dict[URIRef, frozenset[str]]
    types: dict[URIRef, frozenset[URIRef]]
    structural: frozenset[URIRef]
    decided: frozenset[URIRef]
    preferred: dict[URIRef, str] = field(default_factory=dict)
    also_titled: dict[str, URIRef] = field(default_factory=dict)
    commons: dict[URIRef, URIRef] = field(default_factory=dict)

    def entry(self, name: str) -> URIRef | None:
        """Return the one entry of a name, or None where there is none or more than one."""
        found = self.entries.get(name, frozenset())
        return next(iter(found)) if len(found) == 1 else None

    def has_decided(self, core: str, key: str) -> bool:
        """Tell whether a person has decided on the finding of a key, in a review or by hand."""
        nodes = {URIRef(thing_iri(kind, core, key)) for kind in ("interpretation", "anomaly")}
        return bool(nodes & self.decided)

    def several(self, name: str) -> list[URIRef]:
        """Return the entries of a name that more than one has."""
        found = sorted(self.entries.get(name, frozenset()))
        return found if len(found) > 1 else []

    def like_entries(self, name: str) -> tuple[Candidate, ...]:
        """Return the entries whose labels are most like a name, the likest first."""
        return _candidates(name, ((label, e) for label, es in self.entries.items() for e in es))

    def of_type(self, kind: URIRef) -> list[URIRef]:
        """Return the things of a class, as other documents, decisions and annotations have it."""
        return sorted(thing for thing, kinds in self.types.items() if kind in kinds)

    def called(self, name: str, kind: URIRef) -> URIRef | None:
        """Return the thing of a class that has a name among its labels."""
        things = self.of_type(kind)
        return next((thing for thing in things if name in self.labels_of(thing)), None)

    def like_things(self, name: str, kind: URIRef) -> tuple[Candidate, ...]:
        """Return the things of a class whose labels are most like a name, the likest first."""
        things = self.of_type(kind)
        return _candidates(name, ((lab, t) for t in things for lab in self.labels_of(t)))

    def labels_of(self, thing: URIRef) -> frozenset[str]:
        """Return all Swedish labels of a thing."""
        return self.labels.get(thing, frozenset())


def _candidates(name: str, labelled: Iterable[tuple[str, URIRef]]) -> tuple[Candidate, ...]:
    best: dict[URIRef, Candidate] = {}
    for label, thing in sorted(labelled):
        # the name itself is no candidate: it stands there because somebody decided on it before
        score = alike(name.casefold(), label.casefold()) if label != name else 0.0
        if score >= CANDIDATES_ALIKE and (thing not in best or score > best[thing].score):
            best[thing] = Candidate(label, thing, round(score, 2))
    return tuple(sorted(best.values(), key=lambda c: (-c.score, c.name))[:CANDIDATES])


def read_registry(
    data: Data,
    core: str = "",
    printed: Iterable[tuple[URIRef, str]] = (),
    links: Iterable[tuple[URIRef, URIRef, object]] = (),
) -> Registry:
    """Read the registry of actors and places, the schemes, the decisions and the ontology.

    Of the region's graph, what the documents of other cores give is known too. ``printed`` holds
    names that the document itself gives to things, and ``links`` what its annotations say they are.
    Raises DataFault where two actors have one preferred name.
    """
    ontology = parse_turtle(data.root / "ontology" / "fardplan.ttl")
    registered = parse_files(data.shared_files("actors"))
    _check_names(registered)
    editorial = parse_files(path for name in EDITORIAL for path in data.shared_files(name))
    own = data.shared_file("region", core)
    others = parse_files(path for path in data.shared_files("region") if path != own)
    return Registry(
        entries=_entries(registered),
        labels=_labels((ontology, editorial, others), printed),
        types=_types((*editorial, *others, *links)),
        structural=structural_properties(ontology),
        decided=_decided(editorial),
        preferred={
            URIRef(str(s)): str(o)
            for s, o in sorted(editorial.subject_objects(SKOS.prefLabel))
            if _swedish(o)
        },
        also_titled={str(o): URIRef(str(s)) for s, o in editorial.subject_objects(FPN.alsoTitled)},
        commons=dict(_iri_pairs(editorial, FPN.commonAction)),
    )


def _check_names(registered: Graph) -> None:
    named: dict[str, list[str]] = defaultdict(list)
    for entry, label in registered.subject_objects(SKOS.prefLabel):
        if _swedish(label) and str(entry).startswith(ACTORS):
            named[str(label)].append(local_name(str(entry)))
    for name, things in sorted(named.items()):
        if len(things) > 1:
            raise DataFault(
                f"graph/actors: {len(things)} actors have the preferred name '{name}': "
                f"{', '.join(sorted(things))}; give them different names, or make them one"
            )


def _iri_pairs(graph: Graph, predicate: URIRef) -> Iterator[tuple[URIRef, URIRef]]:
    for s, o in graph.subject_objects(predicate):
        yield URIRef(str(s)), URIRef(str(o))


def structural_properties(ontology: Graph) -> frozenset[URIRef]:
    """Return the properties whose triples place a thing and state no fact."""
    return frozenset(
        s for s in ontology.subjects(FPN.structural, Literal(True)) if isinstance(s, URIRef)
    )


def _decided(editorial: Graph) -> frozenset[URIRef]:
    """Return the anomalies, the interpretations, and what the interpretations are on."""
    interpretations = set(editorial.subjects(RDF.type, FPN.Interpretation))
    things = {thing for one in interpretations for thing in editorial.objects(one, RDF.subject)}
    anomalies = set(editorial.subjects(RDF.type, FPN.SourceAnomaly))
    return frozenset(s for s in anomalies | interpretations | things if isinstance(s, URIRef))


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
    graphs: Iterable[Graph], printed: Iterable[tuple[URIRef, str]]
) -> dict[URIRef, frozenset[str]]:
    found: dict[URIRef, set[str]] = defaultdict(set)
    for named, name in printed:
        found[named].add(name)
    for graph, naming in product(graphs, NAMING):
        for thing, label in graph.subject_objects(naming):
            if _swedish(label) and isinstance(thing, URIRef):
                found[thing].add(str(label))
    return {thing: frozenset(labels) for thing, labels in found.items()}


def _types(triples: Iterable[tuple[object, object, object]]) -> dict[URIRef, frozenset[URIRef]]:
    found: dict[URIRef, set[URIRef]] = defaultdict(set)
    for thing, predicate, kind in triples:
        if predicate == RDF.type and isinstance(thing, URIRef) and isinstance(kind, URIRef):
            found[thing].add(kind)
    return {thing: frozenset(kinds) for thing, kinds in found.items()}
