"""Common actions: which shared actions of several plans are the same, and where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rdflib import RDF, Namespace, URIRef

from fardplan_kg.extraction.draft import Draft
from fardplan_kg.extraction.findings import Candidate
from fardplan_kg.extraction.form.likeness import alike
from fardplan_kg.extraction.matching import PlacedAction
from fardplan_kg.extraction.neighbours import Neighbour, wording
from fardplan_kg.extraction.oddities import Oddities
from fardplan_kg.extraction.reading.words import Words
from fardplan_kg.extraction.reconciliation import Registry
from fardplan_kg.namespaces import FP, local_name, thing

FPN = Namespace(FP)
ALIKE = 0.75
CANDIDATES = 3


@dataclass(frozen=True)
class Ties:
    """Ties the shared actions of one plan to those of the others.

    Titles that differ in case or a final full stop at most are the same action; a title that is
    only like another's is a finding, and stands alone until somebody decides.
    """

    core: str
    neighbours: Sequence[Neighbour]
    registry: Registry
    oddities: Oddities

    def tie(self, placed: PlacedAction, draft: Draft) -> None:
        """Link a shared action to its common action, and report what is like it or differs."""
        action = placed.action
        decided = self.registry.commons.get(action)
        same = self._same(placed)
        common = decided or (same[0].common if same else None)
        if decided is None:
            own = common or self._own(action)
            draft.link((action, FPN.commonAction, own), (own, RDF.type, FPN.CommonAction))
            draft.shared.add(own)
        if common is None or self.registry.has_decided(self.core, _key(action)):
            self._like(placed, draft)
        if common is not None:
            self._differing(placed, [n for n in self.neighbours if n.common == common], draft)

    def _own(self, action: URIRef) -> URIRef:
        """Return a common action of its own; no other plan's, though slugs may be equal."""
        name = local_name(action)
        own = URIRef(thing("common-action", name))
        taken = {neighbour.common for neighbour in self.neighbours}
        return URIRef(thing("common-action", f"{name}-{self.core}")) if own in taken else own

    def _same(self, placed: PlacedAction) -> list[Neighbour]:
        own = {wording(one.title.text) for one in (placed.record, placed.entry) if one}
        return [neighbour for neighbour in self.neighbours if neighbour.wording in own]

    def _like(self, placed: PlacedAction, draft: Draft) -> None:
        best: dict[URIRef, tuple[float, Neighbour]] = {}
        for neighbour in self.neighbours:
            score = alike(wording(placed.title), neighbour.wording)
            if score >= ALIKE and score > best.get(neighbour.common, (0.0,))[0]:
                best[neighbour.common] = (score, neighbour)
        ranked = sorted(best.values(), key=lambda found: (-found[0], found[1].title))[:CANDIDATES]
        if ranked:
            candidates = [Candidate(n.title, n.common, round(score, 2)) for score, n in ranked]
            said = {"title": placed.title, "other": ranked[0][1].title, "core": ranked[0][1].core}
            key = _key(placed.action)
            proposal = f"samma som {candidates[0].name}"
            draft.findings.append(
                self.oddities.finding(
                    "common", key, (placed.action,), _title(placed), said, proposal, candidates
                )
            )

    def _differing(self, placed: PlacedAction, others: Sequence[Neighbour], draft: Draft) -> None:
        """Report the first other plan that numbers or words a common action differently."""
        own = {one.title.text for one in (placed.record, placed.entry) if one}
        numbers = {one.number.text for one in (placed.record, placed.entry) if one}
        for core in sorted({other.core for other in others}):
            there = [other for other in others if other.core == core]
            if all(n.title in own for n in there) and all(n.number in numbers for n in there):
                continue
            other = next((n for n in there if n.title not in own), there[0])
            said = {
                "number": placed.number, "title": placed.title, "core": core,
                "other": other.title, "other_number": other.number,
            }  # fmt: skip
            key = f"common-differs-{local_name(placed.action)}-{core}"
            draft.findings.append(
                self.oddities.finding(
                    "common-differs", key, (placed.action,), _title(placed), said, "godta"
                )
            )


def _key(action: URIRef) -> str:
    return f"common-{local_name(action)}"


def _title(placed: PlacedAction) -> list[Words]:
    return [one.title for one in (placed.record, placed.entry) if one]
