"""Small affiliation networks in one line an action, and random ones from a seed."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

import networkx as nx

from fardplan_kg.network.participation import Participation
from fardplan_kg.network.two_mode import graph
from fardplan_kg.store import Term

ROLES = {"*": "responsible", "?": "unclear"}
BASE = "https://example.org/"


def rows(actions: Mapping[str, str], areas: Mapping[str, str] | None = None) -> list[Participation]:
    """Rows of actions like {"1.1": "*A B ?C"}; "Ort/1.1" is an action of another roadmap.

    A star marks the responsible, a question mark an unclear role. The area is what stands before
    the number's dot, unless ``areas`` says otherwise.
    """
    made = []
    for key, named in actions.items():
        plan, _, number = key.rpartition("/")
        area = (areas or {}).get(key, number.partition(".")[0])
        for word in named.split():
            actor = word.lstrip("*?")
            made.append(
                Participation(
                    action=f"{BASE}action/{key}",
                    number=number,
                    title=Term(f"Insats {number}"),
                    kind="shared",
                    area=f"{BASE}area/{area}" if area else "",
                    area_name=Term(f"Område {area}" if area else ""),
                    actor=actor,
                    actor_name=Term(actor),
                    actor_type="",
                    role=ROLES.get(word[0], "participating"),
                    as_written=actor,
                    plan=f"{BASE}plan/{plan.lower()}" if plan else "",
                    plan_name=plan,
                )
            )
    return made


def network(actions: Mapping[str, str], areas: Mapping[str, str] | None = None) -> nx.Graph:
    return graph(rows(actions, areas))


def random_network(seed: int, actors: int = 12, actions: int = 10) -> nx.Graph:
    draw = Random(seed)
    names = [f"A{i:02}" for i in range(actors)]
    return network(
        {
            f"{i % 4 + 1}.{i}": " ".join(draw.sample(names, draw.randint(1, 4)))
            for i in range(actions)
        }
    )
