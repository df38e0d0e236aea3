"""The pages of a graph with several made-up roadmaps: whose is what, what is shared, what lacks."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner
from conftest import MADE_UP, lay_out
from html_page import Page, links_followed

import fardplan_kg.notebook as fk
from fardplan_kg.cli import main
from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.output import write_turtle
from fardplan_kg.extraction.pipeline import extract
from fardplan_kg.faults import CallFault
from fardplan_kg.namespaces import ID
from fardplan_kg.publication import build, site
from fardplan_kg.publication.inputs import Inputs
from fardplan_kg.questions import read_questions

PREFIXES = """
@prefix actor: <https://w3id.org/fardplan/id/actor/> .
@prefix cv: <http://data.europa.eu/m8g/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix fp: <https://w3id.org/fardplan/ontology#> .
@prefix id: <https://w3id.org/fardplan/id/> .
@prefix kind: <https://w3id.org/fardplan/id/actor-kind/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
NAMES = {"pahittsby": "Påhittsby", "sagoby": "Sagoby", "trollvik": "Trollvik"}
CHANGED = {
    "pahittsby": (),
    "sagoby": (
        ("trollen med flera.", "älvorna."),
        ("Trollens teater", "Älvornas teater"),
    ),
    "trollvik": (("Samla skräpet på", "Samla löven på"), ("samla-skrapet", "samla-loven")),
}
"""What is not the same as in Påhittsby's roadmap, but for the name."""


def renamed(text: str, slug: str) -> str:
    """A text of Påhittsby's as it would be another town's."""
    text = text.replace("Påhittsby", NAMES[slug]).replace("pahittsby", slug)
    for former, new in CHANGED[slug]:
        text = text.replace(former, new)
    return text.replace("trollens-teater", "alvornas-teater") if slug == "sagoby" else text


def document(slug: str) -> Document:
    text = renamed((MADE_UP / "document.txt").read_text(encoding="utf-8"), slug)
    return Document(f"{slug}.txt", text, hashlib.sha256(text.encode()).hexdigest())


def add(data: Data, slug: str) -> None:
    """Add the hand-made files of another town."""
    graph = data.root / "graph"
    for former, new in (
        ("annotations/pahittsby", "annotations"),
        ("interpretation", "interpretation"),
        ("actors", "actors"),
    ):
        text = renamed((MADE_UP / "graph" / f"{former}.ttl").read_text(encoding="utf-8"), slug)
        (graph / new).mkdir(exist_ok=True)
        (graph / new / f"{slug}.ttl").write_text(text, encoding="utf-8")
    elves = (
        'actor:alvorna a fp:ActorGroup ; fp:kindOfActor kind:group ; skos:prefLabel "älvorna"@sv'
    )
    (graph / "actors" / "elves.ttl").write_text(f"{PREFIXES}{elves} .\n", encoding="utf-8")
    strata = "".join(
        f"<https://w3id.org/fardplan/graph/{kind}/{slug}> fp:stratum fp:{stratum} .\n"
        for kind, stratum in (("plan", "Stated"), ("evidence", "Evidenced"))
    )
    with (graph / "catalogue.ttl").open("a", encoding="utf-8") as catalogue:
        catalogue.write(strata)


def name(data: Data, slugs: Iterable[str]) -> None:
    """Name the cores and the documents, as a translation file may."""
    said = "".join(
        f'<{ID}core/{slug}> skos:prefLabel "{NAMES[slug]}"@sv .\n'
        f'<{ID}document/fardplan-{slug}> dcterms:title "Färdplan för {NAMES[slug]}"@sv .\n'
        for slug in slugs
    )
    (data.root / "graph" / "translation.ttl").write_text(PREFIXES + said, encoding="utf-8")


