r"""The tokens of a SPARQL text: SPARQL 1.1 Query, section 19.8, productions 139 to 173.

A text is read once, from its beginning to its end, in time that grows with its length only.

The grammar takes the longest token. Oxigraph does not: it takes what fits where it stands, so that
``SERVICEex:a {}`` asks another server although the grammar sees a prefixed name. Who looks for a
keyword therefore looks into names too. And ``FILTER('a'<'b')`` is to the grammar no comparison,
for ``<'b'…>`` could be an IRI. Where such a reading would decide what is a string or a comment,
there is a token of the kind ``doubt``.

Codepoint escapes (section 19.2) are read by Oxigraph in strings and IRIs only: ``\u0041SK {}`` does
not parse there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_RUN = r"[0-9A-Za-z_\-\u0080-\U0010ffff]"
"""Every character beyond ASCII counts as one of a name: nothing else may hold it."""
_TOKEN = re.compile(
    rf"""
      (?P<skipped>(?:[ \t\r\n]|\#[^\r\n]*+)++)
    | (?P<string>'{{3}}(?:[^'\\]|\\.|'(?!''))*+'{{3}} | "{{3}}(?:[^"\\]|\\.|"(?!""))*+"{{3}}
        | (?!'{{3}})'(?:[^'\\\r\n]|\\[^\r\n])*+' | (?!"{{3}})"(?:[^"\\\r\n]|\\[^\r\n])*+")
    | (?P<iri><[^\x00-\x20<>"{{}}|^`]*+>)
    | (?P<variable>[?$][0-9A-Za-z_\u0080-\U0010ffff]++)
    | (?P<language>@[0-9A-Za-z\-]++)
    | (?P<name>(?:{_RUN}(?:{_RUN}|\.)*+)?+:(?:{_RUN}|[.:%]|\\[!-~])*+)
    | (?P<word>{_RUN}(?:{_RUN}|\.)*+)
    | (?P<quote>['"])
    | (?P<mark>.)
    """,
    re.DOTALL | re.VERBOSE,
)
_WHOLE = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")
"""No comparison: what follows a prefixed name ending in a colon cannot be two slashes."""
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_LAST = 0x10FFFF


class Token(NamedTuple):
    """A token: its kind, its text as it stands, and where it begins.

    kind: string, iri, variable, language, name (with a colon), word, mark (one character), or doubt
    (from here the text may be read in two ways).
    """

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where the next character stands."""
        return self.start + len(self.text)

    @property
    def keyword(self) -> str:
        """The text of a word in small letters; empty for what is no word."""
        return self.text.lower() if self.kind == "word" else ""


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens without white space and comments; after a string without an end, no more."""
    for match in _TOKEN.finditer(text):
        kind, own = str(match.lastgroup), match[0]
        if kind == "skipped":
            continue
        if kind == "quote":
            yield Token("doubt", own, match.start())
            return
        if kind == "iri" and ("'" in own or "#" in own) and not _WHOLE.match(own):
            yield Token("doubt", "", match.start())
        yield Token(kind, own, match.start())


def place(text: str, start: int) -> tuple[int, int]:
    """Return the line and the column of a character, both from 1."""
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


def unescaped(text: str) -> str:
    """Return a text whose codepoint escapes have been read (section 19.2)."""
    return _ESCAPE.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code <= _LAST else match[0]
