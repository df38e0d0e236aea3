"""Points 7, 8, 10 and 26: what a server answers besides pages, and the headers it answers with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from fardplan_kg.publication.checking.answer import Answer
from fardplan_kg.publication.checking.outcome import Flaw, NotApplicable, Seen, check
from fardplan_kg.publication.checking.rdf import Unreadable, parsed
from fardplan_kg.publication.checking.subject import HTML, Subject

ORIGIN = {"origin": "https://example.org"}
UNKNOWN = ("doc/finns-inte/0f3c9a", "id/finns-inte/0f3c9a", "finns-inte-0f3c9a")
CHANGING = frozenset(
    ("date", "age", "connection", "keep-alive", "transfer-encoding", "server-timing",
     "x-request-id")
)  # fmt: skip
"""Headers that may differ from one answer to the next."""
ESCAPES = (
    b"/../../../../../../etc/passwd",
    b"/..%2f..%2f..%2f..%2f..%2fetc/passwd",
    b"/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    b"/..%5c..%5c..%5cetc/passwd",
    b"/doc/%00",
    b"/%252e%252e/%252e%252e/etc/passwd",
)
OWL_DEPRECATED = "http://www.w3.org/2002/07/owl#deprecated"
REPLACED = "http://purl.org/dc/terms/isReplacedBy"
BANNER = re.compile(r"ersatt|ersätts|utgått|används inte|inte längre|replaced|no longer|deprecated",
                    re.IGNORECASE)  # fmt: skip
Told = Iterator[Seen | Flaw]


def _kinds(subject: Subject) -> list[Answer]:
    """Return a page, data, a redirect, a 404 and a 406, each asked for from another origin."""
    address = subject.few[0].address
    asked = [(address, HTML), (address, "text/turtle"), (subject.root + UNKNOWN[0], HTML),
             (address, "application/x-unheard-of")]  # fmt: skip
    things = [own for iri in subject.sampled if "/id/" in (own := subject.local(iri))]
    asked += [(own, HTML) for own in things[:1]]
    return [subject.site.ask(own, {"accept": accept, **ORIGIN}) for own, accept in asked]


@check("head", 7, "HEAD ger samma rubriker som GET, utan innehåll",
       "HEAD gives the headers of GET, without content", server=True)  # fmt: skip
def head(subject: Subject) -> Told:
    """Compare the headers of a page, data, a redirect and errors."""
    answers = _kinds(subject)
    for got in answers:
        sent = {name: value for name, value in got.sent.items() if name in ("accept", "origin")}
        bare = subject.site.ask(got.url, sent, "HEAD")
        if bare.status != got.status:
            yield bare.flaw(f"GET: {got.status}", f"GET: {got.status}")
        names = (set(got.headers) | set(bare.headers)) - CHANGING
        # HEAD may leave out a length that is known only when there is content (RFC 9110, 9.3.2)
        names -= set() if bare.says("content-length") else {"content-length"}
        differing = sorted(own for own in names if got.says(own) != bare.says(own))
        if differing:
            told = "; ".join(f"{own}: {bare.says(own)!r} ≠ {got.says(own)!r}" for own in differing)
            yield bare.flaw(
                f"skiljer sig från GET: {told[:300]}", f"differs from GET: {told[:300]}"
            )
    yield subject.counted(len(answers), "adresser", "addresses")


@check("preflight", 7, "OPTIONS svarar på webbläsarens förfrågan före en fråga (CORS)",
       "OPTIONS answers the CORS preflight", server=True)  # fmt: skip
def preflight(subject: Subject) -> Told:
    """Ask as a browser does (Fetch, section 4.8, CORS-preflight fetch)."""
    sent = {**ORIGIN, "access-control-request-method": "GET",
            "access-control-request-headers": "accept-language"}  # fmt: skip
    answer = subject.site.ask(subject.few[0].address, sent, "OPTIONS")
    if not 200 <= answer.status < 300:
        yield answer.flaw("ska vara 200 eller 204", "should be 200 or 204")
    for name, wanted in (("access-control-allow-origin", "*"),
                         ("access-control-allow-methods", "get")):  # fmt: skip
        if not {wanted, "*"} & answer.lists(name):
            yield answer.flaw(
                f"{name}: {answer.says(name) or '–'}", f"{name}: {answer.says(name) or '–'}"
            )
    yield Seen(answer.told("sv"), answer.told("en"))


@check("cors", 7, "Access-Control-Allow-Origin: * på allt, även fel och 303",
       "Access-Control-Allow-Origin: * on everything, errors and 303 too", server=True)  # fmt: skip
def cors(subject: Subject) -> Told:
    """Look at a page, data, a redirect and errors."""
    answers = _kinds(subject)
    for answer in answers:
        said = answer.says("access-control-allow-origin")
        if said != "*":
            yield answer.flaw(
                f"Access-Control-Allow-Origin: {said or '–'}; ska vara *",
                f"Access-Control-Allow-Origin: {said or '–'}; should be *",
            )
    yield subject.counted(len(answers), "svar", "answers")


@check("not-found", 8, "En okänd adress svarar 404", "An unknown address answers 404", server=True)
def not_found(subject: Subject) -> Told:
    """Ask for what cannot be there."""
    for path in UNKNOWN:
        answer = subject.get(subject.root + path, HTML)
        if answer.status != 404:
            yield answer.flaw("ska vara 404", "should be 404")
    yield subject.counted(len(UNKNOWN), "okända adresser", "unknown addresses")


@check("error-syntax", 8, "404 svarar i den form som begärdes",
       "404 answers in the syntax that was asked for", server=True)  # fmt: skip
def error_syntax(subject: Subject) -> Told:
    """Ask for an unknown document as a page and as data."""
    for media in (HTML, "text/turtle", "application/ld+json"):
        answer = subject.get(subject.root + UNKNOWN[0], media)
        if answer.media != media:
            yield answer.flaw(f"ska vara {media}", f"should be {media}")
        elif media != HTML:
            try:
                parsed(answer.body, media, answer.url)
            except Unreadable as reason:
                yield answer.flaw(reason.words.swedish, reason.words.english)
    yield Seen("tre former", "three syntaxes")


@check("gone", 8, "410 bara för det som har lämnat datamängden",
       "410 only for what has left the dataset", server=True)  # fmt: skip
def gone(subject: Subject) -> Told:
    """See that nothing in the dataset, the sitemap's sample or unknown answers 410."""
    pages = subject.chosen(subject.descriptions.pages)
    asked = [*(subject.local(iri) for iri in subject.sampled), *pages]
    asked += [subject.root + path for path in UNKNOWN]
    for address in asked:
        answer = subject.get(address, "text/turtle")
        if answer.status == 410:
            yield answer.flaw("finns i datamängden eller har aldrig funnits",
                              "is in the dataset or never was")  # fmt: skip
    yield subject.counted(len(asked), "adresser frågade", "addresses asked")


