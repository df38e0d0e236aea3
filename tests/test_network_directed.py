from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pytest
from affiliation_samples import network, rows
from network_samples import BASE, actors_of_action

from fardplan_kg.network import affiliation
from fardplan_kg.network.directed import directed

REGION = f"{BASE}actor/region-stockholm"


@pytest.fixture(scope="module")
def flemingsberg() -> nx.Graph:
    return affiliation.graph(affiliation.participations(actors_of_action()))


def test_arcs_lead_from_the_responsible_to_those_who_take_part(flemingsberg: nx.Graph) -> None:
    expected: dict[tuple[str, str], set[str]] = {}
    found = affiliation.participations(actors_of_action())
    for one in found:
        for other in found:
            roles = (one.role, other.role)
            if one.action == other.action and roles == ("responsible", "participating"):
                expected.setdefault((one.actor, other.actor), set()).add(one.action)
    arcs = directed(flemingsberg)
    made = {
        (source, target): {each.action for each in shared}
        for source, target, shared in arcs.edges(data="shared")
    }
    assert made == expected
    assert {source for source, _ in made} == {REGION}
    assert (len(made), sum(map(len, made.values()))) == (7, 19)
    assert len(arcs) == 13


def test_eight_actions_of_flemingsberg_make_no_arc(flemingsberg: nx.Graph) -> None:
    arcs = directed(flemingsberg).edges(data="shared")
    drawn = {each.action for *_, shared in arcs for each in shared}
    left = [own for own in affiliation.actions(flemingsberg) if own not in drawn]
    assert len(left) == 18 - len(drawn)
    numbers = [flemingsberg.nodes[own]["number"] for own in left]
    assert numbers == ["1.3", "1.4", "1.5", "2.3", "2.4", "3.4", "4.3", "4.4"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("*A B", {("A", "B")}),
        ("A B", set()),
        ("?A ?B", set()),
        ("*A ?B", set()),
        ("*A *B C", {("A", "C"), ("B", "C")}),
        ("*B A", {("B", "A")}),
        ("*A", set()),
    ],
)
def test_only_these_two_roles_make_an_arc(line: str, expected: set[tuple[str, str]]) -> None:
    assert set(directed(network({"1.1": line})).edges) == expected


def test_roles_are_those_of_source_and_target() -> None:
    arcs = directed(network({"1.1": "*B A"}))
    assert arcs.edges["B", "A"]["shared"][0].roles == ("responsible", "participating")
    assert arcs.edges["B", "A"]["shared"][0].every == (("responsible",), ("participating",))


def test_an_actor_that_is_both_in_one_action_has_arcs_both_ways() -> None:
    found = rows({"1.1": "*A *B C"})
    both = [*found, replace(found[0], role="participating")]
    arcs = directed(affiliation.graph(both))
    assert set(arcs.edges) == {("A", "C"), ("B", "C"), ("B", "A")}


def test_a_hidden_actor_has_no_arcs(flemingsberg: nx.Graph) -> None:
    assert directed(flemingsberg, [REGION]).number_of_edges() == 0
