"""The shared actions of the other plans in the graph, to which a plan's own may be tied."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import URIRef

from fardplan_kg.dataset import Data

QUERY = """
PREFIX fp: <https://w3id.org/fardplan/ontology#>
SELECT ?core ?common ?number ?title WHERE {
  GRAPH ?core {
    ?action a fp:SharedAction ; fp:titleInChapter|fp:titleInMap ?title .
    OPTIONAL { ?action fp:numberInMap ?on_map }
    OPTIONAL { ?action fp:numberInChapter ?in_chapter }
    BIND(COALESCE(?on_map, ?in_chapter) AS ?number)
  }
  GRAPH ?stated { ?action fp:commonAction ?common }
}
ORDER BY ?core ?number ?title
"""
DECIDED = ox.NamedNode("urn:decided")


@dataclass(frozen=True)
class Neighbour:
    """A title of a shared action of another core's plan, with its number and common action."""

    core: str
    common: URIRef
    number: str
    title: str

    @property
    def wording(self) -> str:
        """The title without what may differ between equal titles: case, and a full stop."""
        return wording(self.title)


def wording(title: str) -> str:
    """Return a title in lower case, without a full stop at its end."""
    return title.casefold().rstrip(". ")


def read_neighbours(data: Data, core: str) -> tuple[Neighbour, ...]:
    """Return the shared actions of all plans but a core's own, in the order of the cores."""
    store = ox.Store()
    for path in sorted((data.root / "graph" / "plans").glob("*.ttl")):
        if path.stem != core:
            graph = ox.NamedNode(f"urn:core:{path.stem}")
            store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE, to_graph=graph)
    if not len(store):
        return ()
    for path in data.shared_files("interpretation"):
        store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE, to_graph=DECIDED)
    rows = store.query(QUERY)
    assert isinstance(rows, ox.QuerySolutions)  # noqa: S101 - a SELECT gives solutions
    return tuple(_neighbour(row) for row in rows)


def _neighbour(row: ox.QuerySolution) -> Neighbour:
    core, common, number, title = (row[name] for name in ("core", "common", "number", "title"))
    return Neighbour(
        str(core.value).removeprefix("urn:core:"), URIRef(common.value), number.value, title.value
    )
