"""Against the formulas written out, and the women and events of Davis, Gardner & Gardner."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest
from affiliation_samples import network, random_network

from fardplan_kg.faults import CallFault
from fardplan_kg.network import two_mode
from fardplan_kg.network.collaboration import bipartite_clustering, weighted

SEEDS = range(6)
# Breiger, "The duality of persons and groups", Social Forces 53 (1974): how many events Evelyn
# Jefferson attended together with each of eight others
EVELYN = {
    "Laura Mandeville": 6, "Theresa Anderson": 7, "Brenda Rogers": 6, "Charlotte McDowd": 3,
    "Frances Anderson": 4, "Eleanor Nye": 3, "Pearl Oglethorpe": 3, "Ruth DeSand": 3,
}  # fmt: skip


@pytest.fixture(scope="module")
def women() -> nx.Graph:
    davis = nx.davis_southern_women_graph()
    events = {f"1.{event.removeprefix('E')}": davis[event] for event in davis.graph["bottom"]}
    return network(
        {n: " ".join(name.replace(" ", "_") for name in named) for n, named in events.items()}
    )


@pytest.mark.parametrize("other", EVELYN)
def test_the_women_met_as_often_as_published(women: nx.Graph, other: str) -> None:
    edge = weighted(women).edges["Evelyn_Jefferson", other.replace(" ", "_")]
    assert edge["weight"] == EVELYN[other]


def test_all_but_fourteen_pairs_of_the_women_met(women: nx.Graph) -> None:
    # 139 of 153 pairs: density 0.908
    assert weighted(women).number_of_edges() == 139


@pytest.mark.parametrize("seed", SEEDS)
def test_newman_s_weight_is_the_formula(seed: int) -> None:
    made = random_network(seed)
    graph = weighted(made)
    named = [set(made[action]) for action in two_mode.actions(made)]
    for one, other in combinations(graph, 2):
        both = [actors for actors in named if {one, other} <= actors]
        assert graph.has_edge(one, other) == bool(both)
        if both:
            edge = graph.edges[one, other]
            assert edge["weight"] == len(both)
            assert edge["newman"] == pytest.approx(sum(1 / (len(actors) - 1) for actors in both))


@pytest.mark.parametrize("seed", SEEDS)
def test_newman_s_weights_of_an_actor_sum_to_its_actions_with_others(seed: int) -> None:
    # Newman 2001, equation 3
    made = random_network(seed)
    graph = weighted(made)
    for actor in graph:
        together = sum(made.degree(action) > 1 for action in made[actor])
        assert graph.degree(actor, "newman") == pytest.approx(together)


def test_a_hidden_actor_does_not_count_in_newman_s_weight() -> None:
    made = network({"1.1": "A B C"})
    assert weighted(made).edges["A", "B"]["newman"] == 0.5
    assert weighted(made, ["C"]).edges["A", "B"]["newman"] == 1


@pytest.mark.parametrize("seed", SEEDS)
def test_bipartite_clustering_is_the_formula(seed: int) -> None:
    made = random_network(seed)
    found = bipartite_clustering(made)
    for actor in two_mode.actors(made):
        others = {other for action in made[actor] for other in made[action]} - {actor}
        shares = [
            len(set(made[actor]) & set(made[other])) / len(set(made[actor]) | set(made[other]))
            for other in others
        ]
        assert (actor in found) == bool(shares)
        if shares:
            assert found[actor] == pytest.approx(sum(shares) / len(shares))


def test_an_actor_alone_in_its_actions_has_no_clustering() -> None:
    assert bipartite_clustering(network({"1.1": "A", "1.2": "B C"})) == {"B": 1.0, "C": 1.0}


def test_an_unknown_actor_to_hide_is_told() -> None:
    with pytest.raises(CallFault, match="no actor 'X'"):
        weighted(network({"1.1": "A B"}), ["X"])
