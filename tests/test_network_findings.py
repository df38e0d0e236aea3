"""Each sentence's facts are counted again, from the rows and from the answers to its question."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from itertools import combinations
from random import Random
from typing import Any

import networkx as nx
import pytest
from affiliation_samples import network
from network_samples import HOSTILE, actors_of_action, hostile

from fardplan_kg import Graph
from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.network import affiliation
from fardplan_kg.network.affiliation import Participation
from fardplan_kg.network.findings import Said, findings
from fardplan_kg.network.output import two_mode
from fardplan_kg.notebook import Result
from fardplan_kg.questions import LANGUAGES, read_questions
from fardplan_kg.wording import Words

HUB = "Region Stockholm"
OTHERS = "Utan Region Stockholm "


@pytest.fixture(scope="module")
def graph(data: Data) -> Graph:
    return Graph(open_store(data), data)


@pytest.fixture(scope="module")
def flemingsberg(graph: Graph) -> nx.Graph:
    return two_mode(graph.store, graph.data, (), "sv")


@pytest.fixture(scope="module")
def rows(flemingsberg: nx.Graph) -> list[Participation]:
    return [row for *_, own in flemingsberg.edges(data="participations") for row in own]


@pytest.fixture(scope="module")
def said(flemingsberg: nx.Graph) -> tuple[Said, ...]:
    return findings(flemingsberg, Words("sv"))


def the(said: tuple[Said, ...], *parts: str) -> Said:
    (found,) = [each for each in said if all(part in each.text for part in parts)]
    return found


def asked(graph: Graph, said: Said) -> Result:
    values: dict[str, Any] = dict(said.values)
    return graph.ask(said.question, **values)


def names(rows: list[Participation], actors: tuple[str, ...]) -> list[str]:
    called = {row.actor: row.actor_name.value for row in rows}
    return [called[actor] for actor in actors]


def named_in(rows: list[Participation], *, hub: bool = True) -> dict[str, set[str]]:
    """The names of the actors of each action, by its number."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if hub or row.actor_name.value != HUB:
            found[row.number].add(row.actor_name.value)
    return found


def areas_of(rows: list[Participation]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        found[row.actor_name.value].add(row.area)
    return found


def pairs(rows: list[Participation], *, hub: bool) -> dict[frozenset[str], set[str]]:
    """The numbers of the actions that name two actors."""
    found: dict[frozenset[str], set[str]] = defaultdict(set)
    for number, actors in named_in(rows, hub=hub).items():
        for pair in combinations(actors, 2):
            found[frozenset(pair)].add(number)
    return found


def test_there_are_sixteen_sentences(said: tuple[Said, ...]) -> None:
    assert len(said) == 16
    assert len({each.text for each in said}) == 16
    assert all(each.text[0].isupper() or each.text[0].isdigit() for each in said)
    assert all(each.text.endswith(".") and ".." not in each.text for each in said)


def test_what_is_counted(said: tuple[Said, ...], rows: list[Participation]) -> None:
    counts = (len(named_in(rows)), len({row.actor for row in rows}), len(rows))
    assert counts == (18, 13, 61)
    assert said[0].text == (
        "Aktörsraderna till 18 insatser nämner 13 aktörer, sammanlagt 61 gånger."
    )


@pytest.mark.parametrize(
    ("hub", "lead", "count"), [(True, "I nätverket ", 33), (False, OTHERS, 21)]
)
def test_pairs(
    said: tuple[Said, ...], rows: list[Participation], hub: bool, lead: str, count: int
) -> None:
    assert len(pairs(rows, hub=hub)) == count
    the(said, f"{lead}nämns {count} par av aktörer tillsammans i minst en insats.")


def test_the_dominant_actor(said: tuple[Said, ...], rows: list[Participation]) -> None:
    counted = Counter(name for actors in named_in(rows).values() for name in actors)
    assert {name for name, count in counted.items() if count > 0.8 * 18} == {HUB}
    assert names(rows, the(said, "80 procent", f"{HUB} (18 av 18)").actors) == [HUB]


def test_most_actions_and_most_partners(said: tuple[Said, ...], rows: list[Participation]) -> None:
    counted = Counter(n for actors in named_in(rows, hub=False).values() for n in actors)
    assert counted.most_common(2)[0] == ("kärnkommunerna", 9)
    the(said, OTHERS, "nämns kärnkommunerna i flest insatser: 9 av 18.")
    partners = Counter(name for pair in pairs(rows, hub=False) for name in pair)
    most = {name for name, count in partners.items() if count == max(partners.values())}
    told = the(said, OTHERS, "tillsammans med flest andra: 6 aktörer var.")
    assert set(names(rows, told.actors)) == most
    assert max(partners.values()) == 6


def test_who_is_the_link(said: tuple[Said, ...], rows: list[Participation]) -> None:
    joined = nx.Graph([tuple(pair) for pair in pairs(rows, hub=False)])
    shares = nx.betweenness_centrality(joined)
    expected = sorted((name for name in shares if shares[name]), key=lambda n: (-shares[n], n))
    told = the(said, OTHERS, "länkarna")
    assert names(rows, told.actors) == expected
    for name in expected:
        assert f"{name} ({shares[name]:.0%})".replace("%", " procent") in told.text


def test_who_binds_the_areas_together(said: tuple[Said, ...], rows: list[Participation]) -> None:
    own = {name: len(areas) for name, areas in areas_of(rows).items() if name != HUB}
    expected = {name for name, count in own.items() if count > 1}
    told = the(said, OTHERS, "binder 5 aktörer ihop målområden")
    assert set(names(rows, told.actors)) == expected
    assert all(f"{name} ({own[name]} av 4)" in told.text for name in expected)


@pytest.mark.parametrize("lead", ["I nätverket", "Utan Region Stockholm"])
def test_no_areas_are_apart(said: tuple[Said, ...], rows: list[Participation], lead: str) -> None:
    left_out = {HUB} if lead.startswith("Utan") else set()
    by_area: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        by_area[row.area] |= {row.actor_name.value} - left_out
    assert len(by_area) == 4
    assert all(one & other for one, other in combinations(by_area.values(), 2))
    the(said, f"{lead} har varje målområde minst en aktör gemensam med vart och ett av de andra.")


def test_pairs_in_one_area(said: tuple[Said, ...], rows: list[Participation]) -> None:
    area = {row.number: row.area for row in rows}
    found = pairs(rows, hub=False)
    single = {pair for pair, own in found.items() if len({area[n] for n in own}) == 1}
    told = the(said, OTHERS, "nämns 15 av 21 par tillsammans i bara ett målområde")
    assert len(single) == 15
    assert set(names(rows, told.actors)) == {name for pair in single for name in pair}
    assert told.text.endswith("; och 9 till.")
    assert len({row.action for row in rows if row.action in told.actions}) == len(told.actions)


def test_named_once(said: tuple[Said, ...], rows: list[Participation], graph: Graph) -> None:
    counted = Counter(name for actors in named_in(rows).values() for name in actors)
    once = {name for name, count in counted.items() if count == 1}
    told = the(said, "6 aktörer nämns i bara en insats: ")
    assert set(names(rows, told.actors)) == once
    assert set(told.actors) == {str(row.actor) for row in graph.ask(told.question)}
    for row in graph.ask(told.question):
        assert f"{row.actor.name} ({row.number})" in told.text


def test_actions_with_one_actor(said: tuple[Said, ...], rows: list[Participation]) -> None:
    assert min(map(len, named_in(rows).values())) == 2
    the(said, "I nätverket nämns minst två aktörer i varje insats.")
    lonely = {number for number, own in named_in(rows, hub=False).items() if len(own) == 1}
    told = the(said, OTHERS, "nämns bara en aktör i 4 insatser: kärnkommunerna (1.2, 2.1, 2.2 och")
    assert {row.number for row in rows if row.action in told.actions} == lonely


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("not-stated", "7 insatser anger ingen ansvarig aktör: 1.3, 1.4, 1.5, 2.3, 3.4, 4.3 och"),
        ("unclear", "I 1 insats är det oklart vem som är ansvarig: 2.4."),
    ],
)  # fmt: skip
def test_responsibility(said: tuple[Said, ...], graph: Graph, status: str, text: str) -> None:
    told = the(said, text)
    answer = asked(graph, told)
    assert list(told.actions) == [str(row.action) for row in answer if row.status == status]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_sentence_has_a_question_that_can_be_asked_so(graph: Graph, language: str) -> None:
    made = findings(two_mode(graph.store, graph.data, (), language), Words(language))
    assert len(made) == 16
    for each in made:
        answer = asked(graph, each)
        told = {str(value) for row in answer for value in row}
        assert len(answer) > 0
        assert set(each.actors) <= told
        assert each.values == (("plan", "flemingsberg"),)


