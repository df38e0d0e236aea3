from __future__ import annotations

from network_samples import actors_of_action

from fardplan_kg.network import affiliation
from fardplan_kg.network.findings import findings
from fardplan_kg.network.leading import leading
from fardplan_kg.wording import Words

NETWORK = affiliation.graph(affiliation.participations(actors_of_action()))


def slugs(actors: tuple[str, ...]) -> list[str]:
    return [actor.rsplit("/", 1)[-1] for actor in actors]


def test_the_hub_leads_in_all_respects() -> None:
    found = leading(NETWORK)
    assert [(slugs((a,))[0], n) for a, n in found.actions[:2]] == [
        ("region-stockholm", 18),
        ("karnkommunerna", 9),
    ]
    assert found.partners[0][1] == 12
    assert slugs(found.bridges)[0] == "region-stockholm"


def test_without_the_hub_four_actors_are_links_between_others() -> None:
    hub = affiliation.dominant(NETWORK)
    assert hub is not None
    found = leading(NETWORK, [hub])
    assert slugs(found.bridges) == [
        "trafikverket",
        "naringslivet",
        "botkyrka-kommun",
        "huddinge-kommun",
    ]


def test_who_binds_areas_is_named_in_several_as_the_sentences_say() -> None:
    hub = affiliation.dominant(NETWORK)
    assert hub is not None
    found = leading(NETWORK, [hub])
    binders = [(slugs((actor,))[0], number) for actor, number in found.binders]
    assert binders == [
        ("karnkommunerna", 4),
        ("botkyrka-kommun", 4),
        ("huddinge-kommun", 4),
        ("naringslivet", 3),
        ("flemingsberg-science", 2),
    ]
    assert "trafikverket" not in dict(binders)
    said = [own for own in findings(NETWORK, Words("sv")) if own.question == "actors-of-area"]
    assert list(dict(found.binders)) in [list(own.actors) for own in said]


def test_six_actors_are_named_once_in_order_of_their_names() -> None:
    assert slugs(leading(NETWORK).once) == [
        "almi-stockholm-ab",
        "berorda-kommuner",
        "fastighetsagare",
        "kommersiella-kollektivtrafikforetag",
        "polis",
        "sodertorns-hogskola",
    ]


def test_a_network_of_one_has_no_partners_and_no_bridge() -> None:
    one = affiliation.graph(affiliation.participations(actors_of_action())[:1])
    found = leading(one)
    assert found.partners == ()
    assert found.bridges == ()
    assert len(found.actions) == len(found.once) == 1
