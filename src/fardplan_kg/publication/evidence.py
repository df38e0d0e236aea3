"""The quotes behind a statement, with their place in the document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from fardplan_kg.namespaces import FP, OA, RDF, local_name
from fardplan_kg.publication.facts import TYPE, Facts
from fardplan_kg.store import Term

Statement = tuple[str, str, Term]


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Words of the document, and where they stand: position, section, first and last page.

    basis: how the pages are known, as the code of its concept. node: what holds the words.
    """

    start: int
    text: str
    section: str
    first: int
    last: int
    basis: str = ""
    node: str = ""


@dataclass(frozen=True)
class Evidence:
    """Every quote, by the statement that it carries and by the node that holds it.

    by_section: the statements that a section's words carry. in_section: all quotes from it, also
    those that carry no statement but a reading.
    """

    by_statement: Mapping[Statement, tuple[Quote, ...]]
    by_node: Mapping[str, Quote]
    by_section: Mapping[str, tuple[tuple[Quote, Statement], ...]]
    in_section: Mapping[str, tuple[Quote, ...]] = field(default_factory=dict)

    @cached_property
    def by_quote(self) -> dict[str, tuple[Statement, ...]]:
        """The statements that a quote carries, by the node that holds it."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for carried in self.by_section.values():
            for quote, statement in carried:
                found[quote.node].append(statement)
        return {node: tuple(own) for node, own in found.items()}

    def carried(self, quote: Quote) -> tuple[Statement, ...]:
        """Return the statements that a quote carries."""
        return self.by_quote.get(quote.node, ())

    def of(self, statement: Statement) -> tuple[Quote, ...]:
        """Return the quotes that carry a statement, in the document's order."""
        return self.by_statement.get(statement, ())


def read_evidence(facts: Facts) -> Evidence:
    """Return the evidence that the facts hold."""
    nodes = {node: _quote(facts, node) for node in _of_type(facts, "Evidence")}
    by_statement: dict[Statement, set[Quote]] = defaultdict(set)
    by_section: dict[str, set[tuple[Quote, Statement]]] = defaultdict(set)
    for claim in _of_type(facts, "Claim"):
        statement = _statement(facts, claim)
        for node in facts.values(claim, f"{FP}evidence"):
            if quote := nodes.get(node.value):
                by_statement[statement].add(quote)
                by_section[quote.section].add((quote, statement))
    return Evidence(
        {statement: tuple(sorted(found)) for statement, found in by_statement.items()},
        nodes,
        {section: tuple(sorted(found, key=_place)) for section, found in by_section.items()},
        _in_section(nodes.values()),
    )


def _in_section(quotes: Iterable[Quote]) -> dict[str, tuple[Quote, ...]]:
    found: dict[str, list[Quote]] = defaultdict(list)
    for quote in sorted(quotes):
        found[quote.section].append(quote)
    return {section: tuple(own) for section, own in found.items()}


def _of_type(facts: Facts, name: str) -> Iterable[str]:
    return facts.subjects(TYPE, f"{FP}{name}")


def _statement(facts: Facts, claim: str) -> Statement:
    return (
        facts.value(claim, f"{RDF}subject").value,
        facts.value(claim, f"{RDF}predicate").value,
        facts.value(claim, f"{RDF}object"),
    )


def _quote(facts: Facts, node: str) -> Quote:
    selectors = [term.value for term in facts.values(node, f"{OA}hasSelector")]
    start = (facts.value(selector, f"{OA}start").value for selector in selectors)
    exact = (facts.value(selector, f"{OA}exact").value for selector in selectors)
    return Quote(
        _number(next(filter(None, start), "")),
        next(filter(None, exact), ""),
        facts.value(node, f"{FP}inSection").value,
        _number(facts.value(node, f"{FP}firstPage").value),
        _number(facts.value(node, f"{FP}lastPage").value),
        local_name(facts.value(node, f"{FP}pageBasis").value),
        node,
    )


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _place(found: tuple[Quote, Statement]) -> tuple[object, ...]:
    quote, (subject, property_, value) = found
    return quote, subject, property_, value.value, value.language
