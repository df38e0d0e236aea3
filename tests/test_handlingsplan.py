"""The second form: a plain action plan of goals, actions and actors, from text to graphs."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import DCTERMS, RDF, Graph, Literal, Namespace, URIRef

from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.extraction.document import Document, read_document
from fardplan_kg.extraction.form.template import recognised
from fardplan_kg.extraction.output import differences, write_turtle
from fardplan_kg.extraction.pipeline import Extraction, extract
from fardplan_kg.extraction.verification import verify
from fardplan_kg.faults import DataFault
from fardplan_kg.namespaces import FP, local_name, thing

FPN = Namespace(FP)
ROADMAPS = Path(__file__).parent / "roadmaps"


def made_up_plan(name: str) -> Document:
    return read_document(ROADMAPS / f"handlingsplan-{name}" / "document.txt")


@pytest.fixture
def plan(unextracted: Data) -> Extraction:
    """What an extraction of Skymningsvik's action plan gives."""
    return extract(made_up_plan("skymningsvik"), unextracted)


@pytest.fixture
def with_slips(unextracted: Data) -> Extraction:
    """What an extraction of Bortomberget's action plan gives, which has slips."""
    return extract(made_up_plan("bortomberget"), unextracted)


def by_action(graph: Graph, core: str) -> dict[str, list[tuple[str, str]]]:
    """Return the names and labels of each action's participations, sorted."""
    return {
        local_name(str(action)): sorted(
            (str(graph.value(p, FPN.actorAsWritten)), str(graph.value(p, FPN.labelAsPrinted)))
            for p in graph.subjects(FPN.participationIn, action)
        )
        for action in graph.subjects(RDF.type, FPN.Action)
        if f"/{core}/" in str(action)
    }


@pytest.mark.parametrize("name", ["skymningsvik", "bortomberget"])
def test_form_is_recognised_by_itself(name: str) -> None:
    form = recognised(line.text for line in made_up_plan(name).lines)
    assert form.name == "handlingsplan"


def test_every_name_of_every_actor_line_is_a_participation(plan: Extraction) -> None:
    assert by_action(plan.graphs.plan, "skymningsvik") == {
        "hang-lyktor-langs-bryggan": [
            ("Lyktbolaget", "Medverkar"),
            ("Skymningsviks kommun", "Ansvarig"),
            ("trollen", "Medverkar"),
            ("älvornas föreningar", "Medverkar"),
        ],
        "putsa-de-gamla-lyktorna-i-hamnen-varje-fullmane": [
            ("Lyktbolaget", "Ansvariga"),
            ("Skymningsviks kommun", "Ansvariga"),
            ("hamnens katter (de svarta och de vita)", "Medverkande aktörer"),
        ],
        "lagg-mossa-pa-jattarnas-stig": [
            ("Mossbolaget i Bortomberget", "Medverkar"),
            ("jättarna", "Medverkar"),
        ],
        "be-vinden-vila-en-natt-i-veckan": [("Vindrådet", "Ansvarig aktör")],
        "bygg-en-brygga-till": [
            ("Lyktbolaget", "Medverkande"),
            ("Skymningsviks kommun", "Ansvarig"),
            ("näcken", "Medverkande"),
            ("trollen", "Medverkande"),
        ],
    }


def test_goals_are_the_plan_s_own_and_actions_are_in_their_directions(plan: Extraction) -> None:
    graph = plan.graphs.plan
    goals = {local_name(str(g)): g for g in graph.subjects(RDF.type, FPN.Goal)}
    assert set(goals) == {
        "ljusare-kvallar-vid-viken",
        "tystare-natter-i-skogen",
        "fler-bryggor",
    }
    first = goals["ljusare-kvallar-vid-viken"]
    assert set(graph.objects(first, FPN.nameAsPrinted)) == {
        Literal("Mål 1: Ljusare kvällar vid viken", lang="sv")
    }
    [direction] = graph.subjects(FPN.forGoalArea, first)
    assert {local_name(str(a)) for a in graph.subjects(FPN.inDirection, direction)} == {
        "hang-lyktor-langs-bryggan",
        "putsa-de-gamla-lyktorna-i-hamnen-varje-fullmane",
    }


