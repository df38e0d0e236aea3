"""The questions as RDF, as the query editors of SIB and others list them.

The form: sib-swiss/sparql-examples: sh:SPARQLExecutable with the text of the query, what it asks
in rdfs:comment, sh:prefixes, schema:keywords and schema:target (the endpoint, where there is one).
The terms of SHACL: https://www.w3.org/ns/shacl.ttl.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from fardplan_kg.answers import bound
from fardplan_kg.faults import CallFault
from fardplan_kg.namespaces import BASE
from fardplan_kg.parameters import Parameter, choices
from fardplan_kg.publication.descriptions.rdf import (
    OWL,
    RDF,
    RDFS,
    SCHEMA,
    SHACL,
    Statements,
    typed,
)
from fardplan_kg.query_form import query_form
from fardplan_kg.questions import LANGUAGES, Question
from fardplan_kg.store import EmbeddedStore, Term

QUERY = f"{BASE}query"
PREFIX = re.compile(r"^\s*PREFIX\s+(?P<prefix>[^\s:]*):\s*<(?P<namespace>[^>]*)>", re.I | re.M)
FORMS = {"SELECT": "Select", "ASK": "Ask", "CONSTRUCT": "Construct"}
"""The forms that SHACL has an executable for, as they stand in the executable's name."""


def examples(
    store: EmbeddedStore, questions: Iterable[Question], endpoint: str = ""
) -> tuple[ox.Triple, ...]:
    """Return the questions, each as a query that runs as it stands.

    A parameter has its default or, where it must have a value and has no default, the first one
    that it may have; a question for which this graph has none is left out.
    """
    found = Statements()
    prefixes: dict[str, str] = {}
    for question in sorted(questions, key=lambda own: own.name):
        form = query_form(question.query)
        text = _runnable(store, question) if form in FORMS else ""
        if text:
            prefixes.update(PREFIX.findall(text))
            _example(found, question, form, text, endpoint)
    _declared(found, prefixes)
    return found.all()


def _example(found: Statements, question: Question, form: str, text: str, endpoint: str) -> None:
    own = f"{QUERY}/{question.name}"
    found.add(own, f"{RDF}type", f"{SHACL}SPARQLExecutable")
    found.add(own, f"{RDF}type", f"{SHACL}SPARQL{FORMS[form]}Executable")
    found.add(own, f"{RDFS}label", *_told(question.title))
    found.add(own, f"{RDFS}comment", *_told(question.text))
    found.add(own, f"{SHACL}{form.lower()}", ox.Literal(text))
    found.add(own, f"{SHACL}prefixes", f"{QUERY}#prefixes")
    found.add(own, f"{SCHEMA}keywords", *(Term(tag) for tag in question.tags))
    found.add(own, f"{SCHEMA}target", endpoint)


def _told(texts: Mapping[str, str]) -> list[Term]:
    return [Term(texts[language], language=language) for language in LANGUAGES]


def _declared(found: Statements, prefixes: dict[str, str]) -> None:
    """State the prefixes that the queries use, each once."""
    declared = f"{QUERY}#prefixes"
    for prefix, namespace in sorted(prefixes.items()):
        own = f"{QUERY}#prefix-{prefix}"
        found.add(declared, f"{RDF}type", f"{OWL}Ontology")
        found.add(declared, f"{SHACL}declare", own)
        found.add(own, f"{SHACL}prefix", ox.Literal(prefix))
        found.add(own, f"{SHACL}namespace", typed(namespace, "anyURI"))


def _runnable(store: EmbeddedStore, question: Question) -> str:
    """Return the query with its values in it; an empty text where the graph has none for it."""
    needy = [own for own in question.parameters if own.required and not own.default]
    try:
        values = {own.name: _first(store, own) for own in needy}
        return bound(store, question, values, LANGUAGES[0])
    except CallFault:
        return ""


def _first(store: EmbeddedStore, parameter: Parameter) -> str:
    if parameter.kind == "iri":
        return next(iter(choices(store, parameter)), "") if parameter.choices else ""
    return next(iter(parameter.choices.split()), "")
