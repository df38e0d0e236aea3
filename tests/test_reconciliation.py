from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import DCTERMS, RDF, Literal, Namespace, URIRef

from fardplan_kg.dataset import Data, parse_turtle
from fardplan_kg.extraction.reconciliation import (
    Registry,
    read_registry,
    structural_properties,
)
from fardplan_kg.faults import DataFault
from fardplan_kg.namespaces import FP, VOCABULARIES, local_name, thing

FPN = Namespace(FP)
ADDED = """
actor:trollens-vanner a org:FormalOrganization ; skos:prefLabel "Trollens vänner"@sv,
    "Friends of the trolls"@en ; skos:altLabel "trollen"@sv ; skos:hiddenLabel "vännerna"@sv .
"""


def actor(slug: str) -> URIRef:
    return URIRef(thing("actor", slug))


@pytest.fixture
def registry(built: Data) -> Registry:
    return read_registry(built)


@pytest.fixture
def ambiguous(unextracted: Data) -> Registry:
    """The registry with a second entry that may be called "trollen"."""
    path = unextracted.root / "graph" / "actors.ttl"
    path.write_text(path.read_text(encoding="utf-8") + ADDED, encoding="utf-8")
    return read_registry(unextracted)


def test_entry_has_the_name_letter_for_letter(registry: Registry) -> None:
    assert registry.entry("Påhittsby kommun") == actor("pahittsby-kommun")
    assert registry.entry("påhittsby kommun") is None
    assert registry.entry("Påhittsby") is None
    assert registry.entry("") is None


def test_candidates_are_the_likest_entries_with_scores(registry: Registry) -> None:
    [found] = registry.like_entries("Lyktbolagt")
    assert (found.name, found.thing, found.score) == ("Lyktbolaget", actor("lyktbolaget"), 0.95)
    assert [one.name for one in registry.like_entries("TROLLEN")] == ["trollen"]
    assert registry.like_entries("Drakarna") == ()


def test_entry_is_a_candidate_once_under_its_likest_label(ambiguous: Registry) -> None:
    found = ambiguous.like_entries("Trollens vännr")
    assert [one.thing for one in found].count(actor("trollens-vanner")) == 1
    assert found[0].name == "Trollens vänner"
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    assert len(found) <= 3


def test_name_of_two_entries_is_nobody_s(ambiguous: Registry) -> None:
    assert ambiguous.entry("trollen") is None
    assert ambiguous.several("trollen") == [actor("trollen"), actor("trollens-vanner")]
    assert ambiguous.several("Lyktbolaget") == []


def test_two_actors_of_one_preferred_name_are_a_fault(unextracted: Data) -> None:
    path = unextracted.shared_file("actors", "pahittsby")
    path.parent.mkdir()
    path.write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        f'<{actor("lykt-ab")}> skos:prefLabel "Lyktbolaget"@sv .\n',
        encoding="utf-8",
    )
    with pytest.raises(DataFault) as caught:
        read_registry(unextracted)
    assert str(caught.value) == (
        "graph/actors: 2 actors have the preferred name 'Lyktbolaget': lykt-ab, lyktbolaget; "
        "give them different names, or make them one"
    )


def test_hidden_and_english_names_are_no_entries(ambiguous: Registry) -> None:
    assert ambiguous.entry("vännerna") is None
    assert ambiguous.entry("Friends of the trolls") is None
    assert ambiguous.entry("Trollens vänner") == actor("trollens-vanner")


def test_labels_of_a_thing_are_all_swedish_ones(ambiguous: Registry) -> None:
    expected = {"Trollens vänner", "trollen", "vännerna"}
    assert ambiguous.labels_of(actor("trollens-vanner")) == expected
    assert ambiguous.labels_of(actor("ingen")) == frozenset()


def test_labels_come_from_schemes_ontology_and_document_too(built: Data) -> None:
    torg = URIRef(thing("place", "torget"))
    registry = read_registry(built, printed=[(torg, "Torget")])
    assert registry.labels_of(torg) == {"Torget"}
    assert "föreslås" in registry.labels_of(URIRef(thing("modality", "proposed")))
    assert "cirka" in registry.labels_of(FPN.approximate)


