"""How to cite a thing of the graph: the data set's name and date, and the place in the document."""

from __future__ import annotations

from dataclasses import dataclass

from fardplan_kg.namespaces import DCTERMS, FP, VOCABULARIES, local_name
from fardplan_kg.publication.facts import TYPE
from fardplan_kg.publication.source import Source
from fardplan_kg.store import Term

DATASET = f"{VOCABULARIES['dcat']}Dataset"


@dataclass(frozen=True, slots=True)
class Citation:
    """The data set's title, short name and date; for a section, its first and last page.

    Texts are empty and pages 0 where the graph does not tell. section: whether it is a section.
    """

    title: Term
    short: str
    date: str
    section: bool
    first: int
    last: int


def citation(source: Source, iri: str) -> Citation:
    """Return what a thing is cited by, beside its own name and address."""
    facts = source.facts
    dataset = next(iter(facts.subjects(TYPE, DATASET)), "")
    first, last = (facts.value(iri, f"{FP}{own}Page").value for own in ("first", "last"))
    return Citation(
        facts.value(dataset, f"{DCTERMS}title", source.language),
        local_name(dataset),
        facts.value(dataset, f"{DCTERMS}modified").value,
        f"{FP}Section" in facts.types(iri),
        int(first) if first.isdecimal() else 0,
        int(last) if last.isdecimal() else 0,
    )
