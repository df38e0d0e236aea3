from __future__ import annotations

import networkx as nx
import pytest
from network_samples import BASE, actors_of_action

from fardplan_kg.answers import natural
from fardplan_kg.network import affiliation
from fardplan_kg.network.affiliation import Shared

REGION = f"{BASE}actor/region-stockholm"
BOTKYRKA = f"{BASE}actor/botkyrka-kommun"
HUDDINGE = f"{BASE}actor/huddinge-kommun"
NEAR = f"{BASE}actor/naringslivet"


@pytest.fixture
def rows() -> tuple[affiliation.Participation, ...]:
    return affiliation.participations(actors_of_action())


@pytest.fixture
def network(rows: tuple[affiliation.Participation, ...]) -> nx.Graph:
    return affiliation.graph(rows)


def test_every_row_is_a_participation(rows: tuple[affiliation.Participation, ...]) -> None:
    assert len(rows) == 61
    assert [sum(row.role == role for row in rows) for role in affiliation.ROLES] == [10, 4, 47]


def test_the_two_mode_network_has_all_actors_and_actions(network: nx.Graph) -> None:
    assert len(affiliation.actors(network)) == 13
    assert len(affiliation.actions(network)) == 18
    assert network.number_of_edges() == 61
    assert nx.is_bipartite(network)


def test_the_projection_has_33_pairs_and_21_without_the_dominant_actor(network: nx.Graph) -> None:
    assert affiliation.dominant(network) == REGION
    assert affiliation.projection(network).number_of_edges() == 33
    assert affiliation.projection(network, [REGION]).number_of_edges() == 21


def test_the_projection_weighs_as_networkx_does(network: nx.Graph) -> None:
    ours = affiliation.projection(network)
    theirs = nx.bipartite.weighted_projected_graph(network, affiliation.actors(network))
    assert {frozenset(edge) for edge in ours.edges} == {frozenset(edge) for edge in theirs.edges}
    for first, second, data in ours.edges(data=True):
        assert len(data["shared"]) == theirs.edges[first, second]["weight"]


def test_an_edge_lists_its_actions_with_both_roles_by_number(network: nx.Graph) -> None:
    data = affiliation.projection(network).edges[BOTKYRKA, HUDDINGE]
    assert (data["first"], data["second"]) == (BOTKYRKA, HUDDINGE)
    numbers = [shared.number for shared in data["shared"]]
    assert numbers == ["1.3", "1.4", "1.5", "2.3", "2.4", "3.4", "4.3", "4.4"]
    assert data["shared"][4].roles == ("unclear", "unclear")


def test_roles_keep_the_order_of_the_pair(network: nx.Graph) -> None:
    data = affiliation.projection(network).edges[NEAR, REGION]
    by_number = {shared.number: shared for shared in data["shared"]}
    expected = ("participating", "responsible")
    assert by_number["1.1"].roles == (expected if data["first"] == NEAR else expected[::-1])
    assert isinstance(by_number["1.1"], Shared)


def test_an_ego_network_holds_the_actor_its_actions_and_their_actors(network: nx.Graph) -> None:
    near = affiliation.ego(network, f"{BASE}actor/polis")
    assert [near.nodes[a]["number"] for a in affiliation.actions(near)] == ["1.3"]
    assert len(affiliation.actors(near)) == 4


def test_an_unknown_actor_is_named(network: nx.Graph) -> None:
    with pytest.raises(KeyError, match="nobody"):
        affiliation.ego(network, "nobody")


def test_functions_leave_the_network_as_it_was(network: nx.Graph) -> None:
    before = nx.node_link_data(network, edges="edges")
    affiliation.projection(network, [REGION])
    affiliation.ego(network, REGION)
    affiliation.dominant(network)
    assert nx.node_link_data(network, edges="edges") == before


def test_the_order_of_the_rows_does_not_matter(
    rows: tuple[affiliation.Participation, ...], network: nx.Graph
) -> None:
    again = affiliation.graph(reversed(rows))
    assert list(again.nodes(data=True)) == list(network.nodes(data=True))
    assert list(again.edges(data=True)) == list(network.edges(data=True))


def test_two_participations_of_one_actor_in_one_action_are_both_kept(
    rows: tuple[affiliation.Participation, ...],
) -> None:
    from dataclasses import replace

    former = next(row for row in rows if row.role == "participating")
    again = replace(former, role="responsible", as_written="en annan stavning")
    network = affiliation.graph([*rows, again])
    assert len(network.edges[again.actor, again.action]["participations"]) == 2
    assert affiliation.role(network, again.actor, again.action) == "responsible"
    assert affiliation.roles(network, again.actor, again.action) == (
        "responsible",
        "participating",
    )
    other = next(each for each in network[again.action] if each != again.actor)
    data = affiliation.projection(network).edges[again.actor, other]
    (shared,) = (own for own in data["shared"] if own.action == again.action)
    place = (data["first"], data["second"]).index(again.actor)
    assert shared.roles[place] == "responsible"
    assert shared.every[place] == ("responsible", "participating")


@pytest.mark.parametrize(
    ("first", "second"), [("1.9", "1.10"), ("2", "10"), ("4.5", "A.1"), ("", "1")]
)
def test_numbers_sort_by_value(first: str, second: str) -> None:
    found = sorted([second, first], key=natural)
    assert found == [first, second] or first == ""


def test_an_empty_network_has_no_dominant_actor() -> None:
    empty = affiliation.graph([])
    assert affiliation.dominant(empty) is None
    assert affiliation.projection(empty).number_of_nodes() == 0
