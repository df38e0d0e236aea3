from __future__ import annotations

import networkx as nx
import pytest
from affiliation_samples import BASE, network, random_network

from fardplan_kg.faults import CallFault
from fardplan_kg.network import two_mode
from fardplan_kg.network.ego import ego

CHAIN = {"1.1": "A B", "1.2": "B C", "1.3": "C D"}


@pytest.mark.parametrize(("depth", "expected"), [(1, ["B", "A"]), (2, ["B", "C", "A"])])
def test_a_step_goes_from_actor_to_actor(depth: int, expected: list[str]) -> None:
    around = ego(network(CHAIN), "A", depth)
    assert sorted(two_mode.actors(around)) == sorted(expected)
    assert len(two_mode.actions(around)) == depth


@pytest.mark.parametrize("seed", range(4))
def test_depth_two_is_the_neighbours_neighbours(seed: int) -> None:
    made = random_network(seed)
    for actor in two_mode.actors(made):
        near = {other for action in made[actor] for other in made[action]}
        far = {other for each in near for action in made[each] for other in made[action]}
        assert set(two_mode.actors(ego(made, actor))) == near
        assert set(two_mode.actors(ego(made, actor, 2))) == far


def test_a_hub_brings_everybody_unless_it_is_hidden() -> None:
    made = network({"1.1": "H A", "1.2": "H B", "1.3": "H C"})
    assert len(two_mode.actors(ego(made, "A", 2))) == 4
    assert two_mode.actors(ego(made, "A", 2, ["H"])) == ["A"]


@pytest.mark.parametrize("depth", [0, 3, -1])
def test_another_depth_is_a_fault_in_both_languages(depth: int) -> None:
    with pytest.raises(CallFault, match="must be 1 or 2") as fault:
        ego(network(CHAIN), "A", depth)
    assert "måste vara 1 eller 2" in fault.value.told("sv")


def test_an_actor_cannot_be_hidden_from_itself() -> None:
    with pytest.raises(CallFault, match="its own network"):
        ego(network(CHAIN), "A", hidden=["A"])
    with pytest.raises(KeyError, match="nobody"):
        ego(network(CHAIN), "nobody")


def test_the_network_stays_as_it_was() -> None:
    made = network(CHAIN)
    before = nx.node_link_data(made, edges="edges")
    ego(made, "A", 2, ["B"])
    assert nx.node_link_data(made, edges="edges") == before
    assert f"{BASE}action/1.1" in made
