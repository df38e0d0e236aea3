from __future__ import annotations

import pytest
from affiliation_samples import network

from fardplan_kg.network import said_of_areas as say
from fardplan_kg.network.said import Basis
from fardplan_kg.wording import Words


def basis(actions: dict[str, str], language: str = "sv") -> Basis:
    return Basis(network(actions), Words(language))


@pytest.mark.parametrize(
    ("actions", "text"),
    [
        (
            {"1.1": "A B", "2.1": "A C"},
            "Utan A nämns ingen aktör i mer än ett målområde.",
        ),
        (
            {"1.1": "A B", "2.1": "A B", "2.2": "A"},
            "Utan A binder 1 aktör ihop målområden, eftersom den nämns i minst två: B (2 av 2).",
        ),
        (
            {"1.1": "A B", "2.1": "B C", "3.1": "A B C", "3.2": "D"},
            "I nätverket binder 3 aktörer ihop målområden, eftersom de nämns i minst två: "
            "B (3 av 3), A (2 av 3) och C (2 av 3).",
        ),
    ],
)
def test_binders(actions: dict[str, str], text: str) -> None:
    assert say.binders(basis(actions).without_hub).text == text


@pytest.mark.parametrize(
    ("actions", "text"),
    [
        (
            {"1.1": "A", "2.1": "A", "3.1": "A"},
            "I nätverket har varje målområde minst en aktör gemensam med vart och ett av de andra.",
        ),
        (
            {"1.1": "A", "2.1": "A B", "3.1": "B"},
            "I nätverket har 1 par av målområden ingen aktör gemensam: ”Område 1” och ”Område 3”.",
        ),
        (
            {"1.1": "A", "2.1": "B", "3.1": "C"},
            "I nätverket har 3 par av målområden ingen aktör gemensam: ”Område 1” och ”Område 2”; "
            "”Område 1” och ”Område 3”; ”Område 2” och ”Område 3”.",
        ),
    ],
)
def test_apart(actions: dict[str, str], text: str) -> None:
    assert say.apart(basis(actions)).text == text


def test_the_hub_may_be_all_that_two_areas_share() -> None:
    both = basis({"1.1": "H A", "2.1": "H B"}, "en")
    assert say.apart(both).text.startswith("In the network, every goal area has at least one actor")
    assert say.apart(both.without_hub).text == (
        "Without H, 1 pair of goal areas has no actor in common: ”Område 1” and ”Område 2”."
    )


def test_pairs_in_one_area_come_with_their_actions() -> None:
    said = say.pairs_in_one(basis({"1.1": "A B", "2.1": "A B", "2.2": "C D", "2.3": "C D"}))
    assert said.text == (
        "I nätverket nämns 1 av 2 par tillsammans i bara ett målområde: C och D (2.2 och 2.3)."
    )
    assert said.actors == ("C", "D")
    assert len(said.actions) == 2
    none = say.pairs_in_one(basis({"1.1": "A B", "2.1": "A B"}, "en"))
    assert none.text == (
        "In the network, no pair of actors is named together in one goal area only."
    )


def test_an_action_without_an_area_counts_for_none() -> None:
    made = network({"1.1": "A B", "2.1": "A C", "9.9": "A B C"}, {"9.9": ""})
    own = Basis(made, Words("sv"))
    assert len(own.areas) == 2
    assert say.pairs_in_one(own).text.startswith("I nätverket nämns 2 av 3 par")
