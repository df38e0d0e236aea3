"""Where everything stands: computed, fixed, the same for the same data.

Two-mode drawing:
1. The goal areas share the sheet as sectors, clockwise from the upper left.
2. The actions stand on an ellipse, in their area's sector, by number.
3. An actor of one area only stands outside the ellipse, in that sector.
4. The actors that bind areas together stand inside it, the one in most actions in the middle.

Actors only: the actor in most actions in the middle, the others around it in the order in which
the two-mode drawing turns.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from math import atan2, ceil, hypot, pi, sqrt

import networkx as nx

from fardplan_kg.network import affiliation
from fardplan_kg.network.clarity import Circle, Line, drawing, faults
from fardplan_kg.network.geometry import Box, free_place, text_width, wrapped
from fardplan_kg.network.sheet import (
    FONT,
    HEIGHT,
    LINE,
    RING,
    START,
    WIDTH,
    Layout,
    Place,
    Sector,
    allowed,
    heading_boxes,
    label_box,
    on_ring,
    placed,
    radius,
    sectors,
)

ACTION = (46.0, 28.0)
MARGIN = 7.0
ROUNDS = 3
"""So many times those that stand unclearly are placed again."""
CLEAR_LINES = 400
"""Beyond so many lines no place is clear, and looking for one only takes time."""


def two_mode(network: nx.Graph) -> Layout:
    """Actors and actions on one sheet."""
    scale = _scale(network)
    parts = sectors(network)
    places = _actions(network, parts, scale)
    for actor in affiliation.actors(network):
        places[actor] = _actor(network, actor, places, parts, scale)
    for _ in range(ROUNDS):
        _clear(network, places, parts, scale)
    return Layout(WIDTH * scale, HEIGHT * scale, parts, places)


def _clear(
    network: nx.Graph, places: dict[str, Place], parts: tuple[Sector, ...], scale: float
) -> None:
    """Place again, now that all stand, who seems to touch a line that is not its own."""
    for actor in affiliation.actors(network)[1:]:
        former = places.pop(actor)
        faulty = _faults(network, actor, places, former.radius)(former.box)
        places[actor] = _actor(network, actor, places, parts, scale) if faulty else former


def _scale(network: nx.Graph) -> float:
    """Larger sheets for larger plans; up to twenty of each fit the sheet as it is."""
    actors, actions = len(affiliation.actors(network)), affiliation.actions(network)
    widest = max((_action_box(_action_lines(network, a)).width for a in actions), default=0.0)
    return max(1.0, sqrt(actors / 20), len(actions) / 24 * (widest + 26.0) / 72.0)


def _action_lines(network: nx.Graph, action: str) -> tuple[str, ...]:
    """Return an action's label: its number, under its roadmap's name where there are several."""
    plan, _, number = network.nodes[action]["short"].rpartition(" ")
    return (*wrapped(plan, width=12, lines=2), number)


def _action_box(lines: tuple[str, ...]) -> Box:
    width = max(ACTION[0], text_width(lines, FONT) + 14.0)
    return Box(0.0, 0.0, width, ACTION[1] + LINE * (len(lines) - 1))


def _actions(network: nx.Graph, parts: tuple[Sector, ...], scale: float) -> dict[str, Place]:
    places: dict[str, Place] = {}
    actions = affiliation.actions(network)
    for sector in parts:
        own = [a for a in actions if network.nodes[a]["area"] == sector.area]
        for i, action in enumerate(own):
            angle = sector.start + (sector.end - sector.start) * (i + 0.5) / len(own)
            x, y = on_ring(angle, scale, 1.0)
            label = _action_lines(network, action)
            places[action] = Place(x, y, 0.0, label, replace(_action_box(label), x=x, y=y))
    return places


def _actor(
    network: nx.Graph,
    actor: str,
    places: Mapping[str, Place],
    parts: tuple[Sector, ...],
    scale: float,
) -> Place:
    size = radius(network.degree(actor))
    lines = wrapped(network.nodes[actor]["name"].value)
    box = label_box(size, lines)
    own = {network.nodes[action]["area"] for action in network[actor]}
    homes = tuple(sector for sector in parts if sector.area in own)
    x, y = _wish(network, actor, places, scale, len(homes) == 1)
    taken = [*(place.box for place in places.values()), *heading_boxes(parts, scale)]
    found = free_place(
        Box(x, y, box.width, box.height),
        taken,
        lambda b: allowed(b, scale, homes),
        MARGIN,
        _faults(network, actor, places, size),
    )
    return placed(found, size, lines)


def _faults(
    network: nx.Graph, actor: str, places: Mapping[str, Place], size: float
) -> Callable[[Box], int]:
    """Count the false touches that this actor would add where its box is put."""
    if network.number_of_edges() > CLEAR_LINES:
        return lambda _: 0
    ends = [(places[action].x, places[action].y) for action in sorted(network[actor])]
    circles = [Circle(p.x, p.y, p.radius or p.box.height / 2 + 3) for p in places.values()]
    lines = [
        Line((places[a].x, places[a].y), (places[b].x, places[b].y))
        for a, b in network.edges
        if a in places and b in places
    ]
    others = drawing(circles, lines)
    return lambda box: faults(Circle(box.x, box.y - box.height / 2 + size, size), ends, others)


def _wish(
    network: nx.Graph,
    actor: str,
    places: Mapping[str, Place],
    scale: float,
    outside: bool,
) -> tuple[float, float]:
    """Outside its own area's actions; inside, half-way to the middle of its actions."""
    if not outside and actor == affiliation.actors(network)[0]:
        return WIDTH / 2 * scale, HEIGHT / 2 * scale
    own = [places[action] for action in sorted(network[actor])]
    dx = sum(p.x for p in own) / len(own) - WIDTH / 2 * scale
    dy = sum(p.y for p in own) / len(own) - HEIGHT / 2 * scale
    if hypot(dx, dy) < 1e-6:
        dx = 1.0
    return on_ring(_angle(dx, dy), scale, 1.36 if outside else 0.6)


