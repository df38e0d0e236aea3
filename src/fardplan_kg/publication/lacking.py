"""What a document does not state of a thing, where a reader looks for it, in words."""

from __future__ import annotations

from collections.abc import Iterator

from fardplan_kg.namespaces import FP
from fardplan_kg.publication.facts import TYPE, Facts
from fardplan_kg.publication.source import Source
from fardplan_kg.publication.things import own_plan
from fardplan_kg.wording import msg

KINDS = {f"{FP}SharedAction", f"{FP}CoreSpecificAction"}
ACTORS = msg("The roadmap names no actor for this action.")
NUMBER = msg("Which number the action has is not stated.")
KIND = msg("The kind of the action is not stated: shared or core-specific.")
DIRECTION = msg("Which direction the action belongs to is not stated.")
ONLY_IN_MAP = msg("The action stands in the map of actions only, not in the chapter.")
ONLY_IN_CHAPTER = msg("The action stands in the chapter only, not in the map of actions.")
TEXT = msg("The text of the direction is not stated.")


def lacking(source: Source, iri: str) -> tuple[str, ...]:
    """Return what the document does not state of an action or a direction."""
    kinds = source.facts.types(iri)
    found: Iterator[str] = iter(())
    if f"{FP}Action" in kinds:
        found = _of_action(source.facts, iri, kinds)
    elif f"{FP}Direction" in kinds and not source.facts.values(iri, f"{FP}text"):
        found = iter((TEXT,))
    return tuple(source.words.gettext(words) for words in found)


def _of_action(facts: Facts, iri: str, kinds: tuple[str, ...]) -> Iterator[str]:
    if not facts.subjects(f"{FP}participationIn", iri):
        yield ACTORS
    if not facts.values(iri, f"{FP}number"):
        yield NUMBER
    if not KINDS & set(kinds):
        yield KIND
    if not facts.values(iri, f"{FP}inDirection"):
        yield DIRECTION
    if not facts.values(iri, f"{FP}titleInChapter"):
        yield ONLY_IN_MAP
    elif not facts.values(iri, f"{FP}titleInMap") and _has_map(facts, iri):
        yield ONLY_IN_CHAPTER


def _has_map(facts: Facts, iri: str) -> bool:
    """Whether the roadmap of an action has a map of actions: some documents have none."""
    own = own_plan(iri)
    actions = (a for a in facts.subjects(TYPE, f"{FP}Action") if own_plan(a) == own)
    return any(facts.values(action, f"{FP}titleInMap") for action in actions)
