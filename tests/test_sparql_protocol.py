"""The W3C's tests of SPARQL 1.1 Protocol and Service Description, restated.

Names and contents: https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/ and
…/service-description/ (w3c/rdf-tests, sparql/sparql11). ``query_multiple_dataset`` has there one
parameter whose ``&`` and ``=`` are escaped by mistake; here it has the two that are meant.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import RDF
from servers.sparql import endpoint

DATA = "http://kasei.us/2009/09/sparql/data/data{}.rdf"
D0, D1, D2, D3 = (DATA.format(n) for n in range(4))
TYPED = "<{0}> a ?type"
FORM, QUERY, UPDATE = (
    "application/x-www-form-urlencoded",
    "application/sparql-query",
    "application/sparql-update",
)
TRUTHS = ("application/sparql-results+json", "application/sparql-results+xml")
TABLES = (*TRUTHS, "text/csv", "text/tab-separated-values")
GRAPHS = ("text/turtle", "application/n-triples", "application/rdf+xml")
SD = "http://www.w3.org/ns/sparql-service-description#"
LOADED = "DROP ALL; INSERT DATA { " + "".join(
    f"GRAPH <{own}> {{ <{own}> a <http://xmlns.com/foaf/0.1/Document> }} " for own in (D1, D2, D3)
) + "}"  # fmt: skip
NAMED = " ".join(f"GRAPH ?g{n} {{ {TYPED.format(own)} }}" for n, own in ((1, D1), (2, D2)))
DOCUMENTS = """PREFIX dc: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
"""
MADE = "http://example.org/protocol-update-dataset-{}test/"
CONFLICT = """PREFIX foaf:  <http://xmlns.com/foaf/0.1/>
WITH <http://example/addresses>
DELETE { ?person foaf:givenName 'Bill' }
INSERT { ?person foaf:givenName 'William' }
WHERE {
    ?person foaf:givenName 'Bill'
}"""
Parameters = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Asked:
    """A request, and what is expected: "4xx", "2xx", "true", "table", "truth" or "graph"."""

    expected: str
    content: bytes | str | None = None
    media: str = ""
    parameters: Parameters = ()
    method: str = ""


def get(expected: str, *parameters: tuple[str, str]) -> Asked:
    return Asked(expected, parameters=parameters)


def ask(query: str, *parameters: tuple[str, str], expected: str = "true") -> Asked:
    return Asked(expected, query, QUERY, parameters)


def update(text: str, *parameters: tuple[str, str]) -> Asked:
    return Asked("2xx", text, UPDATE, parameters)


def copied(name: str, where: str, template: str = "?s a dc:BibliographicResource") -> str:
    return f"""{DOCUMENTS}{LOADED} ;
