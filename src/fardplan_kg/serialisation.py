"""The dataset as files that others read: the same bytes for the same triples.

TriG, N-Quads and JSON-LD hold the dataset, graph by graph. Turtle, N-Triples and RDF/XML hold one
graph: the one named, or the default graph (all strata but evidence and meta, merged).
"""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from fardplan_kg.faults import CallFault, nearest
from fardplan_kg.namespaces import GRAPH, ONTOLOGY, prefixes
from fardplan_kg.store import EmbeddedStore

Order = tuple[str, str, str]


@dataclass(frozen=True)
class Syntax:
    """A syntax of RDF: how Oxigraph calls it, its file's suffix, whether it holds a dataset."""

    format: ox.RdfFormat
    suffix: str
    dataset: bool


SYNTAXES = {
    "trig": Syntax(ox.RdfFormat.TRIG, "trig", dataset=True),
    "nquads": Syntax(ox.RdfFormat.N_QUADS, "nq", dataset=True),
    "jsonld": Syntax(ox.RdfFormat.JSON_LD, "jsonld", dataset=True),
    "ttl": Syntax(ox.RdfFormat.TURTLE, "ttl", dataset=False),
    "ntriples": Syntax(ox.RdfFormat.N_TRIPLES, "nt", dataset=False),
    "rdfxml": Syntax(ox.RdfFormat.RDF_XML, "rdf", dataset=False),
}


def serialise(store: EmbeddedStore, syntax: str, graph: str = "") -> bytes:
    """Return the dataset, or one graph of it, in a syntax.

    ``graph`` is the end of a graph's name, such as ``plan/flemingsberg``. Raises CallFault for an
    unknown one.
    """
    chosen = SYNTAXES[syntax]
    if graph:
        return _written(_triples(_ordered(store, graph_named(store, graph))), chosen)
    if chosen.dataset:
        return _written([q for name in _dataset(store) for q in _ordered(store, name)], chosen)
    return _written(_triples(_ordered(store, None)), chosen)


def _written(statements: list[ox.Quad] | list[ox.Triple], syntax: Syntax) -> bytes:
    # a prefix in N-Quads is no syntax, and JSON-LD has its own context
    bound = prefixes() if syntax.format not in _PLAIN else None
    content = ox.serialize(statements, format=syntax.format, prefixes=bound)
    return content or b""


_PLAIN = (ox.RdfFormat.N_QUADS, ox.RdfFormat.N_TRIPLES)


def graph_named(store: EmbeddedStore, end: str) -> str:
    """Return the full name of a graph."""
    names = store.graphs()
    for name in (end, GRAPH + end):
        if name in names:
            return name
    known = [name.removeprefix(GRAPH) for name in names]
    near = nearest(end, known)
    raise CallFault(
        f"no graph is called '{end}'; the nearest: {near}",
        f"ingen graf heter '{end}'; närmast: {near}",
    )


def _dataset(store: EmbeddedStore) -> list[str]:
    return [name for name in store.graphs() if name != ONTOLOGY]


def _ordered(store: EmbeddedStore, name: str | None) -> list[ox.Quad]:
    """Return a graph, or the default graph, sorted by subject, predicate and object."""
    graph = ox.NamedNode(name) if name else ox.DefaultGraph()
    return sorted(store.engine.quads_for_pattern(None, None, None, graph), key=_order)


def _order(quad: ox.Quad) -> Order:
    return (str(quad.subject), str(quad.predicate), str(quad.object))


def _triples(quads: list[ox.Quad]) -> list[ox.Triple]:
    return [quad.triple for quad in quads]


def dumps(store: EmbeddedStore) -> dict[str, bytes]:
    """Return the data set in every syntax: file name → content. Each graph is sorted once."""
    dataset = [quad for name in _dataset(store) for quad in _ordered(store, name)]
    merged = _triples(_ordered(store, None))
    return {
        f"fardplan.{syntax.suffix}": _written(dataset if syntax.dataset else merged, syntax)
        for syntax in SYNTAXES.values()
    }
