"""Cores and communities: where a network is dense, and into which groups it falls."""

from __future__ import annotations

import networkx as nx

SEEDS = range(10)
"""Louvain is run with each of these seeds; the partition of the highest modularity is taken."""


def cores(graph: nx.Graph) -> dict[str, int]:
    """Return each actor's core number: the largest k for which it is in the k-core.

    The k-core is the largest part in which everyone has at least k partners inside it: Seidman,
    "Network structure and minimum degree", Social Networks 5 (1983). The innermost core against
    the rest is our core and periphery: unlike Borgatti & Everett's (Social Networks 21, 1999) it
    is exact and needs no search. Weights do not count. An isolate is in the 0-core only.
    """
    plain = nx.Graph(graph.edges)
    plain.add_nodes_from(graph)
    plain.remove_edges_from(list(nx.selfloop_edges(plain)))
    found = nx.core_number(plain)
    return {node: found[node] for node in graph}


def communities(graph: nx.Graph, weight: str = "weight") -> tuple[tuple[str, ...], ...]:
    """Return the communities, the largest first; each in the order of the network's nodes.

    Louvain: Blondel, Guillaume, Lambiotte & Lefebvre, "Fast unfolding of communities in large
    networks", Journal of Statistical Mechanics (2008) P10008; edges count by ``weight``. Its
    result depends on the order of the nodes: of the runs with SEEDS the one of highest
    modularity, the first of equals. An isolate is a community of its own. Modularity does not see
    small groups in large networks (Fortunato & Barthélemy, PNAS 104, 2007).
    """
    names = list(graph)
    plain = nx.convert_node_labels_to_integers(graph)
    if not plain.number_of_edges():
        return tuple((name,) for name in names)
    runs = [nx.community.louvain_communities(plain, weight=weight, seed=seed) for seed in SEEDS]
    best = max(runs, key=lambda run: round(nx.community.modularity(plain, run, weight=weight), 10))
    ordered = sorted((sorted(group) for group in best), key=lambda group: (-len(group), group))
    return tuple(tuple(names[index] for index in group) for group in ordered)


def modularity(
    graph: nx.Graph, groups: tuple[tuple[str, ...], ...], weight: str = "weight"
) -> float | None:
    """Return how many more ties lie within the groups than chance would put there.

    Newman & Girvan, "Finding and evaluating community structure in networks", Physical Review E 69
    (2004), with weights: the part of the weight that lies within, less what is expected when each
    actor keeps its strength; from -0.5 to 1. None in a network without edges.
    """
    if not graph.number_of_edges():
        return None
    return round(float(nx.community.modularity(graph, groups, weight=weight)), 10)
