"""Every document and file of the site, from the answers and facts; of a static site, its folder.

1. Each answer is a document: a page in each language, its table as CSV and JSON, its query beside.
2. The answer on actors and actions becomes the network's page, its drawing and its GraphML; of
   several roadmaps, for all of them and for each.
3. Each thing and each named graph is a document: a page in each language, and its data in every
   syntax of RDF.
4. The front page says in a minute what the roadmap wants, who is in it and what is unclear. Of
   several roadmaps each has such a page, and the front page tells what they share.
5. Files made elsewhere (the dumps) are put in as they are; what describes all of it comes last.

Nothing is made before it is asked for. The same data give the same bytes: no clock, no chance, no
order but the data's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from fardplan_kg.answers import Answer
from fardplan_kg.namespaces import BASE, ONTOLOGY, VOCABULARIES
from fardplan_kg.publication import networks, output, pages, query_alone, query_page
from fardplan_kg.publication.accessibility import PATH as ACCESSIBILITY
from fardplan_kg.publication.accessibility import accessibility_page
from fardplan_kg.publication.asking import query_file
from fardplan_kg.publication.commitments import PATH as COMMITMENTS
from fardplan_kg.publication.commitments import commitments_page
from fardplan_kg.publication.described import moved
from fardplan_kg.publication.descriptions.served import Served
from fardplan_kg.publication.descriptions.whole import described
from fardplan_kg.publication.documents import (
    HTML,
    MEDIA,
    Document,
    Publication,
    Representation,
    plain,
)
from fardplan_kg.publication.graph_page import graph_page
from fardplan_kg.publication.hosting.files import hosting_files
from fardplan_kg.publication.inputs import (
    NETWORK,
    QUESTIONS,
    SEARCH,
    THINGS,
    Inputs,
    front_name,
    plan_path,
)
from fardplan_kg.publication.ontology_page import ontology_page
from fardplan_kg.publication.search.page import plain_files as search_files
from fardplan_kg.publication.search.page import search_page
from fardplan_kg.questions import LANGUAGES
from fardplan_kg.rendering import static

STYLE = "site.css"
Page = Callable[[Inputs, str], str]
DEPRECATED = f"{VOCABULARIES['owl']}deprecated"
VERSION = f"{VOCABULARIES['owl']}versionIRI"
STATEMENTS: dict[str, Page] = {
    COMMITMENTS: commitments_page,
    ACCESSIBILITY: accessibility_page,
}
"""What the site says of itself."""
PLAIN_PATH = re.compile(r"[A-Za-z0-9/_.~-]+")


def write(folder: Path, inputs: Inputs) -> tuple[str, ...]:
    """Write the static site into a folder and return the paths written.

    Beside the pages and data it holds what Apache, nginx and Caddy need to serve them. Raises
    output.OutputRefused; what was in the folder before is then still there.
    """
    files = folder_files(publication(inputs))
    output.write(folder, files)
    return tuple(sorted(files))


def folder_files(found: Publication) -> dict[str, bytes]:
    """Return every file of the static site by its path: what is published, and how to serve it."""
    marker = {output.MARKER: b"Made by fardplan site; a new build replaces this folder.\n"}
    return marker | hosting_files(found) | {path: own.made() for path, own in found.files.items()}


def site_files(inputs: Inputs) -> dict[str, bytes]:
    """Return what is published, page by page and file by file, by its path, sorted by path."""
    return {path: own.made() for path, own in publication(inputs).files.items()}


def publication(inputs: Inputs) -> Publication:
    """Return every document and file of the site, none of them made yet.

    Raises ValueError for a path that would need escaping, or that two files have.
    """
    found = _described(_undescribed(inputs), inputs)
    for path in found.files:
        if not PLAIN_PATH.fullmatch(path) or ".." in path.split("/") or path.startswith("/"):
            raise ValueError(f"{path!r}: a path may hold A–Z a–z 0–9 / _ . ~ - only")
    return found


def _undescribed(inputs: Inputs) -> Publication:
    files = Publication(
        {}, {own.path: own for own in _plain(inputs)}, base=inputs.base, version=inputs.version
    )
    documents = [Document("", tuple(_front(inputs, files))), *_documents(inputs)]
    named = {own.path: own for own in documents}
    if len(named) < len(documents):
        raise ValueError("two documents of the site have the same path")
    return replace(files, documents=named, moved=moved(inputs.places), gone=inputs.gone)


def _described(found: Publication, inputs: Inputs) -> Publication:
    """Return the publication with what describes it, where there is a graph to describe."""
    if inputs.described is None:
        return found
    questions = {own.question.name: own.question for own in _answers(inputs)}
    served = Served(inputs.endpoint, inputs.choices) if inputs.endpoint else None
    return described(found, inputs.described.store, inputs.facts, questions.values(), served)


def _plain(inputs: Inputs) -> Iterator[Representation]:
    drawn = any(name == NETWORK for name, _ in inputs.answers)
    for name in (STYLE, *(networks.SCRIPTS if drawn else ())):
        yield Representation(f"static/{name}", MEDIA[ending(name)], partial(_static, name))
    for path, content in inputs.files.items():
        yield plain(path, content)
    if inputs.places.pages:
        yield from search_files(inputs)
    yield from query_page.files(inputs)
    yield from query_alone.files(inputs)
    for name, question in sorted({o.question.name: o.question for o in _answers(inputs)}.items()):
        yield plain(f"svar/{name}.rq", question.query.encode())
    for answer in _answers(inputs):
        own = plain(f"svar/{query_file(answer)}", answer.query.encode())
        yield replace(own, language=answer.language)


def _answers(inputs: Inputs) -> list[Answer]:
    return [inputs.answers[key] for key in sorted(inputs.answers)]


def _static(name: str) -> bytes:
    return networks.script(name) if name in networks.SCRIPTS else static(name).encode()


def ending(path: str) -> str:
    """Return what follows the last full stop of a path."""
    return path.rsplit(".", 1)[-1]


def _documents(inputs: Inputs) -> Iterator[Document]:
    if inputs.answers:
        yield _document(inputs, QUESTIONS, pages.questions_page)
        yield from _answered(inputs)
        yield from networks.documents(inputs)
    if inputs.places.pages:
        yield _document(inputs, THINGS, pages.things_page)
        yield _document(inputs, SEARCH, search_page)
        yield from _things(inputs)
    yield from query_page.documents(inputs)
    for path, make in STATEMENTS.items():
        yield _document(inputs, path, make)
    for roadmap in inputs.roadmaps if inputs.several else ():
        make = partial(pages.plan_page, roadmap=roadmap)
        yield _document(inputs, plan_path(roadmap), make)


def _front(inputs: Inputs, files: Publication) -> Iterator[Representation]:
    for language in LANGUAGES:
        make = partial(pages.front_page, files=files)
        made = partial(_encoded, make, inputs, language)
        yield Representation(front_name(language), HTML, made, language)


def _document(
    inputs: Inputs,
    path: str,
    make: Page,
    data: tuple[Representation, ...] = (),
    languages: tuple[str, ...] = LANGUAGES,
    *,
    deprecated: bool = False,
) -> Document:
    """Return a document with a page in each language and its data."""
    found = tuple(
        Representation(f"{path}.{own}.html", HTML, partial(_encoded, make, inputs, own), own)
        for own in languages
    )
    return Document(path, (*found, *data), deprecated)


def _encoded(make: Page, inputs: Inputs, language: str) -> bytes:
    return make(inputs, language).encode()


def _answered(inputs: Inputs) -> Iterator[Document]:
    """Return each question's document, in the languages in which it was asked."""
    for name in sorted({name for name, _ in inputs.answers}):
        languages = tuple(own for own in LANGUAGES if (name, own) in inputs.answers)
        data = tuple(
            Representation(
                f"svar/{name}.{language}.{form}",
                MEDIA[form],
                partial(_table, inputs, name, language, form),
                language,
            )
            for form in inputs.tables
            for language in languages
        )
        make = partial(pages.answer_page, name=name)
        yield _document(inputs, f"svar/{name}", make, data, languages)


