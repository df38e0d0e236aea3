"""What a check is, and what it can come to: pass, fail, not applicable, or not finished.

A check is a generator over a subject. It yields what it saw (Seen) and what was wrong (Flaw); it
passes where nothing was wrong. Where it has nothing to look at, it raises NotApplicable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fardplan_kg.publication.checking.subject import Subject

PASS, FAIL, NOT_APPLICABLE, NOT_FINISHED = "pass", "fail", "not applicable", "not finished"
VERDICTS = (PASS, FAIL, NOT_APPLICABLE, NOT_FINISHED)


@dataclass(frozen=True, slots=True)
class Words:
    """One message in both languages."""

    swedish: str
    english: str

    def told(self, language: str) -> str:
        """Return the message in a language."""
        return self.swedish if language == "sv" else self.english


class Seen(Words):
    """What was seen, where it was right or says what was looked at."""

    __slots__ = ()


class Flaw(Words):
    """What was seen that is wrong, and what would be right."""

    __slots__ = ()


class NotApplicable(Exception):  # noqa: N818 - not a fault
    """The check has nothing to look at, and why."""

    def __init__(self, swedish: str, english: str) -> None:
        super().__init__(english)
        self.words = Words(swedish, english)


Examination = Callable[["Subject"], Iterator[Seen | Flaw]]


@dataclass(frozen=True)
class Check:
    """A check: its stable id, the number in the project's list, what is right, how it is seen.

    server: whether it needs answers over HTTP, so that a folder cannot be held against it.
    """

    id: str
    point: int
    title: Words
    examine: Examination
    server: bool = False


@dataclass(frozen=True)
class Outcome:
    """What a check came to, with what was seen."""

    check: Check
    verdict: str
    seen: tuple[Words, ...]


def check(
    name: str, point: int, swedish: str, english: str, *, server: bool = False
) -> Callable[[Examination], Check]:
    """Make a check of a generator; the title says what is right."""
    return lambda examine: Check(name, point, Words(swedish, english), examine, server)


def judged(examined: Check, subject: Subject) -> Outcome:
    """Run one check to its end."""
    if examined.server and not subject.served:
        words = Words("en mapp har ingen server", "a folder has no server")
        return Outcome(examined, NOT_APPLICABLE, (words,))
    told: dict[Words, None] = {}
    reason: NotApplicable | None = None
    try:
        for words in examined.examine(subject):
            told.setdefault(words)
    except NotApplicable as raised:
        reason = raised
    if flaws := [words for words in told if isinstance(words, Flaw)]:
        return Outcome(examined, FAIL, tuple(flaws))
    if reason:
        return Outcome(examined, NOT_APPLICABLE, (reason.words,))
    return Outcome(examined, PASS, tuple(told))
