from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import OWL, RDF, SKOS, Graph, Literal, Namespace, URIRef

from fardplan_kg.dataset import Data
from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.output import write_turtle
from fardplan_kg.extraction.pipeline import Extraction, extract
from fardplan_kg.extraction.versions import Changes
from fardplan_kg.faults import DataFault
from fardplan_kg.namespaces import FP, local_name, thing

FPN = Namespace(FP)
DocumentOf = Callable[[str], Document]
Edits = dict[str, str]
Renew = Callable[[Edits], Extraction]
SKRAPET = (
    "1.3\n\nSamla skräpet på torgen\n\nBörja vid bron.\n\n"
    "Exempel på medverkande aktörer: Påhittsby kommun och trollen\n"
)
WITHOUT_SKRAPET = {SKRAPET: "", "- 1.2** Samla skräpet på torgen\n": ""}
FIRA = "1.3 Fira torgen med dans\n\nAnsvarig aktör: Lyktbolaget\n"
IN_MAP = "- 1.2** Samla skräpet på torgen\n"


def action(name: str) -> URIRef:
    return URIRef(thing("action", "pahittsby", name))


def participation(*slugs: str) -> URIRef:
    return URIRef(thing("participation", "pahittsby", *slugs))


@pytest.fixture
def renew(made_up: Document, document_of: DocumentOf, pahittsby: Data) -> Renew:
    """Return the extraction of a new version of Påhittsby's roadmap, with some places changed."""

    def extraction(edits: Edits) -> Extraction:
        raw = made_up.raw
        for former, new in edits.items():
            assert former in raw
            raw = raw.replace(former, new)
        return extract(document_of(raw), pahittsby, new_version=True)

    return extraction


def changes(extraction: Extraction) -> Changes:
    assert extraction.changes is not None
    return extraction.changes


def told(extraction: Extraction, *kinds: str) -> list[tuple[str, str, str, str]]:
    return [
        (one.kind, local_name(one.thing), one.before, one.after)
        for one in changes(extraction).found
        if not kinds or one.kind in kinds
    ]


def actions(extraction: Extraction) -> set[str]:
    return {local_name(str(s)) for s in extraction.graphs.plan.subjects(RDF.type, FPN.Action)}


FOUR = {"moblera-torgen", "rakna-resorna", "samla-skrapet-pa-torgen", "tand-lyktorna"}


def test_same_document_changes_nothing(made_up: Document, pahittsby: Data) -> None:
    assert extract(made_up, pahittsby).changes is None
    assert extract(made_up, pahittsby, new_version=True).changes is None


def test_first_version_has_no_changes(extraction: Extraction) -> None:
    assert extraction.changes is None


def test_other_document_is_refused_and_nothing_written(
    made_up: Document, document_of: DocumentOf, pahittsby: Data
) -> None:
    document = document_of(made_up.raw.replace("Räkna resorna", "Mät alla vägar"))
    folder = pahittsby.root / "graph"
    before = {path: path.read_bytes() for path in sorted(folder.rglob("*.ttl"))}
    with pytest.raises(DataFault) as caught:
        write_turtle(extract(document, pahittsby), folder)
    assert str(caught.value) == (
        f"made-up.txt: the graph has the plan for 'pahittsby' from another document (sha256 "
        f"{made_up.sha256[:12]}…, this one {document.sha256[:12]}…); 3 of its 4 actions have the "
        "same title here. If this is a new version, say --new-version; if it is another core's "
        "plan, name the core with --core. Nothing was written."
    )
    assert {path: path.read_bytes() for path in sorted(folder.rglob("*.ttl"))} == before


def test_new_version_without_a_change_in_the_plan(renew: Renew) -> None:
    extraction = renew({"Räkna dem varje dag.": "Räkna dem varje timme."})
    assert changes(extraction) == Changes((), (), changes(extraction).former)
    assert len(changes(extraction).former) == 0


def test_reworded_action_keeps_its_identifier(renew: Renew) -> None:
    extraction = renew({"Samla skräpet på torgen": "Samla skräp på torgen"})
    assert actions(extraction) == FOUR
    assert (
        told(extraction)
        == [
            (
                "reworded",
                "samla-skrapet-pa-torgen",
                "Samla skräpet på torgen",
                "Samla skräp på torgen",
            )
        ]
        * 2
    )
    assert len(changes(extraction).former) == 0


