"""Points 9, 11, 23, 24 and 26: what is seen in a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import Literal

from fardplan_kg.publication.checking.answer import joined, origin
from fardplan_kg.publication.checking.markup import IN_STYLES, Page
from fardplan_kg.publication.checking.outcome import Flaw, NotApplicable, Seen, check
from fardplan_kg.publication.checking.rdf import SYNTAXES, Unreadable
from fardplan_kg.publication.checking.subject import HTML, Subject

LABELS = (
    "http://www.w3.org/2004/02/skos/core#prefLabel",
    "http://www.w3.org/2000/01/rdf-schema#label",
    "http://purl.org/dc/terms/title",
)
STATEMENTS = (
    re.compile(r"tillg[aä]nglighetsredog[oö]relse|accessibility[ -]?statement", re.IGNORECASE),
    re.compile(r"tillg[aä]nglighet|accessibility", re.IGNORECASE),
)
"""What a link to the statement is called: as the law calls it, or nearly so."""
DEMANDS_SCRIPT = re.compile(
    r"(enable|turn on|requires?|slå på|aktivera|kräver) javascript", re.IGNORECASE
)
OPEN_SOURCES = ("*", "http:", "https:", "'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'")
Told = Iterator[Seen | Flaw]


def _pages(subject: Subject) -> list[tuple[str, Page]]:
    """Return the pages in both languages: the front page, documents, a sample of the sitemap."""
    documents = [own.address for own in subject.documents]
    known = subject.chosen(own for own in subject.descriptions.pages if subject.site.allowed(own))
    asked = [(own, language) for own in [subject.root, *documents] for language in ("sv", "en")]
    answers = [subject.get(own, HTML, language) for own, language in asked]
    answers += [subject.get(own) for own in known if own not in documents]
    return [(own.url, subject.pages.read(own.text)) for own in answers
            if own.status == 200 and own.media == HTML]  # fmt: skip


@check("html-alternates", 9, "Sidan länkar till varje form: rel=alternate",
       "The page links to each syntax: rel=alternate")  # fmt: skip
def html_alternates(subject: Subject) -> Told:
    """Look at the pages of documents with data; the links must lead somewhere."""
    for document in subject.some:
        links = subject.page(document.address).related("alternate")
        by_type = {link.get("type", "").lower(): link.get("href", "") for link in links}
        for media in SYNTAXES:
            if media not in by_type:
                yield Flaw(f"{document.address}: saknar rel=alternate type={media}",
                           f"{document.address}: has no rel=alternate type={media}")  # fmt: skip
                continue
            linked = subject.local(joined(document.address, by_type[media]))
            if linked and (answer := subject.get(linked, media)).status != 200:
                yield answer.flaw("ska vara 200", "should be 200")
    yield subject.counted(len(subject.some), "sidor", "pages")


@check("canonical", 9, "Sidan anger sin adress: en rel=canonical",
       "The page names its address: one rel=canonical")  # fmt: skip
def canonical(subject: Subject) -> Told:
    """See that it is the document's own address or that of one of its pages."""
    for document in subject.some:
        links = subject.page(document.address).related("canonical")
        named = [subject.local(joined(document.address, own.get("href", ""))) for own in links]
        fitting = {document.address, f"{document.address}.sv.html", f"{document.address}.en.html"}
        if len(named) != 1 or named[0] not in fitting:
            told = ", ".join(named) or "–"
            yield Flaw(
                f"{document.address}: rel=canonical {told}; ska vara sidans egen adress",
                f"{document.address}: rel=canonical {told}; should be its own address",
            )
    yield subject.counted(len(subject.some), "sidor", "pages")


