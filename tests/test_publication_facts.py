from __future__ import annotations

from fardplan_kg.namespaces import FP, SKOS
from fardplan_kg.publication.facts import PREF_LABEL, Fact, collected, read_facts
from fardplan_kg.store import EmbeddedStore, Term

THING, OTHER, GRAPH = "urn:a", "urn:b", "urn:g"


def named(value: str, language: str, graph: str = GRAPH) -> Fact:
    return Fact(THING, PREF_LABEL, Term(value, language=language), graph)


def test_a_value_is_in_the_language_asked_for_or_in_the_one_there_is() -> None:
    facts = collected([named("Kommun", "sv"), named("Municipality", "en")])
    assert facts.value(THING, PREF_LABEL, "en").value == "Municipality"
    assert facts.value(THING, PREF_LABEL, "sv").value == "Kommun"
    assert collected([named("Kommun", "sv")]).value(THING, PREF_LABEL, "en").language == "sv"
    assert facts.value(OTHER, PREF_LABEL) == Term("")


def test_a_triple_of_two_graphs_counts_once() -> None:
    facts = collected([named("x", "sv", "urn:g1"), named("x", "sv", "urn:g2")])
    assert facts.values(THING, PREF_LABEL) == (Term("x", language="sv"),)
    assert [fact.graph for fact in facts.of[THING]] == ["urn:g1", "urn:g2"]


def test_the_order_is_the_data_s_own() -> None:
    given = [named(letter, "sv") for letter in "cab"]
    assert collected(given).of == collected(reversed(given)).of
    assert [fact.value.value for fact in collected(given).of[THING]] == ["a", "b", "c"]


def test_what_points_to_a_thing_is_found_and_texts_point_nowhere() -> None:
    link = Fact(OTHER, f"{SKOS}inScheme", Term(THING, "iri"), GRAPH)
    facts = collected([link, Fact(OTHER, PREF_LABEL, Term(THING), GRAPH)])
    assert facts.to[THING] == (link,)
    assert facts.subjects(f"{SKOS}inScheme", THING) == (OTHER,)


def test_the_facts_of_the_store_know_their_stratum(store: EmbeddedStore) -> None:
    facts = read_facts(store)
    assert set(facts.strata.values()) >= {"stated", "evidenced", "editorial", "computed"}
    assert all(fact.graph for found in facts.of.values() for fact in found)
    actions = facts.subjects("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", f"{FP}SharedAction")
    assert len(actions) >= 2
