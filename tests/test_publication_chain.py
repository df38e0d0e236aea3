from __future__ import annotations

import pytest

from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.namespaces import FP, RDF, VOCABULARIES, thing
from fardplan_kg.publication import chain as chains
from fardplan_kg.publication.chain import Link, chain
from fardplan_kg.publication.facts import Fact, collected, read_facts
from fardplan_kg.publication.source import Source, sources
from fardplan_kg.store import Term

LAW = thing("action", "flemingsberg", "samverka-for-att-starka-flemingsbergs-rattskluster")
ALL = ["Vision", "Färdplan", "Mål", "Målområde", "Färdriktning", "Insats", "Aktör"]


@pytest.fixture(scope="module")
def source(data: Data) -> Source:
    """Flemingsberg's facts in Swedish."""
    return sources(read_facts(open_store(data)), ("sv", "en"))["sv"]


def told(found: tuple[Link, ...]) -> list[tuple[str, int]]:
    return [(link.word, link.number) for link in found]


def test_an_action_stands_between_the_vision_and_its_actors(source: Source) -> None:
    found = chain(source, LAW)
    assert told(found) == [*((word, 1) for word in ALL[:6]), ("Aktörer", 4)]
    assert [link.here for link in found] == [False] * 5 + [True, False]
    assert found[3].things[0].name.value == "Regionala målpunkter för samhällsservice"
    assert found[0].relation == ""
    assert all(link.relation for link in found[1:])


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("vision", "stockholmsregionen"), [1, 1, 1, 4, 4, 18, 13]),
        (("roadmap", "flemingsberg"), [1, 1, 1, 4, 4, 18, 13]),
        (("goal", "utveckla-de-regionala-stadskarnorna"), [1, 1, 1, 4, 4, 18, 13]),
        (("actor", "polis"), [1, 1, 1, 1, 1, 1, 1]),
        (("actor", "region-stockholm"), [1, 1, 1, 4, 4, 18, 1]),
    ],
)
def test_the_chain_leads_both_ways(
    source: Source, parts: tuple[str, ...], expected: list[int]
) -> None:
    found = chain(source, thing(*parts))
    assert [link.number for link in found] == expected
    assert sum(link.here for link in found) == 1


@pytest.mark.parametrize(
    "parts", [("place", "halsovagen"), ("actor", "rattscentrum"), ("role", "unclear")]
)
def test_what_stands_in_no_chain_has_none(source: Source, parts: tuple[str, ...]) -> None:
    assert thing(*parts) in source.facts.of
    assert chain(source, thing(*parts)) == ()


def link(subject: str, property_: str, value: str) -> Fact:
    return Fact(subject, property_, Term(value, "iri"), "urn:g")


TYPE = f"{RDF}type"
ONE, TWO = thing("roadmap", "sagoby"), thing("roadmap", "trollvik")
GOAL, AREA = thing("goal", "x"), thing("goal-area", "x")


def two_roadmaps() -> list[Fact]:
    facts = [
        link(GOAL, TYPE, f"{FP}Goal"),
        link(AREA, TYPE, f"{FP}GoalArea"),
        link(AREA, f"{FP}breaksDown", GOAL),
    ]
    for roadmap, name in ((ONE, "sagoby"), (TWO, "trollvik")):
        direction, action = thing("direction", name, "x"), thing("action", name, "x")
        facts += [
            link(roadmap, TYPE, f"{FP}Roadmap"),
            link(roadmap, f"{FP}contributesTo", GOAL),
            link(direction, TYPE, f"{FP}Direction"),
            link(direction, f"{FP}forGoalArea", AREA),
            link(direction, f"{FP}inRoadmap", roadmap),
            link(action, TYPE, f"{FP}Action"),
            link(action, f"{FP}inDirection", direction),
        ]
    return facts


def made(facts: list[Fact], iri: str) -> list[list[str]]:
    found = chain(sources(collected(facts), ("sv",))["sv"], iri)
    return [[ref.iri for ref in link.things] for link in found]


def test_the_chain_of_one_roadmap_does_not_lead_into_another() -> None:
    action, direction = thing("action", "sagoby", "x"), thing("direction", "sagoby", "x")
    assert made(two_roadmaps(), action) == [[ONE], [GOAL], [AREA], [direction], [action]]
    assert made(two_roadmaps(), ONE) == [[ONE], [GOAL], [AREA], [direction], [action]]
    assert [len(own) for own in made(two_roadmaps(), AREA)] == [2, 1, 1, 2, 2]


def test_the_chain_ends_where_a_link_is_missing() -> None:
    action = thing("action", "sagoby", "x")
    cut = [fact for fact in two_roadmaps() if fact.property != f"{FP}breaksDown"]
    assert made(cut, action) == [[AREA], [thing("direction", "sagoby", "x")], [action]]
    alone = [fact for fact in cut if fact.property != f"{FP}inDirection"]
    assert made(alone, action) == []


def test_of_very_many_things_only_the_number_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chains, "MOST", 1)
    source = sources(collected(two_roadmaps()), ("sv",))["sv"]
    found = chain(source, AREA)
    assert [(len(link.things), link.number) for link in found] == [
        (0, 2),
        (1, 1),
        (1, 1),
        (0, 2),
        (0, 2),
    ]


def test_an_actor_is_one_that_an_actor_line_names() -> None:
    actor, part, action = (
        thing("actor", "x"),
        thing("participation", "x"),
        thing("action", "s", "x"),
    )
    facts = [
        link(action, TYPE, f"{FP}Action"),
        link(part, f"{FP}participationIn", action),
        link(part, f"{VOCABULARIES['cv']}hasParticipant", actor),
    ]
    assert made(facts, actor) == [[action], [actor]]
    assert made(facts, action) == [[action], [actor]]
