"""The version of a plan that the graph holds, read once: its plan, its document, what is gone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import pyoxigraph as ox
from rdflib import OWL, SKOS, Graph, Literal, Namespace, URIRef

from fardplan_kg.dataset import Data, parse_files, reading_fault
from fardplan_kg.namespaces import FP

FPN = Namespace(FP)


@dataclass(frozen=True)
class Former:
    """The plan graph, what former versions had and it has not, and its document's checksum.

    All are empty where the graph holds no version of the plan.
    """

    plan: Graph = field(default_factory=Graph)
    gone: Graph = field(default_factory=Graph)
    sha256: str = ""

    def titles(self) -> dict[str, URIRef]:
        """Return the actions by their titles, in the chapter before in the map."""
        return {
            title: URIRef(action)
            for predicate in (FPN.titleInMap, FPN.titleInChapter)
            for action, title in sorted(map(_strings, self.plan.subject_objects(predicate)))
        }

    def participations(self) -> dict[tuple[URIRef, str], list[URIRef]]:
        """Return the participations by action and actor as written; a name may stand twice."""
        found: dict[tuple[URIRef, str], list[URIRef]] = defaultdict(list)
        for thing, name in sorted(map(_strings, self.plan.subject_objects(FPN.actorAsWritten))):
            for action in self.plan.objects(URIRef(thing), FPN.participationIn):
                found[URIRef(str(action)), name].append(URIRef(thing))
        return found

    def gone_titles(self) -> dict[str, URIRef]:
        """Return the actions that are gone, by their last titles."""
        return {
            str(title): URIRef(thing)
            for thing in sorted(map(str, self.gone.subjects(OWL.deprecated, Literal(True))))
            for title in self.gone.objects(URIRef(thing), SKOS.prefLabel)
            if "/id/action/" in thing
        }


def _strings(pair: tuple[object, object]) -> tuple[str, str]:
    return str(pair[0]), str(pair[1])


def read_former(core: str, data: Data) -> Former:
    """Return the version of a core's plan that the graph holds.

    Raises DataFault where a file of it does not parse.
    """
    plan, gone = data.plan_file(core), data.shared_file("former", core)
    return Former(
        plan=parse_files([plan] if plan.exists() else []),
        gone=parse_files([gone] if gone.exists() else []),
        sha256=_sha256(data, core),
    )


def _sha256(data: Data, core: str) -> str:
    """Return the checksum in the evidence graph; Oxigraph reads the large file in no time."""
    path = data.evidence_file(core)
    if not path.exists():
        return ""
    try:
        found = [
            quad.object.value
            for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
            if quad.predicate.value == str(FPN.sha256) and isinstance(quad.object, ox.Literal)
        ]
    except (SyntaxError, OSError) as error:
        raise reading_fault(path, error) from None
    return min(found, default="")
