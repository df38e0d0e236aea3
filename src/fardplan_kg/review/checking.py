"""Rows → entries: each row checked by itself, its decision read by the grammar of its kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rdflib import URIRef

from fardplan_kg.extraction.findings import KINDS, Effect, Kind
from fardplan_kg.review import checks
from fardplan_kg.review.entries import GONE, Entry, Left, Reading
from fardplan_kg.review.grammar import MAY_STAND, YES, Decision, read_decision, right, withdraws
from fardplan_kg.review.recorded import Recorded
from fardplan_kg.review.rows import KINDS_BY_NAME, read_about
from fardplan_kg.review.sheet import Row, Sheet
from fardplan_kg.review.vocabulary import Vocabulary


@dataclass(frozen=True)
class EntryReader:
    """Reads the rows of one sheet; ``planned`` are the things of the plan, where one is written."""

    sheet: Sheet
    core: str
    vocabulary: Vocabulary
    recorded: Mapping[str, Recorded]
    own_file: Path
    planned: frozenset[URIRef] | None

    def read(self) -> Reading:
        """Return the entries of the sheet, with all that is wrong in single rows."""
        reading, seen = Reading(), dict[str, int]()
        for number, row in self.sheet.rows.items():
            if row.key in seen:
                reading.fault(
                    number, "nyckel",
                    f"nyckeln {row.key} står också på rad {seen[row.key]}; ta bort den ena raden",
                    f"the key {row.key} stands in row {seen[row.key]} too; remove one of the rows",
                )  # fmt: skip
            seen.setdefault(row.key, number)
            if row.kind.strip() == GONE:
                self._gone(reading, number, row)
            else:
                self._row(reading, number, row)
        return reading

    def _gone(self, reading: Reading, number: int, row: Row) -> None:
        """Take back the decision on what no longer exists, where a person says so."""
        if withdraws(row.decision) and row.key in self.recorded:
            if not self._made_by_hand(reading, number, row):
                reading.withdrawn[row.key] = number
        else:
            reading.leave(number, Left.GONE)

    def _row(self, reading: Reading, number: int, row: Row) -> None:
        wrong = list(checks.unknown(row))
        for complaint in wrong:
            reading.fault(number, *complaint)
        if wrong:
            return
        if not row.decision.strip():
            reading.leave(number, self._why_empty(row))
        elif not self._made_by_hand(reading, number, row) and not self._worked_in(
            reading, number, row
        ):
            if withdraws(row.decision):
                self._withdrawn(reading, number, row)
            else:
                self._decided(reading, number, row, KINDS[KINDS_BY_NAME[row.kind.strip()]])

    def _why_empty(self, row: Row) -> Left:
        if row.key in self.recorded:
            return Left.EMPTIED
        return Left.REASON_ONLY if row.reason.strip() else Left.UNDECIDED

    def _withdrawn(self, reading: Reading, number: int, row: Row) -> None:
        if row.key in self.recorded:
            reading.withdrawn[row.key] = number
        else:
            reading.leave(number, Left.NOTHING_TO_WITHDRAW)

    def _decided(self, reading: Reading, number: int, row: Row, kind: Kind) -> None:
        """Add the entry of a row with a decision, and what is wrong with it.

        An entry that lacks no more than its reason is kept, so that its names are checked too.
        """
        things, words = read_about(kind.effect, row.about)
        wrong = [*checks.misplaced(kind.effect, self.core, things, words, self.planned)]
        wrong += checks.mixed_up(row, things, words)
        decision = self._decision(row, kind.effect)
        if isinstance(decision, Decision) and not wrong:
            reason = " ".join(row.reason.split())
            reading.entries.append(
                Entry(number, row.key, kind, things, words.strip(), decision, reason, row.question)
            )
        if self.sheet.lossy:
            wrong += checks.lost_letters(row)
        if not row.reason.strip():
            wrong.append((
                "skäl", "skäl saknas; varje beslut ska ha ett",
                "the reason is missing; every decision needs one",
            ))  # fmt: skip
        if not isinstance(decision, Decision):
            wrong.append(decision)
        for complaint in wrong:
            reading.fault(number, *complaint)

    def _made_by_hand(self, reading: Reading, number: int, row: Row) -> bool:
        """Return whether the decision stands in a file that only people write."""
        former = self.recorded.get(row.key)
        if former is None or former.path == self.own_file:
            return False
        if _unchanged(row, former):
            reading.leave(number, Left.BY_HAND)
        else:
            place = f"graph/{former.path.name}"
            reading.fault(
                number, "beslut", f"beslutet är skrivet för hand i {place}; ändra det där",
                f"the decision was written by hand in {place}; change it there",
            )  # fmt: skip
        return True

    def _worked_in(self, reading: Reading, number: int, row: Row) -> bool:
        """Return whether the plan is made after the decision: an action has its former identity."""
        former, effect = self.recorded.get(row.key), KINDS[KINDS_BY_NAME[row.kind.strip()]].effect
        if former is None or effect is not Effect.SAME or self.planned is None:
            return False
        if self.planned >= set(read_about(effect, row.about)[0]):
            return False
        if _unchanged(row, former):
            reading.leave(number, Left.WORKED_IN)
        else:
            reading.fault(
                number, "beslut",
                "färdplanen är redan inläst efter det här beslutet; lägg tillbaka graph/ som den "
                "var före den nya versionen, och börja om därifrån",
                "the plan is made after this decision already; put graph/ back as it was before "
                "the new version, and start over from there",
            )  # fmt: skip
        return True

    def _decision(self, row: Row, effect: Effect) -> Decision | checks.Complaint:
        stands = KINDS_BY_NAME[row.kind.strip()] in MAY_STAND
        text, (swedish, english) = row.decision.strip(), right(effect, self.vocabulary, stands)
        if text.rstrip(".!").casefold() == YES and effect is not Effect.NOTED:
            text = row.proposal.strip()
            if not text:
                return (
                    "beslut",
                    f"raden har inget förslag att säga ja till; skriv {swedish}",
                    f"the row has no proposal to say ja to; write {english}",
                )
        found = read_decision(effect, text, self.vocabulary, stands)
        return found or (
            "beslut",
            f"”{text}” går inte att läsa; skriv {swedish}",
            f"'{text}' cannot be read; write {english}",
        )


def _unchanged(row: Row, former: Recorded) -> bool:
    typed = (" ".join(row.decision.split()), " ".join(row.reason.split()))
    return typed == (former.decision, former.reason)
