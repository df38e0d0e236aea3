from __future__ import annotations

import pytest

from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.network import affiliation, output
from fardplan_kg.publication.facts import read_facts
from fardplan_kg.publication.network_setting import Behind, data_date, faults_address
from fardplan_kg.publication.source import sources

ACTION = "https://w3id.org/fardplan/id/action/flemingsberg/"
UNCLEAR = "samverka-for-att-starka-flemingsbergs-rattskluster"


@pytest.fixture(scope="module")
def behind(data: Data) -> Behind:
    store = open_store(data)
    source = sources(read_facts(store), ("sv",))["sv"]
    network = output.two_mode(store, data, (), "sv")
    return Behind(source, network, "../", {"actors-of-action", "action-evidence"})


def test_every_action_has_its_direction_and_its_quotes(behind: Behind) -> None:
    found = behind.fields()["actions"]
    assert len(found) == 18
    assert all(own.directions and own.quotes for own in found.values())


def test_a_quote_leads_to_its_place_on_the_section_s_page(behind: Behind) -> None:
    unclear = next(own for own in affiliation.actions(behind.network) if own.endswith(UNCLEAR))
    found = behind.particulars(unclear)
    line = found.quotes[-1]
    assert line.text.value == (
        "Exempel på medverkande aktörer: Ansvarig aktör … Botkyrka kommun … Huddinge kommun … "
        "Region Stockholm … näringslivet"
    )
    assert line.place.startswith("s. 15–16, avsnitt Regional målpunkt")
    path, _, anchor = line.href.partition("#")
    assert path.startswith("../doc/section/flemingsberg/")
    assert path.endswith(".sv.html")
    assert anchor.startswith("evidence-flemingsberg-")
    assert found.anomalies


def test_a_goal_area_serves_the_goal_the_roadmap_and_the_vision(behind: Behind) -> None:
    chains = behind.fields()["chains"]
    assert len(chains) == 4
    for links in chains.values():
        names = [link.words.value for link in links]
        assert names == [
            "målet om de regionala stadskärnorna",
            "Färdplan för Flemingsberg",
            "visionen för Stockholmsregionen",
        ]
        assert all(link.href.startswith("../doc/") for link in links)


def test_members_of_groups_pages_and_more(behind: Behind) -> None:
    members = behind.members()
    assert [own.rsplit("/", 1)[-1] for own in members] == ["karnkommunerna"]
    assert len(next(iter(members.values()))) == 9
    assert len(behind.pages()) == 13 + 18 + 4
    first = behind.more()[affiliation.actions(behind.network)[0]]
    assert [link.href.rsplit(".", 1)[-1] for link in first] == ["ttl", "html"]


def test_sentences_lead_to_questions_that_have_a_page(behind: Behind) -> None:
    said = behind.said()
    hrefs = {link.href for link in said}
    assert len(said) > 8
    assert "../svar/actors-of-action.sv.html" in hrefs
    assert "" in hrefs


def test_what_is_not_stated_is_not_there(behind: Behind) -> None:
    assert len(data_date(behind.source.facts)) == len("2026-01-01")
    assert faults_address(behind.source.facts) == ""


def test_standing_alone_nothing_leads_anywhere(behind: Behind) -> None:
    alone = Behind(behind.source, behind.network)
    links = [link for links in alone.fields()["chains"].values() for link in links]
    quotes = [q for own in alone.fields()["actions"].values() for q in own.quotes]
    assert len(links) == 12
    assert len(quotes) >= 36
    assert {own.href for own in (*links, *quotes, *alone.said())} == {""}
    assert not alone.pages()
    assert not alone.more()
