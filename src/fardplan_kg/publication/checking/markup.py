"""A page of HTML as the checks look at it: links, what it loads, its language, its words.

It reads at most two million characters of a page, and never refuses one, however broken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from fardplan_kg.publication.checking.tags import Attributes, tokens

MOST_CHARACTERS = 2_000_000
MOST_KEPT = 20_000_000
"""Characters of pages that are kept when they have been read."""
EMPTY = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)
"""Elements without an end tag (HTML Living Standard, 13.1.2, void elements)."""
DATA_BLOCKS = ("application/ld+json", "application/json", "text/turtle", "importmap")
LOADING = {
    "img": ("src", "srcset"),
    "script": ("src",),
    "iframe": ("src",),
    "frame": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "source": ("src", "srcset"),
    "audio": ("src",),
    "video": ("src", "poster"),
    "track": ("src",),
    "input": ("src",),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
}
LOADED_LINKS = frozenset(
    ("stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest", "preconnect")
)
IN_STYLES = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])([^"')\s]+)""")


@dataclass
class Run:
    """A text between two tags, the language that holds for it, and the element it stands in."""

    text: str
    language: str
    element: str


@dataclass
class Page:
    """What is in a page.

    loads: addresses that a browser fetches by itself. inline: scripts, styles and handlers that
    stand in the page, which a strict content security policy stops. data: the texts of embedded
    JSON-LD.
    """

    language: str = ""
    links: list[Attributes] = field(default_factory=list)
    anchors: list[tuple[str, str]] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    lacking: list[str] = field(default_factory=list)
    headings: int = 0
    title: str = ""

    @property
    def text(self) -> str:
        """The words of the page, those of scripts and of the head left out."""
        return " ".join(" ".join(run.text for run in self.runs).split())

    def related(self, relation: str) -> list[Attributes]:
        """Return the link elements of a relation."""
        return [own for own in self.links if relation in own.get("rel", "").lower().split()]


def read_page(text: str) -> Page:
    """Return what is in a page of HTML."""
    reader = _Reader()
    for kind, name, given in tokens(text[:MOST_CHARACTERS]):
        if kind == "start":
            reader.started(name, given)
        elif kind == "end":
            reader.ended(name)
        else:
            reader.told(name)
    return reader.page


class Pages:
    """Pages that have been read; the same text is read once."""

    def __init__(self) -> None:
        self.known: dict[str, Page] = {}
        self.left = MOST_KEPT

    def read(self, text: str) -> Page:
        """Return what is in a page; it is kept where there is room, so nobody may change it."""
        if text in self.known:
            return self.known[text]
        page = read_page(text)
        if len(text) <= self.left:
            self.left -= len(text)
            self.known[text] = page
        return page


class _Reader:
    def __init__(self) -> None:
        self.page = Page()
        self.open: list[tuple[str, str]] = []
        self.script = ""
        self.anchor: list[str] | None = None

    def started(self, tag: str, given: Attributes) -> None:
        language = given.get("lang", self.open[-1][1] if self.open else "")
        if tag == "html" and not self.page.language:
            self.page.language = language
        if tag not in EMPTY:
            self.open.append((tag, language))
        self._loaded(tag, given)
        self._inline(tag, given)
        self._kept(tag, given)

    def ended(self, tag: str) -> None:
        if tag == "a" and self.anchor is not None:
            href = self.page.anchors[-1][0]
            self.page.anchors[-1] = (href, " ".join("".join(self.anchor).split()))
            self.anchor = None
        # an end without a beginning is left out; one looks only so deep
        for index in range(len(self.open) - 1, max(-1, len(self.open) - 100), -1):
            if self.open[index][0] == tag:
                del self.open[index:]
                return

    def told(self, data: str) -> None:
        tag, language = self.open[-1] if self.open else ("", "")
        if tag == "script":
            if self.script == "application/ld+json":
                self.page.data.append(data)
        elif tag == "style":
            self.page.styles.append(data)
        elif tag == "title":
            self.page.title += data.strip()
        elif data.strip():
            self.page.runs.append(Run(data.strip(), language, tag))
            if self.anchor is not None:
                self.anchor.append(data)

    def _loaded(self, tag: str, given: Attributes) -> None:
        for name in LOADING.get(tag, ()):
            values = given.get(name, "").split(",") if name == "srcset" else [given.get(name, "")]
            self.page.loads += [value.split()[0] for value in values if value.strip()]
        relations = set(given.get("rel", "").lower().split())
        if tag == "link" and relations & LOADED_LINKS and "alternate" not in relations:
            self.page.loads.append(given.get("href", ""))
        self.page.styles.append(given.get("style", ""))

    def _inline(self, tag: str, given: Attributes) -> None:
        if tag == "script":
            self.script = given.get("type", "").split(";")[0].strip().lower()
            if "src" not in given and self.script not in DATA_BLOCKS:
                self.page.inline.append("<script>")
        if tag == "style":
            self.page.inline.append("<style>")
        named = [name for name in given if name == "style" or name.startswith("on")]
        self.page.inline += [f"<{tag} {name}>" for name in named]
        if any(value.strip().lower().startswith("javascript:") for value in given.values()):
            self.page.inline.append(f"<{tag} javascript:>")

    def _kept(self, tag: str, given: Attributes) -> None:
        if tag == "link":
            self.page.links.append(given)
        elif tag == "a" and "href" in given:
            self.page.anchors.append((given["href"], ""))
            self.anchor = []
        elif tag == "h1":
            self.page.headings += 1
        elif tag == "img" and "alt" not in given:
            self.page.lacking.append("<img> alt")
        elif tag == "main":
            self.page.runs.append(Run("", "", "main"))
