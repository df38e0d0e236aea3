from __future__ import annotations

import pyoxigraph as ox
import pytest

from fardplan_kg.faults import CallFault
from fardplan_kg.namespaces import XSD, thing
from fardplan_kg.parameters import (
    Choice,
    Parameter,
    choices,
    default_term,
    short_values,
    term_for,
    written,
)
from fardplan_kg.store import EmbeddedStore, Term

LABEL = {"sv": "", "en": ""}
ACTION = Parameter("action", "__action_iri", "iri", False, LABEL, "?thing a fp:Action .")
AGENT = Parameter("actor", "_actor_iri", "iri", True, LABEL, "?thing fp:kindOfActor ?kind .")
LEAST = Parameter("least", "_least_integer", "integer", True, LABEL)
TEXT = Parameter("word", "_word", "text", True, LABEL)
PAHITTSBY = thing("roadmap", "pahittsby")
LYKTORNA = thing("action", "pahittsby", "tand-lyktorna")
PLAN = Parameter("plan", "__plan_iri", "iri", False, LABEL, "?thing a fp:Roadmap .")
LINED = "[ fp:inRoadmap ?plan ] fp:involvesActor ?thing ."
HOSTILE = [
    '"} DROP ALL #',
    "' } ; DELETE WHERE { ?s ?p ?o }",
    "rad ett\nrad två\r\n\t",
    "\\",
    "\\u0022 \\n \\",
    '"""',
    "$1 \\1 \\g<0> {0}",
    "å 😀 \u2028 \x7f",
    "<https://exempel.invalid/>",
    "?_word",
]


@pytest.mark.parametrize(
    "value",
    [
        LYKTORNA,
        "tand-lyktorna",
        "TAND-Lyktorna",
        "Tänd lyktorna",
        "tänd LYKTORNA",
        "1.3",
    ],
    ids=["iri", "slug", "slug in capitals", "name", "name in capitals", "number"],
)
def test_action_may_be_named_in_many_ways(store: EmbeddedStore, value: str) -> None:
    assert term_for(store, ACTION, value) == Term(LYKTORNA, "iri")


def test_choices_are_things_with_all_their_names(store: EmbeddedStore) -> None:
    found = choices(store, ACTION)
    assert len(found) == 4
    assert sorted(found[LYKTORNA].names) == ["1.3", "Tänd lyktorna"]
    assert found[LYKTORNA].plan == PAHITTSBY


@pytest.mark.parametrize(
    "value", [PAHITTSBY, "pahittsby", "Påhittsby", "påhittsby", "Färdplan för Påhittsby"]
)
def test_roadmap_may_be_named_by_its_core(store: EmbeddedStore, value: str) -> None:
    assert term_for(store, PLAN, value) == Term(PAHITTSBY, "iri")


def test_thing_outside_the_plan_is_told_with_its_own(store: EmbeddedStore) -> None:
    elsewhere = thing("roadmap", "sagoby")
    with pytest.raises(CallFault) as caught:
        term_for(store, ACTION, "1.3", elsewhere)
    assert str(caught.value) == "action=1.3: not in the roadmap sagoby, but in: pahittsby"
    assert caught.value.swedish == "action=1.3: finns inte i färdplanen sagoby, utan i: pahittsby"


def test_thing_of_no_plan_is_found_in_every_plan(store: EmbeddedStore) -> None:
    elsewhere = thing("roadmap", "sagoby")
    assert term_for(store, AGENT, "trollen", elsewhere) == Term(thing("actor", "trollen"), "iri")


def lined(default: str, kind: str = "iri") -> Parameter:
    return Parameter("actor", f"_actor_{kind}", kind, True, LABEL, LINED, default)


def test_default_is_the_declared_one(store: EmbeddedStore) -> None:
    trollen = Term(thing("actor", "trollen"), "iri")
    assert default_term(store, lined("trollen")) == trollen
    assert default_term(store, lined("trollen"), PAHITTSBY) == trollen
    assert default_term(store, lined("")) is None


def test_default_of_another_graph_is_what_is_found_most_often(store: EmbeddedStore) -> None:
    most = Term(thing("actor", "pahittsby-kommun"), "iri")  # in all four actions
    second = Term(thing("actor", "trollen"), "iri")  # in three
    assert default_term(store, lined("Trafikverket")) == most
    assert default_term(store, lined("Trafikverket"), PAHITTSBY) == most
    assert default_term(store, lined("Trafikverket"), taken=[most]) == second
    assert default_term(store, lined("Trafikverket"), thing("roadmap", "sagoby")) is None


def test_default_that_is_no_number_has_no_other(store: EmbeddedStore) -> None:
    assert default_term(store, lined("två", "integer")) is None


