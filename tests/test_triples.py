from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import DCTERMS, RDF, SKOS, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from fardplan_kg.answers import ask
from fardplan_kg.dataset import Data, find_data, parse_turtle
from fardplan_kg.derivation import open_store
from fardplan_kg.extraction.document import Document, Page
from fardplan_kg.extraction.form.sections import NOWHERE, Section
from fardplan_kg.extraction.form.template import Form
from fardplan_kg.extraction.pipeline import Extraction, extract
from fardplan_kg.extraction.reading.normalisation import DESCRIPTION, SWEDISH, Normaliser
from fardplan_kg.extraction.reading.pages import CONTENTS, PageRange
from fardplan_kg.extraction.reading.words import Words
from fardplan_kg.extraction.reconciliation import structural_properties
from fardplan_kg.extraction.triples import ordinals
from fardplan_kg.namespaces import FP, OA, thing
from fardplan_kg.questions import find_question
from fardplan_kg.store import EmbeddedStore

FPN = Namespace(FP)
OAN = Namespace(OA)


def claims(evidence: Graph) -> dict[tuple[Node, ...], list[Node]]:
    """Return each claimed triple with its evidence."""
    found = {}
    for claim in evidence.subjects(RDF.type, FPN.Claim):
        parts = (RDF.subject, RDF.predicate, RDF.object)
        triple = [list(evidence.objects(claim, part)) for part in parts]
        assert [len(values) for values in triple] == [1, 1, 1]
        found[tuple(value for [value] in triple)] = list(evidence.objects(claim, FPN.evidence))
    assert all(found.values())
    return found


def statements(extraction: Extraction, data: Data) -> set[tuple[Node, ...]]:
    structural = structural_properties(parse_turtle(data.root / "ontology" / "fardplan.ttl"))
    graphs = extraction.graphs
    return {t for graph in (graphs.plan, graphs.region) for t in graph if t[1] not in structural}


def quoted(evidence: Graph) -> list[tuple[int, int, str]]:
    """Return start, end and words of every quote."""
    found = []
    for node in evidence.subjects(RDF.type, FPN.Evidence):
        position, quote = URIRef(f"{node}#position"), URIRef(f"{node}#quote")
        start, end, exact = (
            evidence.value(position, OAN.start),
            evidence.value(position, OAN.end),
            evidence.value(quote, OAN.exact),
        )
        found.append((int(str(start)), int(str(end)), str(exact)))
    return found


def test_every_statement_has_a_claim_and_every_claim_a_statement(
    extraction: Extraction, data: Data
) -> None:
    claimed = set(claims(extraction.graphs.evidence))
    assert claimed == statements(extraction, data)
    assert len(claimed) == 59


@pytest.mark.document
def test_every_statement_of_flemingsberg_has_a_claim(
    flemingsberg_extraction: Extraction, data: Data
) -> None:
    claimed = set(claims(flemingsberg_extraction.graphs.evidence))
    assert claimed == statements(flemingsberg_extraction, data)
    assert len(claimed) > 600


def test_question_finds_no_statement_without_a_claim(store: EmbeddedStore, built: Data) -> None:
    question = find_question(built, "statements-without-claim")
    assert ask(store, question, {}, "sv").rows == ()


def test_question_finds_the_statement_that_was_slipped_in(pahittsby: Data) -> None:
    path = pahittsby.plan_file("pahittsby")
    slipped = 'action:tand-lyktorna fp:numberInMap "9.9" .\n'
    path.write_text(path.read_text(encoding="utf-8") + slipped, encoding="utf-8")
    question = find_question(pahittsby, "statements-without-claim")
    answer = ask(open_store(pahittsby), question, {}, "sv")
    columns = [column.name for column in answer.columns]
    [row] = [dict(zip(columns, cells, strict=True)) for cells in answer.rows]
    assert [row[name][0].value for name in ("graph", "plan", "subject", "property", "value")] == [
        "https://w3id.org/fardplan/graph/plan/pahittsby",
        thing("roadmap", "pahittsby"),
        thing("action", "pahittsby", "tand-lyktorna"),
        f"{FP}numberInMap",
        "9.9",
    ]


