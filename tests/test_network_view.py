from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import html_page
import networkx as nx
import pytest
from network_samples import HOSTILE, actors_of_action, hostile

from fardplan_kg.network import affiliation, drawing, figure, view
from fardplan_kg.network.matrix import tables
from fardplan_kg.network.setting import Link, Particulars, Quote
from fardplan_kg.store import Term
from fardplan_kg.wording import Words

SETTING = view.Setting("Flemingsberg", "1.0", "../index.html", "flemingsberg.en.html")
BAD = view.Setting(HOSTILE, HOSTILE, publisher=HOSTILE, contact=HOSTILE)


class Page(html_page.Page):
    """A page of the network: its words, a space between, and the data of its drawing."""

    def __init__(self, text: str) -> None:
        self.data = ""
        super().__init__(text)

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["script"]:
            self.data = data if data.startswith("{") else self.data
        else:
            self.words += f"{data} "

    def tags(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag == name]


KINDS = {"municipality": "kommun", "group": "allmän aktör eller grupp"}


def network(*, spoiled: bool = False) -> nx.Graph:
    answer = hostile(actors_of_action()) if spoiled else actors_of_action()
    return affiliation.graph(affiliation.participations(answer, kinds=KINDS))


@pytest.fixture(scope="module", params=["sv", "en"])
def text(request: pytest.FixtureRequest) -> str:
    return view.page(network(), request.param, SETTING)


def test_the_page_is_well_formed_with_one_h1_and_unique_ids(text: str) -> None:
    page = Page(text)
    assert page.open == []
    assert len(page.tags("h1")) == 1
    ids = [found["id"] for _, found in page.elements if found.get("id")]
    assert len(ids) == len(set(ids))
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_labels_and_regions_point_to_what_is_there(text: str) -> None:
    page = Page(text)
    ids = {found["id"] for _, found in page.elements if found.get("id")}
    for _, found in page.elements:
        named = (found.get("aria-labelledby") or "").split()
        target = (found.get("href") or "").removeprefix("#")
        assert set(named) <= ids
        assert not (found.get("href") or "").startswith("#") or target in ids
        assert found.get("for", "choices") in ids


def test_nothing_is_loaded_and_nothing_is_inline_script(text: str) -> None:
    page = Page(text)
    assert all("src" not in found for _, found in page.elements)
    assert all(not name.startswith("on") for _, found in page.elements for name in found)
    links = [found["href"] for found in page.tags("a") + page.tags("link")]
    assert not any(re.match(r"(https?:)?//", link or "") for link in links)
    assert "sourceMappingURL" not in text
    assert "@license" in text


def test_the_page_is_small_enough(text: str) -> None:
    assert len(text.encode()) <= 700_000


def test_the_same_rows_give_the_same_page_and_an_unchanged_network() -> None:
    found = network()
    before = nx.node_link_data(found, edges="edges")
    assert view.page(found, "sv", SETTING) == view.page(network(), "sv", SETTING)
    assert nx.node_link_data(found, edges="edges") == before


def test_every_participation_is_in_the_matrix_the_tables_and_the_data(text: str) -> None:
    page = Page(text)
    cells = [c["class"] for c in page.tags("td") if "role-" in (c.get("class") or "")]
    counts = [sum(role in (c or "") for c in cells) for role in affiliation.ROLES]
    assert counts == [10, 4, 47]
    rows = [row.get("id") or "" for row in page.tags("tr")]
    counted = [sum(own.startswith(kind) for own in rows) for kind in ("aktor-", "insats-", "par-")]
    assert counted == [13, 18, 33]
    data = json.loads(page.data)
    assert [len(data[k]) for k in ("actors", "actions", "parts", "areas")] == [13, 18, 61, 4]
    assert [len(data["drawings"]["two-mode"][k]) for k in ("nodes", "edges")] == [31, 61]
    assert len(data["drawings"]["actors"]["nodes"]) == 13


def test_positions_are_given_and_physics_is_off(text: str) -> None:
    for found in json.loads(Page(text).data)["drawings"].values():
        assert found["nodes"]
        assert all({"x", "y"} <= set(node) for node in found["nodes"])
    assert "physics: false," in text


def test_the_summary_is_computed() -> None:
    words = " ".join(Page(view.page(network(), "sv", SETTING)).words.split())
    assert "Färdplanen nämner 13 aktörer i 18 insatser, sammanlagt 61 gånger." in words
    assert "återstår 21 av 33 par av aktörer" in words
    assert "Det betyder inte att de samarbetar." in words
    assert words.count("Anges inte") == 7
    assert words.count("Oklart: Region Stockholm") == 1
    assert "Räknat utan Region Stockholm." in words


