"""Actions counted by goal area, as the bars of a small drawing: number and colour tell the area."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from fardplan_kg.answers import natural
from fardplan_kg.network.palette import area_colour
from fardplan_kg.publication.source import Source
from fardplan_kg.publication.things import Reference, by_name

LONGEST = 132
"""The greatest length of a bar, in the drawing's units."""
CELL = 12
"""The length of an action in a bar, where there is room for so much."""


@dataclass(frozen=True, slots=True)
class Area:
    """A goal area in the drawing: its number, colour and name."""

    number: str
    colour: str
    thing: Reference


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a bar that belongs to a goal area: from where, how long, how many actions."""

    area: Area
    x: float
    width: float
    times: int


def areas(source: Source, of_action: Mapping[str, Reference]) -> dict[str, Area]:
    """Return the goal areas of actions, in their order.

    An area bears the number that its actions' numbers begin with; where not every area has such a
    number of its own, each bears its place in the order.
    """
    numbers: dict[Reference, list[str]] = defaultdict(list)
    for action, area in of_action.items():
        numbers[area].append(source.names.reference(action).number)
    ordered = sorted(numbers, key=lambda own: (natural(min(numbers[own])), by_name(own)))
    begun = [{number.split(".")[0] for number in numbers[area]} for area in ordered]
    shown = {number for own in begun for number in own if number.isdecimal() and int(number)}
    clear = len(shown) == len(ordered) and all(len(own) == 1 for own in begun)
    given = [own.pop() if clear else str(place) for place, own in enumerate(begun, 1)]
    return {
        area.iri: Area(number, area_colour(int(number) - 1), area)
        for area, number in zip(ordered, given, strict=True)
    }


def bar(times: Counter[str], areas: Mapping[str, Area], longest: int) -> Iterator[Piece]:
    """Return the pieces of a bar; ``longest`` is how many actions the longest bar has."""
    cell = min(CELL, LONGEST / longest)
    starts = accumulate((times[iri] for iri in areas), initial=0)
    for (iri, area), start in zip(areas.items(), starts, strict=False):
        if times[iri]:
            yield Piece(area, round(start * cell, 1), round(times[iri] * cell - 1, 1), times[iri])
