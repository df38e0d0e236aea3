"""The statements of a description, in any syntax of RDF: sorted, and never with a blank node.

The national portal takes no blank nodes for what a catalogue describes (diggsweden/DCAT-AP-SE,
docs/harvesting.md, "Undvik blanka noder").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from fardplan_kg.namespaces import FP, VOCABULARIES
from fardplan_kg.questions import LANGUAGES
from fardplan_kg.serialisation import SYNTAXES
from fardplan_kg.store import Term
from fardplan_kg.wording import Words

SPDX = "http://spdx.org/rdf/terms#"
VCARD = "http://www.w3.org/2006/vcard/ns#"
VOID = "http://rdfs.org/ns/void#"
VOID_EXT = "http://ldf.fi/void-ext#"
SHACL = "http://www.w3.org/ns/shacl#"
ODRS = "http://schema.theodi.org/odrs#"
DCAT, DCTERMS, FOAF, OWL, PROV, RDF, RDFS, SCHEMA, XSD = (
    VOCABULARIES[prefix]
    for prefix in ("dcat", "dcterms", "foaf", "owl", "prov", "rdf", "rdfs", "schema", "xsd")
)
"""Namespaces as the profiles name them: DCAT-AP-SE 3.0.1 (bundle.json), VoID (W3C note), and
sib-swiss/sparql-editor for void-ext and SHACL."""
PREFIXES = {
    **{name: VOCABULARIES[name] for name in ("dcat", "dcterms", "foaf", "owl", "prov")},
    **{name: VOCABULARIES[name] for name in ("rdf", "rdfs", "schema", "xsd")},
    "fp": FP,
    "odrs": ODRS,
    "sh": SHACL,
    "spdx": SPDX,
    "vcard": VCARD,
    "void": VOID,
    "void-ext": VOID_EXT,
}
FORMATS = {syntax.suffix: syntax.format for syntax in SYNTAXES.values()}
UNPREFIXED = (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS)
Node = ox.NamedNode | ox.Literal
Value = Node | Term | str


class Statements:
    """Statements that are collected; one made twice is kept once."""

    def __init__(self) -> None:
        self._found: set[ox.Triple] = set()

    def add(self, subject: str, property_: str, *values: Value) -> None:
        """State a property's values; a text is an IRI, and what is empty is not stated."""
        for value in values:
            if value != "" and not (isinstance(value, Term) and not value.value):
                triple = ox.Triple(ox.NamedNode(subject), ox.NamedNode(property_), _node(value))
                self._found.add(triple)

    def all(self) -> tuple[ox.Triple, ...]:
        """Return the statements, sorted by subject, predicate and object."""
        return tuple(sorted(self._found, key=_order))


def _node(value: Value) -> Node:
    if isinstance(value, str):
        return ox.NamedNode(value)
    if not isinstance(value, Term):
        return value
    if value.kind == "iri":
        return ox.NamedNode(value.value)
    datatype = ox.NamedNode(value.datatype) if value.datatype else None
    return ox.Literal(value.value, datatype=datatype, language=value.language or None)


def _order(triple: ox.Triple) -> tuple[str, str, str]:
    return str(triple.subject), str(triple.predicate), str(triple.object)


def number(value: int) -> ox.Literal:
    """Return a whole number as VoID writes its counts: an xsd:integer."""
    return ox.Literal(str(value), datatype=ox.NamedNode(f"{XSD}integer"))


def typed(value: str, datatype: str) -> ox.Literal:
    """Return a value with a data type of XML Schema, given by its local name."""
    return ox.Literal(value, datatype=ox.NamedNode(f"{XSD}{datatype}"))


def worded(message: str, values: Mapping[str, Mapping[str, str]] | None = None) -> list[Term]:
    """Return one of the interface's messages in each language, Swedish first.

    values: what is put into it, by language.
    """
    put = values or {}
    return [
        Term(Words(language).gettext(message, **put.get(language, {})), language=language)
        for language in LANGUAGES
    ]


def written(triples: Iterable[ox.Triple], ending: str) -> bytes:
    """Return statements in the syntax of an ending: ttl, jsonld, nt, rdf, trig or nq."""
    syntax, held = FORMATS[ending], list(triples)
    bound = None if syntax in UNPREFIXED else _used(held)
    return ox.serialize(held, format=syntax, prefixes=bound) or b""


def _used(triples: Iterable[ox.Triple]) -> dict[str, str]:
    terms = {str(term) for triple in triples for term in (triple.predicate, triple.object)}
    text = " ".join(sorted(terms))
    return {prefix: iri for prefix, iri in PREFIXES.items() if iri in text}
