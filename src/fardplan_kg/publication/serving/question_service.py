"""Questions asked with values of the visitor's choice, where the site is served.

The values stand in the address of the question (``svar/NAME?area=1``) or of one of its
representations (``svar/NAME.sv.csv?area=1``). What else stands there is ignored, and an empty value
is none; without a value what is published is the answer. A value that nothing has is answered
with 400 and what would be right: in a page, beside the form.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import urlencode

from starlette.responses import Response

from fardplan_kg.answers import Answer, answered, bind, given_terms
from fardplan_kg.faults import CallFault
from fardplan_kg.publication.documents import HTML, Document, Publication, Representation
from fardplan_kg.publication.headers import METHODS
from fardplan_kg.publication.inputs import Inputs
from fardplan_kg.publication.pages import answer_page_for, unanswered_page
from fardplan_kg.publication.question_form import values_of
from fardplan_kg.publication.serving import answers
from fardplan_kg.publication.serving.answer_cache import AnswerCache
from fardplan_kg.publication.serving.asked import Asked
from fardplan_kg.publication.serving.given_values import Given, read_values
from fardplan_kg.publication.serving.kept import Kept
from fardplan_kg.publication.serving.sparql_service import Pool
from fardplan_kg.publication.serving.unanswered import unanswered
from fardplan_kg.publication.sparql.refusals import too_large
from fardplan_kg.publication.sparql.tasks import Answered, Refused, Task
from fardplan_kg.questions import Question
from fardplan_kg.remote import solutions
from fardplan_kg.store import Solutions, Store, Term

PREFIX = "svar/"
BODY = 64 * 2**10
"""Bytes of content that are passed over, as everywhere."""
ROOM = 16 * 2**20
"""Bytes of pages and tables that are kept, and of answers of the graph."""
LARGEST = 16 * 10**6
"""Bytes of an answer of which a page or a table is made."""


class Remembered:
    """A store that answers the same query once: those by which values are looked up are few."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._known: dict[str, Solutions] = {}

    def select(self, query: str) -> Solutions:
        """Answer a SELECT query."""
        if query not in self._known:
            self._known[query] = self.store.select(query)
        return self._known[query]

    def construct(self, query: str) -> str:
        """Answer a CONSTRUCT or DESCRIBE query as sorted N-Triples."""
        return self.store.construct(query)


@dataclass(frozen=True, slots=True)
class Ready:
    """A question whose values are known, and the query that it has become."""

    question: Question
    values: Mapping[str, str]
    terms: Mapping[str, Term]
    query: str

    def answer(self, language: str, content: bytes) -> Answer:
        """Return the answer that the content of a SPARQL result in JSON makes."""
        found = solutions(json.loads(content))
        return answered(self.question, language, self.values, self.query, found, self.terms)


class QuestionService:
    """Answers questions with values, at the addresses of their documents and representations.

    store: the graph, in which values are looked up; the pool runs the questions. room: bytes of
    what is kept; 0 where the graph can be changed.
    """

    methods = METHODS
    largest = BODY

    def __init__(
        self, inputs: Inputs, publication: Publication, store: Store, pool: Pool, room: int = ROOM
    ) -> None:
        self.inputs, self.publication, self.pool = inputs, publication, pool
        self.store, self.kept, self.cache = Remembered(store), Kept(room), AnswerCache(room)
        self.places = dict(_places(inputs, publication))

    def paths(self) -> list[str]:
        """Return the addresses that are answered, below the mount."""
        return sorted(self.places)

    async def answer(self, asked: Asked, content: bytes) -> Response | None:
        """Return the answer to a question with values; None without any, and at other addresses."""
        del content
        path = asked.path or ""
        place = self.places.get(path.removeprefix(self.publication.mount))
        if place is None or asked.method not in ("GET", "HEAD"):
            return None
        question, document = place
        given = read_values(asked.query, question)
        at_document = path == self.publication.mount + document.path
        chosen = _representation(self.publication, document, asked, at_document)
        if chosen is None or not given.any:
            return None
        return await self._told(question, document, chosen, given, asked, at_document)

    async def _told(
        self,
        question: Question,
        document: Document,
        chosen: Representation,
        given: Given,
        asked: Asked,
        at_document: bool,
    ) -> Response:
        page = partial(unanswered_page, self.inputs, question, chosen.language, given.values)
        try:
            ready = await asyncio.to_thread(self._bound, question, chosen.language, given)
            found = await self._found(ready)
        except CallFault as fault:
            told = Refused(400, str(fault), fault.told("sv"))
            return await asyncio.to_thread(unanswered, told, chosen, asked, page)
        except Refused as refused:
            return await asyncio.to_thread(unanswered, refused, chosen, asked, page)
        return await self._sent(ready, found, document, chosen, asked, at_document)

    def _bound(self, question: Question, language: str, given: Given) -> Ready:
        """Return the question with its values. Raises CallFault for one that nothing has."""
        if given.fault:
            raise given.fault
        terms = given_terms(self.store, question, given.values, language)
        return Ready(question, given.values, terms, bind(question, terms))

    async def _found(self, ready: Ready) -> bytes:
        """Return the graph's answer. Raises Refused."""
        task = Task(ready.query)
        made = await self.cache.answer(ready.query, partial(self.pool.answer, task))
        return made if isinstance(made, bytes) else await asyncio.to_thread(_read, made)

    async def _sent(
        self,
        ready: Ready,
        found: bytes,
        document: Document,
        chosen: Representation,
        asked: Asked,
        at_document: bool,
    ) -> Response:
        named = {name: ready.terms[name] for name in ready.values}
        values = f"?{urlencode(values_of(ready.question, self.inputs.choices, named))}"
        whole = replace(
            document,
            representations=tuple(
                replace(own, path=own.path + values, made=partial(self._made, ready, found, own))
                for own in document.representations
            ),
        )
        own = whole.representations[document.representations.index(chosen)]
        if at_document:
            return await answers.document(self.publication, whole, own, asked, self.kept)
        return await answers.file(own, asked, self.kept)

    def _made(self, ready: Ready, found: bytes, own: Representation) -> bytes:
        answer = ready.answer(own.language, found)
        if own.media == HTML:
            return answer_page_for(self.inputs, answer).encode()
        return self.inputs.tables[own.path.rsplit(".", 1)[-1]](answer).encode()


def _places(
    inputs: Inputs, publication: Publication
) -> Iterator[tuple[str, tuple[Question, Document]]]:
    """Yield each address of a question that has something to choose."""
    for question in {own.question.name: own.question for own in inputs.answers.values()}.values():
        document = publication.documents.get(PREFIX + question.name)
        if document and any(own.name != "lang" for own in question.parameters):
            for path in (document.path, *(own.path for own in document.representations)):
                yield path, (question, document)


def _representation(
    publication: Publication, document: Document, asked: Asked, at_document: bool
) -> Representation | None:
    if at_document:
        return answers.negotiated(document, asked)
    path = (asked.path or "").removeprefix(publication.mount)
    return next(own for own in document.representations if own.path == path)


def _read(found: Answered) -> bytes:
    with found.file:
        if found.size > LARGEST:
            raise too_large(LARGEST)
        return found.file.read()
