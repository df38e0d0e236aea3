from __future__ import annotations

from typing import Any

import pytest
from description_samples import store

from fardplan_kg.publication.descriptions.served import TOLD
from fardplan_kg.publication.descriptions.sparql_interface import EXAMPLES, sparql
from fardplan_kg.publication.sparql import formats
from fardplan_kg.publication.sparql.requests import FORM, QUERY, UPDATE, Describe, Query, parse

ASKED = [
    *(("SELECT", media) for media in (*formats.TABLES, *formats.ALSO_TABLES, "*/*", "")),
    *(("DESCRIBE", media) for media in (*formats.GRAPHS, *formats.ALSO_GRAPHS, "*/*", "")),
]


def content(method: str, status: str = "200") -> set[str]:
    return set(sparql()[method]["responses"][status]["content"])


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(("form", "accept"), ASKED)
def test_every_syntax_of_an_answer_is_described(method: str, form: str, accept: str) -> None:
    assert formats.chosen(form, accept).media in content(method)


def test_the_service_is_described_and_has_a_page() -> None:
    assert {"text/html", "application/ld+json"} == content("get") - content("post")


@pytest.mark.parametrize("method", ["get", "post"])
def test_why_a_query_is_refused_is_told_in_plain_text(method: str) -> None:
    found = sparql()[method]["responses"]
    told = [own for own in found if own.startswith(("4", "5")) and "content" in found[own]]
    assert {"400", "403", "406", "415", "422", "503"} == set(told)
    for status in ("403", "406", "415", "422"):
        assert content(method, status) == {"text/plain"}
    for status in ("400", "503"):
        assert content(method, status) == set(TOLD)
    assert {"408", "413", "414", "429", "431"} <= set(found)
    assert "Retry-After" in found["503"]["headers"]
    assert ("304" in found, "204" in found) == (method == "get", method == "post")


@pytest.mark.parametrize("form", EXAMPLES)
def test_an_example_runs(form: str) -> None:
    ask = store().select if form in ("SELECT", "ASK") else store().construct
    found: Any = ask(EXAMPLES[form])
    assert found.rows if form in ("SELECT", "ASK") else found.count("\n") >= 5


def test_the_parameters_and_contents_are_those_that_the_endpoint_reads() -> None:
    names = {own["name"] for own in sparql()["get"]["parameters"] if "name" in own}
    assert names == {"query", "default-graph-uri", "named-graph-uri"}
    contents = sparql()["post"]["requestBody"]["content"]
    assert set(contents) == {FORM, QUERY, UPDATE}
    text = contents[QUERY]["example"]
    assert parse("POST", b"", QUERY, text.encode()) == Query(text)
    assert isinstance(parse("GET", b"", "", b""), Describe)
    graphs = b"query=ASK%7B%7D&default-graph-uri=urn:a&named-graph-uri=urn:b"
    for method, sent in (("GET", (graphs, "", b"")), ("POST", (b"", FORM, graphs))):
        assert parse(method, *sent) == Query("ASK{}", ("urn:a",), ("urn:b",))
