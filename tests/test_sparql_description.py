from __future__ import annotations

import pytest
from description_samples import BASE, OWN, facts, site, store
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, VOID

from fardplan_kg.publication.descriptions.rdf import written
from fardplan_kg.publication.descriptions.void import void
from fardplan_kg.publication.sparql.description import SD, description, sizes
from fardplan_kg.publication.sparql.limits import Limits

ENDPOINT = f"{BASE}sparql"


def described(**known: object) -> Graph:
    made = description(site(), ENDPOINT, OWN, sizes(store()), **known)  # type: ignore[arg-type]
    return Graph().parse(data=written(made, "ttl"), format="turtle")


def values(graph: Graph, name: str, subject: str = ENDPOINT) -> set[str]:
    return {str(own) for own in graph.objects(URIRef(subject), URIRef(SD + name))}


def test_the_service_is_its_address_and_reads_only() -> None:
    graph = described()
    assert values(graph, "endpoint") == {ENDPOINT}
    assert values(graph, "supportedLanguage") == {f"{SD}SPARQL11Query"}
    assert values(graph, "feature") == set()
    assert len(values(graph, "resultFormat")) == 7


def test_what_else_it_can_is_told() -> None:
    graph = described(writable=True, services=["http://x/"])
    assert values(graph, "supportedLanguage") == {f"{SD}SPARQL11Query", f"{SD}SPARQL11Update"}
    assert values(graph, "feature") == {f"{SD}BasicFederatedQuery"}


def test_every_graph_is_named_with_its_size() -> None:
    graph, engine = described(), store().engine
    named = {str(own.value) for own in engine.named_graphs()}
    found = {
        own for node in values(graph, "namedGraph", OWN) for own in values(graph, "name", node)
    }
    assert found == named
    for name in named:
        query = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{name}> {{ ?s ?p ?o }} }}"
        (row,) = store().select(query).rows
        assert row["n"]
        assert int(str(graph.value(URIRef(name), VOID.triples))) == int(row["n"].value)


def test_the_graphs_are_those_that_void_describes() -> None:
    graph = described()
    (default,) = values(graph, "defaultGraph", OWN)
    numbers = Graph().parse(data=written(void(store(), site(), known=facts()), "nt"), format="nt")
    assert (URIRef(OWN), RDF.type, VOID.Dataset) in numbers
    assert graph.value(URIRef(default), VOID.triples) == numbers.value(
        URIRef(default), VOID.triples
    )


@pytest.mark.parametrize(("language", "told"), [("sv", "1,5 kB"), ("en", "1.5 kB")])
def test_the_limits_are_told_in_each_language(language: str, told: str) -> None:
    graph = described(limits=Limits(seconds=7, answer=1500, queue=3))
    texts = [own for own in graph.objects(URIRef(ENDPOINT), DCTERMS.description)
             if isinstance(own, Literal) and own.language == language]  # fmt: skip
    assert len(texts) == 3
    (limits,) = [own for own in texts if told in own]
    assert all(number in limits for number in ("7", "3", "503", "422"))


def test_nothing_is_unnamed_and_the_bytes_are_the_same_again() -> None:
    made = description(site(), ENDPOINT, OWN, sizes(store()))
    assert b"_:" not in written(made, "nt")
    assert written(made, "ttl") == written(
        description(site(), ENDPOINT, OWN, sizes(store())), "ttl"
    )
