"""What the network's page is told about itself, and about the things that it shows.

Plain values only: whoever knows the graph fills them in, the page knows none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fardplan_kg.network.roadmaps import Roadmap
from fardplan_kg.store import Term


@dataclass(frozen=True, slots=True)
class Link:
    """Words with the address that they lead to, "" for none."""

    words: Term
    href: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote from a roadmap with its place in words ("s. 14, avsnitt 1.3") and its page here."""

    text: Term
    place: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Particulars:
    """What stands behind an action: its directions, its quotes, and what is unclear about it."""

    directions: tuple[Link, ...] = ()
    quotes: tuple[Quote, ...] = ()
    anomalies: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What the page says about itself and where its links lead ("" where there is none).

    pages: where actors, actions and areas have a page of their own, by their identifier. more: what
    else there is of a thing (Turtle, its query), by its identifier. actions: what stands behind an
    action, by its identifier. chains: what a goal area serves, the nearest first, by the area's
    identifier. members: which actors a group stands for by an interpretation of ours, by the
    group's identifier. said: sentences that are computed from the network. exports: files to take
    away. roadmaps: whose documents the page is made from. others: the same page for other roadmaps,
    by name; no address for the page itself. static: where the styles and the scripts lie; without
    it they are in the page, which then needs nothing but itself. date: of the data. accessibility,
    faults: the pages of the accessibility statement and of reporting errors; method: how it is
    made.
    """

    plan: str
    version: str = ""
    date: str = ""
    home: str = ""
    other: str = ""
    question: str = ""
    publisher: str = ""
    contact: str = ""
    method: str = ""
    accessibility: str = ""
    faults: str = ""
    graphml: str = ""
    pages: Mapping[str, str] = field(default_factory=dict)
    more: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    actions: Mapping[str, Particulars] = field(default_factory=dict)
    chains: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    said: tuple[Link, ...] = ()
    exports: tuple[tuple[str, str], ...] = ()
    roadmaps: tuple[Roadmap, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    static: str = ""
    canonical: str = ""
