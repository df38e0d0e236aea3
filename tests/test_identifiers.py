from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from rdflib import OWL, SKOS, Graph, Literal, URIRef

from fardplan_kg.dataset import Data
from fardplan_kg.extraction.former import Former, read_former
from fardplan_kg.extraction.identifiers import Identifiers, identifiers_of
from fardplan_kg.namespaces import thing

LYKTOR = URIRef(thing("action", "pahittsby", "tand-lyktorna"))


def participation(*slugs: str) -> URIRef:
    return URIRef(thing("participation", "pahittsby", "tand-lyktorna", *slugs))


def test_roadmap_document_and_scoped_things() -> None:
    identifiers = Identifiers("pahittsby")
    assert identifiers.roadmap == URIRef(thing("roadmap", "pahittsby"))
    assert identifiers.document == URIRef(thing("document", "fardplan-pahittsby"))
    mention = URIRef(thing("mention", "pahittsby", "a", "b"))
    assert identifiers.scoped("mention", "a", "b") == mention


def test_new_action_is_named_after_its_chapter_title() -> None:
    identifiers = Identifiers("pahittsby")
    assert identifiers.actions([["Tänd lyktorna", "Släck lyktorna"]]) == [LYKTOR]


def test_reworded_action_keeps_its_identifier() -> None:
    identifiers = Identifiers("pahittsby", {"Tänd alla lyktorna": LYKTOR})
    assert identifiers.actions([["Tänd alla lyktor"]]) == [LYKTOR]
    assert identifiers.actions([["Tänd alla lyktorna."]]) == [LYKTOR]


def test_title_in_the_map_finds_the_former_identifier() -> None:
    identifiers = Identifiers("pahittsby", {"Tänd alla lyktorna": LYKTOR})
    assert identifiers.actions([["Lys upp", "Tänd alla lyktorna"]]) == [LYKTOR]


def test_other_title_gets_an_identifier_of_its_own() -> None:
    identifiers = Identifiers("pahittsby", {"Tänd alla lyktorna": LYKTOR})
    assert identifiers.actions([["Släck allt ljus"]]) == [
        URIRef(thing("action", "pahittsby", "slack-allt-ljus"))
    ]


def test_nearest_former_title_wins() -> None:
    other = URIRef(thing("action", "pahittsby", "tand-alla-lyktorna-tva"))
    former = {"Tänd alla lyktorna i öst": other, "Tänd alla lyktorna i väst": LYKTOR}
    identifiers = Identifiers("pahittsby", former)
    assert identifiers.actions([["Tänd alla lyktorna i väst"]]) == [LYKTOR]
    assert identifiers.actions([["Tänd alla lyktorna i öst"]]) == [other]


def action(name: str) -> URIRef:
    return URIRef(thing("action", "pahittsby", name))


def test_decided_title_goes_before_all_others() -> None:
    new = "Gör det ljust på torgen"
    identifiers = Identifiers("pahittsby", {"Tänd lyktorna": LYKTOR}, decided={new: LYKTOR})
    assert identifiers.actions([["Tänd lyktorna 2"], [new]]) == [action("tand-lyktorna-2"), LYKTOR]


def test_one_decision_serves_one_action_only() -> None:
    identifiers = Identifiers("pahittsby", decided={"A": LYKTOR, "B": LYKTOR})
    assert identifiers.actions([["A"], ["B"]]) == [LYKTOR, action("b")]


def test_very_title_goes_before_a_like_one_whatever_the_order() -> None:
    identifiers = Identifiers("pahittsby", {"Tänd alla lyktor": LYKTOR})
    assert identifiers.actions([["Tänd alla lyktorna"], ["Tänd alla lyktor"]]) == [
        action("tand-alla-lyktorna"),
        LYKTOR,
    ]


def test_title_that_is_gone_comes_back_for_its_very_title_only() -> None:
    identifiers = Identifiers("pahittsby", gone={"Tänd alla lyktor": LYKTOR})
    assert identifiers.actions([["Tänd alla lyktor"]]) == [LYKTOR]
    assert identifiers.actions([["Tänd alla lyktorna"]]) == [action("tand-alla-lyktorna")]


@pytest.mark.parametrize("held", ["former", "gone"])
def test_identifier_of_another_action_is_never_reused(held: str) -> None:
    other: dict[str, Any] = {held: {"En helt annan titel": LYKTOR}}
    identifiers = Identifiers("pahittsby", **other)
    assert identifiers.actions([["Tänd lyktorna"]]) == [action("tand-lyktorna-2")]
    assert identifiers.actions([["Tänd lyktorna"], ["Tänd lyktorna"]]) == [
        action("tand-lyktorna-2"),
        action("tand-lyktorna-3"),
    ]


def test_title_without_letters_still_gives_an_identifier() -> None:
    assert Identifiers("pahittsby").actions([["…"], ["!"]]) == [
        action("utan-titel"),
        action("utan-titel-2"),
    ]


def test_actor_that_comes_again_is_numbered() -> None:
    identifiers = Identifiers("pahittsby")
    taken: list[URIRef] = []
    for _ in range(3):
        taken.append(identifiers.participation(LYKTOR, "Trollen", "trollen", taken))
    assert taken == [
        participation("trollen"),
        participation("trollen-2"),
        participation("trollen-3"),
    ]


def test_name_of_the_former_version_keeps_its_participation() -> None:
    former = {(LYKTOR, "Lyktbolagt"): (participation("lyktbolagt"),)}
    identifiers = Identifiers("pahittsby", participations=former)
    first = identifiers.participation(LYKTOR, "Lyktbolagt", "lyktbolaget", [])
    assert first == participation("lyktbolagt")
    second = identifiers.participation(LYKTOR, "Lyktbolagt", "lyktbolaget", [first])
    assert second == participation("lyktbolaget")


def test_hash_is_the_same_in_every_process() -> None:
    hashed = Identifiers("pahittsby").hashed("claim", "a", "b")
    assert hashed == URIRef(thing("claim", "pahittsby", "f04cdced9736"))


def test_hash_keeps_its_parts_apart() -> None:
    identifiers = Identifiers("pahittsby")
    hashes = {identifiers.hashed("claim", *parts) for parts in (("ab", "c"), ("a", "bc"), ("abc",))}
    assert len(hashes) == 3


def test_without_a_plan_nothing_is_former() -> None:
    assert identifiers_of("pahittsby", Former()) == Identifiers("pahittsby")


def test_former_version_gives_titles_and_what_is_gone(built: Data) -> None:
    gone = Graph()
    gone.add((action("fira"), OWL.deprecated, Literal(True)))
    gone.add((action("fira"), SKOS.prefLabel, Literal("Fira", lang="sv")))
    former = replace(read_former("pahittsby", built), gone=gone)
    identifiers = identifiers_of("pahittsby", former, {"Festa": action("fira")})
    assert identifiers.former["Tänd lyktorna"] == LYKTOR
    assert identifiers.gone == {"Fira": action("fira")}
    assert identifiers.decided == {"Festa": action("fira")}
