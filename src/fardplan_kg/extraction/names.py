"""Names as written → findings: those that the registry has not, or that several entries have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fardplan_kg.extraction.draft import Draft
from fardplan_kg.extraction.findings import Finding
from fardplan_kg.extraction.identifiers import Identifiers
from fardplan_kg.extraction.oddities import Oddities
from fardplan_kg.extraction.reconciliation import Registry
from fardplan_kg.namespaces import local_name, slug


@dataclass(frozen=True)
class NameReader:
    """Reports the names of one document."""

    identifiers: Identifiers
    registry: Registry
    oddities: Oddities

    def findings(self, draft: Draft) -> Iterator[Finding]:
        """Yield a finding for each name without one entry, and for each that was decided on.

        What is decided by hand, on all that a name stands for, is no finding.
        """
        seen: dict[str, int] = {}
        for name in sorted(draft.named):
            base = slug(name) or "namnlos"
            seen[base] = seen.get(base, 0) + 1
            end = base if seen[base] == 1 else f"{base}-{seen[base]}"
            if finding := self._finding(draft, name, end):
                yield finding

    def _finding(self, draft: Draft, name: str, end: str) -> Finding | None:
        several = self.registry.several(name)
        kind = "ambiguous" if several else "actor"
        key = f"{kind}-{end}"
        standing = draft.named[name]
        if not self.registry.has_decided(self.identifiers.core, key):
            standing = [(at, words) for at, words in standing if at not in self.registry.decided]
            if not standing or self.registry.entry(name):
                return None
        about = [thing for thing, _ in standing]
        places = [words for _, words in standing]
        candidates = self.registry.like_entries(name)
        likely = [candidate.name for candidate in candidates if candidate.likely and not several]
        others = [self.registry.preferred.get(entry, local_name(entry)) for entry in several]
        said = {"value": name, "others": ", ".join(others)}
        proposal = f"samma som {likely[0]}" if likely else ""
        return self.oddities.finding(kind, key, about, places, said, proposal, candidates)
