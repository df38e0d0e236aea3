"""The network as tables: actors × actions, actors, actions, and pairs with the actions behind them.

The tables are the drawing's full equivalent for whoever cannot or will not read a drawing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import networkx as nx

from fardplan_kg.network import affiliation, codes
from fardplan_kg.network.affiliation import Shared
from fardplan_kg.network.figure import area_name, area_number, spoken_actor
from fardplan_kg.store import Term
from fardplan_kg.wording import Words

CELLS = 6_000
"""Beyond so many cells the matrix has a column for a goal area instead of one for an action."""


@dataclass(frozen=True, slots=True)
class Action:
    """An action with those who stand in its actor line, by role."""

    id: str
    key: str
    number: str
    short: str
    title: Term
    kind: str
    plan: str
    by_role: tuple[tuple[str, tuple[Term, ...]], ...]

    @property
    def status(self) -> str:
        """Return `responsible` or `unclear` where an actor line says so of anybody, else ""."""
        roles = [role for role, _ in self.by_role]
        return next((role for role in ("responsible", "unclear") if role in roles), "")

    def named(self, role: str) -> tuple[Term, ...]:
        """Who is named in a role."""
        return dict(self.by_role).get(role, ())


@dataclass(frozen=True, slots=True)
class Area:
    """A goal area with its actions: a group of the matrix's columns.

    code: what it is called in the page's address. plans: the roadmaps in the order of the actions,
    each with how many of them are its own. actors: how many are named in it.
    """

    id: str
    code: str
    number: str
    name: Term
    actions: tuple[Action, ...]
    plans: tuple[tuple[str, int], ...]
    actors: int

    @property
    def firsts(self) -> frozenset[int]:
        """The places of each roadmap's first action."""
        sizes = [size for _, size in self.plans]
        return frozenset(sum(sizes[:place]) for place in range(len(sizes)))


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor's row: its roles in each action, and what they add up to.

    counts: in how many actions it has each role; it may have several in one. by_plan: in how many
    actions of each roadmap it is named. type: its kind's code.
    """

    id: str
    key: str
    name: Term
    type: str
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
    """Everything that the page says in tables; roadmaps with their codes in the page's address."""

    areas: tuple[Area, ...]
    actors: tuple[Actor, ...]
    pairs: tuple[Pair, ...]
    keys: Mapping[str, str]
    roles: tuple[str, ...]
    plans: tuple[str, ...]
    plan_codes: tuple[str, ...]

    @property
    def actions(self) -> tuple[Action, ...]:
        """All actions, by goal area."""
        return tuple(action for area in self.areas for action in area.actions)

    @property
    def wide(self) -> bool:
        """Whether a cell for each actor and action would be too many to read and to draw."""
        return len(self.actors) * len(self.actions) > CELLS

    def entries(self, actor: Actor, area: Area) -> Iterator[tuple[Action, tuple[str, ...]]]:
        """Give an actor's actions in a goal area with its roles: a cell of the wide matrix."""
        start = next(i for i, own in enumerate(self.actions) if own.key == area.actions[0].key)
        cells = actor.cells[start : start + len(area.actions)]
        return ((own, roles) for own, roles in zip(area.actions, cells, strict=True) if roles)


def tables(network: nx.Graph, words: Words) -> Tables:
    """Return the page's tables, in an order that depends on the data alone."""
    key = keys([*affiliation.actors(network), *affiliation.actions(network)])
    projected = affiliation.projection(network)
    columns = affiliation.actions(network)
    areas = [(area, area_number(network, area)) for area in affiliation.areas(network)]
    plans = affiliation.plans(network)
    actors = tuple(
        _actor(network, projected, a, columns, areas, plans, key, words)
        for a in affiliation.actors(network)
    )
    used = {role for actor in actors for role in actor.counts}
    plan_codes = dict(zip(plans, codes.names(plans.values()), strict=True))
    return Tables(
        _areas(network, key, plan_codes, words),
        actors,
        pairs(projected, key),
        key,
        tuple(role for role in ("responsible", "participating", "unclear") if role in used),
        tuple(plans.values()),
        tuple(plan_codes.values()),
    )


def _areas(
    network: nx.Graph, key: Mapping[str, str], plan_codes: Mapping[str, str], words: Words
) -> tuple[Area, ...]:
    own: dict[str, list[str]] = {}
    for action in affiliation.actions(network):
        own.setdefault(network.nodes[action]["area"], []).append(action)
    wished = [area_number(network, a) or a.rstrip("/").rsplit("/", 1)[-1] for a in own]
    return tuple(
        _area(network, area, code, own[area], key, plan_codes, words)
        for area, code in zip(own, codes.names(wished), strict=True)
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


def _area(
    network: nx.Graph,
    area: str,
    code: str,
    own: list[str],
    key: Mapping[str, str],
    plan_codes: Mapping[str, str],
    words: Words,
) -> Area:
    names = [network.nodes[action]["plan_name"] for action in own]
    return Area(
        area,
        code,
        area_number(network, area),
        area_name(network, area, words),
        tuple(_action(network, action, key, plan_codes, words) for action in own),
        tuple(Counter(names).items()),
        len({actor for action in own for actor in network[action]}),
    )


def _action(
    network: nx.Graph,
    action: str,
    key: Mapping[str, str],
    plan_codes: Mapping[str, str],
    words: Words,
) -> Action:
    data = network.nodes[action]
    by_role: dict[str, list[Term]] = {}
    for actor in sorted(network[action], key=lambda a: _leading_first(network, a)):
        for role in affiliation.roles(network, actor, action):
            by_role.setdefault(role, []).append(network.nodes[actor]["name"])
    grouped = tuple(
        (role, tuple(by_role[role])) for role in sorted(by_role, key=affiliation.role_order)
    )
    title = words.stated(data["name"], "Title not stated")
    return Action(
        action, key[action], data["number"], data["short"], title, data["kind"],
        plan_codes[data["plan"]], grouped,
    )  # fmt: skip


def _leading_first(network: nx.Graph, actor: str) -> tuple[int, str, str]:
    return -network.degree(actor), network.nodes[actor]["name"].value, actor


def _actor(
    network: nx.Graph,
    projected: nx.Graph,
    actor: str,
    columns: list[str],
    areas: Iterable[tuple[str, str]],
    plans: Iterable[str],
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
        actor,
        key[actor],
        data["name"],
        data["type"],
        words.actor_type(data["type_name"], data["type"]),
        spoken_actor(network, actor, words),
        cells,
        {role: counts[role] for role in sorted(counts, key=affiliation.role_order)},
        network.degree(actor),
        projected.degree(actor),
        tuple(number for area, number in areas if area in own_areas),
        tuple(own_plans.count(plan) for plan in plans),
    )
