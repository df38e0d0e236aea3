"""How to ask a question oneself: its parameters, and the same answer by three other ways."""

from __future__ import annotations

import json
import shlex
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fardplan_kg.answers import Answer
from fardplan_kg.namespaces import local_name
from fardplan_kg.parameters import Parameter
from fardplan_kg.publication.things import Names, Reference
from fardplan_kg.questions import Question

SERVER = "http://localhost:7878/query"
"""Where Oxigraph's own server answers when it is started as the page says."""
PLAN = "plan"
"""The parameter by which a question is asked of one roadmap."""
Choices = Mapping[tuple[str, str], Mapping[str, str]]
"""What the parameters may be, by question and parameter: things (IRIs) or words, each with what
stands for it in an address."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A parameter as one who writes commands needs it."""

    parameter: Parameter
    example: str

    @property
    def shell(self) -> str:
        """The example as a shell takes it."""
        return shlex.quote(f"{self.parameter.name}={self.example}")

    @property
    def python(self) -> str:
        """The example as Python takes it."""
        return f"{self.parameter.name}={json.dumps(self.example, ensure_ascii=False)}"


def chosen_by_people(question: Question, choices: Choices) -> tuple[Parameter, ...]:
    """Return the parameters that a person gives: not the language, nor what leaves no choice.

    What is chosen among things comes before what is written.
    """
    found = (
        own
        for own in question.parameters
        if own.name != "lang" and not _lacks_choice(own, choices.get((question.name, own.name), {}))
    )
    return tuple(sorted(found, key=lambda own: own.kind != "iri"))


def parameters(question: Question, choices: Choices, names: Names) -> tuple[Asked, ...]:
    """Return the parameters that a person gives, each with an example."""
    return tuple(
        _asked(own, choices.get((question.name, own.name), {}), names)
        for own in chosen_by_people(question, choices)
    )


def _lacks_choice(parameter: Parameter, given: Mapping[str, str]) -> bool:
    """Whether it chooses among too few: the roadmaps of a graph with one, or no things at all."""
    fewest = 2 if parameter.name == PLAN else 1
    return bool(parameter.choices) and len(given) < fewest


def _asked(parameter: Parameter, given: Mapping[str, str], names: Names) -> Asked:
    if parameter.kind != "iri":
        return Asked(parameter, parameter.default or next(iter(given), ""))
    things = names.references(given)
    return Asked(parameter, parameter.default or _example(parameter, things))


def _example(parameter: Parameter, things: Sequence[Reference]) -> str:
    """Return what the first of the things is called: a number or name that no other one has."""
    if not things:
        return ""
    first = things[0]
    numbers = Counter(thing.number for thing in things)
    called = Counter(thing.name.value for thing in things)
    if parameter.name == PLAN:
        return local_name(first.iri)
    if first.number and numbers[first.number] == 1:
        return first.number
    return first.name.value if called[first.name.value] == 1 else first.iri


def command(answer: Answer) -> str:
    """Return the command that gives this answer."""
    values = [part for name, value in _given(answer) for part in ("-p", f"{name}={value}")]
    asked = ["fardplan", "query", answer.question.name, *values, "--lang", answer.language]
    return shlex.join(asked)


def python(answer: Answer) -> str:
    """Return the lines of Python that give this answer."""
    values = [answer.question.name, *(value for _, value in _given(answer)), answer.language]
    texts = [json.dumps(value, ensure_ascii=False) for value in values]
    names = ["", *(f"{name}=" for name, _ in _given(answer)), "language="]
    arguments = ", ".join(name + text for name, text in zip(names, texts, strict=True))
    return f"import fardplan_kg as fk\n\nfk.open().ask({arguments})"


def server(answer: Answer) -> str:
    """Return the commands that ask a SPARQL server, with the query's file beside the page."""
    return (
        "oxigraph serve --location graf &\n"
        f"fardplan load --endpoint {SERVER}\n"
        f"curl -H 'Content-Type: application/sparql-query' -H 'Accept: text/csv' \\\n"
        f"  --data-binary @{query_file(answer)} {SERVER}"
    )


def request(address: str) -> str:
    """Return the command that fetches an answer from where it is served."""
    return shlex.join(["curl", "--fail", address])


def query_file(answer: Answer) -> str:
    """Return the name of the file that holds the query as it was asked."""
    return f"{answer.question.name}.{answer.language}.rq"


def _given(answer: Answer) -> list[tuple[str, str]]:
    return [(name, value) for name, value in sorted(answer.values.items()) if name != "lang"]
