from __future__ import annotations

import pytest

from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.namespaces import FP
from fardplan_kg.publication.facts import read_facts
from fardplan_kg.publication.ontology_terms import Entry, Ontology, Theme
from fardplan_kg.publication.source import sources


@pytest.fixture(scope="module")
def themes(data: Data) -> tuple[Theme, ...]:
    return Ontology(sources(read_facts(open_store(data)), ("sv",))["sv"]).themes()


@pytest.fixture(scope="module")
def entries(themes: tuple[Theme, ...]) -> dict[str, Entry]:
    return {entry.anchor: entry for theme in themes for entry in theme.entries}


def test_classes_are_many_and_come_before_properties(themes: tuple[Theme, ...]) -> None:
    codes = [theme.code for theme in themes]
    assert codes == ["chain", "actors", "places", "together", "evidence", "strata", "general"]
    for theme in themes:
        kinds = [entry.is_property for entry in theme.entries if entry.kind != "värde"]
        assert kinds[: kinds.count(False)] == [False] * kinds.count(False) or theme.code in (
            "strata", "general")  # fmt: skip


def test_a_property_stands_with_what_it_is_said_of_or_leads_to(themes: tuple[Theme, ...]) -> None:
    found = {entry.anchor: theme.code for theme in themes for entry in theme.entries}
    assert found["titleInChapter"] == "chain"
    assert found["foundingYear"] == found["mentionsActor"] == "actors"
    assert found["servedBy"] == found["partOfCluster"] == "places"
    assert found["inSection"] == found["evidence"] == "evidence"
    assert found["Stated"] == found["stratum"] == "strata"
    assert found["year"] == "general"


@pytest.mark.parametrize(
    ("name", "uses", "strata"),
    [
        ("Action", 18, ("stated",)),
        ("participationIn", 61, ("stated",)),
        ("responsibleActor", 10, ("computed",)),
        ("GenericActor", 6, ("editorial",)),
        ("Annotation", 0, ()),
    ],
)
def test_uses_are_counted_in_the_data(
    entries: dict[str, Entry], name: str, uses: int, strata: tuple[str, ...]
) -> None:
    assert (entries[name].uses, entries[name].strata) == (uses, strata)


def test_an_example_has_a_page_and_a_name(entries: dict[str, Entry]) -> None:
    shown = [own.example for own in entries.values() if own.example]
    assert len(shown) > 100
    assert all(own.path and own.name.value for own in shown)
    assert entries["Claim"].example is None


def test_what_only_orders_the_graph_needs_no_quote(entries: dict[str, Entry]) -> None:
    assert [own.anchor for own in entries.values() if not own.evidence and own.is_property]
    assert not entries["participationIn"].evidence
    assert entries["titleInMap"].evidence


def test_other_vocabularies_terms_are_links_to_them(entries: dict[str, Entry]) -> None:
    (kind,) = entries["Forum"].relations
    assert [(own.name, own.href) for own in kind.terms] == [
        ("foaf:Agent", "http://xmlns.com/foaf/0.1/Agent")
    ]
    assert entries["Forum"].iri == f"{FP}Forum"
