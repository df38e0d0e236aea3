from __future__ import annotations

import networkx as nx
import pytest
from affiliation_samples import network

from fardplan_kg import Graph
from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.network import affiliation, export, flat
from fardplan_kg.network.directed import directed
from fardplan_kg.network.groups import Group, Member, expand, read_groups
from fardplan_kg.network.origin import Origin
from fardplan_kg.network.output import two_mode
from fardplan_kg.store import Store, Term

ID = "https://w3id.org/fardplan/id/actor/"
GROUP = Group("G", "gruppen", (Member("A", Term("A")), Member("X", Term("X"), "unit", "enhet")))


@pytest.fixture(scope="module")
def opened(data: Data) -> Store:
    return open_store(data)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_groups_are_those_that_the_interpretation_counts_up(
    opened: Store, data: Data, language: str
) -> None:
    found = read_groups(opened, data, language)
    rows = Graph(opened, data).sparql(
        "SELECT ?group ?member { GRAPH ?g { ?group fp:covers ?member } } ORDER BY ?group ?member"
    )
    stated = {(str(row.group), str(row.member)) for row in rows}
    assert {(g, m.actor) for g, group in found.items() for m in group.members} == stated
    assert len(stated) == 15
    assert f"{ID}berorda-kommuner" not in found
    assert all(group.reason and group.name for group in found.values())
    assert all(m.name.value and m.type for group in found.values() for m in group.members)
    core = {m.actor: m.name.value for m in found[f"{ID}karnkommunerna"].members}
    assert "Södertälje" in core[f"{ID}sodertalje-kommun"]
    assert "Sollentuna" in core[f"{ID}sollentuna-kommun"]


def test_expanded_flemingsberg_has_nine_municipalities_in_the_group_s_place(
    opened: Store, data: Data
) -> None:
    before = two_mode(opened, data, (), "sv")
    after = expand(before, read_groups(opened, data, "sv"))
    assert f"{ID}karnkommunerna" in before
    assert f"{ID}karnkommunerna" not in after
    assert len(affiliation.actors(after)) == 13 - 1 + 7  # Huddinge and Botkyrka were there
    rows = [row for *_, own in after.edges(data="participations") for row in own]
    assert len(rows) == 61 - 9 + 9 * 9
    assert sum(bool(row.expanded) for row in rows) == 81
    marked = {actor for actor in affiliation.actors(after) if "expanded" in after.nodes[actor]}
    assert len(marked) == 7
    assert f"{ID}huddinge-kommun" not in marked
    arcs = directed(after)
    assert all(shared[0].roles == ("responsible", "participating")
               for *_, shared in arcs.edges(data="shared"))  # fmt: skip


def test_members_take_the_group_s_place_and_role_and_are_marked() -> None:
    after = expand(network({"1.1": "*G B", "1.2": "A B"}), {"G": GROUP})
    assert set(affiliation.actors(after)) == {"A", "B", "X"}
    (first, second) = affiliation.actions(after)
    assert affiliation.role(after, "X", first) == "responsible"
    assert after.nodes["X"]["expanded"] == after.edges["X", first]["expanded"] == "gruppen"
    assert after.edges["A", first]["expanded"] == "gruppen"
    assert "expanded" not in after.edges["A", second]
    assert "expanded" not in after.nodes["A"]
    assert "expanded" not in after.nodes["B"]
    assert after.edges["X", first]["participations"][0].as_written == "G"


def test_the_projection_says_how_many_actions_rest_on_a_group() -> None:
    after = expand(network({"1.1": "G B", "1.2": "A B"}), {"G": GROUP})
    edge = affiliation.projection(after).edges["A", "B"]
    assert [each.expanded for each in edge["shared"]] == [True, False]
    assert edge["expanded"] == 1


def test_an_actor_that_the_line_names_too_is_not_marked() -> None:
    after = expand(network({"1.1": "G A"}), {"G": GROUP})
    (action,) = affiliation.actions(after)
    assert "expanded" not in after.edges["A", action]
    assert len(after.edges["A", action]["participations"]) == 2


@pytest.mark.parametrize("groups", [{}, {"G": Group("G", "gruppen", ())}])
def test_nothing_is_expanded_unless_it_is_asked_for_and_covers_somebody(
    groups: dict[str, Group],
) -> None:
    before = network({"1.1": "G B"})
    assert nx.utils.graphs_equal(expand(before, groups), before)


def test_exports_carry_the_mark() -> None:
    after = expand(network({"1.1": "G B"}), {"G": GROUP})
    plain = network({"1.1": "G B"})
    marked, unmarked = (export.graphml(flat.two_mode(own, Origin())) for own in (after, plain))
    assert b"gruppen" in marked
    assert b"expanded" not in unmarked
