"""A thing's place in the network, small: whom an actor is named with, who is named in an action.

A line means that two actors are named in the same action, or that an actor is named in the action:
never that anybody works together. What stands here are numbers and places; the template draws.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from textwrap import wrap

from fardplan_kg.namespaces import FP
from fardplan_kg.network.palette import ROLE_WIDTHS
from fardplan_kg.publication.area_bars import Area, Piece, areas, bar
from fardplan_kg.publication.parts import ACTOR, Involvement
from fardplan_kg.publication.source import Source
from fardplan_kg.publication.things import Reference, by_name
from fardplan_kg.wording import ROLE_LETTERS, ROLES

MOST = 12
"""So many actors are drawn: of more, those that are named together most often."""
OWN_WIDTH, NAME_WIDTH = 12, 26
"""Characters on a line in the thing's own box and of an actor's name."""
OWN_LINES, NAME_LINES = 5, 2
LINE = 16
"""The height of a line of text, in the drawing's units, which are pixels at its natural size."""
TOP = 6
UNKNOWN_WIDTH = ROLE_WIDTHS["unclear"]


@dataclass(frozen=True, slots=True)
class Tie:
    """An actor in the drawing: its name in lines, the sign on the line to it, and its height.

    sign: the role's letter, or how many actions have both. bar: these by goal area.
    """

    thing: Reference
    lines: tuple[str, ...]
    sign: str
    role: str
    width: float
    y: int
    bar: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class SmallNetwork:
    """The drawing: the thing's own box in lines of text, the actors, and the size.

    number: how many actors there are in all. actions: in how many actions an actor is named; 0 for
    the network of an action. roles: the codes of the roles in it. areas: those in the bars.
    """

    lines: tuple[str, ...]
    ties: tuple[Tie, ...]
    number: int
    height: int
    actions: int = 0
    roles: tuple[str, ...] = ()
    areas: tuple[Area, ...] = ()


def of_action(action: Reference, actors: Iterable[Involvement]) -> SmallNetwork | None:
    """Return who is named in an action's actor lines; None where nobody is."""
    found = list({(own.actor.iri, own.code): own for own in actors}.values())
    if not found:
        return None
    heights = _heights([own.actor for own in found], 0)
    ties = [_in_role(own, y) for own, y in zip(found[:MOST], heights, strict=False)]
    roles = tuple(role for role in ROLES if any(own.code == role for own in found))
    number = len({own.actor.iri for own in found})
    return _network(action, ties, number, roles=roles)


def _in_role(own: Involvement, y: int) -> Tie:
    letter, width = ROLE_LETTERS.get(own.code, "?"), ROLE_WIDTHS.get(own.code, UNKNOWN_WIDTH)
    return Tie(own.actor, _name(own.actor, own.written.value), letter, own.code, width, y)


def of_actor(
    source: Source, actor: Reference, involved: Iterable[Involvement]
) -> SmallNetwork | None:
    """Return whom an actor is named with, the most often first; None where it is with nobody."""
    area = {own.action.iri: own.area for own in involved}
    common = _in_common(source, actor.iri, area)
    if not common:
        return None
    known = source.names.references(common)
    shown = sorted(known, key=lambda own: (-len(common[own.iri]), by_name(own)))[:MOST]
    numbered, most = areas(source, area), len(common[shown[0].iri])
    ties = []
    for own, y in zip(shown, _heights(shown, LINE), strict=True):
        times = Counter(area[each].iri for each in common[own.iri])
        pieces = tuple(bar(times, numbered, most))
        width = 1 + 3 * times.total() / most
        ties.append(Tie(own, _name(own), str(times.total()), "", width, y, pieces))
    return _network(actor, ties, len(common), actions=len(area), areas=tuple(numbered.values()))


def _in_common(source: Source, actor: str, actions: Iterable[str]) -> dict[str, set[str]]:
    """Return the actions in common with each other actor."""
    found: dict[str, set[str]] = defaultdict(set)
    for action in actions:
        for part in source.facts.subjects(f"{FP}participationIn", action):
            for other in source.facts.values(part, ACTOR):
                found[other.value].add(action)
    found.pop(actor, None)
    return found


def _name(thing: Reference, otherwise: str = "") -> tuple[str, ...]:
    return _wrapped(thing.name.value or otherwise, NAME_WIDTH, NAME_LINES)


def _wrapped(text: str, width: int, lines: int) -> tuple[str, ...]:
    return tuple(wrap(text, width, max_lines=lines, placeholder=" …")) or ("–",)


def _heights(things: Iterable[Reference], below: int) -> list[int]:
    """Return the top of each actor's row."""
    rows = (LINE * len(_name(thing)) + below + 10 for thing in things)
    return list(accumulate(rows, initial=TOP))[:-1]


def _network(thing: Reference, ties: list[Tie], number: int, **given: object) -> SmallNetwork:
    last = ties[-1]
    own = thing.number or thing.name.value[:1].upper() + thing.name.value[1:]
    lines = _wrapped(own, OWN_WIDTH, OWN_LINES)
    below = LINE * (len(last.lines) + bool(last.bar)) + 10
    height = max(last.y + below, LINE * len(lines) + 24)
    return SmallNetwork(lines, tuple(ties), number, height, **given)  # type: ignore[arg-type]