LACKING = """
id:action\\/trollvik\\/bara-i-kartan a fp:Action, fp:ActionOfUnstatedKind ;
    fp:titleInMap "Bara i kartan"@sv ;
    fp:inDirection id:direction\\/trollvik\\/utan-ord .
id:direction\\/trollvik\\/utan-ord a fp:Direction ; fp:forGoalArea id:goal-area\\/levande-torg ;
    fp:inRoadmap id:roadmap\\/trollvik ; fp:order 3 .
id:participation\\/trollvik\\/bara-i-kartan\\/okand a fp:Participation ;
    fp:participationIn id:action\\/trollvik\\/rakna-resorna ; fp:actorAsWritten "okänd"@sv .
"""
"""An action in the map only, a direction without words, an actor that no one knows."""


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Data:
    """Three roadmaps in one graph; Trollvik's document has no title and says too little."""
    data = lay_out(tmp_path_factory.mktemp("several"))
    for slug in ("sagoby", "trollvik"):
        add(data, slug)
    for slug in NAMES:
        write_turtle(extract(document(slug), data), data.root / "graph")
    name(data, ("pahittsby", "sagoby"))
    with data.plan_file("trollvik").open("a", encoding="utf-8") as plan:
        plan.write(PREFIXES + LACKING)
    evidence = data.evidence_file("sagoby")
    text = evidence.read_text(encoding="utf-8")
    evidence.write_text(text.replace("page-basis:table-of-contents", "page-basis:pdf"), "utf-8")
    return data


@pytest.fixture(scope="module")
def inputs(several: Data) -> Inputs:
    store, questions = open_store(several), read_questions(several)
    return build.inputs(store, questions, build.answer_all(store, questions))


@pytest.fixture(scope="module")
def files(inputs: Inputs) -> dict[str, bytes]:
    return site.site_files(inputs)


@pytest.fixture(scope="module")
def pages(files: dict[str, bytes]) -> dict[str, Page]:
    return {path: Page(f.decode()) for path, f in files.items() if path.endswith(".html")}


def words(page: Page) -> str:
    return " ".join(page.words.split())


def test_every_link_leads_to_a_file_and_every_fragment_to_an_id(
    files: dict[str, bytes], pages: dict[str, Page]
) -> None:
    assert links_followed(files, pages) > 5000


def test_every_page_is_whole_and_loads_nothing_from_elsewhere(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        levels = page.levels()
        assert page.open == [], path
        assert levels.count(1) == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), path
        assert len(page.ids()) == len(set(page.ids())), path
        for tag, found in page.elements:
            address = found.get("src") or (found.get("href") if tag == "link" else None) or ""
            assert not re.match(r"\w+:|//", address), (path, address)


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


def test_the_front_page_sets_the_roadmaps_side_by_side(pages: dict[str, Page]) -> None:
    page = pages["index.html"]
    said = words(page)
    assert "3 färdplaner sida vid sida" in said
    for slug, called in NAMES.items():
        assert f"fardplan/{slug}.sv.html" in page.links()
        assert f"Bara i {called}" in said
    assert "Möblera torgen1.11.11.1medverkande aktörer" in said
    assert "Lyktbolaget" in said
    assert "Trollvik insatser5" in said.replace("Färdplan för Trollvik ", "")
    assert "3 roadmaps side by side" in words(pages["index.en.html"])


@pytest.mark.parametrize("slug", NAMES)
def test_each_roadmap_has_the_page_that_a_single_one_has(slug: str, pages: dict[str, Page]) -> None:
    said = words(pages[f"fardplan/{slug}.sv.html"])
    for expected in ("Vad färdplanen vill", "Vilka som nämns", "Vad som är oklart"):
        assert expected in said
    assert f"natverk/{slug}.sv.svg" in str(pages[f"fardplan/{slug}.sv.html"].links())
    others = [other for other in NAMES if other != slug]
    links = pages[f"fardplan/{slug}.sv.html"].links()
    assert not any(f"doc/action/{other}/" in link for other in others for link in links)
    assert all(f"../fardplan/{other}.sv.html" in links for other in others)
    assert "Visionen och målet är inte utlästa ur dokumentet." in said


LISTING = (
    "doc/index.sv.html",
    "doc/goal-area/levande-torg.sv.html",
    "doc/actor/trollen.sv.html",
    "doc/common-action/moblera-torgen.sv.html",
)


def test_no_number_stands_without_its_roadmap_where_several_are_listed(
    pages: dict[str, Page],
) -> None:
    for path in LISTING:
        said = words(pages[path])
        before = re.findall(r"(\S+) 1\.[12]\b", said)
        assert len(before) >= 3, path
        assert all(word.endswith(tuple(NAMES.values())) for word in before), (path, before)


