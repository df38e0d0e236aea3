"""The network as files, by the ending of a name: a page, a drawing, tables, data."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import networkx as nx

from fardplan_kg.answers import ask
from fardplan_kg.dataset import Data
from fardplan_kg.faults import CallFault
from fardplan_kg.network import affiliation, view
from fardplan_kg.network.export_tables import TABLES
from fardplan_kg.network.export_turtle import turtle
from fardplan_kg.network.naming import kinds, named, read_names
from fardplan_kg.network.origin import Origin
from fardplan_kg.network.roadmaps import find_roadmap, roadmaps
from fardplan_kg.network.setting import Setting
from fardplan_kg.network.taken import FORMS, Taken
from fardplan_kg.parameters import resolve
from fardplan_kg.questions import find_question
from fardplan_kg.store import Store, Term
from fardplan_kg.wording import Words

QUESTION = "actors-of-action"
SUFFIXES = (".html", *(f".{form}" for form in FORMS), ".csv", ".ttl")


def check_suffix(path: Path) -> None:
    """Raise CallFault that lists the endings unless a path has one of them."""
    if path.suffix not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        raise CallFault(
            f"'{path.name}': the file must end in one of {known}",
            f"'{path.name}': filen ska sluta på något av {known}",
        )


def network_files(
    path: Path, store: Store, network: nx.Graph, projection: str, setting: Setting, words: Words,
    origin: Origin,
) -> Mapping[Path, bytes]:  # fmt: skip
    """Return what is written at a path, by the ending of its name.

    ``.csv`` gives three tables beside one another: natverk-aktorer.csv, natverk-insatser.csv and
    natverk-par.csv. The page, the tables and Turtle are the same for either projection. Raises
    CallFault for an unknown ending.
    """
    check_suffix(path)
    if path.suffix == ".html":
        return {path: view.page(network, words.language, setting).encode()}
    if path.suffix == ".ttl":
        return {path: turtle(store, network, origin)}
    taken = Taken(network, words, origin, projection == "actors")
    if path.suffix == ".csv":
        return {path.with_name(f"{path.stem}-{name}.csv"): taken.table(name) for name in TABLES}
    return {path: taken.file(path.suffix[1:])}


def two_mode(
    store: Store, data: Data, hidden: tuple[str, ...], language: str, plan: str = ""
) -> nx.Graph:
    """Return the affiliation network that the question's answer gives, without hidden actors.

    Of one roadmap, or of all where ``plan`` is empty. Raises CallFault for an unknown name.
    """
    left_out = set(resolved(store, data, hidden))
    known = roadmaps(store)
    chosen = {"plan": find_roadmap(known, plan).iri} if plan else {}
    answer = ask(store, find_question(data, QUESTION), chosen, language)
    names = read_names(store, language)
    answer = named(answer, lambda iri: names.get(iri, Term("")))
    plans = {own.iri: own.name for own in known}
    rows = affiliation.participations(answer, plans, kinds(names))
    return affiliation.graph(row for row in rows if row.actor not in left_out)


def resolved(store: Store, data: Data, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the identifiers of actors by their names; raises CallFault for an unknown one."""
    actor = next(p for p in find_question(data, "actions-of-actor").parameters if p.name == "actor")
    return tuple(resolve(store, actor, name) for name in names)
