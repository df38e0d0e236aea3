"""Every page for search engines: sitemap.xml with both languages of each, and robots.txt.

The formats: https://www.sitemaps.org/protocol.html (at most 50 000 addresses and 50 MiB a file;
more are split, with an index), the alternates in other languages as Google reads them
(xhtml:link), robots.txt by RFC 9309 with the line ``Sitemap`` of the sitemap protocol.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from fardplan_kg.publication.documents import HTML, Document, Publication, Representation

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
MOST, LARGEST = 50_000, 50 * 1024 * 1024
OPENING = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{NAMESPACE}" xmlns:xhtml="{XHTML}">\n'
)
CLOSING = "</urlset>\n"
PATH = "sitemap.xml"


def sitemap(
    publication: Publication, modified: str = "", most: int = MOST, largest: int = LARGEST
) -> dict[str, bytes]:
    """Return the site map by its path: one file, or an index and the files that it names.

    modified: the day on which the data was last changed, as YYYY-MM-DD; empty where the graph does
    not state it. most, largest: the number of addresses and of bytes that one file may hold.
    """
    parts = list(_split(_entries(publication, modified), most, largest))
    files = [(OPENING + "".join(part) + CLOSING).encode() for part in parts]
    if len(files) <= 1:
        return {PATH: files[0] if files else (OPENING + CLOSING).encode()}
    named = {f"sitemap-{place}.xml": content for place, content in enumerate(files, 1)}
    return {PATH: _index(publication, named, modified), **named}


def robots(publication: Publication) -> bytes:
    """Return robots.txt: every page may be read, and this is where they are listed.

    A crawler looks for it at the root of the host; where the site has a path of its own, the line
    on the site map is to be copied there.
    """
    lines = ["User-agent: *", "Allow: /", f"Sitemap: {publication.url(PATH)}"]
    if publication.mount != "/":
        lines.insert(0, "# For robots.txt at the root of the host: the last line is enough.")
    return "".join(f"{line}\n" for line in lines).encode()


def _entries(publication: Publication, modified: str) -> Iterator[str]:
    for _, document in sorted(publication.documents.items()):
        pages = [own for own in document.representations if own.media == HTML]
        if not document.deprecated:
            yield from (_entry(publication, document, own, pages, modified) for own in pages)


def _entry(
    publication: Publication,
    document: Document,
    own: Representation,
    pages: list[Representation],
    modified: str,
) -> str:
    lines = [f"  <loc>{escape(publication.url(own.path))}</loc>"]
    if modified:
        lines.append(f"  <lastmod>{escape(modified)}</lastmod>")
    others = [(page.language, page.path) for page in pages if page.language]
    for language, path in [*others, ("x-default", document.path)] if len(others) > 1 else ():
        address = quoteattr(publication.url(path))
        lines.append(
            f'  <xhtml:link rel="alternate" hreflang={quoteattr(language)} href={address}/>'
        )
    return "".join(("<url>\n", *(f"{line}\n" for line in lines), "</url>\n"))


def _split(entries: Iterable[str], most: int, largest: int) -> Iterator[list[str]]:
    """Yield the entries that fit in one file, file by file."""
    room = largest - len((OPENING + CLOSING).encode())
    part: list[str] = []
    used = 0
    for entry in entries:
        size = len(entry.encode())
        if part and (len(part) == most or used + size > room):
            yield part
            part, used = [], 0
        part.append(entry)
        used += size
    if part:
        yield part


def _index(publication: Publication, paths: Iterable[str], modified: str) -> bytes:
    day = f"<lastmod>{escape(modified)}</lastmod>" if modified else ""
    listed = "".join(
        f"<sitemap><loc>{escape(publication.url(path))}</loc>{day}</sitemap>\n" for path in paths
    )
    opening = f'<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="{NAMESPACE}">\n'
    return f"{opening}{listed}</sitemapindex>\n".encode()
