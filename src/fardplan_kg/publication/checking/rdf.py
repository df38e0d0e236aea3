"""RDF that others wrote: read without fetching anything, and compared.

Nothing that a document refers to is fetched: Oxigraph's parsers load no JSON-LD context and no
external entity. Entities of XML are refused where they could grow ("billion laughs").
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from xml.parsers import expat

from pyoxigraph import BlankNode, Dataset, Literal, NamedNode, Quad, RdfFormat, parse
from pyoxigraph import Triple as QuotedTriple

from fardplan_kg.publication.checking.answer import Answer
from fardplan_kg.publication.checking.outcome import Words

FORMATS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/trig": RdfFormat.TRIG,
    "application/n-quads": RdfFormat.N_QUADS,
}
SYNTAXES = ("text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml")
"""The media types that every document is held against; a graph has those of FORMATS."""
LONGEST_ENTITY = 200
MOST_REFERENCES = 100_000
ROUNDS = 8
Term = NamedNode | BlankNode | Literal | QuotedTriple
Triple = tuple[Term, NamedNode, Term]


class Unreadable(Exception):  # noqa: N818 - becomes a flaw
    """The text is not what it says it is; and why."""

    def __init__(self, swedish: str, english: str) -> None:
        super().__init__(english)
        self.words = Words(swedish, english)


def read(answer: Answer, media: str = "") -> Dataset:
    """Return the dataset of an answer. Raises Unreadable."""
    if answer.trouble or answer.status != 200:
        raise Unreadable(answer.told("sv"), answer.told("en"))
    return parsed(answer.body, media or answer.media, answer.url)


def parsed(content: bytes, media: str, base: str) -> Dataset:
    """Return the dataset that a text in a syntax of RDF holds. Raises Unreadable."""
    if media not in FORMATS:
        raise Unreadable(f"{media or 'utan typ'}: inte RDF", f"{media or 'no type'}: not RDF")
    if media == "application/rdf+xml":
        ensure_harmless(content)
    try:
        return Dataset(parse(content, FORMATS[media], base_iri=base))
    except (SyntaxError, ValueError) as error:
        reason = " ".join(str(error.args[0] if error.args else error).split())[:160]
        raise Unreadable(f"går inte att läsa: {reason}", f"does not parse: {reason}") from None


def ensure_harmless(content: bytes) -> None:
    """Refuse XML that is broken, refers outside itself, or whose entities grow.

    A namespace written as an entity, as OWL editors do, is harmless. Raises Unreadable.
    """
    parser = expat.ParserCreate()
    declared: list[str] = []

    def entity(*given: object) -> None:
        value = given[2]
        if not isinstance(value, str) or "&" in value or len(value) > LONGEST_ENTITY:
            raise Unreadable("XML-entiteter som växer", "XML entities that grow")
        declared.append(value)

    parser.EntityDeclHandler = entity
    if re.search(rb"<!ENTITY", content[:65536]) and content.count(b"&") > MOST_REFERENCES:
        raise Unreadable("för många XML-entiteter", "too many XML entities")
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Unreadable(f"inte XML: {error}", f"not XML: {error}") from None


def triples(dataset: Iterable[Quad]) -> set[Triple]:
    """Return the triples whatever graph they stand in."""
    return {(quad.subject, quad.predicate, quad.object) for quad in dataset}


def firm(of: Iterable[Triple]) -> set[Triple]:
    """Return the triples without blank nodes: those that can be told from each other alone."""
    return {t for t in of if not isinstance(t[0], BlankNode) and not isinstance(t[2], BlankNode)}


def isomorphic(one: set[Triple], other: set[Triple]) -> bool:
    """Whether two sets of triples are the same but for the names of their blank nodes.

    Blank nodes are told apart by what stands round them, in a few rounds (colour refinement). An
    exact canonical form can take for ever on a graph made for that (RDF Dataset Canonicalization,
    section 7.1), and these are other people's graphs.
    """
    return one == other or (
        len(one) == len(other) and firm(one) == firm(other) and _coloured(one) == _coloured(other)
    )


def _coloured(of: set[Triple]) -> Counter[tuple[str, str, str]]:
    loose = of - firm(of)
    colours: dict[str, str] = {}

    def shown(term: Term) -> str:
        return colours.get(str(term), "_:") if isinstance(term, BlankNode) else str(term)

    for _ in range(ROUNDS):
        around: dict[str, list[str]] = {}
        for subject, predicate, obj in loose:
            if isinstance(subject, BlankNode):
                around.setdefault(str(subject), []).append(f">{predicate}{shown(obj)}")
            if isinstance(obj, BlankNode):
                around.setdefault(str(obj), []).append(f"<{predicate}{shown(subject)}")
        colours = {node: _hash(sorted(said)) for node, said in around.items()}
    return Counter((shown(s), str(p), shown(o)) for s, p, o in loose)


def _hash(said: list[str]) -> str:
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def objects(dataset: Dataset, predicate: str, subject: Term | None = None) -> list[Term]:
    """Return the objects of a property, of one subject or of all, sorted."""
    quads = dataset.quads_for_predicate(NamedNode(predicate))
    found = {quad.object for quad in quads if subject is None or quad.subject == subject}
    return sorted(found, key=str)


def subjects(dataset: Dataset, kind: str) -> list[Term]:
    """Return what is of a type, sorted."""
    quads = dataset.quads_for_object(NamedNode(kind))
    return sorted({quad.subject for quad in quads if quad.predicate.value == TYPE}, key=str)


TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def iris(terms: Iterable[Term]) -> list[str]:
    """Return those of the terms that are IRIs, or texts that hold one."""
    return [term.value for term in terms if isinstance(term, NamedNode | Literal)]
