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


def test_unknown_name_is_told_with_the_nearest(registry: Registry) -> None:
    assert registry.complaint("Lyktbolagt") == (
        "'Lyktbolagt' is not in the registry; the nearest: Lyktbolaget"
    )


def test_name_of_two_entries_is_nobody_s(ambiguous: Registry) -> None:
    assert ambiguous.entry("trollen") is None
    assert ambiguous.complaint("trollen") == (
        f"'trollen' could be {actor('trollen')} or {actor('trollens-vanner')}"
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
    registry = read_registry(built, [(torg, "Torget")])
    assert registry.labels_of(torg) == {"Torget"}
    assert "föreslås" in registry.labels_of(URIRef(thing("modality", "proposed")))
    assert "cirka" in registry.labels_of(FPN.approximate)


def test_types_and_decisions(registry: Registry) -> None:
    public = URIRef(VOCABULARIES["cv"] + "PublicOrganisation")
    assert registry.types[actor("sagolandets-region")] == {public}
    assert sorted(map(local_name, registry.decided)) == [
        "levande-torg",
        "lyktbolaget",
        "moblera-torgen",
        "number-tand-lyktorna",
        "pahittsby-kommun",
        "resor-for-sagodjur",
        "samla-skrapet-pa-torgen",
        "tand-lyktorna",
    ]


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
