from __future__ import annotations

from pathlib import Path

from rdflib import OWL, RDF, Graph

from fardplan_kg.namespaces import FP
from fardplan_kg.publication.diagram import full
from fardplan_kg.publication.ontology_themes import PLACE, THEMES

ONTOLOGY = Graph().parse(Path(__file__).parents[1] / "ontology" / "fardplan.ttl")
CLASSES = {str(own) for own in ONTOLOGY.subjects(RDF.type, OWL.Class)}


def test_every_class_of_ours_has_one_theme_and_every_name_is_a_class() -> None:
    named = [full(name) for _, own in THEMES.values() for name in own]
    assert len(named) == len(set(named)) == len(PLACE) > 45
    assert {own for own in CLASSES if own.startswith(FP)} == {n for n in named if n.startswith(FP)}
    assert set(named) <= CLASSES
