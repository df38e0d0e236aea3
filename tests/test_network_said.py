from __future__ import annotations

import pytest
from affiliation_samples import network

from fardplan_kg.network.said import LISTED, Basis
from fardplan_kg.wording import Words

MANY = [str(i) for i in range(LISTED + 3)]


@pytest.mark.parametrize(
    ("items", "listing", "series"),
    [
        (["a"], "a", "a"),
        (["a", "b"], "a och b", "a; b"),
        (["a", "b", "c"], "a, b och c", "a; b; c"),
        (MANY[: LISTED + 1], "0, 1, 2, 3, 4, 5 och 6", "0; 1; 2; 3; 4; 5; 6"),
        (MANY, "0, 1, 2, 3, 4, 5 och 3 till", "0; 1; 2; 3; 4; 5; och 3 till"),
    ],
)
def test_a_long_list_says_how_many_more_there_are(
    items: list[str], listing: str, series: str
) -> None:
    basis = Basis(network({"1.1": "A"}), Words("sv"))
    assert basis.listing(items) == listing
    assert basis.series(items) == series


def test_a_sentence_says_whether_the_hub_is_left_out() -> None:
    basis = Basis(network({"1.1": "H A", "1.2": "H"}), Words("sv"))
    assert basis.lead == "I nätverket"
    assert basis.without_hub.lead == "Utan H"
    assert basis.without_hub.actors == ["A"]
    assert len(basis.without_hub.actions) == 2


@pytest.mark.parametrize("actions", [{"1.1": "A"}, {"1.1": "A B"}, {"1.1": "A", "1.2": "B"}])
def test_without_a_hub_nothing_is_left_out(actions: dict[str, str]) -> None:
    without = Basis(network(actions), Words("en")).without_hub
    assert (without.aside, without.lead) == (False, "In the network")


def test_an_action_without_a_number_is_called_by_its_title() -> None:
    basis = Basis(network({"1.1": "A", "": "B"}), Words("sv"))
    assert [basis.short(action) for action in basis.actions] == ["1.1", "”Insats ”"]


@pytest.mark.parametrize(
    ("actions", "values"),
    [
        ({"Ort/1.1": "A"}, (("plan", "ort"),)),
        ({"Ort/1.1": "A", "By/1.1": "A"}, ()),
        ({"1.1": "A"}, ()),
    ],
)
def test_the_question_is_asked_of_the_network_s_one_roadmap(
    actions: dict[str, str], values: tuple[tuple[str, str], ...]
) -> None:
    said = Basis(network(actions), Words("sv")).say("…", "actor-pairs")
    assert said.values == values
