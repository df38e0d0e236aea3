"""What extraction gives, as files: one draft in TriG, or the Turtle files of graph/."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph

from fardplan_kg.dataset import Data, canonical_turtle, graph_name, parse_turtle
from fardplan_kg.extraction.pipeline import Extraction
from fardplan_kg.files import make_folder, write_file
from fardplan_kg.namespaces import prefixes

BEGINNING = "# Made by `fardplan extract`; mend the annotations or the registry, not this file.\n"


def turtle_files(extraction: Extraction) -> dict[str, str]:
    """Return the files of an extraction, by their place in graph/."""
    core = extraction.core
    return {
        f"{place}/{core}.ttl": BEGINNING + canonical_turtle(graph, core)
        for place, graph in _graphs(extraction).items()
        if len(graph)
    }


def _graphs(extraction: Extraction) -> dict[str, Graph]:
    """Return the graphs of an extraction, by the folder of their files in graph/."""
    graphs, changes = extraction.graphs, extraction.changes
    return {
        "plans": graphs.plan,
        "evidence": graphs.evidence,
        "region": graphs.region,
        "catalogue": extraction.catalogue,
        "former": changes.former if changes else Graph(),
    }


def write_turtle(extraction: Extraction, folder: Path) -> list[Path]:
    """Write the files into a folder laid out as graph/; return their paths.

    A file of this core that an empty graph leaves without content is removed.
    """
    files = turtle_files(extraction)
    for place, content in files.items():
        path = folder / place
        make_folder(path.parent)
        write_file(path, content.encode())
    for place in _graphs(extraction):
        emptied = f"{place}/{extraction.core}.ttl"
        if emptied not in files:
            (folder / emptied).unlink(missing_ok=True)
    return [folder / place for place in files]


def trig(extraction: Extraction) -> str:
    """Return the graphs as one TriG document."""
    core = extraction.core
    quads = [
        ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(graph_name(place)))
        for folder, graph in _graphs(extraction).items()
        for place in [f"{folder}/{core}"]
        for triple in ox.parse("\n".join(_lines(graph)), format=ox.RdfFormat.N_TRIPLES)
    ]
    written = ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=prefixes(core))
    return (written or b"").decode()


def differences(extraction: Extraction, data: Data) -> list[str]:
    """Return, a line each, the triples that the document and the files of graph/ do not share."""
    found = []
    for folder, graph in _graphs(extraction).items():
        path = data.root / "graph" / folder / f"{extraction.core}.ttl"
        former = parse_turtle(path) if path.exists() else Graph()
        found += [f"{path}: + {line}" for line in _lines(graph - former)]
        found += [f"{path}: - {line}" for line in _lines(former - graph)]
        found += _bytes_differ(path, graph, former, extraction.core)
    return found


def _bytes_differ(path: Path, graph: Graph, former: Graph, core: str) -> list[str]:
    same = set(graph) == set(former) and len(graph) > 0
    written = path.read_text(encoding="utf-8") if path.exists() else ""
    if same and written != BEGINNING + canonical_turtle(graph, core):
        return [f"{path}: the same triples, but not written as `fardplan extract -o` writes them"]
    return []


def _lines(graph: Graph) -> list[str]:
    return sorted(f"{s.n3()} {p.n3()} {o.n3()} ." for s, p, o in graph)
