"""Changes of a made-up plan, each at one place: the plan put otherwise, and what that is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from madeup import fiction
from madeup.model import PARTICIPATING, Action, ActorLine, Area, MadeUpPlan, Passage, Words
from madeup.text import SPECIFIC

# titles of actions, headings or names: what a finding of the change must be about
About = tuple[str, ...]
Changed = tuple[MadeUpPlan, About]
# of a plan, at the place with a name: that of an action or of a goal area
Change = Callable[[MadeUpPlan, str], Changed]


def on_action(change: Callable[[Action], Action]) -> Change:
    """Return the change of an action."""
    return lambda plan, name: (plan.with_action(name, change), (name,))


def on_area(change: Callable[[Area], Area]) -> Change:
    """Return the change of a goal area."""
    return lambda plan, name: (plan.with_area(name, change), (name,))


def on_line(change: Callable[[ActorLine], ActorLine]) -> Change:
    """Return the change of an action's last actor line."""
    return on_action(lambda a: replace(a, lines=(*a.lines[:-1], change(a.lines[-1]))))


def named(name: str, shown: str = "") -> Change:
    """Return the change that puts a name, printed so, between the names of an actor line."""
    new = Words(name, shown)
    change = on_line(lambda li: replace(li, names=(*li.names[:1], new, *li.names[1:])))
    return lambda plan, place: (change(plan, place)[0], (name,))


def joined(joint: str) -> Change:
    """Return the change of what stands between the last two names."""
    return on_line(lambda li: replace(li, joints=(*[", "] * (len(li.names) - 2), joint)))


def ended(end: str) -> Change:
    """Return the change of what stands after the last name."""
    return on_line(lambda li: replace(li, end=end))


def worded(wording: str) -> Change:
    """Return the change of how label, colon and names are put together."""
    return on_line(lambda li: replace(li, wording=wording))


def labelled(label: str) -> Change:
    """Return the change to a label from which no role can be read."""
    return on_line(lambda li: replace(li, label=label, role=""))


def retitled(retitle: Callable[[str], str]) -> Change:
    """Return the change of an action's title, in its chapter and in the map."""

    def change(plan: MadeUpPlan, name: str) -> Changed:
        new = retitle(name)
        other = on_action(lambda a: replace(a, title=Words(new), map_title=new))
        return other(plan, name)[0], (name, new)

    return change


def swapped(plan: MadeUpPlan, name: str) -> Changed:
    """Swap the numbers of two actions in their chapter."""
    one, other = _pair(plan, name)
    plan = plan.with_action(one.name, lambda a: replace(a, number=other.number))
    plan = plan.with_action(other.name, lambda a: replace(a, number=one.number))
    return plan, (one.name, other.name)


def renumbered(plan: MadeUpPlan, name: str) -> Changed:
    """Swap the numbers of two actions, in their chapter and in the map."""
    plan, about = swapped(plan, name)
    for one in about:
        plan = plan.with_action(one, lambda a: replace(a, map_number=a.number))
    return plan, about


def twice(plan: MadeUpPlan, name: str) -> Changed:
    """Give an action's number to the next one too, in their chapter and in the map."""
    one, other = _pair(plan, name)
    same = on_action(lambda a: replace(a, number=one.number, map_number=one.number))
    return same(plan, other.name)[0], (one.name, other.name)


def _pair(plan: MadeUpPlan, name: str) -> tuple[Action, Action]:
    """Return an action and the one that follows it."""
    index = next(i for i, action in enumerate(plan.actions) if action.name == name)
    return plan.actions[index], plan.actions[index + 1]


def singular(plan: MadeUpPlan, name: str) -> Changed:
    """Put the heading of a chapter in the singular, where the contents have the plural."""
    heading = dict(fiction.AREAS)[name]
    return plan.with_area(name, lambda a: replace(a, heading=heading)), (name, heading)


def unlisted(plan: MadeUpPlan, name: str) -> Changed:
    """Leave a heading of a chapter out of the contents."""
    return plan.with_area(name, lambda a: replace(a, unlisted=(SPECIFIC,))), (name, SPECIFIC)


def unknown_area(plan: MadeUpPlan, name: str) -> Changed:
    """Name a goal area that the registry does not have."""
    new = fiction.UNKNOWN_AREA
    return plan.with_area(name, lambda a: replace(a, name=new, heading=new)), (new,)


def unknown_core(plan: MadeUpPlan, _: str) -> Changed:
    """Say that the registry does not have the core."""
    return replace(plan, registered=False), (plan.core,)


def unknown_actor(plan: MadeUpPlan, name: str) -> Changed:
    """Put a name in an actor line that the registry does not have, and the plan not elsewhere."""
    taken = {word.text for a in plan.actions for line in a.lines for word in line.names}
    new = next(unknown for unknown in fiction.UNKNOWN if unknown not in taken)
    return named(new)(plan, name)


def astray(plan: MadeUpPlan, _: str) -> Changed:
    """Put an actor line into the running text, where there is no action."""
    line = f"{PARTICIPATING}: Vilsna vandrare"
    return _foreword(plan, line), (line,)


def split_word(plan: MadeUpPlan, _: str) -> Changed:
    """Split a word of the running text that stands whole in two other places."""
    whole = ("Hattparaden börjar i gryningen.", "Hattparaden slutar vid Månsjön.")
    return _foreword(plan, *whole, "Alla ser hattpa raden gå förbi."), ("hattpa raden",)


def _foreword(plan: MadeUpPlan, *more: str) -> MadeUpPlan:
    first, *rest = plan.opening
    longer = replace(first, paragraphs=(*first.paragraphs, *more))
    return replace(plan, opening=(longer, *rest))


def missing_section(plan: MadeUpPlan, _: str) -> Changed:
    """Name a section in the contents that the text does not have."""
    section = Passage("Ordlista över trollspråket", (), present=False)
    return replace(plan, closing=(*plan.closing, section)), (section.heading,)


def broken_prose(action: Action) -> Action:
    """Add prose whose words are broken over lines; one hyphen is the word's own."""
    prose = (
        "Insatsen görs när mån-\nskenet räcker, med lykt- \noch kvastbärare i sagokommu-\nnerna."
    )
    return replace(action, prose=(*action.prose, prose))
