"""What is drawn, apart from how: symbols at coordinates, lines between them, words for both.

The vector drawing and pyvis are both made from a figure, so that they show the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from fardplan_kg.network import affiliation, layout, palette
from fardplan_kg.network.sheet import Layout, Place, Sector
from fardplan_kg.store import Term
from fardplan_kg.wording import Words

WIDEST = 12
"""From so many shared actions a line grows no wider."""


@dataclass(frozen=True, slots=True)
class Node:
    """An actor or an action at its place; `spoken` is its name for screen readers.

    kind_name: an actor's kind in words. language: of its label.
    """

    id: str
    mode: str
    kind: str
    label: str
    spoken: str
    place: Place
    shape: str
    fill: str
    border: str
    dashed: bool
    kind_name: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A line; `spoken` says in words what it stands for, weight is how many actions that is."""

    source: str
    target: str
    spoken: str
    width: float
    colour: str
    dashed: bool
    kind: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Heading:
    """A goal area's sector with its number and name."""

    sector: Sector
    number: str
    name: str
    language: str
    colour: str
    tint: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One drawing: its size, and everything on it in the order in which it is painted."""

    title: str
    description: str
    language: str
    width: float
    height: float
    headings: tuple[Heading, ...]
    edges: tuple[Edge, ...]
    nodes: tuple[Node, ...]


def two_mode(network: nx.Graph, words: Words) -> Figure:
    """Actors and actions, joined where an actor line names the actor."""
    drawn = layout.two_mode(network)
    colours = _colours(network)
    title = words.ngettext(
        "Actors and actions in the roadmap",
        "Actors and actions in %(num)s roadmaps",
        max(len(affiliation.plans(network)), 1),
    )
    actions = affiliation.actions(network)
    return Figure(
        title,
        _description(network, words),
        words.language,
        drawn.width,
        drawn.height,
        tuple(_heading(network, sector, i, words) for i, sector in enumerate(drawn.sectors)),
        tuple(
            _line(network, actor, action, colours, words)
            for actor in affiliation.actors(network)
            for action in actions
            if network.has_edge(actor, action)
        ),
        (
            *_action_nodes(network, drawn.places, colours),
            *_actor_nodes(network, drawn.places, words),
        ),
    )


def actors_only(network: nx.Graph, words: Words, hidden: tuple[str, ...] = ()) -> Figure:
    """Return the actors, joined where one action names both."""
    projected = affiliation.projection(network, hidden)
    drawn = layout.actors_only(network, projected)
    names = ", ".join(network.nodes[actor]["name"].value for actor in hidden)
    title = words.gettext("Actors named in the same actions")
    if names:
        title = words.gettext("Actors named in the same actions, without %(actor)s", actor=names)
    return _joined(network, title, projected, drawn, words)


def compared(network: nx.Graph, words: Words, hidden: tuple[str, ...] = ()) -> tuple[Figure, ...]:
    """Return the actors of each roadmap, each actor at the same place in every one of them."""
    drawn = layout.actors_only(network, affiliation.projection(network, hidden))
    return tuple(
        _of_plan(network, plan, name, drawn, words, hidden)
        for plan, name in affiliation.plans(network).items()
    )


def _of_plan(
    network: nx.Graph, plan: str, name: str, drawn: Layout, words: Words, hidden: tuple[str, ...]
) -> Figure:
    own = network.subgraph(
        [node for node, data in network.nodes(data=True) if data.get("plan", plan) == plan]
    )
    named = own.subgraph([node for node in own if own.degree(node)])
    projected = affiliation.projection(named, hidden)
    return _joined(named, name, projected, drawn, words)


def _joined(
    network: nx.Graph, title: str, projected: nx.Graph, drawn: Layout, words: Words
) -> Figure:
    """Return the projection's actors at their places, joined where one action names both."""
    places = {actor: place for actor, place in drawn.places.items() if actor in projected}
    return Figure(
        title,
        words.gettext(
            "%(actors)s actors and %(pairs)s pairs. A line joins two actors that are named in the "
            "same action; the more actions, the wider the line.",
            actors=projected.number_of_nodes(),
            pairs=projected.number_of_edges(),
        ),
        words.language,
        drawn.width,
        drawn.height,
        (),
        tuple(_pair(network, data, words) for *_, data in projected.edges(data=True)),
        _actor_nodes(network, places, words),
    )


def _colours(network: nx.Graph) -> dict[str, str]:
    return {
        area: palette.area_colour(index) for index, area in enumerate(affiliation.areas(network))
    }


