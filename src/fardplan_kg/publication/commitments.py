"""The page of commitments: what can be relied on here, and what cannot yet.

It promises what the code does: identifiers that are kept (`extraction.identifiers`), what is gone
and stays as deprecated (`extraction.versions`), pages that ask no other host, a log without
visitors. What depends on the data is counted and read from the data.
"""

from __future__ import annotations

from dataclasses import dataclass

from fardplan_kg.namespaces import DCTERMS, ONTOLOGY, VOCABULARIES
from fardplan_kg.publication.accessibility import PATH as ACCESSIBILITY
from fardplan_kg.publication.facts import TYPE
from fardplan_kg.publication.inputs import Inputs
from fardplan_kg.publication.ontology_page import about
from fardplan_kg.publication.pages import render
from fardplan_kg.publication.source import Source
from fardplan_kg.publication.things import Reference
from fardplan_kg.store import Term

PATH = "ataganden"
DEPRECATED = f"{VOCABULARIES['owl']}deprecated"
DATASET = f"{VOCABULARIES['dcat']}Dataset"
DUMP = "data/fardplan.nq"


@dataclass(frozen=True, slots=True)
class Standing:
    """How the data stand: their licence and rights, their dates, what is no longer used."""

    licence: str
    rights: Term
    issued: str
    modified: str
    ontology_version: str
    deprecated: tuple[Reference, ...]


def commitments_page(inputs: Inputs, language: str) -> str:
    """Return the page of commitments."""
    return render(
        inputs.frame(language, PATH),
        "commitments.html",
        it=standing(inputs.sources[language]),
        ontology=inputs.places.pages.get(ONTOLOGY, ""),
        dump=DUMP if DUMP in inputs.files else "",
        files=sorted(inputs.files),
        tables=[form.upper() for form in sorted(inputs.tables)],
        statement=ACCESSIBILITY,
    )


def standing(source: Source) -> Standing:
    """Return how the data stand, by the description of the data set."""
    facts = source.facts
    dataset = next(iter(facts.subjects(TYPE, DATASET)), "")
    gone = [
        iri
        for iri in source.names.places.pages
        if any(own.value == "true" for own in facts.values(iri, DEPRECATED))
    ]
    return Standing(
        facts.value(dataset, f"{DCTERMS}license").value,
        source.text(dataset, f"{DCTERMS}rights"),
        facts.value(dataset, f"{DCTERMS}issued").value,
        facts.value(dataset, f"{DCTERMS}modified").value,
        about(source).version,
        source.names.references(gone),
    )
