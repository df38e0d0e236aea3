"""Crawl a served site and print figures: pages, links, broken links, other hosts, data that parse.

    fardplan serve --port 8000 & python benchmarks/crawl.py http://127.0.0.1:8000/

Only the site's own host is asked. Exit 1 where a link is broken, a page loads from another host,
a file of RDF does not parse, or a page's embedded JSON-LD says what its data do not.
"""

from __future__ import annotations

import sys
from collections import deque
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin

import httpx
from pyoxigraph import Dataset

from fardplan_kg.publication.checking.agreement import embedded
from fardplan_kg.publication.checking.answer import origin
from fardplan_kg.publication.checking.markup import Page, read_page
from fardplan_kg.publication.checking.rdf import FORMATS, Unreadable, firm, parsed, triples

MOST = 50_000
OK, HTML = 200, "text/html"
SCHEMA = "https://schema.org/"
WRONG = ("broken links", "loads from other hosts", "unreadable", "differing")


@dataclass
class Crawl:
    """What a crawl has seen: statuses by address, pages, data, and how many links and loads."""

    root: str
    statuses: dict[str, int] = field(default_factory=dict)
    data: dict[str, Dataset] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    links: int = 0
    elsewhere: int = 0
    unread: int = 0

    def visit(self, client: httpx.Client, address: str) -> list[str]:
        """Ask for an address and return where on the site it leads."""
        got = client.get(address)
        self.statuses[address] = got.status_code
        media = got.headers.get("content-type", "").split(";")[0]
        if media in FORMATS:
            self._read(address, got.content, media)
        return self._follow(address, got.text) if media == HTML else []

    def _read(self, address: str, content: bytes, media: str) -> None:
        try:
            self.data[address] = parsed(content, media, address)
        except Unreadable:
            self.unread += 1

    def _follow(self, address: str, text: str) -> list[str]:
        page = self.pages[address] = read_page(text)
        loads = [urljoin(address, own) for own in page.loads if not own.startswith("data:")]
        self.elsewhere += sum(origin(own) != origin(self.root) for own in loads)
        hrefs = [href for href, _ in page.anchors]
        hrefs += [own.get("href", "") for own in page.links] + page.loads
        targets = [urldefrag(urljoin(address, href)).url for href in hrefs]
        here = [target for target in targets if target.startswith(self.root)]
        self.links += len(here)
        return here

    def agreement(self) -> tuple[int, int]:
        """Return how many pages were held against their data, and how many say more than those."""
        held = [
            (self._data_of(address, page), page)
            for address, page in self.pages.items()
            if page.data
        ]
        found = [(own, page) for own, page in held if own in self.data]
        return len(found), sum(not self._within(own, page) for own, page in found)

    def _data_of(self, address: str, page: Page) -> str:
        links = (own for own in page.related("alternate") if own.get("type") == "text/turtle")
        return next((urljoin(address, own.get("href", "")) for own in links), "")

    def _within(self, own: str, page: Page) -> bool:
        inside = {t for text in page.data for t in firm(triples(embedded(text, own)))}
        known = firm(triples(self.data[own]))
        if own.startswith(f"{self.root}graph/"):  # what is said of a graph stands in graph/meta
            known |= firm(triples(self.data[f"{self.root}graph/meta.ttl"]))
        return {t for t in inside if SCHEMA not in t[1].value + str(t[2])} <= known

    def figures(self) -> dict[str, int]:
        """Return what was counted, by its name."""
        compared, differing = self.agreement()
        return {
            "addresses": len(self.statuses),
            "pages": len(self.pages),
            "links followed": self.links,
            "broken links": sum(status != OK for status in self.statuses.values()),
            "loads from other hosts": self.elsewhere,
            "files of RDF": len(self.data) + self.unread,
            "unreadable": self.unread,
            "pages held against their data": compared,
            "differing": differing,
        }


def main(root: str) -> int:
    """Crawl a site from its root and print the figures; return 1 where something is wrong."""
    found, waiting, seen = Crawl(root), deque([root]), {root}
    with httpx.Client(trust_env=False, timeout=30, follow_redirects=True) as client:
        while waiting and len(found.statuses) < MOST:
            new = [own for own in found.visit(client, waiting.popleft()) if own not in seen]
            waiting.extend(dict.fromkeys(new))
            seen.update(new)
    for address, status in sorted(found.statuses.items()):
        if status != OK:
            print(status, address)
    figures = found.figures()
    for name, number in figures.items():
        print(f"{name}: {number}")
    return int(any(figures[name] for name in WRONG))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
