from __future__ import annotations

import csv
import io

import networkx as nx
import pytest
from affiliation_samples import network as small
from network_samples import actors_of_action

from fardplan_kg.network import affiliation
from fardplan_kg.network.export_tables import TABLES
from fardplan_kg.network.measures import measures
from fardplan_kg.network.origin import LICENCE, Origin

ORIGIN = Origin("Färdplanen", "1.0", "2026-01-02")
NETWORK = affiliation.graph(affiliation.participations(actors_of_action()))
HUB = "https://w3id.org/fardplan/id/actor/region-stockholm"


def rows(name: str, network: nx.Graph = NETWORK) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(TABLES[name].written(network, ORIGIN).decode())))


@pytest.mark.parametrize(("name", "number"), [("aktorer", 13), ("insatser", 18), ("par", 33)])
def test_each_opens_again_with_every_row_and_its_origin(name: str, number: int) -> None:
    found = rows(name)
    assert len(found) == number
    stated = {(own["source"], own["version"], own["date"], own["licence"]) for own in found}
    assert stated == {("Färdplanen", "1.0", "2026-01-02", LICENCE)}
    assert rows(name, affiliation.graph([])) == []


def test_participations_add_up() -> None:
    actors = rows("aktorer")
    roles = [sum(int(o[r]) for o in actors) for r in ("responsible", "unclear", "participating")]
    assert roles == [10, 4, 47]
    assert sum(int(own["participations"]) for own in rows("insatser")) == 61
    assert sum(int(own["actors"]) for own in rows("insatser")) == 61


def test_figures_are_those_of_the_measures() -> None:
    exact = {own.actor: own for own in measures(NETWORK)}
    for own in rows("aktorer"):
        measured = exact[own["actor"]]
        assert float(own["betweenness"]) == measured.betweenness
        assert float(own["clustering"]) == measured.clustering
        assert int(own["degree"]) == measured.degree


def test_pairs_without_the_hub_name_their_actions() -> None:
    left = affiliation.leave_out(NETWORK, [HUB])
    found = rows("par", left)
    assert len(found) == 21
    both = next(own for own in found if own["first"].endswith("botkyrka-kommun")
                and own["second"].endswith("huddinge-kommun"))  # fmt: skip
    assert both["numbers"] == "1.3; 1.4; 1.5; 2.3; 2.4; 3.4; 4.3; 4.4"
    assert both["first_roles"].count("participating") == 7
    assert both["first_roles"].count("unclear") == 1


def test_what_has_no_value_is_an_empty_cell() -> None:
    alone = rows("aktorer", small({"1.1": "A"}))
    assert [(own["constraint"], own["clustering"]) for own in alone] == [("", "")]
