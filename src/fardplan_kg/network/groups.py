"""Groups in actor lines, counted up into the actors that they cover, where somebody asks for it.

"Kärnkommunerna" is one actor in the network. Which municipalities that word covers is our
interpretation, with its reason in graph/interpretation and in the answer to the question `groups`.
Counted up it makes edges that no line contains; they carry the group's name as ``expanded``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import networkx as nx

from fardplan_kg.answers import ask
from fardplan_kg.dataset import Data
from fardplan_kg.namespaces import local_name
from fardplan_kg.network.participation import Participation
from fardplan_kg.network.records import records, term
from fardplan_kg.network.two_mode import graph
from fardplan_kg.questions import LANGUAGES, find_question
from fardplan_kg.store import Store, Term

QUESTION = "groups"
EXPANDED = "expanded"
MEMBERS = """
PREFIX fp: <https://w3id.org/fardplan/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?member ?name ?kind ?kind_name WHERE {
  ?group fp:covers ?member .
  OPTIONAL { ?member rdfs:label ?name }
  OPTIONAL { ?member fp:kindOfActor ?kind }
  OPTIONAL { ?member fp:kindOfActor/rdfs:label ?kind_name }
} ORDER BY ?member ?name ?kind ?kind_name
"""


@dataclass(frozen=True, slots=True)
class Member:
    """An actor that a group covers: what it is called, and its kind as code and in words."""

    actor: str
    name: Term
    type: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A group that we count up: its name, whom it covers, and why we read it so."""

    actor: str
    name: str
    members: tuple[Member, ...]
    reason: str = ""


def read_groups(store: Store, data: Data, language: str) -> dict[str, Group]:
    """Return the groups that the interpretation counts up, by identifier.

    A name that the language lacks is the Swedish one. Groups that it decides not to count up, or
    for which nothing is decided, are not there.
    """
    known = _members(store, language)
    found = {}
    for row in records(ask(store, find_question(data, QUESTION), {}, language)):
        if term(row, "reading").value == EXPANDED:
            actor = term(row, "actor").value
            members = tuple(known[each.value] for each in row["read_as"])
            name = term(row, "actor_name").value or local_name(actor)
            found[actor] = Group(actor, name, members, term(row, "reason").value)
    return found


def _members(store: Store, language: str) -> dict[str, Member]:
    names: dict[str, dict[str, Term]] = {}
    kinds: dict[str, dict[str, Term]] = {}
    codes: dict[str, str] = {}
    for row in store.select(MEMBERS).rows:
        member, name, kind, kind_name = (row[k] for k in ("member", "name", "kind", "kind_name"))
        if member:
            own = Term(local_name(member.value))
            names.setdefault(member.value, {"": own}).update({name.language: name} if name else {})
            words = {kind_name.language: kind_name} if kind_name else {}
            kinds.setdefault(member.value, {"": Term("")}).update(words)
            codes[member.value] = local_name(kind.value) if kind else ""
    return {
        member: Member(
            member,
            _in_language(names[member], language),
            codes[member],
            _in_language(kinds[member], language).value,
        )
        for member in names
    }


def _in_language(names: Mapping[str, Term], language: str) -> Term:
    order = (language, LANGUAGES[0], *sorted(names, reverse=True))
    return next(names[own] for own in order if own in names)


def expand(network: nx.Graph, groups: Mapping[str, Group]) -> nx.Graph:
    """Return the two-mode network in which each of the groups stands as the actors it covers.

    The group itself is gone; its members take its place in every action, with its role. An actor
    or an edge that is there for no other reason has ``expanded``: the names of the groups. Groups
    that are not among ``groups`` stay as they are.
    """
    rows = [row for *_, found in network.edges(data="participations") for row in found]
    return graph(each for row in rows for each in _expanded(row, groups))


def _expanded(row: Participation, groups: Mapping[str, Group]) -> Iterable[Participation]:
    group = groups.get(row.actor)
    return _stand_in(row, group) if group and group.members else (row,)


def _stand_in(row: Participation, group: Group) -> Iterator[Participation]:
    for member in group.members:
        yield replace(
            row,
            actor=member.actor,
            actor_name=member.name,
            actor_type=member.type,
            actor_kind=member.kind,
            expanded=group.name,
        )
