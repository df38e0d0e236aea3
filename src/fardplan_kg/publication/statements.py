"""Statements in the syntaxes of RDF: sorted once, with the prefixes that they use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from fardplan_kg.namespaces import prefixes
from fardplan_kg.serialisation import SYNTAXES

FORMATS = {syntax.suffix: syntax.format for syntax in SYNTAXES.values()}
DATASETS = ("trig", "nq")
"""The endings of the syntaxes that keep named graphs apart."""
WITH_PREFIXES = ("ttl", "trig", "rdf")


@dataclass(frozen=True, eq=False)
class Statements:
    """Statements with their graphs, sorted; what stands in no graph comes first."""

    quads: tuple[ox.Quad, ...]

    @cached_property
    def triples(self) -> tuple[ox.Triple, ...]:
        """The statements whatever graph they stand in, each once, by subject."""
        return tuple(sorted({quad.triple for quad in self.quads}, key=_by_subject))

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """The prefixes that the statements use."""
        spaces = {_space(iri) for iri in {node.value for node in self._nodes()}}
        return {prefix: iri for prefix, iri in prefixes().items() if iri in spaces}

    def _nodes(self) -> Iterator[ox.NamedNode]:
        for triple in self.triples:
            value = triple.object.datatype if isinstance(triple.object, ox.Literal) else None
            for node in (triple.subject, triple.predicate, value or triple.object):
                if isinstance(node, ox.NamedNode):
                    yield node
        for quad in self.quads:
            if isinstance(quad.graph_name, ox.NamedNode):
                yield quad.graph_name

    def written(self, ending: str) -> bytes:
        """Return the statements in a syntax, named by the ending of its files."""
        bound = self.prefixes if ending in WITH_PREFIXES else None
        found = self.quads if ending in DATASETS else self.triples
        return ox.serialize(found, format=FORMATS[ending], prefixes=bound) or b""


UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""What could end a script element, begin a comment or be an entity; JSON reads it the same."""


def embeddable(text: str) -> str:
    """Return JSON that means the same and can stand inside a script element."""
    return text.translate(UNSAFE)


def ordered(quads: Iterable[ox.Quad]) -> Statements:
    """Return statements sorted by graph, subject, predicate and object, each once."""
    return Statements(tuple(sorted(set(quads), key=_order)))


def _order(quad: ox.Quad) -> tuple[str, ...]:
    return str(quad.graph_name), *_by_subject(quad)


def _by_subject(statement: ox.Quad | ox.Triple) -> tuple[str, str, str]:
    return str(statement.subject), str(statement.predicate), str(statement.object)


def _space(iri: str) -> str:
    """Return an IRI up to its last ``#`` or ``/``."""
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]
