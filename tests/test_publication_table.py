from __future__ import annotations

from network_samples import (
    BASE,
    Row,
    actions_by_area,
    actor_pairs,
    actors_of_action,
    anomalies,
    answer,
    iri,
    overview,
    sv,
    without_responsible,
)

from fardplan_kg.publication.table import table
from fardplan_kg.store import Term


def shown(name: str) -> list[str]:
    made = {
        "pairs": actor_pairs,
        "anomalies": anomalies,
        "actors": actors_of_action,
        "areas": actions_by_area,
        "without": without_responsible,
        "overview": overview,
    }[name]
    return [heading.name for heading in table(made()).headings]


def test_identifiers_are_shown_by_name() -> None:
    assert shown("pairs") == ["name_a", "name_b", "actions_count", "actions"]
    assert shown("anomalies")[:3] == ["kind", "title", "about_name"]
    assert shown("actors")[:4] == ["number", "title", "kind", "area_name"]


def test_codes_are_shown_in_words() -> None:
    assert "kind" not in shown("areas")
    assert "kind_name" in shown("areas")
    assert shown("without") == ["number", "title", "status_name"]


def test_identifiers_stand_once_each_in_a_list_of_their_own() -> None:
    found = table(actors_of_action()).identifiers
    iris = [identifier for _, identifier in found]
    assert len(iris) == len(set(iris)) == 18 + 13 + 4
    assert (sv("Polis"), f"{BASE}actor/polis") in found


def test_an_identifier_that_nothing_names_stays_in_the_table() -> None:
    found = table(answer("x", {"sv": "x", "en": "x"}, "sv", [{"thing": iri("x", "y")}]))
    assert [(h.name, h.kind) for h in found.headings] == [("thing", "iri")]
    assert found.identifiers == ()


def test_figures_go_to_the_right_and_long_texts_get_room() -> None:
    kinds = {heading.name: heading.kind for heading in table(actor_pairs()).headings}
    assert kinds["actions_count"] == "figure"
    by_area = {heading.name: heading.kind for heading in table(actions_by_area()).headings}
    assert (by_area["number"], by_area["direction_text"]) == ("short", "long")


def test_an_empty_answer_has_its_headings() -> None:
    from dataclasses import replace

    found = table(replace(actor_pairs(), rows=()))
    assert found.rows == ()
    assert len(found.headings) > 0


def test_a_cell_may_be_empty() -> None:
    rows: list[Row] = [{"a": Term("1"), "b": ()}, {"a": Term("2"), "b": Term("x")}]
    found = table(answer("x", {"sv": "x", "en": "x"}, "sv", rows))
    assert found.rows[0][1] == ()
