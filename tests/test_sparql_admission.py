from __future__ import annotations

import pytest

from fardplan_kg.publication.sparql.admission import admitted, endpoints
from fardplan_kg.publication.sparql.keywords import read
from fardplan_kg.publication.sparql.requests import Update
from fardplan_kg.publication.sparql.tasks import Refused

OK = "http://ok.example/sparql"


@pytest.mark.parametrize("silent", ["", "SILENT "])
def test_an_endpoint_that_is_allowed_is_let_through(silent: str) -> None:
    query = f"ASK {{ SERVICE {silent}<{OK}> {{}} }}"
    assert endpoints(query, read(query), {OK}) == (OK,)


@pytest.mark.parametrize(
    "asks",
    ["SERVICE <http://ok.example/sparql/> {}", "SERVICE ?x {}", "SERVICE ex:ok {}",
     f"SERVICE <{OK}> {{ SERVICE <http://127.0.0.1/> {{}} }}", f"SERVICESILENT <{OK}> {{}}"],
)  # fmt: skip
def test_any_other_is_refused(asks: str) -> None:
    with pytest.raises(Refused) as caught:
        endpoints(f"ASK {{ {asks} }}", read(f"ASK {{ {asks} }}"), {OK})
    assert caught.value.status == 403


@pytest.mark.parametrize(
    ("query", "line", "column"),
    [
        ("ASK\n{ FILTER(?a<'x>')SERVICE<http://127.0.0.1/>{} FILTER('a'<'y') }", 2, 12),
        ("ASK { ?s ?p '''service }", 1, 13),
        ("ASK { ?s ?p ?o FILTER(?a<?b#>\n)SERVICE<http://127.0.0.1/>{} }", 1, 25),
    ],
)
def test_what_can_be_read_in_two_ways_is_refused_with_its_place(
    query: str, line: int, column: int
) -> None:
    with pytest.raises(Refused) as caught:
        endpoints(query, read(query), set())
    assert caught.value.status == 400
    assert f"line {line}, column {column}:" in caught.value.english
    assert f"rad {line}, kolumn {column}:" in caught.value.swedish


def test_a_doubt_without_a_keyword_is_left_to_the_engine() -> None:
    assert endpoints("ASK { <#me> ?p 'x }", read("ASK { <#me> ?p 'x }"), set()) == ()


def test_load_is_refused() -> None:
    own = Update("LOAD <http://127.0.0.1/>")
    with pytest.raises(Refused) as caught:
        admitted(own, read(own.text), {"http://127.0.0.1/"})
    assert caught.value.status == 403


def test_a_data_set_is_named_once() -> None:
    own = Update("WITH <g:1> DELETE {?s ?p ?o} WHERE {?s ?p ?o}", ("g:2",))
    with pytest.raises(Refused) as caught:
        admitted(own, read(own.text), ())
    assert caught.value.status == 400


def test_an_update_gets_the_graphs_of_the_request() -> None:
    own = Update("INSERT {} WHERE {}", ("g:1",), ("g:2",))
    assert admitted(own, read(own.text), ()) == "INSERT {} USING <g:1> USING NAMED <g:2> WHERE {}"
    assert admitted(Update("CLEAR ALL"), read("CLEAR ALL"), ()) == "CLEAR SILENT ALL"
