"""The whole site from Flemingsberg's own data: every link, every page, the same every time."""

from __future__ import annotations

import os
import posixpath
import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pyoxigraph as ox
import pytest
from conftest import PUBLISHED_AT
from html_page import Page, links_followed

from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.faults import DataFault
from fardplan_kg.namespaces import BASE, ID
from fardplan_kg.publication import build, site
from fardplan_kg.publication.inputs import Inputs
from fardplan_kg.questions import read_questions
from fardplan_kg.validation import FAULT, Finding

PLAIN = re.compile(r"[A-Za-z0-9/_.~-]+")


def inputs_of(data: Data) -> Inputs:
    store, questions = open_store(data), read_questions(data)
    return build.inputs(store, questions, build.answer_all(store, questions))


@pytest.fixture(scope="module")
def inputs(data: Data) -> Inputs:
    return replace(inputs_of(data), address=PUBLISHED_AT)


@pytest.fixture(scope="module")
def files(published: Path, inputs: Inputs) -> dict[str, bytes]:
    """What is published, as it lies in the folder."""
    return {path: (published / path).read_bytes() for path in site.publication(inputs).files}


@pytest.fixture(scope="module")
def pages(files: dict[str, bytes]) -> dict[str, Page]:
    return {path: Page(f.decode()) for path, f in files.items() if path.endswith(".html")}


def test_every_link_leads_to_a_file_and_every_fragment_to_an_id(
    files: dict[str, bytes], pages: dict[str, Page]
) -> None:
    assert links_followed(files, pages) > 20_000


def test_every_path_is_plain(files: dict[str, bytes]) -> None:
    assert all(PLAIN.fullmatch(path) for path in files)


def test_every_page_is_whole(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        language = "en" if ".en." in path else "sv"
        other = "sv" if language == "en" else "en"
        levels = page.levels()
        assert page.open == [], path
        assert page.elements[0] == ("html", {"lang": language}), path
        assert levels.count(1) == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), path
        assert len(page.ids()) == len(set(page.ids())), path
        alternate = [t for t, found in page.elements if found.get("hreflang") == other]
        # a single file is taken along, and what lies beside it is not
        assert alternate == ([] if path.startswith("fraga-ensam.") else ["link", "a"]), path
        assert ("a", {"class": "skip", "href": "#content"}) in page.elements, path


