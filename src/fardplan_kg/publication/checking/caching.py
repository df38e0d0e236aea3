"""Point 10: what a browser and a proxy may keep, and how they ask whether it still holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fardplan_kg.publication.checking.outcome import Flaw, NotApplicable, Seen, check
from fardplan_kg.publication.checking.rdf import SYNTAXES
from fardplan_kg.publication.checking.subject import HTML, Subject

STRONG = re.compile(r'"[\x21\x23-\x7e\x80-\xff]*"')
"""A strong validator (RFC 9110, section 8.8.3: entity-tag without W/)."""
Told = Iterator[Seen | Flaw]


@check("etag", 10, "En stark ETag för varje form", "A strong ETag for each representation",
       server=True)  # fmt: skip
def etag(subject: Subject) -> Told:
    """Look at all forms of a document; no two that differ may have the same."""
    for document in subject.few:
        known: dict[str, bytes] = {}
        for media in (HTML, *SYNTAXES):
            answer = subject.get(document.address, media)
            if answer.status != 200:
                continue
            tag = answer.says("etag")
            if not STRONG.fullmatch(tag):
                yield answer.flaw(
                    f"ETag: {tag or '–'}; ska vara stark", f"ETag: {tag or '–'}; should be strong"
                )
            elif known.setdefault(tag, answer.body) != answer.body:
                yield answer.flaw(
                    f"ETag {tag} har en annan form också", f"ETag {tag} is another's too"
                )
    yield subject.counted(len(subject.few), "dokument", "documents")


@check("not-modified", 10, "If-None-Match svarar 304 utan innehåll",
       "If-None-Match answers 304 without content", server=True)  # fmt: skip
def not_modified(subject: Subject) -> Told:
    """Ask again with the tag that was given."""
    number = 0
    for document in subject.few:
        for media in (HTML, "text/turtle"):
            tag = subject.get(document.address, media).says("etag")
            if not tag:
                continue
            number += 1
            sent = {"accept": media, "if-none-match": tag}
            again = subject.site.ask(document.address, sent)
            if again.status != 304 or again.body:
                yield again.flaw("ska vara 304 utan innehåll", "should be 304 without content")
    if not number:
        raise NotApplicable("inget svar har ETag (se etag)", "no answer has an ETag (see etag)")
    yield subject.counted(number, "svar", "answers")


@check("cache-control", 10, "Cache-Control på varje svar", "Cache-Control on every answer",
       server=True)  # fmt: skip
def cache_control(subject: Subject) -> Told:
    """Look at the page and the Turtle of a document, and the front page."""
    asked = [(subject.root, HTML)]
    asked += [(own.address, media) for own in subject.few for media in (HTML, "text/turtle")]
    for address, media in asked:
        answer = subject.get(address, media)
        if not answer.says("cache-control"):
            yield answer.flaw("saknar Cache-Control", "has no Cache-Control")
    yield subject.counted(len(asked), "svar", "answers")


CHECKS = (etag, not_modified, cache_control)