@check(
    "html-language", 9, "Varje sida anger sitt språk (lang)", "Every page names its language (lang)"
)
def html_language(subject: Subject) -> Told:
    """Look at all pages; one whose address ends .sv.html or .en.html must have that language."""
    pages = _pages(subject)
    for address, page in pages:
        ending = re.search(r"\.(sv|en)\.html$", address)
        wanted = ending[1] if ending else page.language.split("-")[0]
        if not page.language or page.language.split("-")[0] != wanted:
            yield Flaw(
                f"{address}: lang={page.language!r}; ska vara {wanted or 'angivet'}",
                f"{address}: lang={page.language!r}; should be {wanted or 'stated'}",
            )
    yield subject.counted(len(pages), "sidor", "pages")


@check("language-marked", 11, "Ett värde på ett annat språk än sidans är märkt med sitt språk",
       "A value in another language than the page's is marked with its own")  # fmt: skip
def language_marked(subject: Subject) -> Told:
    """Look for the values that document and dataset have in one other language only."""
    number, known = 0, _texts(subject)
    for document, _ in subject.things():
        try:
            texts = {q.object for q in subject.data(document) if isinstance(q.object, Literal)}
        except Unreadable:
            continue
        for language, other in (("sv", "en"), ("en", "sv")):
            own = {t.value for t in texts | known if t.language == language}
            foreign = {t.value for t in texts if t.language == other} - own
            for run in subject.page(document.address, language).runs:
                number += run.text in foreign
                if run.text in foreign and run.language.split("-")[0] != other:
                    yield Flaw(
                        f"{document.address} ({language}): {run.text[:80]!r} är inte märkt {other}",
                        f"{document.address} ({language}): {run.text[:80]!r} is not marked {other}",
                    )
    yield subject.counted(number, "värden på annat språk", "values in another language")


def _texts(subject: Subject) -> set[Literal]:
    """Return the texts of the dataset: a name may be the same in both languages."""
    found = subject.descriptions.main_dump
    return {q.object for q in (() if found is None else found) if isinstance(q.object, Literal)}


@check("without-script", 9, "Sidan säger det den ska utan JavaScript",
       "The page tells what it should without JavaScript")  # fmt: skip
def without_script(subject: Subject) -> Told:
    """See that the thing's name stands in the page as it is sent, and that no link is a script."""
    for document, topic in subject.things():
        page = subject.page(document.address)
        try:
            quads = list(subject.data(document))
        except Unreadable:
            continue
        names = {" ".join(q.object.value.split()) for q in quads if q.predicate.value in LABELS
                 and getattr(q.subject, "value", "") == topic}  # fmt: skip
        if names and not any(name in page.text for name in names):
            yield Flaw(
                f"{document.address}: sidans text saknar namnet {min(names)!r}",
                f"{document.address}: the page's text lacks the name {min(names)!r}",
            )
        if DEMANDS_SCRIPT.search(page.text) or "<a javascript:>" in page.inline:
            yield Flaw(
                f"{document.address}: kräver JavaScript", f"{document.address}: demands JavaScript"
            )
    yield subject.counted(len(subject.documents), "dokument", "documents")


@check("no-other-host", 24, "Ingen sida laddar något från en annan värd",
       "No page loads anything from another host")  # fmt: skip
def no_other_host(subject: Subject) -> Told:
    """Look at what browsers fetch by themselves, in pages and in their style sheets."""
    pages, sheets = _pages(subject), set[str]()
    for address, page in pages:
        styles = [own for text in page.styles for own in IN_STYLES.findall(text)]
        for loaded in [*page.loads, *styles]:
            yield from _elsewhere(subject, address, loaded)
        linked = [link.get("href", "") for link in page.related("stylesheet")]
        sheets |= {own for href in linked if (own := subject.local(joined(address, href)))}
    for sheet in sorted(sheets):
        for loaded in IN_STYLES.findall(subject.get(sheet).text):
            yield from _elsewhere(subject, sheet, loaded)
    yield subject.counted(len(pages), "sidor", "pages")


def _elsewhere(subject: Subject, address: str, loaded: str) -> Told:
    target = joined(address, loaded)
    if target and origin(target) != origin(subject.root) and not subject.local(target):
        yield Flaw(f"{address} laddar {target[:200]}", f"{address} loads {target[:200]}")


