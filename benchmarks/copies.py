"""The published graph several times over, each copy a roadmap of its own.

Its annotations, decisions and anomalies were made by a person, so they are what made-up roadmaps
lack. What a core's roadmap has of its own gets the copy's name; registry and schemes are shared.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from fardplan_kg.dataset import Data
from fardplan_kg.faults import DataFault
from fardplan_kg.namespaces import BASE, FP, GRAPH, ID, RDF

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
SHARED = tuple(f"{ID}{kind}/" for kind in ("actor", "place", "infrastructure", "municipality-area"))
FOLDERS = {"plan": "plans", "meta": "catalogue"}


def write_copies(original: Data, core: str, folder: Path, count: int) -> Data:
    """Write a data folder with the original's graph and so many roadmaps: it and its copies.

    ``core`` is the slug that the copies' own things have in their identifiers. The folder must not
    hold a graph.
    """
    for name in ("ontology", "queries"):
        (folder / name).symlink_to(os.path.relpath(original.root / name, folder))
    for file in original.graph_files():
        if not file.name.startswith(GRAPH):
            continue
        quads = list(ox.parse(path=str(file.path), format=ox.RdfFormat.TURTLE))
        common = _common_decisions(quads, core)
        place = file.path.relative_to(original.root)
        _write(folder / place, (quad.triple for quad in quads))
        kind = file.name.removeprefix(GRAPH).split("/")[0]
        for number in range(2, count + 1):
            name = f"{core}-{number}"
            own = [quad for quad in quads if quad.subject not in common]
            triples = set(_renamed(own, core, name))
            _write(folder / "graph" / FOLDERS.get(kind, kind) / f"{name}.ttl", triples)
    return Data(folder)


def _common_decisions(quads: list[ox.Quad], core: str) -> set[Node]:
    """Return the decisions on what the copies share, which are made once."""
    about = [quad for quad in quads if quad.predicate.value in (f"{RDF}subject", f"{FP}about")]
    decisions = {q.subject for q in about if str(q.subject).startswith(f"<{ID}interpretation/")}
    kept: set[Node] = set(decisions)
    return kept - {q.subject for q in about if _term(q.object, core, "") != q.object}


def _renamed(quads: list[ox.Quad], core: str, name: str) -> Iterator[ox.Triple]:
    """Yield, renamed, the triples that say something of the core's own."""
    for quad in quads:
        subject, value = _term(quad.subject, core, name), _term(quad.object, core, name)
        if (subject, value) != (quad.subject, quad.object):
            if isinstance(value, ox.Literal) and value.value.casefold() == core:
                value = ox.Literal(f"{value.value} {name}", language=value.language)
            if isinstance(subject, ox.NamedNode):
                yield ox.Triple(subject, quad.predicate, value)


def _term(term: Node, core: str, name: str) -> Node:
    if not isinstance(term, ox.NamedNode | ox.Literal):
        raise DataFault(f"{term}: graph/ holds no such term")
    own = isinstance(term, ox.NamedNode) and term.value.startswith(BASE)
    if own and not term.value.startswith(SHARED):
        return ox.NamedNode(term.value.replace(core, name))
    return term


def _write(path: Path, triples: Iterator[ox.Triple] | set[ox.Triple]) -> None:
    lines = sorted(f"{triple} .\n" for triple in triples)
    if lines:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(lines), encoding="utf-8")
