"""What an extraction found of a made-up roadmap, held against the truth of its model.

Precision is the share of what was found that is true, recall the share of what is true that was
found; both count repeated things as often as they come, and are 1 where there is nothing to count.

- actions: number and title in the chapter, number and title in the map, shared or core-specific
  (not compared where only the map has the action), all as printed.
- actors: a name of an actor line, as written, in its action (number and title in the chapter).
- roles: the same with the role that holds once the rules have run; only names whose role can be
  read. ``role:unclear`` and no role count alike, as no role found.
- evidence: precision is the share of quotes and their claims that the verification upholds (the
  quote stands at its place and carries its value); recall the share of the words that statements
  rest on (numbers, titles, headings, directions, labels, names) that some evidence quotes.
- slips: planted slips for which there is a finding of their kind, about the same thing.
- false: findings that no planted slip accounts for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.term import Node

from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.pipeline import Extraction
from fardplan_kg.extraction.verification import verify
from fardplan_kg.namespaces import FP, OA, local_name
from fardplan_kg.store import Solution
from madeup.findings import Told, told
from madeup.slips import Planted
from madeup.truth import OPEN, TrueAction, TrueActor, Truth

FPN, OAN = Namespace(FP), Namespace(OA)
KINDS = {FPN.SharedAction: "shared", FPN.CoreSpecificAction: "core-specific"}
ROLES = """
PREFIX cv: <http://data.europa.eu/m8g/>
PREFIX fp: <https://w3id.org/fardplan/ontology#>
SELECT ?participation ?role WHERE {
  GRAPH <%s> { ?participation a fp:Participation }
  ?participation cv:role ?role
}
"""
PLAN = "https://w3id.org/fardplan/graph/plan/"


@dataclass(frozen=True)
class Score:
    """How many were found, how many of them are true, and how many there are to find."""

    found: int
    right: int
    true: int

    @property
    def precision(self) -> float:
        """The share of the found that is true."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of the true that is found."""
        return self.right / self.true if self.true else 1.0

    def __add__(self, other: Score) -> Score:
        return Score(self.found + other.found, self.right + other.right, self.true + other.true)


@dataclass(frozen=True)
class Measures:
    """The scores of one roadmap; ``upheld`` counts quotes and claims, ``quotes`` true words."""

    actions: Score
    actors: Score
    roles: Score
    upheld: Score
    quotes: Score
    told: Told
    lost: tuple[TrueActor, ...]


def score(found: Iterable[Hashable], true: Iterable[Hashable]) -> Score:
    """Return the score of what was found against what is true, repeated things as often."""
    one, other = Counter(found), Counter(true)
    return Score(one.total(), (one & other).total(), other.total())


def measure(
    truth: Truth,
    planted: tuple[Planted, ...],
    extraction: Extraction,
    document: Document,
    data: Data,
    others: tuple[Planted, ...] = (),
) -> Measures:
    """Return the measures of an extraction whose files are written to ``data``.

    ``others`` are what other roadmaps of the data differ in from this one.
    """
    plan, evidence = extraction.graphs.plan, extraction.graphs.evidence
    found = list(found_actors(plan, roles(data, extraction.core)))
    readable = [actor for actor in truth.actors if actor.role != OPEN]
    with_role = [actor for actor in found if actor.role != OPEN]
    verification = verify(document, data, extraction.core)
    statements = verification.quotes + verification.claims
    quotes = score(found_quotes(evidence), truth.quotes)
    return Measures(
        actions=score(found_actions(plan), truth.actions),
        actors=score(map(without_role, found), map(without_role, truth.actors)),
        roles=score(with_role, readable),
        upheld=Score(statements, statements - len(verification.faults), statements),
        quotes=quotes,
        told=told(planted, extraction.findings, plan, others),
        lost=lost(map(without_role, found), map(without_role, truth.actors)),
    )


def lost(found: Iterable[TrueActor], true: Iterable[TrueActor]) -> tuple[TrueActor, ...]:
    """Return the names in actor lines that were not found, as often as each is missing."""
    return tuple(sorted((Counter(true) - Counter(found)).elements()))


def without_role(actor: TrueActor) -> TrueActor:
    """Return a name in an actor line whatever its role."""
    return TrueActor(actor.number, actor.title, actor.name, OPEN)


def found_actions(plan: Graph) -> Iterator[TrueAction]:
    """Yield the actions of a plan graph."""
    for action in plan.subjects(RDF.type, FPN.Action):
        number, title = (
            _text(plan, action, "numberInChapter"),
            _text(plan, action, "titleInChapter"),
        )
        kinds = [KINDS[kind] for kind in KINDS if (action, RDF.type, kind) in plan]
        yield TrueAction(
            number,
            title,
            _text(plan, action, "numberInMap"),
            _text(plan, action, "titleInMap"),
            "".join(kinds) if number else OPEN,
        )


def found_actors(plan: Graph, role_of: dict[str, str]) -> Iterator[TrueActor]:
    """Yield the names in actor lines of a plan graph, with the roles given."""
    for participation in plan.subjects(RDF.type, FPN.Participation):
        action = plan.value(participation, FPN.participationIn)
        yield TrueActor(
            _text(plan, action, "numberInChapter"),
            _text(plan, action, "titleInChapter"),
            _text(plan, participation, "actorAsWritten"),
            role_of.get(str(participation), OPEN),
        )


def roles(data: Data, core: str) -> dict[str, str]:
    """Return the role of each participation of a core, as the rules derive it."""
    rows = open_store(data).select(ROLES % f"{PLAN}{core}").rows
    found = {_value(row, "participation"): local_name(_value(row, "role")) for row in rows}
    return {participation: role for participation, role in found.items() if role != "unclear"}


def _value(row: Solution, variable: str) -> str:
    term = row[variable]
    return term.value if term else ""


def found_quotes(evidence: Graph) -> Iterator[str]:
    """Yield the words of each piece of evidence."""
    for piece in evidence.subjects(RDF.type, FPN.Evidence):
        yield str(evidence.value(URIRef(f"{piece}#quote"), OAN.exact))


def _text(plan: Graph, thing: Node | None, name: str) -> str:
    return str(plan.value(thing, FPN[name]) or "")
