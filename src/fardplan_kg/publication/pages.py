"""The site's pages: values in, HTML out."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass

from fardplan_kg.answers import Answer
from fardplan_kg.network.rendering import environment
from fardplan_kg.publication.front import front
from fardplan_kg.publication.table import table


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page.

    root leads to the site's folder, other to the same page in the other language ("" for none).
    """

    language: str
    root: str
    home: str
    other: str
    version: str = ""
    publisher: str = ""
    contact: str = ""


def answer_page(frame: Frame, answer: Answer, files: Mapping[str, str]) -> str:
    """Return an answer: the question in words, the table, the query, and how to ask it oneself."""
    return _render(
        frame,
        "answer.html",
        answer=answer,
        table=table(answer),
        files=dict(sorted(files.items())),
        query=without_header(answer.query or answer.question.query),
        command=command(answer),
    )


def front_page(
    frame: Frame,
    core: str,
    answers: Mapping[str, Answer],
    network: str,
    sizes: Mapping[str, int],
) -> str:
    """Return the front page, from one language's answers by the name of their page."""
    by_key = {(name, frame.language): answer for name, answer in answers.items()}
    return _render(
        frame,
        "front.html",
        core=core,
        front=front(by_key, frame.language),
        answers=answers,
        network=network,
        sizes=sizes,
    )


def command(answer: Answer) -> str:
    """Return the command that gives this answer."""
    values = [
        part
        for name, value in sorted(answer.values.items())
        if name != "lang"
        for part in ("-p", f"{name}={value}")
    ]
    asked = ["fardplan", "query", answer.question.name, *values, "--lang", answer.language]
    return shlex.join(asked)


def without_header(query: str) -> str:
    """Return the query itself; what its header says stands on the page in words."""
    lines = [line for line in query.splitlines() if not line.startswith("#+")]
    return "\n".join(lines).strip()


def _render(frame: Frame, template: str, **values: object) -> str:
    made = environment(frame.language).get_template(template)
    return made.render(frame=frame, root=frame.root, home=frame.home, **values)
