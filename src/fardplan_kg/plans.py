"""Which roadmaps the graph holds."""

from __future__ import annotations

from fardplan_kg.namespaces import local_name
from fardplan_kg.store import Store

CORES = """
PREFIX fp: <https://w3id.org/fardplan/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?core ?name WHERE {
  ?roadmap fp:forCore ?core . ?core rdfs:label ?name FILTER(LANG(?name) = "sv")
} ORDER BY ?core
"""
ALL = "alla"


def cores(store: Store) -> dict[str, str]:
    """Return the urban cores that have a roadmap in the graph: slug → name."""
    rows = store.select(CORES).rows
    found = ((row["core"], row["name"]) for row in rows)
    return {local_name(core.value): name.value for core, name in found if core and name}


def covered(store: Store) -> tuple[str, str]:
    """Return what a page on the whole graph is about: the cores' names, and a slug for its path."""
    found = cores(store)
    return ", ".join(found.values()), next(iter(found)) if len(found) == 1 else ALL
