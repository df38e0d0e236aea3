"""Slips that are planted in a made-up roadmap, each with the finding that it must give.

A slip is put into one place: an action, a goal area or the whole document. One that any reader
would read aright (``kind`` is empty) must give no finding, and nothing may be lost by it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from madeup import changes, fiction
from madeup.changes import Change, ended, joined, labelled, named, on_action, on_area, on_line
from madeup.model import PARTICIPATING, RESPONSIBLE, MadeUpPlan, Words


@dataclass(frozen=True)
class Planted:
    """A slip in a plan: the finding that it must give, and what that must be about.

    ``about`` holds titles of actions, numbers, headings or names: one of them is what the finding
    is about, or its value. ``also`` are kinds of findings that may come of it besides.
    """

    slip: str
    kind: str
    about: tuple[str, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Slip:
    """A change of a plan at a place, which returns the changed plan and what the finding is about.

    ``where``: ``action`` (any), ``specific`` or ``shared`` (such an action), ``pair`` or
    ``shared pair`` (one and the next of its chapter), ``area`` or ``plan``. ``also``: as in
    Planted. ``each``: there must be a finding for all that it is about. ``beside``: it shows only
    beside another roadmap.
    """

    kind: str
    where: str
    change: Change
    also: tuple[str, ...] = ()
    each: bool = False
    beside: bool = False


def plant(plan: MadeUpPlan, name: str, place: str) -> tuple[MadeUpPlan, tuple[Planted, ...]]:
    """Return the plan with a slip at a place (the name of an action or an area), and what it is."""
    slip = SLIPS[name]
    changed, about = slip.change(plan, place)
    each = [(one,) for one in about] if slip.each else [about]
    return changed, tuple(Planted(name, slip.kind, own, slip.also) for own in each)


TOLD = {
    "number-twice": Slip("number-twice", "pair", changes.twice),
    "numbers-swapped": Slip("number", "pair", changes.swapped, each=True),
    "only-in-map": Slip(
        "only-in-map", "specific", on_action(lambda a: replace(a, in_chapter=False))
    ),
    "only-in-chapter": Slip(
        "only-in-chapter", "action", on_action(lambda a: replace(a, in_map=False))
    ),
    "labels-run-together": Slip("labels", "specific", labelled(f"{PARTICIPATING}: {RESPONSIBLE}")),
    "label-misspelt": Slip("label", "specific", labelled("Exempel på medverkande aktöer")),
    "direction-missing": Slip(
        "no-direction", "area", on_area(lambda a: replace(a, direction=None))
    ),
    "direction-empty": Slip("no-direction", "area", on_area(lambda a: replace(a, direction=""))),
    "actors-missing": Slip("no-actors", "specific", on_action(lambda a: replace(a, lines=()))),
    "actors-empty": Slip(
        "empty-actors", "specific", on_line(lambda li: replace(li, names=(), joints=()))
    ),
    "title-word": Slip(
        "title", "specific", on_action(lambda a: replace(a, map_title=f"{a.map_title} igen"))
    ),
    "title-comma": Slip(
        "title", "specific",
        on_action(lambda a: replace(a, map_title=a.map_title.replace(" ", ", ", 1))),
    ),
    "title-stop": Slip(
        "title", "specific", on_action(lambda a: replace(a, title=Words(f"{a.title.text}.")))
    ),
    "title-missing": Slip(
        "no-title", "specific",
        on_action(lambda a: replace(a, title=Words(""), prose=(), below=False)),
        also=("only-in-map", "only-in-chapter", "title"),
    ),
    "heading-singular": Slip("heading", "area", changes.singular, also=("area",)),
    "heading-unlisted": Slip("extra-heading", "area", changes.unlisted),
    "section-missing": Slip("no-section", "plan", changes.missing_section),
    "unknown-area": Slip("area", "area", changes.unknown_area),
    "unknown-core": Slip("core", "plan", changes.unknown_core),
    "unknown-actor": Slip("actor", "specific", changes.unknown_actor),
    "ambiguous-name": Slip("ambiguous", "specific", named(fiction.AMBIGUOUS)),
    "name-split": Slip("actor", "specific", named("Kvast verket"), also=("split-word",)),
    "word-split": Slip("split-word", "plan", changes.split_word),
    "line-astray": Slip("unplaced", "plan", changes.astray),
    "common-word": Slip(
        "common", "shared", changes.retitled(lambda title: f"{title} nu"), beside=True
    ),
    "common-comma": Slip(
        "common", "shared", changes.retitled(lambda title: title.replace(" ", ", ", 1)),
        beside=True,
    ),
    "common-stop": Slip(
        "common-differs", "shared", changes.retitled(lambda title: f"{title}."), beside=True
    ),
    "common-number": Slip(
        "common-differs", "shared pair", changes.renumbered, each=True, beside=True
    ),
}  # fmt: skip
READ_ARIGHT = {
    "name-hyphenated": named("Kvastverket", "Kvast-\nverket"),
    "name-over-lines": named("Trollens teater", "Trollens\nteater"),
    "name-over-pages": named("Trollens teater", "Trollens tea-\n\nter"),
    "name-in-brackets": named("Lyktbolaget (Sagoland)"),
    "list-in-brackets": named("skolor (grund- och gymnasieskolor, folkhögskolor)"),
    "name-with-och": named("Slott och Kojor AB"),
    "name-suspended": named("lykt- och kvastnämnden"),
    "page-break": joined(",\n\n"),
    "joined-by-och": joined(" och "),
    "joined-by-samt": joined(" samt "),
    "joined-by-comma-och": joined(", och "),
    "joined-by-semicolon": joined("; "),
    "comma-twice": joined(", , "),
    "double-space": joined(",   "),
    "comma-last": ended(","),
    "full-stop": ended("."),
    "med-flera": ended(" med flera"),
    "med-flera-stop": ended(", med flera."),
    "m-fl": ended(" m.fl."),
    "label-spaced": changes.worded("{label} :  {names}{end}"),
    "label-bold": changes.worded("**{label}:** {names}{end}"),
    "prose-hyphenated": on_action(changes.broken_prose),
}
SLIPS = TOLD | {name: Slip("", "specific", change) for name, change in READ_ARIGHT.items()}
