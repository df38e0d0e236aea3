"""The competency questions of queries/: one file a question, with its header and parameters.

A file is a SPARQL query under a ``#+`` header in YAML (as grlc reads it). Its parameters are
variables named as BASIL names them: ``?_name`` must have a value, ``?__name`` may; a suffix gives
the kind (``_iri``, ``_integer``; else a text). At the line ``# VALUES ?_name`` the value is written
as a typed RDF term in a VALUES block; without a value there is no block, so the same text runs in
every engine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fardplan_kg.dataset import Data
from fardplan_kg.faults import CallFault, DataFault, nearest
from fardplan_kg.parameters import Parameter
from fardplan_kg.query_form import GRAPHS, query_form

LANGUAGES = ("sv", "en")
COMMON: Mapping[str, Mapping[str, Any]] = {
    "lang": {"default": "sv"},
    "plan": {"sv": "Färdplan", "en": "Roadmap", "choices": "?thing a fp:Roadmap ."},
}
"""What the headers need not say: the parameters that all questions share."""
MARK = re.compile(
    r"^(?P<indent>[ \t]*)# VALUES \?(?P<variable>_{1,2}[A-Za-z][A-Za-z0-9_]*)\s*$", re.M
)


@dataclass(frozen=True)
class Column:
    """A column of an answer: its variable and its heading in each language.

    A joined column lists what rows that are otherwise equal differ in; a code is for machines, and
    its name stands in another column.
    """

    name: str
    label: Mapping[str, str]
    joined: bool = False
    code: bool = False


@dataclass(frozen=True)
class Question:
    """A competency question."""

    name: str
    title: Mapping[str, str]
    text: Mapping[str, str]
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    query: str

    @property
    def searched(self) -> str:
        """All words that a search looks in, in lower case."""
        words = (self.name, *self.title.values(), *self.text.values(), *self.tags)
        return " ".join(words).casefold()

    @property
    def gives_triples(self) -> bool:
        """Whether the query is a CONSTRUCT or DESCRIBE: its answer is a graph, not a table."""
        return query_form(self.query) in GRAPHS


def question_names(data: Data) -> list[str]:
    """Return the names of the questions, sorted."""
    return sorted(path.stem for path in data.queries.glob("*.rq"))


def read_questions(data: Data) -> list[Question]:
    """Return all questions, by name."""
    return [read_question(data.queries / f"{name}.rq") for name in question_names(data)]


def find_question(data: Data, name: str) -> Question:
    """Return a question by its name.

    Raises CallFault that names the nearest ones where there is none.
    """
    names = question_names(data)
    if name not in names:
        near = nearest(name, names)
        raise CallFault(
            f"no question is called '{name}'; the nearest: {near}",
            f"ingen fråga heter '{name}'; närmast: {near}",
        )
    return read_question(data.queries / f"{name}.rq")


def read_question(path: Path) -> Question:
    """Read a query file; without a header it is a question with no more than its name.

    Raises DataFault with the file where it cannot be read or its header is wrong.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise CallFault(
            f"{path}: cannot be read ({error.strerror})",
            f"{path}: kan inte läsas ({error.strerror})",
        ) from None
    except UnicodeDecodeError:
        raise DataFault(f"{path}: not UTF-8") from None
    return parse_question(path.stem, text, str(path))


def parse_question(name: str, text: str, place: str = "") -> Question:
    """Return the question in a text; ``place`` is named in faults."""
    header = _header(text, place or name)
    try:
        return Question(
            name=name,
            title=_both(header, "title", name),
            text=_both(header, "question", ""),
            tags=tuple(header.get("tags", ())),
            parameters=tuple(_parameters(text, header)),
            columns=tuple(_columns(header)),
            query=text,
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise DataFault(
            f"{place or name}: a header that is not as docs/questions.md says: {error}"
        ) from None


def _header(text: str, place: str) -> dict[str, Any]:
    lines = [line[2:].removeprefix(" ") for line in text.splitlines() if line.startswith("#+")]
    if not lines:
        return {}
    import yaml  # 30 ms: only for what has a header

    try:
        # the loader in C is ten times as fast; a build of PyYAML without it has the other one
        header = yaml.load("\n".join(lines), getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    except yaml.YAMLError as error:
        line, cause = _yaml_cause(error, text)
        raise DataFault(f"{place}:{line}: the header is not YAML: {cause}") from None
    if not isinstance(header, dict):
        raise DataFault(f"{place}: the header must be 'key: value' lines")
    return header


def _yaml_cause(error: Exception, text: str) -> tuple[int, str]:
    """Return the line of the file and the cause of an error in its header."""
    mark = getattr(error, "problem_mark", None)
    header_lines = [n for n, line in enumerate(text.splitlines(), 1) if line.startswith("#+")]
    line = header_lines[min(mark.line, len(header_lines) - 1)] if mark else header_lines[0]
    return line, getattr(error, "problem", None) or "unreadable"


def _both(header: Mapping[str, Any], key: str, default: str) -> dict[str, str]:
    return {lang: str(header.get(f"{key}_{lang}", default)) for lang in LANGUAGES}


def _parameters(text: str, header: Mapping[str, Any]) -> Iterator[Parameter]:
    declared = header.get("parameters", {})
    for variable in sorted({match["variable"] for match in MARK.finditer(text)}):
        bare = variable.lstrip("_")
        kind = next((k for k in ("iri", "integer") if bare.endswith(f"_{k}")), "text")
        name = bare.removesuffix(f"_{kind}")
        about = {**COMMON.get(name, {}), **declared.get(name, {})}
        yield Parameter(
            name=name,
            variable=variable,
            kind=kind,
            required=not variable.startswith("__"),
            label={lang: str(about.get(lang, name)) for lang in LANGUAGES},
            choices=str(about.get("choices", "")),
            default=str(about.get("default", "")),
        )


def _columns(header: Mapping[str, Any]) -> Iterator[Column]:
    joined, codes = header.get("join", ()), header.get("codes", ())
    for name, (sv, en) in header.get("columns", {}).items():
        yield Column(str(name), {"sv": str(sv), "en": str(en)}, name in joined, name in codes)
