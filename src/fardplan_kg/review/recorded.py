"""What was decided before: the decisions in the interpretation graph, by the finding's key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph, Literal, Namespace, URIRef

from fardplan_kg.dataset import Data, parse_turtle
from fardplan_kg.namespaces import FP, thing

FPN = Namespace(FP)


@dataclass(frozen=True)
class Recorded:
    """A decision and its reason in Swedish, and the file that it stands in."""

    decision: str
    reason: str
    path: Path


def anomaly(core: str, key: str) -> URIRef:
    """Return the identifier of the anomaly of a finding."""
    return URIRef(thing("anomaly", core, key))


def interpretation(core: str, key: str) -> URIRef:
    """Return the identifier of the interpretation that decides a finding."""
    return URIRef(thing("interpretation", core, key))


def read_recorded(data: Data, core: str) -> dict[str, Recorded]:
    """Return the decisions on a core's roadmap; one made by ``decide`` before one made by hand."""
    own = data.shared_file("interpretation", core)
    files = sorted(data.shared_files("interpretation"), key=lambda path: (path != own, path))
    found: dict[str, Recorded] = {}
    for path in files:
        for key, recorded in _decisions(parse_turtle(path), core, path):
            found.setdefault(key, recorded)
    return found


def _decisions(graph: Graph, core: str, path: Path) -> Iterator[tuple[str, Recorded]]:
    # anomalies first: what they say of a decision is made to be read
    for name in (anomaly, interpretation):
        prefix = name(core, "")
        for node in sorted(s for s in set(graph.subjects()) if isinstance(s, URIRef)):
            if node.startswith(prefix):
                decision, reason = (_swedish(graph, node, p) for p in (FPN.decision, FPN.reason))
                yield node.removeprefix(prefix), Recorded(decision, reason, path)


def _swedish(graph: Graph, node: URIRef, predicate: URIRef) -> str:
    values = graph.objects(node, predicate)
    return next((str(v) for v in values if isinstance(v, Literal) and v.language == "sv"), "")
