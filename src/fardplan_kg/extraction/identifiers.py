"""Identifiers of one plan's things: made from titles once, and found again ever after."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rdflib import URIRef

from fardplan_kg.extraction.form.likeness import ranked
from fardplan_kg.extraction.former import Former
from fardplan_kg.namespaces import local_name, slug, thing

LIKENESS = 0.9


@dataclass(frozen=True)
class Identifiers:
    """How things of a core are named.

    ``former`` are the actions' titles in the graph before; ``gone`` those of actions that are no
    longer in the document, whose identifiers nothing else may have; ``decided`` the actions that
    titles of this version are decided to be; ``participations`` what stood in an action's actor
    lines before, by the name as written.
    """

    core: str
    former: Mapping[str, URIRef] = field(default_factory=dict)
    gone: Mapping[str, URIRef] = field(default_factory=dict)
    decided: Mapping[str, URIRef] = field(default_factory=dict)
    participations: Mapping[tuple[URIRef, str], Sequence[URIRef]] = field(default_factory=dict)

    def scoped(self, kind: str, *slugs: str) -> URIRef:
        """Return the identifier of a thing that belongs to this core's roadmap."""
        return URIRef(thing(kind, self.core, *slugs))

    @property
    def roadmap(self) -> URIRef:
        """The roadmap."""
        return URIRef(thing("roadmap", self.core))

    @property
    def document(self) -> URIRef:
        """The document that prints the roadmap."""
        return URIRef(thing("document", f"fardplan-{self.core}"))

    def actions(self, titles: Sequence[Sequence[str]]) -> list[URIRef]:
        """Return an identifier for each action, given its titles: the former one, else a new one.

        A former identifier goes to the action that is decided to have it, then to the one with its
        very title, then to the one whose title is most like it; none is given twice. One that is
        gone comes back for its very title only.
        """
        given = self._decided(titles)
        self._find_again(titles, given)
        for index, own in enumerate(titles):
            if index not in given:
                given[index] = self._returned(own, given) or self._unused(own, given)
        return [given[index] for index in range(len(titles))]

    def _decided(self, titles: Sequence[Sequence[str]]) -> dict[int, URIRef]:
        given: dict[int, URIRef] = {}
        for index, own in enumerate(titles):
            found = next((self.decided[title] for title in own if title in self.decided), None)
            if found and found not in given.values():
                given[index] = found
        return given

    def _find_again(self, titles: Sequence[Sequence[str]], given: dict[int, URIRef]) -> None:
        likeness = (
            (-ranked(title, former), index, action)
            for index, own in enumerate(titles)
            for title in own
            for former, action in self.former.items()
        )
        for score, index, action in sorted(likeness):
            if -score >= LIKENESS and index not in given and action not in given.values():
                given[index] = action

    def _returned(self, titles: Sequence[str], given: Mapping[int, URIRef]) -> URIRef | None:
        back = (self.gone[title] for title in titles if title in self.gone)
        return next((action for action in back if action not in given.values()), None)

    def _unused(self, titles: Sequence[str], given: Mapping[int, URIRef]) -> URIRef:
        taken = {*given.values(), *self.former.values(), *self.gone.values()}
        base = slug(titles[0]) or "utan-titel"
        numbered = [base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))]
        return next(iri for name in numbered if (iri := self.scoped("action", name)) not in taken)

    def participation(
        self, action: URIRef, name: str, actor: str, taken: Iterable[URIRef]
    ) -> URIRef:
        """Return the identifier of a name's place in an action: the former one, else a new one.

        A new one is made from ``actor``, the slug of who it is, and numbered where it comes again.
        """
        used = set(taken)
        before = (p for p in self.participations.get((action, name), ()) if p not in used)
        if former := next(before, None):
            return former
        base = self.scoped("participation", local_name(action), actor)
        used.update(p for (of, _), ps in self.participations.items() if of == action for p in ps)
        numbered = [base, *(URIRef(f"{base}-{n}") for n in range(2, len(used) + 3))]
        return next(iri for iri in numbered if iri not in used)

    def hashed(self, kind: str, *parts: str) -> URIRef:
        """Return the identifier of a claim or a piece of evidence: a hash of what makes it up."""
        content = "\x1f".join(parts).encode()
        return self.scoped(kind, hashlib.sha256(content).hexdigest()[:12])


def identifiers_of(
    core: str, former: Former, decided: Mapping[str, URIRef] | None = None
) -> Identifiers:
    """Return the identifiers of a core, with the actions that the graph has and once had."""
    return Identifiers(
        core, former.titles(), former.gone_titles(), decided or {}, former.participations()
    )
