"""The affiliation network: actors on one side, actions on the other.

An edge says that an actor stands in an action's actor line, with the role printed there.
Projected onto actors, an edge says that two actors are named in the same action – not that they
collaborate – and carries those actions with both roles, because "which actions?" is the first
question about any edge. Two-mode networks and their projection: Borgatti & Everett, "Network
analysis of 2-mode data", Social Networks 19 (1997).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from fardplan_kg.answers import Answer, natural
from fardplan_kg.namespaces import local_name, slug
from fardplan_kg.network.records import Record, records, term
from fardplan_kg.store import Term

Network = nx.Graph
"""A two-mode network, or its projection."""

ROLES = ("responsible", "unclear", "participating")
"""The roles, the one that binds most first."""

NO_NUMBER = "–"
"""What stands for the number of an action that has none."""

DOMINANT_SHARE = 0.8
"""An actor in more than this share of the actions hides what the other ones have in common."""


@dataclass(frozen=True, slots=True)
class Participation:
    """One actor named in one action's actor line; actor_kind is its type in words."""

    action: str
    number: str
    title: Term
    kind: str
    area: str
    area_name: Term
    actor: str
    actor_name: Term
    actor_type: str
    role: str
    as_written: str
    plan: str = ""
    plan_name: str = ""
    actor_kind: str = ""


@dataclass(frozen=True, slots=True)
class Shared:
    """An action that names both actors of a pair, with the first and the second one's role.

    every: all roles of each, where an actor stands in several lines of the action. short: what a
    page calls the action: its number, with its roadmap where there are several.
    """

    action: str
    number: str
    roles: tuple[str, str]
    plan_name: str = ""
    short: str = ""
    every: tuple[tuple[str, ...], ...] = ()


def participations(
    answer: Answer, plans: Mapping[str, str] | None = None, kinds: Mapping[str, str] | None = None
) -> tuple[Participation, ...]:
    """Return the rows of the question `actors-of-action`, in the order of action and actor.

    ``plans`` says what the roadmaps are called, where not as the answer calls them; ``kinds`` what
    the kinds of actors are called, by their codes.
    """
    found = (_participation(record, plans or {}, kinds or {}) for record in records(answer))
    return tuple(sorted(found, key=_order))


def _participation(
    record: Record, plans: Mapping[str, str], kinds: Mapping[str, str]
) -> Participation:
    def plain(name: str) -> str:
        return term(record, name).value

    return Participation(
        action=plain("action"),
        number=plain("number"),
        title=term(record, "title"),
        kind=plain("kind"),
        area=plain("area"),
        area_name=term(record, "area_name"),
        actor=plain("actor"),
        actor_name=term(record, "actor_name"),
        actor_type=plain("actor_type"),
        role=plain("role"),
        as_written=plain("as_written"),
        plan=plain("plan"),
        plan_name=plans.get(plain("plan")) or plain("plan_name") or local_name(plain("plan")),
        actor_kind=kinds.get(plain("actor_type"), ""),
    )


def _order(row: Participation) -> tuple[object, ...]:
    return natural(row.number), row.action, row.actor_name.value, row.actor, row.role


def graph(rows: Iterable[Participation]) -> nx.Graph:
    """Return the two-mode network; an edge keeps every participation that it stands for.

    An action's ``short`` is its number; of several roadmaps, with the roadmap's name before it.
    """
    network = nx.Graph()
    found = sorted(rows, key=_order)
    several = len({row.plan for row in found}) > 1
    for row in found:
        network.add_node(
            row.actor,
            bipartite=0,
            name=row.actor_name,
            type=row.actor_type,
            type_name=row.actor_kind,
        )
        network.add_node(
            row.action,
            bipartite=1,
            name=row.title,
            number=row.number,
            kind=row.kind,
            area=row.area,
            area_name=row.area_name,
            plan=row.plan,
            plan_name=row.plan_name,
            short=f"{row.plan_name if several else ''} {row.number or NO_NUMBER}".strip(),
        )
        former = network.get_edge_data(row.actor, row.action, {"participations": ()})
        network.add_edge(row.actor, row.action, participations=(*former["participations"], row))
    return network