def test_the_sources_are_the_documents_in_the_graph(inputs: Inputs, pages: dict[str, Page]) -> None:
    first, second, third = inputs.roadmaps
    stated = (first, replace(second, publisher="Sagolandets region", year="2031"))
    found = replace(inputs, roadmaps=(*stated, replace(third, title="")))
    made = site.publication(found).files
    assert (
        "Källor: Färdplan för Påhittsby; Färdplan för Sagoby (Sagolandets region, 2031); "
        "färdplanen för Trollvik."
    ) in words(Page(made["index.html"].made().decode()))
    front = made["fardplan/sagoby.sv.html"].made().decode()
    assert "inte Sagolandets regions egen" in words(Page(front))
    own = words(pages["doc/action/sagoby/moblera-torgen.sv.html"])
    assert "Källa: Färdplan för Sagoby." in own
    assert "Påhittsby" not in own
    for path, page in pages.items():
        assert "Flemingsberg" not in page.words or path.startswith("svar/"), path


def test_an_action_says_whose_it_is(pages: dict[str, Page]) -> None:
    page = pages["doc/action/sagoby/moblera-torgen.sv.html"]
    assert "1.1 · Färdplanen för Sagoby" in words(page)
    assert "../../../fardplan/sagoby.sv.html" in page.links()


def test_a_common_action_is_compared(pages: dict[str, Page]) -> None:
    said = words(pages["doc/common-action/moblera-torgen.sv.html"])
    assert "Det här skiljer sig: medverkande aktörer." in said
    assert "Sagoby 1.1 Möblera torgen" in said
    assert "älvorna inte i alla" in said
    assert "Sagolandets region inte i alla" not in said


def test_an_actor_s_actions_stand_by_roadmap(pages: dict[str, Page]) -> None:
    said = words(pages["doc/actor/sagolandets-region.sv.html"])
    places = [said.index(f"{called}: Levande torg") for called in NAMES.values()]
    assert places == sorted(places)


def test_a_goal_area_s_directions_stand_by_roadmap(pages: dict[str, Page]) -> None:
    page = pages["doc/goal-area/levande-torg.sv.html"]
    for slug in NAMES:
        assert f"../../doc/direction/{slug}/levande-torg.sv.html" in page.links()


def test_what_a_document_does_not_say_is_said(pages: dict[str, Page]) -> None:
    said = words(pages["doc/action/trollvik/bara-i-kartan.sv.html"])
    for expected in (
        "Färdplanen anger inga aktörer för insatsen.",
        "Insatsens nummer anges inte.",
        "Insatsens slag anges inte: gemensam eller kärnspecifik.",
        "Insatsen står bara i insatskartan, inte i kapitlet.",
        "Bara i kartan",
    ):
        assert expected in said
    direction = words(pages["doc/direction/trollvik/utan-ord.sv.html"])
    assert "Färdriktningens lydelse anges inte." in direction
    assert "ej angivet" in words(pages["doc/action/trollvik/rakna-resorna.sv.html"])
    whole = words(pages["doc/action/trollvik/moblera-torgen.sv.html"])
    assert "anges inte" not in whole


def test_a_plan_s_page_has_what_lacks_a_direction_or_a_number(pages: dict[str, Page]) -> None:
    page = pages["fardplan/trollvik.sv.html"]
    assert "../doc/action/trollvik/bara-i-kartan.sv.html" in page.links()
    assert "–Bara i kartan gemensam eller kärnspecifik anges inte" in words(page)


def test_an_english_page_names_in_swedish_what_has_no_english_name(
    pages: dict[str, Page], files: dict[str, bytes]
) -> None:
    for path, page in pages.items():
        if path.endswith(".en.html"):
            assert "Title not stated" not in page.words, path
            assert "Goal area not stated" not in page.words, path
    for path in ("fardplan/sagoby.en.html", "svar/actors-of-action.en.html", "index.en.html"):
        assert '<span lang="sv">Möblera torgen</span>' in files[path].decode(), path
    assert '<span lang="sv">Levande torg</span>' in files["natverk/sagoby.en.html"].decode()


def test_a_kind_of_actor_is_called_the_same_on_every_page(pages: dict[str, Page]) -> None:
    for path in ("fardplan/sagoby.sv.html", "natverk/alla.sv.html"):
        said = words(pages[path])
        assert "Allmän aktör eller grupp" in said, path
        assert "Förvaltning" not in said, path
    assert "allmän aktör eller grupp" in words(pages["doc/actor/trollen.sv.html"])


