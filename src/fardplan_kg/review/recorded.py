"""What was decided before: the decisions in the interpretation graph, by the finding's key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph, Literal, Namespace, URIRef

from fardplan_kg.dataset import Data, parse_turtle
from fardplan_kg.namespaces import FP, thing
from fardplan_kg.review.sentences import written

FPN = Namespace(FP)


@dataclass(frozen=True)
class Recorded:
    """A decision as one writes it, its reason in Swedish, and the file that it stands in."""

    decision: str
    reason: str
    path: Path


def anomaly(core: str, key: str) -> URIRef:
    """Return the identifier of the anomaly of a finding."""
    return URIRef(thing("anomaly", core, key))


def interpretation(core: str, key: str) -> URIRef:
    """Return the identifier of the interpretation that decides a finding."""
    return URIRef(thing("interpretation", core, key))


def artefact(core: str, key: str) -> URIRef:
    """Return the identifier of the artefact of extraction that a decision puts right."""
    return URIRef(thing("artefact", core, key))


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
    nodes = sorted(s for s in set(graph.subjects()) if isinstance(s, URIRef))
    prefixes = [name(core, "") for name in (interpretation, anomaly)]
    keys = {n.removeprefix(prefix) for prefix in prefixes for n in nodes if n.startswith(prefix)}
    for key in sorted(keys):
        reason = _first(graph, key, core, FPN.reason)
        yield key, Recorded(_decision(graph, key, core), reason, path)


def _decision(graph: Graph, key: str, core: str) -> str:
    """Return a decision as it was written; an anomaly says it as a sentence."""
    printed = graph.value(artefact(core, key), FPN.asPrinted)
    return str(printed or written(_first(graph, key, core, FPN.decision)))


def _first(graph: Graph, key: str, core: str, predicate: URIRef) -> str:
    """Return what the interpretation says, else the anomaly."""
    nodes = (interpretation(core, key), anomaly(core, key))
    return _swedish(graph, nodes[0], predicate) or _swedish(graph, nodes[1], predicate)


def _swedish(graph: Graph, node: URIRef, predicate: URIRef) -> str:
    values = graph.objects(node, predicate)
    return next((str(v) for v in values if isinstance(v, Literal) and v.language == "sv"), "")