def test_actors_are_spoken_of_in_full() -> None:
    spoken = {node.spoken for node in figure.two_mode(network(), Words("sv")).nodes}
    assert "Huddinge kommun, kommun, nämns i 8 insatser tillsammans med 7 aktörer" in spoken


def test_an_actor_in_two_lines_of_an_action_has_both_roles() -> None:
    rows = affiliation.participations(actors_of_action())
    row = next(own for own in rows if own.role == "participating")
    doubled = affiliation.graph([*rows, replace(row, role="responsible")])
    words = Words("sv")
    (before,) = (
        a for a in tables(affiliation.graph(rows), words).actors if a.name == row.actor_name
    )
    (after,) = (a for a in tables(doubled, words).actors if a.name == row.actor_name)
    assert after.counts["responsible"] == before.counts.get("responsible", 0) + 1
    assert after.counts["participating"] == before.counts["participating"]
    assert after.total == before.total
    assert ("responsible", "participating") in after.cells
    said = " ".join(Page(view.page(doubled, "sv", SETTING)).words.split())
    assert "A M ansvarig och medverkande" in said
    lines = figure.two_mode(doubled, words).edges
    (line,) = (own for own in lines if (own.source, own.target) == (row.actor, row.action))
    assert line.kind == "responsible"
    assert line.spoken.endswith(": ansvarig och medverkande")


def test_a_name_in_the_other_language_is_marked() -> None:
    text = view.page(network(), "en", SETTING)
    assert text.count('<span lang="sv">Huddinge kommun</span>') > 3
    assert 'paint-order="stroke" lang="sv"' in text
    assert 'lang="sv">Huddinge' not in view.page(network(), "sv", SETTING)


def test_an_action_of_no_stated_kind_is_told_in_words() -> None:
    rows = [replace(r, kind="not-stated") for r in affiliation.participations(actors_of_action())]
    said = " ".join(Page(view.page(affiliation.graph(rows), "sv", SETTING)).words.split())
    assert "Gemensam eller kärnspecifik anges inte" in said
    assert "not-stated" not in said


def test_hostile_labels_add_no_element_and_are_shown_as_text() -> None:
    plain = Counter(tag for tag, _ in Page(view.page(network(), "en", BAD)).elements)
    bad = Page(view.page(network(spoiled=True), "en", BAD))
    # A longer label is written in more lines; nothing else may differ.
    assert Counter(tag for tag, _ in bad.elements if tag != "tspan") == plain - Counter(
        {"tspan": plain["tspan"]}
    )
    assert bad.tags("img") == []
    assert bad.words.count(HOSTILE) > 100
    assert "<" not in bad.data
    assert json.loads(bad.data)["drawings"]


def test_hostile_labels_leave_the_drawing_well_formed() -> None:
    words = Words("sv")
    found = figure.two_mode(network(spoiled=True), words)
    root = ElementTree.fromstring(drawing.svg(found, words))
    titles = [element.text for element in root.iter("{http://www.w3.org/2000/svg}title")]
    assert any(HOSTILE in (title or "") for title in titles)
    assert not list(root.iter("{http://www.w3.org/2000/svg}img"))
    assert not list(root.iter("img"))


def test_the_drawing_has_title_description_and_text() -> None:
    words = Words("sv")
    root = ElementTree.fromstring(drawing.svg(figure.two_mode(network(), words), words))
    space = "{http://www.w3.org/2000/svg}"
    assert root.attrib["role"] == "img"
    assert root[0].tag == f"{space}title"
    assert root[1].tag == f"{space}desc"
    shown = "".join(root.itertext())
    assert all(word in shown for word in ("Huddinge", "4.5", "Allmän aktör eller grupp", "oklar"))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_plans_with_little_in_them_give_a_page(language: str) -> None:
    rows = affiliation.participations(actors_of_action())
    odd = replace(rows[0], role="new-role", actor_type="new-type", kind="new", number="")
    for found in ([], rows[:1], [odd], [replace(rows[0], area_name=Term(""))]):
        assert Page(view.page(affiliation.graph(found), language, SETTING)).open == []


def test_the_policy_lets_in_only_what_is_in_the_page(text: str) -> None:
    policies = [m["content"] for m in Page(text).tags("meta") if m.get("http-equiv")]
    assert len(policies) == 1
    assert (policies[0] or "").startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in (policies[0] or "")


def test_own_script_and_style_are_small_and_use_no_framework() -> None:
    own = [name for name in view.FILES if name != view.VIS_NAME]
    assert len(own) == 6
    assert sum(len(view.script(name)) for name in own) < 60_000


