from __future__ import annotations

from pathlib import Path

from rdflib import URIRef

from fardplan_kg.dataset import Data
from fardplan_kg.extraction.identifiers import Identifiers, read_identifiers
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


def test_actor_that_comes_again_is_numbered() -> None:
    identifiers = Identifiers("pahittsby")
    taken: list[URIRef] = []
    for _ in range(3):
        taken.append(identifiers.participation(LYKTOR, "trollen", taken))
    assert taken == [
        participation("trollen"),
        participation("trollen-2"),
        participation("trollen-3"),
    ]


def test_hash_is_the_same_in_every_process() -> None:
    hashed = Identifiers("pahittsby").hashed("claim", "a", "b")
    assert hashed == URIRef(thing("claim", "pahittsby", "f04cdced9736"))


def test_hash_keeps_its_parts_apart() -> None:
    identifiers = Identifiers("pahittsby")
    hashes = {identifiers.hashed("claim", *parts) for parts in (("ab", "c"), ("a", "bc"), ("abc",))}
    assert len(hashes) == 3


def test_without_a_plan_nothing_is_former(tmp_path: Path) -> None:
    assert read_identifiers("pahittsby", tmp_path / "saknas.ttl") == Identifiers("pahittsby")


def test_former_titles_are_those_of_chapter_and_map(built: Data) -> None:
    former = read_identifiers("pahittsby", built.plan_file("pahittsby")).former
    assert set(former) == {
        "Möblera torgen",
        "Möblera torgen.",
        "Räkna resorna",
        "Samla skräpet på torgen",
        "Tänd lyktorna",
    }
    assert former["Tänd lyktorna"] == LYKTOR