def _table(inputs: Inputs, name: str, language: str, form: str) -> bytes:
    return inputs.tables[form](inputs.answers[name, language]).encode()


def _things(inputs: Inputs) -> Iterator[Document]:
    for iri, path in sorted(inputs.places.pages.items(), key=lambda found: found[1]):
        data = tuple(inputs.described.representations(iri)) if inputs.described else ()
        former = inputs.facts.value(iri, DEPRECATED).value == "true"
        yield _document(inputs, path, _page_of(inputs, iri), data, deprecated=former)
    if ONTOLOGY in inputs.places.pages:
        yield from _versions(inputs)


def _page_of(inputs: Inputs, iri: str) -> Page:
    """Return what makes the page of a thing, of a named graph or of the ontology."""
    if iri == ONTOLOGY:
        return ontology_page
    return partial(graph_page if inputs.facts.is_graph(iri) else pages.resource_page, iri=iri)


def _versions(inputs: Inputs) -> Iterator[Document]:
    """Return the ontology under the address of its version."""
    for version in inputs.facts.values(ONTOLOGY, VERSION):
        path = version.value.removeprefix(BASE)
        data = tuple(inputs.described.at(ONTOLOGY, path)) if inputs.described else ()
        yield _document(inputs, path, partial(ontology_page, path=path), data)
