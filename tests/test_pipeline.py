from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import DCTERMS, RDF, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from fardplan_kg.dataset import Data, parse_turtle
from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.output import BEGINNING, differences, trig, turtle_files, write_turtle
from fardplan_kg.extraction.pipeline import Extraction, extract
from fardplan_kg.extraction.verification import verify
from fardplan_kg.faults import DataFault
from fardplan_kg.namespaces import FP, local_name, thing

FPN = Namespace(FP)
Change = Callable[[str, str], Document]


def actions(graph: Graph) -> list[str]:
    return sorted(local_name(str(s)) for s in graph.subjects(RDF.type, FPN.Action))


FOUR = ["moblera-torgen", "rakna-resorna", "samla-skrapet-pa-torgen", "tand-lyktorna"]


def test_made_up_roadmap_gives_three_graphs(extraction: Extraction) -> None:
    graphs = extraction.graphs
    assert extraction.core == "pahittsby"
    assert actions(graphs.plan) == FOUR
    assert len(list(graphs.plan.subjects(RDF.type, FPN.Participation))) == 11
    assert len(list(graphs.plan.subjects(RDF.type, FPN.Direction))) == 2
    assert len(graphs.region) == 9


def test_findings_are_what_a_person_has_to_decide(extraction: Extraction) -> None:
    assert [finding.key for finding in extraction.findings] == [
        "title-moblera-torgen",
        "number-samla-skrapet-pa-torgen",
        "labels-tand-lyktorna",
    ]


def test_what_is_decided_by_its_key_is_told_apart(extraction: Extraction) -> None:
    assert [finding.key for finding in extraction.decided] == ["number-tand-lyktorna"]


@pytest.mark.parametrize("kind", ["interpretation", "anomaly"])
def test_decision_answers_the_finding_of_its_key(
    made_up: Document, unextracted: Data, kind: str
) -> None:
    path = unextracted.shared_file("interpretation", "pahittsby")
    path.parent.mkdir()
    node = thing(kind, "pahittsby", "labels-tand-lyktorna")
    klass = {"interpretation": FPN.Interpretation, "anomaly": FPN.SourceAnomaly}[kind]
    path.write_text(f"<{node}> a <{klass}> .\n", encoding="utf-8")
    extraction = extract(made_up, unextracted)
    assert "labels-tand-lyktorna" not in {finding.key for finding in extraction.findings}
    assert "labels-tand-lyktorna" in {finding.key for finding in extraction.decided}


def test_decision_of_another_core_answers_nothing(made_up: Document, unextracted: Data) -> None:
    path = unextracted.shared_file("interpretation", "sagoby")
    path.parent.mkdir()
    node = thing("interpretation", "sagoby", "labels-tand-lyktorna")
    path.write_text(f"<{node}> a <{FPN.Interpretation}> .\n", encoding="utf-8")
    keys = {finding.key for finding in extract(made_up, unextracted).findings}
    assert "labels-tand-lyktorna" in keys


def test_name_is_decided_when_all_its_places_are(
    made_up: Document, document_of: Callable[[str], Document], unextracted: Data
) -> None:
    document = document_of(made_up.raw.replace("Lyktbolaget", "Drakarna"))
    [found] = [f for f in extract(document, unextracted).findings if f.kind == "actor"]
    path = unextracted.shared_file("interpretation", "pahittsby")
    path.parent.mkdir()
    node = thing("interpretation", "pahittsby", "hand-made")
    for places, left in ((found.about[:1], 1), (found.about, 0)):
        subjects = ", ".join(f"<{place}>" for place in places)
        path.write_text(
            f"<{node}> a <{FPN.Interpretation}> ; <{RDF.subject}> {subjects} .\n",
            encoding="utf-8",
        )
        again = [f for f in extract(document, unextracted).findings if f.kind == "actor"]
        assert len(again) == left


def test_keys_are_the_same_when_the_places_move(
    made_up: Document, document_of: Callable[[str], Document], unextracted: Data
) -> None:
    moved = document_of(made_up.raw.replace("Inledning\n\nDetta", "Inledning\n\nNy rad.\n\nDetta"))
    one, other = extract(made_up, unextracted), extract(moved, unextracted)
    assert [f.key for f in one.findings] == [f.key for f in other.findings]
    assert [f.places for f in one.findings] != [f.places for f in other.findings]


