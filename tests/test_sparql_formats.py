from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib.plugins.stores.sparqlconnector as connector
from SPARQLWrapper import Wrapper

from fardplan_kg.publication.sparql import formats
from fardplan_kg.publication.sparql.formats import Format, chosen
from fardplan_kg.publication.sparql.tasks import Refused

JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
COMUNICA = f"{JSON};q=1.0,{XML};q=0.7"
VIRTUOSO = (
    f"{XML}, text/rdf+n3, text/rdf+ttl, text/rdf+turtle, text/turtle, application/turtle, "
    "application/x-turtle, application/rdf+xml, application/xml"
)
SENT = connector.SPARQLConnector("http://x/", returnFormat="xml").response_mime_types()
STORE = ", ".join(sorted(SENT.split(", ")))
"""It is a set that rdflib joins: the order is another in every process."""
CASES = (
    ("SELECT", "", JSON),
    ("SELECT", "*/*", JSON),
    ("ASK", "", JSON),
    ("CONSTRUCT", "", "text/turtle"),
    ("DESCRIBE", "*/*", "text/turtle"),
    ("SELECT", "text/csv", "text/csv"),
    ("ASK", "text/tab-separated-values", "text/tab-separated-values"),
    ("SELECT", "application/json", "application/json"),
    ("SELECT", "application/xml, */*;q=0.1", "application/xml"),
    ("SELECT", f"{XML};q=0.5, text/csv;q=0.9", "text/csv"),
    ("CONSTRUCT", "application/rdf+xml", "application/rdf+xml"),
    ("CONSTRUCT", "application/n-triples;q=0.9, text/turtle;q=0.1", "application/n-triples"),
    ("CONSTRUCT", "text/plain", "text/plain"),
    ("SELECT", BROWSER, JSON),
    ("CONSTRUCT", BROWSER, "text/turtle"),
    ("SELECT", COMUNICA, JSON),
    ("SELECT", VIRTUOSO, XML),
    ("CONSTRUCT", VIRTUOSO, "text/turtle"),
    ("SELECT", ",".join(Wrapper._SPARQL_JSON), JSON),
    ("SELECT", ",".join(Wrapper._SPARQL_XML), XML),
    ("SELECT", ",".join(Wrapper._SPARQL_DEFAULT), XML),
    ("CONSTRUCT", ",".join(Wrapper._RDF_XML), "application/rdf+xml"),
    ("CONSTRUCT", ",".join(Wrapper._RDF_N3), "text/turtle"),
    ("CONSTRUCT", ",".join(Wrapper._SPARQL_DEFAULT), "application/rdf+xml"),
    ("SELECT", STORE, XML),
)


@pytest.mark.parametrize(("form", "accept", "media"), CASES)
def test_each_client_gets_what_it_asks_for(form: str, accept: str, media: str) -> None:
    assert chosen(form, accept).media == media
    assert len(CASES) == 25


@pytest.mark.parametrize(
    ("form", "accept"),
    [("SELECT", "text/turtle"), ("ASK", "image/png"), ("CONSTRUCT", JSON), ("DESCRIBE", "a/b"),
     ("SELECT", "text/html"), ("CONSTRUCT", ",".join(Wrapper._RDF_JSONLD))],
)  # fmt: skip
def test_what_cannot_be_had_is_refused_with_what_can(form: str, accept: str) -> None:
    with pytest.raises(Refused) as caught:
        chosen(form, accept)
    assert caught.value.status == 406
    first = "text/turtle" if form in ("CONSTRUCT", "DESCRIBE") else JSON
    assert first in caught.value.english
    assert first in caught.value.swedish


def test_what_has_no_form_is_run_whatever_is_accepted() -> None:
    assert chosen("", "image/png") == Format("json", JSON)


@pytest.mark.parametrize("media", formats.TABLES)
def test_the_engine_has_each_syntax_of_tables(media: str) -> None:
    own = ox.QueryResultsFormat.from_media_type(media)
    assert own is not None
    assert own.media_type.split(";")[0] == media


@pytest.mark.parametrize("media", formats.GRAPHS)
def test_the_engine_has_each_syntax_of_graphs(media: str) -> None:
    own = ox.RdfFormat.from_media_type(media)
    assert own is not None
    assert own.file_extension == formats.GRAPHS[media]


def test_text_says_its_encoding_and_a_table_its_name() -> None:
    assert chosen("SELECT", "text/csv").headers == {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": 'attachment; filename="svar.csv"',
    }
    assert chosen("SELECT", "").headers == {"Content-Type": JSON}
    assert chosen("CONSTRUCT", "text/n3").headers == {"Content-Type": "text/turtle; charset=utf-8"}


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("form", "accept", "wished", "syntax"),
    [
        ("SELECT", BROWSER, "csv", "csv"),
        ("SELECT", BROWSER, "xml", "xml"),
        ("SELECT", BROWSER, "ttl", "json"),
        ("SELECT", BROWSER, "exe", "json"),
        ("CONSTRUCT", BROWSER, "nt", "nt"),
        ("CONSTRUCT", BROWSER, "csv", "ttl"),
        ("SELECT", "text/csv", "xml", "csv"),
        ("SELECT", "", "xml", "json"),
    ],
)
def test_what_a_person_chose_on_a_page_counts_for_a_browser(
    form: str, accept: str, wished: str, syntax: str
) -> None:
    assert chosen(form, accept, wished).syntax == syntax
