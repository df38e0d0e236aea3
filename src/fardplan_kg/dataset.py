"""Which file is which named graph, where the data is, and how a graph is written down.

A plan and its evidence are a graph each. Every other graph is the file of its name together with
the files of the folder of its name, one a document: what each roadmap gives to what all share. The
data (ontology/, graph/, queries/) is looked for in one place: the folder the caller names, else the
one inside the installed package, else the checkout.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fardplan_kg.faults import CallFault, DataFault
from fardplan_kg.namespaces import GRAPH, ONTOLOGY, prefixes

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.plugins.serializers.turtle import TurtleSerializer
    from rdflib.term import Node

FOLDERS = ("ontology", "graph", "queries")
META = f"{GRAPH}meta"
DERIVED = f"{GRAPH}derived"
# the folders whose files are a graph each, by the graph's name
OWN = {"plans": "plan", "evidence": "evidence"}


@dataclass(frozen=True)
class GraphFile:
    """A file and the named graph it holds; ``merged``: the default graph takes it in."""

    path: Path
    name: str
    merged: bool


@dataclass(frozen=True)
class Data:
    """The folder that holds ontology/, graph/ and queries/."""

    root: Path

    @property
    def queries(self) -> Path:
        """The folder of the competency questions."""
        return self.root / "queries"

    @property
    def rules(self) -> list[Path]:
        """The CONSTRUCT rules in the order in which they run."""
        return sorted((self.root / "ontology" / "rules").glob("*.rq"))

    def graph_files(self) -> list[GraphFile]:
        """Return the files of the dataset, sorted by graph name."""
        return sorted(self._graph_files(), key=lambda file: (file.name, file.path))

    def _graph_files(self) -> Iterator[GraphFile]:
        folder = self.root / "graph"
        for path in folder.rglob("*.ttl"):
            place = path.relative_to(folder).with_suffix("").as_posix()
            if not place.startswith("annotations/"):
                name = graph_name(place)
                merged = name != META and not place.startswith("evidence/")
                yield GraphFile(path, name, merged)
        yield GraphFile(self.root / "ontology" / "fardplan.ttl", ONTOLOGY, merged=False)

    def plan_file(self, core: str) -> Path:
        """Return the file of a core's plan graph."""
        return self.root / "graph" / "plans" / f"{core}.ttl"

    def evidence_file(self, core: str) -> Path:
        """Return the file of a core's evidence graph."""
        return self.root / "graph" / "evidence" / f"{core}.ttl"

    def annotations_file(self, core: str) -> Path:
        """Return the file of the annotations that a person made of a core's roadmap."""
        return self.root / "graph" / "annotations" / f"{core}.ttl"

    def shared_file(self, graph: str, core: str) -> Path:
        """Return the file of what a core's roadmap gives to a graph that all roadmaps share.

        ``graph`` is ``region``, ``actors``, ``interpretation``, ``former`` or ``catalogue``.
        """
        return self.root / "graph" / graph / f"{core}.ttl"

    def shared_files(self, graph: str) -> list[Path]:
        """Return all files of a graph that all roadmaps share."""
        folder = self.root / "graph"
        return [*folder.glob(f"{graph}.ttl"), *sorted((folder / graph).glob("*.ttl"))]


def graph_name(place: str) -> str:
    """Return the name of the graph in a file of graph/, given its path without the suffix.

    >>> graph_name("plans/flemingsberg")
    'https://w3id.org/fardplan/graph/plan/flemingsberg'
    >>> graph_name("region/flemingsberg")
    'https://w3id.org/fardplan/graph/region'
    """
    folder, _, core = place.partition("/")
    if core and folder in OWN:
        return f"{GRAPH}{OWN[folder]}/{core}"
    return GRAPH + {"catalogue": "meta"}.get(folder, folder)


def find_data(folder: Path | None = None) -> Data:
    """Return the data: in the folder named, else in the package, else in the checkout.

    Raises CallFault where the folder does not hold ontology/, graph/ and queries/.
    """
    here = Path(__file__).parent
    candidates = [folder] if folder else [here / "data", here.parents[1]]
    for candidate in candidates:
        if all((candidate / name).is_dir() for name in FOLDERS):
            return Data(candidate)
    raise CallFault(
        f"{candidates[-1]}: no data here; the folder must hold {', '.join(FOLDERS)}. "
        "Name another with --data.",
        f"{candidates[-1]}: inga data här; mappen ska innehålla {', '.join(FOLDERS)}. "
        "Ange en annan med --data.",
    )


def parse_turtle(path: Path, into: Graph | None = None) -> Graph:
    """Return the graph in a Turtle file.

    Raises DataFault with file, line and cause where it does not parse.
    """
    import pyoxigraph as ox
    from rdflib import Graph

    try:  # Oxigraph's parser says line and column; rdflib's only the line, and less of the cause
        for _ in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            pass
    except (SyntaxError, OSError) as error:
        raise reading_fault(path, error) from None
    graph = Graph(bind_namespaces="none") if into is None else into
    return graph.parse(path, format="turtle")


def parse_files(paths: Iterable[Path]) -> Graph:
    """Return the merge of some Turtle files; no file gives an empty graph.

    Raises DataFault as ``parse_turtle`` does.
    """
    from rdflib import Graph

    merged = Graph(bind_namespaces="none")
    for path in paths:
        parse_turtle(path, into=merged)
    return merged


def reading_fault(path: Path, error: SyntaxError | OSError | ValueError) -> DataFault:
    """Return the fault for a file that cannot be read or parsed, with its line if known."""
    if isinstance(error, OSError):
        return DataFault(f"{path}: cannot be read ({error.strerror or error})")
    line = getattr(error, "lineno", None)
    place = f"{path}:{line}" if line else str(path)
    return DataFault(f"{place}: not valid Turtle: {getattr(error, 'msg', None) or error}")


def canonical_turtle(graph: Graph, core: str = "") -> str:
    """Return a graph as Turtle that is the same for the same triples: sorted, fixed prefixes.

    Raises ValueError for a blank node: graph/ holds none.
    """
    from rdflib import BNode, Graph

    if any(isinstance(term, BNode) for triple in graph for term in triple):
        raise ValueError("a blank node in a graph that must have none")
    bound = Graph(bind_namespaces="none")
    for prefix, iri in prefixes(core).items():
        bound.bind(prefix, iri)
    bound += graph
    out = io.BytesIO()
    _exact_serializer()(bound).serialize(out, encoding="utf-8")
    return out.getvalue().decode()


def _exact_serializer() -> type[TurtleSerializer]:
    """Return rdflib's Turtle writer, made to write a decimal as it is: 51 is not 51.0."""
    from rdflib import XSD, Literal
    from rdflib.plugins.serializers.turtle import TurtleSerializer

    class ExactSerializer(TurtleSerializer):
        def label(self, node: Node, position: int) -> str:
            if isinstance(node, Literal) and node.datatype == XSD.decimal and "." not in node:
                return f'"{node}"^^<{XSD.decimal}>'
            return str(super().label(node, position))

    return ExactSerializer
