"""What an anomaly is called, in Swedish and English.

The sheet carries what a finding says in Swedish only. The fields of that sentence are read back
from it and put into the English one; where a person has changed it, the kind and the words serve.
"""

from __future__ import annotations

from fardplan_kg.review.entries import Entry
from fardplan_kg.review.readings import said
from fardplan_kg.review.rows import context


def labels(entry: Entry) -> dict[str, str]:
    """Return the names of an anomaly by language."""
    fields = said(entry.kind, entry.question)
    if fields is not None:
        english = entry.kind.says_english.format(**fields)
        return {"sv": _plain(entry.question), "en": _plain(english)}
    words = entry.value or ", ".join(dict.fromkeys(context(iri) for iri in entry.about))
    return {
        "sv": _named(entry.kind.swedish, words, "”", "”"),
        "en": _named(entry.kind.english, words, "‘", "’"),
    }


def _plain(sentence: str) -> str:
    return " ".join(sentence.split()).removesuffix(".")


def _named(kind: str, words: str, opening: str, closing: str) -> str:
    name = f"{kind[0].upper()}{kind[1:]}"
    return f"{name}: {opening}{words}{closing}" if words else name