@check(
    "deprecated",
    8,
    "Det som inte längre används har en sida som säger det och vad som ersätter",
    "What is deprecated has a page that says so and names its replacement",
)
def deprecated(subject: Subject) -> Told:
    """Look at the pages of what the dump calls deprecated."""
    quads = subject.dump.quads_for_predicate(NamedNode(OWL_DEPRECATED))
    old = sorted(
        {
            quad.subject.value
            for quad in quads
            if isinstance(quad.subject, NamedNode)
            and isinstance(quad.object, Literal)
            and quad.object.value in ("true", "1")
            and subject.local(quad.subject.value)
        }
    )
    if not old:
        raise NotApplicable(
            "inget i datamängden är utgånget", "nothing in the dataset is deprecated"
        )
    for iri in subject.chosen(old):
        last = subject.follow(subject.local(iri), HTML)[-1]
        if last.status != 200:
            yield last.flaw("ska vara 200", "should be 200")
            continue
        yield from _told_replaced(subject, iri, last)
    yield subject.counted(len(old), "utgångna", "deprecated")


def _told_replaced(subject: Subject, iri: str, answer: Answer) -> Told:
    page = subject.pages.read(answer.text)
    if not BANNER.search(page.text):
        yield answer.flaw("säger inte att det är utgånget", "does not say that it is deprecated")
    hrefs = {subject.path(own) for own in _linked(subject, answer, page.anchors)}
    for quad in subject.dump.quads_for_subject(NamedNode(iri)):
        if quad.predicate.value == REPLACED and isinstance(quad.object, NamedNode):
            path = subject.path(subject.local(quad.object.value))
            wanted = {path, re.sub("^id/", "doc/", path)}
            plain = {re.sub(r"(\.(sv|en))?\.html$", "", own) for own in hrefs}
            if not wanted & plain:
                yield answer.flaw(f"ingen länk till {path}", f"no link to {path}")


def _linked(subject: Subject, answer: Answer, anchors: list[tuple[str, str]]) -> list[str]:
    from fardplan_kg.publication.checking.answer import joined

    return [own for href, _ in anchors if (own := subject.local(joined(answer.url, href)))]


@check("path-escapes", 8, "Ingen väg ut ur webbplatsens mapp, och inget serverfel av den",
       "No way out of the site's folder, and no server error from trying", server=True)  # fmt: skip
def path_escapes(subject: Subject) -> Told:
    """Ask for files outside, in ways that have worked elsewhere."""
    for target in ESCAPES:
        shown = target.decode()
        answer = subject.site.ask(subject.root, {}, target=target)
        if b"root:" in answer.body or not 300 <= answer.status < 500:
            yield answer.flaw(f"sökvägen {shown}; ska vara 400 eller 404",
                              f"the path {shown}; should be 400 or 404")  # fmt: skip
    yield subject.counted(len(ESCAPES), "försök", "attempts")


CHECKS = (
    head, preflight, cors, not_found, error_syntax, gone, deprecated, path_escapes,
)  # fmt: skip
