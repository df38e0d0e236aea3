from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest
from affiliation_samples import network, random_network

from fardplan_kg.answers import ask
from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.network import output, two_mode
from fardplan_kg.network.projection import action_order, projection
from fardplan_kg.network.records import records, term
from fardplan_kg.questions import find_question


@pytest.mark.parametrize("seed", range(6))
def test_an_edge_lists_the_actions_that_name_both(seed: int) -> None:
    made = random_network(seed)
    found = projection(made)
    for one, other in combinations(two_mode.actors(made), 2):
        both = sorted(set(made[one]) & set(made[other]), key=lambda a: action_order(made, a))
        shared = found.get_edge_data(one, other, {"shared": ()})["shared"]
        assert [each.action for each in shared] == both


@pytest.mark.parametrize("seed", range(3))
def test_hidden_actors_are_gone_and_lonely_ones_stay(seed: int) -> None:
    made = random_network(seed)
    hidden = two_mode.actors(made)[:2]
    found = projection(made, hidden)
    assert set(found) == set(two_mode.actors(made)) - set(hidden)
    assert nx.utils.graphs_equal(found, projection(two_mode.leave_out(made, hidden)))


def test_edges_and_roles_come_in_the_order_of_the_names() -> None:
    found = projection(network({"1.1": "*B A ?C"}))
    assert [(d["first"], d["second"]) for *_, d in found.edges(data=True)] == [
        ("A", "B"), ("A", "C"), ("B", "C"),
    ]  # fmt: skip
    assert found.edges["A", "B"]["shared"][0].roles == ("participating", "responsible")
    assert found.edges["B", "C"]["shared"][0].roles == ("responsible", "unclear")
    assert not any("expanded" in data for *_, data in found.edges(data=True))


def test_each_edge_is_what_the_query_answers_for_the_pair(data: Data) -> None:
    store, question = open_store(data), find_question(data, "shared-by-two-actors")
    made = output.two_mode(store, data, (), "sv")
    found = projection(made)
    joined = 0
    for one, other in combinations(two_mode.actors(made), 2):
        edge = found.get_edge_data(one, other, {"first": one, "second": other, "shared": ()})
        pair = {"actor_a": edge["first"], "actor_b": edge["second"]}
        asked = [
            tuple(term(record, name).value for name in ("number", "action", "role_a", "role_b"))
            for record in records(ask(store, question, pair, "sv"))
        ]
        assert [(own.number, own.action, *own.roles) for own in edge["shared"]] == asked
        joined += bool(asked)
    assert (joined, len(made)) == (33, 13 + 18)
