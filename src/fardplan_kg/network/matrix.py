"""The network as tables: actors × actions, actors, actions, and pairs with the actions behind them.

The tables are the drawing's full equivalent for whoever cannot or will not read a drawing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx as nx

from fardplan_kg.network import affiliation
from fardplan_kg.network.affiliation import Shared
from fardplan_kg.network.figure import area_name, area_number, spoken_actor
from fardplan_kg.store import Term
from fardplan_kg.wording import Words


@dataclass(frozen=True, slots=True)
class Action:
    """An action with those who stand in its actor line, by role."""

    key: str
    number: str
    short: str
    title: Term
    kind: str
    by_role: tuple[tuple[str, tuple[Term, ...]], ...]


@dataclass(frozen=True, slots=True)
class Area:
    """A goal area with its actions: a group of the matrix's columns.

    plans: the roadmaps in the order of the actions, each with how many of them are its own.
    """

    number: str
    name: Term
    actions: tuple[Action, ...]
    plans: tuple[tuple[str, int], ...]

    @property
    def firsts(self) -> frozenset[int]:
        """The places of each roadmap's first action."""
        sizes = [size for _, size in self.plans]
        return frozenset(sum(sizes[:place]) for place in range(len(sizes)))


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor's row: its roles in each action, and what they add up to.

    counts: in how many actions it has each role; it may have several in one. by_plan: in how many
    actions of each roadmap it is named.
    """

    key: str
    name: Term
    kind: str
    spoken: str
    cells: tuple[tuple[str, ...], ...]
    counts: Mapping[str, int]
    total: int
    partners: int
    areas: tuple[str, ...]
    by_plan: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors and the actions that name both."""

    first: str
    second: str
    names: tuple[Term, Term]
    shared: tuple[Shared, ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything that the page says in tables."""

    areas: tuple[Area, ...]
    actors: tuple[Actor, ...]
    pairs: tuple[Pair, ...]
    keys: Mapping[str, str]
    roles: tuple[str, ...]
    plans: tuple[str, ...]


def tables(network: nx.Graph, words: Words) -> Tables:
    """Return the page's tables, in an order that depends on the data alone."""
    key = keys([*affiliation.actors(network), *affiliation.actions(network)])
    projected = affiliation.projection(network)
    columns = affiliation.actions(network)
    actors = tuple(
        _actor(network, projected, a, columns, key, words) for a in affiliation.actors(network)
    )
    used = {role for actor in actors for role in actor.counts}
    return Tables(
        tuple(_area(network, area, key, words) for area in affiliation.areas(network)),
        actors,
        pairs(projected, key),
        key,
        tuple(role for role in ("responsible", "participating", "unclear") if role in used),
        tuple(affiliation.plans(network).values()),
    )


def keys(identifiers: Iterable[str]) -> dict[str, str]:
    """Short names for use in a page: the identifier's last part where it is plain and unique."""
    found: dict[str, str] = {}
    for index, identifier in enumerate(identifiers):
        tail = identifier.rstrip("/").rsplit("/", 1)[-1]
        plain = re.fullmatch(r"[a-z][a-z0-9-]*", tail) and tail not in found.values()
        found[identifier] = tail if plain else f"n{index}"
    return found


def pairs(projected: nx.Graph, key: Mapping[str, str]) -> tuple[Pair, ...]:
    """Return the pairs, those with most actions first, then by name."""
    names = {actor: projected.nodes[actor]["name"] for actor in projected}
    found = [
        Pair(key[a], key[b], (names[a], names[b]), data["shared"])
        for a, b, data in (
            (data["first"], data["second"], data) for *_, data in projected.edges(data=True)
        )
    ]
    return tuple(
        sorted(
            found,
            key=lambda p: (-len(p.shared), p.names[0].value, p.names[1].value, p.first, p.second),
        )
    )


def _area(network: nx.Graph, area: str, key: Mapping[str, str], words: Words) -> Area:
    own = [a for a in affiliation.actions(network) if network.nodes[a]["area"] == area]
    names = [network.nodes[action]["plan_name"] for action in own]
    return Area(
        area_number(network, area),
        area_name(network, area, words),
        tuple(_action(network, action, key, words) for action in own),
        tuple(Counter(names).items()),
    )


def _action(network: nx.Graph, action: str, key: Mapping[str, str], words: Words) -> Action:
    data = network.nodes[action]
    by_role: dict[str, list[Term]] = {}
    for actor in affiliation.actors(network):
        if network.has_edge(actor, action):
            for role in affiliation.roles(network, actor, action):
                by_role.setdefault(role, []).append(network.nodes[actor]["name"])
    grouped = tuple(
        (role, tuple(by_role[role])) for role in sorted(by_role, key=affiliation.role_order)
    )
    title = words.stated(data["name"], "Title not stated")
    return Action(key[action], data["number"], data["short"], title, data["kind"], grouped)


def _actor(
    network: nx.Graph,
    projected: nx.Graph,
    actor: str,
    columns: list[str],
    key: Mapping[str, str],
    words: Words,
) -> Actor:
    data = network.nodes[actor]
    cells = tuple(
        affiliation.roles(network, actor, action) if network.has_edge(actor, action) else ()
        for action in columns
    )
    counts = Counter(role for cell in cells for role in cell)
    own_plans = [network.nodes[action]["plan"] for action in network[actor]]
    own_areas = {network.nodes[action]["area"] for action in network[actor]}
    return Actor(
        key[actor],
        data["name"],
        words.actor_type(data["type_name"], data["type"]),
        spoken_actor(network, actor, words),
        cells,
        {role: counts[role] for role in sorted(counts, key=affiliation.role_order)},
        network.degree(actor),
        projected.degree(actor),
        tuple(area_number(network, a) for a in affiliation.areas(network) if a in own_areas),
        tuple(own_plans.count(plan) for plan in affiliation.plans(network)),
    )
