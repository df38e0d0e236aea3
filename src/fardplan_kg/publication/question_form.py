"""The form on a question's page: a control for each parameter that a person gives.

Where the site is served the form leads to the page itself, which then answers for what is chosen.
A static site's form leads to the query page, which answers in the browser.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from fardplan_kg.parameters import Parameter
from fardplan_kg.publication.asking import Choices, chosen_by_people
from fardplan_kg.publication.inputs import Inputs
from fardplan_kg.publication.query_bundle import PATH as QUERY_PAGE
from fardplan_kg.publication.things import Names, Reference
from fardplan_kg.questions import Question
from fardplan_kg.store import Term

QUESTION = "fraga"
"""The field that tells the query page which question is asked."""
Terms = Mapping[str, Term]
"""What each parameter is, by its name."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of the things or words that a parameter may be; ``thing`` is None for a word."""

    value: str
    thing: Reference | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Control:
    """A field of the form.

    kind: choice, number or text. value: what stands in the field. all: whether it may be left open;
    what has a default is that where nothing is given.
    """

    name: str
    label: str
    kind: str
    required: bool
    all: bool
    value: str
    options: tuple[Option, ...]

    @property
    def undecided(self) -> bool:
        """Whether none of the options is chosen."""
        return not any(own.chosen for own in self.options)


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a question. action: where it leads to. served: whether that is the page itself.

    edit: the query page with the same question and values. question: its name, for the query page.
    """

    action: str
    served: bool
    question: str
    controls: tuple[Control, ...]
    edit: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a parameter is, in words: a thing or, where it is none, a text."""

    label: str
    thing: Reference | None
    text: str


def form(
    inputs: Inputs,
    question: Question,
    language: str,
    terms: Terms,
    written: Mapping[str, str] | None = None,
) -> Form:
    """Return the form of a question as it was asked.

    written: what was given where it could not be taken for any value; it stays in its field.
    """
    names = inputs.sources[language].names
    own = chosen_by_people(question, inputs.choices)
    shown = tuple(_control(inputs.choices, question, p, names, terms, written or {}) for p in own)
    there = f"../{QUERY_PAGE}.{language}.html"
    values = values_of(question, inputs.choices, terms)
    return Form(
        action=f"{question.name}.{language}.html" if inputs.endpoint else there,
        served=bool(inputs.endpoint),
        question=question.name,
        controls=shown,
        edit=f"{there}?{urlencode([(QUESTION, question.name), *values])}",
    )


def _control(
    choices: Choices,
    question: Question,
    parameter: Parameter,
    names: Names,
    terms: Terms,
    written: Mapping[str, str],
) -> Control:
    given = choices.get((question.name, parameter.name), {})
    term = terms.get(parameter.name)
    value = written.get(parameter.name, "") or (term.value if term else "")
    kind = "choice" if given else "number" if parameter.kind == "integer" else "text"
    return Control(
        parameter.name,
        parameter.label[names.words.language],
        kind,
        parameter.required,
        not parameter.required and not parameter.default,
        value,
        tuple(_options(parameter, given, names, value)),
    )


def _options(
    parameter: Parameter, given: Mapping[str, str], names: Names, value: str
) -> Iterator[Option]:
    if parameter.kind != "iri":
        yield from (Option(word, None, word == value) for word in given)
        return
    for ref in names.references(given):
        yield Option(given[ref.iri], ref, value in (ref.iri, given[ref.iri]))


def values_of(question: Question, choices: Choices, terms: Terms) -> list[tuple[str, str]]:
    """Return the parameters and values that stand in an address, by the parameters' names."""
    return [
        (own.name, choices.get((question.name, own.name), {}).get(term.value, term.value))
        for own in sorted(question.parameters, key=lambda own: own.name)
        if own.name != "lang" and (term := terms.get(own.name))
    ]


def chosen(question: Question, inputs: Inputs, terms: Terms, language: str) -> tuple[Chosen, ...]:
    """Return what is chosen, in words: the parameters that a person gives and that have a value."""
    names = inputs.sources[language].names
    return tuple(
        Chosen(
            own.label[language],
            names.reference(term.value) if term.kind == "iri" else None,
            term.value,
        )
        for own in chosen_by_people(question, inputs.choices)
        if (term := terms.get(own.name))
    )


def fault_in_words(question: Question, language: str, why: str) -> tuple[str, str]:
    """Return the parameter at fault, "" for none, and why there is no answer.

    A fault names the parameter first, as in a command; a form names it by its label.
    """
    for own in question.parameters:
        for mark, shown in (("=", " = "), (":", ":")):
            begun = f"{own.name}{mark}"
            if why.casefold().startswith(begun):
                return own.name, own.label[language] + shown + why[len(begun) :]
    return "", why
