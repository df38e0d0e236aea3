"""The network as one file, by the ending of its name: a page, a drawing, or GraphML."""

from __future__ import annotations

import networkx as nx

from fardplan_kg.answers import ask
from fardplan_kg.dataset import Data
from fardplan_kg.faults import CallFault
from fardplan_kg.network import affiliation, drawing, export, figure, view
from fardplan_kg.network.wording import Words
from fardplan_kg.parameters import resolve
from fardplan_kg.plans import covered
from fardplan_kg.questions import find_question
from fardplan_kg.store import Store

QUESTION = "actors-of-action"
SUFFIXES = (".html", ".svg", ".graphml")


def network_file(
    store: Store, data: Data, suffix: str, projection: str, hidden: tuple[str, ...], language: str
) -> bytes:
    """Return the file; hidden actors and their edges are not in it.

    Raises CallFault for an unknown actor or ending.
    """
    if suffix not in SUFFIXES:
        raise CallFault(f"'{suffix}': the file must end in {', '.join(SUFFIXES)}")
    network = two_mode(store, data, hidden, language)
    if suffix == ".html":
        return view.page(network, language, view.Setting(plan=covered(store)[0])).encode()
    if suffix == ".svg":
        return _svg(network, projection, Words(language)).encode()
    if projection == "actors":
        return export.projection_graphml(affiliation.projection(network))
    return export.graphml(network)


def two_mode(store: Store, data: Data, hidden: tuple[str, ...], language: str) -> nx.Graph:
    """Return the affiliation network that the question's answer gives, without hidden actors."""
    actor = next(p for p in find_question(data, "actions-of-actor").parameters if p.name == "actor")
    left_out = {resolve(store, actor, name) for name in hidden}
    answer = ask(store, find_question(data, QUESTION), {}, language)
    rows = affiliation.participations(answer)
    return affiliation.graph(row for row in rows if row.actor not in left_out)


def _svg(network: nx.Graph, projection: str, words: Words) -> str:
    chosen = figure.actors_only if projection == "actors" else figure.two_mode
    return drawing.svg(chosen(network, words), words)
