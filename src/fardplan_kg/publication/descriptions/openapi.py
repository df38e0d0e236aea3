"""What can be asked of the site over HTTP, static or served: OpenAPI 3.1.

The document is a mapping until ``written`` makes bytes of it, so that an interface with more to
offer (a SPARQL endpoint, parameters of the questions) adds its own paths to it.
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
from fardplan_kg.publication.documents import MEDIA, Document, Publication
from fardplan_kg.questions import LANGUAGES, Question
from fardplan_kg.wording import msg

VERSION = "3.1.0"
TABLES = ("csv", "json")
ANSWERS = "svar/"


def openapi(data_set: DataSet, publication: Publication, questions: Iterable[Question]) -> Json:
    """Return the description of the interface."""
    paths: Json = {}
    paths.update(families(publication))
    paths.update(things(publication))
    paths.update(_single(publication))
    paths.update(_questions(publication, questions))
    paths.update(_files(publication))
    return {
        "openapi": VERSION,
        "info": _info(data_set, publication),
        "servers": [{"url": publication.base.rstrip("/")}],
        "tags": [{"name": name} for name in _tags(paths)],
        "paths": dict(sorted(paths.items())),
        "components": components(),
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


def _tags(paths: Json) -> list[str]:
    return sorted({tag for item in paths.values() for tag in item["get"]["tags"]})


def _single(publication: Publication) -> Iterator[tuple[str, Json]]:
    """Yield the documents that have a path of their own."""
    for path, document in sorted(publication.documents.items()):
        first, *rest = path.split("/")
        if not (first in KINDS and rest) and not path.startswith(ANSWERS):
            media = {own.media for own in document.representations}
            yield (
                f"/{path}",
                operation(
                    "".join(c if c.isalnum() else "-" for c in path) or "front",
                    [first or "front"],
                    f"/{path}",
                    answers(media, "406", negotiated=True),
                    [ACCEPTED, UNCHANGED],
                ),
            )


def _questions(
    publication: Publication, questions: Iterable[Question]
) -> Iterator[tuple[str, Json]]:
    """Yield each question: its answer as a page and as a table."""
    for question in sorted(questions, key=lambda own: own.name):
        own = f"{ANSWERS}{question.name}"
        if own in publication.documents:
            summary = " / ".join(question.title[language] for language in LANGUAGES)
            told = "\n\n".join(question.text[language] for language in LANGUAGES)
            tags = ["svar", *question.tags]
            yield (
                f"/{own}",
                operation(
                    question.name,
                    tags,
                    summary,
                    answers(_media(publication.documents[own]), "406", negotiated=True),
                    [ACCEPTED, UNCHANGED],
                    told,
                ),
            )
            table = f"/{own}.{{language}}.{{format}}"
            given = in_path(table, {"language": list(LANGUAGES), "format": list(TABLES)})
            media = [MEDIA[ending] for ending in TABLES]
            yield (
                table,
                operation(
                    f"{question.name}-table", tags, summary, answers(media, "404"), given, told
                ),
            )


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