def test_structure_without_a_place_is_a_finding(changed: Change, unextracted: Data) -> None:
    document = changed("Torgrådet föreslås.", "Medverkande aktörer: trollen")
    found = extract(document, unextracted).findings[-1]
    assert (found.kind, found.quote) == ("unplaced", "Medverkande aktörer: trollen")
    assert found.places == (document.raw.index("Medverkande aktörer: trollen"),)


def test_every_finding_has_a_key_of_its_own(changed: Change, unextracted: Data) -> None:
    stray = "Medverkande aktörer: trollen\n\nMedverkande aktörer: trollen"
    keys = [f.key for f in extract(changed("Torgrådet föreslås.", stray), unextracted).findings]
    assert keys[-2:] == [
        "unplaced-medverkande-aktorer-trollen",
        "unplaced-medverkande-aktorer-trollen-2",
    ]


def test_decided_artefact_is_read_as_printed(changed: Change, unextracted: Data) -> None:
    document = changed("1.2 Tänd lyktorna\n\nExempel", "1.2 Tänd lykt orna\n\nExempel")
    path = unextracted.shared_file("interpretation", "pahittsby")
    path.parent.mkdir()
    path.write_text(
        f"<{thing('artefact', 'pahittsby', 'lykt-orna')}> a <{FPN.ExtractionArtefact}> ; "
        f'<{FPN.asExtracted}> "lykt orna" ; <{FPN.asPrinted}> "lyktorna" .\n',
        encoding="utf-8",
    )
    plan = extract(document, unextracted).graphs.plan
    titles = {str(o) for o in plan.objects(None, FPN.titleInChapter)}
    assert "Tänd lyktorna" in titles


def test_former_graph_changes_nothing(made_up: Document, built: Data) -> None:
    assert differences(extract(made_up, built), built) == []


def test_reworded_title_keeps_the_identifier(changed: Change, pahittsby: Data) -> None:
    document = changed("\nSamla skräpet på torgen\n\nBörja", "\nSamla skräp på torgen\n\nBörja")
    plan = extract(document, pahittsby, new_version=True).graphs.plan
    assert actions(plan) == FOUR
    kept = URIRef(thing("action", "pahittsby", "samla-skrapet-pa-torgen"))
    titles = {str(title) for title in plan.objects(kept, FPN.titleInChapter)}
    assert titles == {"Samla skräp på torgen"}


def test_title_reworded_in_chapter_and_map_keeps_the_identifier(
    made_up: Document, document_of: Callable[[str], Document], pahittsby: Data
) -> None:
    document = document_of(made_up.raw.replace("Samla skräpet på torgen", "Samla skräp på torgen"))
    assert actions(extract(document, pahittsby, new_version=True).graphs.plan) == FOUR


def test_without_a_former_graph_the_new_title_makes_the_identifier(
    made_up: Document, document_of: Callable[[str], Document], unextracted: Data
) -> None:
    document = document_of(made_up.raw.replace("Samla skräpet på torgen", "Samla skräp på torgen"))
    assert "samla-skrap-pa-torgen" in actions(extract(document, unextracted).graphs.plan)


def test_new_action_never_takes_another_s_identifier(changed: Change, pahittsby: Data) -> None:
    twin = "1.4 Tänd lyktorna 2\n\nAnsvarig aktör: trollen\n\nBild: en lykta"
    document = changed("Bild: en lykta", twin)
    plan = extract(document, pahittsby, new_version=True).graphs.plan
    assert actions(plan) == [*FOUR, "tand-lyktorna-2"]


def test_same_actor_twice_in_one_action(changed: Change, unextracted: Data) -> None:
    document = changed("Påhittsby kommun och trollen", "Påhittsby kommun, trollen och trollen")
    plan = extract(document, unextracted).graphs.plan
    second = URIRef(thing("participation", "pahittsby", "samla-skrapet-pa-torgen", "trollen-2"))
    assert set(plan.objects(second, FPN.actorAsWritten)) == {Literal("trollen", lang="sv")}


