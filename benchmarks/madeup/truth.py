"""What a perfect reader finds in a made-up roadmap: told by its model, never by an extraction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from madeup.model import Action, MadeUpPlan
from madeup.text import SHARED, SPECIFIC

OPEN = ""


@dataclass(frozen=True, order=True)
class TrueAction:
    """An action: number and title in the chapter and in the map, empty where it is not there.

    ``kind`` is ``shared`` or ``core-specific``, empty where only the map has the action.
    """

    number: str
    title: str
    map_number: str
    map_title: str
    kind: str


@dataclass(frozen=True, order=True)
class TrueActor:
    """A name in an actor line, the action it stands in, and its role (empty: for a person)."""

    number: str
    title: str
    name: str
    role: str


@dataclass(frozen=True)
class Truth:
    """The actions, the names in actor lines, and the words that evidence must quote.

    A word stands in ``quotes`` as often as the document prints it where a statement rests on it.
    """

    actions: tuple[TrueAction, ...]
    actors: tuple[TrueActor, ...]
    quotes: tuple[str, ...]


def truth(plan: MadeUpPlan) -> Truth:
    """Return what is to be found in a plan."""
    actions = tuple(_action(action) for action in plan.actions)
    actors = tuple(
        TrueActor(action.number, action.title.text, name.text, line.role)
        for action in plan.actions
        if action.in_chapter
        for line in action.lines
        for name in line.names
    )
    return Truth(actions, actors, tuple(filter(None, _quotes(plan))))


def _action(action: Action) -> TrueAction:
    kind = "shared" if action.shared else "core-specific"
    return TrueAction(
        action.number if action.in_chapter else "",
        action.title.text if action.in_chapter else "",
        action.map_number if action.in_map else "",
        action.map_title if action.in_map else "",
        kind if action.in_chapter else OPEN,
    )


def _quotes(plan: MadeUpPlan) -> Iterator[str]:
    for area in plan.areas:
        in_chapter = [action for action in area.actions if action.in_chapter]
        if area.direction:
            yield from (area.heading, area.direction)
        yield from {SHARED if action.shared else SPECIFIC: None for action in in_chapter}
        for action in in_chapter:
            yield from (action.number, action.title.text)
            for line in action.lines:
                yield from (name.text for name in line.names)
                yield line.label if line.names else ""
        for action in area.actions:
            yield from (action.map_number, action.map_title) if action.in_map else ()