def test_unknown_name_is_told_with_the_nearest(store: EmbeddedStore) -> None:
    with pytest.raises(CallFault) as caught:
        term_for(store, AGENT, "Lyktbolagt")
    assert str(caught.value) == "actor=Lyktbolagt: not in the graph; the nearest: Lyktbolaget"


@pytest.mark.parametrize(
    "value",
    ["", "https://exempel.invalid/ingen", f"{LYKTORNA}/", "1.30", "Tänd", *HOSTILE],
)
def test_name_that_nothing_has_is_refused(store: EmbeddedStore, value: str) -> None:
    with pytest.raises(CallFault, match="not in the graph"):
        term_for(store, ACTION, value)


def test_name_of_several_things_is_told_with_all(store: EmbeddedStore) -> None:
    parameter = Parameter("sak", "_sak_iri", "iri", True, LABEL, "?thing skos:prefLabel ?any .")
    with pytest.raises(CallFault) as caught:
        term_for(store, parameter, "möblera torgen")
    assert str(caught.value) == (
        f"sak=möblera torgen: could be {thing('action', 'pahittsby', 'moblera-torgen')} or "
        f"{thing('common-action', 'moblera-torgen')}"
    )


@pytest.mark.parametrize(
    ("value", "expected"), [("2", "2"), ("-2", "-2"), ("007", "7"), ("0", "0")]
)
def test_whole_number(store: EmbeddedStore, value: str, expected: str) -> None:
    assert term_for(store, LEAST, value) == Term(expected, datatype=f"{XSD}integer")


@pytest.mark.parametrize("value", ["två", "2.0", "1e3", "-", "--3", "2-", "²", "", "2 3", "0x1"])
def test_what_is_no_whole_number_is_refused(store: EmbeddedStore, value: str) -> None:
    with pytest.raises(CallFault, match="must be a whole number, such as 2"):
        term_for(store, LEAST, value)


def test_text_is_one_of_the_choices(store: EmbeddedStore) -> None:
    parameter = Parameter("lang", "_lang", "text", True, LABEL, "sv en")
    assert term_for(store, parameter, "en") == Term("en")
    with pytest.raises(CallFault, match="lang=de: must be one of sv, en"):
        term_for(store, parameter, "de")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_one_literal(store: EmbeddedStore, text: str) -> None:
    term = term_for(store, TEXT, text)
    assert term == Term(text)
    rows = store.select(f"SELECT ?a WHERE {{ VALUES ?a {{ {written(term)} }} }}").rows
    assert rows == ({"a": Term(text)},)


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (Term("https://a.invalid/å", "iri"), "<https://a.invalid/å>"),
        (Term('a"\n'), '"a\\"\\n"'),
        (Term("a", language="sv"), '"a"@sv'),
        (Term("2", datatype=f"{XSD}integer"), f'"2"^^<{XSD}integer>'),
    ],
)
def test_term_as_it_is_written(term: Term, expected: str) -> None:
    assert written(term) == expected


@pytest.mark.parametrize("value", ["a", "https://a.invalid/> <b", "https://a.invalid/ ", ""])
def test_what_is_no_iri_is_never_written_as_one(value: str) -> None:
    with pytest.raises(ValueError, match="IRI"):
        written(Term(value, "iri"))


def test_every_character_that_ends_a_literal_is_escaped() -> None:
    everything = "".join(map(chr, range(1, 0x300)))
    [triple] = ox.parse(
        f"<https://a.invalid/> <https://a.invalid/> {written(Term(everything))} .",
        format=ox.RdfFormat.N_TRIPLES,
    )
    assert isinstance(triple.object, ox.Literal)
    assert triple.object.value == everything


def test_a_short_value_names_its_thing_and_no_other() -> None:
    known = {
        "urn:x/a": Choice(("Trollen",)),
        "urn:x/b": Choice(("A",)),
        "urn:y/c": Choice(()),
        "urn:z/c": Choice(()),
        "urn:z/d": Choice(("d", "D")),
    }
    assert short_values(known) == {
        "urn:x/a": "urn:x/a",  # another thing is called A
        "urn:x/b": "b",
        "urn:y/c": "urn:y/c",
        "urn:z/c": "urn:z/c",
        "urn:z/d": "d",
    }


def test_every_short_value_is_taken_for_its_thing(store: EmbeddedStore) -> None:
    found = short_values(choices(store, ACTION))
    for iri, value in found.items():
        assert term_for(store, ACTION, value) == Term(iri, "iri")
    assert len(found) > 3


@pytest.mark.parametrize("value", ["9" * 19, "9" * 5000, "-", "1.5", "٣", ""])
def test_a_number_that_is_none_is_a_fault(store: EmbeddedStore, value: str) -> None:
    with pytest.raises(CallFault, match="whole number"):
        term_for(store, LEAST, value)
