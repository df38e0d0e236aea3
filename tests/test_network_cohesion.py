"""Against peeling by hand, every partition of small networks, and published values."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import networkx as nx
import pytest
from affiliation_samples import random_network

from fardplan_kg.network.cohesion import communities, cores, modularity
from fardplan_kg.network.collaboration import weighted


def core_by_peeling(graph: nx.Graph, k: int) -> set[str]:
    left = nx.Graph(graph)
    while few := [node for node in left if left.degree(node) < k]:
        left.remove_nodes_from(few)
    return set(left)


@pytest.mark.parametrize("seed", range(6))
def test_a_core_is_what_peeling_leaves(seed: int) -> None:
    graph = weighted(random_network(seed))
    found = cores(graph)
    for k in range(max(found.values()) + 2):
        assert {node for node in graph if found[node] >= k} == core_by_peeling(graph, k)


def test_the_karate_club_has_a_core_of_ten() -> None:
    # Zachary's karate club: degeneracy 4; ten members in the innermost core
    found = cores(nx.karate_club_graph())
    assert max(found.values()) == 4
    assert sum(value == 4 for value in found.values()) == 10


def test_an_isolate_and_a_loop_are_no_core() -> None:
    graph = nx.Graph([("a", "a"), ("b", "c")])
    assert cores(graph) == {"a": 0, "b": 1, "c": 1}


def every_partition(nodes: list[str]) -> Iterator[list[list[str]]]:
    if not nodes:
        yield []
        return
    first, *rest = nodes
    for size in range(len(rest) + 1):
        for others in combinations(rest, size):
            left = [node for node in rest if node not in others]
            for more in every_partition(left):
                yield [[first, *others], *more]


def written_out(graph: nx.Graph, groups: list[list[str]]) -> float:
    whole = float(graph.size("weight"))
    return sum(
        float(graph.subgraph(group).size("weight")) / whole
        - (float(sum(graph.degree(node, "weight") for node in group)) / (2 * whole)) ** 2
        for group in groups
    )


@pytest.mark.parametrize("seed", range(4))
def test_in_a_small_network_no_partition_is_better(seed: int) -> None:
    graph = weighted(random_network(seed, 8, 7))
    found = communities(graph)
    value = modularity(graph, found)
    partitions = list(every_partition(list(graph)))
    assert len(partitions) > 200
    assert value == pytest.approx(max(written_out(graph, each) for each in partitions))
    assert sorted(node for group in found for node in group) == sorted(graph)


def test_the_karate_club_falls_apart_as_published() -> None:
    # the highest modularity there is, in four groups: Brandes et al., "On modularity clustering",
    # IEEE Transactions on Knowledge and Data Engineering 20 (2008)
    graph = nx.Graph(nx.karate_club_graph().edges)
    found = communities(graph)
    assert len(found) == 4
    assert round(modularity(graph, found) or 0, 3) == 0.420


def test_the_largest_community_comes_first_and_isolates_are_alone() -> None:
    graph = nx.Graph([("a", "b"), ("c", "d"), ("d", "e"), ("c", "e")])
    graph.add_node("f")
    assert [set(group) for group in communities(graph)] == [{"c", "d", "e"}, {"a", "b"}, {"f"}]


def test_without_edges_there_is_no_modularity() -> None:
    graph = nx.Graph()
    graph.add_nodes_from("ab")
    assert communities(graph) == (("a",), ("b",))
    assert modularity(graph, communities(graph)) is None
    assert communities(nx.Graph()) == ()