def actors(network: nx.Graph) -> list[str]:
    """Return the actors, the one in most actions first, then by name."""
    found = [node for node, mode in network.nodes(data="bipartite") if mode == 0]
    return sorted(found, key=lambda a: (-network.degree(a), network.nodes[a]["name"].value, a))


def actions(network: nx.Graph) -> list[str]:
    """Return the actions by goal area, roadmap and number; those without a number come last."""
    found = [node for node, mode in network.nodes(data="bipartite") if mode == 1]
    numbers = {a: _number(network.nodes[a]["number"]) for a in found}
    first: dict[str, tuple[object, ...]] = {}
    for action in sorted(found, key=lambda a: (numbers[a], a)):
        first.setdefault(network.nodes[action]["area"], (numbers[action], action))
    return sorted(
        found,
        key=lambda a: (
            first[network.nodes[a]["area"]], _plan_order(network.nodes[a]), numbers[a], a
        ),
    )  # fmt: skip


def _number(number: str) -> tuple[object, ...]:
    return not number, natural(number)


def _plan_order(action: Mapping[str, str]) -> tuple[str, str]:
    return slug(action["plan_name"]), action["plan"]


def areas(network: nx.Graph) -> list[str]:
    """Return the goal areas in the order of their first action."""
    return list(dict.fromkeys(network.nodes[action]["area"] for action in actions(network)))


def plans(network: nx.Graph) -> dict[str, str]:
    """Return the roadmaps that the actions belong to, with their names, by name."""
    every = (network.nodes[action] for action in actions(network))
    found = {data["plan"]: data for data in every}
    return {p: d["plan_name"] for p, d in sorted(found.items(), key=lambda f: _plan_order(f[1]))}


def role(network: nx.Graph, actor: str, action: str) -> str:
    """Return an actor's role in an action; the one that binds most where it has several."""
    return roles(network, actor, action)[0]


def roles(network: nx.Graph, actor: str, action: str) -> tuple[str, ...]:
    """Return every role of an actor in an action, each once, the one that binds most first."""
    found: set[str] = {row.role for row in network.edges[actor, action]["participations"]}
    return tuple(sorted(found, key=role_order))


def role_order(role: str) -> tuple[int, str]:
    """Sort roles by how much they bind; unknown ones come last."""
    return (ROLES.index(role) if role in ROLES else len(ROLES)), role


def projection(network: nx.Graph, hidden: Collection[str] = ()) -> nx.Graph:
    """Return the actors, joined where one action names both; an edge lists those actions.

    Roles come in the order of the edge's `first` and `second` actor.
    """
    shown = [actor for actor in actors(network) if actor not in hidden]
    result = nx.Graph()
    result.add_nodes_from((actor, dict(network.nodes[actor])) for actor in shown)
    for first, second in combinations(sorted(shown, key=_by_name(network)), 2):
        if shared := _shared(network, first, second):
            result.add_edge(first, second, first=first, second=second, shared=shared)
    return result


def _by_name(network: nx.Graph) -> Callable[[str], tuple[str, str]]:
    return lambda actor: (network.nodes[actor]["name"].value, actor)


def _shared(network: nx.Graph, first: str, second: str) -> tuple[Shared, ...]:
    both = set(network[first]) & set(network[second])
    return tuple(
        Shared(
            action,
            network.nodes[action]["number"],
            (role(network, first, action), role(network, second, action)),
            network.nodes[action]["plan_name"],
            network.nodes[action]["short"],
            (roles(network, first, action), roles(network, second, action)),
        )
        for action in sorted(
            both,
            key=lambda a: (
                _plan_order(network.nodes[a]), _number(network.nodes[a]["number"]), a
            ),
        )
    )  # fmt: skip


def ego(network: nx.Graph, actor: str) -> nx.Graph:
    """Return an actor, its actions, and everyone else that those actions name."""
    if actor not in network:
        raise KeyError(actor)
    return nx.ego_graph(network, actor, radius=2)


def dominant(network: nx.Graph) -> str | None:
    """Return the actor named in over four fifths of the actions, where there is one."""
    leading = actors(network)[:1]
    if leading and network.degree(leading[0]) > DOMINANT_SHARE * len(actions(network)):
        return leading[0]
    return None
