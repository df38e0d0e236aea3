from __future__ import annotations

from collections import Counter
from functools import cache

import pyoxigraph as ox
from description_samples import BASE, asked, facts, site, store

from fardplan_kg.publication.descriptions.partitions import PATH
from fardplan_kg.publication.descriptions.void import void

DEFAULT = f"{BASE}{PATH}#default-graph"
VOID = "PREFIX void: <http://rdfs.org/ns/void#> PREFIX void-ext: <http://ldf.fi/void-ext#> "
# sib-swiss/sparql-editor, voidQuery: what is asked of every endpoint, its labels left out
EDITOR = """
SELECT DISTINCT ?subjectClass ?prop ?objectClass ?objectDatatype ?triples WHERE {
  ?cp void:class ?subjectClass ; void:propertyPartition ?pp .
  ?pp void:property ?prop .
  OPTIONAL { ?pp void:triples ?triples }
  OPTIONAL {
    { ?pp void:classPartition [ void:class ?objectClass ] }
    UNION { ?pp void-ext:datatypePartition [ void-ext:datatype ?objectDatatype ] }
  }
}
"""
OBJECTS = """
SELECT DISTINCT ?c ?p ?oc ?d WHERE {
  ?s a ?c ; ?p ?o .
  OPTIONAL { ?o a ?oc }
  BIND(DATATYPE(?o) AS ?d)
}
"""


@cache
def described() -> tuple[ox.Triple, ...]:
    return void(store(), site(), known=facts())


def rows(query: str) -> list[tuple[str, ...]]:
    found = store().select(query)
    return [
        tuple(term.value if (term := row[name]) else "" for name in found.variables)
        for row in found.rows
    ]


def told(query: str) -> list[tuple[str, ...]]:
    return asked(described(), VOID + query)


def test_the_editor_is_told_every_class_property_and_kind_of_value() -> None:
    found = {row[:4] for row in told(EDITOR)}
    stated = set(rows(OBJECTS))
    # a value without a class is told of only where no value of the property has one
    typed = {row[:2] for row in stated if any(row[2:])}
    assert found == {row for row in stated if any(row[2:]) or row[:2] not in typed}
    assert len(found) > 400


def test_the_editor_is_told_how_many_statements_there_are() -> None:
    counted = rows("SELECT ?c ?p (COUNT(*) AS ?n) WHERE { ?s a ?c ; ?p ?o } GROUP BY ?c ?p")
    assert {(c, p, n) for c, p, _, _, n in told(EDITOR)} == set(counted)


def test_each_class_has_its_entities() -> None:
    query = f"""SELECT ?c ?n WHERE {{ <{DEFAULT}> void:classPartition ?x .
      ?x void:class ?c ; void:entities ?n }}"""
    counted = rows("SELECT ?c (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?c } GROUP BY ?c")
    assert Counter(told(query)) == Counter(counted)
    assert len(counted) > 30


def test_each_property_has_its_numbers() -> None:
    query = f"""SELECT ?p ?n ?s ?o WHERE {{ <{DEFAULT}> void:propertyPartition ?x .
      ?x void:property ?p ; void:triples ?n ;
        void:distinctSubjects ?s ; void:distinctObjects ?o }}"""
    counted = rows(
        "SELECT ?p (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?m) (COUNT(DISTINCT ?o) AS ?k) "
        "WHERE { ?s ?p ?o } GROUP BY ?p"
    )
    assert Counter(told(query)) == Counter(counted)
    assert len(counted) > 50


def test_each_class_of_values_has_its_number() -> None:
    query = """SELECT ?c ?p ?oc ?n WHERE { ?cp void:class ?c ; void:propertyPartition ?x .
      ?x void:property ?p ; void:classPartition ?y . ?y void:class ?oc ; void:triples ?n }"""
    counted = rows(
        "SELECT ?c ?p ?oc (COUNT(*) AS ?n) WHERE { ?s a ?c ; ?p ?o . ?o a ?oc } GROUP BY ?c ?p ?oc"
    )
    assert Counter(told(query)) == Counter(counted)


def test_the_links_to_each_host_are_counted() -> None:
    query = """SELECT ?p ?host ?n WHERE { ?l a void:Linkset ; void:linkPredicate ?p ;
      void:objectsTarget ?t ; void:subjectsTarget ?d ; void:triples ?n .
      ?t void:uriSpace ?host . ?whole void:subset ?l }"""
    counted = rows(r"""
    SELECT ?p ?host (COUNT(*) AS ?n) WHERE {
      ?s ?p ?o FILTER(REGEX(STR(?p), "(sameAs|seeAlso|Match)$") && ISIRI(?o))
      BIND(REPLACE(STR(?o), "^(https?://[^/]+/).*$", "$1") AS ?host)
      FILTER(?host != "https://w3id.org/")
    } GROUP BY ?p ?host""")
    assert Counter(told(query)) == Counter(counted)
    hosts = {host for _, host, _ in told(query)}
    assert {"http://www.wikidata.org/", "https://sws.geonames.org/"} <= hosts
