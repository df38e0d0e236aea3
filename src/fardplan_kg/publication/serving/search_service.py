"""Search where the site is served: the search page with its hits, and the same as JSON.

A query stands in the address (``sok.sv.html?q=…``, ``sok.sv.json?q=…``; at ``sok`` itself syntax
and language are negotiated). Without a query the page is what is published. An answer costs one
pass over the index, whatever the query is, and is made by one thread beside the one that answers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache, partial
from typing import NamedTuple
from urllib.parse import parse_qsl

from starlette.responses import Response

from fardplan_kg.publication.documents import MEDIA, Document, Representation
from fardplan_kg.publication.headers import METHODS, VARY
from fardplan_kg.publication.inputs import SEARCH, Inputs
from fardplan_kg.publication.search.folding import LONGEST, query
from fardplan_kg.publication.search.matching import Words
from fardplan_kg.publication.search.page import QUERY, SHOWN, address, search_index, search_page
from fardplan_kg.publication.search.results import PAGE, Result, Search
from fardplan_kg.publication.serving import answers
from fardplan_kg.publication.serving.asked import Asked
from fardplan_kg.publication.serving.kept import Kept
from fardplan_kg.questions import LANGUAGES

ROOM = 8 * 2**20
"""Bytes of answers that are kept."""
MOST_SHOWN = 10_000
"""Hits that one page shows at the most."""
BODY = 64 * 2**10
"""Bytes of content that are passed over, as everywhere."""
LONGER = 2 * LONGEST
"""Characters of a query that are looked at: enough to tell that it is too long."""
ENDINGS = ("html", "json")
_PLACE = re.compile(rf"{SEARCH}(?:\.({'|'.join(LANGUAGES)})\.({'|'.join(ENDINGS)}))?")


class Query(NamedTuple):
    """What is searched for, and how many hits are to be shown."""

    text: str
    shown: int


class SearchService:
    """Answers at ``sok``, ``sok.LANGUAGE.html`` and ``sok.LANGUAGE.json`` under the mount."""

    methods = METHODS
    largest = BODY

    def __init__(self, inputs: Inputs, mount: str) -> None:
        self.inputs, self.mount = inputs, mount
        self.kept = Kept(ROOM)
        self.search = cache(self._search)

    def paths(self) -> tuple[str, ...]:
        """Return the paths under the mount at which it answers."""
        made = (f"{SEARCH}.{own}.{ending}" for own in LANGUAGES for ending in ENDINGS)
        return SEARCH, *made

    async def answer(self, asked: Asked, content: bytes) -> Response | None:
        """Return the answer to a query; None at other addresses, and without a query."""
        del content
        path = asked.path or ""
        place = _PLACE.fullmatch(path.removeprefix(self.mount))
        if not place or not path.startswith(self.mount) or asked.method not in ("GET", "HEAD"):
            return None
        given = read_query(asked.query)
        language, ending = place.groups()
        if not given.text and ending != "json":
            return None
        if language:
            return await answers.file(self._made(language, ending, given), asked, self.kept)
        return await self._negotiated(given, asked)

    async def _negotiated(self, given: Query, asked: Asked) -> Response | None:
        """Return the answer in the syntax and language preferred; None where none will do."""
        offered = [
            self._made(language, ending, given) for ending in ENDINGS for language in LANGUAGES
        ]
        chosen = answers.negotiated(Document(SEARCH, tuple(offered)), asked)
        if chosen is None:
            return None
        headers = {"Vary": VARY, "Content-Location": self.mount + chosen.path}
        return await answers.file(chosen, asked, self.kept, headers)

    def _made(self, language: str, ending: str, given: Query) -> Representation:
        make = self._page if ending == "html" else self._json
        path = address(language, given.text, given.shown, ending)
        return Representation(path, MEDIA[ending], partial(make, language, given), language)

    def _page(self, language: str, given: Query) -> bytes:
        result = self._result(language, given)
        return search_page(self.inputs, language, result, given.shown).encode()

    def _json(self, language: str, given: Query) -> bytes:
        return json.dumps(self._result(language, given), ensure_ascii=False).encode() + b"\n"

    def _result(self, language: str, given: Query) -> Result:
        return self.search(language).result(given.text, given.shown)

    def _search(self, language: str) -> Search:
        return Search(Words(search_index(self.inputs, language)))


def read_query(sent: bytes) -> Query:
    """Return what the query of an address asks for; of a name that stands twice, the first.

    Bytes that are not UTF-8 become U+FFFD, as in the browser.
    """
    pairs = parse_qsl(sent.decode("ascii", "replace"), keep_blank_values=True, errors="replace")
    values: Mapping[str, str] = dict(reversed(pairs))
    text = values.get(QUERY, "")[:LONGER]
    shown = values.get(SHOWN, "")
    number = int(shown) if re.fullmatch("[0-9]{1,6}", shown) else PAGE
    return Query(text if query(text)[0] else "", min(max(number, PAGE), MOST_SHOWN))
