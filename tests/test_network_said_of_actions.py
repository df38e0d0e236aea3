from __future__ import annotations

import pytest
from affiliation_samples import network

from fardplan_kg.network import said_of_actions as say
from fardplan_kg.network.said import Basis
from fardplan_kg.wording import Words


def basis(actions: dict[str, str], language: str = "sv") -> Basis:
    return Basis(network(actions), Words(language))


@pytest.mark.parametrize(
    ("actions", "language", "text"),
    [
        ({"1.1": "A"}, "sv", "Aktörsraderna till 1 insats nämner 1 aktör, sammanlagt 1 gång."),
        (
            {"1.1": "A B", "1.2": "A"},
            "sv",
            "Aktörsraderna till 2 insatser nämner 2 aktörer, sammanlagt 3 gånger.",
        ),
        ({"1.1": "A"}, "en", "The actor lines of 1 action name 1 actor, 1 time in all."),
    ],
)
def test_size(actions: dict[str, str], language: str, text: str) -> None:
    assert say.size(basis(actions, language)).text == text


@pytest.mark.parametrize(
    ("actions", "text"),
    [
        ({"1.1": "A B"}, "I nätverket nämns minst två aktörer i varje insats."),
        ({"1.1": "A B", "1.2": "A"}, "I nätverket nämns bara en aktör i 1 insats: A (1.2)."),
        (
            {"1.1": "A", "1.2": "A", "1.3": "B"},
            "I nätverket nämns bara en aktör i 3 insatser: A (1.1 och 1.2) och B (1.3).",
        ),
    ],
)
def test_lonely(actions: dict[str, str], text: str) -> None:
    assert say.lonely(basis(actions)).text == text


def test_without_the_hub_an_action_may_name_nobody() -> None:
    without = basis({"1.1": "H", "1.2": "H A B"}).without_hub
    assert say.lonely(without).text == "Utan H finns ingen insats med exakt en aktör."
    assert say.lonely(basis({"1.1": "H A", "1.2": "H B"}).without_hub).text == (
        "Utan H nämns bara en aktör i 2 insatser: A (1.1) och B (1.2)."
    )


@pytest.mark.parametrize(
    ("actions", "texts"),
    [
        ({"1.1": "*A B"}, ["Alla insatser anger en ansvarig aktör."]),
        ({"1.1": "A B"}, ["1 insats anger ingen ansvarig aktör: 1.1."]),
        ({"1.1": "?A ?B"}, ["I 1 insats är det oklart vem som är ansvarig: 1.1."]),
        ({"1.1": "?A *B"}, ["Alla insatser anger en ansvarig aktör."]),
        (
            {"1.1": "A", "1.2": "B", "1.3": "?A", "1.4": "?B", "1.5": "*A"},
            [
                "2 insatser anger ingen ansvarig aktör: 1.1 och 1.2.",
                "I 2 insatser är det oklart vem som är ansvarig: 1.3 och 1.4.",
            ],
        ),
    ],
)
def test_not_stated_and_unclear_are_never_one_number(
    actions: dict[str, str], texts: list[str]
) -> None:
    assert [said.text for said in say.responsibility(basis(actions))] == texts
