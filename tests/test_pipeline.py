from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from fardplan_kg.dataset import Data, parse_turtle
from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.output import BEGINNING, differences, trig, turtle_files, write_turtle
from fardplan_kg.extraction.pipeline import Extraction, extract
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
    assert [finding.split(":")[0] for finding in extraction.findings] == [
        "title of moblera-torgen",
        "number of samla-skrapet-pa-torgen",
        "labels of tand-lyktorna",
    ]


def test_structure_without_a_place_is_the_first_finding(changed: Change, unextracted: Data) -> None:
    document = changed("Torgrådet föreslås.", "Medverkande aktörer: trollen")
    assert extract(document, unextracted).findings[0] == (
        "made-up.txt:91: looks like structure and found no place: 'Medverkande aktörer: trollen'"
    )


def test_former_graph_changes_nothing(made_up: Document, built: Data) -> None:
    assert differences(extract(made_up, built), built) == []


def test_reworded_title_keeps_the_identifier(changed: Change, pahittsby: Data) -> None:
    document = changed("\nSamla skräpet på torgen\n\nBörja", "\nSamla skräp på torgen\n\nBörja")
    plan = extract(document, pahittsby).graphs.plan
    assert actions(plan) == FOUR
    kept = URIRef(thing("action", "pahittsby", "samla-skrapet-pa-torgen"))
    titles = {str(title) for title in plan.objects(kept, FPN.titleInChapter)}
    assert titles == {"Samla skräp på torgen"}


def test_title_reworded_in_chapter_and_map_keeps_the_identifier(
    made_up: Document, document_of: Callable[[str], Document], pahittsby: Data
) -> None:
    document = document_of(made_up.raw.replace("Samla skräpet på torgen", "Samla skräp på torgen"))
    assert actions(extract(document, pahittsby).graphs.plan) == FOUR


def test_without_a_former_graph_the_new_title_makes_the_identifier(
    made_up: Document, document_of: Callable[[str], Document], unextracted: Data
) -> None:
    document = document_of(made_up.raw.replace("Samla skräpet på torgen", "Samla skräp på torgen"))
    assert "samla-skrap-pa-torgen" in actions(extract(document, unextracted).graphs.plan)


def test_new_action_never_takes_another_s_identifier(changed: Change, pahittsby: Data) -> None:
    twin = "1.4 Tänd lyktorna 2\n\nAnsvarig aktör: trollen\n\nBild: en lykta"
    plan = extract(changed("Bild: en lykta", twin), pahittsby).graphs.plan
    assert actions(plan) == [*FOUR, "tand-lyktorna-2"]


def test_same_actor_twice_in_one_action(changed: Change, unextracted: Data) -> None:
    document = changed("Påhittsby kommun och trollen", "Påhittsby kommun, trollen och trollen")
    plan = extract(document, unextracted).graphs.plan
    second = URIRef(thing("participation", "pahittsby", "samla-skrapet-pa-torgen", "trollen-2"))
    assert set(plan.objects(second, FPN.actorAsWritten)) == {Literal("trollen", lang="sv")}


def test_ambiguous_actor_is_left_for_a_person(made_up: Document, unextracted: Data) -> None:
    path = unextracted.root / "graph" / "actors.ttl"
    second = 'actor:trolleriet a org:FormalOrganization ; skos:prefLabel "trollen"@sv .\n'
    path.write_text(path.read_text(encoding="utf-8") + second, encoding="utf-8")
    findings = extract(made_up, unextracted).findings
    could_be = f"'trollen' could be {thing('actor', 'trollen')} or {thing('actor', 'trolleriet')}"
    assert [f for f in findings if "could be" in f] == [
        f"{action}: {could_be}"
        for action in ("moblera-torgen", "samla-skrapet-pa-torgen", "rakna-resorna")
    ]


def test_decided_mention_is_no_finding(made_up: Document, unextracted: Data) -> None:
    annotations = unextracted.annotations_file("pahittsby")
    noted = 'action:tand-lyktorna fp:mentionsByName "Bild"@sv .\n'
    annotations.write_text(annotations.read_text(encoding="utf-8") + noted, encoding="utf-8")
    assert "'Bild' is not in the registry" in extract(made_up, unextracted).findings[-1]
    decisions = unextracted.root / "graph" / "interpretation.ttl"
    mention = thing("mention", "pahittsby", "tand-lyktorna", "bild")
    decided = f"interpretation:bild a fp:Interpretation ; rdf:subject <{mention}> .\n"
    decisions.write_text(decisions.read_text(encoding="utf-8") + decided, encoding="utf-8")
    assert not [f for f in extract(made_up, unextracted).findings if "'Bild'" in f]


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
    with pytest.raises(DataFault, match=r"no entry of the contents matches .* name it with --core"):
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
    found = differences(extract(document, pahittsby), pahittsby)
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
