from __future__ import annotations

import doctest
import re
from pathlib import Path

import networkx as nx
import pytest

from fardplan_kg import Graph
from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.faults import CallFault
from fardplan_kg.notebook import networks
from fardplan_kg.notebook.graph import Language

HUB = "Region Stockholm"
ID = "https://w3id.org/fardplan/id/actor/"


@pytest.fixture(scope="module")
def graph(data: Data) -> Graph:
    return Graph(open_store(data), data)


@pytest.fixture(scope="module")
def actors(graph: Graph) -> networks.ActorNetwork:
    return networks.read(graph)


@pytest.fixture(scope="module")
def expanded(graph: Graph) -> networks.ActorNetwork:
    return networks.read(graph, expand_groups=True)


@pytest.mark.parametrize("hub", [HUB, HUB.lower(), "region-stockholm", f"{ID}region-stockholm"])
def test_an_actor_is_called_by_name_or_identifier(actors: networks.ActorNetwork, hub: str) -> None:
    assert actors.actors(hide=[hub]).number_of_edges() == 21
    assert actors.actors(hide=hub).number_of_edges() == 21


def test_the_graphs_are_those_of_the_graph(graph: Graph, actors: networks.ActorNetwork) -> None:
    assert nx.utils.graphs_equal(actors.two_mode(), graph.network(projection="two-mode"))
    ours, theirs = actors.actors(), graph.network()
    assert dict(ours.nodes(data=True)) == dict(theirs.nodes(data=True))
    for *_, data in ours.edges(data=True):
        assert data.pop("newman") > 0
    assert nx.utils.graphs_equal(ours, theirs)


@pytest.mark.parametrize("expand_groups", [False, True])
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("plan", ["", "Flemingsberg"])
def test_a_graph_gives_its_network_as_it_is_asked_for(
    graph: Graph, plan: str, language: Language, expand_groups: bool
) -> None:
    found = graph.actor_network(plan=plan, language=language, expand_groups=expand_groups)
    read = networks.read(graph, plan=plan, language=language, expand_groups=expand_groups)
    assert nx.utils.graphs_equal(found.two_mode(), read.two_mode())
    assert (found.language, found.expanded) == (language, read.expanded)
    assert len(found.expanded) == expand_groups
    actors = found.actors()
    assert len(actors) == (13 - 1 + 7 if expand_groups else 13)
    assert HUB in {node.name for node in actors}


def test_a_graph_s_network_is_in_its_own_language(data: Data, graph: Graph) -> None:
    assert Graph(graph.store, data, language="en").actor_network().language == "en"
    assert graph.actor_network().language == "sv"
    with pytest.raises(CallFault, match="nearest: Flemingsberg"):
        graph.actor_network(plan="Flemingsborg")


def test_arcs_have_their_actions(actors: networks.ActorNetwork) -> None:
    arcs = actors.directed()
    assert (arcs.number_of_edges(), arcs.size("weight")) == (7, 19)
    for source, target, data in arcs.edges(data=True):
        assert source.name == HUB
        assert data["weight"] == len(data["actions"]) == len(data["numbers"])
        assert target.name != HUB


def test_around_one_actor(actors: networks.ActorNetwork) -> None:
    near = actors.ego("polis", hide=[HUB])
    assert sorted(node.name for node in near.actors()) == [
        "Botkyrka kommun", "Huddinge kommun", "polis",
    ]  # fmt: skip
    assert len(actors.ego("polis", 2, [HUB]).actors()) == 7
    assert repr(near) == "<ActorNetwork: 3 actors, 1 actions>"


def test_measures_and_sentences(actors: networks.ActorNetwork) -> None:
    assert len(actors.measures()) == 13
    assert len(actors.measures(without=[HUB])) == 12
    assert actors.findings()[0].text.startswith("Aktörsraderna till 18 insatser")


def test_the_language_is_that_of_the_graph_or_another(graph: Graph) -> None:
    english = networks.read(graph, language="en")
    assert english.findings()[0].text.startswith("The actor lines of 18 actions")
    with pytest.raises(CallFault, match="must be 'sv' or 'en'"):
        networks.read(graph, language="de")  # type: ignore[arg-type]


def test_expanded_groups_are_marked(
    actors: networks.ActorNetwork, expanded: networks.ActorNetwork
) -> None:
    (group,) = expanded.expanded
    assert (group.name, len(group.members), bool(group.reason)) == ("kärnkommunerna", 9, True)
    projected = expanded.actors(hide=[HUB])
    marked = {node.name for node, mark in projected.nodes(data="expanded") if mark}
    assert len(marked) == 7
    assert "Haninge kommun" in marked
    assert "Huddinge kommun" not in marked
    by_name = {node.name: node for node in projected}
    edge = projected.edges[by_name["Huddinge kommun"], by_name["Botkyrka kommun"]]
    assert edge["weight"] == 17
    assert sum(edge["expanded"]) == 9
    only = projected.edges[by_name["Haninge kommun"], by_name["Täby kommun"]]
    assert all(only["expanded"])
    assert not any("expanded" in data for *_, data in actors.actors().edges(data=True))
    assert any(said.question == "groups" for said in expanded.findings())
    assert sum(mark is not None for *_, mark in expanded.two_mode().edges(data="expanded")) == 81


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda n: n.measures(["Region Stokholm"]), "nearest: Region Stockholm"),
        (lambda n: n.ego("Polisen"), "nearest: polis"),
        (lambda n: n.ego("polis", 3), "must be 1 or 2"),
        (lambda n: n.contrast(), "at least two roadmaps"),
        (lambda n: n.contrast(["Flemingsborg"]), "nearest: Flemingsberg"),
    ],
)
def test_a_wrong_call_is_told(actors: networks.ActorNetwork, call, message: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(CallFault, match=message):
        call(actors)


def test_an_unknown_roadmap_is_told(graph: Graph) -> None:
    with pytest.raises(CallFault, match="nearest"):
        networks.read(graph, plan="Flemingsborg")


def test_the_researcher_s_guide_shows_what_happens() -> None:
    guide = Path(__file__).parents[1] / "docs" / "researcher.md"
    blocks = re.findall(r"```pycon\n(.*?)```", guide.read_text(encoding="utf-8"), re.S)
    shown = doctest.DocTestParser().get_doctest("".join(blocks), {}, guide.name, str(guide), 0)
    told: list[str] = []
    done = doctest.DocTestRunner().run(shown, out=told.append)
    assert not told, "".join(told)
    assert (done.failed, done.attempted) == (0, 19)
