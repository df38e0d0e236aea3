"""The network as one file, by the ending of its name: a page, a drawing, or GraphML."""

from __future__ import annotations

import networkx as nx

from fardplan_kg.answers import ask
from fardplan_kg.dataset import Data
from fardplan_kg.faults import CallFault
from fardplan_kg.network import affiliation, drawing, export, figure, view
from fardplan_kg.network.naming import kinds, named, read_names
from fardplan_kg.network.roadmaps import find_roadmap, roadmaps
from fardplan_kg.parameters import resolve
from fardplan_kg.questions import find_question
from fardplan_kg.store import Store, Term
from fardplan_kg.wording import Words

QUESTION = "actors-of-action"
SUFFIXES = (".html", ".svg", ".graphml")


def network_file(
    store: Store,
    data: Data,
    suffix: str,
    projection: str,
    hidden: tuple[str, ...],
    language: str,
    plan: str = "",
) -> bytes:
    """Return the file; hidden actors and their edges are not in it.

    ``plan`` names the one roadmap to draw, by its core or its title; without it all are drawn.
    Raises CallFault for an unknown actor, roadmap or ending.
    """
    if suffix not in SUFFIXES:
        raise CallFault(f"'{suffix}': the file must end in {', '.join(SUFFIXES)}")
    network = two_mode(store, data, hidden, language, plan)
    if suffix == ".html":
        drawn = roadmaps(store)
        drawn = (find_roadmap(drawn, plan),) if plan else drawn
        setting = view.Setting(", ".join(found.name for found in drawn), roadmaps=drawn)
        return view.page(network, language, setting).encode()
    if suffix == ".svg":
        return _svg(network, projection, Words(language)).encode()
    if projection == "actors":
        return export.projection_graphml(affiliation.projection(network))
    return export.graphml(network)


def two_mode(
    store: Store, data: Data, hidden: tuple[str, ...], language: str, plan: str = ""
) -> nx.Graph:
    """Return the affiliation network that the question's answer gives, without hidden actors.

    Of one roadmap, or of all where ``plan`` is empty. Raises CallFault for an unknown name.
    """
    actor = next(p for p in find_question(data, "actions-of-actor").parameters if p.name == "actor")
    left_out = {resolve(store, actor, name) for name in hidden}
    known = roadmaps(store)
    chosen = {"plan": find_roadmap(known, plan).iri} if plan else {}
    answer = ask(store, find_question(data, QUESTION), chosen, language)
    names = read_names(store, language)
    answer = named(answer, lambda iri: names.get(iri, Term("")))
    plans = {own.iri: own.name for own in known}
    rows = affiliation.participations(answer, plans, kinds(names))
    return affiliation.graph(row for row in rows if row.actor not in left_out)


def _svg(network: nx.Graph, projection: str, words: Words) -> str:
    chosen = figure.actors_only if projection == "actors" else figure.two_mode
    return drawing.svg(chosen(network, words), words)
