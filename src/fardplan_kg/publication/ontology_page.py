"""The ontology as a page for readers: what it is for, its picture, and every term by theme."""

from __future__ import annotations

from dataclasses import dataclass

from fardplan_kg.namespaces import BASE, DCTERMS, FP, ONTOLOGY, RDFS, VOCABULARIES
from fardplan_kg.publication.diagram import diagram
from fardplan_kg.publication.inputs import Inputs
from fardplan_kg.publication.ontology_terms import Ontology, Related, Theme
from fardplan_kg.publication.pages import described_frame, render
from fardplan_kg.publication.source import Source
from fardplan_kg.publication.terms import short
from fardplan_kg.store import Term

PATH = "ontology"
OWL = VOCABULARIES["owl"]
VANN = "http://purl.org/vocab/vann/"
"""Where the ontology's own file has it from: ontology/fardplan.ttl."""


@dataclass(frozen=True, slots=True)
class About:
    """What the ontology says of itself; an empty text for what it does not say."""

    title: Term
    description: Term
    note: Term
    version: str
    version_iri: str
    prefix: str
    namespace: str
    licence: str
    citation: str
    creators: tuple[str, ...]
    created: str
    modified: str


def ontology_page(inputs: Inputs, language: str, path: str = PATH) -> str:
    """Return the ontology's page as it stands at a path: its own, or that of its version."""
    source = inputs.sources[language]
    themes = Ontology(source).themes()
    drawn = bool(inputs.described and themes)
    told = about(source)
    return render(
        described_frame(inputs, language, ONTOLOGY, path),
        "ontology.html",
        iri=ONTOLOGY,
        about=told,
        version_path=told.version_iri.removeprefix(BASE),
        themes=themes,
        listed=sorted((e for t in themes for e in t.entries), key=lambda e: e.anchor.casefold()),
        strata=strata(source),
        vocabularies=vocabularies(themes),
        drawing=diagram(inputs.described.store, language) if drawn and inputs.described else "",
    )


def about(source: Source) -> About:
    """Return what the ontology says of itself."""
    facts = source.facts

    def one(property_: str) -> str:
        return facts.value(ONTOLOGY, property_, source.language).value

    return About(
        title=source.text(ONTOLOGY, f"{DCTERMS}title"),
        description=source.text(ONTOLOGY, f"{DCTERMS}description"),
        note=source.text(ONTOLOGY, f"{RDFS}comment"),
        version=one(f"{OWL}versionInfo"),
        version_iri=one(f"{OWL}versionIRI"),
        prefix=one(f"{VANN}preferredNamespacePrefix"),
        namespace=one(f"{VANN}preferredNamespaceUri"),
        licence=one(f"{DCTERMS}license"),
        citation=one(f"{DCTERMS}bibliographicCitation"),
        creators=tuple(term.value for term in facts.values(ONTOLOGY, f"{DCTERMS}creator")),
        created=one(f"{DCTERMS}created"),
        modified=one(f"{DCTERMS}modified"),
    )


def strata(source: Source) -> dict[str, Term]:
    """Return what each kind of graph is called, by its code."""
    return {
        iri.removeprefix(FP).lower(): source.text(iri, f"{RDFS}label")
        for iri in source.facts.subjects(f"{VOCABULARIES['rdf']}type", f"{FP}Stratum")
    }


def vocabularies(themes: tuple[Theme, ...]) -> tuple[Related, ...]:
    """Return the vocabularies of which terms stand on the page, by prefix."""
    foreign = {
        term.href
        for theme in themes
        for entry in theme.entries
        for relation in entry.relations
        for term in relation.terms
        if not term.href.startswith("#")
    }
    used = {short(iri).partition(":")[0] for iri in foreign if short(iri) != iri}
    return tuple(Related(prefix, VOCABULARIES[prefix]) for prefix in sorted(used))
