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
from fardplan_kg.namespaces import BASE, GRAPH, ID

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
        place = file.path.relative_to(original.root)
        _write(folder / place, (quad.triple for quad in quads))
        kind = file.name.removeprefix(GRAPH).split("/")[0]
        for number in range(2, count + 1):
            name = f"{core}-{number}"
            triples = set(_renamed(quads, core, name))
            _write(folder / "graph" / FOLDERS.get(kind, kind) / f"{name}.ttl", triples)
    return Data(folder)


def _renamed(quads: list[ox.Quad], core: str, name: str) -> Iterator[ox.Triple]:
    """Yield, renamed, the triples that say something of the core's own."""
    for quad in quads:
        subject, value = (_term(term, core, name) for term in (quad.subject, quad.object))
        if (subject, value) != (quad.subject, quad.object):
            if isinstance(value, ox.Literal) and value.value.casefold() == core:
                value = ox.Literal(f"{value.value} {name}", language=value.language)
            yield ox.Triple(subject, quad.predicate, value)


def _term(term: object, core: str, name: str) -> object:
    if isinstance(term, ox.NamedNode) and term.value.startswith(BASE) and core in term.value:
        if not term.value.startswith(SHARED):
            return ox.NamedNode(term.value.replace(core, name))
    return term


def _write(path: Path, triples: Iterator[ox.Triple] | set[ox.Triple]) -> None:
    lines = sorted(f"{triple} .\n" for triple in triples)
    if lines:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(lines), encoding="utf-8")
