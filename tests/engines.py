"""The three engines that must give the same answers, behind the one interface."""

from __future__ import annotations

import signal
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal

import pyoxigraph as ox
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.query import Result, ResultRow
from rdflib.term import Node

from fardplan_kg.answers import Answer, Cell
from fardplan_kg.dataset import DERIVED, Data
from fardplan_kg.namespaces import XSD
from fardplan_kg.store import (
    RDF_LANG_STRING,
    XSD_BOOLEAN,
    XSD_STRING,
    EmbeddedStore,
    Solutions,
    Term,
)

NUMBERS = {
    f"{XSD}{name}"
    for name in (
        *("decimal", "double", "float", "integer", "int", "long", "short", "byte"),
        *("nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger"),
        *("unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte"),
    )
}


class RdflibStore:
    """rdflib, in memory: named graphs, and a default graph of its own that is the merge."""

    def __init__(self) -> None:
        self.dataset = Dataset(default_union=False)

    def load(self, data: Data, derived: str) -> None:
        """Load every file, by rdflib's own parser, and the derived triples as N-Triples."""
        for file in data.graph_files():
            self._add(Graph().parse(file.path, format="turtle"), file.name, file.merged)
        self._add(Graph().parse(data=derived, format="nt"), DERIVED, merged=True)

    def _add(self, graph: Graph, name: str, merged: bool) -> None:
        targets = [self.dataset.graph(name)]
        targets += [self.dataset.default_graph] if merged else []
        for target in targets:
            for triple in graph:
                target.add(triple)

    def select(self, query: str) -> Solutions:
        result = self._query(query)
        if result.type == "ASK":
            answer = Term(str(result.askAnswer).lower(), datatype=XSD_BOOLEAN)
            return Solutions(("answer",), ({"answer": answer},))
        variables = tuple(str(variable) for variable in result.vars or ())
        return Solutions(variables, tuple(_row(row, variables) for row in _rows(result)))

    def construct(self, query: str) -> str:
        graph = self._query(query).graph
        assert graph is not None
        lines = graph.serialize(format="nt", encoding="utf-8").decode()
        parsed = ox.parse(lines, format=ox.RdfFormat.N_TRIPLES)
        return "".join(sorted({f"{quad.triple} .\n" for quad in parsed}))

    def _query(self, query: str) -> Result:
        with warnings.catch_warnings():
            # rdflib 7.6 still uses names of its own that it calls deprecated
            warnings.simplefilter("ignore", DeprecationWarning)
            result = self.dataset.query(query)
            if result.type == "SELECT":
                len(result)  # it answers only when it is looked at
            return result


def _rows(result: Result) -> list[ResultRow]:
    return [row for row in result if isinstance(row, ResultRow)]


def _row(row: ResultRow, variables: tuple[str, ...]) -> dict[str, Term | None]:
    return {name: _term(value) for name, value in zip(variables, row, strict=True)}


def _term(node: Node | None) -> Term | None:
    if isinstance(node, URIRef):
        return Term(str(node), "iri")
    if isinstance(node, BNode):
        return Term(f"_:{node}")
    if isinstance(node, Literal):
        datatype = str(node.datatype or "")
        plain = datatype in (XSD_STRING, RDF_LANG_STRING)
        return Term(str(node), "literal", node.language or "", "" if plain else datatype)
    return None


def rdflib_store(data: Data, embedded: EmbeddedStore) -> RdflibStore:
    """rdflib with the dataset; what the rules derive comes from the embedded store."""
    store = RdflibStore()
    derived = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{DERIVED}> {{ ?s ?p ?o }} }}"
    store.load(data, embedded.construct(derived))
    return store


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise TimeoutError where Python takes longer: a query may be hopeless in one engine only."""

    def late(*_: object) -> None:
        raise TimeoutError(f"no answer within {seconds:g} s")

    former = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, former)


Value = Term | Decimal


def values(answer: Answer) -> list[list[list[Value]]]:
    """The rows of an answer with numbers as numbers, whatever their type and way of writing."""
    return [[[value(term) for term in cell] for cell in row] for row in answer.rows]


def value(term: Term) -> Value:
    return Decimal(term.value) if term.datatype in NUMBERS else term


def same_text(cell: Cell, golden: str) -> bool:
    """Whether a cell is what a golden file says: a number by its value, all else to the letter."""
    if len(cell) == 1 and isinstance(number := value(cell[0]), Decimal) and golden:
        return number == Decimal(golden)
    return "; ".join(term.value for term in cell) == golden
