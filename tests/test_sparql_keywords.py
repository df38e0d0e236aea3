from __future__ import annotations

import pyoxigraph as ox
import pytest

from fardplan_kg.publication.sparql.keywords import form, loads, read, services, volatile

EVIL = "<http://127.0.0.1:1/>"
PREFIXES = f"PREFIX : {EVIL} PREFIX a: {EVIL} PREFIX ex: <http://a:> "
HIDDEN = (
    "ASK { SERVICE<http://127.0.0.1:1/>{} }",
    "ASK { sErViCe ?x {} }",
    "ASK { SERVICE # <http://ok/>\n<http://127.0.0.1:1/> {} }",
    "ASK { SERVICESILENT<http://127.0.0.1:1/>{} }",
    "ASK { SERVICE:a {} }",
    "ASK { SERVICEa:b {} }",
    "ASK { SERVICESILENT:a {} }",
    "ASK { ?s ?p trueSERVICE<http://127.0.0.1:1/>{} }",
    "ASK { ?s ?p 1SERVICE:a {} }",
    "ASK { ?s ?p ?o.SERVICE:a{} }",
    "ASK { ?s ?p ex:SERVICE a:b {} }",
    "ASK { ?s ?p ex:SERVICE <http://127.0.0.1:1/> {} }",
    "ASK { ?s ?p ex:SERVICESILENT a:b {} }",
    "ASK { ?s ?p ex:SERVICE SILENT a:b {} }",
    "ASK { ?s ?p ?o OPTIONAL { SERVICE :a {} } }",
    "ASK { FILTER EXISTS { SERVICE :a {} } }",
    "SELECT * { { SELECT * { SERVICE :a {} } } }",
    "ASK { ?s ?p '''a''' SERVICE :a {} }",
    'ASK { ?s ?p "\\"" SERVICE :a {} }',
)
INNOCENT = (
    "ASK { ?service $SERVICE ex:service }",
    "PREFIX service: <http://x/> ASK { service:x service:service ex:SERVICE }",
    "ASK { GRAPH service:x { ?s ?p ?o } }",
    "ASK FROM service:x { ?s a dcat:DataService }",
    'ASK { ?s ?p \'SERVICE <x> {\', """\nSERVICE <x> {""" }',
    "ASK { } # SERVICE <x> {",
    "ASK { ?s <http://x/SERVICE> <http://x/#SERVICE> }",
    "ASK { ?s ?p 'x'@service }",
    "ASK { _:service ?p ex:a\\'SERVICE }",
)


@pytest.mark.parametrize("query", HIDDEN)
def test_no_way_to_ask_another_server_is_missed(query: str) -> None:
    assert services(query, read(query)) == (("http://127.0.0.1:1/",) if _plain(query) else ("",))


def _plain(query: str) -> bool:
    return query.startswith(("ASK { SERVICE<", "ASK { SERVICE #"))


@pytest.mark.parametrize("query", HIDDEN)
def test_each_of_them_is_sparql_to_the_engine(query: str) -> None:
    """Port 1 is one that the engine asks nothing of."""
    try:
        ox.Store().query(PREFIXES + query)
    except SyntaxError as error:
        pytest.fail(str(error))
    except (OSError, RuntimeError) as error:
        assert any(told in str(error) for told in ("port 1", "service name is unbound"))
    assert len(HIDDEN) == 19


@pytest.mark.parametrize("query", INNOCENT)
def test_what_only_has_the_word_is_let_through(query: str) -> None:
    assert services(query, read(query)) == ()
    assert len(INNOCENT) == 9


def test_a_keyword_that_is_escaped_is_seen() -> None:
    query = r"ASK { \u0053ERVICE <http://x/> {} }"
    assert services(query, read(query)) == ("http://x/",)
    assert loads(r"\u004cOAD <http://x/>", read(r"\u004cOAD <http://x/>"))


def test_every_endpoint_is_told_once() -> None:
    query = "ASK { SERVICE <a:1> { SERVICE SILENT <a:2> {} } SERVICE <a:1> {} SERVICE ex:a {} }"
    assert services(query, read(query)) == ("a:1", "a:2", "")


@pytest.mark.parametrize(
    "update",
    ["LOAD <a:b>", "loadSILENT <a:b>", "CLEAR ALL;LOAD:a", "LOADa:b", "LOADSILENTa:b",
     "PREFIX a: <a:> LOAD a:b INTO GRAPH <g:1>", "DELETE WHERE {?s ?p ?o}LOAD <a:b>"],
)  # fmt: skip
def test_every_load_is_seen(update: str) -> None:
    assert loads(update, read(update))


@pytest.mark.parametrize(
    "update",
    ["PREFIX load: <a:> DROP SILENT GRAPH load:b", "INSERT DATA { load:a a 'LOAD <x>' }",
     "# LOAD <x>\nCLEAR ALL", "COPY load:a TO load:b", "WITH load:a DELETE {?load ?p ?o} WHERE {}"],
)  # fmt: skip
def test_what_only_has_the_word_is_no_load(update: str) -> None:
    assert not loads(update, read(update))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("PREFIX a: <x> # ASK\nBASE <y> select *", "SELECT"),
        ("PREFIXa:<http://x/>ASK{}", "ASK"),
        ("ask{}", "ASK"),
        ("ASKWHERE{}", "ASK"),
        ("DESCRIBE:b", "DESCRIBE"),
        ("DESCRIBEa:b", "DESCRIBE"),
        ("SELECTDISTINCT ?x {}", "SELECT"),
        ('VERSION "1.2" CONSTRUCT {} WHERE {}', "CONSTRUCT"),
        ("PREFIX select: <x> DESCRIBE <y>", "DESCRIBE"),
        ("", ""),
        ("INSERT DATA {}", ""),
        ("PREFIX a:", ""),
    ],
)
def test_the_form_is_the_first_word_after_the_prologue(query: str, expected: str) -> None:
    assert form(read(query)) == expected


@pytest.mark.parametrize("call", ["NOW()", "rand ( )", "UUID()", "STRUUID()", "BNODE(?x)"])
def test_a_volatile_function_is_seen(call: str) -> None:
    assert volatile(read(f"SELECT ({call} AS ?y) {{}}"))


@pytest.mark.parametrize("text", ["?now", "ex:now(1)", "'NOW()'", "# NOW()\n1", "YEAR(?x)", "now"])
def test_what_only_has_the_name_is_not_volatile(text: str) -> None:
    assert not volatile(read(f"SELECT ({text} AS ?y) {{}}"))