def _angle(dx: float, dy: float) -> float:
    return atan2(dy / RING[1], dx / RING[0]) * 180 / pi


def actors_only(network: nx.Graph, shown: nx.Graph) -> Layout:
    """Return the actors of a projection, turned as in the two-mode drawing of the whole network."""
    around = _actions(network, sectors(network), 1.0)
    centre = affiliation.dominant(network)
    ring = [actor for actor in affiliation.actors(network) if actor in shown and actor != centre]
    ring.sort(key=lambda a: (_turn(network, a, around), a))
    scale = max(1.0, len(ring) / 16)
    places: dict[str, Place] = {}
    if centre is not None and centre in shown:
        places[centre] = _free(network, centre, (WIDTH / 2 * scale, HEIGHT / 2 * scale), places)
    slots = len(ring) | 1  # an odd number: no two stand opposite, their line behind the middle
    for i, actor in enumerate(ring):
        angle = START + 360.0 * i / slots
        places[actor] = _free(network, actor, on_ring(angle, scale, 1.32), places)
    return Layout(WIDTH * scale, ceil(HEIGHT * scale), (), places)


def _turn(network: nx.Graph, actor: str, around: Mapping[str, Place]) -> float:
    """Where the middle of an actor's actions lies, clockwise from the first sector's beginning."""
    own = [around[action] for action in sorted(network[actor])]
    dx = sum(place.x for place in own) / len(own) - WIDTH / 2
    dy = sum(place.y for place in own) / len(own) - HEIGHT / 2
    return (atan2(dy, dx) * 180 / pi - START) % 360


def _free(
    network: nx.Graph, actor: str, wish: tuple[float, float], places: Mapping[str, Place]
) -> Place:
    size = radius(network.degree(actor))
    lines = wrapped(network.nodes[actor]["name"].value)
    box = label_box(size, lines)
    taken = [place.box for place in places.values()]
    found = free_place(Box(*wish, box.width, box.height), taken, lambda _: True, MARGIN)
    return placed(found, size, lines)