def test_types_and_decisions(registry: Registry) -> None:
    public = URIRef(VOCABULARIES["cv"] + "PublicOrganisation")
    assert registry.types[actor("sagolandets-region")] == {public}
    assert sorted(map(local_name, registry.decided)) == [
        "areas",
        "levande-torg",
        "lyktbolaget",
        "moblera-torgen",
        "number-tand-lyktorna",
        "numbers",
        "pahittsby-kommun",
        "resor-for-sagodjur",
        "role",
        "samla-skrapet-pa-torgen",
        "tand-lyktorna",
        "title",
    ]


def test_what_decisions_say_of_titles_and_common_actions(unextracted: Data) -> None:
    path = unextracted.shared_file("interpretation", "pahittsby")
    path.parent.mkdir()
    action, common = thing("action", "pahittsby", "tand-lyktorna"), thing("common-action", "ljus")
    path.write_text(
        f'<{action}> <{FPN.alsoTitled}> "Lys upp"@sv ; <{FPN.commonAction}> <{common}> .\n',
        encoding="utf-8",
    )
    registry = read_registry(unextracted)
    assert registry.also_titled == {"Lys upp": URIRef(action)}
    assert registry.commons == {URIRef(action): URIRef(common)}


def test_preferred_names_are_swedish(registry: Registry) -> None:
    assert registry.preferred[actor("trollen")] == "trollen"
    assert registry.preferred[URIRef(thing("role", "unclear"))] == "oklar"


SAGOBY = URIRef(thing("core", "sagoby"))
TORG = URIRef(thing("goal-area", "torg"))
REGION = f"""<{SAGOBY}> a <{FPN.RegionalUrbanCore}> ; <{FPN.nameAsPrinted}> "Sagoby"@sv .
<{TORG}> a <{FPN.GoalArea}> ; <{FPN.nameAsPrinted}> "Levande och ljusa torg"@sv .
"""


def test_what_other_documents_give_to_the_region_is_known(unextracted: Data) -> None:
    path = unextracted.shared_file("region", "sagoby")
    path.parent.mkdir()
    path.write_text(REGION, encoding="utf-8")
    registry = read_registry(unextracted, "pahittsby")
    assert registry.of_type(FPN.RegionalUrbanCore) == [SAGOBY]
    assert registry.called("Sagoby", FPN.RegionalUrbanCore) == SAGOBY
    assert registry.called("Sagoby", FPN.GoalArea) is None
    assert registry.called("Levande torg", FPN.GoalArea) is None
    [like] = registry.like_things("Levande och ljusa torgen", FPN.GoalArea)
    assert (like.thing, like.name, like.score) == (TORG, "Levande och ljusa torg", 0.96)


def test_what_the_document_itself_once_gave_is_not_known_by_that(unextracted: Data) -> None:
    path = unextracted.shared_file("region", "sagoby")
    path.parent.mkdir()
    path.write_text(REGION, encoding="utf-8")
    assert read_registry(unextracted, "sagoby").of_type(FPN.RegionalUrbanCore) == []


def test_links_of_the_annotations_say_what_a_thing_is(built: Data) -> None:
    links = [(TORG, RDF.type, FPN.GoalArea)]
    registry = read_registry(built, "pahittsby", [(TORG, "Torg")], links)
    assert registry.called("Torg", FPN.GoalArea) == TORG


def test_structural_properties_are_marked_in_the_ontology(data: Data) -> None:
    ontology = parse_turtle(data.root / "ontology" / "fardplan.ttl")
    structural = structural_properties(ontology)
    assert {RDF.type, DCTERMS.source, FPN.participationIn, FPN.inDirection} <= structural
    assert not {FPN.text, FPN.nameAsPrinted, FPN.actorAsWritten, FPN.forGoalArea} & structural
    marked = set(ontology.subjects(FPN.structural, Literal(True)))
    assert structural == marked


def test_registry_without_files_is_empty(tmp_path: Path, repository: Path) -> None:
    (tmp_path / "ontology").symlink_to(repository / "ontology")
    registry = read_registry(Data(tmp_path))
    assert registry.entries == {}
    assert registry.decided == frozenset()
