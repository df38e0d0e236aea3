"""A thing's own facts, by how sure they are: one layer for each kind of graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fardplan_kg.answers import natural
from fardplan_kg.namespaces import BASE, FP, RDFS, SKOS, XSD
from fardplan_kg.publication.facts import TYPE, Fact
from fardplan_kg.publication.former import DEPRECATED, REPLACED_BY
from fardplan_kg.publication.phrases import FOREIGN
from fardplan_kg.publication.source import Quoted, Reason, Source
from fardplan_kg.publication.strata import Kind, kind
from fardplan_kg.publication.terms import short
from fardplan_kg.publication.things import Reference, by_name
from fardplan_kg.store import Term
from fardplan_kg.wording import msg

BOOLEAN = {"true": msg("yes"), "false": msg("no")}
STRATA = ("stated", "evidenced", "editorial", "linked", "computed", "")
ELSEWHERE = {
    TYPE,
    DEPRECATED,
    REPLACED_BY,
    f"{RDFS}label",
    f"{SKOS}topConceptOf",
    f"{FP}evidence",
    f"{FP}involvesActor",
    f"{FP}mentionsActor",
    f"{FP}numberAcrossPlans",
    f"{FP}participatingActor",
    f"{FP}responsibleActor",
}
"""What a page says in another way: in its heading, or in its tables of actors."""
TECHNICAL = {f"{FP}normalisation"}
LONG = 200
"""A technical text of more characters is folded."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value: a text, or a thing by its name, with the quotes that carry it.

    folded: whether the text is long and technical, so that few want to read it.
    """

    term: Term
    thing: Reference | None
    quoted: tuple[Quoted, ...] = ()
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A property in words with its values, and why they are so where that is our reading.

    quoted: what carries all of the values, where that is the same.
    """

    label: str
    values: tuple[Value, ...]
    reasons: tuple[Reason, ...] = ()
    quoted: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True)
class Layer:
    """The facts of one kind: how sure they are."""

    kind: Kind
    lines: tuple[Line, ...]

    @property
    def stratum(self) -> str:
        """How sure the facts are, as a code."""
        return self.kind.stratum

    @property
    def label(self) -> Term:
        """How sure the facts are, in words."""
        return self.kind.label


def layers(source: Source, iri: str, shown: Iterable[str] = ()) -> tuple[Layer, ...]:
    """Return a thing's facts by kind, the surest first, without the properties shown elsewhere."""
    hidden = ELSEWHERE | set(shown)
    groups: dict[Kind, list[Fact]] = defaultdict(list)
    for fact in source.facts.of.get(iri, ()):
        if fact.property not in hidden:
            groups[kind(source, fact.graph)].append(fact)
    ordered = sorted(groups.items(), key=lambda found: _order(*found))
    return tuple(Layer(own, tuple(_lines(source, facts))) for own, facts in ordered)


def _order(own: Kind, facts: list[Fact]) -> tuple[int, str]:
    return STRATA.index(own.stratum), facts[0].graph


def _lines(source: Source, facts: Iterable[Fact]) -> Iterator[Line]:
    words = source.names.terms
    by_property: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_property[fact.property].append(fact)
    for property_ in sorted(by_property, key=words.order):
        own = by_property[property_]
        subject, terms = own[0].subject, _in_one_language(source, own)
        values = sorted((_value(source, subject, property_, t) for t in terms), key=_by_value)
        label, reasons = words.word(property_), source.reasons(subject, property_, terms)
        yield Line(label, tuple(values), reasons, _shared(values))


def _shared(values: list[Value]) -> tuple[Quoted, ...]:
    """Return the quotes that every one of several values has."""
    every = {value.quoted for value in values}
    return every.pop() if len(values) > 1 and len(every) == 1 else ()


def _in_one_language(source: Source, facts: Iterable[Fact]) -> list[Term]:
    """Return the values; of texts that a graph has in two languages, those in the page's."""
    terms = list(dict.fromkeys(fact.value for fact in facts))
    own = [term for term in terms if term.language == source.language]
    return own or terms


def _value(source: Source, subject: str, property_: str, term: Term) -> Value:
    named = term.kind == "iri" and term.value.startswith(BASE)
    thing = source.names.reference(term.value) if named else None
    folded = property_ in TECHNICAL and len(term.value) > LONG
    return Value(_spoken(source, term), thing, source.quoted(subject, property_, term), folded)


def _spoken(source: Source, term: Term) -> Term:
    if term.datatype == f"{XSD}boolean":
        return Term(source.words.gettext(BOOLEAN.get(term.value, term.value)))
    if term.kind == "iri" and short(term.value) in FOREIGN:
        return Term(source.names.terms.word(term.value), language=source.language)
    return term


def _by_value(value: Value) -> tuple[object, ...]:
    return by_name(value.thing) if value.thing else (natural(value.term.value), (), "")


def undecided(source: Source, iri: str) -> tuple[Line, ...]:
    """Return what we have decided not to read into a thing, and why."""
    return tuple(
        Line(source.names.terms.word(property_), (), source.reasons(iri, property_))
        for property_ in source.undecided(iri)
    )
