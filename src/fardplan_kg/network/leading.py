"""Who stands out, in words: most actions, most partners, who is a link, who is rare.

Two things are told apart, as the sentences of ``said_of_areas`` and ``said_of_actors`` do. Who
binds goal areas together: those named in at least two of them. Who is a link between others: those
on most shortest paths between others, by betweenness in the projection (Freeman, "A set of measures
of centrality based on betweenness", Sociometry 40, 1977); one who is a link may be named in a
single goal area. The page's script counts the links on what is visible.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import networkx as nx

from fardplan_kg.network import affiliation
from fardplan_kg.network.shortest_paths import betweenness

MOST = 3
BRIDGES = 4


@dataclass(frozen=True, slots=True)
class Leading:
    """Actors, with their figures where they have any, the highest first.

    bridges: who is a link between others. binders: who is named in at least two goal areas, with
    their number. once: those in a single action, by name.
    """

    actions: tuple[tuple[str, int], ...]
    partners: tuple[tuple[str, int], ...]
    bridges: tuple[str, ...]
    binders: tuple[tuple[str, int], ...]
    once: tuple[str, ...]


def leading(network: nx.Graph, hidden: Collection[str] = ()) -> Leading:
    """Return who stands out when the hidden actors are left out."""
    shown = affiliation.projection(network, hidden)
    order = [actor for actor in affiliation.actors(network) if actor in shown]
    actions = {actor: network.degree(actor) for actor in order}
    between = betweenness(shown)
    links = sorted(
        (a for a in order if between[a]), key=lambda a: (-between[a], _name(network, a), a)
    )
    areas = {actor: len(_areas(network, actor)) for actor in order}
    binders = sorted((a for a in order if areas[a] > 1), key=lambda a: -areas[a])
    return Leading(
        _most(actions),
        _most({actor: shown.degree(actor) for actor in order}),
        tuple(links[:BRIDGES]),
        tuple((actor, areas[actor]) for actor in binders),
        tuple(sorted((a for a in order if actions[a] == 1), key=lambda a: _name(network, a))),
    )


def _most(figures: dict[str, int]) -> tuple[tuple[str, int], ...]:
    found = sorted(figures.items(), key=lambda item: -item[1])
    return tuple((actor, figure) for actor, figure in found[:MOST] if figure)


def _areas(network: nx.Graph, actor: str) -> set[str]:
    """Return the goal areas in which an actor is named; that an action has none is no area."""
    return {network.nodes[action]["area"] for action in network[actor]} - {""}


def _name(network: nx.Graph, actor: str) -> str:
    name: str = network.nodes[actor]["name"].value
    return name
