"""The static site: every page and file from the answers and facts, then all of it into a folder.

1. Each answer becomes a page in each language, with its table as CSV and JSON and its query beside.
2. The answer on actors and actions becomes the network's page, its drawing and its GraphML.
3. Each thing has a page in each language, with its data as Turtle beside.
4. The front page says in a minute what the roadmap wants, who is in it and what is unclear.
5. Files made elsewhere (the dumps) are put in as they are.

The same data give the same bytes: no clock, no chance, no order but the data's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from fardplan_kg.network import affiliation, drawing, export, figure, view
from fardplan_kg.network.rendering import static
from fardplan_kg.network.wording import Words
from fardplan_kg.publication import output, pages
from fardplan_kg.publication.asking import query_file
from fardplan_kg.publication.inputs import (
    NETWORK,
    QUESTIONS,
    THINGS,
    Inputs,
    front_name,
    other_language,
)
from fardplan_kg.publication.resource import resources
from fardplan_kg.questions import LANGUAGES

PLAIN_PATH = re.compile(r"[A-Za-z0-9/_.~-]+")
Files = Iterator[tuple[str, bytes]]


def write(folder: Path, inputs: Inputs) -> tuple[str, ...]:
    """Write the site into a folder and return the paths written.

    Raises output.OutputRefused; what was in the folder before is then still there.
    """
    files = site_files(inputs)
    output.write(folder, files)
    return tuple(sorted(files))


def site_files(inputs: Inputs) -> dict[str, bytes]:
    """Every file of the site by its path, sorted by path."""
    made: dict[str, bytes] = {}
    for path, content in _all(inputs):
        if not PLAIN_PATH.fullmatch(path) or ".." in path.split("/") or path.startswith("/"):
            raise ValueError(f"{path!r}: a path may hold A–Z a–z 0–9 / _ . ~ - only")
        if path in made:
            raise ValueError(f"{path}: two files of the site have this path")
        made[path] = content
    return dict(sorted(made.items()))


def _all(inputs: Inputs) -> Files:
    yield output.MARKER, b"Made by fardplan site; a new build replaces this folder.\n"
    yield "static/site.css", static("site.css").encode()
    yield from inputs.files.items()
    yield from inputs.beside.items()
    questions = {answer.question.name: answer.question for answer in inputs.answers.values()}
    for name, question in questions.items():
        yield f"svar/{name}.rq", question.query.encode()
    for language in LANGUAGES:
        yield from _answers(inputs, language)
        yield from _things(inputs, language)
        yield from _network(inputs, language)
        yield front_name(language), pages.front_page(inputs, language).encode()


def _answers(inputs: Inputs, language: str) -> Files:
    answers = inputs.asked(language)
    for name, answer in answers.items():
        other = (name, other_language(language)) in inputs.answers
        frame = inputs.frame(language, f"svar/{name}", other=other)
        files = {form: f"{name}.{language}.{form}" for form in inputs.tables}
        page = pages.answer_page(frame, inputs, answer, files)
        yield f"svar/{name}.{language}.html", page.encode()
        yield f"svar/{query_file(answer)}", answer.query.encode()
        for form, write_table in inputs.tables.items():
            yield f"svar/{files[form]}", write_table(answer).encode()
    if answers:
        page = pages.questions_page(inputs.frame(language, QUESTIONS), answers)
        yield f"{QUESTIONS}.{language}.html", page.encode()


def _things(inputs: Inputs, language: str) -> Files:
    for resource in resources(inputs.sources[language]):
        path = resource.thing.path
        page = pages.resource_page(inputs.frame(language, path), resource)
        yield f"{path}.{language}.html", page.encode()
    if inputs.places.pages:
        page = pages.things_page(inputs.frame(language, THINGS), inputs)
        yield f"{THINGS}.{language}.html", page.encode()


def _network(inputs: Inputs, language: str) -> Files:
    answer = inputs.answers.get((NETWORK, language))
    if answer is None:
        return
    network = affiliation.graph(affiliation.participations(answer))
    words, stem = Words(language), f"natverk/{inputs.slug}"
    frame = inputs.frame(
        language, stem, other=(NETWORK, other_language(language)) in inputs.answers
    )
    setting = view.Setting(
        plan=inputs.core,
        version=inputs.version,
        home=frame.root + frame.home,
        other=frame.other,
        question=f"../svar/{NETWORK}.{language}.html",
        graphml=f"{inputs.slug}.{language}.graphml",
        publisher=inputs.publisher,
        contact=inputs.contact,
        pages={
            thing: f"{frame.root}{path}.{language}.html"
            for thing in network
            if (path := inputs.places.pages.get(thing))
        },
    )
    drawn = figure.two_mode(network, words)
    yield f"{stem}.{language}.html", view.page(network, language, setting, drawn).encode()
    yield f"{stem}.{language}.svg", drawing.svg(drawn, words).encode()
    yield f"{stem}.{language}.graphml", export.graphml(network)
