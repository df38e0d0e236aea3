"""What a finding's question says, read back from its sentence: the words it is made of."""

from __future__ import annotations

import re
from string import Formatter

from fardplan_kg.extraction.findings import KINDS, Effect, Finding, Kind

PLACES = {"chapter": "kapitlets", "map": "kartans"}
CHOSEN = (Effect.NUMBER, Effect.TITLE)
"""The effects that choose between what two places of a document say."""


def said(kind: Kind, question: str) -> dict[str, str] | None:
    """Return the fields of what a kind says, read from the sentence; None where it is another."""
    pattern, seen = "", set[str]()
    for text, name, *_ in Formatter().parse(kind.says_swedish):
        pattern += re.escape(text)
        if name:
            pattern += f"(?P={name})" if name in seen else f"(?P<{name}>.*?)"
            seen.add(name)
    found = re.fullmatch(pattern, question, re.DOTALL)
    return found.groupdict() if found else None


def readings(finding: Finding) -> list[tuple[str, str]]:
    """Return what the chapter and the map say, where a decision chooses between them."""
    if finding.effect not in CHOSEN:
        return []
    fields = said(KINDS[finding.kind], finding.swedish) or {}
    return [(PLACES[name], fields[name]) for name in PLACES if name in fields]