@check(
    "content-security-policy",
    26,
    "Bara egna filer får köras: Content-Security-Policy, inget i sidan",
    "Only own files may run: Content-Security-Policy, nothing inside the page",
)
def content_security_policy(subject: Subject) -> Told:
    """Look at the header, over HTTP, and for scripts, styles and handlers inside the pages."""
    pages = _pages(subject)
    for address, page in pages:
        for found in sorted(set(page.inline)):
            yield Flaw(f"{address}: {found} i sidan", f"{address}: {found} inside the page")
        if subject.served:
            yield from _policy(subject, address)
    yield subject.counted(len(pages), "sidor", "pages")


def _policy(subject: Subject, address: str) -> Told:
    said = subject.get(address, HTML).says("content-security-policy")
    rules = {part.split()[0].lower(): part.split()[1:] for part in said.split(";") if part.split()}
    for name in ("script-src", "style-src", "object-src"):
        sources = rules.get(name, rules.get("default-src"))
        if sources is None or any(own in OPEN_SOURCES or "." in own for own in sources):
            told = " ".join(sources) if sources is not None else "–"
            yield Flaw(
                f"{address}: Content-Security-Policy {name}: {told}; ska vara högst 'self'",
                f"{address}: Content-Security-Policy {name}: {told}; should be 'self' at most",
            )


@check(
    "security-headers",
    26,
    "X-Content-Type-Options: nosniff och Referrer-Policy på varje svar",
    "X-Content-Type-Options: nosniff and Referrer-Policy on every answer",
    server=True,
)
def security_headers(subject: Subject) -> Told:
    """Look at the front page, data and an error."""
    answers = [
        subject.get(subject.root, HTML),
        subject.get(subject.root + "finns-inte-0f3c9a", HTML),
    ]
    answers += [subject.get(own.address, "text/turtle") for own in subject.documents[:2]]
    for answer in answers:
        if answer.says("x-content-type-options").lower() != "nosniff":
            yield answer.flaw("saknar X-Content-Type-Options: nosniff",
                              "has no X-Content-Type-Options: nosniff")  # fmt: skip
        if not answer.says("referrer-policy"):
            yield answer.flaw("saknar Referrer-Policy", "has no Referrer-Policy")
    yield subject.counted(len(answers), "svar", "answers")


@check("accessibility", 23, "Sidorna går att använda för alla: WCAG 2.2 AA",
       "Everybody can use the pages: WCAG 2.2 AA")  # fmt: skip
def accessibility(subject: Subject) -> Told:
    """Find what is plainly wrong; whether all is right takes a browser, so it never passes."""
    pages = _pages(subject)
    for address, page in pages:
        lacking = sorted(set(page.lacking))
        lacking += [] if page.headings == 1 else [f"<h1> × {page.headings}"]
        lacking += [] if page.title else ["<title>"]
        lacking += (
            [] if any(href.startswith("#") for href, _ in page.anchors[:3]) else ["skip link"]
        )
        lacking += [] if any(run.element == "main" for run in page.runs) else ["<main>"]
        if lacking:
            told = ", ".join(lacking)
            yield Flaw(f"{address}: brister: {told}", f"{address}: lacks: {told}")
    own = [href for pattern in STATEMENTS for href, text in subject.front.anchors
           if pattern.search(f"{href} {text}")]  # fmt: skip
    if not own:
        yield Flaw("startsidan länkar inte till en tillgänglighetsredogörelse",
                   "the front page links to no accessibility statement")  # fmt: skip
        return
    raise _needs_browser(joined(subject.root, own[0]))


def _needs_browser(statement: str) -> NotApplicable:
    return NotApplicable(f"kräver en webbläsare; webbplatsens egen redogörelse: {statement}",
                         f"needs a browser; the site's own statement: {statement}")  # fmt: skip


CHECKS = (
    html_alternates, canonical, html_language, language_marked, without_script, no_other_host,
    content_security_policy, security_headers, accessibility,
)  # fmt: skip
