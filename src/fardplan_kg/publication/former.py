"""What is no longer in the document or no longer used, and what has taken its place."""

from __future__ import annotations

from dataclasses import dataclass

from fardplan_kg.namespaces import DCTERMS, FP, VOCABULARIES
from fardplan_kg.publication.source import Source
from fardplan_kg.publication.things import Reference

DEPRECATED = f"{VOCABULARIES['owl']}deprecated"
REPLACED_BY = f"{DCTERMS}isReplacedBy"


@dataclass(frozen=True, slots=True)
class Former:
    """Something deprecated, and what replaces it: empty where nothing does."""

    replaced_by: tuple[Reference, ...]


def former(source: Source, iri: str) -> Former | None:
    """Return what replaces a deprecated thing; None for a thing that is in use."""
    replaced_by = source.facts.values(iri, REPLACED_BY)
    deprecated = any(term.value in ("true", "1") for term in source.facts.values(iri, DEPRECATED))
    if not (deprecated or replaced_by or f"{FP}FormerThing" in source.facts.types(iri)):
        return None
    return Former(source.names.references(term.value for term in replaced_by))