INSERT {{ GRAPH <{MADE.format(name)}> {{ {template} }} }}
WHERE {{ {where} }}"""


def made(name: str, *present: str, absent: str = "") -> Asked:
    """Ask whether the copies of some documents are there, and that of another is not."""
    graph, kind = MADE.format(name), "<http://purl.org/dc/terms/BibliographicResource>"
    there = " ".join(f"<{own}> a {kind} ." for own in present)
    none = f"FILTER NOT EXISTS {{ GRAPH <{graph}> {{ <{absent}> a {kind} }} }}" if absent else ""
    return ask(f"ASK {{ GRAPH <{graph}> {{ {there} }} {none} }}")


ON_D0 = ("default-graph-uri", D0)
DEFAULT = (("default-graph-uri", D1), ("default-graph-uri", D2))
BOTH_NAMED = (("named-graph-uri", D1), ("named-graph-uri", D2))
ASK_DEFAULT = f"ASK {{ {TYPED.format(D1)} . {TYPED.format(D2)} . }}"
FULL = f"ASK {{ {TYPED.format(D3)} {NAMED} }}"
WHERE_DOCUMENT = "?s a foaf:Document"
IN_FULL = f"<{MADE.format('full-')}>"
PROTOCOL: dict[str, tuple[Asked, ...]] = {
    "query_post_form": (Asked("true", "query=ASK%20%7B%7D", FORM, (ON_D0,)),),
    "query_dataset_default_graphs_get": (get("true", ("query", ASK_DEFAULT), *DEFAULT),),
    "query_dataset_default_graphs_post": (ask(ASK_DEFAULT, *DEFAULT),),
    "query_dataset_named_graphs_post": (ask(f"ASK {{ {NAMED} }}", *BOTH_NAMED),),
    "query_dataset_named_graphs_get": (get("true", ("query", f"ASK {{ {NAMED} }}"), *BOTH_NAMED),),
    "query_dataset_full": (ask(FULL, ("default-graph-uri", D3), *BOTH_NAMED),),
    "query_multiple_dataset": (ask(f"ASK FROM <{D3}> {{ {NAMED} }}", *BOTH_NAMED),),
    "query_get": (get("true", ("query", "ASK {}"), ON_D0),),
    "query_content_type_select": (ask("SELECT (1 AS ?value) {}", ON_D0, expected="table"),),
    "query_content_type_ask": (ask("ASK {}", ON_D0, expected="truth"),),
    "query_content_type_describe": (
        ask("DESCRIBE <http://example.org/>", ON_D0, expected="graph"),
    ),
    "query_content_type_construct": (
        ask("CONSTRUCT { <s> <p> 1 } WHERE {}", ON_D0, expected="graph"),
    ),
    "update_dataset_default_graph": (
        update(copied("", WHERE_DOCUMENT), ("using-graph-uri", D1)), made("", D1, absent=D2),
    ),
    "update_dataset_default_graphs": (
        update(copied("graphs-", WHERE_DOCUMENT), ("using-graph-uri", D1), ("using-graph-uri", D2)),
        made("graphs-", D1, D2, absent=D3),
    ),
    "update_dataset_named_graphs": (
        update(copied("named-graphs-", f"GRAPH ?g {{ {WHERE_DOCUMENT} }}"),
               ("using-named-graph-uri", D1), ("using-named-graph-uri", D2)),
        made("named-graphs-", D1, D2, absent=D3),
    ),
    "update_dataset_full": (
        update(copied("full-", f"{{ GRAPH ?g {{ {WHERE_DOCUMENT} }} BIND(?g AS ?in) }} UNION "
                      f'{{ {WHERE_DOCUMENT} . BIND("default" AS ?in) }}',
                      "?s <http://example.org/in> ?in"),
               ("using-graph-uri", D1), ("using-named-graph-uri", D2)),
        ask(f'ASK {{ GRAPH {IN_FULL} {{ <{D1}> <http://example.org/in> "default" . '
            f"<{D2}> <http://example.org/in> <{D2}> . }} "
            f"FILTER NOT EXISTS {{ GRAPH {IN_FULL} {{ <{D3}> ?p ?o }} }} }}"),
    ),
    "update_post_form": (Asked("2xx", "update=CLEAR+ALL", FORM),),
    "update_post_direct": (update("CLEAR ALL"),),
    "update_base_uri": (
        update("CLEAR GRAPH <http://example.org/protocol-base-test/> ;\nINSERT DATA { GRAPH "
               "<http://example.org/protocol-base-test/> "
               "{ <http://example.org/s> <http://example.org/p> <test> } }"),
        ask("SELECT ?o WHERE { GRAPH <http://example.org/protocol-base-test/> "
            "{ <http://example.org/s> <http://example.org/p> ?o } }", expected="resolved"),
    ),
    "query_post_direct": (ask("ASK {}"),),
    "bad_query_method": (Asked("4xx", b"", FORM, (("query", "ASK {}"), ON_D0), "PUT"),),
    "bad_multiple_queries": (get("4xx", ("query", "ASK {}"), ("query", "SELECT * {}")),),
    "bad_query_wrong_media_type": (Asked("4xx", "ASK {}", "text/plain"),),
    "bad_query_missing_form_type": (Asked("4xx", "query=ASK%20%7B%7D"),),
    "bad_query_missing_direct_type": (Asked("4xx", "ASK {}"),),
    "bad_query_non_utf8": (Asked("4xx", "ASK {}".encode("utf-16"), f"{QUERY}; charset=UTF-16"),),
    "bad_query_syntax": (get("4xx", ("query", "ASK {")),),
    "bad_update_get": (get("4xx", ("update", "CLEAR ALL")),),
    "bad_multiple_updates": (Asked("4xx", "update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", FORM),),
    "bad_update_wrong_media_type": (Asked("4xx", "CLEAR NAMED", "text/plain"),),
    "bad_update_missing_form_type": (Asked("4xx", "update=CLEAR%20NAMED"),),
    "bad_update_non_utf8": (
        Asked("4xx", "CLEAR NAMED".encode("utf-16"), f"{UPDATE}; charset=UTF-16"),
    ),
    "bad_update_syntax": (Asked("4xx", "update=CLEAR%20XYZ", FORM),),
    "bad_update_dataset_conflict": (
        Asked("4xx", CONFLICT, UPDATE, (("using-named-graph-uri", "http://example/people"),)),
    ),
}  # fmt: skip
SERVICE_DESCRIPTION = ("returns-rdf", "has-endpoint-triple", "conforms-to-schema")


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("sparql")
    with endpoint(folder) as address:
        yield address


def sent(url: str, asked: Asked) -> tuple[int, str, bytes]:
    """Return the status, the media type and the body; a redirect is no answer."""
    parts = urlsplit(url)
    query = f"?{urlencode(asked.parameters)}" if asked.parameters else ""
    content = asked.content.encode() if isinstance(asked.content, str) else asked.content
    method = asked.method or ("GET" if content is None else "POST")
    headers = {"Content-Type": asked.media} if asked.media else {}
    with closing(HTTPConnection(parts.netloc, timeout=20)) as own:
        own.request(method, parts.path + query, content, headers)
        got = own.getresponse()
        return got.status, got.headers.get_content_type(), got.read()


def judged(asked: Asked, status: int, media: str, body: bytes) -> None:
    if asked.expected == "4xx":
        assert 400 <= status < 500
        assert (media, b"<html" in body) == ("text/plain", False) or status == 405
        return
    assert 200 <= status < 300, body.decode()
    expected = {"true": TRUTHS, "truth": TRUTHS, "table": TABLES, "graph": GRAPHS}
    assert media in expected.get(asked.expected, (media,))
    if asked.expected == "true":
        assert json.loads(body)["boolean"] is True
    if asked.expected == "resolved":
        (row,) = json.loads(body)["results"]["bindings"]
        assert row["o"]["type"] == "uri"
        assert row["o"]["value"] != "test"


@pytest.mark.parametrize("name", PROTOCOL)
def test_protocol(name: str, url: str) -> None:
    if name.startswith("query_"):
        judged(update(LOADED), *sent(url, update(LOADED)))
    for asked in PROTOCOL[name]:
        judged(asked, *sent(url, asked))


@pytest.mark.parametrize("name", SERVICE_DESCRIPTION)
def test_service_description(name: str, url: str) -> None:
    status, media, body = sent(url, Asked("2xx"))
    assert (status, media) == (200, "text/turtle")
    graph = Graph().parse(data=body, format="turtle", publicID=url)
    services = set(graph.subjects(RDF.type, URIRef(f"{SD}Service")))
    assert len(services) == 1
    if name == "has-endpoint-triple":
        assert set(graph.subject_objects(URIRef(f"{SD}endpoint"))) == {(URIRef(url), URIRef(url))}
    if name == "conforms-to-schema":
        _conforms(graph)


DOMAINS = {
    **dict.fromkeys(("endpoint", "feature", "supportedLanguage", "resultFormat"), "Service"),
    "defaultDataset": "Service",
    "defaultGraph": "Dataset",
    "namedGraph": "Dataset",
    "name": "NamedGraph",
    "graph": "NamedGraph",
}
RANGES = {"defaultDataset": "Dataset", "defaultGraph": "Graph", "namedGraph": "NamedGraph",
          "graph": "Graph"}  # fmt: skip


def _conforms(graph: Graph) -> None:
    """Hold each statement to the domain and range of its property (section 3 of the standard)."""
    used = {str(p).removeprefix(SD) for p in graph.predicates() if str(p).startswith(SD)}
    assert {"endpoint", "resultFormat", "defaultDataset", "defaultGraph"} <= used <= set(DOMAINS)
    for name in used:
        for subject, value in graph.subject_objects(URIRef(SD + name)):
            assert isinstance(value, URIRef)
            assert (subject, RDF.type, URIRef(SD + DOMAINS[name])) in graph
            if name in RANGES:
                assert (value, RDF.type, URIRef(SD + RANGES[name])) in graph


def test_every_test_of_the_w3c_is_here() -> None:
    assert (len(PROTOCOL), len(SERVICE_DESCRIPTION)) == (34, 3)
