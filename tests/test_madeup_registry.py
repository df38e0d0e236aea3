from __future__ import annotations

from pathlib import Path

from madeup import fiction
from madeup.registry import lay_out
from rdflib import RDF, SKOS, Literal, Namespace, URIRef

from fardplan_kg.dataset import parse_turtle
from fardplan_kg.derivation import open_store
from fardplan_kg.namespaces import FP, thing

FPN = Namespace(FP)
UNREASONED = """
PREFIX fp: <https://w3id.org/fardplan/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?s WHERE {
  GRAPH <https://w3id.org/fardplan/graph/interpretation> {
    ?s skos:prefLabel ?name
    MINUS { ?i rdf:subject ?s ; rdf:object ?name ; fp:reason ?reason } } }
"""


def test_two_actors_have_the_ambiguous_name(tmp_path: Path) -> None:
    data = lay_out(tmp_path / "data", ["Trollby"])
    actors = parse_turtle(data.root / "graph" / "actors.ttl")
    named = set(actors.subjects(SKOS.altLabel, Literal(fiction.AMBIGUOUS, lang="sv")))
    assert named == {
        URIRef(thing("actor", "stora-tornbolaget")),
        URIRef(thing("actor", "lilla-tornbolaget")),
    }


def test_every_municipality_is_known_and_every_registered_core(tmp_path: Path) -> None:
    data = lay_out(tmp_path / "data", ["Trollby"], ["Drakby"])
    actors = parse_turtle(data.root / "graph" / "actors.ttl")
    decided = parse_turtle(data.root / "graph" / "interpretation.ttl")
    for municipality in ("trollby-kommun", "drakby-kommun"):
        assert (URIRef(thing("actor", municipality)), SKOS.prefLabel, None) in actors
    cores = set(decided.subjects(RDF.type, FPN.RegionalUrbanCore))
    assert cores == {URIRef(thing("core", "trollby"))}


def test_every_name_is_given_for_a_reason(tmp_path: Path) -> None:
    store = open_store(lay_out(tmp_path / "data", ["Trollby"]))
    assert store.select(UNREASONED).rows == ()
