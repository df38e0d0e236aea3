"""The static site: every page and file from the answers, then all of it into a folder.

1. Each answer becomes a page in each language, with its table as CSV and JSON beside.
2. The answer on actors and actions becomes the network's page, its drawing and its GraphML.
3. The front page says in a minute what the roadmap wants, who is in it and what is unclear.
4. Files made elsewhere (the dumps) are put in as they are.

The same answers give the same bytes: no clock, no chance, no order but the data's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fardplan_kg.answers import Answer
from fardplan_kg.network import affiliation, drawing, export, figure, view
from fardplan_kg.network.rendering import static
from fardplan_kg.network.wording import LANGUAGES, Words
from fardplan_kg.publication import output, pages
from fardplan_kg.publication.pages import Frame

NETWORK = "actors-of-action"
PLAIN_PATH = re.compile(r"[A-Za-z0-9/_.~-]+")


@dataclass(frozen=True)
class Inputs:
    """Everything that a site is made from.

    answers: by the page's name (a question's, or a name of its own for a question asked with a
    value) and language. files: other files by their path. tables: what writes an answer in a
    format, by the format's name, which is also the file's ending.
    """

    answers: Mapping[tuple[str, str], Answer]
    files: Mapping[str, bytes] = field(default_factory=dict)
    tables: Mapping[str, Callable[[Answer], str]] = field(default_factory=dict)
    core: str = "Flemingsberg"
    slug: str = "flemingsberg"
    version: str = ""
    publisher: str = ""
    contact: str = ""


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


def _all(inputs: Inputs) -> Iterator[tuple[str, bytes]]:
    yield output.MARKER, b"Made by fardplan site; a new build replaces this folder.\n"
    yield "static/site.css", static("site.css").encode()
    yield from inputs.files.items()
    yield from _answers(inputs)
    for language in LANGUAGES:
        yield from _network(inputs, language)
        yield f"{front_name(language)}", _front(inputs, language).encode()


def front_name(language: str) -> str:
    """Return the front page's file; the first language's is what a server shows for the folder."""
    return "index.html" if language == LANGUAGES[0] else f"index.{language}.html"


def _frame(inputs: Inputs, language: str, root: str, other: str) -> Frame:
    return Frame(
        language, root, front_name(language), other,
        inputs.version, inputs.publisher, inputs.contact,
    )  # fmt: skip


def _other(language: str) -> str:
    return next(other for other in LANGUAGES if other != language)


def _answers(inputs: Inputs) -> Iterator[tuple[str, bytes]]:
    for (name, language), answer in sorted(inputs.answers.items(), key=lambda item: item[0]):
        other = f"{name}.{_other(language)}.html" if _has_other(inputs, name, language) else ""
        frame = _frame(inputs, language, "../", other)
        files = {form: f"{name}.{language}.{form}" for form in inputs.tables}
        yield f"svar/{name}.{language}.html", pages.answer_page(frame, answer, files).encode()
        for form, write_table in inputs.tables.items():
            yield f"svar/{files[form]}", write_table(answer).encode()


def _has_other(inputs: Inputs, name: str, language: str) -> bool:
    return (name, _other(language)) in inputs.answers


def _graph(inputs: Inputs, language: str) -> affiliation.Network | None:
    answer = inputs.answers.get((NETWORK, language))
    return affiliation.graph(affiliation.participations(answer)) if answer else None


def _network(inputs: Inputs, language: str) -> Iterator[tuple[str, bytes]]:
    network = _graph(inputs, language)
    if network is None:
        return
    words, stem = Words(language), f"natverk/{inputs.slug}"
    setting = view.Setting(
        plan=inputs.core,
        version=inputs.version,
        home=f"../{front_name(language)}",
        other=f"{inputs.slug}.{_other(language)}.html"
        if _has_other(inputs, NETWORK, language)
        else "",
        question=f"../svar/{NETWORK}.{language}.html",
        graphml=f"{inputs.slug}.{language}.graphml",
        publisher=inputs.publisher,
        contact=inputs.contact,
    )
    drawn = figure.two_mode(network, words)
    yield f"{stem}.{language}.html", view.page(network, language, setting, drawn).encode()
    yield f"{stem}.{language}.svg", drawing.svg(drawn, words).encode()
    yield f"{stem}.{language}.graphml", export.graphml(network)


def _front(inputs: Inputs, language: str) -> str:
    frame = _frame(inputs, language, "", front_name(_other(language)))
    network = f"natverk/{inputs.slug}.{language}" if (NETWORK, language) in inputs.answers else ""
    answers = {name: found for (name, own), found in inputs.answers.items() if own == language}
    sizes = {path: len(content) for path, content in sorted(inputs.files.items())}
    return pages.front_page(frame, inputs.core, dict(sorted(answers.items())), network, sizes)
