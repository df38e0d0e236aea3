from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from html_page import Page
from network_samples import answers

from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.namespaces import DCTERMS, FP, GRAPH, ONTOLOGY
from fardplan_kg.publication.described import Described
from fardplan_kg.publication.facts import Fact, collected, read_facts
from fardplan_kg.publication.graph_page import graph_page, named_graph
from fardplan_kg.publication.inputs import Inputs
from fardplan_kg.publication.things import places
from fardplan_kg.store import EmbeddedStore, Term

PLAN, META = f"{GRAPH}plan/flemingsberg", f"{GRAPH}meta"
HOSTILE = "<script>alert('x')</script>\"&"


@pytest.fixture(scope="module")
def flemingsberg(data: Data) -> EmbeddedStore:
    return open_store(data)


@pytest.fixture(scope="module")
def inputs(flemingsberg: EmbeddedStore) -> Inputs:
    facts = read_facts(flemingsberg)
    return Inputs({}, facts=facts, described=Described(flemingsberg, facts, places(facts)))


def graphs(inputs: Inputs) -> list[str]:
    return sorted(own for own in inputs.facts.graphs if own != ONTOLOGY)


def test_the_numbers_are_those_of_the_store(inputs: Inputs, flemingsberg: EmbeddedStore) -> None:
    counted = Counter(quad.graph_name.value for quad in flemingsberg.engine
                      if str(quad.graph_name) != "DEFAULT")  # fmt: skip
    found = {own: named_graph(inputs.sources["sv"], own).statements for own in graphs(inputs)}
    assert len(found) == 11
    assert found == {own: counted[own] for own in found}


def test_things_are_counted_by_their_narrowest_kind(inputs: Inputs) -> None:
    found = named_graph(inputs.sources["sv"], PLAN)
    numbers = {own.kind.name.value: own.number for own in found.kinds}
    assert numbers["medverkan"] == 61
    assert numbers["gemensam insats"] == numbers["kärnspecifik insats"] == 9
    assert "insats" not in numbers
    assert found.kinds[0].number == max(numbers.values())


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_graph_has_a_page_that_is_whole(inputs: Inputs, language: str) -> None:
    pages = {own: Page(graph_page(inputs, language, own)) for own in graphs(inputs)}
    assert len(pages) == 11
    for iri, page in pages.items():
        assert page.open == []
        assert page.levels()[0] == 1
        assert page.levels().count(1) == 1
        assert len(page.ids()) == len(set(page.ids()))
        assert iri in page.words
        assert {link.rsplit(".", 1)[-1] for link in page.links()} >= {"ttl", "trig", "nq"}


def test_how_sure_it_is_stands_in_words(inputs: Inputs) -> None:
    page = Page(graph_page(inputs, "sv", PLAN))
    assert "Står i färdplanen" in page.words
    assert "Grafen säger bara det som dokumentet säger." in page.words
    assert "Citat och titlar är dokumentets." in page.words
    catalogue = Page(graph_page(inputs, "en", META))
    assert "it describes the other parts" in catalogue.words
    assert "Source" in catalogue.words
    assert "not stated" in catalogue.words


def test_the_question_on_all_graphs_is_linked_where_it_was_asked(inputs: Inputs) -> None:
    asked = answers()
    assert ("graphs", "sv") not in asked
    one = next(iter(asked.values()))
    given = replace(inputs, answers={("graphs", "sv"): one})
    assert "../svar/graphs.sv.html" in Page(graph_page(given, "sv", META)).links()
    assert "../svar/graphs.sv.html" not in Page(graph_page(inputs, "sv", META)).links()


def test_hostile_descriptions_are_words() -> None:
    iri = f"{GRAPH}odd"
    facts = [
        Fact(iri, f"{DCTERMS}title", Term(HOSTILE, language="sv"), iri),
        Fact(iri, f"{DCTERMS}description", Term(HOSTILE, language="en"), iri),
        Fact(iri, f"{DCTERMS}license", Term("javascript:alert(1)"), iri),
        Fact(iri, f"{FP}stratum", Term(f"{FP}Unknown", "iri"), iri),
    ]
    page = Page(graph_page(Inputs({}, facts=collected(facts)), "sv", iri))
    assert HOSTILE in page.words
    assert not [link for link in page.links() if link.startswith("javascript:")]
    assert "javascript:alert(1)" in page.words
