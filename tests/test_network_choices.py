from __future__ import annotations

from network_samples import actors_of_action

from fardplan_kg.network import affiliation, figure, legend
from fardplan_kg.network.choices import facets, script_data
from fardplan_kg.network.matrix import tables
from fardplan_kg.network.setting import Setting
from fardplan_kg.wording import Words

SV = Words("sv")
NETWORK = affiliation.graph(affiliation.participations(actors_of_action()))
SHOWN = tables(NETWORK, SV)


def test_every_facet_is_a_legend_too() -> None:
    drawn = [figure.two_mode(NETWORK, SV), figure.actors_only(NETWORK, SV)]
    found = facets(SHOWN, legend.merged(drawn, SV), SV)
    assert {own.name: len(own.choices) for own in found} == {
        "malomrade": 4,
        "slag": 2,
        "roll": 4,
        "aktorsslag": 7,
    }
    for facet in found:
        assert [c.code for c in facet.choices if not c.symbol] in ([], ["ingen"])


def test_the_script_gets_every_participation_and_no_count() -> None:
    hub = affiliation.dominant(NETWORK)
    data = script_data(SHOWN, Setting(""), hub, {}, SV)
    parts, actions = data["parts"], data["actions"]
    assert isinstance(parts, list)
    assert isinstance(actions, list)
    assert len({(row, column) for row, column, _ in parts}) == len(parts) == 61
    assert [own["number"] for own in actions if own["nobody"]] == [
        "1.3", "1.4", "1.5", "2.3", "3.4", "4.3", "4.4",
    ]  # fmt: skip
    assert data["hub"] == "region-stockholm"


def test_a_group_has_the_members_that_the_setting_gives_it_and_the_network_knows() -> None:
    ids = {actor.key: actor.id for actor in SHOWN.actors}
    members = {ids["karnkommunerna"]: (ids["huddinge-kommun"], "urn:elsewhere")}
    actors = script_data(SHOWN, Setting("", members=members), None, {}, SV)["actors"]
    assert isinstance(actors, list)
    found = {own["key"]: own["members"] for own in actors if own["members"]}
    assert found == {"karnkommunerna": ["huddinge-kommun"]}
