"""The static site: every page and file from the answers and facts, then all of it into a folder.

1. Each answer becomes a page in each language, with its table as CSV and JSON and its query beside.
2. The answer on actors and actions becomes the network's page, its drawing and its GraphML; of
   several roadmaps, for all of them and for each.
3. Each thing has a page in each language, with its data as Turtle beside.
4. The front page says in a minute what the roadmap wants, who is in it and what is unclear. Of
   several roadmaps each has such a page, and the front page tells what they share.
5. Files made elsewhere (the dumps) are put in as they are.

The same data give the same bytes: no clock, no chance, no order but the data's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from fardplan_kg.answers import Answer
from fardplan_kg.network import affiliation, drawing, export, figure, view
from fardplan_kg.network.naming import named
from fardplan_kg.network.roadmaps import Roadmap
from fardplan_kg.publication import output, pages
from fardplan_kg.publication.asking import query_file
from fardplan_kg.publication.inputs import (
    NETWORK,
    QUESTIONS,
    THINGS,
    Inputs,
    front_name,
    other_language,
    plan_path,
)
from fardplan_kg.publication.resource import resources
from fardplan_kg.questions import LANGUAGES
from fardplan_kg.rendering import static
from fardplan_kg.wording import Words

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
        yield from _networks(inputs, language)
        yield from _plans(inputs, language)
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
        plan = inputs.plan_of(resource.thing.iri)
        page = pages.resource_page(inputs.frame(language, path, plan=plan), resource, plan)
        yield f"{path}.{language}.html", page.encode()
    if inputs.places.pages:
        page = pages.things_page(inputs.frame(language, THINGS), inputs)
        yield f"{THINGS}.{language}.html", page.encode()


def _plans(inputs: Inputs, language: str) -> Files:
    """Each of several roadmaps has a page of its own."""
    for roadmap in inputs.roadmaps if inputs.several else ():
        page = pages.plan_page(inputs, language, roadmap)
        yield f"{plan_path(roadmap)}.{language}.html", page.encode()


def _networks(inputs: Inputs, language: str) -> Files:
    """The network of all roadmaps and, of several, that of each."""
    drawn: dict[str, Mapping[tuple[str, str], Answer]] = {inputs.slug: inputs.answers}
    plans: dict[str, Roadmap] = {}
    if inputs.several:
        drawn |= {own.slug: inputs.by_plan.get(own.slug, {}) for own in inputs.roadmaps}
        plans = {own.slug: own for own in inputs.roadmaps}
    there = [slug for slug, answers in drawn.items() if (NETWORK, language) in answers]
    for slug in there:
        others = [(_called(plans.get(other), language), other) for other in there]
        found = (
            (name, "" if other == slug else f"{other}.{language}.html") for name, other in others
        )
        shown = tuple(found) if len(there) > 1 else ()
        yield from _network(inputs, language, drawn[slug], slug, plans.get(slug), shown)


def _called(roadmap: Roadmap | None, language: str) -> str:
    return roadmap.name if roadmap else Words(language).gettext("All roadmaps")


def _network(
    inputs: Inputs,
    language: str,
    answers: Mapping[tuple[str, str], Answer],
    slug: str,
    plan: Roadmap | None,
    others: tuple[tuple[str, str], ...],
) -> Files:
    names = {own.iri: own.name for own in inputs.roadmaps}
    source = inputs.sources[language]
    answer = named(answers[NETWORK, language], source.names.elsewhere)
    rows = affiliation.participations(answer, names, source.actor_kinds)
    network = affiliation.graph(rows)
    words, stem = Words(language), f"natverk/{slug}"
    frame = inputs.frame(
        language, stem, other=(NETWORK, other_language(language)) in answers, plan=plan
    )
    setting = view.Setting(
        plan=plan.name if plan else inputs.core,
        version=inputs.version,
        home=frame.root + frame.home,
        other=frame.other,
        question=f"../svar/{NETWORK}.{language}.html",
        graphml=f"{slug}.{language}.graphml",
        publisher=inputs.publisher,
        contact=inputs.contact,
        pages={
            thing: f"{frame.root}{path}.{language}.html"
            for thing in network
            if (path := inputs.places.pages.get(thing))
        },
        roadmaps=frame.roadmaps,
        others=others,
    )
    drawn = figure.two_mode(network, words)
    yield f"{stem}.{language}.html", view.page(network, language, setting, drawn).encode()
    yield f"{stem}.{language}.svg", drawing.svg(drawn, words).encode()
    yield f"{stem}.{language}.graphml", export.graphml(network)
