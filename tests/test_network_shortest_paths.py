"""Against published values, a count of every path one by one, and NetworkX's own functions."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest
from affiliation_samples import random_network

from fardplan_kg.network.collaboration import weighted
from fardplan_kg.network.shortest_paths import PIVOTS, betweenness, closeness

# Padgett's Florentine families, marriages, without the isolated Pucci: Wasserman & Faust, Social
# Network Analysis (1994), table 5.1; the betweenness also in Jackson, Social and Economic Networks
# (2008), section 1.2.1
BETWEENNESS = {"Medici": 0.522, "Guadagni": 0.255, "Albizzi": 0.212, "Strozzi": 0.103}
CLOSENESS = {"Medici": 0.560, "Ridolfi": 0.500, "Acciaiuoli": 0.368}
SEEDS = range(6)


@pytest.mark.parametrize("family", BETWEENNESS)
def test_the_florentine_families_stand_between_as_published(family: str) -> None:
    found = betweenness(nx.florentine_families_graph())
    assert round(found[family], 3) == BETWEENNESS[family]


@pytest.mark.parametrize("family", CLOSENESS)
def test_the_florentine_families_are_as_close_as_published(family: str) -> None:
    found = closeness(nx.florentine_families_graph())
    assert round(found[family], 3) == CLOSENESS[family]


@pytest.mark.parametrize("seed", SEEDS)
def test_betweenness_is_that_of_every_path_counted(seed: int) -> None:
    graph = weighted(random_network(seed))
    counted = dict.fromkeys(graph, 0.0)
    for one, other in combinations(graph, 2):
        if nx.has_path(graph, one, other):
            paths = list(nx.all_shortest_paths(graph, one, other))
            for node in set(graph) - {one, other}:
                counted[node] += sum(node in path for path in paths) / len(paths)
    pairs = (len(graph) - 1) * (len(graph) - 2) / 2
    assert betweenness(graph) == pytest.approx({n: v / pairs for n, v in counted.items()})


@pytest.mark.parametrize("seed", SEEDS)
def test_both_are_those_of_networkx(seed: int) -> None:
    graph = nx.disjoint_union(weighted(random_network(seed)), weighted(random_network(seed + 9)))
    assert betweenness(graph) == pytest.approx(nx.betweenness_centrality(graph))
    assert closeness(graph) == pytest.approx(nx.closeness_centrality(graph))


def test_an_isolate_is_near_nobody_and_counts_for_the_others() -> None:
    graph = nx.Graph([("a", "b")])
    graph.add_node("c")
    assert closeness(graph) == {"a": 0.5, "b": 0.5, "c": 0.0}
    assert betweenness(graph) == {"a": 0.0, "b": 0.0, "c": 0.0}


@pytest.mark.parametrize("count", [0, 1, 2])
def test_in_the_smallest_networks_nobody_stands_between(count: int) -> None:
    graph = nx.complete_graph(count)
    assert set(betweenness(graph).values()) <= {0.0}
    assert set(closeness(graph).values()) <= {0.0, 1.0}
    assert len(betweenness(graph)) == len(closeness(graph)) == count


def test_a_loop_is_no_step() -> None:
    graph = nx.Graph([("a", "b"), ("b", "c"), ("a", "a")])
    assert betweenness(graph) == {"a": 0.0, "b": 1.0, "c": 0.0}


def test_beyond_the_limit_a_sample_estimates_the_same_each_time() -> None:
    graph = nx.random_geometric_graph(PIVOTS + 200, 0.25, seed=1)
    exact, estimate = betweenness(graph), betweenness(graph, limit=PIVOTS)
    assert estimate != exact
    assert estimate == betweenness(graph, limit=PIVOTS)
    highest = sorted(exact, key=lambda node: -exact[node])[:20]
    for node in highest:
        assert estimate[node] == pytest.approx(exact[node], rel=0.25)
