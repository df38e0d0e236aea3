from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pyoxigraph as ox
import pytest
from description_samples import BASE, ENDPOINT, OWN, asked, facts, graph, parsed, same, site, store
from network_samples import HOSTILE
from publication_samples import document
from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, RDF, VOID

from fardplan_kg.dataset import META
from fardplan_kg.namespaces import BASE as OURS
from fardplan_kg.namespaces import ID, ONTOLOGY
from fardplan_kg.publication.descriptions.partitions import PATH
from fardplan_kg.publication.descriptions.rdf import FORMATS, written
from fardplan_kg.publication.descriptions.void import void
from fardplan_kg.publication.documents import Publication
from fardplan_kg.store import EmbeddedStore

DEFAULT = f"{BASE}{PATH}#default-graph"
COUNT = """
SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?distinctSubjects)
  (COUNT(DISTINCT ?o) AS ?distinctObjects) (COUNT(DISTINCT ?p) AS ?properties)
  (COUNT(DISTINCT ?class) AS ?classes) (COUNT(DISTINCT ?entity) AS ?entities)
WHERE {{
  {{ SELECT DISTINCT ?s ?p ?o WHERE {{ {pattern} }} }}
  BIND(IF(?p = <{type}>, ?o, ?none) AS ?class)
  BIND(IF(STRSTARTS(STR(?s), "{id}"), ?s, ?none) AS ?entity)
}}
"""
# the ontology is no graph of the data set
WHOLE = f"GRAPH ?g {{ ?s ?p ?o }} FILTER(?g != <{ONTOLOGY}>)"
GRAPHS = [name for name in store().graphs() if name != ONTOLOGY]
PATTERNS = {
    OWN: WHOLE,
    DEFAULT: "?s ?p ?o",
    **{name: f"GRAPH <{name}> {{ ?s ?p ?o }}" for name in GRAPHS},
}
NUMBERS = ("triples", "distinctSubjects", "distinctObjects", "properties", "classes", "entities")


@cache
def published() -> Publication:
    """The site with a document for each named graph."""
    pages = (document(name.removeprefix(OURS), name, "ttl") for name in GRAPHS)
    made = site()
    return replace(made, documents={**made.documents, **{own.path: own for own in pages}})


@cache
def described() -> tuple[ox.Triple, ...]:
    return void(store(), published(), known=facts())


@pytest.mark.parametrize("own", PATTERNS)
def test_the_numbers_are_those_that_a_query_counts(own: str) -> None:
    query = COUNT.format(pattern=PATTERNS[own], type=RDF.type, id=ID)
    (row,) = store().select(query).rows
    stated = {str(name): str(value) for name, value in graph(described()).predicate_objects(
        URIRef(own))}  # fmt: skip
    for name in NUMBERS:
        term = row[name]
        assert term is not None
        assert stated[str(VOID[name])] == term.value, name


def test_every_graph_of_the_data_set_is_a_subset() -> None:
    found = {str(own) for own in graph(described()).objects(URIRef(OWN), VOID.subset)}
    assert found == {DEFAULT, *GRAPHS}
    assert len(GRAPHS) > 8


def test_a_data_set_has_as_many_statements_as_each_of_its_files() -> None:
    held, tried = graph(described()), 0
    for own in (OWN, DEFAULT):
        for url in held.objects(URIRef(own), VOID.dataDump):
            path = str(url).removeprefix(BASE)
            content, syntax = published().plain[path].made(), FORMATS[path.rsplit(".", 1)[1]]
            triples = {quad.triple for quad in ox.parse(content, format=syntax)}
            assert held.value(URIRef(own), VOID.triples) == Literal(len(triples)), path
            tried += 1
    assert tried == 6


def test_a_named_graph_is_had_at_its_own_address_where_it_is_published() -> None:
    held = graph(described())
    for name in GRAPHS:
        path = name.removeprefix(OURS)
        assert held.value(URIRef(name), VOID.dataDump) == URIRef(f"{BASE}{path}.ttl")
    bare = graph(void(store(), site(), known=facts()))
    assert {str(own) for own in bare.subjects(VOID.dataDump)} == {OWN, DEFAULT}