def _description(network: nx.Graph, words: Words) -> str:
    return words.gettext(
        "%(actors)s actors, %(actions)s actions and %(edges)s lines. A line joins an actor with an "
        "action whose actor line names it. The tables on the page say the same in words.",
        actors=len(affiliation.actors(network)),
        actions=len(affiliation.actions(network)),
        edges=network.number_of_edges(),
    )


def area_number(network: nx.Graph, area: str) -> str:
    """Return a goal area's number: what its actions' numbers begin with ("1" of "1.4")."""
    own = [a for a in affiliation.actions(network) if network.nodes[a]["area"] == area]
    numbers = {number.split(".")[0] for a in own if (number := network.nodes[a]["number"])}
    return numbers.pop() if len(numbers) == 1 else ""


def area_name(network: nx.Graph, area: str, words: Words) -> Term:
    """Return what a goal area is called."""
    names = (
        network.nodes[action]["area_name"]
        for action in affiliation.actions(network)
        if network.nodes[action]["area"] == area
    )
    return words.stated(next(names), "Goal area not stated")


def _heading(network: nx.Graph, sector: Sector, index: int, words: Words) -> Heading:
    name = area_name(network, sector.area, words)
    number = area_number(network, sector.area)
    colour, tint = palette.area_colour(index), palette.area_tint(index)
    return Heading(sector, number, name.value, name.language, colour, tint)


def _action_nodes(
    network: nx.Graph, places: Mapping[str, Place], colours: Mapping[str, str]
) -> tuple[Node, ...]:
    nodes = []
    for action in affiliation.actions(network):
        data = network.nodes[action]
        colour = colours[data["area"]]
        spoken = f"{data['short']} {data['name'].value}".strip()
        label = "\n".join(places[action].lines)
        nodes.append(
            Node(
                action, "action", data["kind"], label, spoken, places[action],
                "box", colour, colour, False,
            )
        )  # fmt: skip
    return tuple(nodes)


def _actor_nodes(network: nx.Graph, places: Mapping[str, Place], words: Words) -> tuple[Node, ...]:
    return tuple(_actor_node(network, actor, place, words) for actor, place in places.items()
                 if network.nodes[actor]["bipartite"] == 0)  # fmt: skip


def _actor_node(network: nx.Graph, actor: str, place: Place, words: Words) -> Node:
    data = network.nodes[actor]
    group = data["type"] == "group"
    return Node(
        actor,
        "actor",
        data["type"],
        "\n".join(place.lines),
        spoken_actor(network, actor, words),
        place,
        palette.ACTOR_SHAPES.get(data["type"], "dot"),
        palette.PAPER if group else palette.SLATE,
        palette.SLATE,
        group,
        data["type_name"],
        data["name"].language,
    )


def spoken_actor(network: nx.Graph, actor: str, words: Words) -> str:
    """Return an actor in words: "Polis, allmän aktör eller grupp, nämns i 1 insats …"."""
    data = network.nodes[actor]
    partners = {other for action in network[actor] for other in network[action]} - {actor}
    return words.gettext(
        "%(name)s, %(kind)s, named in %(actions)s together with %(partners)s",
        name=data["name"].value,
        kind=words.actor_type(data["type_name"], data["type"]),
        actions=words.actions(network.degree(actor)),
        partners=words.actors(len(partners)),
    )


def _line(
    network: nx.Graph, actor: str, action: str, colours: Mapping[str, str], words: Words
) -> Edge:
    roles = affiliation.roles(network, actor, action)
    role = roles[0]
    data = network.nodes[action]
    spoken = f"{network.nodes[actor]['name'].value} – {data['short']}: {words.roles(roles)}"
    width = palette.ROLE_WIDTHS.get(role, 1.3)
    return Edge(actor, action, spoken, width, colours[data["area"]], role == "unclear", role)


def _pair(network: nx.Graph, data: Mapping[str, Any], words: Words) -> Edge:
    first, second, shared = data["first"], data["second"], data["shared"]
    names = " – ".join(network.nodes[actor]["name"].value for actor in (first, second))
    spoken = words.gettext(
        "%(names)s: %(actions)s that name both: %(numbers)s",
        names=names,
        actions=words.actions(len(shared)),
        numbers=", ".join(item.short for item in shared),
    )
    width = 1.0 + min(len(shared), WIDEST) * 0.7
    return Edge(first, second, spoken, width, palette.LINE, False, "pair", len(shared))
