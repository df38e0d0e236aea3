"""The numbers that Word writes before paragraphs: no text, but definitions of lists."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

BULLET = "-"
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True)
class _Level:
    start: int
    form: str
    text: str


@dataclass
class Numbering:
    """Counts the numbered paragraphs of one document, which must be asked for in order."""

    document: Document
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def mark(self, paragraph: BaseOxmlElement) -> str:
        """Return the number or bullet before a paragraph, empty where there is none."""
        number, depth = self._place(paragraph)
        abstract = self._abstract(number)
        if abstract is None:
            return ""
        defined = abstract.findall(qn("w:lvl"))
        levels = {int(level.get(qn("w:ilvl"), "0")): _level(level) for level in defined}
        if depth not in levels:
            return ""
        counts = self.counts[abstract.get(qn("w:abstractNumId"), "")]
        for level in range(depth):
            counts.setdefault(level, levels[level].start if level in levels else 1)
        counts[depth] = counts[depth] + 1 if depth in counts else levels[depth].start
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        return _written(levels, depth, counts)

    def _place(self, paragraph: BaseOxmlElement) -> tuple[str, int]:
        """Return the list of a paragraph and its level there: its own, else its style's."""
        properties = paragraph.find(qn("w:pPr"))
        number, depth = _numbered(properties)
        style = _value(properties, "w:pStyle")
        while not number and style:
            found = self._style(style)
            number, own = _numbered(None if found is None else found.find(qn("w:pPr")))
            depth = own or depth
            if number and not own:
                depth = self._depth_of_style(number, style)
            style = _value(found, "w:basedOn")
        return number, int(depth or 0)

    def _style(self, name: str) -> BaseOxmlElement | None:
        styles = self.document.styles.element.findall(qn("w:style"))
        return next((style for style in styles if style.get(qn("w:styleId")) == name), None)

    def _depth_of_style(self, number: str, style: str) -> str:
        abstract = self._abstract(number)
        levels = [] if abstract is None else abstract.findall(qn("w:lvl"))
        own = (le.get(qn("w:ilvl"), "0") for le in levels if _value(le, "w:pStyle") == style)
        return next(own, "0")

    def _abstract(self, number: str) -> BaseOxmlElement | None:
        if not number or number == "0" or not _has_lists(self.document):
            return None
        lists = self.document.part.numbering_part.element
        wanted = next(
            (_value(li, "w:abstractNumId") for li in lists.findall(qn("w:num"))
             if li.get(qn("w:numId")) == number),
            "",
        )  # fmt: skip
        abstracts = lists.findall(qn("w:abstractNum"))
        return next((a for a in abstracts if a.get(qn("w:abstractNumId")) == wanted), None)


def _has_lists(document: Document) -> bool:
    return any(rel.reltype.endswith("/numbering") for rel in document.part.rels.values())


def _value(parent: BaseOxmlElement | None, tag: str) -> str:
    child = None if parent is None else parent.find(qn(tag))
    return "" if child is None else child.get(qn("w:val"), "")


def _numbered(properties: BaseOxmlElement | None) -> tuple[str, str]:
    own = None if properties is None else properties.find(qn("w:numPr"))
    return _value(own, "w:numId"), _value(own, "w:ilvl")


def _level(level: BaseOxmlElement) -> _Level:
    start = _value(level, "w:start")
    return _Level(
        int(start) if start.isdigit() else 1, _value(level, "w:numFmt"), _value(level, "w:lvlText")
    )


def _written(levels: dict[int, _Level], depth: int, counts: dict[int, int]) -> str:
    if levels[depth].form in ("bullet", "none"):
        return BULLET if levels[depth].form == "bullet" else ""

    def number(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        known = level in levels and level in counts
        return _as_written(counts[level], levels[level].form) if known else ""

    return re.sub(r"%(\d)", number, levels[depth].text)


def _as_written(count: int, form: str) -> str:
    if form.endswith("Letter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form.startswith("upper") else letter
    if form.endswith("Roman"):
        written = ""
        for value, letters in ROMAN:
            written += letters * (count // value)
            count %= value
        return written.upper() if form.startswith("upper") else written
    return str(count)