def test_a_sentence_in_english(flemingsberg: nx.Graph) -> None:
    made = findings(flemingsberg, Words("en"))
    the(made, "Without Region Stockholm, the actor named in most actions is kärnkommunerna: 9 of")
    the(made, "In 1 action it is unclear who is responsible: 2.4.")
    assert not any("nämns" in each.text or "insats" in each.text for each in made)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("actions", "count"),
    [
        ({}, 1),
        ({"1.1": "A"}, 9),
        ({"1.1": "A B"}, 10),
        ({"": "A"}, 9),
        ({"1.1": "A", "2.1": "B"}, 11),
        ({"Ort/1.1": "*A B", "By/1.1": "A ?C", "By/2.1": "A"}, 15),
    ],
)
def test_the_smallest_networks_are_told_of(
    actions: dict[str, str], count: int, language: str
) -> None:
    made = findings(network(actions), Words(language))
    assert len(made) == count
    assert all(each.text.count("%") == 0 and each.text.endswith(".") for each in made)
    known = {node for row in [network(actions)] for node in row}
    assert all(set(each.actors) | set(each.actions) <= known for each in made)


def test_hostile_names_stand_as_they_are() -> None:
    spoiled = affiliation.graph(affiliation.participations(hostile(actors_of_action())))
    made = findings(spoiled, Words("sv"))
    assert any(HOSTILE in each.text for each in made)
    percent = network({"1.1": "100%s %(but)s"})
    assert any("100%s" in each.text for each in findings(percent, Words("en")))


def test_the_same_rows_in_any_order_give_the_same_sentences(rows: list[Participation]) -> None:
    shuffled = list(rows)
    Random(3).shuffle(shuffled)
    words = Words("sv")
    assert findings(affiliation.graph(shuffled), words) == findings(affiliation.graph(rows), words)


def test_every_question_is_one_of_those_there_are(said: tuple[Said, ...], data: Data) -> None:
    known = {question.name for question in read_questions(data)}
    assert {each.question for each in said} <= known


def test_three_hundred_actors_are_told_of_in_a_moment_and_lists_are_cut() -> None:
    draw = Random(1)
    actors = [f"A{i}" for i in range(300)]
    large = network(
        {f"{i % 4 + 1}.{i}": " ".join(draw.sample(actors, draw.randint(1, 8))) for i in range(400)}
    )
    start = time.process_time()
    made = findings(large, Words("sv"))
    assert time.process_time() - start < 8  # under 2 seconds where nothing else runs
    assert max(len(each.text) for each in made) < 600
    assert sum(" till" in each.text for each in made) >= 3
