"""The drawing of the model in docs/ is what the ontology gives."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from fardplan_kg.dataset import Data, find_data
from fardplan_kg.derivation import open_store
from fardplan_kg.faults import DataFault
from fardplan_kg.network.geometry import text_width
from fardplan_kg.network.palette import contrast
from fardplan_kg.publication import diagram as module
from fardplan_kg.publication.diagram import COLOURS, diagram
from fardplan_kg.publication.model import ARROWS, BOX_WIDTH, BOXES, HEIGHT, WIDTH
from fardplan_kg.publication.vocabulary import read_vocabulary
from fardplan_kg.store import EmbeddedStore

SVG = "{http://www.w3.org/2000/svg}"
COMMITTED = Path(__file__).parents[1] / "docs" / "model.svg"


@pytest.fixture(scope="module")
def drawn(data: Data) -> str:
    return diagram(open_store(data))


def without(data: Data, folder: Path, former: str, new: str) -> EmbeddedStore:
    """Return a store whose ontology has one text written otherwise."""
    for name in ("graph", "queries", "ontology"):
        shutil.copytree(data.root / name, folder / name)
    path = folder / "ontology" / "fardplan.ttl"
    text = path.read_text(encoding="utf-8")
    assert former in text
    path.write_text(text.replace(former, new), encoding="utf-8")
    return open_store(find_data(folder))


def test_the_committed_drawing_is_what_the_ontology_gives(drawn: str) -> None:
    assert COMMITTED.read_text(encoding="utf-8") == drawn


def test_it_is_named_and_described(drawn: str) -> None:
    root = ElementTree.fromstring(drawn)
    named = root.attrib["aria-labelledby"].split()
    assert [root.find(f"{SVG}{tag}").attrib["id"] for tag in ("title", "desc")] == named  # type: ignore[union-attr]
    assert root.attrib["role"] == "img"
    described = root.findtext(f"{SVG}desc") or ""
    assert all(arrow.term in described for arrow in ARROWS)
    assert "Direction" not in described.replace("Strategic direction", "").replace(
        "inDirection", ""
    )


def test_text_stays_text_and_within_its_box(drawn: str) -> None:
    texts = [element.text or "" for element in ElementTree.fromstring(drawn).iter(f"{SVG}text")]
    assert {"Strategic direction", "fp:Action", "cv:hasParticipant"} <= set(texts)
    for box in BOXES:
        assert text_width((" · ".join(box.properties),), 12) <= BOX_WIDTH, box.term
        assert BOX_WIDTH / 2 <= box.x <= WIDTH - BOX_WIDTH / 2
        assert box.y < HEIGHT
    assert "<a " not in drawn
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")


def test_boxes_do_not_overlap() -> None:
    places = {(box.x, box.y) for box in BOXES}
    assert len(places) == len(BOXES)


def test_colours_can_be_read() -> None:
    for tint, colour in COLOURS.values():
        assert contrast(tint, colour) >= 4.5


def test_every_arrow_joins_two_boxes() -> None:
    boxes = {box.term for box in BOXES}
    assert {arrow.source for arrow in ARROWS} | {arrow.target for arrow in ARROWS} == boxes


def test_a_renamed_class_changes_the_drawing(data: Data, tmp_path: Path) -> None:
    store = without(data, tmp_path, '"strategic direction"@en', '"a <b>bold</b> course"@en')
    drawn = diagram(store)
    assert "A &lt;b&gt;bold&lt;/b&gt; course" in drawn
    ElementTree.fromstring(drawn)


def test_the_swedish_drawing_has_swedish_names(data: Data) -> None:
    assert ">Färdriktning<" in diagram(open_store(data), "sv")


@pytest.mark.parametrize(
    ("former", "new", "said"),
    [
        ("fp:breaksDown a owl:ObjectProperty", "fp:divides a owl:ObjectProperty", "fp:breaksDown"),
        ("fp:Direction a owl:Class", "fp:Course a owl:Class", "fp:Direction"),
        ("rdfs:range fp:Goal ;", "rdfs:range fp:Vision ;", "fp:breaksDown is drawn at fp:Goal"),
        ("fp:nameAsWritten a owl", "fp:nameWritten a owl", "fp:nameAsWritten"),
    ],
)
def test_what_the_ontology_lacks_or_contradicts_is_a_fault(
    data: Data, tmp_path: Path, former: str, new: str, said: str
) -> None:
    store = without(data, tmp_path, former, new)
    with pytest.raises(DataFault, match=said):
        diagram(store)


def test_wider_classes_are_found_through_several_steps(data: Data) -> None:
    vocabulary = read_vocabulary(open_store(data), "en")
    assert module.full("foaf:Agent") in vocabulary.wider(module.full("fp:ActorGroup"))
    circle = dataclasses.replace(vocabulary, parents={"a": ("b",), "b": ("a",)})
    assert circle.wider("a") == {"a", "b"}