def test_in_a_site_styles_and_scripts_are_files(text: str) -> None:
    setting = replace(SETTING, static="../static/")
    page = Page(view.page(network(), "sv", setting))
    assert page.tags("style") == []
    sources = [found.get("src") for found in page.tags("script") if found.get("type") is None]
    assert sources == [f"../static/{name}" for name in view.SCRIPTS]
    styles = [own.get("href") for own in page.tags("link") if own.get("rel") == "stylesheet"]
    assert styles == [f"../static/{name}" for name in view.STYLES]
    assert not any("style" in found for _, found in page.elements)
    assert "style" not in {name for _, own in Page(text).elements for name in own}


def test_what_stands_behind_an_action_is_on_the_page_without_script() -> None:
    action = actors_of_action_iri("1.3")
    behind = Particulars(
        (Link(Term("Gör platsen levande"), "../riktning.html"),),
        (Quote(Term("Hälsovägen ska <byggas>", language="sv"), "s. 14", "../avsnitt.html"),),
        (Link(Term("Två nummer"), "../oklarhet.html"),),
    )
    setting = replace(
        SETTING,
        actions={action: behind},
        more={action: (Link(Term("Turtle"), "../a.ttl"),)},
        said=(Link(Term("Tre områden delar ingen aktör."), "../svar.html"),),
        exports=(("GEXF", "natverk.gexf"),),
        date="2024-05-01",
    )
    text = view.page(network(), "sv", setting)
    page = Page(text)
    assert {"../riktning.html", "../avsnitt.html", "../oklarhet.html", "../svar.html"} <= set(
        page.links()
    )
    assert {"../a.ttl", "natverk.gexf"} <= set(page.links())
    assert "<q>Hälsovägen ska &lt;byggas&gt;</q>" in text
    assert "Uppgifternas datum: 2024-05-01." in text
    assert '<q lang="sv">' in view.page(network(), "en", setting)


def actors_of_action_iri(number: str) -> str:
    rows = affiliation.participations(actors_of_action())
    return next(row.action for row in rows if row.number == number)


def test_no_actions_give_a_message_and_no_empty_controls() -> None:
    page = Page(view.page(affiliation.graph([]), "sv", SETTING))
    assert "Ingen aktör nämns i någon insats här" in page.words
    assert page.tags("table") == page.tags("form") == page.tags("script") == []


def test_so_many_cells_are_gathered_by_goal_area() -> None:
    rows = [
        replace(
            row,
            actor=f"urn:actor-{i % 90}",
            actor_name=Term(f"Aktör {i % 90}"),
            action=f"urn:action-{i}",
            number=f"{row.number}{i}",
        )
        for i, row in enumerate(affiliation.participations(actors_of_action()) * 3)
    ]
    found = affiliation.graph(rows)
    shown = tables(found, Words("sv"))
    assert shown.wide
    page = Page(view.page(found, "sv", SETTING))
    assert [own["class"] for own in page.tags("table") if own.get("id") == "matrix"] == ["gathered"]
    gathered = sum(len(list(shown.entries(a, area))) for a in shown.actors for area in shown.areas)
    assert gathered == found.number_of_edges() == len(json.loads(page.data)["parts"])
    assert not tables(network(), Words("sv")).wide


def test_roadmaps_are_drawn_side_by_side_at_the_same_places() -> None:
    rows = [
        replace(row, plan=f"urn:plan-{i}", plan_name=f"Plan {i}", action=f"{row.action}-{i}")
        for i in range(2)
        for row in affiliation.participations(actors_of_action())
        if i == 0 or row.number[0] in "34"
    ]
    found = affiliation.graph(rows)
    drawn = figure.compared(found, Words("sv"))
    assert [own.title for own in drawn] == ["Plan 0", "Plan 1"]
    places = [{node.id: (node.place.x, node.place.y) for node in own.nodes} for own in drawn]
    assert [len(own) for own in places] == [13, 10]
    assert all(places[0][actor] == at for actor, at in places[1].items())
    page = Page(view.page(found, "sv", SETTING))
    assert "Färdplanerna sida vid sida" in page.words
    assert len([own for own in page.tags("input") if own.get("name") == "fardplan"]) == 2
    many = [
        replace(row, plan=f"urn:{i}", plan_name=f"{i}", action=f"urn:action-{i}")
        for i, row in enumerate(rows[: view.COMPARED + 1])
    ]
    text = view.page(affiliation.graph(many), "sv", SETTING)
    assert "Färdplanerna sida vid sida" not in text