def test_ambiguous_actor_is_left_for_a_person(made_up: Document, unextracted: Data) -> None:
    path = unextracted.root / "graph" / "actors.ttl"
    second = (
        'actor:trolleriet a org:FormalOrganization ; skos:prefLabel "Trolleriet"@sv ; '
        'skos:altLabel "trollen"@sv .\n'
    )
    path.write_text(path.read_text(encoding="utf-8") + second, encoding="utf-8")
    [found] = [f for f in extract(made_up, unextracted).findings if f.kind == "ambiguous"]
    assert found.value == "trollen"
    assert found.swedish.endswith("flera aktörer i registret: trollen, Trolleriet.")
    assert [str(place).split("/")[-2] for place in found.about] == [
        *("moblera-torgen", "samla-skrapet-pa-torgen", "rakna-resorna")
    ]


def test_two_actors_of_one_preferred_name_are_a_fault(made_up: Document, unextracted: Data) -> None:
    path = unextracted.root / "graph" / "actors.ttl"
    second = 'actor:trolleriet a org:FormalOrganization ; skos:prefLabel "trollen"@sv .\n'
    path.write_text(path.read_text(encoding="utf-8") + second, encoding="utf-8")
    with pytest.raises(DataFault, match="2 actors have the preferred name 'trollen'"):
        extract(made_up, unextracted)


def test_decided_mention_is_no_finding(made_up: Document, unextracted: Data) -> None:
    annotations = unextracted.annotations_file("pahittsby")
    noted = 'action:tand-lyktorna fp:mentionsByName "Bild"@sv .\n'
    annotations.write_text(annotations.read_text(encoding="utf-8") + noted, encoding="utf-8")
    assert "Bild" in {finding.value for finding in extract(made_up, unextracted).findings}
    decisions = unextracted.root / "graph" / "interpretation.ttl"
    mention = thing("mention", "pahittsby", "tand-lyktorna", "bild")
    decided = f"interpretation:bild a fp:Interpretation ; rdf:subject <{mention}> .\n"
    decisions.write_text(decisions.read_text(encoding="utf-8") + decided, encoding="utf-8")
    assert "Bild" not in {finding.value for finding in extract(made_up, unextracted).findings}


def test_core_may_be_named_by_the_caller(made_up: Document, unextracted: Data) -> None:
    annotations = unextracted.annotations_file("pahittsby")
    annotations.rename(unextracted.annotations_file("sagoby"))
    text = unextracted.annotations_file("sagoby").read_text(encoding="utf-8")
    text = text.replace("/pahittsby/", "/sagoby/")
    unextracted.annotations_file("sagoby").write_text(text, encoding="utf-8")
    extraction = extract(made_up, unextracted, "Sagoby")
    assert extraction.core == "sagoby"
    action = URIRef(thing("action", "sagoby", "tand-lyktorna"))
    assert (action, RDF.type, FPN.Action) in extraction.graphs.plan


def test_core_named_by_the_caller_needs_none_in_the_contents(
    made_up: Document, document_of: Callable[[str], Document], unextracted: Data
) -> None:
    unextracted.annotations_file("pahittsby").unlink()
    document = document_of(made_up.raw.replace("Färdplan för Påhittsby", "Om Påhittsby"))
    assert extract(document, unextracted, "Påhittsby").core == "pahittsby"
    with pytest.raises(DataFault, match=r"no heading matches .* name it with --core"):
        extract(document, unextracted)


def test_line_ends_of_another_system_change_no_statement(
    made_up: Document,
    document_of: Callable[[str], Document],
    unextracted: Data,
    extraction: Extraction,
) -> None:
    document = document_of(made_up.raw.replace("\n", "\r\n"))
    plan = extract(document, unextracted).graphs.plan
    assert set(plan) == set(extraction.graphs.plan)


