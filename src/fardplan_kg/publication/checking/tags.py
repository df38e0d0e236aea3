"""Tags and texts of a page, in time that grows with its length and no faster.

The standard library's html.parser takes minutes for a page of unfinished tags, and parsers that
build a tree can be brought down by its depth; a page that is checked may be made for that. What
is not finished at the end of the page is left out, as browsers do (HTML Living Standard, 13.2.5,
eof-in-tag).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>")
ATTRIBUTE = re.compile(
    r"([^\s=/>\"']++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++)))?", re.DOTALL
)
RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "noembed", "xmp")
}
"""Elements whose content has no tags (HTML Living Standard, 13.1.2, raw text)."""
Attributes = dict[str, str]
Token = tuple[str, str, Attributes]
"""What it is ("start", "end" or "text"), its name or text, its attributes."""


def tokens(text: str) -> Iterator[Token]:
    """Give the tags and texts of a page in their order; names in small letters."""
    place = 0
    while place < len(text):
        begin = text.find("<", place)
        if begin < 0:
            yield "text", unescape(text[place:]), {}
            return
        if begin > place:
            yield "text", unescape(text[place:begin]), {}
        if text.startswith(("<!", "<?"), begin):
            place = _after_comment(text, begin)
        elif not re.match(r"/?[a-zA-Z]", text[begin + 1 : begin + 3]):
            yield "text", "<", {}
            place = begin + 1
        elif match := TAG.match(text, begin):
            place = match.end()
            name = match[2].lower()
            yield ("end" if match[1] else "start"), name, {} if match[1] else _attributes(match[3])
            if name in RAW and not match[1]:
                end = RAW[name].search(text, place)
                raw = text[place : end.start()] if end else ""
                yield "text", unescape(raw) if name in ("title", "textarea") else raw, {}
                place = end.start() if end else len(text)
        else:
            return


def _after_comment(text: str, begin: int) -> int:
    closing = "-->" if text.startswith("<!--", begin) else ">"
    end = text.find(closing, begin + 2)
    return len(text) if end < 0 else end + len(closing)


def _attributes(text: str) -> Attributes:
    found: Attributes = {}
    for name, double, single, bare in ATTRIBUTE.findall(text):
        # the first of several with one name holds
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found
