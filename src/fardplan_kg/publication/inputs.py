"""What a site is made from, and what stands around each of its pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from fardplan_kg.answers import Answer
from fardplan_kg.namespaces import BASE
from fardplan_kg.network.roadmaps import Roadmap
from fardplan_kg.publication.asking import Choices
from fardplan_kg.publication.described import Described
from fardplan_kg.publication.facts import Facts, collected
from fardplan_kg.publication.source import Source, sources
from fardplan_kg.publication.things import Places, own_plan
from fardplan_kg.questions import LANGUAGES

NETWORK = "actors-of-action"
QUESTIONS, THINGS, SEARCH, ASK = "svar/index", "doc/index", "sok", "fraga"
QUADS = "data/fardplan.nq"
"""The whole data set, graph by graph."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same as a page tells, as data: what the syntax is called, its media type, its address."""

    label: str
    media: str
    href: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page.

    root leads to the site's folder, other to the same page in the other language ("" for none);
    menu has the path of each part of the site by its code. roadmaps: whose documents the page is
    made from. plan: the roadmap that the page is about, where the graph holds several. canonical:
    the page's own address, absolute where it is known where the site stands. alternates: the same
    as data. embedded: what is said of the thing, as JSON-LD that may stand in a page.
    """

    language: str
    root: str
    home: str
    other: str
    menu: Mapping[str, str] = field(default_factory=dict)
    places: Places = field(default_factory=Places)
    version: str = ""
    publisher: str = ""
    contact: str = ""
    roadmaps: tuple[Roadmap, ...] = ()
    plan: str = ""
    canonical: str = ""
    alternates: tuple[Alternate, ...] = ()
    embedded: str = ""


@dataclass(frozen=True)
class Inputs:
    """Everything that a site is made from.

    answers: by the page's name (a question's, or a name of its own for a question asked with a
    value) and language. files: the files to take away, by their path. tables: what writes an answer
    in a format, by the format's name, which is also the file's ending. facts: what is said of the
    things. described: their statements as RDF. choices: what the parameters may be. roadmaps: those
    in the graph. by_plan: the answers of which a roadmap's own page is made, by its slug, where
    there are several. address: where the site stands, with a slash at its end; empty where that is
    not known. gone: the paths of documents that were withdrawn. endpoint: the path of the SPARQL
    endpoint, where the site is served by ``fardplan serve``; empty for a static site.
    """

    answers: Mapping[tuple[str, str], Answer]
    files: Mapping[str, bytes] = field(default_factory=dict)
    tables: Mapping[str, Callable[[Answer], str]] = field(default_factory=dict)
    core: str = "Flemingsberg"
    slug: str = "flemingsberg"
    version: str = ""
    publisher: str = ""
    contact: str = ""
    facts: Facts = field(default_factory=lambda: collected(()))
    described: Described | None = None
    choices: Choices = field(default_factory=dict)
    roadmaps: tuple[Roadmap, ...] = ()
    by_plan: Mapping[str, Mapping[tuple[str, str], Answer]] = field(default_factory=dict)
    address: str = ""
    gone: frozenset[str] = frozenset()
    endpoint: str = ""

    @property
    def base(self) -> str:
        """The address by which descriptions name the site: that of identifiers if none is known."""
        return self.address or BASE

    @property
    def askable(self) -> bool:
        """Whether a visitor can ask in SPARQL: there are data, or an endpoint that has them."""
        return QUADS in self.files or bool(self.endpoint)

    @property
    def several(self) -> bool:
        """Whether the graph holds several roadmaps."""
        return len(self.roadmaps) > 1

    @cached_property
    def sources(self) -> dict[str, Source]:
        """What the pages of each language are made from."""
        plans = {own.slug: own.name for own in self.roadmaps} if self.several else {}
        return sources(self.facts, LANGUAGES, plans)

    @property
    def places(self) -> Places:
        """Where the things' pages are."""
        return self.sources[LANGUAGES[0]].names.places

    def asked(self, language: str) -> dict[str, Answer]:
        """Return the answers in a language, by the name of their page."""
        return {name: self.answers[name, own] for name, own in self._keys() if own == language}

    def _keys(self) -> list[tuple[str, str]]:
        return sorted(self.answers)

    def frame(
        self, language: str, path: str, *, other: bool = True, plan: Roadmap | None = None
    ) -> Frame:
        """Return what stands around the page at a path, given without language and ending.

        ``plan`` is the one roadmap that the page is about.
        """
        name = path.rsplit("/", 1)[-1]
        return Frame(
            language,
            "../" * path.count("/"),
            front_name(language),
            f"{name}.{other_language(language)}.html" if other else "",
            self._menu(language),
            self.places,
            self.version,
            self.publisher,
            self.contact,
            (plan,) if plan else self.roadmaps,
            plan.name if plan else "",
            f"{self.address}{path}.{language}.html" if self.address else f"{name}.{language}.html",
        )

    def plan_of(self, iri: str) -> Roadmap | None:
        """Return the roadmap that a thing is part of, where the graph holds several."""
        own = own_plan(iri)
        return self._by_slug.get(own) if own and self.several else None

    @cached_property
    def _by_slug(self) -> dict[str, Roadmap]:
        return {roadmap.slug: roadmap for roadmap in self.roadmaps}

    def _menu(self, language: str) -> dict[str, str]:
        """Return the parts of the site that there are, in the order of the menu."""
        there = {
            "questions": QUESTIONS if self.asked(language) else "",
            "network": f"natverk/{self.slug}" if (NETWORK, language) in self.answers else "",
            "things": THINGS if self.places.pages else "",
            "ask": ASK if self.askable else "",
            "search": SEARCH if self.places.pages else "",
        }
        return {code: f"{path}.{language}.html" for code, path in there.items() if path}


def plan_path(roadmap: Roadmap) -> str:
    """Return the path of a roadmap's own page, without language and ending."""
    return f"fardplan/{roadmap.slug}"


def front_name(language: str) -> str:
    """Return the front page's file; the first language's is what a server shows for the folder."""
    return "index.html" if language == LANGUAGES[0] else f"index.{language}.html"


def other_language(language: str) -> str:
    """Return the other language."""
    return next(other for other in LANGUAGES if other != language)
