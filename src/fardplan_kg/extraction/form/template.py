"""The form of a plan, declared in a TOML file: headings, labels, numbering, lists."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from fardplan_kg.faults import CallFault, DataFault, nearest

FORMS = Path(__file__).parent / "forms"
DEFAULT = "fardplan"


@dataclass(frozen=True)
class Form:
    """How plans of one kind are laid out; the fields are those of the file.

    A form has contents, or lines that are chapters' headings. Headings that it does not have are
    empty. ``place`` and ``aim`` are the classes of what a plan is for and of what a chapter is
    about, by their names in our ontology. ``title`` is what the cover calls the plan.
    """

    name: str
    language: str
    place: str
    aim: str
    contents_heading: str
    cover_title: str
    likeness: float
    core: re.Pattern[str]
    title: re.Pattern[str] | None
    chapter: re.Pattern[str] | None
    map_heading: re.Pattern[str] | None
    direction: str
    shared: str
    core_specific: str
    action: re.Pattern[str]
    map_entry: re.Pattern[str] | None
    skipped: tuple[re.Pattern[str], ...]
    structure: tuple[re.Pattern[str], ...]
    labels: tuple[str, ...]
    separators: re.Pattern[str]
    tail: re.Pattern[str]
    suspended: tuple[str, ...]
    numbers: tuple[str, ...]

    @property
    def subheadings(self) -> tuple[str, ...]:
        """The headings that come again in every chapter."""
        return tuple(filter(None, (self.direction, self.shared, self.core_specific)))

    @cached_property
    def label(self) -> re.Pattern[str]:
        """A label of an actor line and its colon, at the start of a text."""
        longest_first = sorted(self.labels, key=len, reverse=True)
        words = (r"\s+".join(map(re.escape, label.split())) for label in longest_first)
        return re.compile(rf"\s*({'|'.join(words)})\s*:\s*")

    def skips(self, text: str) -> bool:
        """Tell whether a line is no part of the running text: a caption, a page number."""
        return any(pattern.match(text.strip()) for pattern in self.skipped)


def known_forms() -> list[str]:
    """Return the names of the forms that come with the package, the roadmaps' first."""
    names = sorted(path.stem for path in FORMS.glob("*.toml"))
    return sorted(names, key=lambda name: name != DEFAULT)


def find_form(name: str) -> Form:
    """Return the form of a name, or in a file of one's own.

    Raises CallFault for an unknown name, DataFault as ``load_form`` does.
    """
    if name in known_forms():
        return load_form(FORMS / f"{name}.toml")
    if (path := Path(name)).suffix == ".toml":
        return load_form(path)
    near = nearest(name, known_forms())
    raise CallFault(
        f"no form is called '{name}'; known: {near}; or name a file that ends in .toml",
        f"inget formulär heter '{name}'; det finns: {near}; eller ange en fil som slutar på .toml",
    )


def recognised(lines: Iterable[str]) -> Form:
    """Return the form whose contents or chapters a document has; the roadmaps' where none fits."""
    texts = [line.strip() for line in lines]
    forms = [load_form(FORMS / f"{name}.toml") for name in known_forms()]
    for form in forms:
        if form.contents_heading and form.contents_heading in texts:
            return form
        if form.chapter and any(map(form.chapter.match, texts)):
            return form
    return forms[0]


def load_form(path: Path = FORMS / f"{DEFAULT}.toml") -> Form:
    """Read a form.

    Raises DataFault with the file and the key that is missing or wrong.
    """
    try:
        with path.open("rb") as file:
            return _form(tomllib.load(file))
    except KeyError as error:
        raise DataFault(f"{path}: the key {error} is missing") from None
    except (OSError, tomllib.TOMLDecodeError, re.error, TypeError, ValueError) as error:
        raise DataFault(f"{path}: not a form: {error}") from None


def _form(declared: dict[str, Any]) -> Form:
    plan, contents, headings = declared["plan"], declared["contents"], declared["headings"]
    lines, actors, text = declared["lines"], declared["actors"], declared["text"]
    form = Form(
        name=declared["name"],
        language=declared["language"],
        place=plan["place"],
        aim=plan["aim"],
        contents_heading=contents.get("heading", ""),
        cover_title=contents["cover"],
        likeness=contents["likeness"],
        core=re.compile(contents["core"]),
        title=_pattern(contents.get("title")),
        chapter=_pattern(headings.get("chapter")),
        map_heading=_pattern(headings.get("map")),
        direction=headings.get("direction", ""),
        shared=headings.get("shared", ""),
        core_specific=headings.get("core_specific", ""),
        action=re.compile(lines["action"]),
        map_entry=_pattern(lines.get("map_entry")),
        skipped=tuple(map(re.compile, lines["skipped"])),
        structure=tuple(map(re.compile, lines["structure"])),
        labels=tuple(actors["labels"]),
        separators=re.compile(actors["separators"]),
        tail=re.compile(actors["tail"]),
        suspended=tuple(text["suspended"]),
        numbers=tuple(text["numbers"]),
    )
    if not form.contents_heading and form.chapter is None:
        raise ValueError("it declares neither [contents] heading nor [headings] chapter")
    return form


def _pattern(declared: str | None) -> re.Pattern[str] | None:
    return None if declared is None else re.compile(declared)
