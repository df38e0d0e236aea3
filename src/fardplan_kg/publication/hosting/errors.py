"""What stands in an answer that is no document: small files, one for each syntax and language.

A page says in words what is wrong. A syntax of RDF holds no statement, only a comment (JSON-LD:
words without a meaning as RDF), for there is nothing to state of what is not there.
"""

from __future__ import annotations

import json
from html import escape

from fardplan_kg.publication.documents import MEDIA, Document, Publication, Representation
from fardplan_kg.questions import LANGUAGES
from fardplan_kg.wording import Words, msg

FOLDER = "fel"
SAYING = {
    403: (msg("Not shown"), msg("What is at this address is not shown to visitors.")),
    404: (msg("Not found"), msg("There is nothing at this address.")),
    405: (msg("Cannot be done"), msg("Pages and data here can only be read.")),
    406: (
        msg("Not in that format"),
        msg("What is here does not exist in the format that was asked for."),
    ),
    410: (
        msg("No longer here"),
        msg("What was at this address has been taken away and does not come back."),
    ),
}
"""What is wrong, and in a sentence, by the status of HTTP."""
COMMENTED = ("ttl", "nt", "trig", "nq")


def documents(publication: Publication) -> tuple[Document, ...]:
    """Return what is shown for each status, in every syntax."""
    return tuple(_document(publication, status) for status in SAYING)


def _document(publication: Publication, status: int) -> Document:
    path = f"{FOLDER}/{status}"
    pages = (_page(publication, path, status, language) for language in LANGUAGES)
    data = (
        Representation(f"{path}.{ending}", MEDIA[ending], _content(status, ending).encode)
        for ending in ("ttl", "jsonld", "nt", "rdf", "trig", "nq", "json", "txt")
    )
    return Document(path, (*pages, *data))


def _page(publication: Publication, path: str, status: int, language: str) -> Representation:
    words = Words(language)
    heading, sentence = (escape(words.gettext(message)) for message in SAYING[status])
    # an error is seen at any address, so the links cannot be relative to it
    home = escape(publication.mount)
    style = "static/site.css"
    sheet = f'<link rel="stylesheet" href="{home}{style}">\n' if style in publication.plain else ""
    made = (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="robots" content="noindex">\n<title>{heading} ({status})</title>\n{sheet}'
        f"</head>\n<body>\n<main>\n<h1>{heading}</h1>\n<p>{sentence}</p>\n"
        f'<p><a href="{home}">{escape(words.gettext(msg("To the front page")))}</a></p>\n'
        "</main>\n</body>\n</html>\n"
    )
    return Representation(f"{path}.{language}.html", MEDIA["html"], made.encode, language)


def _content(status: int, ending: str) -> str:
    said = {language: _said(status, Words(language)) for language in LANGUAGES}
    if ending in COMMENTED:
        return "".join(f"# {line}\n" for line in said.values())
    if ending == "txt":
        return "".join(f"{line}\n" for line in said.values())
    if ending == "rdf":
        comments = "".join(f"<!-- {line} -->\n" for line in said.values())
        root = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>'
        return f'<?xml version="1.0" encoding="utf-8"?>\n{comments}{root}\n'
    return json.dumps({"status": status, **said}, ensure_ascii=False, indent=2) + "\n"


def _said(status: int, words: Words) -> str:
    heading, sentence = (words.gettext(message) for message in SAYING[status])
    return f"{status} {heading}. {sentence}"
