from __future__ import annotations

from io import BytesIO

import networkx as nx
from network_samples import HOSTILE, actors_of_action, hostile

from fardplan_kg.network import affiliation, export


def network(*, spoiled: bool = False) -> nx.Graph:
    answer = actors_of_action()
    return affiliation.graph(affiliation.participations(hostile(answer) if spoiled else answer))


def test_graphml_opens_again_with_every_participation() -> None:
    again = nx.read_graphml(BytesIO(export.graphml(network())))
    assert again.number_of_nodes() == 31
    assert again.number_of_edges() == 61
    roles = [role for *_, role in again.edges(data="role")]
    assert [roles.count(r) for r in ("responsible", "unclear", "participating")] == [10, 4, 47]
    assert {mode for _, mode in again.nodes(data="mode")} == {"actor", "action"}


def test_the_projection_s_actions_are_flat_text() -> None:
    projected = affiliation.projection(network())
    again = nx.read_graphml(BytesIO(export.projection_graphml(projected)))
    assert again.number_of_edges() == 33
    weights = {(d["weight"], d["actions"]) for *_, d in again.edges(data=True)}
    assert (8, "1.3; 1.4; 1.5; 2.3; 2.4; 3.4; 4.3; 4.4") in weights


def test_hostile_labels_come_back_as_they_were() -> None:
    again = nx.read_graphml(BytesIO(export.graphml(network(spoiled=True))))
    labels = [label for _, label in again.nodes(data="label")]
    assert len(labels) == 31
    assert all(label.endswith(HOSTILE) for label in labels)


def test_what_is_not_known_is_left_out() -> None:
    from dataclasses import replace

    rows = [replace(r, actor_type="") for r in affiliation.participations(actors_of_action())]
    text = export.graphml(affiliation.graph(rows)).decode()
    assert "None" not in text
    assert nx.read_graphml(BytesIO(text.encode())).number_of_nodes() == 31


def test_the_same_rows_give_the_same_bytes_and_an_unchanged_network() -> None:
    found = network()
    before = nx.node_link_data(found, edges="edges")
    assert export.graphml(found) == export.graphml(network())
    assert nx.node_link_data(found, edges="edges") == before
