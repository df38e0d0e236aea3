"""The site's pages: values in, HTML out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from fardplan_kg.answers import Answer
from fardplan_kg.network.naming import named
from fardplan_kg.network.roadmaps import Roadmap
from fardplan_kg.publication import asking
from fardplan_kg.publication.front import Front, front
from fardplan_kg.publication.inputs import (
    NETWORK,
    Frame,
    Inputs,
    front_name,
    other_language,
    plan_path,
)
from fardplan_kg.publication.register import register
from fardplan_kg.publication.resource import Resource
from fardplan_kg.publication.table import table
from fardplan_kg.publication.themes import by_theme, leading
from fardplan_kg.publication.together import FIGURES, together
from fardplan_kg.rendering import environment
from fardplan_kg.wording import Words

PLAN_COLUMNS = ("plan", "plan_name")
"""What tells roadmaps apart in an answer: nothing to read where the graph holds only one."""


def answer_page(frame: Frame, inputs: Inputs, answer: Answer, files: Mapping[str, str]) -> str:
    """Return a question: in words, its parameters, the answer, the query, how to ask it oneself."""
    names = inputs.sources[frame.language].names
    read = named(answer, names.elsewhere)
    hidden = () if inputs.several else PLAN_COLUMNS
    return _render(
        frame,
        "answer.html",
        answer=answer,
        table=table(read, lambda iri: names.name(iri).value, hidden),
        files=dict(sorted(files.items())),
        parameters=asking.parameters(answer.question, inputs.choices, names),
        query=without_header(answer.query or answer.question.query),
        query_file=asking.query_file(answer),
        command=asking.command(answer),
        python=asking.python(answer),
        server=asking.server(answer),
        away=other_language(frame.language),
    )


def questions_page(frame: Frame, answers: Mapping[str, Answer]) -> str:
    """Return the list of all questions, by theme."""
    pages = {answer.question.name: name for name, answer in reversed(list(answers.items()))}
    themes = by_theme((a.question for a in answers.values()), Words(frame.language))
    return _render(frame, "questions.html", themes=themes, pages=pages)


def resource_page(frame: Frame, resource: Resource, plan: Roadmap | None = None) -> str:
    """Return the page of a thing; ``plan`` is the roadmap that it is part of, if one of several."""
    path = plan_path(plan) if plan else ""
    return _render(frame, "resource.html", it=resource, plan=plan, plan_path=path)


def things_page(frame: Frame, inputs: Inputs) -> str:
    """Return the list of everything that has a page, by kind."""
    return _render(frame, "things.html", register=register(inputs.sources[frame.language]))


def front_page(inputs: Inputs, language: str) -> str:
    """Return the front page: of one roadmap what it is, of several what each is and they share."""
    frame = inputs.frame(language, "index")
    answers = inputs.asked(language)
    source = inputs.sources[language]
    about: dict[str, object] = (
        {
            "together": together(source, inputs.roadmaps),
            "labels": [source.words.gettext(label) for label in FIGURES],
            "paths": {own.slug: plan_path(own) for own in inputs.roadmaps},
        }
        if inputs.several
        else {"front": _front(inputs, inputs.answers, language), "core": inputs.core}
    )
    return _render(
        replace(frame, other=front_name(other_language(language))),
        "together.html" if inputs.several else "front.html",
        **about,
        answers=answers,
        leading=leading(answer.question for answer in answers.values()),
        network=frame.menu.get("network", "").removesuffix(".html"),
        sizes={path: len(content) for path, content in sorted(inputs.files.items())},
    )


def plan_page(inputs: Inputs, language: str, roadmap: Roadmap) -> str:
    """Return the page of one of several roadmaps: what the front page says of a single one."""
    found = inputs.by_plan.get(roadmap.slug, {})
    has_network = (NETWORK, language) in found
    return _render(
        inputs.frame(language, plan_path(roadmap), plan=roadmap),
        "plan.html",
        core=roadmap.name,
        front=_front(inputs, found, language),
        answers=inputs.asked(language),
        network=f"natverk/{roadmap.slug}.{language}" if has_network else "",
        others=[(own.name, plan_path(own)) for own in inputs.roadmaps if own != roadmap],
        link_to=inputs.sources[language].names.reference(roadmap.iri),
    )


def _front(inputs: Inputs, answers: Mapping[tuple[str, str], Answer], language: str) -> Front:
    source = inputs.sources[language]
    return front(answers, language, source.names.elsewhere, source.actor_kinds)


def without_header(query: str) -> str:
    """Return the query itself; what its header says stands on the page in words."""
    lines = [line for line in query.splitlines() if not line.startswith("#+")]
    return "\n".join(lines).strip()


def _render(frame: Frame, template: str, **values: object) -> str:
    made = environment(frame.language).get_template(template)
    return made.render(frame=frame, root=frame.root, home=frame.home, places=frame.places, **values)
