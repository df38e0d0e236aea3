"""Ego networks: one actor, whom it is named with, and – one step on – whom they are named with.

Wasserman & Faust, Social Network Analysis (1994), section 2.3.2; of a two-mode network, a step from
actor to actor goes by an action.
"""

from __future__ import annotations

from collections.abc import Collection

import networkx as nx

from fardplan_kg.faults import CallFault
from fardplan_kg.network.two_mode import leave_out

DEPTHS = (1, 2)


def ego(network: nx.Graph, actor: str, depth: int = 1, hidden: Collection[str] = ()) -> nx.Graph:
    """Return the part of a two-mode network that lies around an actor.

    At depth 1: the actor, its actions, and everyone else that those actions name. At depth 2 also
    the other actions of these, and everyone that they name. ``hidden`` actors are left out first:
    at depth 2 an actor in every action would bring all the others. Raises KeyError for an actor
    that is not there, CallFault for another depth, and for hiding the actor itself.
    """
    if actor not in network:
        raise KeyError(actor)
    if depth not in DEPTHS:
        raise CallFault(f"depth {depth}: must be 1 or 2", f"djup {depth}: måste vara 1 eller 2")
    if actor in hidden:
        raise CallFault(
            f"'{actor}' cannot be hidden in its own network",
            f"'{actor}' kan inte döljas i sitt eget nätverk",
        )
    around = leave_out(network, hidden) if hidden else network
    return nx.ego_graph(around, actor, radius=2 * depth)
