"""The chain that a thing stands in: vision, roadmap, goal, goal area, direction, action, actor.

Every step is reached from the thing itself by the graph's own links, one after another, upwards
and downwards. Where a link is missing the chain ends: nothing is added that the graph lacks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from fardplan_kg.namespaces import FP
from fardplan_kg.publication.facts import Facts
from fardplan_kg.publication.parts import ACTOR
from fardplan_kg.publication.source import Source
from fardplan_kg.publication.things import Reference
from fardplan_kg.wording import msg

Found = Mapping[str, tuple[str, ...]]
Step = Callable[[Facts, str], Iterable[str]]
MOST = 60
"""Of more things than so many, a step tells the number only."""
LEVELS = {
    "vision": (msg("Vision"), msg("Visions"), ""),
    "roadmap": (msg("Roadmap"), msg("Roadmaps"), msg("contributes to the vision")),
    "goal": (msg("Goal"), msg("Goals"), msg("the roadmap contributes to it")),
    "area": (msg("Goal area"), msg("Goal areas"), msg("breaks down the goal")),
    "direction": (msg("Direction"), msg("Directions"), msg("for the goal area")),
    "action": (msg("Action"), msg("Actions"), msg("in line with the direction")),
    "actor": (msg("Actor"), msg("Actors"), msg("named in the actor lines")),
}
"""The levels from the top: one, several, and how each hangs together with the one above."""
CLASSES = {
    f"{FP}Vision": "vision",
    f"{FP}Roadmap": "roadmap",
    f"{FP}Goal": "goal",
    f"{FP}GoalArea": "area",
    f"{FP}Direction": "direction",
    f"{FP}Action": "action",
}


@dataclass(frozen=True, slots=True)
class Link:
    """A level of the chain: its word, how it hangs together with the level above, its things.

    things is empty where there are more than ``MOST``. here: whether it is the page's own thing.
    """

    word: str
    relation: str
    things: tuple[Reference, ...]
    number: int
    here: bool


def chain(source: Source, iri: str) -> tuple[Link, ...]:
    """Return the chain that a thing stands in; empty where the thing stands in none."""
    level = _level(source.facts, iri)
    if not level:
        return ()
    found = _reached(source.facts, iri, level)
    return tuple(_links(source, found, level)) if len(found) > 1 else ()


def _level(facts: Facts, iri: str) -> str:
    own = next((CLASSES[kind] for kind in facts.types(iri) if kind in CLASSES), "")
    return own or ("actor" if facts.subjects(ACTOR, iri) else "")


def _reached(facts: Facts, iri: str, level: str) -> dict[str, tuple[str, ...]]:
    """Return the things of every level that the graph's links lead to."""
    order = list(LEVELS)
    place = order.index(level)
    found: dict[str, tuple[str, ...]] = {level: (iri,)}
    for steps, levels in ((UP, order[place::-1]), (DOWN, order[place:])):
        for known, sought in pairwise(levels):
            reached = _all(facts, steps[known], found[known])
            found[sought] = _narrowed(facts, sought, reached, found)
    return {own: found[own] for own in order if found[own]}


def _all(facts: Facts, step: Step, things: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(to for thing in things for to in step(facts, thing)))


def _narrowed(facts: Facts, level: str, things: tuple[str, ...], found: Found) -> tuple[str, ...]:
    """Return the roadmaps of these directions only, and the directions of these roadmaps."""
    own = f"{FP}inRoadmap"
    if level == "roadmap" and "direction" in found:
        given = {term.value for each in found["direction"] for term in facts.values(each, own)}
        return tuple(thing for thing in things if thing in given)
    if level == "direction" and "roadmap" in found and "area" in found:
        given = set(found["roadmap"])
        return tuple(
            thing for thing in things if given & {term.value for term in facts.values(thing, own)}
        )
    return things


def _links(source: Source, found: Found, level: str) -> Iterable[Link]:
    above = ""
    for own, things in found.items():
        one, many, relation = LEVELS[own]
        shown = things if len(things) <= MOST else ()
        yield Link(
            source.words.gettext(one if len(things) == 1 else many),
            source.words.gettext(relation) if above else "",
            source.names.references(shown),
            len(things),
            own == level,
        )
        above = own


def _values(name: str) -> Step:
    return lambda facts, iri: (term.value for term in facts.values(iri, f"{FP}{name}"))


def _subjects(name: str) -> Step:
    return lambda facts, iri: facts.subjects(f"{FP}{name}", iri)


def _of_class(step: Step, name: str) -> Step:
    return lambda facts, iri: (to for to in step(facts, iri) if f"{FP}{name}" in facts.types(to))


def _actions(facts: Facts, actor: str) -> Iterable[str]:
    for part in facts.subjects(ACTOR, actor):
        yield from (term.value for term in facts.values(part, f"{FP}participationIn"))


def _actors(facts: Facts, action: str) -> Iterable[str]:
    for part in facts.subjects(f"{FP}participationIn", action):
        yield from (term.value for term in facts.values(part, ACTOR))


UP: dict[str, Step] = {
    "actor": _actions,
    "action": _values("inDirection"),
    "direction": _values("forGoalArea"),
    "area": _values("breaksDown"),
    "goal": _of_class(_subjects("contributesTo"), "Roadmap"),
    "roadmap": _of_class(_values("contributesTo"), "Vision"),
}
"""From a thing to those of the level above."""
DOWN: dict[str, Step] = {
    "vision": _of_class(_subjects("contributesTo"), "Roadmap"),
    "roadmap": _of_class(_values("contributesTo"), "Goal"),
    "goal": _subjects("breaksDown"),
    "area": _subjects("forGoalArea"),
    "direction": _subjects("inDirection"),
    "action": _actors,
}
"""From a thing to those of the level below."""
