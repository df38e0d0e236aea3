"""What only a served site answers: questions with values, words to search for, and refusals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from fardplan_kg.parameters import Parameter
from fardplan_kg.publication.asking import Choices, chosen_by_people
from fardplan_kg.publication.descriptions.interface import (
    UNCHANGED,
    Json,
    answers,
    both,
    content,
    in_path,
    in_query,
    operation,
)
from fardplan_kg.publication.documents import HTML, MEDIA, Publication
from fardplan_kg.publication.inputs import SEARCH
from fardplan_kg.questions import LANGUAGES, Question
from fardplan_kg.wording import msg

MOST = 200
"""Values of a parameter that are listed."""
TEXT, PROBLEM = "text/plain", "application/problem+json"
GRAPHS = tuple(MEDIA[ending] for ending in ("ttl", "jsonld", "nt", "rdf", "trig", "nq"))
TOLD = (HTML, PROBLEM, TEXT, *GRAPHS)
"""In what a visitor is told that there is no answer, by what is asked for."""
EVERYWHERE = ("400", "408", "413", "414", "431", "503")
"""What any address may answer."""
ASKED = ("429",)
"""What an address where the graph is asked may answer, too."""
_REFUSALS = {
    "400": msg("The address, the query or a value is wrong; the text says how."),
    "408": msg("The whole request did not arrive in time. Try again."),
    "413": msg("Nothing here takes so much content."),
    "414": msg("No address here is so long."),
    "422": msg("The answer is larger than what is given here at a time."),
    "429": msg("Too many questions in a short time"),
    "431": msg("The request has more or longer headers than are read here."),
    "503": msg("It took too long, or there are too many visitors. Try again later."),
}
_WAITED = ("429", "503")


@dataclass(frozen=True, slots=True)
class Served:
    """What a server answers beside what is published. path: of the SPARQL endpoint."""

    path: str
    choices: Choices = field(default_factory=dict)

    def url(self, publication: Publication) -> str:
        """Return the address of the SPARQL endpoint."""
        return publication.url(self.path)


def question_parameters(question: Question, choices: Choices) -> list[Json]:
    """Return the values that a question takes in its address.

    Without any of them what is published is the answer. An empty value is none.
    """
    return [
        _given(own, sorted(set(choices.get((question.name, own.name), {}).values())))
        for own in chosen_by_people(question, choices)
    ]


def _given(parameter: Parameter, values: list[str]) -> Json:
    told = " / ".join(parameter.label[language] for language in LANGUAGES)
    example = {"example": values[0]} if values else {}
    needed = {"required": True} if parameter.required and not parameter.default else {}
    own = in_query(parameter.name, told, _schema(parameter, values))
    return {**own, "allowEmptyValue": True, **example, **needed}


def _schema(parameter: Parameter, values: list[str]) -> Json:
    """Return what the values are; the default only where the graph has it."""
    if parameter.kind == "integer":
        default: Json = {"default": int(parameter.default)} if parameter.default else {}
        return {"type": "integer", **default}
    listed: Json = {"enum": values} if 0 < len(values) <= MOST else {}
    there = parameter.default and parameter.default in (values or [parameter.default])
    return {"type": "string", **listed, **({"default": parameter.default} if there else {})}


def search() -> Json:
    """Return the parameter of the search page."""
    told = both(msg("What is searched for, in names, quotes and summaries"), " / ")
    return in_query("q", told, {"type": "string"}) | {"example": "vägen"}


def search_files(publication: Publication) -> Iterator[tuple[str, Json]]:
    """Yield the hits of a search as a page and as JSON, where there is a search page."""
    if SEARCH in publication.documents:
        path = f"/{SEARCH}.{{language}}.{{format}}"
        given = in_path(path, {"language": list(LANGUAGES), "format": ["html", "json"]})
        found = answers((HTML, MEDIA["json"]), *ASKED, "404")
        told = both(msg("The hits of a search"), " / ")
        yield (
            path,
            operation(f"{SEARCH}-file", [SEARCH], told, found, [*given, search(), UNCHANGED]),
        )


def refusals() -> dict[str, Json]:
    """Return what a server of ours answers where there is no answer, by status."""
    wait = {"Retry-After": {"schema": {"type": "integer"}}}
    return {
        code: {
            "description": both(message),
            "content": content(TOLD),
            **({"headers": wait} if code in _WAITED else {}),
        }
        for code, message in _REFUSALS.items()
    }
