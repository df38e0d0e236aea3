from __future__ import annotations

import pytest
from affiliation_samples import network

from fardplan_kg.network import said_of_actors as say
from fardplan_kg.network.said import Basis
from fardplan_kg.wording import Words

HUB = {"1.1": "H A B", "1.2": "H B C", "1.3": "H C"}


def basis(actions: dict[str, str], language: str = "sv") -> Basis:
    return Basis(network(actions), Words(language))


@pytest.mark.parametrize(
    ("actions", "language", "text"),
    [
        ({"1.1": "A"}, "sv", "I nätverket nämns inga aktörer tillsammans."),
        ({"1.1": "A"}, "en", "In the network, no actors are named together."),
        ({"1.1": "A B"}, "sv", "I nätverket nämns 1 par av aktörer tillsammans i minst en insats."),
        (
            {"1.1": "A B"},
            "en",
            "In the network, 1 pair of actors is named together in at least one action.",
        ),
        (
            {"1.1": "A B C"},
            "en",
            "In the network, 3 pairs of actors are named together in at least one action.",
        ),
    ],
)
def test_pairs(actions: dict[str, str], language: str, text: str) -> None:
    assert say.pairs(basis(actions, language)).text == text


@pytest.mark.parametrize(
    ("actions", "text", "actors"),
    [
        (HUB, "Mer än 80 procent av insatserna nämner H (3 av 3).", ("H",)),
        (
            {"1.1": "A B", "1.2": "A B"},
            "Mer än 80 procent av insatserna nämner A (2 av 2) och B (2 av 2).",
            ("A", "B"),
        ),
        (
            {"1.1": "A", "1.2": "B"},
            "Ingen aktör nämns i mer än 80 procent av insatserna.",
            (),
        ),
    ],
)
def test_dominant(actions: dict[str, str], text: str, actors: tuple[str, ...]) -> None:
    said = say.dominant(basis(actions))
    assert (said.text, said.actors, said.question) == (text, actors, "most-involved-actors")


def test_most_actions_without_the_hub_in_plural_and_singular() -> None:
    assert say.most_actions(basis(HUB).without_hub).text == (
        "Utan H nämns B och C i flest insatser: 2 av 3 var."
    )
    single = say.most_actions(basis({"1.1": "A B", "1.2": "A", "1.3": "B", "1.4": "A"}))
    assert single.text == "I nätverket nämns A i flest insatser: 3 av 4."


def test_most_partners_in_plural_singular_and_none() -> None:
    one = say.most_partners(basis(HUB).without_hub)
    assert one is not None
    assert (one.text, one.actors) == (
        "Utan H nämns B tillsammans med flest andra: 2 aktörer.", ("B",),
    )  # fmt: skip
    two = say.most_partners(basis({"1.1": "A B", "1.2": "C"}))
    assert two is not None
    assert two.text == "I nätverket nämns A och B tillsammans med flest andra: 1 aktör var."
    assert say.most_partners(basis({"1.1": "A", "1.2": "B"})) is None


def test_links_are_those_that_shortest_paths_go_through() -> None:
    said = say.between(basis(HUB).without_hub)
    assert said.text.endswith("genom dem: B (100 procent).")
    assert said.actors == ("B",)
    nobody = say.between(basis({"1.1": "A B"}))
    assert nobody.text == "I nätverket är ingen aktör en länk mellan två andra."


def test_a_share_below_one_per_cent_is_not_zero() -> None:
    chain = {"1.1": "A B", "1.2": "B C"} | {f"2.{i}": f"X{i} Y{i}" for i in range(20)}
    assert "B (mindre än 1 procent)" in say.between(basis(chain)).text


@pytest.mark.parametrize(
    ("actions", "text"),
    [
        ({"1.1": "A B", "1.2": "A"}, "1 aktör nämns i bara en insats: B (1.1)."),
        ({"1.1": "A B"}, "2 aktörer nämns i bara en insats: A (1.1) och B (1.1)."),
        ({"1.1": "A B", "1.2": "A B"}, "Alla aktörer nämns i minst två insatser."),
    ],
)
def test_once(actions: dict[str, str], text: str) -> None:
    assert say.once(basis(actions)).text == text
