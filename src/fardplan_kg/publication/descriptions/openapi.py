"""What can be asked of the site over HTTP, static or served: OpenAPI 3.1.

Where the site is served by ``fardplan serve`` there is more: a SPARQL endpoint, questions with
values of the visitor's choice, and hits of a search. The document is a mapping until ``written``
makes bytes of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from fardplan_kg.publication.descriptions.catalogue import DataSet
from fardplan_kg.publication.descriptions.families import KINDS, families, things
from fardplan_kg.publication.descriptions.files import FOLDER
from fardplan_kg.publication.descriptions.interface import (
    ACCEPTED,
    UNCHANGED,
    Json,
    answers,
    both,
    components,
    in_path,
    operation,
)
from fardplan_kg.publication.descriptions.served import (
    ASKED,
    EVERYWHERE,
    Served,
    question_parameters,
    refusals,
    search,
    search_files,
)
from fardplan_kg.publication.descriptions.sparql_interface import sparql
from fardplan_kg.publication.documents import MEDIA, Document, Publication
from fardplan_kg.publication.inputs import SEARCH
from fardplan_kg.questions import LANGUAGES, Question
from fardplan_kg.wording import msg

VERSION = "3.1.0"
ENDINGS = ("csv", "html", "json", "ttl")
ANSWERS = "svar/"


def openapi(
    data_set: DataSet,
    publication: Publication,
    questions: Iterable[Question],
    served: Served | None = None,
) -> Json:
    """Return the description of the interface.

    served: what is answered where the site is served; None for a static site.
    """
    paths: Json = {}
    paths.update(families(publication))
    paths.update(things(publication))
    paths.update(_single(publication, served))
    paths.update(_questions(publication, questions, served))
    paths.update(_files(publication))
    if served:
        paths.update(search_files(publication))
        _may_be_refused(paths)
        paths[f"/{served.path}"] = sparql()
    return {
        "openapi": VERSION,
        "info": _info(data_set, publication),
        "servers": [{"url": publication.base.rstrip("/")}],
        "tags": [{"name": name} for name in _tags(paths)],
        "paths": dict(sorted(paths.items())),
        "components": components(refusals() if served else None),
    }


def written(document: Mapping[str, object]) -> bytes:
    """Return the document as JSON."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _info(data_set: DataSet, publication: Publication) -> Json:
    titles = {own.language: own.value for own in data_set.titles}
    title = " / ".join(titles[own] for own in LANGUAGES if own in titles)
    told: Json = {"title": title or publication.base, "version": publication.version or "0"}
    texts = {own.language: own.value for own in data_set.descriptions}
    if texts:
        told["description"] = "\n\n".join(texts[own] for own in LANGUAGES if own in texts)
    if data_set.licence:
        told["license"] = {"name": data_set.licence, "url": data_set.licence}
    return told


def _may_be_refused(paths: Json) -> None:
    """Add what any address of our server may answer."""
    for item in paths.values():
        told = item["get"]["responses"]
        told.update({own: {"$ref": f"#/components/responses/{own}"} for own in EVERYWHERE})
        item["get"]["responses"] = dict(sorted(told.items()))


def _tags(paths: Json) -> list[str]:
    return sorted({tag for item in paths.values() for tag in item["get"]["tags"]})


def _single(publication: Publication, served: Served | None) -> Iterator[tuple[str, Json]]:
    """Yield the documents that have a path of their own."""
    for path, document in sorted(publication.documents.items()):
        first, *rest = path.split("/")
        if not (first in KINDS and rest) and not path.startswith(ANSWERS):
            media = {own.media for own in document.representations}
            found = served and path == SEARCH
            if found:
                media.add(MEDIA["json"])
            yield (
                f"/{path}",
                operation(
                    "".join(c if c.isalnum() else "-" for c in path) or "front",
                    [first or "front"],
                    f"/{path}",
                    answers(media, "406", *(ASKED if found else ()), negotiated=True),
                    [*([search()] if found else ()), ACCEPTED, UNCHANGED],
                ),
            )


def _questions(
    publication: Publication, questions: Iterable[Question], served: Served | None
) -> Iterator[tuple[str, Json]]:
    """Yield each question: its answer, and each representation of it."""
    for question in sorted(questions, key=lambda own: own.name):
        own = f"{ANSWERS}{question.name}"
        if own in publication.documents:
            values = question_parameters(question, served.choices) if served else []
            yield from _question(question, publication.documents[own], values)


def _question(
    question: Question, document: Document, values: list[Json]
) -> Iterator[tuple[str, Json]]:
    summary = " / ".join(question.title[language] for language in LANGUAGES)
    told = "\n\n".join(question.text[language] for language in LANGUAGES)
    tags, path = ["svar", *question.tags], f"/{document.path}"
    faults = (*ASKED, "422") if values else ()
    found = answers(_media(document), "406", *faults, negotiated=True)
    yield (
        path,
        operation(question.name, tags, summary, found, [*values, ACCEPTED, UNCHANGED], told),
    )
    file = f"{path}.{{language}}.{{format}}"
    place = in_path(file, {"language": list(LANGUAGES), "format": list(ENDINGS)})
    found = answers([MEDIA[ending] for ending in ENDINGS], "404", *faults)
    given = [*place, *values, UNCHANGED]
    yield file, operation(f"{question.name}-file", tags, summary, found, given, told)


def _media(document: Document) -> list[str]:
    return [own.media for own in document.representations]


def _files(publication: Publication) -> Iterator[tuple[str, Json]]:
    """Yield the files to take away."""
    for path, own in sorted(publication.plain.items()):
        if path.startswith(FOLDER):
            name = "".join(c if c.isalnum() else "-" for c in path)
            told = both(msg("A file to take away"), " / ")
            yield (
                f"/{path}",
                operation(name, ["data"], f"{told}: {path}", answers([own.media]), [UNCHANGED]),
            )
