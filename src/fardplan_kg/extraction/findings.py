"""Findings: what a document leaves open, each with its place, its words and a proposed decision.

A finding guesses nothing. A person decides (``fardplan decide``), and the decision holds for every
later extraction, because the finding's key is made from what it is about and not from its place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from rdflib import URIRef

LIKELY = 0.85


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
    """A kind of finding: its names, what it says, and the kind of anomaly that is recorded, if any.

    What it says holds the names of fields in braces; ``Finding`` carries it filled in.
    """

    swedish: str
    english: str
    effect: Effect
    anomaly: str
    says_swedish: str
    says_english: str


KINDS = {
    "actor": Kind(
        "okänd aktör", "unknown actor", Effect.ACTOR, "",
        "”{value}” finns inte i registret över aktörer.",
        "‘{value}’ is not in the registry of actors.",
    ),
    "ambiguous": Kind(
        "namn på flera", "name of several", Effect.PARTICIPANT, "vague-name",
        "”{value}” är namn på flera aktörer i registret: {others}.",
        "‘{value}’ is the name of several actors of the registry: {others}.",
    ),
    "number": Kind(
        "numret skiljer sig", "number differs", Effect.NUMBER, "number-differs",
        "Kapitlet ger ”{title}” nummer {chapter}, kartan nummer {map}.",
        "The chapter numbers ‘{title}’ {chapter}, the map {map}.",
    ),
    "number-twice": Kind(
        "numret används två gånger", "number used twice", Effect.NUMBER, "number-twice",
        "Nummer {value} används för två insatser: ”{other}” och ”{title}”.",
        "Number {value} is used for two actions: ‘{other}’ and ‘{title}’.",
    ),
    "title": Kind(
        "titeln skiljer sig", "title differs", Effect.TITLE, "title-differs",
        "Kapitlet har titeln ”{chapter}”, kartan ”{map}”.",
        "The chapter has the title ‘{chapter}’, the map ‘{map}’.",
    ),
    "no-title": Kind(
        "titel saknas", "title missing", Effect.TITLE, "part-missing",
        "Insats {number} har ingen titel.",
        "Action {number} has no title.",
    ),
    "heading": Kind(
        "rubriken skiljer sig", "heading differs", Effect.NOTED, "heading-differs",
        "Innehållet skriver ”{contents}”, avsnittet ”{chapter}”.",
        "The contents say ‘{contents}’, the section ‘{chapter}’.",
    ),
    "extra-heading": Kind(
        "rubrik utanför innehållet", "heading not in the contents", Effect.NOTED, "heading-differs",
        "Rubriken ”{value}” i ”{chapter}” står inte i innehållet.",
        "The heading ‘{value}’ in ‘{chapter}’ is not in the contents.",
    ),
    "no-section": Kind(
        "avsnitt saknas", "section missing", Effect.NOTED, "part-missing",
        "Innehållet nämner ”{value}”, men rubriken finns inte i dokumentet.",
        "The contents name ‘{value}’, and the document has no such heading.",
    ),
    "labels": Kind(
        "etiketter står ihop", "labels run together", Effect.ROLE, "labels-run-together",
        "Etiketterna ”{value}” står ihop i ”{title}”. Aktörernas roll går inte att läsa ut.",
        "The labels ‘{value}’ are run together in ‘{title}’: the actors' role cannot be read.",
    ),
    "label": Kind(
        "okänd etikett", "unknown label", Effect.ROLE, "unknown-label",
        "Etiketten ”{value}” i ”{title}” är okänd. Den liknar ”{like}”.",
        "The label ‘{value}’ in ‘{title}’ is unknown; it is like ‘{like}’.",
    ),
    "only-in-map": Kind(
        "bara i kartan", "only in the map", Effect.KIND, "map-and-chapter-differ",
        "Insats {number} ”{title}” står i kartan men inte i något kapitel.",
        "Action {number} ‘{title}’ stands in the map and in no chapter.",
    ),
    "only-in-chapter": Kind(
        "bara i kapitlet", "only in the chapter", Effect.NOTED, "map-and-chapter-differ",
        "Insats {number} ”{title}” står i kapitlet men inte i kartan.",
        "Action {number} ‘{title}’ stands in its chapter and not in the map.",
    ),
    "no-direction": Kind(
        "färdriktning saknas", "direction missing", Effect.NOTED, "part-missing",
        "Kapitlet ”{value}” anger ingen färdriktning.",
        "The chapter ‘{value}’ states no direction.",
    ),
    "no-actors": Kind(
        "aktörsrad saknas", "actor line missing", Effect.NOTED, "part-missing",
        "Insats {number} ”{title}” nämner inga aktörer.",
        "Action {number} ‘{title}’ names no actors.",
    ),
    "empty-actors": Kind(
        "tom aktörsrad", "empty actor line", Effect.NOTED, "part-missing",
        "Raden ”{value}:” i ”{title}” nämner ingen aktör.",
        "The line ‘{value}:’ in ‘{title}’ names no actor.",
    ),
    "area": Kind(
        "okänt målområde", "unknown goal area", Effect.AREA, "",
        "Rubriken ”{value}” är inget känt skrivsätt för ett målområde.",
        "The heading ‘{value}’ is no known spelling of a goal area.",
    ),
    "core": Kind(
        "okänd stadskärna", "unknown urban core", Effect.CORE, "",
        "”{value}” finns inte bland de stadskärnor som grafen känner.",
        "‘{value}’ is not among the urban cores that the graph knows.",
    ),
    "common": Kind(
        "liknar gemensam insats", "like a common action", Effect.COMMON, "",
        "Den gemensamma insatsen ”{title}” liknar ”{other}” i {core}.",
        "The shared action ‘{title}’ is like ‘{other}’ of {core}.",
    ),
    "common-differs": Kind(
        "skiljer sig från annan färdplan", "differs from another roadmap",
        Effect.NOTED, "roadmaps-differ",
        "Den gemensamma insatsen {number} ”{title}” står i {core} som {other_number} ”{other}”.",
        "The shared action {number} ‘{title}’ stands in {core} as {other_number} ‘{other}’.",
    ),
    "same": Kind(
        "liknar tidigare insats", "like a former action", Effect.SAME, "",
        "”{title}” är ny i den här versionen och liknar ”{other}”, som inte längre finns med.",
        "‘{title}’ is new in this version and is like ‘{other}’, which is gone.",
    ),
    "split-word": Kind(
        "delat ord", "split word", Effect.ARTEFACT, "extraction-artefact",
        "”{value}” kan vara ordet ”{whole}”, delat när texten lästes ut.",
        "‘{value}’ may be the word ‘{whole}’, split when the text was extracted.",
    ),
    "unplaced": Kind(
        "rad utan plats", "line without a place", Effect.NOTED, "line-astray",
        "Raden ser ut som en del av planens form men hör inte till någon insats.",
        "The line looks like part of the plan's form and belongs to no action.",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Candidate:
    """Something a finding may be decided to be, and how like it is: 0–1."""

    name: str
    thing: URIRef
    score: float

    @property
    def likely(self) -> bool:
        """Whether it is like enough to be proposed; the others are only shown."""
        return self.score >= LIKELY


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
    """Return findings in the order of the document, those without a place first.

    A key that has come before is numbered, so that each finding is decided by itself.
    """
    return tuple(_numbered(sorted(findings, key=lambda found: (found.places[:1], found.key))))


def _numbered(findings: Iterable[Finding]) -> Iterator[Finding]:
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.key] += 1
        number = seen[finding.key]
        yield replace(finding, key=f"{finding.key}-{number}") if number > 1 else finding
