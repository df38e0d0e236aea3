"""What the query page knows of the graph: classes and properties, names, the questions' texts.

Each is data for the page's script, in one language: what it proposes while a query is written, what
it calls the things in an answer, and the queries to begin with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pyoxigraph as ox

from fardplan_kg.answers import Answer
from fardplan_kg.namespaces import BASE, ID, prefixes
from fardplan_kg.parameters import Parameter, written
from fardplan_kg.publication.descriptions.counting import by_class, classes, partition
from fardplan_kg.publication.inputs import Inputs
from fardplan_kg.publication.pages import without_header
from fardplan_kg.publication.terms import short
from fardplan_kg.publication.themes import by_theme
from fardplan_kg.publication.things import Names
from fardplan_kg.store import EmbeddedStore
from fardplan_kg.wording import Words

Json = dict[str, Any]


def terms(inputs: Inputs, language: str) -> list[Json]:
    """Return the classes and properties of the default graph, by their prefixed names.

    As the VoID description partitions it: a class has the properties of its things. What has no
    prefix is left out.
    """
    if inputs.described is None:
        return []
    label = inputs.sources[language].names.terms.word
    properties, of_class = _partitioned(inputs.described.store)
    found = [
        *(("class", iri, tuple(map(short, own))) for iri, own in of_class.items()),
        *(("property", iri, ()) for iri in properties),
    ]
    declared = prefixes()
    return [
        {"kind": kind, "name": short(iri), "label": label(iri), "properties": list(own)}
        for kind, iri, own in found
        if short(iri).split(":")[0] in declared and short(iri) != iri
    ]


def _partitioned(store: EmbeddedStore) -> tuple[tuple[str, ...], Mapping[str, tuple[str, ...]]]:
    """Return the properties of the default graph, and those of the things of each class."""
    quads = store.engine.quads_for_pattern(None, None, None, ox.DefaultGraph())
    triples = [quad.triple for quad in quads]
    of = classes(triples)
    used = tuple(part.property for part in partition(triples, of))
    within = {
        iri: tuple(sorted({own.predicate.value for own in found}))
        for iri, found in by_class(triples, of).items()
    }
    return used, within


def names(inputs: Inputs, language: str) -> Json:
    """Return what the things are called, by their IRIs without the base that all share.

    A name is a text, or a list: the name, its language where that is another, and the page and
    anchor where the thing stands, unless that is the page of its own.
    """
    known = inputs.sources[language].names
    places = inputs.places
    return {
        iri.removeprefix(BASE): _named(known, iri)
        for iri in sorted({*places.pages, *places.anchors})
        if iri.startswith(BASE)
    }


def _named(known: Names, iri: str) -> str | list[str]:
    name, (page, anchor) = known.name(iri), known.places.of(iri)
    own = iri.removeprefix(BASE)
    usual = f"doc/{iri.removeprefix(ID)}" if iri.startswith(ID) else own
    other = name.language if name.language != known.words.language else ""
    given = [name.value, other, "" if page == usual and not anchor else page, anchor]
    while len(given) > 1 and not given[-1]:
        given.pop()
    return given if len(given) > 1 else name.value


def questions(inputs: Inputs, language: str) -> list[tuple[str, list[Json]]]:
    """Return the questions by theme: their words, queries and parameters."""
    answers = {answer.question.name: answer for _, answer in _by_page(inputs, language)}
    pages = {answer.question.name: name for name, answer in reversed(_by_page(inputs, language))}
    found = by_theme((answer.question for answer in answers.values()), Words(language))
    return [
        (theme, [_question(inputs, answers[own.name], pages[own.name]) for own in each])
        for theme, each in found
    ]


def _by_page(inputs: Inputs, language: str) -> list[tuple[str, Answer]]:
    return list(inputs.asked(language).items())


def _question(inputs: Inputs, answer: Answer, page: str) -> Json:
    own, language = answer.question, answer.language
    return {
        "name": own.name,
        "title": own.title[language],
        "text": own.text[language],
        "page": f"svar/{page}.{language}.html",
        "query": without_header(own.query),
        "terms": {
            parameter.variable: written(answer.terms[parameter.name])
            for parameter in own.parameters
            if parameter.name in answer.terms
        },
        "parameters": [
            {
                "name": parameter.name,
                "variable": parameter.variable,
                "kind": parameter.kind,
                "required": parameter.required,
                "label": parameter.label[language],
                "choices": list(_choices(inputs, answer, parameter)),
            }
            for parameter in own.parameters
        ],
    }


def _choices(
    inputs: Inputs, answer: Answer, parameter: Parameter
) -> Iterator[str | tuple[str, str, str]]:
    """Give what a parameter may be: words, or things by IRI, name and number."""
    given = inputs.choices.get((answer.question.name, parameter.name), ())
    if parameter.kind != "iri":
        yield from given or parameter.choices.split()
        return
    known = inputs.sources[answer.language].names
    for ref in known.references(given):
        yield ref.iri.removeprefix(BASE), ref.name.value, ref.number
