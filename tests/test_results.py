from __future__ import annotations

import pyoxigraph as ox
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, XSD
from rdflib.term import Node

from fardplan_kg.answers import Answer, Row
from fardplan_kg.questions import LANGUAGES, Column, Question
from fardplan_kg.results import RESULT_SET, as_ttl
from fardplan_kg.store import Term

IRI = "https://exempel.invalid/id/actor/trollen"


def answer(*rows: Row) -> Answer:
    columns = tuple(Column(name, dict.fromkeys(LANGUAGES, name)) for name in ("thing", "name"))
    both = dict.fromkeys(LANGUAGES, "")
    return Answer(Question("q", both, both, (), (), columns, ""), "sv", {}, columns, rows)


def rs(name: str) -> URIRef:
    return URIRef(RESULT_SET + name)


def read(text: str) -> list[dict[str, Node]]:
    """Return the solutions in the order of their numbers, as a program would read them."""
    graph = Graph().parse(data=text, format="turtle")
    (result,) = graph.subjects(RDF.type, rs("ResultSet"))
    solutions = sorted(
        graph.objects(result, rs("solution")), key=lambda s: int(str(graph.value(s, rs("index"))))
    )
    assert graph.value(result, rs("size")) == Literal(len(solutions))
    return [
        {
            str(graph.value(binding, rs("variable"))): value
            for binding in graph.objects(solution, rs("binding"))
            if (value := graph.value(binding, rs("value"))) is not None
        }
        for solution in solutions
    ]


def test_turtle_is_read_back_as_it_was() -> None:
    text = as_ttl(
        answer(
            ((Term(IRI, "iri"),), (Term("trollen", language="sv"),)),
            ((), (Term("3", datatype=str(XSD.integer)),)),
            ((), ()),
            ((), (Term("1.9"), Term("1.10"))),
        )
    )
    assert read(text) == [
        {"thing": URIRef(IRI), "name": Literal("trollen", lang="sv")},
        {"name": Literal(3)},
        {},
        {"name": Literal("1.9; 1.10")},
    ]


def test_variables_are_told_also_where_there_are_no_rows() -> None:
    text = as_ttl(answer())
    graph = Graph().parse(data=text, format="turtle")
    assert set(graph.objects(None, rs("resultVariable"))) == {Literal("thing"), Literal("name")}
    assert read(text) == []


@pytest.mark.parametrize("text", ['"] . <a> <b> "', "a\nb\\", "' } DROP ALL", "påhitt 🌲", "\x00"])
def test_no_text_breaks_out(text: str) -> None:
    written = as_ttl(answer(((Term(IRI, "iri"),), (Term(text),))))
    values = [
        t.object
        for t in ox.parse(written, ox.RdfFormat.TURTLE)
        if t.predicate.value.endswith("#value")
    ]
    assert ox.Literal(text) in values
    assert len(values) == 2


def test_the_same_answer_is_the_same_text() -> None:
    row: Row = ((Term(IRI, "iri"),), (Term("trollen", language="sv"),))
    assert as_ttl(answer(row, row)) == as_ttl(answer(row, row))
    assert as_ttl(answer(row)).startswith("@prefix rs: ")
