"""The affiliation network: actors on one side, actions on the other.

An edge says that an actor stands in an action's actor line, with the role printed there.
Projected onto actors, an edge says that two actors are named in the same action – not that they
collaborate. Two-mode networks and their projection: Borgatti & Everett, "Network analysis of
2-mode data", Social Networks 19 (1997). This module gathers what drawings and pages need:
``participation`` holds the rows, ``two_mode`` the network, ``projection`` and ``ego`` its views.
"""

from __future__ import annotations

import networkx as nx

from fardplan_kg.network.ego import ego
from fardplan_kg.network.participation import ROLES, Participation, participations, role_order
from fardplan_kg.network.projection import Shared, projection
from fardplan_kg.network.two_mode import (
    DOMINANT_SHARE,
    NO_NUMBER,
    actions,
    actors,
    areas,
    dominant,
    graph,
    leave_out,
    plans,
    role,
    roles,
)

Network = nx.Graph
"""A two-mode network, or its projection."""

__all__ = [
    "DOMINANT_SHARE",
    "NO_NUMBER",
    "ROLES",
    "Network",
    "Participation",
    "Shared",
    "actions",
    "actors",
    "areas",
    "dominant",
    "ego",
    "graph",
    "leave_out",
    "participations",
    "plans",
    "projection",
    "role",
    "role_order",
    "roles",
]
