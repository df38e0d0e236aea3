"""Against Burt's formula written out, closed forms, and NetworkX's own function."""

from __future__ import annotations

import networkx as nx
import pytest
from affiliation_samples import random_network

from fardplan_kg.network.collaboration import weighted
from fardplan_kg.network.structural_holes import constraint


def written_out(graph: nx.Graph, i: str) -> float:
    def part(a: str, b: str) -> float:
        return float(graph[a][b]["weight"] / graph.degree(a, "weight")) if b in graph[a] else 0.0

    return sum(
        (part(i, j) + sum(part(i, q) * part(q, j) for q in graph[i] if q not in (i, j))) ** 2
        for j in graph[i]
    )


@pytest.mark.parametrize("seed", range(6))
def test_it_is_the_formula_and_that_of_networkx(seed: int) -> None:
    graph = weighted(random_network(seed))
    found = constraint(graph)
    assert found == pytest.approx({node: written_out(graph, node) for node in found})
    theirs = nx.constraint(graph, weight="weight")
    assert found == pytest.approx({node: theirs[node] for node in found})
    assert set(graph) - set(found) == set(nx.isolates(graph))


@pytest.mark.parametrize("leaves", [1, 2, 5, 20])
def test_who_joins_others_that_are_apart_is_least_constrained(leaves: int) -> None:
    found = constraint(nx.Graph([("hub", f"leaf {i}") for i in range(leaves)]))
    assert found["hub"] == pytest.approx(1 / leaves)
    assert found["leaf 0"] == pytest.approx(1)


@pytest.mark.parametrize("size", [2, 3, 4, 10])
def test_in_a_group_where_all_are_joined_it_is_the_closed_form(size: int) -> None:
    expected = (2 * size - 3) ** 2 / (size - 1) ** 3
    found = constraint(nx.complete_graph(size))
    assert found == pytest.approx(dict.fromkeys(range(size), expected))


def test_an_isolate_has_none() -> None:
    assert constraint(nx.empty_graph(3)) == {}
    assert constraint(nx.Graph()) == {}