def test_the_description_tells_of_the_data_set_in_both_languages() -> None:
    held = graph(described())
    own = URIRef(f"{BASE}.well-known/void")
    assert held.value(own, RDF.type) == VOID.DatasetDescription
    assert held.value(own, FOAF.primaryTopic) == URIRef(OWN)
    for subject in (own, URIRef(OWN), URIRef(DEFAULT), *map(URIRef, GRAPHS)):
        languages = {getattr(text, "language", "") for text in held.objects(subject, DCTERMS.title)}
        assert languages == {"sv", "en"}, subject


def test_the_examples_are_things_of_the_data_set() -> None:
    held = graph(described())
    pattern = str(held.value(URIRef(OWN), VOID.uriRegexPattern))
    examples = [str(own) for own in held.objects(URIRef(OWN), VOID.exampleResource)]
    kinds = {own.removeprefix(ID).split("/")[0] for own in examples}
    assert kinds == {"action", "actor", "roadmap"}
    assert all(re.fullmatch(pattern, own) and own in facts().of for own in examples)
    assert not re.fullmatch(pattern, "https://w3idxorg/fardplan/id/actor/x")


def test_the_vocabularies_are_those_of_the_properties_and_classes() -> None:
    held = graph(described())
    found = {str(own) for own in held.objects(URIRef(OWN), VOID.vocabulary)}
    rows = store().select("SELECT DISTINCT ?p WHERE { ?s ?p ?o }").rows
    used = [row["p"].value for row in rows if row["p"]]
    assert all(any(iri.startswith(own) for own in found) for iri in used)
    assert all(own.endswith(("#", "/")) for own in found)
    assert len(used) > 50


def test_there_is_an_endpoint_only_at_an_address() -> None:
    assert (URIRef(OWN), VOID.sparqlEndpoint, None) not in graph(described())
    held = graph(void(store(), site(), ENDPOINT, facts()))
    assert (URIRef(OWN), VOID.sparqlEndpoint, URIRef(ENDPOINT)) in held


def test_no_blank_node() -> None:
    terms = [term for own in described() for term in (own.subject, own.object)]
    assert not [term for term in terms if isinstance(term, ox.BlankNode)]
    assert len(terms) > 1000


def test_a_hostile_title_and_class_stay_what_they_are() -> None:
    held = EmbeddedStore()
    meta, kind = ox.NamedNode(META), ox.NamedNode(str(RDF.type))
    told = ox.NamedNode(str(DCTERMS.title))
    hostile = ox.NamedNode("https://example.se/Klass#a'(b)&c=%C3%A5")
    data_set = ox.NamedNode(OWN)
    for quad in (
        ox.Quad(data_set, kind, ox.NamedNode("http://www.w3.org/ns/dcat#Dataset"), meta),
        ox.Quad(data_set, told, ox.Literal(HOSTILE, language="sv"), meta),
        ox.Quad(data_set, kind, hostile),
        ox.Quad(ox.BlankNode("b"), kind, hostile),
    ):
        held.engine.add(quad)
    triples = void(held, replace(site(), plain={}))
    for ending, syntax in (("rdf", "xml"), ("ttl", "turtle"), ("jsonld", "json-ld")):
        assert same(parsed(written(triples, ending), syntax), graph(triples))
    assert (URIRef(OWN), DCTERMS.title, Literal(HOSTILE, lang="sv")) in graph(triples)
    found = asked(triples, f"SELECT ?e WHERE {{ ?c <{VOID}class> <{hostile.value}> ; "
                  f"<{VOID}entities> ?e }}")  # fmt: skip
    assert found == [("2",)]


def test_a_store_with_nothing_in_it_is_described() -> None:
    held = graph(void(EmbeddedStore(), replace(site(), plain={})))
    assert held.value(URIRef(DEFAULT), VOID.triples) == Literal(0)
