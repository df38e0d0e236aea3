"""What can be wrong in one row, whatever its decision: the key, the kind, what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rdflib import URIRef

from fardplan_kg.extraction.findings import Effect
from fardplan_kg.faults import nearest
from fardplan_kg.namespaces import ID, slug
from fardplan_kg.review.rows import KINDS_BY_NAME, NAMED, context
from fardplan_kg.review.sheet import Row

KEY = re.compile(r"[a-z0-9]+(?:[-_/.][a-z0-9]+)*")
SUBJECTS = {
    Effect.PARTICIPANT: ("participation", "mention"),
    Effect.ROLE: ("participation",),
    **dict.fromkeys(
        (Effect.NUMBER, Effect.TITLE, Effect.KIND, Effect.COMMON, Effect.SAME), ("action",)
    ),
}
"""The things that each effect writes about, as their identifiers begin."""
Complaint = tuple[str, str, str]
"""A column, and what is wrong in it in Swedish and English."""


def unknown(row: Row) -> Iterator[Complaint]:
    """Yield what is wrong with the key and the kind."""
    if not KEY.fullmatch(row.key):
        yield (
            "nyckel",
            f"”{row.key}” är ingen nyckel; hämta tillbaka den som stod här",
            f"'{row.key}' is no key; put back the one that stood here",
        )
    if row.kind.strip() not in KINDS_BY_NAME:
        near = nearest(row.kind, list(KINDS_BY_NAME))
        yield (
            "slag",
            f"”{row.kind}” är inget slag; närmast: {near}",
            f"'{row.kind}' is no kind; the nearest: {near}",
        )


def misplaced(
    effect: Effect,
    core: str,
    things: Sequence[URIRef],
    words: str,
    planned: frozenset[URIRef] | None,
) -> Iterator[Complaint]:
    """Yield what is wrong with what a row is about; ``planned``: the things of the plan, if known.

    A row whose cells were sorted apart from one another mostly shows here.
    """
    paths = [iri.removeprefix(ID) for iri in things]
    kinds = SUBJECTS.get(effect, ())
    if effect in NAMED and not words.strip():
        yield "gäller", "namnet eller orden saknas", "the name or the words are missing"
    if not kinds:
        return
    wrong = [path for path in paths if not _is_of(path, kinds, core)]
    if wrong or not paths:
        expected = [f"{kind}/{core}/…" for kind in kinds]
        yield (
            "gäller",
            f"”{' '.join(wrong)}” hör inte hit; här ska stå {' eller '.join(expected)}",
            f"'{' '.join(wrong)}' does not belong here; it is to be {' or '.join(expected)}",
        )
    elif planned is not None:
        yield from (
            (
                "gäller",
                f"{path} finns inte i planen; kör fardplan extract igen",
                f"{path} is not in the plan; run fardplan extract again",
            )
            for path, iri in zip(paths, things, strict=True)
            if iri not in planned
        )
    if effect is Effect.SAME and not words.strip():
        yield "gäller", "den nya rubriken saknas", "the new title is missing"


def _is_of(path: str, kinds: Sequence[str], core: str) -> bool:
    return path.split("/")[0] in kinds and path.split("/")[1:2] == [core]


def mixed_up(row: Row, things: Sequence[URIRef], words: str) -> Iterator[Complaint]:
    """Yield a fault where the key is not made from what the row is about.

    A key begins with its kind, and holds the slug of its words or of its action.
    """
    kind = KINDS_BY_NAME[row.kind.strip()].split("-")[0]
    parts = {slug(words), *(context(iri) for iri in things)} - {""}
    if not row.key.startswith(f"{kind}-") or not (
        row.key.startswith(f"{kind}-namnlos") or any(part[:40] in row.key for part in parts)
    ):
        yield (
            "gäller",
            f"raden hör inte ihop med nyckeln {row.key}; har en kolumn sorterats för sig?",
            f"the row does not belong to the key {row.key}; was one column sorted by itself?",
        )


def lost_letters(row: Row) -> Iterator[Complaint]:
    """Yield the cells of a sheet in an older format where a letter may have been lost."""
    for column, text in {
        "gäller": row.about,
        "förslag": row.proposal,
        "beslut": row.decision,
        "skäl": row.reason,
    }.items():
        if "?" in text and (column != "skäl" or "??" in text):
            yield (
                column,
                "filen är sparad i ett äldre format, och ett tecken kan ha blivit ”?”; spara som "
                "”CSV UTF-8 (avgränsad)”",
                "the file was saved in an older format, and a letter may have become '?'; save it "
                "as CSV UTF-8 (delimited)",
            )
