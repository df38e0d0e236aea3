"""Points 3, 10 and 11 where they are seen in answers: which form and language is given."""

from __future__ import annotations

from collections.abc import Iterator

from fardplan_kg.publication.checking.outcome import Flaw, Seen, check
from fardplan_kg.publication.checking.rdf import FORMATS, SYNTAXES
from fardplan_kg.publication.checking.subject import HTML, Document, Subject

UNHEARD = "application/x-unheard-of"
WEIGHED = (
    ("text/html;q=0.2, text/turtle", "text/turtle"),
    ("application/n-triples;q=0.3, application/ld+json;q=0.9", "application/ld+json"),
    (f"{UNHEARD}, application/rdf+xml;q=0.1", "application/rdf+xml"),
    ("text/html;q=0, text/turtle;q=0.5, */*;q=0.1", "text/turtle"),
    ("text/*;q=0.1, application/n-triples", "application/n-triples"),
)
BROKEN = (
    "", ",", ";", ";;;q=", "text", "/", "*", "text/html;q=abc", "text/html;q=2", "text/html;q=-1",
    "text/html;q=0.1234567", 'text/html;level="', "text/html;charset", "a/b/c", ", , text/html",
    "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", "*/html", "text/html;q=NaN",
    "a/b," * 500, "text/html;q=0",
)  # fmt: skip
"""Headers that are not by the grammar of RFC 9110, section 12.5.1, one that Java's own client
sends, and some that are by the letter of it but ask for nothing that can be had."""
Told = Iterator[Seen | Flaw]


def _types(document: Document) -> tuple[str, ...]:
    return (HTML, *(FORMATS if document.graph else SYNTAXES))


@check("media-types", 3, "Accept ger just den typ som begärs",
       "Accept gives the very type that is asked for", server=True)  # fmt: skip
def media_types(subject: Subject) -> Told:
    """Ask each document for each type; graphs for TriG and N-Quads too."""
    for document in subject.some:
        for media in _types(document):
            answer = subject.get(document.address, media)
            if answer.status != 200 or answer.media != media:
                yield answer.flaw(f"ska vara 200 {media}", f"should be 200 {media}")
    yield subject.counted(len(subject.some), "dokument", "documents")


@check("q-values", 3, "Vikter (q) och listor i Accept följs",
       "Weights (q) and lists in Accept are obeyed", server=True)  # fmt: skip
def q_values(subject: Subject) -> Told:
    """Ask with lists in which the first member is not the one to give."""
    for document in subject.few:
        for accept, media in WEIGHED:
            answer = subject.get(document.address, accept)
            if answer.status != 200 or answer.media != media:
                yield answer.flaw(f"ska vara 200 {media}", f"should be 200 {media}")
    yield subject.counted(len(subject.few), "dokument", "documents")


@check(
    "default-type",
    3,
    "Utan Accept och med */* ges en och samma form",
    "Without Accept and with */* one and the same representation is given",
    server=True,
)
def default_type(subject: Subject) -> Told:
    """Compare the two."""
    found = set()
    for document in subject.few:
        bare, any_type = subject.get(document.address), subject.get(document.address, "*/*")
        found.add(bare.media)
        if bare.status != 200:
            yield bare.flaw("ska vara 200", "should be 200")
        if (any_type.media, any_type.body) != (bare.media, bare.body):
            yield any_type.flaw(f"utan Accept: {bare.status} {bare.media}",
                                f"without Accept: {bare.status} {bare.media}")  # fmt: skip
    media = ", ".join(sorted(found))
    yield Seen(f"förvald form: {media}", f"default: {media}")
    if len(found) > 1:
        yield Flaw(f"flera förvalda former: {media}", f"several defaults: {media}")


@check("not-acceptable", 3, "Det som inte kan ges svarar 406",
       "What cannot be given answers 406", server=True)  # fmt: skip
def not_acceptable(subject: Subject) -> Told:
    """Ask for a type that nobody has."""
    for document in subject.few:
        answer = subject.get(document.address, UNHEARD)
        if answer.status != 406:
            yield answer.flaw("ska vara 406", "should be 406")
    yield subject.counted(len(subject.few), "dokument", "documents")


@check("broken-accept", 3, "Ett trasigt Accept ger aldrig ett serverfel",
       "A broken Accept never gives a server error", server=True)  # fmt: skip
def broken_accept(subject: Subject) -> Told:
    """Ask one document with each of them; a connection that is dropped is no answer either."""
    address = subject.few[0].address
    for accept in BROKEN:
        answer = subject.site.ask(address, {"accept": accept})
        if not answer.status or answer.status >= 500:
            yield answer.flaw("ska vara ett svar under 500", "should be an answer below 500")
    yield subject.counted(len(BROKEN), "trasiga rubriker", "broken headers")


@check("vary", 10, "Vary anger Accept och Accept-Language",
       "Vary names Accept and Accept-Language", server=True)  # fmt: skip
def vary(subject: Subject) -> Told:
    """Look at the page and the Turtle of a document."""
    for document in subject.few:
        for media in (HTML, "text/turtle"):
            answer = subject.get(document.address, media)
            if not {"accept", "accept-language"} <= answer.lists("vary"):
                said = answer.says("vary") or "–"
                yield answer.flaw(f"Vary: {said}; ska ange Accept, Accept-Language",
                                  f"Vary: {said}; should name Accept, Accept-Language")  # fmt: skip
    yield subject.counted(len(subject.few), "dokument", "documents")


@check("both-languages", 11, "Varje sida finns på svenska och engelska",
       "Every page is there in Swedish and English")  # fmt: skip
def both_languages(subject: Subject) -> Told:
    """Ask for a page in both languages, and look for the link from each to the other."""
    addresses = [subject.root, *(own.address for own in subject.some)]
    for address in addresses:
        for language, other in (("sv", "en"), ("en", "sv")):
            answer = subject.get(address, HTML, language)
            page = subject.pages.read(answer.text)
            if page.language.split("-")[0].lower() != language:
                yield answer.flaw(f"lang={page.language!r}; ska vara {language}",
                                  f"lang={page.language!r}; should be {language}")  # fmt: skip
            linked = {link.get("hreflang", "").split("-")[0] for link in page.related("alternate")}
            if other not in linked:
                yield answer.flaw(f"saknar rel=alternate hreflang={other}",
                                  f"has no rel=alternate hreflang={other}")  # fmt: skip
    yield subject.counted(len(addresses), "sidor", "pages")


CHECKS = (
    media_types, q_values, default_type, not_acceptable, broken_accept, vary, both_languages,
)  # fmt: skip
