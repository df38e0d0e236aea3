"""The search page: a form, and what was found; its index beside it for the search in the browser.

Where the site is served by ``fardplan serve``, the page comes with the hits and needs no script. In
a static site ``static/search-page.js`` makes the same of the index.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from urllib.parse import urlencode

from fardplan_kg.publication.documents import MEDIA, Representation
from fardplan_kg.publication.inputs import SEARCH, Inputs, other_language
from fardplan_kg.publication.pages import render
from fardplan_kg.publication.search.index import Index, index, written
from fardplan_kg.publication.search.results import PAGE, Result
from fardplan_kg.publication.statements import embeddable
from fardplan_kg.questions import LANGUAGES
from fardplan_kg.rendering import static
from fardplan_kg.wording import Words, msg

SCRIPTS = ("search.js", "search-page.js")
QUERY, SHOWN = "q", "visa"
"""What the page's address says: the query, and how many hits to show."""
WORDS = {
    "none": msg("Nothing was found."),
    "hint": msg(
        "All the words must be found in the same place. "
        "Try fewer words, or the beginning of a word."
    ),
    "instead": msg("Did you mean"),
    "shown": msg("The first %(num)s are shown."),
    "more": msg("Show %(num)s more"),
    "cut": msg("The text was too long: only its first 200 characters were searched for."),
    "also": msg("Also called"),
    "number": msg("Also has the number"),
    "section": msg("section"),
    "busy": msg("Searching …"),
    "failed": msg(
        "The search index could not be read. Pages that are opened as files on your own computer "
        "cannot be searched; they must lie on a web server."
    ),
}
"""The words about hits, by what the script calls them."""
IN_LANGUAGE = {"sv": msg("in Swedish"), "en": msg("in English")}
HIT, HITS = "%(num)s hit", "%(num)s hits"


def search_page(
    inputs: Inputs, language: str, result: Result | None = None, shown: int = PAGE
) -> str:
    """Return the page with the answer to a query, with so many hits; without one, the form alone.

    The page of a static site has the script that finds the answer.
    """
    frame = inputs.frame(language, SEARCH)
    query = result["query"] if result else ""
    if query:
        other = address(other_language(language), query)
        frame = replace(frame, other=other)
    words = _words(language)
    return render(
        frame,
        "search.html",
        result=result,
        query=query,
        words_of_hits=words,
        count=_count(language, result["total"] if result else 0),
        more=_more(language, result, shown) if result else None,
        addresses={own: address(language, own) for own in (result or {}).get("suggestions", ())},
        served=bool(result or inputs.endpoint),
        data=embeddable(json.dumps(words, ensure_ascii=False, separators=(",", ":"))),
        scripts=SCRIPTS,
    )


def address(language: str, query: str, shown: int = PAGE, media: str = "html") -> str:
    """Return the address of a query's answer, beside which the page lies."""
    asked = {QUERY: query, **({SHOWN: str(shown)} if shown != PAGE else {})}
    return f"{SEARCH}.{language}.{media}?{urlencode(asked)}"


def _words(language: str) -> dict[str, str]:
    words = Words(language)
    told = {code: words.gettext(message) for code, message in WORDS.items()}
    count = words.translations.ngettext
    other = words.gettext(IN_LANGUAGE[other_language(language)])
    told["other"] = other[:1].upper() + other[1:]
    return {**told, "one": count(HIT, HITS, 1), "many": count(HIT, HITS, 2)}


def _count(language: str, total: int) -> str:
    return Words(language).ngettext("%(num)s hit", "%(num)s hits", total)


def _more(language: str, result: Result, shown: int) -> tuple[str, str] | None:
    """Return the words and the address of the link to more hits, where there are more."""
    left = min(PAGE, result["total"] - shown)
    if left <= 0:
        return None
    more = WORDS["more"]
    words = Words(language).gettext(more, num=left)
    return words, f"{address(language, result['query'], shown + PAGE)}#hit-{shown + 1}"


def search_index(inputs: Inputs, language: str) -> Index:
    """Return what is searched on the pages of a language: the things, and the questions."""
    answers = inputs.asked(language)
    pages = {own.question.name: name for name, own in reversed(list(answers.items()))}
    questions = {name: answers[name].question for name in pages.values()}
    return index(inputs.sources, language, questions)


def plain_files(inputs: Inputs) -> Iterator[Representation]:
    """Return the index of each language, and the scripts that read it."""
    for language in LANGUAGES:
        made = partial(_index, inputs, language)
        yield Representation(f"{SEARCH}/index.{language}.json", MEDIA["json"], made, language)
    for name in SCRIPTS:
        yield Representation(f"static/{name}", MEDIA["js"], partial(_static, name))


def _index(inputs: Inputs, language: str) -> bytes:
    return written(search_index(inputs, language))


def _static(name: str) -> bytes:
    return static(name).encode()