def test_renumbered_action_keeps_its_identifier(renew: Renew) -> None:
    extraction = renew({"2.1": "2.7"})
    assert actions(extraction) == FOUR
    assert told(extraction) == [("renumbered", "rakna-resorna", "2.1", "2.7")] * 2


def test_reworded_direction(renew: Renew) -> None:
    extraction = renew({"Låt sagodjuren resa hur de vill.": "Låt dem flyga."})
    assert told(extraction) == [
        *[
            ("direction-reworded", "resor-for-sagodjur", "Låt sagodjuren resa hur de vill.",
             "Låt dem flyga.")
        ],
    ]  # fmt: skip


def test_actors_that_came_and_went(renew: Renew) -> None:
    extraction = renew({"trollen, Lyktbolaget, Påhittsby\nkommun": "trollen, Trollens teater"})
    assert told(extraction) == [
        ("actor-added", "trollens-teater", "", "Trollens teater"),
        ("actor-removed", "lyktbolaget", "Lyktbolaget", ""),
        ("actor-removed", "pahittsby-kommun", "Påhittsby kommun", ""),
    ]
    gone = participation("rakna-resorna", "lyktbolaget")
    assert set(changes(extraction).former.objects(gone, SKOS.prefLabel)) == {
        Literal("Lyktbolaget", lang="sv")
    }


def test_action_that_came(renew: Renew) -> None:
    extraction = renew(
        {"1.2 Tänd": f"{FIRA}\n1.2 Tänd", IN_MAP: f"{IN_MAP}- 1.9** Fira torgen med dans\n"}
    )
    assert told(extraction, "added", "removed") == [
        ("added", "fira-torgen-med-dans", "", "Fira torgen med dans")
    ]
    assert [one.kind for one in changes(extraction).of("actor-added")] == ["actor-added"]
    assert changes(extraction).findings == ()


def test_action_that_went_is_deprecated_with_its_last_name(renew: Renew) -> None:
    extraction = renew(WITHOUT_SKRAPET)
    assert actions(extraction) == FOUR - {"samla-skrapet-pa-torgen"}
    assert told(extraction, "removed") == [
        ("removed", "samla-skrapet-pa-torgen", "Samla skräpet på torgen", "")
    ]
    former = changes(extraction).former
    gone = action("samla-skrapet-pa-torgen")
    assert set(former.predicate_objects(gone)) == {
        (RDF.type, FPN.FormerThing),
        (OWL.deprecated, Literal(True)),
        (SKOS.prefLabel, Literal("Samla skräpet på torgen", lang="sv")),
    }
    assert (participation("samla-skrapet-pa-torgen", "trollen"), OWL.deprecated, None) in former
    assert all("/pahittsby/" in str(subject) for subject in former.subjects())


def written(extraction: Extraction, data: Data) -> Data:
    write_turtle(extraction, data.root / "graph")
    return data


def former_graph(extraction: Extraction) -> Graph:
    return extraction.changes.former if extraction.changes else Graph()


def test_what_is_gone_stays_gone_for_every_later_extraction(
    renew: Renew, pahittsby: Data, document_of: DocumentOf
) -> None:
    second = renew(WITHOUT_SKRAPET)
    written(second, pahittsby)
    again = extract(second.document, pahittsby)
    assert set(former_graph(again)) == set(former_graph(second))
    assert changes(again).found == ()
    third = extract(document_of(f"{second.document.raw}\nSlut.\n"), pahittsby, new_version=True)
    assert set(former_graph(third)) == set(former_graph(second))


def test_what_is_gone_comes_back_with_its_identifier(
    renew: Renew, made_up: Document, pahittsby: Data, extraction: Extraction
) -> None:
    written(renew(WITHOUT_SKRAPET), pahittsby)
    assert pahittsby.shared_file("former", "pahittsby").exists()
    back = extract(made_up, pahittsby, new_version=True)
    assert set(back.graphs.plan) == set(extraction.graphs.plan)
    assert len(former_graph(back)) == 0
    assert [one.kind for one in changes(back).of("added")] == ["added"]
    written(back, pahittsby)
    assert not pahittsby.shared_file("former", "pahittsby").exists()


