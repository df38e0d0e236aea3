"""Made-up roadmaps by a seed: the same seed, size and slips give the same plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from random import Random

from madeup import fiction
from madeup.model import (
    PARTICIPATING,
    RESPONSIBLE,
    ROLES,
    Action,
    ActorLine,
    Area,
    MadeUpPlan,
    Passage,
    Words,
)
from madeup.slips import SLIPS, Planted, plant

# two titles of one plan are never more alike than this (difflib's ratio)
UNLIKE = 0.7
MOST_TRIES = 10_000
# common actions of a goal area
MOST_COMMON = 12


@dataclass(frozen=True)
class Size:
    """How large a plan is: goal areas, actions of each kind in an area, sentences of prose."""

    areas: int = 4
    shared: int = 2
    specific: int = 3
    paragraphs: int = 1
    sentences: int = 3


def generate(
    seed: int, size: Size | None = None, slips: Sequence[str] = (), core: str = ""
) -> tuple[MadeUpPlan, tuple[Planted, ...]]:
    """Return a plan with slips, and what was planted.

    ``slips`` are names of SLIPS, each planted in a place of its own; the core is named by the seed
    where none is given. Raises ValueError where the plan has too few places for the slips.
    """
    chance = Random(seed)
    plan = _plan(chance, size or Size(), core or fiction.core_name(seed))
    places = _Places(plan, chance)
    planted: list[Planted] = []
    for name in sorted(slips, key=lambda slip: ("pair" not in SLIPS[slip].where, slip)):
        plan, found = plant(plan, name, places.take(SLIPS[name].where))
        planted += found
    return plan, tuple(planted)


class _Places:
    """The places of a plan that no slip has taken."""

    def __init__(self, plan: MadeUpPlan, chance: Random) -> None:
        self._plan, self._chance, self._taken = plan, chance, set[str]()

    def take(self, where: str) -> str:
        if where == "plan":
            return ""
        free = [names for names in self._of(where) if not self._taken & set(names)]
        if not free:
            raise ValueError(f"the plan has no place left for one more slip of the kind '{where}'")
        names = self._chance.choice(free)
        self._taken |= set(names)
        return names[0]

    def _of(self, where: str) -> Iterator[tuple[str, ...]]:
        if where == "area":
            yield from ((area.name,) for area in self._plan.areas)
        for area in self._plan.areas:
            shared = where.startswith("shared")
            own = [a for a in area.actions if where == "action" or a.shared is shared]
            if where.endswith("pair"):
                yield from ((a.name, b.name) for a, b in pairwise(own))
            elif where != "area":
                yield from ((action.name,) for action in own)


def _plan(chance: Random, size: Size, core: str) -> MadeUpPlan:
    titles = _titles(chance, size.areas * size.specific)
    areas = tuple(
        _area(chance, size, index, core, [next(titles) for _ in range(size.specific)])
        for index in range(size.areas)
    )
    return MadeUpPlan(
        core=core,
        opening=(_passage(chance, size, "Inledning"), _portrait(chance, size, core)),
        areas=areas,
        closing=(_passage(chance, size, f"Genomförande i {core}"),),
        columns=chance.choice((1, 2)),
    )


def _passage(chance: Random, size: Size, heading: str) -> Passage:
    return Passage(heading, _prose(chance, size))


def _portrait(chance: Random, size: Size, core: str) -> Passage:
    caption = f"Bild: {chance.choice(fiction.THINGS)}"
    advert = f"Fly to {core} for the weekend! Brooms are free, and the soup is warm."
    return Passage(f"Färdplan för {core}", (*_prose(chance, size), caption, advert))


def _prose(chance: Random, size: Size) -> tuple[str, ...]:
    return tuple(fiction.paragraph(chance, size.sentences) for _ in range(size.paragraphs))


def _titles(chance: Random, count: int) -> Iterator[str]:
    """Yield titles unlike each other, and unlike those of the common actions."""
    given = list(_common_titles())
    for _ in range(count):
        given.append(_new_title(chance, given))
        yield given[-1]


def _new_title(chance: Random, given: Sequence[str]) -> str:
    candidates = (fiction.title(chance) for _ in range(MOST_TRIES))
    for candidate in candidates:
        if all(_unlike(candidate, other) for other in given):
            return candidate
    raise ValueError(f"no title unlike {len(given)} others was found: the plan is too large")


@cache
def _common_titles() -> tuple[str, ...]:
    chance, given = Random("common actions"), list[str]()
    for _ in range(len(fiction.AREAS) * MOST_COMMON):
        given.append(_new_title(chance, given))
    return tuple(given)


def _unlike(one: str, other: str) -> bool:
    """Tell whether two titles are unlike; difflib's ratio depends on which comes first."""
    matchers = [
        SequenceMatcher(None, *pair, autojunk=False) for pair in ((one, other), (other, one))
    ]
    return matchers[0].quick_ratio() < UNLIKE or max(m.ratio() for m in matchers) < UNLIKE


def _area(chance: Random, size: Size, index: int, core: str, titles: list[str]) -> Area:
    name, _ = fiction.AREAS[index]
    shared = _common(size, index)
    specific = [_action(chance, size, title, core) for title in titles]
    numbered = (
        replace(action, number=number, map_number=number)
        for order, action in enumerate((*shared, *specific), start=1)
        for number in [f"{index + 1}.{order}"]
    )
    caption = f"Bild: {chance.choice(fiction.PLACES)}"
    return Area(
        name, name, (*_prose(chance, size), caption), fiction.paragraph(chance, 2), tuple(numbered)
    )


def _common(size: Size, index: int) -> Iterator[Action]:
    """Yield the common actions of a goal area: the same in every plan of a size."""
    for title in _common_titles()[index * MOST_COMMON :][: size.shared]:
        chance = Random(title)
        lines = (
            _line(RESPONSIBLE, ["Sagolandets region"]),
            _line(PARTICIPATING, ["sagokommunerna", *chance.sample(fiction.PLAIN[1:6], 2)]),
        )
        yield Action("", Words(title), True, _prose(chance, size), lines, "", title)


def _action(chance: Random, size: Size, title: str, core: str) -> Action:
    names = [*chance.sample(fiction.PLAIN, chance.randint(2, 4)), f"{core} kommun"]
    chance.shuffle(names)
    lines = [_line(PARTICIPATING, names)]
    if chance.random() < 0.5:
        label = chance.choice((RESPONSIBLE, "Ansvariga aktörer"))
        lines.insert(
            0, _line(label, chance.sample(fiction.PLAIN, 2 if label != RESPONSIBLE else 1))
        )
    return Action(
        "", Words(title), False, _prose(chance, size), tuple(lines), "", title,
        below=chance.random() < 0.3, spaced=chance.random() < 0.5,
    )  # fmt: skip


def _line(label: str, names: Iterable[str]) -> ActorLine:
    return ActorLine(label, ROLES[label], tuple(map(Words, names)))
