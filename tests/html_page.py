"""A page as the tests read it: well formed, its elements, its links, its words."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Mapping
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "hr", "img", "col"}


class Page(HTMLParser):
    """The elements and the text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data

    def links(self) -> list[str]:
        named = [found.get("href") or found.get("src") for _, found in self.elements]
        return [link for link in named if link]

    def ids(self) -> list[str]:
        return [name for _, found in self.elements if (name := found.get("id"))]

    def levels(self) -> list[int]:
        """The levels of the headings, in order."""
        return [int(tag[1]) for tag, _ in self.elements if tag in HEADINGS]


HEADINGS = {f"h{level}" for level in range(1, 7)}


def links_followed(files: Collection[str], pages: Mapping[str, Page]) -> int:
    """Follow every link within a site to a file, and every fragment to an id; return how many."""
    ids = {path: set(page.ids()) for path, page in pages.items()}
    followed = 0
    for path, page in pages.items():
        for link in page.links():
            if re.match("https?://", link):
                continue
            place, _, fragment = link.partition("#")
            target = place.partition("?")[0]
            where = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
            where = where if target else path
            assert where in files, (path, link)
            assert not fragment or fragment in ids[where], (path, link)
            followed += 1
    return followed
