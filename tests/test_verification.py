from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import DCTERMS, RDF, Graph, Literal, Namespace, URIRef

from fardplan_kg.dataset import Data, parse_turtle
from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.output import write_turtle
from fardplan_kg.extraction.pipeline import extract
from fardplan_kg.extraction.verification import Verification, verify
from fardplan_kg.faults import CallFault
from fardplan_kg.namespaces import FP, OA, local_name, thing

FPN = Namespace(FP)
OAN = Namespace(OA)
DocumentOf = Callable[[str], Document]

QUOTED = [
    "actorAsWritten",
    "approximate",
    "forCore",
    "forGoalArea",
    "foundingYear",
    "headingAsPrinted",
    "labelAsPrinted",
    "nameAsPrinted",
    "nameAsWritten",
    "numberInChapter",
    "numberInMap",
    "openEndedAsWritten",
    "text",
    "title",
    "titleInChapter",
    "titleInMap",
    "unit",
    "value",
]


def quotes_of(evidence: Graph, predicate: str) -> list[tuple[int, int, str]]:
    """Return start, end and words of the quotes that carry a property, in document order."""
    found = set()
    carrying = DCTERMS.title if predicate == "title" else FPN[predicate]
    for claim in evidence.subjects(RDF.predicate, carrying):
        for node in evidence.objects(claim, FPN.evidence):
            position = URIRef(f"{node}#position")
            exact = evidence.value(URIRef(f"{node}#quote"), OAN.exact)
            start, end = (evidence.value(position, p) for p in (OAN.start, OAN.end))
            found.add((int(str(start)), int(str(end)), str(exact)))
    return sorted(found)


def one_letter_changed(text: str, start: int) -> str:
    return (
        text[:start]
        + ("9" if text[start].isdigit() and text[start] != "9" else "X")
        + (text[start + 1 :])
    )


def assert_names_the_quote(result: Verification, exact: str) -> None:
    assert result.found < result.quotes
    assert any(f"the quote '{exact}' is not there" in fault for fault in result.faults)


def test_kinds_of_quotes_are_all_tried(built: Data) -> None:
    evidence = parse_turtle(built.evidence_file("pahittsby"))
    predicates = {local_name(str(p)) for p in evidence.objects(None, RDF.predicate)}
    assert predicates == set(QUOTED)


def test_made_up_roadmap_holds(made_up: Document, built: Data) -> None:
    assert verify(made_up, built) == Verification(quotes=50, found=50, claims=59, faults=())


@pytest.mark.parametrize("predicate", QUOTED)
def test_letter_changed_names_the_quote(
    made_up: Document, document_of: DocumentOf, built: Data, predicate: str
) -> None:
    quotes = quotes_of(parse_turtle(built.evidence_file("pahittsby")), predicate)
    (_, end, first), (start, _, last) = quotes[0], quotes[-1]
    raw = one_letter_changed(one_letter_changed(made_up.raw, start), end - 1)
    result = verify(document_of(raw), built)
    assert_names_the_quote(result, first)
    assert_names_the_quote(result, last)


def test_fault_says_the_line_and_what_stands_there(
    changed: Callable[[str, str], Document], built: Data
) -> None:
    result = verify(changed("- 1.3** Tänd lyktorna", "- 1.3** Tänd lyktarna"), built)
    assert (result.quotes, result.found) == (50, 49)
    [checksum, fault] = result.faults
    assert checksum.startswith("the document is not, byte for byte, the one the graph was made")
    assert fault.startswith(
        "line 83: the quote 'Tänd lyktorna' is not there; the document says 'Tänd lyktarna'"
    )


def test_change_outside_every_quote_is_a_change_of_the_document(
    changed: Callable[[str, str], Document], built: Data
) -> None:
    result = verify(changed("Räkna dem varje dag.", "Räkna dem varje år!!"), built)
    assert (result.found, len(result.faults)) == (50, 1)
    assert result.faults[0].startswith("the document is not, byte for byte")


def test_line_more_at_the_top_moves_all_quotes(
    made_up: Document, document_of: DocumentOf, built: Data
) -> None:
    result = verify(document_of("En rad.\n" + made_up.raw), built)
    assert (result.quotes, result.found) == (50, 0)


def test_cut_document_is_verified_to_its_end(
    made_up: Document, document_of: DocumentOf, built: Data
) -> None:
    end = made_up.raw.index("Resor för sagodjur\n\n- 2.1")
    result = verify(document_of(made_up.raw[:end]), built)
    assert (result.quotes, result.found) == (50, 48)
    assert any("the quote 'Räkna resorna' is not there" in fault for fault in result.faults)


def test_quote_whose_place_is_blank_is_not_there(
    changed: Callable[[str, str], Document], built: Data
) -> None:
    result = verify(changed("1.3\n\nSamla", "   \n\nSamla"), built)
    assert any("the quote '1.3' is not there" in fault for fault in result.faults)


