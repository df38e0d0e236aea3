"""A made-up roadmap → text, by the conventions of an extracted roadmap.

A blank line parts blocks; the contents are rows of title, tab, page, in one or two columns; a map
entry is ``- 1.1** Title``. Pages are reckoned from the length of the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from madeup.model import Action, ActorLine, Area, MadeUpPlan, Passage

CHARACTERS_ON_A_PAGE = 2400
FIRST_PAGE = 3
DIRECTION, SHARED, SPECIFIC = "Färdriktning", "Gemensamma insatser", "Kärnspecifika insatser"
Part = tuple[str, str]  # the title in the contents (empty: not listed), the printed text


def as_text(plan: MadeUpPlan) -> str:
    """Return the document of a plan."""
    parts = list(_parts(plan))
    blocks = [_cover(plan), _contents(parts, plan), *(text for _, text in parts if text)]
    return "\n\n".join(blocks) + "\n"


def _cover(plan: MadeUpPlan) -> str:
    return (
        f"\nFärdplan\nför den regionala stadskärnan\n{plan.core}\n\n"
        f"Come and live in {plan.core}! Every third tower is free, and dragons stay for nothing."
    )


def _contents(parts: list[Part], plan: MadeUpPlan) -> str:
    rows = list(_rows(parts))
    if plan.columns == 1:
        return "Innehåll\n\n" + "\n".join(rows)
    half = (len(rows) + 1) // 2
    pairs = zip_longest(rows[:half], rows[half:], fillvalue="\t")
    return "Innehåll\n\n" + "\n".join("\t".join(pair) for pair in pairs)


def _rows(parts: list[Part]) -> Iterator[str]:
    before = 0
    for title, text in parts:
        if title:
            yield f"{title}\t{FIRST_PAGE + before // CHARACTERS_ON_A_PAGE}"
        before += len(text)


def _parts(plan: MadeUpPlan) -> Iterator[Part]:
    for passage in plan.opening:
        yield _passage(passage)
    for area in plan.areas:
        yield from _chapter(area)
    yield f"Insatskarta {plan.core}", _map(plan)
    for passage in plan.closing:
        yield _passage(passage)


def _passage(passage: Passage) -> Part:
    text = "\n\n".join((passage.heading, *passage.paragraphs)) if passage.present else ""
    return passage.heading if passage.listed else "", text


def _chapter(area: Area) -> Iterator[Part]:
    yield area.name, "\n\n".join((area.heading, *area.introduction))
    if area.direction is not None:
        yield _listed(area, DIRECTION), f"{DIRECTION}\n\n{area.direction}".strip()
    for heading, shared in ((SHARED, True), (SPECIFIC, False)):
        actions = [a for a in area.actions if a.in_chapter and a.shared is shared]
        if actions:
            yield _listed(area, heading), "\n\n".join((heading, *map(_action, actions)))


def _listed(area: Area, heading: str) -> str:
    return "" if heading in area.unlisted else heading


def _action(action: Action) -> str:
    gap = "\n\n" if action.below and action.title.text else " "
    heading = f"{action.number}{gap}{action.title.printed}".strip()
    lines = ("\n\n" if action.spaced else "\n").join(map(_line, action.lines))
    return "\n\n".join(filter(None, (heading, *action.prose, lines)))


def _line(line: ActorLine) -> str:
    joints = (*line.joints, *[", "] * len(line.names))
    names = "".join(
        name.printed + joint for name, joint in zip(line.names, joints, strict=False)
    ).removesuffix(joints[max(len(line.names) - 1, 0)] if line.names else "")
    return line.wording.format(label=line.label, names=names, end=line.end).rstrip(" ")


def _map(plan: MadeUpPlan) -> str:
    blocks = [f"Insatskarta {plan.core}"]
    for area in plan.areas:
        entries = [f"- {a.map_number}** {a.map_title}" for a in area.actions if a.in_map]
        blocks += [area.name, "\n".join(entries)] if entries else [area.name]
    return "\n\n".join(blocks)
