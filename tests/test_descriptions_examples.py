from __future__ import annotations

from dataclasses import replace
from functools import cache

import pyoxigraph as ox
import pytest
from description_samples import ENDPOINT, asked, graph, parsed, questions, same, store
from network_samples import HOSTILE
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, SH

from fardplan_kg.namespaces import BASE, VOCABULARIES
from fardplan_kg.publication.descriptions.examples import examples
from fardplan_kg.publication.descriptions.rdf import SHACL, written
from fardplan_kg.questions import LANGUAGES, Question
from fardplan_kg.store import EmbeddedStore, Term

SCHEMA = VOCABULARIES["schema"]
# sib-swiss/sparql-editor, DEFAULT_QUERY_GET_EXAMPLES: what is asked of every endpoint
EDITOR = """
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?sq ?comment ?query
WHERE {
  ?sq a sh:SPARQLExecutable ;
    rdfs:comment ?comment ;
    sh:select|sh:ask|sh:construct|sh:describe ?query .
} ORDER BY ?sq
"""
NAMES = [own.name for own in questions()]
CONSTRUCT = Question("made", {"sv": "Gjord", "en": "Made"}, {"sv": "Vad?", "en": "What?"}, (), (),
                     (), "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }")  # fmt: skip


@cache
def described() -> tuple[ox.Triple, ...]:
    return examples(store(), questions())


@cache
def held() -> Graph:
    return graph(described())


def query(name: str) -> str:
    return str(held().value(URIRef(f"{BASE}query/{name}"), SH.select))


@pytest.mark.parametrize("name", NAMES)
def test_a_question_runs_as_it_stands(name: str) -> None:
    text = query(name)
    found = store().select(text)
    assert {own.name for own in _named(name).columns} <= set(found.variables)
    required = [own.variable for own in _named(name).parameters if own.required]
    assert all(f"VALUES ?{own} {{" in text for own in required)


def _named(name: str) -> Question:
    return next(own for own in questions() if own.name == name)


def test_every_question_is_there_with_what_it_asks_in_both_languages() -> None:
    assert len(NAMES) > 35
    for question in questions():
        own = URIRef(f"{BASE}query/{question.name}")
        assert set(held().objects(own, RDF.type)) == {
            SH.SPARQLExecutable,
            SH.SPARQLSelectExecutable,
        }
        for name, texts in ((RDFS.comment, question.text), (RDFS.label, question.title)):
            expected = {Literal(texts[language], lang=language) for language in LANGUAGES}
            assert set(held().objects(own, name)) == expected
        keywords = {str(tag) for tag in held().objects(own, URIRef(f"{SCHEMA}keywords"))}
        assert keywords == set(question.tags)


def test_the_editor_finds_each_of_them() -> None:
    found = asked(described(), EDITOR)
    assert {row[0].removeprefix(f"{BASE}query/") for row in found} == set(NAMES)
    assert len(found) == 2 * len(NAMES)


def test_the_prefixes_that_the_queries_use_are_declared() -> None:
    declared = {
        (str(held().value(own, SH.prefix)), str(held().value(own, SH.namespace)))
        for own in held().objects(None, SH.declare)
    }
    texts = " ".join(map(query, NAMES))
    assert {own for own in declared if f"PREFIX {own[0]}: <{own[1]}>" in texts} == declared
    assert ("fp", f"{BASE}ontology#") in declared
    assert len(declared) > 5
    groups = set(held().objects(None, SH.prefixes))
    assert groups == set(held().subjects(SH.declare)) == {URIRef(f"{BASE}query#prefixes")}


def test_there_is_a_target_only_at_an_address() -> None:
    target = URIRef(f"{SCHEMA}target")
    assert not list(held().subjects(target))
    found = graph(examples(store(), questions()[:2], ENDPOINT))
    assert set(found.objects(None, target)) == {URIRef(ENDPOINT)}
    assert len(list(found.subjects(target))) == 2


def test_a_query_that_gives_triples_is_a_construct_executable() -> None:
    found = graph(examples(store(), [CONSTRUCT]))
    own = URIRef(f"{BASE}query/made")
    assert SH.SPARQLConstructExecutable in set(found.objects(own, RDF.type))
    assert str(found.value(own, SH.construct)) == CONSTRUCT.query
    assert found.value(own, SH.select) is None


def test_describe_has_no_executable_and_is_left_out() -> None:
    question = replace(CONSTRUCT, query="DESCRIBE <urn:a>")
    assert examples(store(), [question]) == ()


def test_what_the_graph_has_no_value_for_is_left_out() -> None:
    empty = EmbeddedStore()
    found = graph(examples(empty, questions()))
    names = {str(own).split("/")[-1] for own in found.subjects(RDF.type, SH.SPARQLExecutable)}
    assert "action-evidence" not in names
    assert "counts" in names


def test_hostile_texts_stay_texts() -> None:
    bad = dict.fromkeys(LANGUAGES, HOSTILE)
    text = f'SELECT ?x WHERE {{ BIND("""{HOSTILE}""" AS ?x) }}'
    question = replace(CONSTRUCT, title=bad, text=bad, tags=(HOSTILE,), query=text)
    triples = examples(store(), [question])
    for ending, syntax in (("rdf", "xml"), ("ttl", "turtle"), ("jsonld", "json-ld")):
        assert same(parsed(written(triples, ending), syntax), graph(triples))
    (found,) = asked(triples, f"SELECT ?q WHERE {{ ?s <{SHACL}select> ?q }}")
    assert store().select(found[0]).rows[0]["x"] == Term(HOSTILE)