def edit(path: Path, former: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert former in text
    path.write_text(text.replace(former, new), encoding="utf-8")


def test_quote_changed_in_the_graph_is_not_there(made_up: Document, pahittsby: Data) -> None:
    edit(pahittsby.evidence_file("pahittsby"), '"grundades 1901"', '"grundades 1902"')
    result = verify(made_up, pahittsby)
    assert result.found == 49
    assert any("the quote 'grundades 1902' is not there" in fault for fault in result.faults)
    assert "the quote 'grundades 1902' does not carry '1901'" in result.faults


@pytest.mark.parametrize(
    ("former", "new", "fault"),
    [
        ("rdf:object 1200", "rdf:object 1300", "the quote '1 200 troll' does not carry '1300'"),
        (
            'rdf:object "1901"',
            'rdf:object "1911"',
            "the quote 'grundades 1901' does not carry '1911'",
        ),
        (
            'rdf:object "Lyktbolaget"',
            'rdf:object "Lyktbolagt"',
            "the quote 'Lyktbolaget' does not carry 'Lyktbolagt'",
        ),
        (
            "rdf:object area:levande-torg",
            "rdf:object area:resor-for-sagodjur",
            "the quote 'Levande torg' does not carry "
            "'https://w3id.org/fardplan/id/goal-area/resor-for-sagodjur'",
        ),
        (
            'rdf:value "Hela staden"',
            'rdf:value "Halva staden"',
            "the quote 'Hela staden' does not read 'Halva staden'",
        ),
        (
            "rdf:predicate fp:approximate",
            "rdf:predicate fp:saknas",
            "the quote 'cirka 1 200 troll' does not carry 'true'",
        ),
    ],
    ids=["number", "year", "name", "thing", "reading", "truth"],
)
def test_value_that_its_quote_does_not_carry(
    made_up: Document, pahittsby: Data, former: str, new: str, fault: str
) -> None:
    edit(pahittsby.evidence_file("pahittsby"), former, new)
    result = verify(made_up, pahittsby)
    assert set(result.faults) == {fault}
    assert result.found == 50


def test_text_said_to_be_absent_is_absent(made_up: Document, pahittsby: Data) -> None:
    edit(pahittsby.root / "graph" / "interpretation.ttl", '"drakar"', '"TILL-  och avresande"')
    assert verify(made_up, pahittsby).faults == ()
    edit(
        pahittsby.root / "graph" / "interpretation.ttl",
        '"TILL-  och avresande"',
        '"TILL- och avresande"',
    )
    assert verify(made_up, pahittsby).faults == (
        "'TILL- och avresande' is said to be absent, and stands in the document",
    )


def test_absent_text_that_comes_into_the_document(
    changed: Callable[[str, str], Document], built: Data
) -> None:
    result = verify(changed("Torgrådet föreslås.", "Drakar föreslås. "), built)
    assert "'drakar' is said to be absent, and stands in the document" in result.faults


def test_unknown_core_names_the_known_ones(made_up: Document, built: Data) -> None:
    with pytest.raises(CallFault, match="no evidence for the core 'sagoby'; known: pahittsby"):
        verify(made_up, built, "sagoby")


def test_evidence_of_this_very_document_is_taken(made_up: Document, pahittsby: Data) -> None:
    other = pahittsby.evidence_file("sagoby")
    shutil.copy(pahittsby.evidence_file("pahittsby"), other)
    edit(other, made_up.sha256, "0" * 64)
    assert verify(made_up, pahittsby).found == 50


def test_document_of_none_of_several_cores_must_be_told(
    document_of: DocumentOf, pahittsby: Data
) -> None:
    shutil.copy(pahittsby.evidence_file("pahittsby"), pahittsby.evidence_file("sagoby"))
    with pytest.raises(CallFault, match=r"which roadmap is this.*--core: pahittsby, sagoby"):
        verify(document_of("En annan plan."), pahittsby)


FLEMINGSBERG = [
    "actorAsWritten",
    "foundingYear",
    "labelAsPrinted",
    "nameAsPrinted",
    "nameAsWritten",
    "numberInChapter",
    "numberInMap",
    "share",
    "text",
    "titleInChapter",
    "titleInMap",
    "value",
]


@pytest.mark.document
def test_flemingsberg_holds(flemingsberg: Document, data: Data) -> None:
    result = verify(flemingsberg, data)
    assert result.faults == ()
    assert result.found == result.quotes > 500


@pytest.mark.document
def test_letters_changed_in_flemingsberg_name_every_quote(
    flemingsberg: Document, document_of: DocumentOf, data: Data
) -> None:
    evidence = parse_turtle(data.evidence_file("flemingsberg"))
    changed = [quotes_of(evidence, predicate)[-1] for predicate in FLEMINGSBERG]
    raw = flemingsberg.raw
    for start, _, _ in changed:
        raw = one_letter_changed(raw, start)
    result = verify(document_of(raw), data)
    for _, _, exact in changed:
        assert_names_the_quote(result, exact)


def test_literal_of_the_evidence_is_the_quote(built: Data) -> None:
    evidence = parse_turtle(built.evidence_file("pahittsby"))
    assert Literal("cirka 1 200 troll") in set(evidence.objects(None, OAN.exact))


def test_artefact_that_was_decided_is_read_as_printed(
    changed: Callable[[str, str], Document], unextracted: Data
) -> None:
    document = changed("1.2 Tänd lyktorna\n\nExempel", "1.2 Tänd lykt orna\n\nExempel")
    path = unextracted.shared_file("interpretation", "pahittsby")
    path.parent.mkdir()
    path.write_text(
        f"<{thing('artefact', 'pahittsby', 'lykt-orna')}> a <{FPN.ExtractionArtefact}> ; "
        f'<{FPN.asExtracted}> "lykt orna" ; <{FPN.asPrinted}> "lyktorna" .\n',
        encoding="utf-8",
    )
    write_turtle(extract(document, unextracted), unextracted.root / "graph")
    assert verify(document, unextracted).faults == ()
    path.unlink()
    faults = verify(document, unextracted).faults
    assert any("the quote 'Tänd lyktorna' is not there" in fault for fault in faults)
