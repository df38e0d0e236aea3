from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from fardplan_kg.questions import LANGUAGES
from fardplan_kg.wording import Words

PACKAGE = Path(str(files("fardplan_kg")))
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "msg": None}


def used() -> Iterator[str | tuple[str, ...]]:
    sources = [
        ("python", sorted(PACKAGE.rglob("*.py"))),
        ("jinja2.ext:babel_extract", sorted(PACKAGE.glob("templates/*.html"))),
    ]
    for method, paths in sources:
        for path in paths:
            with path.open("rb") as opened:
                found = list(extract(method, opened, KEYWORDS))
            yield from (message for _, message, *_ in found)


def translated() -> dict[str | tuple[str, ...], object]:
    path = PACKAGE / "locale" / "sv" / "LC_MESSAGES" / "fardplan.po"
    with path.open("rb") as opened:
        catalogue = read_po(opened, locale="sv", abort_invalid=True)
    assert not any(message.fuzzy for message in catalogue if message.id)
    return {
        tuple(message.id) if isinstance(message.id, list) else message.id: message.string
        for message in catalogue
        if message.id
    }


def test_every_message_has_a_swedish_translation() -> None:
    found = translated()
    missing = {message for message in used() if message and not _complete(found.get(message))}
    assert missing == set()
    assert len(found) > 80


def _complete(string: object) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


def test_no_translation_is_unused() -> None:
    assert set(translated()) - set(used()) == set()


def test_placeholders_are_the_same_in_both_languages() -> None:
    import re

    for message, string in translated().items():
        sources = message if isinstance(message, tuple) else (message,)
        targets = string if isinstance(string, tuple | list) else (string,)
        for source, target in zip(sources, targets, strict=True):
            pattern = r"%\(\w+\)s|\{\w+\}"
            assert sorted(re.findall(pattern, source)) == sorted(re.findall(pattern, str(target)))


def test_swedish_and_english_count() -> None:
    assert [Words("sv").actions(n) for n in (1, 2)] == ["1 insats", "2 insatser"]
    assert [Words("en").actions(n) for n in (1, 2)] == ["1 action", "2 actions"]


def test_the_plan_s_own_category_is_never_used_for_naming_together() -> None:
    words = [str(text) for text in translated().values()]
    assert not any("gemensamma insatser" in text.lower() for text in words)


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(ValueError, match=r"'de'.*sv, en"):
        Words("de")


def test_languages_begin_with_swedish() -> None:
    assert LANGUAGES == ("sv", "en")
