"""The dataset as files that others read: the same bytes for the same triples.

TriG, N-Quads and JSON-LD hold the dataset, graph by graph. Turtle, N-Triples and RDF/XML hold one
graph: the one named, or the default graph (all strata but evidence and meta, merged).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from fardplan_kg.faults import CallFault, nearest
from fardplan_kg.namespaces import GRAPH, ONTOLOGY, prefixes
from fardplan_kg.store import EmbeddedStore

Order = tuple[str, str, str, str]


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
    name = graph_named(store, graph) if graph else None
    quads = sorted(_dataset(store), key=_order) if chosen.dataset and not name else None
    if quads is not None:
        return _written(quads, chosen)
    triples = sorted((q.triple for q in _graph(store, name)), key=_triple_order)
    return _written(triples, chosen)


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


def _dataset(store: EmbeddedStore) -> Iterator[ox.Quad]:
    for name in store.graphs():
        if name != ONTOLOGY:
            yield from _graph(store, name)


def _graph(store: EmbeddedStore, name: str | None) -> Iterator[ox.Quad]:
    graph = ox.NamedNode(name) if name else ox.DefaultGraph()
    return iter(store.engine.quads_for_pattern(None, None, None, graph))


def _triple_order(triple: ox.Triple) -> Order:
    return ("", str(triple.subject), str(triple.predicate), str(triple.object))


def _order(quad: ox.Quad) -> Order:
    return (str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object))


def dumps(store: EmbeddedStore) -> dict[str, bytes]:
    """Return every dump of the published site: file name → content."""
    files = {
        f"fardplan.{syntax.suffix}": serialise(store, name) for name, syntax in SYNTAXES.items()
    }
    for name in store.graphs():
        end = name.removeprefix(GRAPH) if name != ONTOLOGY else "ontology"
        files[f"{end.replace('/', '-')}.ttl"] = serialise(store, "ttl", name)
    return files
