"""Templates: autoescaped, strict about missing values, in the page's language."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from fardplan_kg.wording import Words


@cache
def environment(language: str) -> Environment:
    """Return a Jinja environment whose `_` speaks the page's language."""
    words = Words(language)
    made = Environment(
        loader=PackageLoader("fardplan_kg", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,  # a build asks for its templates thousands of times
    )
    made.install_gettext_translations(words.translations, newstyle=True)  # type: ignore[attr-defined]
    made.globals["words"] = words
    made.globals["language"] = words.language
    return made


def static(name: str) -> str:
    """Return a file of static/ as text."""
    return (files("fardplan_kg") / "static" / name).read_text(encoding="utf-8")
