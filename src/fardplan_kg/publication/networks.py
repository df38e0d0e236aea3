"""The network as documents: a page, drawings, tables and data; of several roadmaps also of each.

Beside the page natverk/SLUG.sv.html lie its files with the same name. The actors alone, without
actions, are natverk/SLUG-par.sv.…; the tables are natverk/SLUG-aktorer.sv.csv and its like.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from fardplan_kg.answers import Answer
from fardplan_kg.network import affiliation, figure, view
from fardplan_kg.network.export_tables import TABLES
from fardplan_kg.network.export_turtle import turtle
from fardplan_kg.network.figure import Figure
from fardplan_kg.network.naming import named
from fardplan_kg.network.origin import Origin
from fardplan_kg.network.origin import sources as documents_of
from fardplan_kg.network.roadmaps import Roadmap
from fardplan_kg.network.setting import Setting
from fardplan_kg.network.taken import Taken
from fardplan_kg.publication.accessibility import PATH as ACCESSIBILITY
from fardplan_kg.publication.documents import HTML, MEDIA, Document, Representation
from fardplan_kg.publication.inputs import NETWORK, Inputs, other_language
from fardplan_kg.publication.network_setting import Behind, data_date
from fardplan_kg.questions import LANGUAGES
from fardplan_kg.store import Store
from fardplan_kg.wording import Words, msg

SCRIPTS = view.FILES
script = view.script


@dataclass(frozen=True)
class Network:
    """The network of one roadmap or of all in one language; each of its parts is made once.

    plan: the roadmap, none for all of them. others: the same page of other roadmaps, by name.
    """

    inputs: Inputs
    language: str
    answers: Mapping[tuple[str, str], Answer]
    slug: str
    plan: Roadmap | None
    others: tuple[tuple[str, str], ...]

    @cached_property
    def network(self) -> affiliation.Network:
        """The affiliation network of actors and actions."""
        names = {own.iri: own.name for own in self.inputs.roadmaps}
        source = self.inputs.sources[self.language]
        answer = named(self.answers[NETWORK, self.language], source.names.elsewhere)
        return affiliation.graph(affiliation.participations(answer, names, source.actor_kinds))

    @cached_property
    def drawn(self) -> Figure:
        """The drawing of actors and actions."""
        return figure.two_mode(self.network, Words(self.language))

    @property
    def stem(self) -> str:
        """The path of the document."""
        return f"natverk/{self.slug}"

    def page(self) -> bytes:
        """Return the page."""
        return view.page(self.network, self.language, self._setting(), self.drawn).encode()

    @cached_property
    def taken(self) -> Taken:
        """The network to take away."""
        return Taken(self.network, Words(self.language), self.origin)

    @cached_property
    def pairs(self) -> Taken:
        """The actors alone to take away."""
        return Taken(self.network, Words(self.language), self.origin, projected=True)

    @property
    def origin(self) -> Origin:
        """What each file says of where it comes from."""
        inputs = self.inputs
        drawn = (self.plan,) if self.plan else inputs.roadmaps
        return Origin(documents_of(drawn), inputs.version, data_date(inputs.facts))

    def turtle(self, store: Store) -> bytes:
        """Return the participations that the network shows, as the graph states them."""
        return turtle(store, self.network, self.origin)

    def files(self) -> Iterator[tuple[str, str, str, Callable[[], bytes]]]:
        """Give what there is beside the page: its words, its document's path, ending and maker."""
        for form in SHOWN:
            yield LABELS[form], self.stem, form, partial(self.taken.file, form)
        if (described := self.inputs.described) is not None:
            yield LABELS["ttl"], self.stem, "ttl", partial(self.turtle, described.store)
        for form in SHOWN:
            yield OF_PAIRS[form], f"{self.stem}-par", form, partial(self.pairs.file, form)
        for name in TABLES:
            yield LABELS[name], f"{self.stem}-{name}", "csv", partial(self.taken.table, name)

    def _setting(self) -> Setting:
        inputs, language = self.inputs, self.language
        other = (NETWORK, other_language(language)) in self.answers
        frame = inputs.frame(language, self.stem, other=other, plan=self.plan)
        asked = {name for name, own in inputs.answers if own == language}
        behind = Behind(inputs.sources[language], self.network, frame.root, asked)
        words = Words(language)
        return Setting(
            plan=self.plan.name if self.plan else inputs.core,
            version=inputs.version,
            home=frame.root + frame.home,
            other=frame.other,
            canonical=frame.canonical,
            question=f"../svar/{NETWORK}.{language}.html",
            publisher=inputs.publisher,
            contact=inputs.contact,
            accessibility=f"{frame.root}{ACCESSIBILITY}.{language}.html",
            pages=behind.pages(),
            exports=tuple(
                (words.gettext(label), f"{path.rsplit('/', 1)[-1]}.{language}.{form}")
                for label, path, form, _ in self.files()
            ),
            roadmaps=frame.roadmaps,
            others=self.others,
            static=f"{frame.root}static/",
            **behind.fields(),
        )


