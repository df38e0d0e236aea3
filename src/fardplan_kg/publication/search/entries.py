"""What can be found: everything that has a page, and every question, with all that is said of it.

An entry's texts are the name that the page shows, the name in the other language, other names (the
labels of the vocabulary, what the document prints and writes, the names of what it has replaced),
its numbers, and every other text with a language, such as summaries and definitions. The quotes
are those that carry what is said of it, with their place, also where they are the very text;
words that carry nothing are found under their section.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType

from fardplan_kg.answers import natural
from fardplan_kg.namespaces import DCTERMS, FP, RDFS, SKOS
from fardplan_kg.publication.evidence import Quote
from fardplan_kg.publication.facts import Facts
from fardplan_kg.publication.former import REPLACED_BY
from fardplan_kg.publication.layers import TECHNICAL
from fardplan_kg.publication.parts import ACTOR
from fardplan_kg.publication.source import Source
from fardplan_kg.publication.things import NAMING
from fardplan_kg.questions import LANGUAGES, Question
from fardplan_kg.store import Term
from fardplan_kg.wording import msg


class Field(IntEnum):
    """Where a text of an entry comes from; the first is what is shown as its name."""

    NAME = 0
    OTHER_LANGUAGE = 1
    OTHER_NAME = 2
    NUMBER = 3
    TEXT = 4
    QUOTE = 5


OTHER_NAMES = (
    *NAMING,
    *(f"{SKOS}altLabel", f"{SKOS}hiddenLabel", f"{FP}headingAsPrinted"),
)
WRITTEN = (
    (ACTOR, f"{FP}actorAsWritten"),
    (f"{FP}mentions", f"{FP}nameAsWritten"),
    (f"{FP}readAs", f"{FP}nameAsWritten"),
)
"""How the document writes the name of a thing: what points to it from a part, and the words."""
NUMBERS = (
    *(f"{FP}number", f"{FP}numberInChapter", f"{FP}numberInMap", f"{FP}numberAcrossPlans"),
    f"{SKOS}notation",
)
NOT_TEXTS = {*TECHNICAL, f"{RDFS}label", f"{DCTERMS}rights"}
GRAPH, QUESTION = msg("Named graph"), msg("Question")


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be found.

    path: of its page, without language and ending. plan: the roadmap that it is part of, where the
    graph holds several. number: as shown with the name. texts: with where each comes from, the
    name that is shown first.
    """

    path: str
    kind: str
    plan: str
    number: str
    texts: tuple[tuple[Field, Term], ...]
    quotes: tuple[Quote, ...] = ()

    @property
    def name(self) -> str:
        """The name that is shown."""
        return self.texts[0][1].value


def entries(
    sources: Mapping[str, Source],
    language: str,
    questions: Mapping[str, Question] = MappingProxyType({}),
) -> list[Entry]:
    """Return all that can be found on the pages of a language, by name and path.

    ``questions``: by the name of their page.
    """
    source = sources[language]
    other = next(sources[own] for own in LANGUAGES if own != language)
    quotes = _quotes(source)
    found = [
        _thing(source, other, iri, path, quotes.get(path, ()))
        for iri, path in source.names.places.pages.items()
    ]
    found += [_question(name, own, source) for name, own in questions.items()]
    return sorted(found, key=lambda own: (natural(own.name.casefold()), own.path))


def _thing(source: Source, other: Source, iri: str, path: str, quotes: Iterable[Quote]) -> Entry:
    facts, reference = source.facts, source.names.reference(iri)
    texts = [(Field.NAME, reference.name), (Field.OTHER_LANGUAGE, other.names.name(iri))]
    texts += [(Field.OTHER_NAME, term) for term in _other_names(source, iri)]
    texts += [(Field.NUMBER, Term(number)) for number in _numbers(facts, iri, reference.number)]
    named = _each_once(texts)
    carrying = _carrying(quotes, {term.value for _, term in named})
    quoted = {quote.text for quote in carrying}
    told = [(Field.TEXT, term) for term in _texts(source, iri) if term.value not in quoted]
    kinds = ", ".join(source.names.terms.kinds(facts.types(iri)))
    kind = source.words.gettext(GRAPH) if facts.is_graph(iri) else kinds
    return Entry(
        path,
        _capital(kind),
        reference.plan,
        reference.number,
        _each_once((*named, *told)),
        carrying,
    )


def _carrying(quotes: Iterable[Quote], names: Container[str]) -> tuple[Quote, ...]:
    """Return quotes, each text once and in its first place, without those that are but a name."""
    found: dict[str, Quote] = {}
    for quote in quotes:
        if quote.text not in names:
            found.setdefault(quote.text, quote)
    return tuple(found.values())


def _other_names(source: Source, iri: str) -> Iterator[Term]:
    facts = source.facts
    for property_ in OTHER_NAMES:
        yield from facts.values(iri, property_)
    for pointing, written in WRITTEN:
        for part in facts.subjects(pointing, iri):
            yield from facts.values(part, written)
    for former in facts.subjects(REPLACED_BY, iri):
        for property_ in OTHER_NAMES:
            yield from facts.values(former, property_)


def _numbers(facts: Facts, iri: str, shown: str) -> Iterator[str]:
    yield shown
    for property_ in NUMBERS:
        yield from (term.value for term in facts.values(iri, property_))


def _texts(source: Source, iri: str) -> list[Term]:
    """Return the texts, those in the page's language first."""
    names = {*OTHER_NAMES, *NOT_TEXTS}
    found = [
        fact.value
        for fact in source.facts.of.get(iri, ())
        if fact.value.language and fact.property not in names
    ]
    return sorted(found, key=lambda term: term.language != source.language)


def _each_once(texts: Iterable[tuple[Field, Term]]) -> tuple[tuple[Field, Term], ...]:
    """Return texts without empty ones and without those that a text before it is word for word."""
    found: dict[str, tuple[Field, Term]] = {}
    for field, term in texts:
        if term.value:
            found.setdefault(term.value, (field, term))
    return tuple(found.values())


def _question(name: str, question: Question, source: Source) -> Entry:
    own, others = source.language, [code for code in LANGUAGES if code != source.language]
    texts = [
        (Field.NAME, Term(question.title[own], language=own)),
        *((Field.OTHER_LANGUAGE, Term(question.title[o], language=o)) for o in others),
        *((Field.TEXT, Term(question.text[o], language=o)) for o in (own, *others)),
    ]
    kind = source.words.gettext(QUESTION)
    return Entry(f"svar/{name}", kind, "", "", _each_once(texts))


def _quotes(source: Source) -> dict[str, list[Quote]]:
    """Return the quotes by the path of the page on which what they carry is told of."""
    facts, where = source.facts, source.names.places
    found: dict[str, list[Quote]] = defaultdict(list)
    for node, quote in sorted(source.evidence.by_node.items(), key=lambda own: own[1]):
        carried = [subject for subject, _, _ in source.evidence.carried(quote)]
        read = facts.subjects(f"{FP}evidence", node)
        owners = dict.fromkeys(where.of(own)[0] for own in (*carried, *read))
        paths = [path for path in owners if path] or [where.of(quote.section)[0]]
        for path in paths:
            found[path].append(quote)
    return found


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
