"""How much there is: the numbers of a VoID description, counted in one pass over the statements.

What each number means: VoID, section 4.6 "Providing statistics about datasets"
(https://www.w3.org/TR/void/#statistics).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import pyoxigraph as ox

from fardplan_kg.namespaces import BASE, ID, RDF, RDFS, SKOS, VOCABULARIES, local_name
from fardplan_kg.publication.descriptions.rdf import OWL, SCHEMA

TYPE = ox.NamedNode(f"{RDF}type")
LINKS = frozenset(
    (f"{OWL}sameAs", f"{SCHEMA}sameAs", f"{RDFS}seeAlso",
     *(f"{SKOS}{kind}Match" for kind in ("broad", "close", "exact", "narrow", "related")))
)  # fmt: skip
"""The properties by which a thing is linked to something in another data set."""


@dataclass(frozen=True)
class Counts:
    """The numbers of a data set; entities are the subjects that have an IRI of our things."""

    triples: int
    entities: int
    subjects: int
    objects: int
    properties: int
    classes: int


@dataclass(frozen=True)
class Part:
    """The statements with one property, of things of one class or of all."""

    property: str
    triples: int
    subjects: int
    objects: int
    classes: Mapping[str, int]
    datatypes: Mapping[str, int]


def counted(triples: Collection[ox.Triple]) -> Counts:
    """Return the numbers of some statements, none of which is there twice."""
    subjects = {str(own.subject) for own in triples}
    return Counts(
        len(triples),
        sum(own.startswith(f"<{ID}") for own in subjects),
        len(subjects),
        len({str(own.object) for own in triples}),
        len({own.predicate.value for own in triples}),
        len({str(own.object) for own in triples if own.predicate == TYPE}),
    )


def classes(triples: Iterable[ox.Triple]) -> dict[str, tuple[str, ...]]:
    """Return the classes of each thing, sorted."""
    found: dict[str, set[str]] = defaultdict(set)
    for own in triples:
        if own.predicate == TYPE and isinstance(own.object, ox.NamedNode):
            found[str(own.subject)].add(own.object.value)
    return {thing: tuple(sorted(names)) for thing, names in found.items()}


def partition(triples: Iterable[ox.Triple], of: Mapping[str, tuple[str, ...]]) -> Iterator[Part]:
    """Yield the part of each property, sorted; ``of``: the classes of each thing."""
    by_property: dict[str, list[ox.Triple]] = defaultdict(list)
    for own in triples:
        by_property[own.predicate.value].append(own)
    for property_, found in sorted(by_property.items()):
        objects = [own.object for own in found]
        yield Part(
            property_,
            len(found),
            len({str(own.subject) for own in found}),
            len({str(own) for own in objects}),
            Counter(name for own in objects for name in of.get(str(own), ())),
            Counter(own.datatype.value for own in objects if isinstance(own, ox.Literal)),
        )


def by_class(
    triples: Iterable[ox.Triple], of: Mapping[str, tuple[str, ...]]
) -> dict[str, list[ox.Triple]]:
    """Return the statements on the things of each class, sorted by class."""
    found: dict[str, list[ox.Triple]] = defaultdict(list)
    for own in triples:
        for name in of.get(str(own.subject), ()):
            found[name].append(own)
    return dict(sorted(found.items()))


def links(triples: Iterable[ox.Triple]) -> dict[tuple[str, str], int]:
    """Return how many links lead to each other host, by property and by the host's address."""
    found = Counter(
        (own.predicate.value, _host(own.object.value))
        for own in triples
        if own.predicate.value in LINKS
        and isinstance(own.object, ox.NamedNode)
        and not own.object.value.startswith(BASE)
    )
    return dict(sorted((key, many) for key, many in found.items() if key[1]))


def _host(iri: str) -> str:
    parts = urlsplit(iri)
    return f"{parts.scheme}://{parts.netloc}/" if parts.netloc else ""


def vocabularies(triples: Iterable[ox.Triple]) -> list[str]:
    """Return the namespaces of the properties and classes that are used, sorted."""
    terms = {own.predicate.value for own in triples} | {
        own.object.value
        for own in triples
        if own.predicate == TYPE and isinstance(own.object, ox.NamedNode)
    }
    return sorted({iri.removesuffix(local_name(iri)) for iri in terms} - {""})


def short(iri: str) -> str:
    """Return a term by its prefix and local name; what has no prefix, by its letters and digits."""
    for prefix, namespace in VOCABULARIES.items():
        rest = iri.removeprefix(namespace)
        if rest != iri and rest.replace("-", "").replace("_", "").isalnum() and rest.isascii():
            return f"{prefix}-{rest}"
    return "".join(c if c.isascii() and c.isalnum() else f"_{ord(c):x}_" for c in iri)
