"""The page of a review: what there is to decide, with its words, to read on screen or on paper.

It is one file that asks for nothing: no script, no request.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from fardplan_kg.extraction.findings import KINDS, Finding
from fardplan_kg.rendering import environment, static
from fardplan_kg.review import rows, wording
from fardplan_kg.review.grammar import MAY_STAND
from fardplan_kg.review.readings import readings
from fardplan_kg.review.sheet import Row
from fardplan_kg.review.vocabulary import Vocabulary


@dataclass(frozen=True)
class Shown:
    """A finding on the page: its row in the spreadsheet (0: none), its quote with words marked.

    ``words`` are what one may write, where the decision may be changed.
    """

    number: int
    row: Row
    kind: str
    quote: tuple[tuple[str, bool], ...]
    candidates: tuple[str, ...]
    readings: tuple[tuple[str, str], ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """The findings of one kind: heading, meaning, what one may write."""

    name: str
    heading: str
    meaning: str
    forms: tuple[tuple[str, str], ...]
    proposed: bool
    findings: tuple[Shown, ...]

    @property
    def count(self) -> int:
        """How many findings there are."""
        return len(self.findings)


@dataclass(frozen=True)
class Title:
    """What the review is of: the document, the core, and the file to fill in."""

    document: str
    core: str
    path: Path

    @property
    def sheet(self) -> str:
        """The name of the file to fill in."""
        return self.path.name

    @property
    def command(self) -> str:
        """What one runs when the file is filled in."""
        path = str(self.path)
        return f'fardplan decide "{path}"' if " " in path else f"fardplan decide {path}"


def page(
    title: Title,
    open_findings: Sequence[tuple[int, Row, Finding | None]],
    decided: Sequence[tuple[int, Row, Finding | None]],
    gone: Sequence[tuple[int, Row, bool]],
    vocabulary: Vocabulary,
) -> str:
    """Return the page as HTML; findings of one kind stand together, each with its row's number.

    What is decided comes without its finding where the decision has made an end of that. What is
    gone comes with whether its decision stands in the graph.
    """
    style = static("site.css") + static("review.css")
    return (
        environment("sv")
        .get_template("review.html")
        .render(
            title=title,
            groups=_groups([_shown(*each, vocabulary) for each in open_findings], vocabulary),
            decided=[_shown(*each, vocabulary) for each in decided],
            gone=gone,
            style=style,
            policy=_policy(style),
        )
    )


def _policy(style: str) -> str:
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _shown(number: int, row: Row, finding: Finding | None, vocabulary: Vocabulary) -> Shown:
    kind = finding.kind if finding else rows.KINDS_BY_NAME[row.kind]
    forms = wording.forms(KINDS[kind].effect, vocabulary, kind in MAY_STAND)
    return Shown(
        number=number,
        row=row,
        kind=kind,
        quote=tuple(marked(row.quote, finding.value if finding else "")),
        candidates=tuple(rows.candidates(finding.candidates)) if finding else (),
        readings=tuple(readings(finding)) if finding else (),
        words=tuple(words for words, _ in forms) if finding and number else (),
    )


def _groups(shown: Sequence[Shown], vocabulary: Vocabulary) -> list[Group]:
    return [
        _group(kind, tuple(findings), vocabulary)
        for kind, findings in groupby(shown, key=lambda each: each.kind)
    ]


def _group(name: str, findings: tuple[Shown, ...], vocabulary: Vocabulary) -> Group:
    kind = KINDS[name]
    return Group(
        name=name,
        heading=f"{kind.swedish[0].upper()}{kind.swedish[1:]}",
        meaning=wording.MEANINGS[kind.effect],
        forms=tuple(wording.forms(kind.effect, vocabulary, name in MAY_STAND)),
        proposed=any(each.row.proposal for each in findings),
        findings=findings,
    )


def marked(quote: str, value: str) -> list[tuple[str, bool]]:
    """Return a quote in parts, and whether a part is the value; white space may differ."""
    words = r"\s+".join(re.escape(word) for word in value.split())
    if not words:
        return [(quote, False)] if quote else []
    # re.split with one group gives the parts between matches and the matches in turn
    parts = re.split(f"({words})", quote)
    return [(part, index % 2 == 1) for index, part in enumerate(parts) if part]