def test_every_quote_is_the_normalised_text_at_its_place(
    extraction: Extraction, made_up: Document, form: Form
) -> None:
    normaliser = Normaliser({"s taden": "staden"}, form.suspended)
    found = quoted(extraction.graphs.evidence)
    assert len(found) == 50
    for start, end, exact in found:
        assert normaliser.normalise(made_up.raw[start:end]) == exact


@pytest.mark.document
def test_every_quote_of_flemingsberg_is_the_normalised_text_at_its_place(
    flemingsberg: Document, flemingsberg_extraction: Extraction, data: Data, form: Form
) -> None:
    annotations = parse_turtle(data.annotations_file("flemingsberg"))
    artefacts = {
        str(annotations.value(a, FPN.asExtracted)): str(annotations.value(a, FPN.asPrinted))
        for a in annotations.subjects(RDF.type, FPN.ExtractionArtefact)
    }
    normaliser = Normaliser(artefacts, form.suspended)
    found = quoted(flemingsberg_extraction.graphs.evidence)
    assert len(found) > 500
    for start, end, exact in found:
        assert normaliser.normalise(flemingsberg.raw[start:end]) == exact


def test_broken_name_is_quoted_whole(extraction: Extraction, made_up: Document) -> None:
    raw = {made_up.raw[s:e]: exact for s, e, exact in quoted(extraction.graphs.evidence)}
    assert raw["Påhittsby\nkommun"] == "Påhittsby kommun"
    assert raw["Hela s taden"] == "Hela staden"
    assert raw["den regionala stadskärnan\nPåhittsby"] == "den regionala stadskärnan Påhittsby"


def test_place_that_is_quoted_twice_is_one_piece_of_evidence(extraction: Extraction) -> None:
    found = claims(extraction.graphs.evidence)
    troll = URIRef(thing("count", "pahittsby", "troll"))
    value = found[troll, FPN.value, Literal(1200)]
    assert found[troll, FPN.unit, Literal("troll", lang="sv")] == value
    assert found[troll, FPN.approximate, Literal(True)] != value


def test_equal_words_at_two_places_are_two_pieces_of_evidence(extraction: Extraction) -> None:
    places = [s for s, _, exact in quoted(extraction.graphs.evidence) if exact == "trollen"]
    assert len(places) == 3


def test_evidence_knows_source_section_and_pages(extraction: Extraction) -> None:
    graph = extraction.graphs.evidence
    lyktor = URIRef(thing("action", "pahittsby", "tand-lyktorna"))
    [in_map] = claims(graph)[lyktor, FPN.numberInMap, Literal("1.3")]
    assert {
        p: o for p, o in graph.predicate_objects(in_map) if p not in (RDF.type, OAN.hasSelector)
    } == {
        OAN.hasSource: URIRef(thing("document", "fardplan-pahittsby")),
        FPN.inSection: URIRef(thing("section", "pahittsby", "insatskarta-pahittsby")),
        FPN.firstPage: Literal(9),
        FPN.lastPage: Literal(10),
        FPN.pageBasis: URIRef(thing("page-basis", "table-of-contents")),
    }


def test_positions_are_non_negative_integers(extraction: Extraction) -> None:
    graph = extraction.graphs.evidence
    values = [*graph.objects(None, OAN.start), *graph.objects(None, OAN.end)]
    assert {v.datatype for v in values if isinstance(v, Literal)} == {XSD.nonNegativeInteger}


def test_document_node_holds_checksum_length_and_rules(
    extraction: Extraction, made_up: Document
) -> None:
    node = URIRef(thing("document", "fardplan-pahittsby"))
    graph = extraction.graphs.evidence
    assert set(graph.objects(node, FPN.sha256)) == {Literal(made_up.sha256)}
    assert [str(o) for o in graph.objects(node, FPN.characters)] == [str(len(made_up.raw))]
    assert set(graph.objects(node, FPN.normalisation)) == {
        Literal(SWEDISH, lang="sv"),
        Literal(DESCRIPTION, lang="en"),
    }


