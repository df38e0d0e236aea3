from __future__ import annotations

import pytest

from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.namespaces import FP
from fardplan_kg.publication.facts import Fact, collected, read_facts
from fardplan_kg.publication.layers import STRATA
from fardplan_kg.publication.source import Source, sources
from fardplan_kg.publication.strata import LABELS, MEANINGS, TRANSLATION, kind
from fardplan_kg.store import Term
from fardplan_kg.wording import Words

WORDS = ["Står i färdplanen", "Vår tolkning", "Vår översättning", "Länkat", "Uträknat"]


@pytest.fixture(scope="module")
def source(data: Data) -> Source:
    """Flemingsberg's facts in Swedish."""
    return sources(read_facts(open_store(data)), ("sv", "en"))["sv"]


def test_the_words_are_those_of_the_model() -> None:
    assert [Words("sv").gettext(label) for label in LABELS.values()] == WORDS
    assert set(MEANINGS) == set(LABELS)


def test_the_graphs_use_the_same_words(source: Source) -> None:
    graphs = {fact.graph for facts in source.facts.of.values() for fact in facts}
    found = {own.sign: own.label.value for graph in graphs if (own := kind(source, graph)).sign}
    assert set(found) == {*LABELS, "evidenced"}
    assert {found[sign] for sign in ("stated", "translation", "linked", "computed")} < set(WORDS)
    assert all(kind(source, graph).stratum in STRATA for graph in graphs)
    assert kind(source, TRANSLATION).sign == "translation"


@pytest.mark.parametrize(
    ("stratum", "expected"),
    [("Stated", "Står i färdplanen"), ("Computed", "Uträknat"), ("", "Övriga uppgifter")],
)
def test_a_graph_without_a_label_is_called_by_its_kind(stratum: str, expected: str) -> None:
    graph = "urn:g"
    facts = [Fact(graph, f"{FP}stratum", Term(f"{FP}{stratum}", "iri"), "urn:meta")]
    source = sources(collected(facts if stratum else []), ("sv",))["sv"]
    assert kind(source, graph).label.value == expected
