"""A run: check after check, until all are done or a limit is reached."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from fardplan_kg.publication.checking.limits import LimitReached
from fardplan_kg.publication.checking.outcome import (
    FAIL,
    NOT_FINISHED,
    Check,
    NotApplicable,
    Outcome,
    Words,
    judged,
)
from fardplan_kg.publication.checking.subject import Subject


@dataclass(frozen=True)
class Run:
    """What came out. target: as it was given. notes: what has to be known to read it."""

    target: str
    outcomes: tuple[Outcome, ...]
    notes: tuple[Words, ...]
    requests: int

    @property
    def good(self) -> bool:
        """Whether nothing failed and nothing was left undone."""
        return not any(own.verdict in (FAIL, NOT_FINISHED) for own in self.outcomes)


def run(
    target: str,
    subject: Subject,
    checks: Iterable[Check],
    progress: Callable[[Check], None] = lambda _: None,
) -> Run:
    """Hold the subject against the checks. Raises CallFault where it cannot be reached."""
    outcomes, notes = [], list[Words]()
    try:
        subject.site.begin()
        _ = subject.robots
    except (LimitReached, NotApplicable) as reason:
        notes.append(reason.words)
    for own in checks:
        progress(own)
        outcomes.append(_outcome(own, subject))
    try:
        notes += subject.notes()
    except (LimitReached, NotApplicable) as reason:
        notes.append(reason.words)
    return Run(target, tuple(outcomes), tuple(dict.fromkeys(notes)), subject.site.limits.asked)


def _outcome(own: Check, subject: Subject) -> Outcome:
    try:
        return judged(own, subject)
    except LimitReached as reason:
        return Outcome(own, NOT_FINISHED, (reason.words,))
