"""What the graph itself says of the data set: the input of every description.

Who publishes the data set and whom to contact stands in ``graph/catalogue.ttl`` or nowhere: what
is not stated is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from fardplan_kg.namespaces import DCTERMS, FP, ID, RDF, SKOS, VOCABULARIES
from fardplan_kg.publication.descriptions.rdf import VCARD
from fardplan_kg.publication.facts import PREF_LABEL, Facts
from fardplan_kg.store import Term

DCAT, FOAF = VOCABULARIES["dcat"], VOCABULARIES["foaf"]
TYPE = f"{RDF}type"
UNNAMED = f"{ID}dataset/fardplan-kg"
"""The data set of a graph without a catalogue."""
GEONAMES = re.compile(r"https?://sws\.geonames\.org/")
OF_PUBLISHER = (
    TYPE,
    *(f"{FOAF}{name}" for name in ("name", "homepage", "mbox")),
    *(f"{DCTERMS}{name}" for name in ("type", "identifier")),
)
OF_CONTACT = (TYPE, f"{VCARD}fn", f"{VCARD}hasEmail", f"{VCARD}hasURL")


@dataclass(frozen=True)
class Party:
    """A publisher or a contact: its IRI, and each property that is stated of it with its value."""

    iri: str
    said: tuple[tuple[str, Term], ...]

    def value(self, property_: str) -> str:
        """Return one value of a property; an empty text for none."""
        return next((term.value for name, term in self.said if name == property_), "")


@dataclass(frozen=True)
class Source:
    """A document that the graph is made from, and by what names its publisher is known."""

    iri: str
    titles: tuple[Term, ...]
    publishers: tuple[tuple[Term, ...], ...]


@dataclass(frozen=True)
class DataSet:
    """The data set as its catalogue describes it; what is empty is not stated."""

    iri: str
    titles: tuple[Term, ...]
    descriptions: tuple[Term, ...]
    keywords: tuple[Term, ...]
    rights: tuple[Term, ...]
    themes: tuple[str, ...]
    licence: str
    issued: Term
    modified: Term
    sources: tuple[Source, ...]
    places: tuple[str, ...]
    publisher: Party | None
    contact: Party | None


def read_data_set(facts: Facts) -> DataSet:
    """Return what the graph says of the data set."""
    found = facts.subjects(TYPE, f"{DCAT}Dataset")
    iri = min(found, default=UNNAMED)

    def stated(property_: str) -> tuple[Term, ...]:
        return facts.values(iri, property_)

    return DataSet(
        iri,
        stated(f"{DCTERMS}title"),
        stated(f"{DCTERMS}description"),
        stated(f"{DCAT}keyword"),
        stated(f"{DCTERMS}rights"),
        tuple(term.value for term in stated(f"{DCAT}theme")),
        facts.value(iri, f"{DCTERMS}license").value,
        facts.value(iri, f"{DCTERMS}issued"),
        facts.value(iri, f"{DCTERMS}modified"),
        tuple(_source(facts, own) for own in _sources(facts, iri)),
        _places(facts),
        _party(facts, stated(f"{DCTERMS}publisher"), OF_PUBLISHER),
        _party(facts, stated(f"{DCAT}contactPoint"), OF_CONTACT),
    )


def in_language(terms: Iterable[Term], language: str) -> str:
    """Return the text in a language or, where it is lacking, the first; an empty text for none."""
    found = list(terms)
    return next((t.value for t in found if t.language == language), found[0].value if found else "")


def _roadmaps(facts: Facts) -> tuple[str, ...]:
    return facts.subjects(TYPE, f"{FP}Roadmap")


def _sources(facts: Facts, iri: str) -> list[str]:
    named = {own.value for made in (iri, *_roadmaps(facts)) for own in _source_of(facts, made)}
    return sorted(named)


def _source_of(facts: Facts, iri: str) -> tuple[Term, ...]:
    return facts.values(iri, f"{DCTERMS}source")


def _source(facts: Facts, iri: str) -> Source:
    publishers = facts.values(iri, f"{DCTERMS}publisher")
    names = tuple(_names(facts, own.value) for own in publishers)
    return Source(iri, _names(facts, iri), names)


def _names(facts: Facts, iri: str) -> tuple[Term, ...]:
    """Return the names of a thing that say in which language they are."""
    for property_ in (PREF_LABEL, f"{DCTERMS}title", f"{SKOS}altLabel"):
        if found := tuple(own for own in facts.values(iri, property_) if own.language):
            return found
    return ()


def _places(facts: Facts) -> tuple[str, ...]:
    """Return the GeoNames IRIs of the municipalities that the roadmaps' cores overlap.

    DCAT-AP-SE 3.0.1 recommends GeoNames for a named geographical area (dcterms:spatial).
    """
    overlaps = f"{VOCABULARIES['geo']}sfOverlaps"
    same = f"{VOCABULARIES['schema']}sameAs"
    return tuple(
        sorted(
            {
                own.value
                for roadmap in _roadmaps(facts)
                for core in facts.values(roadmap, f"{FP}forCore")
                for area in facts.values(core.value, overlaps)
                for own in facts.values(area.value, same)
                if GEONAMES.match(own.value)
            }
        )
    )


def _party(facts: Facts, found: tuple[Term, ...], kept: tuple[str, ...]) -> Party | None:
    iris = sorted(term.value for term in found if term.kind == "iri")
    if not iris:
        return None
    said = ((name, term) for name in kept for term in facts.values(iris[0], name))
    return Party(iris[0], tuple(said))
