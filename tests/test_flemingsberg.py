"""The published graph holds what the roadmap for Flemingsberg says, figure by figure."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from fardplan_kg.answers import ask
from fardplan_kg.dataset import Data, find_data
from fardplan_kg.derivation import open_store
from fardplan_kg.extraction.document import read_document
from fardplan_kg.extraction.output import differences
from fardplan_kg.extraction.pipeline import extract
from fardplan_kg.extraction.verification import verify
from fardplan_kg.namespaces import FP
from fardplan_kg.questions import find_question
from fardplan_kg.store import EmbeddedStore

DATA = find_data(Path(__file__).parents[1])
PREFIXES = f"PREFIX fp: <{FP}> PREFIX cv: <http://data.europa.eu/m8g/>\n"
ROLE = "https://w3id.org/fardplan/id/role/"
STATUS = "https://w3id.org/fardplan/id/status/"
PLAN = ox.NamedNode("https://w3id.org/fardplan/graph/plan/flemingsberg")

COUNTS = {
    "?x a fp:Action": 18,
    "?x a fp:SharedAction": 9,
    "?x a fp:CoreSpecificAction": 9,
    "?x a fp:GoalArea": 4,
    "?x a fp:Direction": 4,
    "?x a fp:Participation": 61,
    f"?x cv:role <{ROLE}responsible>": 10,
    f"?x cv:role <{ROLE}unclear>": 4,
    f"?x cv:role <{ROLE}participating>": 47,
    "[] fp:involvesActor ?x": 13,
    "[] fp:responsibleActor ?x": 1,
    "?x a fp:CoreSpecificAction ; fp:responsibleActor []": 1,
    "?x a fp:RegionalUrbanCore": 8,
    "?x a fp:VisionPoint": 3,
    f"?x fp:responsibilityStatus <{STATUS}not-stated>": 7,
    f"?x fp:responsibilityStatus <{STATUS}unclear>": 1,
    f"?x fp:responsibilityStatus <{STATUS}stated>": 10,
    "?x a fp:Infrastructure": 3,
    "?x a fp:CharacterPart": 4,
}


@pytest.fixture(scope="module")
def published() -> EmbeddedStore:
    return open_store(DATA)


@pytest.mark.parametrize(("pattern", "expected"), COUNTS.items())
def test_count(pattern: str, expected: int, published: EmbeddedStore) -> None:
    query = f"{PREFIXES} SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ {pattern} }}"
    found = published.select(query).rows[0]["n"]
    assert found is not None
    assert int(found.value) == expected


def test_the_number_of_counts() -> None:
    assert len(COUNTS) == 19


def test_33_pairs_of_actors(published: EmbeddedStore) -> None:
    assert len(ask(published, find_question(DATA, "actor-pairs"), {}, "sv").rows) == 33


def test_the_swapped_numbers_are_kept_with_the_decision(published: EmbeddedStore) -> None:
    query = f"""{PREFIXES} SELECT ?chapter ?map ?decided WHERE {{
      ?action fp:numberInChapter ?chapter ; fp:numberInMap ?map ; fp:number ?decided
      FILTER(?chapter != ?map) }} ORDER BY ?decided"""
    rows = [[t.value for t in row.values() if t] for row in published.select(query).rows]
    assert rows == [["1.5", "1.4", "1.4"], ["1.4", "1.5", "1.5"]]


def test_no_link_to_the_sustainable_development_goals(published: EmbeddedStore) -> None:
    iris = {term.value for quad in published.engine for term in quad if hasattr(term, "value")}
    assert not [iri for iri in iris if "sdg" in iri.casefold() and iri.startswith("http")]
    stated = published.engine.quads_for_pattern(None, None, None, PLAN)
    assert not [quad for quad in stated if "2030" in str(quad.object)]


def test_no_statement_lacks_a_claim(published: EmbeddedStore) -> None:
    assert ask(published, find_question(DATA, "statements-without-claim"), {}, "sv").rows == ()


def test_an_added_statement_is_the_one_without_a_claim() -> None:
    store = open_store(DATA)
    area = ox.NamedNode("https://w3id.org/fardplan/id/roadmap/flemingsberg")
    store.engine.add(ox.Quad(area, ox.NamedNode(f"{FP}startYear"), ox.Literal("1999"), PLAN))
    answer = ask(store, find_question(DATA, "statements-without-claim"), {}, "sv")
    columns = [column.name for column in answer.columns]
    [row] = [dict(zip(columns, row, strict=True)) for row in answer.rows]
    assert [term.value for term in row["subject"]] == [area.value]
    assert [term.value for term in row["value"]] == ["1999"]


def test_no_natural_persons_named_in_the_document(published: EmbeddedStore) -> None:
    text = " ".join(str(quad.object) for quad in published.engine).casefold()
    for word in ("handläggare", "bild:", "photograph"):
        assert f"{word} " not in text


@pytest.mark.document
def test_extraction_finds_no_difference(document_path: Path) -> None:
    extraction = extract(read_document(document_path), DATA)
    assert differences(extraction, DATA) == []
    assert extraction.findings == ()


@pytest.mark.document
def test_every_quote_stands_in_the_document(document_path: Path, data: Data) -> None:
    result = verify(read_document(document_path), data)
    assert result.faults == ()
    assert result.found == result.quotes > 300
