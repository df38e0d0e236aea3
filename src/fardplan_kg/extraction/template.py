"""The form of a plan, declared in a TOML file: headings, labels, numbering, lists."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fardplan_kg.faults import DataFault

FORMS = Path(__file__).parent / "forms"


@dataclass(frozen=True)
class Form:
    """How plans of one kind are laid out; the fields are those of the file."""

    name: str
    language: str
    contents_heading: str
    cover_title: str
    core_entry: re.Pattern[str]
    map_entry_heading: re.Pattern[str]
    likeness: float
    direction: str
    shared: str
    core_specific: str
    action: re.Pattern[str]
    map_entry: re.Pattern[str]
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
        return (self.direction, self.shared, self.core_specific)

    @property
    def label(self) -> re.Pattern[str]:
        """A label of an actor line and its colon, at the start of a text."""
        longest_first = sorted(self.labels, key=len, reverse=True)
        return re.compile(rf"\s*({'|'.join(map(re.escape, longest_first))})\s*:\s*")


def load_form(path: Path = FORMS / "fardplan.toml") -> Form:
    """Read a form.

    Raises DataFault with the file and the key that is missing or wrong.
    """
    try:
        with path.open("rb") as file:
            return _form(tomllib.load(file))
    except KeyError as error:
        raise DataFault(f"{path}: the key {error} is missing") from None
    except (OSError, tomllib.TOMLDecodeError, re.error, TypeError) as error:
        raise DataFault(f"{path}: not a form: {error}") from None


def _form(declared: dict[str, Any]) -> Form:
    contents, headings, lines = declared["contents"], declared["headings"], declared["lines"]
    actors, text = declared["actors"], declared["text"]
    return Form(
        name=declared["name"],
        language=declared["language"],
        contents_heading=contents["heading"],
        cover_title=contents["cover"],
        core_entry=re.compile(contents["core"]),
        map_entry_heading=re.compile(contents["map"]),
        likeness=contents["likeness"],
        direction=headings["direction"],
        shared=headings["shared"],
        core_specific=headings["core_specific"],
        action=re.compile(lines["action"]),
        map_entry=re.compile(lines["map_entry"]),
        skipped=tuple(map(re.compile, lines["skipped"])),
        structure=tuple(map(re.compile, lines["structure"])),
        labels=tuple(actors["labels"]),
        separators=re.compile(actors["separators"]),
        tail=re.compile(actors["tail"]),
        suspended=tuple(text["suspended"]),
        numbers=tuple(text["numbers"]),
    )
