"""A made-up roadmap as plain records: what it says, and how its words are printed.

The records know nothing of extraction. ``text.as_text`` prints them, ``truth.truth`` says what a
perfect reader finds in the print.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

RESPONSIBLE, PARTICIPATING = "Ansvarig aktör", "Exempel på medverkande aktörer"
ROLES = {
    RESPONSIBLE: "responsible",
    "Ansvariga aktörer": "responsible",
    PARTICIPATING: "participating",
    "Medverkande aktörer": "participating",
}


@dataclass(frozen=True)
class Words:
    """Words as one reads them, and as they are printed where that is something else."""

    text: str
    shown: str = ""

    @property
    def printed(self) -> str:
        """The words as they stand in the document."""
        return self.shown or self.text


@dataclass(frozen=True)
class ActorLine:
    """A line of actors; ``role`` is empty where only a person can say which role is meant.

    ``joints`` stand between the names (a comma where none is given), ``end`` after the last;
    ``wording`` is how label, colon and names are put together.
    """

    label: str
    role: str
    names: tuple[Words, ...]
    joints: tuple[str, ...] = ()
    end: str = ""
    wording: str = "{label}: {names}{end}"


@dataclass(frozen=True)
class Action:
    """An action in its chapter and in the map; an empty number or title is not printed there.

    ``below``: the title stands under its number; ``spaced``: a blank line parts the actor lines.
    """

    number: str
    title: Words
    shared: bool
    prose: tuple[str, ...]
    lines: tuple[ActorLine, ...]
    map_number: str
    map_title: str
    below: bool = False
    spaced: bool = True
    in_chapter: bool = True
    in_map: bool = True

    @property
    def name(self) -> str:
        """The title by which the action is told from the others."""
        return self.title.text or self.map_title


@dataclass(frozen=True)
class Area:
    """A goal area: its name in the contents and in the map, and its chapter.

    ``direction`` is None where the chapter has no heading for it, empty where nothing follows it;
    ``unlisted`` are headings of the chapter that the contents leave out.
    """

    name: str
    heading: str
    introduction: tuple[str, ...]
    direction: str | None
    actions: tuple[Action, ...]
    unlisted: tuple[str, ...] = ()


@dataclass(frozen=True)
class Passage:
    """A heading and its paragraphs; ``listed`` in the contents, and ``present`` in the text."""

    heading: str
    paragraphs: tuple[str, ...]
    listed: bool = True
    present: bool = True


@dataclass(frozen=True)
class MadeUpPlan:
    """A made-up roadmap of a core; ``registered``: the registry knows the core.

    ``columns`` is how many columns the contents have: 1 or 2.
    """

    core: str
    opening: tuple[Passage, ...]
    areas: tuple[Area, ...]
    closing: tuple[Passage, ...]
    columns: int = 2
    registered: bool = True

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions of all areas, in the order of the document."""
        return tuple(action for area in self.areas for action in area.actions)

    def with_action(self, name: str, change: Callable[[Action], Action]) -> MadeUpPlan:
        """Return the plan with one action, told by its name, put otherwise."""
        areas = tuple(
            replace(area, actions=tuple(change(a) if a.name == name else a for a in area.actions))
            for area in self.areas
        )
        return replace(self, areas=areas)

    def with_area(self, name: str, change: Callable[[Area], Area]) -> MadeUpPlan:
        """Return the plan with one goal area put otherwise."""
        return replace(
            self, areas=tuple(change(area) if area.name == name else area for area in self.areas)
        )
