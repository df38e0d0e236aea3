"""What two-mode data says of pairs and neighbourhoods that a plain count does not."""

from __future__ import annotations

from collections.abc import Collection

import networkx as nx

from fardplan_kg.network.projection import projection
from fardplan_kg.network.two_mode import actors, leave_out


def weighted(network: nx.Graph, hidden: Collection[str] = ()) -> nx.Graph:
    """Return the projection on actors with two weights on each edge.

    ``weight``: the number of actions that name both. ``newman``: the sum over these of 1/(n-1),
    where n actors are named in the action, so that two named alone count more than two of ten:
    Newman, "Scientific collaboration networks. II", Physical Review E 64, 016132 (2001). An
    actor's edges then sum to the number of its actions that name anybody else. Hidden actors do
    not count in n.
    """
    shown = leave_out(network, hidden)
    projected = projection(shown)
    result = nx.Graph()
    result.add_nodes_from(projected.nodes(data=True))
    for one, other, shared in projected.edges(data="shared"):
        newman = sum(1 / (shown.degree(each.action) - 1) for each in shared)
        result.add_edge(one, other, weight=len(shared), newman=round(newman, 10), shared=shared)
    return result


def bipartite_clustering(network: nx.Graph, hidden: Collection[str] = ()) -> dict[str, float]:
    """Return how far each actor's partners stand in the same actions as it; 0 to 1.

    Latapy, Magnien & Del Vecchio, "Basic notions for the analysis of large two-mode networks",
    Social Networks 30 (2008), their cc•: the mean, over all with whom the actor shares an action,
    of (actions that name both) / (actions that name either). It needs no projection, in which
    every action would be a clique. An actor without partners has none and is left out.
    """
    shown = leave_out(network, hidden)
    found = actors(shown)
    partnered = [a for a in found if any(shown.degree(action) > 1 for action in shown[a])]
    values = nx.bipartite.latapy_clustering(shown, partnered, mode="dot")
    return {actor: round(float(values[actor]), 10) for actor in partnered}
