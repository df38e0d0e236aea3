"""Where a query runs. The embedded store is Oxigraph, in memory, with the rules' result in it.

The default graph is the deduplicated merge of all strata but evidence and meta, so a triple that
two roadmaps state counts once; every graph can also be asked by its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Literal as OneOf
from typing import Protocol

import pyoxigraph as ox

from fardplan_kg.dataset import Data, reading_fault
from fardplan_kg.faults import DataFault
from fardplan_kg.query_form import query_form

Solution = Mapping[str, "Term | None"]


@dataclass(frozen=True, slots=True)
class Term:
    """An IRI or a literal, the same from every engine."""

    value: str
    kind: OneOf["iri", "literal"] = "literal"
    language: str = ""
    datatype: str = ""


@dataclass(frozen=True)
class Solutions:
    """The variables of a SELECT query, in order, and one mapping a solution."""

    variables: tuple[str, ...]
    rows: tuple[Solution, ...]


class Store(Protocol):
    """Something that answers SPARQL queries."""

    def select(self, query: str) -> Solutions:
        """Answer a SELECT query (ASK answers as one row with the variable ``answer``)."""

    def construct(self, query: str) -> str:
        """Answer a CONSTRUCT or DESCRIBE query as sorted N-Triples."""


class EmbeddedStore:
    """Oxigraph inside the process."""

    def __init__(self) -> None:
        self.engine = ox.Store()

    def load(self, data: Data) -> None:
        """Load every file of the dataset into its graph, and what is merged into the default graph.

        Raises DataFault with file, line and cause where a file does not parse.
        """
        for file in data.graph_files():
            try:
                name = ox.NamedNode(file.name)
                self._load(str(file.path), name)
                if file.merged:
                    self._load(str(file.path), ox.DefaultGraph())
            except (SyntaxError, OSError) as error:
                raise reading_fault(file.path, error) from None

    def _load(self, path: str, graph: ox.NamedNode | ox.DefaultGraph) -> None:
        self.engine.bulk_load(path=path, format=ox.RdfFormat.TURTLE, to_graph=graph)

    def select(self, query: str, most: int | None = None) -> Solutions:
        """Answer a SELECT or ASK query, with no more than so many rows where ``most`` is given.

        Raises DataFault with line and column for a query that does not parse.
        """
        result = self._query(query)
        if isinstance(result, ox.QuerySolutions):
            variables = tuple(variable.value for variable in result.variables)
            return Solutions(variables, tuple(islice(_rows(result, variables), most)))
        if isinstance(result, ox.QueryBoolean):
            answer = Term(str(bool(result)).lower(), datatype=XSD_BOOLEAN)
            return Solutions(("answer",), ({"answer": answer},))
        raise DataFault("the query gives triples, not a table; ask for --format ttl")

    def lines(self, query: str) -> Iterator[list[str]]:
        """Yield the variables of a SELECT query, then each row's values as texts, one at a time.

        For answers of any size: nothing is kept.
        """
        result = self._query(query)
        if not isinstance(result, ox.QuerySolutions):
            raise DataFault("the query gives no rows")
        names = [variable.value for variable in result.variables]
        yield names
        for solution in result:
            yield [_text(solution[name]) for name in names]

    def construct(self, query: str) -> str:
        """Answer a CONSTRUCT or DESCRIBE query as sorted N-Triples.

        Raises DataFault where the query gives a table.
        """
        result = self._query(query)
        if not isinstance(result, ox.QueryTriples):
            raise DataFault("the query gives a table, not triples; ask for another --format")
        return "".join(sorted({f"{triple} .\n" for triple in result}))

    def _query(self, query: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        query_form(query)
        try:
            return self.engine.query(query)
        except SyntaxError as error:
            raise syntax_fault(query, str(error.msg or error)) from None
        except (OSError, ValueError, RuntimeError) as error:
            raise DataFault(f"the query cannot be answered: {error}") from None

    def derive(self, rule: str, graph: str) -> int:
        """Run a CONSTRUCT rule; what is new goes to a graph and to the default graph.

        Returns the number of new triples.
        """
        name, merged = ox.NamedNode(graph), ox.DefaultGraph()
        found = (ox.Quad(t.subject, t.predicate, t.object, merged) for t in self._triples(rule))
        new = [quad for quad in found if quad not in self.engine]
        self.engine.extend(new)
        self.engine.extend(ox.Quad(q.subject, q.predicate, q.object, name) for q in new)
        return len(new)

    def _triples(self, rule: str) -> Iterable[ox.Triple]:
        result = self._query(rule)
        if not isinstance(result, ox.QueryTriples):
            raise DataFault("a rule must be a CONSTRUCT query")
        return list(result)

    def graphs(self) -> list[str]:
        """Return the names of the graphs, sorted."""
        return sorted(g.value for g in self.engine.named_graphs() if isinstance(g, ox.NamedNode))


def syntax_fault(query: str, cause: str) -> DataFault:
    """Return the place and the line of a syntax error; the parser's long lists are left out."""
    place = re.match(r"error at (\d+):(\d+): (.*)", cause, re.S)
    if place is None:
        return DataFault(
            f"the query does not parse: {cause}", f"frågan går inte att tolka: {cause}"
        )
    line, column, lines = int(place[1]), int(place[2]), query.splitlines()
    near = _near(lines[line - 1], column) if line <= len(lines) else ""
    undeclared = "Prefix not found" in place[3]
    return DataFault(
        f"the query does not parse: line {line}, column {column}, "
        + (f"at '{near}'" if near else "at its end")
        + ("; a prefix is not declared" if undeclared else ""),
        f"frågan går inte att tolka: rad {line}, kolumn {column}, "
        + (f"vid '{near}'" if near else "vid slutet")
        + ("; ett prefix är inte deklarerat" if undeclared else ""),
    )


def _near(line: str, column: int, most: int = 80) -> str:
    """Return a line, of a long one what stands around a column."""
    if len(line) > most:
        line = line[max(0, column - most // 2) :][:most]
    return line.strip()


XSD_BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"
XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
RDF_LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


def _rows(solutions: ox.QuerySolutions, variables: tuple[str, ...]) -> Iterator[Solution]:
    for solution in solutions:
        yield {name: _term(solution[name]) for name in variables}


def _text(term: object) -> str:
    if isinstance(term, ox.NamedNode | ox.Literal):
        return term.value
    return "" if term is None else str(term)


def _term(term: object) -> Term | None:
    if isinstance(term, ox.NamedNode):
        return Term(term.value, "iri")
    if isinstance(term, ox.Literal):
        plain = term.datatype.value in (XSD_STRING, RDF_LANG_STRING)
        return Term(
            term.value, "literal", term.language or "", "" if plain else term.datatype.value
        )
    return None if term is None else Term(str(term))