SHOWN = ("svg", "png", "graphml", "gexf", "json")
"""The endings of what there is of the network and of the actors alone."""
LABELS = {
    "svg": msg("Actors and actions as a drawing (SVG)"),
    "png": msg("Actors and actions as a picture (PNG)"),
    "graphml": msg("Actors and actions as GraphML"),
    "gexf": msg("Actors and actions as GEXF, with places and colours"),
    "json": msg("Actors and actions as JSON"),
    "aktorer": msg("The actors with their measures (CSV)"),
    "insatser": msg("The actions (CSV)"),
    "par": msg("The pairs of actors (CSV)"),
    "ttl": msg("The participations as Turtle"),
}
"""What the files are called, by their endings, or by the names of tables."""
OF_PAIRS = {
    "svg": msg("The actors alone as a drawing (SVG)"),
    "png": msg("The actors alone as a picture (PNG)"),
    "graphml": msg("The actors alone as GraphML"),
    "gexf": msg("The actors alone as GEXF, with places and colours"),
    "json": msg("The actors alone as JSON"),
}


def documents(inputs: Inputs) -> Iterator[Document]:
    """Return the network of all roadmaps and, of several, that of each."""
    drawn: dict[str, Mapping[tuple[str, str], Answer]] = {inputs.slug: inputs.answers}
    plans: dict[str, Roadmap] = {}
    if inputs.several:
        drawn |= {own.slug: inputs.by_plan.get(own.slug, {}) for own in inputs.roadmaps}
        plans = {own.slug: own for own in inputs.roadmaps}
    for slug, answers in drawn.items():
        found: dict[str, list[Representation]] = {}
        for language in LANGUAGES:
            if (NETWORK, language) in answers:
                there = [own for own in drawn if (NETWORK, language) in drawn[own]]
                others = _others(slug, there, plans, language)
                network = Network(inputs, language, answers, slug, plans.get(slug), others)
                for path, own in _representations(network):
                    found.setdefault(path, []).append(own)
        for path, every in found.items():
            yield Document(path, tuple(sorted(every, key=_page_first)))


def _page_first(own: Representation) -> bool:
    return own.media != HTML


def _representations(network: Network) -> Iterator[tuple[str, Representation]]:
    """Give each representation with the path of its document."""
    own = network.language
    page = Representation(f"{network.stem}.{own}.html", HTML, network.page, own)
    yield network.stem, page
    for _, path, form, make in network.files():
        yield path, Representation(f"{path}.{own}.{form}", MEDIA[form], make, own)


def _others(
    slug: str, there: list[str], plans: Mapping[str, Roadmap], language: str
) -> tuple[tuple[str, str], ...]:
    """Return the pages of the same kind by name; no address for the page itself."""
    if len(there) < 2:
        return ()
    every = Words(language).gettext("All roadmaps")
    return tuple(
        (
            plans[own].name if own in plans else every,
            "" if own == slug else f"{own}.{language}.html",
        )
        for own in there
    )
