from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import networkx as nx
import pytest
from network_samples import HOSTILE, actors_of_action, hostile

from fardplan_kg.network import affiliation, export, flat
from fardplan_kg.network.figure import actors_only, two_mode
from fardplan_kg.network.measures import measures
from fardplan_kg.network.origin import LICENCE, Origin
from fardplan_kg.wording import Words

WORDS = Words("sv")
ORIGIN = Origin("En färdplan & mer", "1.0", "2026-01-02", "Utan någon")
HUB = "https://w3id.org/fardplan/id/actor/region-stockholm"


def network(*, spoiled: bool = False) -> nx.Graph:
    answer = actors_of_action()
    return affiliation.graph(affiliation.participations(hostile(answer) if spoiled else answer))


def without_hub() -> nx.Graph:
    rows = affiliation.participations(actors_of_action())
    return affiliation.graph(row for row in rows if row.actor != HUB)


def in_graphml(found: nx.Graph, *, projected: bool = False) -> nx.Graph:
    return nx.read_graphml(BytesIO(export.graphml(flattened(found, projected=projected))))


def in_gexf(found: nx.Graph, *, projected: bool = False) -> nx.Graph:
    return nx.read_gexf(BytesIO(gexf(found, projected=projected)))


def gexf(found: nx.Graph, *, projected: bool = False) -> bytes:
    drawn = actors_only(found, WORDS) if projected else two_mode(found, WORDS)
    return export.gexf(flattened(found, projected=projected), drawn)


def flattened(found: nx.Graph, *, projected: bool = False) -> nx.Graph:
    return (flat.actors_only if projected else flat.two_mode)(found, ORIGIN)


def in_node_link(found: nx.Graph, *, projected: bool = False) -> nx.Graph:
    content = json.loads(export.node_link(flattened(found, projected=projected)))
    return nx.node_link_graph(content, edges="edges")


def cytoscape(found: nx.Graph, *, projected: bool = False) -> bytes:
    drawn = actors_only(found, WORDS) if projected else two_mode(found, WORDS)
    return export.cytoscape(flattened(found, projected=projected), drawn)


def in_cytoscape(found: nx.Graph, *, projected: bool = False) -> nx.Graph:
    content = json.loads(cytoscape(found, projected=projected))
    return nx.cytoscape_graph(content | {"data": list(content["data"].items())})


Reader = Callable[..., nx.Graph]
READERS: dict[str, Reader] = {
    "graphml": in_graphml,
    "gexf": in_gexf,
    "json": in_node_link,
    "cyjs": in_cytoscape,
}


@pytest.mark.parametrize("form", READERS)
def test_each_opens_again_with_every_participation(form: str) -> None:
    again = READERS[form](network())
    modes = [mode for _, mode in again.nodes(data="mode")]
    assert (modes.count("actor"), modes.count("action")) == (13, 18)
    assert again.number_of_edges() == 61
    assert sum(int(n) for *_, n in again.edges(data="participations")) == 61
    roles = [role for *_, role in again.edges(data="role")]
    assert [roles.count(r) for r in ("responsible", "unclear", "participating")] == [10, 4, 47]


@pytest.mark.parametrize("form", READERS)
def test_the_projection_has_each_pair_with_its_actions(form: str) -> None:
    again = READERS[form](network(), projected=True)
    assert (again.number_of_nodes(), again.number_of_edges()) == (13, 33)
    weights = {(d["weight"], d["actions"]) for *_, d in again.edges(data=True)}
    assert (8, "1.3; 1.4; 1.5; 2.3; 2.4; 3.4; 4.3; 4.4") in weights
    left = READERS[form](without_hub(), projected=True)
    assert (left.number_of_nodes(), left.number_of_edges()) == (12, 21)


@pytest.mark.parametrize("form", READERS)
def test_measures_are_exact(form: str) -> None:
    again = READERS[form](network(), projected=True)
    expected = {own.actor: own for own in measures(network())}
    assert len(expected) == 13
    for actor, own in expected.items():
        found = again.nodes[actor]
        assert found["betweenness"] == own.betweenness
        assert (found["degree"], found["strength"]) == (own.degree, own.strength)


@pytest.mark.parametrize("form", READERS)
def test_hostile_labels_come_back_as_they_were(form: str) -> None:
    labels = [label for _, label in READERS[form](network(spoiled=True)).nodes(data="label")]
    if form == "cyjs":
        content = json.loads(cytoscape(network(spoiled=True)))
        labels = [node["data"]["label"] for node in content["elements"]["nodes"]]
    assert len(labels) == 31
    assert all(label.endswith(HOSTILE) for label in labels)


def test_every_form_says_where_it_comes_from() -> None:
    flat_one = flattened(network())
    stated = {
        "source": "En färdplan & mer", "version": "1.0", "date": "2026-01-02",
        "shown": "Utan någon", "licence": LICENCE,
    }  # fmt: skip
    assert in_graphml(network()).graph.items() >= stated.items()
    assert in_node_link(network()).graph.items() >= stated.items()
    assert json.loads(cytoscape(network()))["data"] == stated
    meta = ElementTree.fromstring(export.gexf(flat_one, two_mode(network(), WORDS)))[0]
    assert meta.get("lastmodifieddate") == "2026-01-02"
    assert all(value in (meta[1].text or "") for value in stated.values())


def test_gexf_has_the_drawing_s_places_and_colours() -> None:
    drawn = two_mode(network(), WORDS)
    viz = {node: data["viz"] for node, data in in_gexf(network()).nodes(data=True)}
    assert len(viz) == 31
    for node in drawn.nodes:
        place = viz[node.id]["position"]
        assert (place["x"], place["y"]) == (round(node.place.x, 1), round(-node.place.y, 1))
    colours = {tuple(own["color"][part] for part in "rgb") for own in viz.values()}
    assert (0x0B, 0x5C, 0xAD) in colours


def test_what_is_not_known_is_left_out() -> None:
    rows = [replace(r, actor_type="") for r in affiliation.participations(actors_of_action())]
    found = affiliation.graph(rows)
    for text in (export.graphml(flattened(found)), gexf(found), export.node_link(flattened(found))):
        assert b"None" not in text
        assert b"null" not in text
    assert in_graphml(found).number_of_nodes() == 31


def test_characters_that_xml_cannot_hold_are_replaced() -> None:
    rows = affiliation.participations(actors_of_action())
    bad = [replace(r, as_written="a\x00b\x1f\ufffe") for r in rows]
    again = in_graphml(affiliation.graph(bad))
    assert {written for *_, written in again.edges(data="as_written")} == {"a\ufffdb\ufffd\ufffd"}


@pytest.mark.parametrize("projected", [False, True])
def test_a_network_of_nobody_has_files_too(projected: bool) -> None:
    for read in READERS.values():
        assert read(affiliation.graph([]), projected=projected).number_of_nodes() == 0


def test_the_same_rows_give_the_same_bytes_and_an_unchanged_network() -> None:
    found = network()
    before = nx.node_link_data(found, edges="edges")
    assert export.graphml(flattened(found)) == export.graphml(flattened(network()))
    assert gexf(found) == gexf(network())
    assert cytoscape(found) == cytoscape(network())
    assert nx.node_link_data(found, edges="edges") == before