def test_identifier_of_what_is_gone_is_never_reused(
    renew: Renew, pahittsby: Data, document_of: DocumentOf
) -> None:
    second = renew(WITHOUT_SKRAPET)
    written(second, pahittsby)
    raw = second.document.raw.replace("1.2 Tänd", f"{FIRA}\n1.2 Tänd", 1).replace(
        "Fira torgen med dans", "Samla skräpet på torgen!"
    )
    third = extract(document_of(raw), pahittsby, new_version=True)
    new = actions(third) - FOUR
    assert new == {"samla-skrapet-pa-torgen-2"}
    assert (action("samla-skrapet-pa-torgen"), OWL.deprecated, None) in former_graph(third)


REPLACED = {
    SKRAPET: SKRAPET.replace("Samla skräpet på torgen", "Samla allt skräp från torgen"),
    IN_MAP: "- 1.2** Samla allt skräp från torgen\n",
}


def test_wording_too_new_to_be_sure_of_is_a_finding(renew: Renew) -> None:
    extraction = renew(REPLACED)
    assert actions(extraction) == (FOUR - {"samla-skrapet-pa-torgen"}) | {
        "samla-allt-skrap-fran-torgen"
    }
    [found] = changes(extraction).findings
    assert found in extraction.findings
    assert (found.kind, found.key) == ("same", "same-samla-allt-skrap-fran-torgen")
    assert found.about == (action("samla-allt-skrap-fran-torgen"),)
    assert found.proposal == "samma som samla-skrapet-pa-torgen"
    assert [(one.thing, one.name) for one in found.candidates] == [
        (action("samla-skrapet-pa-torgen"), "Samla skräpet på torgen")
    ]
    assert 0.6 <= found.candidates[0].score < 0.9


def decide(data: Data, turtle: str) -> None:
    path = data.shared_file("interpretation", "pahittsby")
    path.parent.mkdir(exist_ok=True)
    prefixes = f"@prefix fp: <{FP}> .\n@prefix rdf: <{RDF}> .\n"
    path.write_text(prefixes + turtle, encoding="utf-8")


def test_decided_title_keeps_the_identifier(renew: Renew, pahittsby: Data) -> None:
    kept = action("samla-skrapet-pa-torgen")
    decide(pahittsby, f'<{kept}> fp:alsoTitled "Samla allt skräp från torgen"@sv .\n')
    extraction = renew(REPLACED)
    assert actions(extraction) == FOUR
    assert changes(extraction).findings == ()
    assert {one[0] for one in told(extraction)} == {"reworded"}
    assert len(former_graph(extraction)) == 0


def test_decided_title_wins_also_after_the_new_one_was_written(
    renew: Renew, pahittsby: Data
) -> None:
    second = renew(REPLACED)
    written(second, pahittsby)
    kept = action("samla-skrapet-pa-torgen")
    decide(pahittsby, f'<{kept}> fp:alsoTitled "Samla allt skräp från torgen"@sv .\n')
    assert actions(extract(second.document, pahittsby)) == FOUR


def test_action_decided_to_be_new_is_not_asked_about_again(renew: Renew, pahittsby: Data) -> None:
    key = "same-samla-allt-skrap-fran-torgen"
    node = thing("interpretation", "pahittsby", key)
    new = action("samla-allt-skrap-fran-torgen")
    decide(pahittsby, f"<{node}> a fp:Interpretation ; rdf:subject <{new}> .\n")
    extraction = renew(REPLACED)
    assert key not in {found.key for found in extraction.findings}
    assert key in {found.key for found in extraction.decided}


def test_changes_are_in_order(renew: Renew) -> None:
    found = changes(renew({**REPLACED, "2.1": "2.2", "trollen, Lykt": "Lykt"})).found
    assert list(found) == sorted(found)
    assert len({one.kind for one in found}) == 5


@pytest.mark.parametrize("edits", [WITHOUT_SKRAPET, REPLACED, {"2.1": "2.2"}])
def test_same_versions_give_the_same_files(renew: Renew, edits: Edits, tmp_path: Path) -> None:
    contents = []
    for name in ("one", "other"):
        paths = write_turtle(renew(edits), tmp_path / name)
        contents.append([path.read_bytes() for path in paths])
    assert contents[0] == contents[1]
