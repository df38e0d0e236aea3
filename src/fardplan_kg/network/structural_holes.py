"""Burt's constraint: how far an actor's partners are joined to one another."""

from __future__ import annotations

import networkx as nx
import numpy as np

DIGITS = 10


def constraint(graph: nx.Graph, weight: str = "weight") -> dict[str, float]:
    """Return each actor's constraint; actors without a partner have none and are left out.

    Burt, Structural Holes (1992), p. 54: p(i,j) is the part of i's ties, by ``weight``, that goes
    to j; i's constraint is the sum over its partners j of (p(i,j) + sum over q of p(i,q) p(q,j))².
    Low for an actor whose partners are not named together, at least 1/k with k partners; about 1,
    and a little over it in very small groups, for one that has nowhere else to turn.
    """
    nodes = [node for node in graph if any(other != node for other in graph[node])]
    place = {node: index for index, node in enumerate(nodes)}
    ties = np.zeros((len(nodes), len(nodes)))
    for one, other, value in graph.edges(data=weight, default=1):
        if one != other:
            ties[place[one], place[other]] = ties[place[other], place[one]] = value
    parts = ties / ties.sum(axis=1, keepdims=True)
    every = np.where(ties > 0, (parts + parts @ parts) ** 2, 0).sum(axis=1)
    return {node: round(float(value), DIGITS) for node, value in zip(nodes, every, strict=True)}