def test_no_page_loads_anything_from_elsewhere(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        for tag, found in page.elements:
            # what a page is called elsewhere is told, not loaded
            told = tag == "link" and found.get("rel") == "canonical"
            address = found.get("src") or (found.get("href") if tag == "link" else None) or ""
            if told:
                assert address.startswith(PUBLISHED_AT), (path, address)
                continue
            assert not re.match(r"\w+:|//", address), (path, address)


def test_everything_that_has_a_page_has_it_in_both_languages_with_its_data(
    inputs: Inputs, files: dict[str, bytes], pages: dict[str, Page]
) -> None:
    assert len(inputs.places.pages) > 350
    for iri, path in inputs.places.pages.items():
        for language in ("sv", "en"):
            assert iri in pages[f"{path}.{language}.html"].words, iri
        assert f"{path}.ttl" in files


def test_every_part_stands_on_its_page(inputs: Inputs, pages: dict[str, Page]) -> None:
    anchors = inputs.places.anchors
    parts = {iri: place for iri, place in anchors.items() if iri.startswith(ID)}
    claims = {iri for iri in parts if iri.startswith(f"{ID}claim/")}
    assert (len(parts) - len(claims), len(claims)) == (61 + 113 + 76 + 564, 651)
    assert len(anchors) - len(parts) > 150  # the ontology's terms
    ids = {path: set(page.ids()) for path, page in pages.items()}
    for iri, (path, fragment) in anchors.items():
        for language in ("sv", "en"):
            found = ids[f"{path}.{language}.html"]
            assert fragment in found or (iri in claims and not fragment), (path, fragment)


def test_everything_can_be_reached_from_the_front_page(pages: dict[str, Page]) -> None:
    reached, waiting = set[str](), ["index.html"]
    while waiting:
        path = waiting.pop()
        if path in reached or path not in pages:
            continue
        reached.add(path)
        targets = (link.partition("#")[0] for link in pages[path].links())
        folder = posixpath.dirname(path)
        waiting += [posixpath.normpath(posixpath.join(folder, t)) for t in targets if t]
    assert set(pages) - reached == set()


def test_a_thing_s_data_is_what_the_graph_says_of_it(
    data: Data, inputs: Inputs, files: dict[str, bytes]
) -> None:
    store = open_store(data)
    things = [found for found in inputs.places.pages.items() if found[0].startswith(ID)]
    assert len(things) > 350
    for iri, path in things:
        parsed = set(ox.parse(files[f"{path}.ttl"], format=ox.RdfFormat.TURTLE))
        triples = {quad.triple for quad in parsed}
        own = store.engine.quads_for_pattern(ox.NamedNode(iri), None, None, ox.DefaultGraph())
        assert {quad.triple for quad in own} <= triples, iri
        topics = {t for t in triples if t.predicate.value.endswith("primaryTopic")}
        assert [str(t.subject) for t in topics] == [f"<{BASE}{path}>"]


def test_every_question_has_its_page_its_query_and_a_place_in_the_list(
    data: Data, files: dict[str, bytes], pages: dict[str, Page]
) -> None:
    for question in read_questions(data):
        first, _, rest = files[f"svar/{question.name}.rq"].decode().partition("\n")
        assert rest == question.query
        assert first.startswith("#+ description: ")
        for language in ("sv", "en"):
            stem = f"svar/{question.name}.{language}"
            assert {f"{stem}.{form}" for form in ("html", "csv", "json", "rq")} <= set(files)
            words = pages[f"{stem}.html"].words
            assert question.text["sv"] in words
            assert question.text["en"] in words
            assert f'fk.open().ask("{question.name}"' in words
            assert (
                f"{question.name}.{language}.html" in pages[f"svar/index.{language}.html"].links()
            )


def test_a_query_s_file_gives_the_answer(data: Data, files: dict[str, bytes]) -> None:
    store = open_store(data)
    for path, content in files.items():
        if re.fullmatch(r"svar/[a-z-]+\.(sv|en)\.rq", path):
            assert store.select(content.decode()).variables


def test_names_in_answers_lead_to_the_things(pages: dict[str, Page]) -> None:
    links = pages["svar/actors-of-action.sv.html"].links()
    assert links.count("../doc/actor/region-stockholm.sv.html") >= 18
    assert "../doc/goal-area/levande-och-attraktiva-stadskarnor.sv.html" in links
    about = pages["svar/anomalies.sv.html"].links()
    assert sum(link.startswith("../doc/anomaly/") for link in about) >= 42
    assert "../doc/actor/polis.sv.html" in pages["natverk/flemingsberg.sv.html"].links()
    assert "doc/actor/polis.en.html" in pages["index.en.html"].links()


def test_what_can_be_chosen_stands_in_a_form(pages: dict[str, Page]) -> None:
    page = pages["svar/actions-of-actor.sv.html"]
    words = " ".join(page.words.split())
    assert "Välj vad svaret gäller" in words
    assert "räknas ut i din webbläsare" in words
    (form,) = (own for tag, own in page.elements if tag == "form")
    assert form["action"] == "../fraga.sv.html"
    assert (
        "input",
        {"type": "hidden", "name": "fraga", "value": "actions-of-actor"},
    ) in page.elements
    assert [tag for tag, _ in page.elements].count("option") > 5


def test_a_required_parameter_without_default_is_given_its_first_choice(pahittsby: Data) -> None:
    original = (pahittsby.queries / "action-evidence.rq").read_text(encoding="utf-8")
    folder = pahittsby.root / "own"
    folder.mkdir()
    text = re.sub(r"(?m)^#\+ +default: .*\n", "", original)
    (folder / "needy.rq").write_text(text, encoding="utf-8")
    (pahittsby.root / "queries").unlink()
    folder.rename(pahittsby.root / "queries")
    answers = build.answer_all(open_store(pahittsby), read_questions(pahittsby))
    assert answers["needy", "sv"].values["action"].startswith(f"{ID}action/")
    assert answers["needy", "sv"].rows


CODE = """
import sys, hashlib; sys.path.insert(0, sys.argv[1])
from pathlib import Path
from fardplan_kg.dataset import Data
import test_publication_build as t
whole = hashlib.sha256()
for path, content in t.site.site_files(t.inputs_of(Data(Path(sys.argv[2])))).items():
    whole.update(path.encode() + b"\\0" + content)
print(whole.hexdigest())
"""


def test_two_builds_are_the_same_under_two_hash_seeds(built: Data) -> None:
    here = str(Path(__file__).parent)
    found = {
        subprocess.run(
            [sys.executable, "-c", CODE, here, str(built.root)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


@pytest.mark.parametrize(("number", "more"), [(1, 0), (10, 0), (12, 2)])
def test_faults_are_told_in_both_languages(number: int, more: int) -> None:
    faults = [Finding(FAULT, f"urn:{i}", f"Laga {i}.", f"Mend {i}.") for i in range(number)]
    with pytest.raises(DataFault) as told:
        build.refuse_faults(faults)
    swedish, english = told.value.told("sv"), told.value.told("en")
    assert swedish.startswith(f"grafen har {number} fel, och inget skrevs\n  urn:0: Laga 0.")
    assert english.startswith(f"the graph has {number} fault")
    assert "urn:0: Mend 0." in english
    assert "Mend" not in swedish
    assert (f"och {more} till" in swedish) is (more > 0)
    assert all("fardplan validate" in message for message in (swedish, english))


def test_no_fault_is_no_hindrance() -> None:
    build.refuse_faults([])