def test_sections_are_in_order_and_named(extraction: Extraction) -> None:
    graph = extraction.graphs.evidence
    sections = set(graph.subjects(RDF.type, FPN.Section))
    assert sorted(int(str(graph.value(s, FPN.order))) for s in sections) == list(range(12))
    recurring = URIRef(thing("section", "pahittsby", "levande-torg-fardriktning"))
    assert graph.value(recurring, SKOS.prefLabel) == Literal("Levande torg: Färdriktning", "sv")
    cover = URIRef(thing("section", "pahittsby", "omslag"))
    assert graph.value(cover, SKOS.prefLabel) == Literal("Omslag och innehåll", "sv")
    document = URIRef(thing("document", "fardplan-pahittsby"))
    assert set(graph.objects(None, DCTERMS.isPartOf)) == {document}


def test_shared_things_stand_in_the_region_graph_only(extraction: Extraction) -> None:
    core = URIRef(thing("core", "pahittsby"))
    common = URIRef(thing("common-action", "rakna-resorna"))
    for subject in (core, common):
        assert (subject, None, None) in extraction.graphs.region
        assert (subject, None, None) not in extraction.graphs.plan
    assert not set(extraction.graphs.region) & set(extraction.graphs.plan)


def test_no_graph_has_a_blank_node(extraction: Extraction) -> None:
    graphs = (extraction.graphs.plan, extraction.graphs.region, extraction.graphs.evidence)
    terms = [term for graph in graphs for triple in graph for term in triple]
    assert len(terms) > 3000
    assert not [term for term in terms if isinstance(term, BNode)]


def test_no_file_of_the_checkout_has_a_blank_node(repository: Path) -> None:
    for path in sorted((find_data(repository).root / "graph").rglob("*.ttl")):
        blank = [t for triple in parse_turtle(path) for t in triple if isinstance(t, BNode)]
        assert blank == [], path


def test_ordinals_count_equal_words_of_a_section_in_order() -> None:
    def section(slug: str, start: int, end: int) -> Section:
        return Section(slug, "", NOWHERE, (start, end), PageRange(1, 1, CONTENTS), "", None)

    first, second, third = Words(1, 3, "ab"), Words(7, 9, "ab"), Words(12, 14, "ab")
    found = ordinals([third, second, first, first], (section("a", 0, 10), section("b", 10, 20)))
    assert found == {first: 1, second: 2, third: 1}


def test_title_is_quoted_from_the_cover(extraction: Extraction) -> None:
    graph = extraction.graphs.evidence
    cover = URIRef(thing("section", "pahittsby", "omslag"))
    [evidence] = claims(graph)[
        URIRef(thing("roadmap", "pahittsby")),
        DCTERMS.title,
        Literal("Färdplan för den regionala stadskärnan Påhittsby", lang="sv"),
    ]
    assert graph.value(evidence, FPN.inSection) == cover


@pytest.mark.parametrize("printed", [True, False])
def test_page_is_the_document_s_own_where_it_has_pages(
    made_up: Document, unextracted: Data, printed: bool
) -> None:
    at = made_up.raw.index("Kärnspecifika insatser\n\n1.3")
    pages = (Page(21, 0, at, printed), Page(22, at, len(made_up.raw), printed))
    document = Document(made_up.name, made_up.raw, made_up.sha256, pages)
    graph = extract(document, unextracted).graphs.evidence
    basis = URIRef(thing("page-basis", "printed-number" if printed else "pdf"))
    lyktor = URIRef(thing("action", "pahittsby", "tand-lyktorna"))
    torgen = URIRef(thing("action", "pahittsby", "moblera-torgen"))
    for action, value, page in ((lyktor, "1.2", 22), (torgen, "1.1", 21)):
        [evidence] = claims(graph)[action, FPN.numberInChapter, Literal(value)]
        assert set(graph.objects(evidence, FPN.firstPage)) == {Literal(page)}
        assert set(graph.objects(evidence, FPN.pageBasis)) == {basis}
    whole = URIRef(thing("section", "pahittsby", "omslag"))
    assert set(graph.objects(whole, FPN.pageBasis)) == {basis}
