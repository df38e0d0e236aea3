"""Names that the page's language lacks are the Swedish ones; kinds of actors are the graph's."""

from __future__ import annotations

import pytest
from network_samples import BASE, answer, iri, sv

from fardplan_kg.answers import Answer
from fardplan_kg.dataset import Data
from fardplan_kg.network import affiliation, figure, legend
from fardplan_kg.network.naming import kinds, name_columns, named, read_names
from fardplan_kg.network.output import two_mode
from fardplan_kg.store import EmbeddedStore, Term
from fardplan_kg.wording import Words

TROLLS, ELVES = f"{BASE}actor/trollen", f"{BASE}actor/alvorna"
CALLED = {TROLLS: sv("trollen"), ELVES: sv("älvorna")}


def called(thing: str) -> Term:
    return CALLED.get(thing, Term(""))


def made(*rows: dict[str, Term | tuple[Term, ...]]) -> Answer:
    return answer("asked", {"sv": "Fråga", "en": "Question"}, "en", list(rows))


@pytest.mark.parametrize(
    ("name", "expected"),
    [((), "trollen"), (Term("the trolls", language="en"), "the trolls")],
)
def test_only_what_has_no_name_is_given_one(name: Term | tuple[Term, ...], expected: str) -> None:
    found = named(made({"actor": iri("actor", "trollen"), "actor_name": name}), called)
    assert [term.value for term in found.rows[0][1]] == [expected]


def test_a_thing_among_several_is_not_left_out() -> None:
    both = (iri("actor", "trollen"), iri("actor", "alvorna"))
    found = named(made({"actors": both, "actors_name": (sv("älvorna"),)}), called)
    assert [term.value for term in found.rows[0][1]] == ["älvorna", "trollen"]


def test_a_number_is_no_name() -> None:
    given = made({"action": iri("actor", "trollen"), "number": ()})
    assert name_columns(given) == {0: 1}
    assert named(given, called) == given


def test_the_names_are_those_of_the_language_else_swedish(store: EmbeddedStore) -> None:
    names = read_names(store, "en")
    assert names[f"{BASE}actor/trollen"] == sv("trollen")
    assert kinds(names)["municipality"] == "municipality"
    assert kinds(read_names(store, "sv"))["group"] == "allmän aktör eller grupp"


def test_an_english_network_of_a_swedish_roadmap_has_names(
    store: EmbeddedStore, built: Data
) -> None:
    network = two_mode(store, built, (), "en")
    assert all(name.value for _, name in network.nodes(data="name"))
    areas = {network.nodes[own]["area_name"] for own in affiliation.actions(network)}
    assert areas
    assert all(area.language == "sv" for area in areas)
    words = Words("en")
    said = [entry.words for entry in legend.entries(figure.two_mode(network, words), words)]
    assert "General actor or group" in said
