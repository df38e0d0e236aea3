"""The paths that many documents share, and those of the things they tell of, by kind and depth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from fardplan_kg.publication.descriptions.interface import (
    ACCEPTED,
    UNCHANGED,
    Json,
    answers,
    both,
    in_path,
    operation,
    see_other,
)
from fardplan_kg.publication.documents import Document, Publication
from fardplan_kg.wording import msg

KINDS = {"doc": msg("The document on a thing"), "graph": msg("A named graph")}
"""The first parts of the paths that many documents share."""


def families(publication: Publication) -> Iterator[tuple[str, Json]]:
    """Yield the paths of documents of which there are many, by their kind and depth."""
    found: dict[tuple[str, int], list[Document]] = defaultdict(list)
    for path, document in publication.documents.items():
        first, *rest = path.split("/")
        if first in KINDS and rest:
            found[first, len(rest)].append(document)
    for (first, depth), documents in sorted(found.items()):
        yield from _family(first, depth, documents)


def _family(first: str, depth: int, documents: list[Document]) -> Iterator[tuple[str, Json]]:
    path, allowed, example = _template(first, depth, [own.path for own in documents])
    media = {own.media for document in documents for own in document.representations}
    named = f"{first}{depth}"
    told = both(KINDS[first], " / ")
    given = in_path(path, allowed, example)
    yield (
        path,
        operation(
            named,
            [first],
            told,
            answers(media, "404", "406", "410", negotiated=True),
            [*given, ACCEPTED, UNCHANGED],
            both(
                msg("Content negotiation gives one of the media types; a page is in one language.")
            ),
        ),
    )
    endings = {_ending(document, own.path) for document in documents
               for own in document.representations}  # fmt: skip
    direct = f"{path}.{{format}}"
    yield (
        direct,
        operation(
            f"{named}representation",
            [first],
            told,
            answers(media, "404", "410"),
            [*in_path(direct, {**allowed, "format": sorted(endings)}, example), UNCHANGED],
            both(msg("Each representation has an address of its own.")),
        ),
    )


def _ending(document: Document, path: str) -> str:
    return path.removeprefix(f"{document.path}.")


def _template(
    first: str, depth: int, paths: list[str]
) -> tuple[str, dict[str, list[str]], dict[str, str]]:
    """Return the path with its steps as parameters, what the kind may be, and an example."""
    within = [f"within{step}" for step in range(1, depth - 1)]
    steps = ["kind", *within, *(["name"] if depth > 1 else [])]
    kinds = sorted({path.split("/")[1] for path in paths})
    template = "/" + "/".join((first, *(f"{{{step}}}" for step in steps)))
    return template, {"kind": kinds}, dict(zip(steps, min(paths).split("/")[1:], strict=True))


def things(publication: Publication) -> Iterator[tuple[str, Json]]:
    """Yield the addresses of things: they lead to the document that tells of them."""
    pages = (f"id/{path.removeprefix('doc/')}" for path in publication.documents
             if path.startswith("doc/"))  # fmt: skip
    found: dict[int, list[str]] = defaultdict(list)
    for path in (*pages, *publication.moved):
        found[path.count("/")].append(path)
    for depth, paths in sorted(found.items()):
        path, allowed, example = _template("id", depth, paths)
        given = in_path(path, allowed, example)
        told = both(msg("A thing"), " / ")
        yield path, operation(f"id{depth}", ["id"], told, see_other(), given)
