"""Which roadmaps the graph holds, and what it states of the document that each of them is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fardplan_kg.faults import CallFault, nearest
from fardplan_kg.namespaces import local_name, slug
from fardplan_kg.store import Store

ROADMAPS = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX fp: <https://w3id.org/fardplan/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?roadmap ?name ?printed ?title ?publisher ?year WHERE {
  ?roadmap a fp:Roadmap .
  OPTIONAL { ?roadmap fp:forCore/rdfs:label ?name FILTER(LANG(?name) = "sv") }
  OPTIONAL { ?roadmap fp:forCore/fp:nameAsPrinted ?printed }
  OPTIONAL { ?roadmap dcterms:source/dcterms:title ?title }
  OPTIONAL { ?roadmap dcterms:source/dcterms:publisher/rdfs:label ?publisher
    FILTER(LANG(?publisher) = "sv") }
  OPTIONAL { ?roadmap dcterms:source/dcterms:issued ?issued }
  BIND(SUBSTR(STR(?issued), 1, 4) AS ?year)
}
ORDER BY ?roadmap ?name ?printed ?title ?publisher ?year
"""


@dataclass(frozen=True, slots=True)
class Roadmap:
    """A roadmap: what it is called for short, and its document as far as the graph states it."""

    iri: str
    slug: str
    name: str
    title: str = ""
    publisher: str = ""
    year: str = ""


def roadmaps(store: Store) -> tuple[Roadmap, ...]:
    """Return the roadmaps in the graph, by name.

    One is called as its urban core: by the name that we prefer, else as printed, else by its slug.
    """
    found: dict[str, Roadmap] = {}
    for row in store.select(ROADMAPS).rows:
        said = {name: term.value for name, term in row.items() if term}
        iri = said["roadmap"]
        own = local_name(iri)
        name = said.get("name") or said.get("printed") or own
        told = (said.get(key, "") for key in ("title", "publisher", "year"))
        found.setdefault(iri, Roadmap(iri, own, name, *told))
    return tuple(sorted(found.values(), key=lambda r: (slug(r.name), r.slug)))


def find_roadmap(known: Iterable[Roadmap], plan: str) -> Roadmap:
    """Return the roadmap that a person names: by its core, by its title, or by its IRI.

    Raises CallFault that names the nearest where there is none.
    """
    every = tuple(known)
    folded = plan.casefold()
    for found in every:
        if folded in (found.slug, found.name.casefold(), found.title.casefold(), found.iri):
            return found
    near = nearest(plan, sorted({name for r in every for name in (r.slug, r.name)}))
    raise CallFault(
        f"no roadmap is called '{plan}'; the nearest: {near}",
        f"ingen färdplan heter '{plan}'; närmast: {near}",
    )
