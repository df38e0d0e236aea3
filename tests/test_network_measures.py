from __future__ import annotations

import math
import time
from random import Random

import networkx as nx
import pytest
from affiliation_samples import network, random_network
from network_samples import BASE, actors_of_action

from fardplan_kg.faults import CallFault
from fardplan_kg.network import affiliation
from fardplan_kg.network.measures import NOTES, Measures, measures
from fardplan_kg.wording import Words

REGION = f"{BASE}actor/region-stockholm"
VALUES = (
    "actions", "degree", "strength", "newman", "betweenness", "closeness", "constraint", "core",
    "community", "clustering",
)  # fmt: skip


@pytest.fixture(scope="module")
def flemingsberg() -> nx.Graph:
    return affiliation.graph(affiliation.participations(actors_of_action()))


def by_name(rows: tuple[Measures, ...]) -> dict[str, Measures]:
    return {row.name: row for row in rows}


def test_there_is_a_row_for_each_actor_the_one_in_most_actions_first(
    flemingsberg: nx.Graph,
) -> None:
    rows = measures(flemingsberg)
    assert [row.actor for row in rows] == affiliation.actors(flemingsberg)
    assert (rows[0].name, rows[0].actions, rows[0].degree) == ("Region Stockholm", 18, 12)
    assert sum(row.actions for row in rows) == 61
    assert sum(row.degree for row in rows) == 2 * 33


def test_without_the_hub_everything_is_counted_anew(flemingsberg: nx.Graph) -> None:
    rows = measures(flemingsberg, [REGION])
    assert len(rows) == 12
    assert sum(row.degree for row in rows) == 2 * 21
    leading = sorted(rows, key=lambda row: -row.betweenness)[:4]
    assert {row.name for row in leading} == {
        "Trafikverket", "Näringslivet", "Botkyrka kommun", "Huddinge kommun",
    }  # fmt: skip
    core = by_name(rows)["Kärnkommunerna"]
    assert (core.actions, core.newman) == (9, 5)  # alone in four of its nine actions


def test_strength_counts_shared_actions(flemingsberg: nx.Graph) -> None:
    projected = affiliation.projection(flemingsberg)
    for row in measures(flemingsberg):
        own = [len(shared) for *_, shared in projected.edges(row.actor, data="shared")]
        assert (row.degree, row.strength) == (len(own), sum(own))


@pytest.mark.parametrize("seed", range(4))
def test_no_value_is_without_a_reason(seed: int) -> None:
    rows = measures(random_network(seed, 14, 6))
    for row in rows:
        values = {name: getattr(row, name) for name in VALUES}
        missing = {name for name, value in values.items() if value is None}
        assert missing == {name for name, code in row.notes if code == "no-partner"}
        assert not any(isinstance(v, float) and math.isnan(v) for v in values.values())


def test_an_actor_alone_has_what_is_defined_for_it() -> None:
    alone = by_name(measures(network({"1.1": "A", "1.2": "B C"})))["A"]
    assert (alone.degree, alone.strength, alone.closeness, alone.core) == (0, 0, 0.0, 0)
    assert (alone.constraint, alone.community, alone.clustering) == (None, None, None)
    assert {code for _, code in alone.notes} == {"no-partner"}
    assert len(alone.notes) == 3


def test_beyond_the_limit_the_table_says_so() -> None:
    rows = measures(network({"1.1": "A B", "1.2": "B C", "1.3": "C D"}), limit=3)
    for row in rows:
        assert ("betweenness", "estimated") in row.notes
        assert (row.closeness, ("closeness", "too-large") in row.notes) == (None, True)


def test_every_note_has_words_in_both_languages() -> None:
    said = [Words(language).gettext(text) for text in NOTES.values() for language in ("sv", "en")]
    assert len(set(said)) == 2 * len(NOTES) == 6


def test_an_empty_network_has_no_rows() -> None:
    assert measures(network({})) == ()


def test_an_unknown_actor_to_leave_out_is_told(flemingsberg: nx.Graph) -> None:
    with pytest.raises(CallFault, match="nearest") as fault:
        measures(flemingsberg, ["nobody"])
    assert "närmast" in fault.value.told("sv")


def test_the_order_of_the_rows_and_the_run_do_not_matter() -> None:
    made = random_network(3)
    rows = [row for *_, own in made.edges(data="participations") for row in own]
    assert measures(affiliation.graph(reversed(rows))) == measures(made)


def test_three_hundred_actors_take_a_few_seconds() -> None:
    draw = Random(1)
    names = [f"A{i}" for i in range(300)]
    large = network(
        {f"{i % 4}.{i}": " ".join(draw.sample(names, draw.randint(2, 8))) for i in range(400)}
    )
    start = time.process_time()
    rows = measures(large)
    assert len(rows) == 300
    assert time.process_time() - start < 15  # 2 seconds where nothing else runs
