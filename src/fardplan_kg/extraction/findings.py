"""Findings: what a document leaves open, each with its place, its words and a proposed decision.

A finding guesses nothing. A person decides (``fardplan decide``), and the decision holds for every
later extraction, because the finding's key is made from what it is about and not from its place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rdflib import URIRef


class Effect(StrEnum):
    """What a decision on a finding writes."""

    ACTOR = "actor"  # a name: a new entry of the registry, or one more spelling of an entry
    PARTICIPANT = "participant"  # which entry of the registry is meant in these places
    NUMBER = "number"  # the number that holds
    TITLE = "title"  # the title that holds
    ROLE = "role"  # the role of these participations
    KIND = "kind"  # whether an action is shared or core-specific
    AREA = "area"  # a heading: another spelling of a goal area, or a new one
    CORE = "core"  # an urban core that the registry does not have
    COMMON = "common"  # the common action of a shared action
    SAME = "same"  # the former action that an action of a new version is
    ARTEFACT = "artefact"  # words that the extraction split, as they are printed
    NOTED = "noted"  # nothing: the oddity is recorded with the reason


@dataclass(frozen=True)
class Kind:
    """A kind of finding, with its names and the kind of anomaly that its record carries, if any."""

    swedish: str
    english: str
    effect: Effect
    anomaly: str = ""


KINDS = {
    "actor": Kind("okänd aktör", "unknown actor", Effect.ACTOR),
    "ambiguous": Kind("namn på flera", "name of several", Effect.PARTICIPANT, "vague-name"),
    "number": Kind("numret skiljer sig", "number differs", Effect.NUMBER, "number-differs"),
    "number-twice": Kind("numret används två gånger", "number used twice", Effect.NUMBER, "number-differs"),
    "title": Kind("titeln skiljer sig", "title differs", Effect.TITLE, "title-differs"),
    "heading": Kind("rubriken skiljer sig", "heading differs", Effect.NOTED, "heading-differs"),
    "labels": Kind("etiketter står ihop", "labels run together", Effect.ROLE, "labels-run-together"),
    "label": Kind("okänd etikett", "unknown label", Effect.ROLE, "labels-run-together"),
    "only-in-map": Kind("bara i kartan", "only in the map", Effect.KIND, "absent"),
    "only-in-chapter": Kind("bara i kapitlet", "only in the chapter", Effect.NOTED, "absent"),
    "no-direction": Kind("färdriktning saknas", "direction missing", Effect.NOTED, "absent"),
    "no-actors": Kind("aktörsrad saknas", "actor line missing", Effect.NOTED, "absent"),
    "empty-actors": Kind("tom aktörsrad", "empty actor line", Effect.NOTED, "absent"),
    "no-title": Kind("titel saknas", "title missing", Effect.TITLE, "absent"),
    "no-section": Kind("avsnitt saknas", "section missing", Effect.NOTED, "heading-differs"),
    "area": Kind("okänt målområde", "unknown goal area", Effect.AREA),
    "core": Kind("okänd stadskärna", "unknown urban core", Effect.CORE),
    "common": Kind("liknar gemensam insats", "like a common action", Effect.COMMON),
    "common-differs": Kind("skiljer sig från annan färdplan", "differs from another roadmap", Effect.NOTED, "title-differs"),
    "same": Kind("liknar tidigare insats", "like a former action", Effect.SAME),
    "split-word": Kind("delat ord", "split word", Effect.ARTEFACT, "extraction-artefact"),
    "unplaced": Kind("rad utan plats", "line without a place", Effect.NOTED, "not-plan-text"),
}  # fmt: skip


@dataclass(frozen=True)
class Candidate:
    """Something a finding may be decided to be, and how like it is: 0–1."""

    name: str
    thing: URIRef
    score: float


@dataclass(frozen=True)
class Finding:
    """Something for a person to decide.

    ``key`` is its name among the decisions and anomalies of its roadmap; ``about`` what a decision
    is on; ``value`` the words in question (the name as written, the heading, the split word);
    ``places`` where they stand, as raw positions; ``quote`` the words around; ``swedish`` and
    ``english`` say what is the matter; ``proposal`` is what one may write as the decision.
    """

    kind: str
    key: str
    about: tuple[URIRef, ...]
    value: str
    places: tuple[int, ...]
    quote: str
    swedish: str
    english: str
    proposal: str = ""
    candidates: tuple[Candidate, ...] = ()

    @property
    def effect(self) -> Effect:
        """What a decision on it writes."""
        return KINDS[self.kind].effect

    def told(self, language: str) -> str:
        """Return what is the matter, in Swedish or English."""
        return self.swedish if language == "sv" else self.english


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings in the order of the document, those without a place first."""
    return tuple(sorted(findings, key=lambda finding: (finding.places[:1], finding.key)))