def test_actions_are_of_no_stated_kind(plan: Extraction) -> None:
    graph = plan.graphs.plan
    assert len(set(graph.subjects(RDF.type, FPN.ActionOfUnstatedKind))) == 5
    assert (None, RDF.type, FPN.SharedAction) not in graph
    assert (None, FPN.commonAction, None) not in graph


def test_plan_has_its_title_and_its_place(plan: Extraction) -> None:
    roadmap, place = URIRef(thing("roadmap", "skymningsvik")), URIRef(thing("core", "skymningsvik"))
    title = Literal("Handlingsplan för Skymningsvik 2031–2033", lang="sv")
    assert plan.core == "skymningsvik"
    assert set(plan.graphs.plan.objects(roadmap, DCTERMS.title)) == {title}
    assert set(plan.graphs.plan.objects(roadmap, FPN.forCore)) == {place}
    assert (place, RDF.type, FPN.Place) in plan.graphs.region
    names = set(plan.graphs.region.objects(place, FPN.nameAsPrinted))
    assert names == {Literal("Skymningsvik", lang="sv")}


def test_open_list_is_stated(plan: Extraction) -> None:
    [(action, words)] = plan.graphs.plan.subject_objects(FPN.openEndedAsWritten)
    assert str(words) == "m.fl."
    assert local_name(str(action)).startswith("putsa-de-gamla")


def test_only_unknown_names_are_left_to_decide(plan: Extraction) -> None:
    assert {(found.kind, found.value) for found in plan.findings} == {
        ("actor", "Skymningsviks kommun"),
        ("actor", "älvornas föreningar"),
        ("actor", "hamnens katter (de svarta och de vita)"),
        ("actor", "jättarna"),
        ("actor", "Mossbolaget i Bortomberget"),
        ("actor", "Vindrådet"),
        ("actor", "näcken"),
    }


def test_slips_are_findings(with_slips: Extraction) -> None:
    found = [(f.kind, f.value) for f in with_slips.findings if f.kind != "actor"]
    assert found == [
        ("label", "Medvärkar"),
        ("number-twice", "1.1"),
        ("empty-actors", "Ansvarig"),
        ("no-title", ""),
        ("unplaced", "Mål 3"),
    ]


def test_nothing_in_an_actor_line_is_lost_by_slips(with_slips: Extraction) -> None:
    names = {
        name
        for rows in by_action(with_slips.graphs.plan, "bortomberget").values()
        for name, _ in rows
    }
    assert names == {
        "Bortombergets kommun",
        "grannfruarna",
        "Rotfabriken",
        "molnvaktarna",
    }


def test_every_quote_stands_in_the_document(plan: Extraction, unextracted: Data) -> None:
    folder = unextracted.root / "graph"
    write_turtle(plan, folder)
    assert differences(extract(plan.document, unextracted), unextracted) == []
    result = verify(plan.document, unextracted, "skymningsvik")
    assert result.faults == ()
    assert result.found == result.quotes > 30


def test_roles_are_derived_from_the_form_s_own_labels(plan: Extraction, unextracted: Data) -> None:
    write_turtle(plan, unextracted.root / "graph")
    rows = (
        open_store(unextracted)
        .select(
            f"PREFIX fp: <{FP}> PREFIX cv: <http://data.europa.eu/m8g/> "
            "SELECT ?label ?role (COUNT(*) AS ?n) "
            "WHERE { ?p fp:labelAsPrinted ?label ; cv:role ?role } "
            "GROUP BY ?label ?role ORDER BY ?label"
        )
        .rows
    )
    found = {
        (row["label"].value, local_name(row["role"].value)): row["n"].value
        for row in rows
        if row["label"] and row["role"] and row["n"]
    }
    assert found == {
        ("Ansvarig", "responsible"): "2",
        ("Ansvarig aktör", "responsible"): "1",
        ("Ansvariga", "responsible"): "2",
        ("Medverkande", "participating"): "3",
        ("Medverkande aktörer", "participating"): "1",
        ("Medverkar", "participating"): "5",
    }


def test_document_of_neither_form_is_told_so(unextracted: Data) -> None:
    recipe = Document("recept.txt", "Recept på soppa\n\nKoka upp.\n", "0")
    with pytest.raises(DataFault) as caught:
        extract(recipe, unextracted)
    assert str(caught.value) == (
        "recept.txt:1: not a roadmap of the form 'fardplan': no line says 'Innehåll', the heading "
        "of the contents; if it is a plan of another form, name that with --form"
    )
