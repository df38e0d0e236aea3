from __future__ import annotations

import pytest
from affiliation_samples import BASE, network

from fardplan_kg.faults import CallFault
from fardplan_kg.network import two_mode


def test_actors_come_by_actions_and_actions_by_area_and_number() -> None:
    made = network({"2.1": "B", "1.10": "B A", "1.9": "C"})
    assert two_mode.actors(made) == ["B", "A", "C"]
    numbers = [made.nodes[action]["number"] for action in two_mode.actions(made)]
    assert numbers == ["1.9", "1.10", "2.1"]
    assert two_mode.areas(made) == [f"{BASE}area/1", f"{BASE}area/2"]


def test_an_actor_left_out_leaves_its_actions() -> None:
    made = network({"1.1": "A", "1.2": "A B"})
    left = two_mode.leave_out(made, ["A"])
    assert two_mode.actors(left) == ["B"]
    assert len(two_mode.actions(left)) == 2
    assert two_mode.actors(made) == ["A", "B"]


@pytest.mark.parametrize("unknown", ["X", f"{BASE}action/1.1", ""])
def test_only_actors_can_be_left_out(unknown: str) -> None:
    with pytest.raises(CallFault, match="no actor"):
        two_mode.leave_out(network({"1.1": "A"}), ["A", unknown])


@pytest.mark.parametrize(
    ("actions", "expected"),
    [
        ({}, None),
        ({"1.1": "A"}, "A"),
        ({"1.1": "A B", "1.2": "A", "1.3": "A", "1.4": "A", "1.5": "B"}, None),
        ({f"1.{i}": "A" for i in range(5)} | {"1.9": "B"}, "A"),
    ],
)
def test_the_dominant_actor_is_in_over_four_fifths(
    actions: dict[str, str], expected: str | None
) -> None:
    assert two_mode.dominant(network(actions)) == expected


def test_of_several_roadmaps_a_number_has_its_roadmap_before_it() -> None:
    made = network({"Ort/1.1": "A", "By/1.1": "A"})
    assert {data["short"] for _, data in made.nodes(data=True) if "short" in data} == {
        "Ort 1.1", "By 1.1",
    }  # fmt: skip
    assert list(two_mode.plans(made).values()) == ["By", "Ort"]