def test_cut_document_is_a_fault(
    made_up: Document, document_of: Callable[[str], Document], unextracted: Data
) -> None:
    cut = document_of(made_up.raw[: len(made_up.raw) // 2])
    with pytest.raises(DataFault, match=r"^made-up\.txt:\d+: the contents name the section .* cut"):
        extract(cut, unextracted)


def test_files_are_laid_out_as_graph(extraction: Extraction, tmp_path: Path) -> None:
    paths = write_turtle(extraction, tmp_path)
    assert [path.relative_to(tmp_path).as_posix() for path in paths] == [
        "plans/pahittsby.ttl",
        "evidence/pahittsby.ttl",
        "region/pahittsby.ttl",
    ]
    for path, content in zip(paths, turtle_files(extraction).values(), strict=True):
        assert path.read_text(encoding="utf-8") == content
        assert content.startswith(BEGINNING)
    assert isomorphic(parse_turtle(paths[0]), extraction.graphs.plan)


def test_trig_holds_the_three_graphs(extraction: Extraction) -> None:
    quads = list(ox.parse(trig(extraction), format=ox.RdfFormat.TRIG))
    sizes = Counter(str(quad.graph_name).strip("<>") for quad in quads)
    base = "https://w3id.org/fardplan/graph"
    assert sizes == {
        f"{base}/plan/pahittsby": len(extraction.graphs.plan),
        f"{base}/region": len(extraction.graphs.region),
        f"{base}/evidence/pahittsby": len(extraction.graphs.evidence),
    }


def test_differences_name_file_and_triple(changed: Change, pahittsby: Data) -> None:
    document = changed("- 1.2** Samla", "- 1.9** Samla")
    found = differences(extract(document, pahittsby, new_version=True), pahittsby)
    plan = pahittsby.plan_file("pahittsby")
    action = f"<{thing('action', 'pahittsby', 'samla-skrapet-pa-torgen')}>"
    assert f'{plan}: + {action} <{FP}numberInMap> "1.9" .' in found
    assert f'{plan}: - {action} <{FP}numberInMap> "1.2" .' in found
    assert len([line for line in found if line.startswith(str(plan))]) == 2


def test_difference_in_writing_alone_is_told(made_up: Document, pahittsby: Data) -> None:
    path = pahittsby.shared_file("region", "pahittsby")
    path.write_text(path.read_text(encoding="utf-8") + "\n# en rad\n", encoding="utf-8")
    [found] = differences(extract(made_up, pahittsby), pahittsby)
    assert found.startswith(f"{path}: the same triples, but not written as")


@pytest.fixture
def bare(unextracted: Data) -> Data:
    """Return Påhittsby's data without annotations, decisions and catalogue: nothing but names."""
    graph = unextracted.root / "graph"
    for name in ("annotations/pahittsby", "interpretation", "catalogue"):
        (graph / f"{name}.ttl").unlink()
    return unextracted


@pytest.fixture
def fresh(
    made_up: Document, document_of: Callable[[str], Document], bare: Data
) -> tuple[Extraction, Data]:
    """Return what a roadmap of a core that nobody knows gives, and the data it was read with."""
    return extract(document_of(made_up.raw.replace("Påhittsby", "Sagoby")), bare), bare


def test_fresh_core_comes_through_and_states_what_the_form_holds(
    fresh: tuple[Extraction, Data],
) -> None:
    extraction, _ = fresh
    plan = extraction.graphs.plan
    assert extraction.core == "sagoby"
    assert actions(plan) == FOUR
    assert len(list(plan.subjects(RDF.type, FPN.Participation))) == 11
    roadmap, core = URIRef(thing("roadmap", "sagoby")), URIRef(thing("core", "sagoby"))
    assert set(plan.objects(roadmap, DCTERMS.title)) == {
        Literal("Färdplan för den regionala stadskärnan Sagoby", lang="sv")
    }
    assert set(plan.objects(roadmap, FPN.forCore)) == {core}
    [direction] = plan.subjects(FPN.forGoalArea, URIRef(thing("goal-area", "levande-torg")))
    assert set(plan.objects(direction, FPN.text)) == {
        Literal("Gör torgen i Sagoby till platser där troll vill vara.", lang="sv")
    }


def test_fresh_core_gives_the_region_its_name_and_its_areas(
    fresh: tuple[Extraction, Data],
) -> None:
    extraction, _ = fresh
    region = extraction.graphs.region
    names = {(local_name(str(s)), str(o)) for s, o in region.subject_objects(FPN.nameAsPrinted)}
    assert names == {
        ("sagoby", "Sagoby"),
        ("levande-torg", "Levande torg"),
        ("resor-for-sagodjur", "Resor för sagodjur"),
    }
    assert (URIRef(thing("core", "sagoby")), RDF.type, FPN.RegionalUrbanCore) in region
    assert len(set(region.subjects(RDF.type, FPN.GoalArea))) == 2
    assert len(set(region.subjects(RDF.type, FPN.CommonAction))) == 2


def test_fresh_core_leaves_all_that_is_unknown_to_decide(fresh: tuple[Extraction, Data]) -> None:
    extraction, _ = fresh
    assert sorted((f.kind, f.value, f.proposal) for f in extraction.findings) == [
        ("actor", "Sagoby kommun", ""),
        ("area", "Levande torg", "ny"),
        ("area", "Resor för sagodjur", "ny"),
        ("core", "Sagoby", "ny"),
        ("labels", "Exempel på medverkande aktörer: Ansvarig aktör", "oklar"),
        ("number", "Samla skräpet på torgen", "1.2"),
        ("number", "Tänd lyktorna", "1.3"),
        ("split-word", "s taden", "staden"),
        ("title", "Möblera torgen.", "Möblera torgen"),
    ]
    assert extraction.decided == ()


def test_fresh_core_has_a_catalogue_entry_and_every_quote_stands(
    fresh: tuple[Extraction, Data],
) -> None:
    extraction, data = fresh
    paths = write_turtle(extraction, data.root / "graph")
    assert [path.parent.name for path in paths] == ["plans", "evidence", "region", "catalogue"]
    result = verify(extraction.document, data, "sagoby")
    assert result.faults == ()
    assert result.found == result.quotes > 40
    again = extract(extraction.document, data)
    assert differences(again, data) == []
    assert [f.key for f in again.findings] == [f.key for f in extraction.findings]


def test_second_core_knows_the_areas_of_the_first(
    fresh: tuple[Extraction, Data], made_up: Document, document_of: Callable[[str], Document]
) -> None:
    extraction, data = fresh
    write_turtle(extraction, data.root / "graph")
    second = extract(document_of(made_up.raw.replace("Påhittsby", "Trollvik")), data)
    assert {f.value for f in second.findings if f.kind in ("area", "core")} == {"Trollvik"}
    commons = set(second.graphs.plan.objects(None, FPN.commonAction))
    assert commons == set(extraction.graphs.plan.objects(None, FPN.commonAction))


@pytest.mark.document
def test_flemingsberg_has_what_the_model_demands(flemingsberg_extraction: Extraction) -> None:
    types = list(flemingsberg_extraction.graphs.plan.objects(None, RDF.type))
    kinds = ("Action", "SharedAction", "CoreSpecificAction", "Direction", "Participation")
    assert [types.count(FPN[kind]) for kind in kinds] == [18, 9, 9, 4, 61]


@pytest.mark.document
def test_flemingsberg_s_files_are_what_extraction_gives(
    flemingsberg_extraction: Extraction, data: Data
) -> None:
    assert differences(flemingsberg_extraction, data) == []


@pytest.mark.document
def test_flemingsberg_leaves_nothing_to_decide(flemingsberg_extraction: Extraction) -> None:
    assert flemingsberg_extraction.findings == ()


@pytest.mark.document
def test_flemingsberg_s_swapped_numbers_are_both_kept(flemingsberg_extraction: Extraction) -> None:
    plan = flemingsberg_extraction.graphs.plan
    numbers = {
        (str(plan.value(a, FPN.numberInChapter)), str(plan.value(a, FPN.numberInMap)))
        for a in plan.subjects(RDF.type, FPN.Action)
    }
    assert {pair for pair in numbers if len(set(pair)) > 1} == {("1.4", "1.5"), ("1.5", "1.4")}