def test_a_page_of_the_pdf_is_told_apart_from_a_section_s(pages: dict[str, Page]) -> None:
    pdf = words(pages["doc/action/sagoby/moblera-torgen.sv.html"])
    assert "Sidan är räknad i dokumentets pdf-fil" in pdf
    assert "innehållsförteckningen" not in pdf
    contents = words(pages["doc/action/trollvik/moblera-torgen.sv.html"])
    assert "pdf-fil" not in contents
    both = words(pages["doc/goal-area/levande-torg.sv.html"])
    assert "avsnitt Sagoby: Levande torg, s. 5 (PDF)" in both
    assert "Där en sida är märkt ”PDF”" in both


def test_there_is_a_network_of_each_roadmap_and_of_all(
    files: dict[str, bytes], pages: dict[str, Page]
) -> None:
    for slug in (*NAMES, "alla"):
        for ending in ("html", "svg", "graphml"):
            assert f"natverk/{slug}.sv.{ending}" in files
    every = words(pages["natverk/alla.sv.html"])
    assert "3 färdplaner: Påhittsby, Sagoby, Trollvik" in every
    assert "Aktörer och färdplaner" in every
    one = pages["natverk/sagoby.sv.html"]
    assert "Den regionala stadskärnan Sagoby" in words(one)
    assert "Trollvik 1.1" not in words(one)
    assert {"alla.sv.html", "pahittsby.sv.html", "trollvik.sv.html"} <= set(one.links())
    assert b"Sagoby" in files["natverk/alla.sv.svg"]


def test_names_are_escaped_wherever_a_roadmap_is_named(inputs: Inputs) -> None:
    bad = tuple(replace(own, name=f"<b>{own.name}", title="<i>titel") for own in inputs.roadmaps)
    made = site.publication(replace(inputs, roadmaps=bad)).files
    for path in ("index.html", "natverk/alla.sv.html", "fardplan/sagoby.sv.html"):
        text = made[path].made().decode()
        assert "<b>Sagoby" not in text
        assert "<i>titel" not in text
        assert "&lt;b&gt;Sagoby" in text


def test_a_question_shows_the_roadmaps_that_it_can_be_asked_of(pages: dict[str, Page]) -> None:
    said = words(pages["svar/actors-of-action.sv.html"])
    assert "-p plan=" in said
    assert "Färdplan" in said
    assert "Sagoby" in said


def test_one_roadmap_is_told_apart_from_none(pahittsby: Data) -> None:
    store, questions = open_store(pahittsby), read_questions(pahittsby)
    inputs = build.inputs(store, questions, build.answer_all(store, questions))
    made = site.publication(inputs).files
    assert not [path for path in made if path.startswith("fardplan/") or "alla." in path]
    said = words(Page(made["svar/actors-of-action.sv.html"].made().decode()))
    assert "plan=" not in said
    assert "Vad färdplanen vill" in words(Page(made["index.html"].made().decode()))


def test_the_network_command_takes_one_roadmap(several: Data, tmp_path: Path) -> None:
    for called in ("sagoby", "Sagoby", "Färdplan för Sagoby"):
        path = tmp_path / "natverk.graphml"
        call = ["--data", str(several.root), "network", "--plan", called, "-o", str(path)]
        assert CliRunner().invoke(main, call).exit_code == 0
        network = nx.read_graphml(path)
        assert {plan for _, plan in network.nodes(data="plan_name") if plan} == {"Sagoby"}
    call[4] = "Sagobi"
    told = CliRunner().invoke(main, call)
    assert told.exit_code == 2
    assert "ingen färdplan heter 'Sagobi'; närmast: Sagoby" in told.output


def test_a_notebook_asks_of_one_roadmap_or_of_all(several: Data) -> None:
    graph = fk.open(several.root)
    assert [plan.slug for plan in graph.plans()] == list(NAMES)
    every = graph.ask("actors-of-action")
    one = graph.ask("actors-of-action", plan="sagoby")
    assert 0 < len(one) < len(every)
    assert {str(row.plan) for row in one} == {f"{ID}roadmap/sagoby"}
    whole = graph.network(projection="two-mode")
    own = graph.network(plan="Sagoby", projection="two-mode")
    assert {data["plan_name"] for _, data in own.nodes(data=True) if "plan_name" in data} == {
        "Sagoby"
    }
    assert own.number_of_edges() < whole.number_of_edges()
    pair = f"{ID}actor/sagolandets-region", f"{ID}actor/trollen"
    assert set(graph.network().edges[pair]["plans"]) == set(NAMES.values())
    with pytest.raises(CallFault, match="the nearest: "):
        graph.network(plan="Flemingsbergg")
