"""What stands behind the network's page: quotes, directions, chains, sentences, and their links.

In the site every thing leads to its page. A page that stands alone says the same without links.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from fardplan_kg.namespaces import FP, VOCABULARIES
from fardplan_kg.network import affiliation
from fardplan_kg.network.findings import findings
from fardplan_kg.network.setting import Link, Particulars, Quote
from fardplan_kg.publication.behind import behind
from fardplan_kg.publication.chain import chain
from fardplan_kg.publication.descriptions.catalogue import read_data_set
from fardplan_kg.publication.descriptions.rdf import VCARD
from fardplan_kg.publication.evidence import Quote as Evidenced
from fardplan_kg.publication.facts import Facts
from fardplan_kg.publication.oddities import oddities
from fardplan_kg.publication.source import Source
from fardplan_kg.publication.things import Reference, anchor
from fardplan_kg.store import Term

TITLES = (f"{FP}titleInChapter", f"{FP}titleInMap")
ACTOR_LINES = (f"{FP}labelAsPrinted", f"{FP}actorAsWritten")
PARTICIPANT = f"{VOCABULARIES['cv']}hasParticipant"
CONTACT = f"{VCARD}hasEmail"
DOCUMENT_LANGUAGE = "sv"


@dataclass(frozen=True)
class Behind:
    """What stands behind the things of a network, in the language of the source.

    root: what leads from the page to the site's folder; None for a page that stands alone. asked:
    the questions that have a page.
    """

    source: Source
    network: affiliation.Network
    root: str | None = None
    asked: Collection[str] = ()

    def fields(self) -> dict[str, Any]:
        """Return the fields of the page's setting that are read from the graph."""
        return {
            "actions": {own: self.particulars(own) for own in affiliation.actions(self.network)},
            "chains": {own: self.serves(own) for own in affiliation.areas(self.network) if own},
            "members": self.members(),
            "more": self.more(),
            "said": self.said(),
            "date": data_date(self.source.facts),
            "faults": faults_address(self.source.facts),
        }

    def pages(self) -> dict[str, str]:
        """Return the pages of actors, actions and goal areas, by identifier."""
        things = [*self.network, *affiliation.areas(self.network)]
        found = {own: self._href(self.source.names.reference(own)) for own in things if own}
        return {own: href for own, href in found.items() if href}

    def particulars(self, action: str) -> Particulars:
        """Return what stands behind an action: its directions, its quotes, what is unclear."""
        directions = self.source.facts.values(action, f"{FP}inDirection")
        return Particulars(
            self._links(self.source.names.references(own.value for own in directions)),
            self._quotes(action),
            self._links(own.thing for own in oddities(self.source, self._own(action))),
        )

    def _own(self, action: str) -> tuple[str, ...]:
        return (action, *self.source.facts.subjects(f"{FP}participationIn", action))

    def _quotes(self, action: str) -> tuple[Quote, ...]:
        """Return the words of the title and the actor lines, each section's joined, in order.

        The words of a line are in the graph one by one: its label and each actor.
        """
        titles = next(filter(None, (self._evidence((action,), (own,)) for own in TITLES)), [])
        lines: dict[tuple[str, int, int], list[Evidenced]] = {}
        for found in self._evidence(self._own(action)[1:], ACTOR_LINES):
            lines.setdefault((found.section, found.first, found.last), []).append(found)
        told = [self._quote(found, found.text) for found in titles]
        told += [self._quote(own[0], _joined(own)) for own in lines.values()]
        return _each_text_once(told)

    def _evidence(self, subjects: Iterable[str], properties: Iterable[str]) -> list[Evidenced]:
        facts, evidence = self.source.facts, self.source.evidence
        wanted = tuple(properties)
        found = {
            quote
            for subject in subjects
            for property_ in wanted
            for value in facts.values(subject, property_)
            for quote in evidence.of((subject, property_, value))
        }
        return sorted(found)

    def _quote(self, found: Evidenced, text: str) -> Quote:
        section = self.source.names.reference(found.section)
        href = self._href(section)
        return Quote(
            Term(text, "literal", DOCUMENT_LANGUAGE),
            self._place(found, section),
            f"{href.partition('#')[0]}#{anchor(found.node)}" if href else "",
        )

    def _place(self, found: Evidenced, section: Reference) -> str:
        words = self.source.words
        told = f"{words.gettext('section')} {section.number or section.name.value}"
        if not found.first:
            return told
        if found.last > found.first:
            pages = words.gettext("pp. %(first)s–%(last)s", first=found.first, last=found.last)
        else:
            pages = words.gettext("p. %(page)s", page=found.first)
        return f"{pages}, {told}"

    def serves(self, area: str) -> tuple[Link, ...]:
        """Return what a goal area serves, the nearest first, up to the regional plan's vision."""
        above = []
        for level in chain(self.source, area):
            if level.here:
                break
            above.append(level.things)
        return tuple(link for things in reversed(above) for link in self._links(things))

    def members(self) -> dict[str, tuple[str, ...]]:
        """Return which actors a group stands for, by our interpretation."""
        facts = self.source.facts
        found = {own: facts.values(own, f"{FP}covers") for own in affiliation.actors(self.network)}
        return {own: tuple(term.value for term in terms) for own, terms in found.items() if terms}

    def more(self) -> dict[str, tuple[Link, ...]]:
        """Return the Turtle and the question of each thing that has a page; none standing alone."""
        return {own: found for own in self.network if (found := self._more(own))}

    def _more(self, iri: str) -> tuple[Link, ...]:
        path = self.source.names.reference(iri).path
        if self.root is None or not path:
            return ()
        turtle = Link(Term("Turtle"), f"{self.root}{path}.ttl")
        question = self.source.words.gettext("the question")
        asked = (own.name for own in behind(self.source, iri) if own.name in self.asked)
        return turtle, *(Link(Term(question), self._answer(own)) for own in list(asked)[:1])

    def said(self) -> tuple[Link, ...]:
        """Return what the network says in sentences, each with the question behind it."""
        language = self.source.language
        return tuple(
            Link(
                Term(own.text, "literal", language),
                self._answer(own.question) if own.question in self.asked else "",
            )
            for own in findings(self.network, self.source.words)
        )

    def _answer(self, question: str) -> str:
        if self.root is None:
            return ""
        return f"{self.root}svar/{question}.{self.source.language}.html"

    def _links(self, things: Iterable[Reference]) -> tuple[Link, ...]:
        return tuple(Link(own.name, self._href(own)) for own in things)

    def _href(self, thing: Reference) -> str:
        if self.root is None or not thing.path:
            return ""
        fragment = f"#{thing.fragment}" if thing.fragment else ""
        return f"{self.root}{thing.path}.{self.source.language}.html{fragment}"


def data_date(facts: Facts) -> str:
    """Return the day on which the data were last changed; an empty text where none is stated."""
    return read_data_set(facts).modified.value


def faults_address(facts: Facts) -> str:
    """Return where an error in the data is reported; an empty text where no contact is stated."""
    contact = read_data_set(facts).contact
    address = contact.value(CONTACT) if contact else ""
    return f"mailto:{address.removeprefix('mailto:')}" if address else ""


def _joined(quotes: Iterable[Evidenced]) -> str:
    """Return quotes that follow one another; an ellipsis stands for what is between them."""
    return " … ".join(quote.text for quote in quotes)


def _each_text_once(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """Return quotes; one of the same words leads to the first place and names the others."""
    found: dict[str, Quote] = {}
    for quote in quotes:
        former = found.get(quote.text.value)
        if former is None:
            found[quote.text.value] = quote
        elif quote.place not in former.place:
            place = f"{former.place}; {quote.place}"
            found[quote.text.value] = replace(former, place=place)
    return tuple(found.values())
