from __future__ import annotations

import pyoxigraph as ox
import pytest

from fardplan_kg.publication.sparql.keywords import read
from fardplan_kg.publication.sparql.using import conflicts, forgiving, with_using

DATA = "INSERT DATA { <s:0> <p:0> 0 GRAPH <g:1> { <s:1> <p:1> 1 } GRAPH <g:2> { <s:2> <p:2> 2 } }"


def after(update: str, default: tuple[str, ...] = (), named: tuple[str, ...] = ()) -> set[str]:
    """Return the subjects in the graph g:new."""
    store = ox.Store()
    store.update(DATA)
    store.update(with_using(update, read(update), default, named))
    found = store.quads_for_pattern(None, None, None, ox.NamedNode("g:new"))
    return {str(quad.subject) for quad in found}


@pytest.mark.parametrize(
    ("default", "named", "expected"),
    [
        ((), (), {"<s:0>", "<s:1>", "<s:2>"}),
        (("g:1",), (), {"<s:1>"}),
        (("g:1", "g:2"), (), {"<s:1>", "<s:2>"}),
        ((), ("g:2",), {"<s:2>"}),
        (("g:1",), ("g:2",), {"<s:1>", "<s:2>"}),
    ],
)
@pytest.mark.parametrize("where", ["WHERE", "# WHERE\nwhere", "wHeRe"])
def test_the_graphs_named_are_those_that_are_read(
    where: str, default: tuple[str, ...], named: tuple[str, ...], expected: set[str]
) -> None:
    pattern = "{ { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    update = f"INSERT {{ GRAPH <g:new> {{ ?s ?p ?o }} }} {where} {pattern}"
    assert after(update, default, named) == expected


def test_every_operation_gets_them_and_no_subquery() -> None:
    one = "INSERT { GRAPH <g:new> { ?s ?p ?o } } WHERE { SELECT * WHERE { ?s ?p ?o } }"
    update = f"{one} ; CLEAR GRAPH <g:2>; {one}"
    written = with_using(update, read(update), ["g:1"], [])
    assert written.count("USING <g:1> WHERE") == 2
    assert after(update, ("g:1",)) == {"<s:1>"}


@pytest.mark.parametrize("shape", ["DELETE WHERE", "DELETEWHERE", "delete # x\nwhere"])
def test_the_short_form_is_written_in_full(shape: str) -> None:
    update = f"{shape} {{ ?s\n?p ?o }}"
    store = ox.Store()
    store.update(DATA)
    store.update("INSERT DATA { <s:1> <p:1> 1 }")
    store.update(with_using(update, read(update), ["g:1"], []))
    left = store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    assert {str(quad.subject) for quad in left} == {"<s:0>"}


def test_what_has_no_pattern_stays_as_it_is() -> None:
    assert with_using(DATA, read(DATA), ["g:1"], ["g:2"]) == DATA


@pytest.mark.parametrize(
    "update",
    ["WITH <g:1> DELETE {?s ?p ?o} WHERE {?s ?p ?o}", "WITHa:b DELETE {} WHERE {}",
     "DELETE {?s ?p ?o} USING <g:1> WHERE {?s ?p ?o}", "DELETE {} using named <g:1> WHERE {}"],
)  # fmt: skip
def test_an_update_that_names_graphs_itself_is_told(update: str) -> None:
    assert conflicts(read(update))


@pytest.mark.parametrize(
    "update",
    ["PREFIX with: <a:> CLEAR GRAPH with:a", "INSERT DATA { using:a a ?with }",
     "# WITH\nCLEAR ALL"],
)  # fmt: skip
def test_what_only_has_the_word_names_no_graph(update: str) -> None:
    assert not conflicts(read(update))


@pytest.mark.parametrize(
    "update", ["CLEAR GRAPH <g:none>", "clear # x\ngraph <g:none> ; CLEAR ALL"]
)
def test_a_graph_that_is_not_there_is_clear(update: str) -> None:
    store = ox.Store()
    with pytest.raises(RuntimeError):
        store.update(update)
    store.update(forgiving(update, read(update)))


@pytest.mark.parametrize(
    "update", ["CLEAR SILENT GRAPH <g:1>", "INSERT DATA { <a:b> <c:d> 'CLEAR' }"]
)
def test_an_update_that_clears_nothing_or_says_so_itself_is_left(update: str) -> None:
    assert forgiving(update, read(update)) == update
