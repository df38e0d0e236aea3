"""The network's page in a browser: Q1–Q8 of the coordinator, by mouse and by keyboard alone."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from network_samples import HOSTILE, actors_of_action, hostile

from browser.axe import violations
from browser.chromium import Browser
from fardplan_kg.network import affiliation, view
from fardplan_kg.network.setting import Link, Particulars, Quote, Setting
from fardplan_kg.rendering import static
from fardplan_kg.store import Term

AXE_RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
KINDS = {"municipality": "kommun", "group": "allmän aktör eller grupp"}
ROWS = affiliation.participations(actors_of_action(), kinds=KINDS)
STATUS = "return document.getElementById('status').textContent"
PANEL = "return document.getElementById('panel').innerText.replace(/\\s+/g, ' ')"
VIEWS = ("matris", "natverk", "tabeller")


def iri(number: str) -> str:
    return next(row.action for row in ROWS if row.number == number)


def actor_iri(name: str) -> str:
    return next(row.actor for row in ROWS if row.actor_name.value == name)


SETTING = Setting(
    "Flemingsberg",
    "1.0",
    pages={actor_iri("Huddinge kommun"): "huddinge.html"},
    actions={
        iri("1.3"): Particulars(
            (Link(Term("Gör platsen levande")),),
            (Quote(Term("Hälsovägen är kärnans stråk."), "avsnitt 1.3, s. 14", "avsnitt.html"),),
        )
    },
    members={actor_iri("Kärnkommunerna"): (actor_iri("Huddinge kommun"),)},
    date="2024-05-01",
)


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page in both languages as one file, one that rests on files, and odd networks."""
    folder = tmp_path_factory.mktemp("network")
    network = affiliation.graph(ROWS)
    long = [replace(ROWS[0], actor_name=Term("Ett mycket långt namn " * 23), number="")]
    several = [
        replace(row, plan=f"urn:{i}", plan_name=f"Kärna {i}", action=f"{row.action}-{i}")
        for i in range(2)
        for row in ROWS
    ]
    spoiled = affiliation.participations(hostile(actors_of_action()))
    made = {
        "sv": view.page(network, "sv", SETTING),
        "en": view.page(network, "en", SETTING),
        "files": view.page(network, "sv", replace(SETTING, static="static/")),
        "one": view.page(affiliation.graph(ROWS[:1]), "sv", Setting("En")),
        "none": view.page(affiliation.graph([]), "sv", Setting("Ingen")),
        "long": view.page(affiliation.graph(long), "sv", Setting("Lång")),
        "several": view.page(affiliation.graph(several), "sv", Setting("Flera")),
        "hostile": view.page(affiliation.graph(spoiled), "sv", Setting(HOSTILE)),
    }
    for name, text in made.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    (folder / "static").mkdir()
    for name in view.FILES:
        (folder / "static" / name).write_bytes(view.script(name))
    (folder / "static" / "site.css").write_text(static("site.css"), encoding="utf-8")
    return folder


def visit(
    browser: Browser, pages: Path, name: str = "sv", fragment: str = "", width: int = 1280
) -> None:
    browser.open(pages / "none.html", width)
    browser.log("browser")
    browser.driver.get((pages / f"{name}.html").as_uri() + fragment)


def press(browser: Browser, key: str) -> None:
    codes = {"Tab": 9, "Enter": 13, "Escape": 27, " ": 32, "ArrowLeft": 37, "ArrowUp": 38,
             "ArrowRight": 39, "ArrowDown": 40}  # fmt: skip
    text = {"Enter": "\r", " ": " "}.get(key, "")
    common = {"key": key, "code": "Space" if key == " " else key}
    common["windowsVirtualKeyCode"] = codes[key]  # type: ignore[assignment]
    down = "keyDown" if text else "rawKeyDown"
    browser.command("Input.dispatchKeyEvent", type=down, text=text, **common)
    browser.command("Input.dispatchKeyEvent", type="keyUp", **common)


def tab_to(browser: Browser, selector: str) -> None:
    for _ in range(300):
        press(browser, "Tab")
        if browser.run(f"return document.activeElement.matches({json.dumps(selector)})"):
            return
    raise AssertionError(f"the Tab key never reaches {selector}")


def click(browser: Browser, selector: str) -> None:
    x, y = browser.run(
        f"const e = document.querySelector({json.dumps(selector)});"
        "e.scrollIntoView({block: 'center', inline: 'center'});"
        "const box = e.getClientRects()[0];"
        "return [box.x + box.width / 2, box.y + box.height / 2]"
    )
    for kind in ("mousePressed", "mouseReleased"):
        browser.command(
            "Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1
        )


@dataclass(frozen=True)
class Step:
    """One action: what is clicked, or where the keyboard stands and which key is pressed there."""

    click: str
    focus: str = ""
    key: str = "Enter"


def matrix_link(kind: str, key: str) -> Step:
    return Step(f'#matrix a[href="#{kind}-{key}"]')


def tick(name: str) -> Step:
    return Step(f"#{name}", key=" ")


PAIR = "#par-huddinge-kommun,botkyrka-kommun"
STAND_OUT = "return document.querySelectorAll('#stand-out dd')[{}].innerText.replace(/\\s+/g, ' ')"
QUESTIONS: dict[str, tuple[tuple[Step, ...], str, str]] = {
    "Q1 whom do we work with, on what": (
        (matrix_link("aktor", "huddinge-kommun"),),
        PANEL,
        "nämns i 8 insatser tillsammans med 7 aktörer.* Botkyrka kommun: 8 insatser där båda nämns:"
        " 1.3 ",
    ),
    "Q2 which actions do two share": (
        (matrix_link("aktor", "huddinge-kommun"), Step(f'#panel a[href="{PAIR}"]')),
        PANEL,
        "8 insatser där båda nämns: .*2.4 Samverka för att stärka Flemingsbergs rättskluster "
        "Huddinge kommun: oklar Botkyrka kommun: oklar",
    ),
    "Q3 which actors are in a goal area": (
        (matrix_link("omrade", "4"),),
        PANEL,
        "7 aktörer, 5 insatser.*Trafikverket.*Berörda kommuner",
    ),
    "Q4 which actions name no responsible actor, and where is it unclear": (
        (tick("roll-ingen"), tick("roll-oklar")),
        f"{STATUS} + [...document.querySelectorAll('#matrix thead tr:last-child th')]"
        ".filter((e) => !e.hidden).map((e) => e.innerText.trim().split(/\\s/)[1] || '').join(' ')",
        "8 av 18 insatser.*1.3 1.4 1.5 2.3 2.4 3.4 4.3 4.4",
    ),
    "Q5 who ties the areas together without the hub": (
        (tick("hub"),),
        f"{STAND_OUT.format(2)} + '; ' + {STAND_OUT.format(3).removeprefix('return ')}",
        r"^Kärnkommunerna \(4\), Botkyrka kommun \(4\), Huddinge kommun \(4\), Näringslivet \(3\), "
        r"Flemingsberg Science \(2\); "
        "Trafikverket, Näringslivet, Botkyrka kommun, Huddinge kommun$",
    ),
    "Q6 who is named only once": (
        (),
        STAND_OUT.format(4),
        "^Almi Stockholm AB, Berörda kommuner, Fastighetsägare, Kommersiella "
        "kollektivtrafikföretag, Polis, Södertörns högskola$",
    ),
    "Q7 where does the roadmap say so": (
        (matrix_link("insats", "insats-1-3"),),
        PANEL,
        "Hälsovägen är kärnans stråk. avsnitt 1.3, s. 14",
    ),
    "Q8 what differs between shared and core-specific actions": (
        (Step("#tab-tabeller", "#tab-matris", "ArrowLeft"),),
        "return [...document.querySelectorAll('#tabeller:not([hidden]) :is(#kind-table *)')]"
        ".filter((cell) => cell.matches('td, th'))"
        ".map((cell) => cell.textContent).join(' ')",
        "Gemensam insats 9 9 2,9 Kärnkommunerna.*Kärnspecifik insats 9 1 3,9",
    ),
}


def test_every_question_takes_two_actions_at_most() -> None:
    assert [len(steps) for steps, _, _ in QUESTIONS.values()] == [1, 2, 1, 2, 1, 0, 1, 1]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_answered_by_mouse(browser: Browser, pages: Path, question: str) -> None:
    steps, seen, answer = QUESTIONS[question]
    visit(browser, pages)
    for step in steps:
        click(browser, step.click)
    assert re.search(answer, browser.run(seen))


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_answered_by_keyboard(browser: Browser, pages: Path, question: str) -> None:
    steps, seen, answer = QUESTIONS[question]
    visit(browser, pages)
    for step in steps:
        tab_to(browser, step.focus or step.click)
        press(browser, step.key)
    assert re.search(answer, browser.run(seen))


ADDRESSES = [
    "#vy=matris&malomrade=2,4&dolj=region-stockholm&min=2&djup=1&aktor=huddinge-kommun",
    "#vy=natverk&lage=aktorer&sok=h%C3%A4lso&ensamma=dolda",
    "#vy=tabeller&slag=gemensam&roll=ansvarig,ingen&aktorsslag=group&grupper=utfallda",
    "#vy=matris&par=huddinge-kommun,polis",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_is_read_and_written_the_same(
    browser: Browser, pages: Path, address: str
) -> None:
    visit(browser, pages, fragment=address)
    written = browser.run("return fardplan.written(fardplan.read(location.hash).state)")
    assert browser.run(f"return fardplan.written(fardplan.read({json.dumps(written)}).state)") == (
        written
    )
    assert sorted(written[1:].split("&")) == sorted(address[1:].split("&"))
    assert browser.log("browser") == []


@pytest.mark.parametrize(
    "rubbish",
    ["#", "#&&==&x", "#vy=annat&min=-4&djup=9", "#%E0%A4%A=1&sok=%E0%A4%A", "#__proto__=1&vy=",
     "#constructor=x&aktor=", "#" + "a=b&" * 3000],
)  # fmt: skip
def test_rubbish_in_the_address_is_passed_over(browser: Browser, pages: Path, rubbish: str) -> None:
    visit(browser, pages, fragment=rubbish)
    assert browser.run(STATUS).startswith("Visar 13 av 13 aktörer och 18 av 18 insatser.")
    assert browser.log("browser") == []


@pytest.mark.parametrize("choice", ["dolj", "aktor", "insats", "omrade", "malomrade", "roll"])
def test_an_unknown_thing_is_named_and_all_is_shown(
    browser: Browser, pages: Path, choice: str
) -> None:
    visit(browser, pages, fragment=f"#{choice}=<b>nagon</b>")
    notice = browser.run("return document.getElementById('notice').innerHTML")
    assert "inte finns i det här nätverket: &lt;b&gt;nagon&lt;/b&gt;." in notice
    assert browser.run(STATUS).startswith("Visar 13 av 13")


def test_back_and_forward_go_through_the_choices(browser: Browser, pages: Path) -> None:
    visit(browser, pages)
    click(browser, "#hub")
    click(browser, "#tab-tabeller")
    assert browser.run("return location.hash") == "#vy=tabeller&dolj=region-stockholm"
    browser.driver.back()
    assert browser.run("return location.hash") == "#vy=matris&dolj=region-stockholm"
    assert browser.run("return document.getElementById('matris').hidden") is False
    browser.driver.back()
    assert browser.run("return document.getElementById('hub').checked") is False
    browser.driver.forward()
    assert browser.run(STATUS).startswith("Visar 12 av 13 aktörer")


def test_counts_follow_the_choices(browser: Browser, pages: Path) -> None:
    visit(browser, pages, fragment="#vy=tabeller")
    rows = (
        "return [...document.querySelectorAll('#{}-table tbody tr')].filter(e => !e.hidden).length"
    )
    assert [browser.run(rows.format(t)) for t in ("actor", "action", "pair")] == [13, 18, 33]
    click(browser, "#hub")
    assert [browser.run(rows.format(t)) for t in ("actor", "action", "pair")] == [12, 18, 21]
    cell = "return document.querySelector('#aktor-polis [data-count={}]').textContent"
    assert browser.run(cell.format("partners")) == "2"
    click(browser, "#ensamma")
    click(browser, "#malomrade-4")
    assert "och 5 av 18 insatser" in browser.run(STATUS)
    assert browser.run(rows.format("area")) == 1
    click(browser, "#clear")
    assert browser.run(STATUS).startswith("Visar 13 av 13 aktörer och 18 av 18 insatser. 33 av 33")


def test_typing_searches_and_nothing_found_says_so(browser: Browser, pages: Path) -> None:
    visit(browser, pages)
    tab_to(browser, "#sok")
    browser.command("Input.insertText", text="hälsovägen")
    assert browser.run(STATUS).startswith("Visar 4 av 13 aktörer och 1 av 18 insatser.")
    browser.command("Input.insertText", text=" finns inte")
    shown = browser.run("return document.getElementById('nothing').textContent")
    assert shown == "Inget att visa med det här urvalet. Ta bort något av valen."
    assert browser.run("return document.activeElement.id") == "sok"


def test_the_panel_takes_focus_and_gives_it_back(browser: Browser, pages: Path) -> None:
    visit(browser, pages)
    link = '#matrix a[href="#aktor-polis"]'
    tab_to(browser, link)
    press(browser, "Enter")
    assert browser.run("return document.activeElement.id") == "panel-name"
    press(browser, "Escape")
    assert browser.run(f"return document.activeElement.matches({json.dumps(link)})")
    assert browser.run("return document.getElementById('panel').hidden")


def test_one_actor_s_surroundings_have_a_way_out(browser: Browser, pages: Path) -> None:
    visit(browser, pages, fragment="#aktor=polis")
    click(browser, "#panel [data-djup='1']")
    assert browser.run(STATUS).startswith("Visar 4 av 13 aktörer och 1 av 18 insatser.")
    click(browser, "#panel [data-djup='2']")
    assert browser.run(STATUS).startswith("Visar 13 av 13 aktörer och 18 av 18 insatser.")
    visit(browser, pages, fragment="#aktor=polis&djup=2&dolj=region-stockholm")
    assert browser.run(STATUS).startswith("Visar 7 av 13 aktörer och 8 av 18 insatser.")
    click(browser, "#unfocus")
    assert browser.run(STATUS).startswith("Visar 12 av 13 aktörer")


def test_groups_are_expanded_on_request_only_and_marked(browser: Browser, pages: Path) -> None:
    visit(browser, pages)
    marks = "return document.querySelectorAll('#matrix .interpreted').length"
    assert browser.run(marks) == 0
    visit(browser, pages, fragment="#grupper=utfallda")
    assert browser.run(marks) == 9
    visit(browser, pages, fragment="#grupper=utfallda&aktor=huddinge-kommun")
    assert "enligt vår tolkning av Kärnkommunerna" in browser.run(PANEL)
    visit(browser, pages, fragment="#grupper=dolda")
    assert browser.run(STATUS).startswith("Visar 7 av 13 aktörer")


def test_the_list_mirrors_the_drawing(browser: Browser, pages: Path) -> None:
    visit(browser, pages, fragment="#vy=natverk")
    nodes = "return document.querySelectorAll('#nodes button').length"
    assert browser.run(nodes) == 31
    said = "return document.activeElement.textContent"
    tab_to(browser, "#nodes button")
    assert (
        browser.run(said)
        == "Region Stockholm, region, nämns i 18 insatser tillsammans med 12 aktörer"
    )
    press(browser, "ArrowDown")
    first = browser.run(said)
    press(browser, "ArrowRight")
    assert browser.run(said).startswith("Insats 1.1, ")
    press(browser, "ArrowLeft")
    assert browser.run(said) == first
    press(browser, "Enter")
    assert (
        browser.run("return document.getElementById('panel-name').textContent") == "Kärnkommunerna"
    )
    press(browser, "Escape")
    assert browser.run(said) == first


def test_the_drawing_is_painted_at_the_given_places(browser: Browser, pages: Path) -> None:
    visit(browser, pages, fragment="#vy=natverk")
    painted = """
        const canvas = document.querySelector('#canvas canvas');
        const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        return new Set(new Uint32Array(data.buffer)).size;
    """
    assert browser.run(painted) > 50
    svg = browser.run("return document.getElementById('printed').innerHTML")
    assert (svg.count("<line"), svg.count("<rect"), "Huddinge" in svg) == (61, 19, True)
    click(browser, "[name=lage][value=aktorer]")
    click(browser, "#hub")
    assert browser.run("return document.querySelectorAll('#printed line').length") == 21
    width = "return document.getElementById('canvas').clientWidth"
    before = browser.run(width)
    click(browser, "#closer")
    assert browser.run(width) > before


def test_tables_sort_and_say_so(browser: Browser, pages: Path) -> None:
    visit(browser, pages, fragment="#vy=tabeller")
    first = "return document.querySelector('#actor-table tbody a').textContent"
    click(browser, "#actor-table th:nth-child(1) button")
    assert browser.run(first) == "Almi Stockholm AB"
    sort = "return document.querySelector('#actor-table th').getAttribute('aria-sort')"
    assert browser.run(sort) == "ascending"
    click(browser, "#actor-table th:nth-child(1) button")
    assert (browser.run(first), browser.run(sort)) == ("Trafikverket", "descending")
    click(browser, "#actor-table th:nth-child(3) button")
    assert (browser.run(first), browser.run(sort)) == ("Region Stockholm", None)


def test_what_is_shown_can_be_taken_away(browser: Browser, pages: Path) -> None:
    visit(browser, pages, fragment="#dolj=region-stockholm&malomrade=4")
    browser.run(
        "window.saved = [];"
        "const made = URL.createObjectURL;"
        "URL.createObjectURL = (blob) => { blob.text().then((t) => saved.push(t)); "
        "return made(blob); };"
    )
    click(browser, "#save-csv")
    click(browser, "#save-svg")
    csv, svg = browser.driver.execute_async_script(
        "const done = arguments[0]; setTimeout(() => done(window.saved), 300)"
    )
    assert len(csv.splitlines()) == 1 + 13
    assert csv.splitlines()[0].count(";") == csv.splitlines()[1].count(";") == 6
    assert svg.startswith("<svg xmlns=")
    told = ("Dölj Region Stockholm", "2024-05-01", "CC BY 4.0", "Källa")
    assert [word for word in told if word not in svg] == []


@pytest.mark.parametrize("name", ["one", "long", "several", "hostile", "files", "en"])
@pytest.mark.parametrize("view_name", VIEWS)
def test_odd_networks_have_a_sensible_view(
    browser: Browser, pages: Path, name: str, view_name: str
) -> None:
    visit(browser, pages, name, f"#vy={view_name}", 320)
    assert browser.log("browser") == []
    root = "document.documentElement"
    assert browser.run(f"return {root}.scrollWidth - {root}.clientWidth") == 0
    assert browser.run(f"return document.getElementById('{view_name}').innerText.length") > 20
    assert browser.run("return document.images.length") == 0


def test_hostile_labels_are_text_in_panel_list_and_drawing(browser: Browser, pages: Path) -> None:
    visit(browser, pages, "hostile", "#vy=natverk&aktor=polis")
    assert HOSTILE in browser.run("return document.getElementById('panel-name').textContent")
    assert HOSTILE in browser.run("return document.getElementById('nodes').textContent")
    assert browser.run("return document.querySelectorAll('#printed img, #panel img').length") == 0
    assert browser.log("browser") == []


def test_a_page_without_actions_says_so(browser: Browser, pages: Path) -> None:
    browser.open(pages / "none.html")
    assert "Ingen aktör nämns i någon insats" in browser.run("return document.body.innerText")


def test_roadmaps_are_compared(browser: Browser, pages: Path) -> None:
    visit(browser, pages, "several", "#vy=natverk")
    assert browser.run("return document.querySelectorAll('.side-by-side svg').length") == 2
    click(browser, "#fardplan-karna-1")
    assert "18 av 36 insatser" in browser.run(STATUS)
    click(browser, "#tab-tabeller")
    row = "return [...document.querySelector('#plan-table tbody tr').cells].map(e => e.textContent)"
    assert browser.run(row) == ["Region Stockholm", "0", "18", "1"]


def test_everything_is_there_without_script(browser: Browser, pages: Path) -> None:
    browser.open(pages / "sv.html", script=False)
    text = browser.text()
    assert len(re.findall(r'<td class="(?:first )?role-', text)) == 61
    assert len(re.findall(r'<tr id="par-', text)) == 33
    assert text.count('<figure class="static">') == 2
    tree = browser.command("Accessibility.getFullAXTree")["nodes"]
    named = {node.get("name", {}).get("value") for node in tree if not node.get("ignored")}
    assert {"Matris: aktörer och insatser", "Tabeller", "Nätverk: bilden"} <= named
    browser.open(pages / "sv.html")


def test_nothing_is_asked_of_anyone(browser: Browser, pages: Path) -> None:
    browser.open(pages / "sv.html")
    for name in VIEWS[1:]:
        click(browser, f"#tab-{name}")
    messages = [json.loads(e["message"])["message"] for e in browser.log("performance")]
    asked = [
        message["params"]["request"]["url"]
        for message in messages
        if message["method"] == "Network.requestWillBeSent"
    ]
    assert asked == [(pages / "sv.html").as_uri()]


@pytest.mark.parametrize("width", [1280, 768, 320])
@pytest.mark.parametrize("view_name", VIEWS)
def test_targets_are_large_and_nothing_scrolls_sideways(
    browser: Browser, pages: Path, view_name: str, width: int
) -> None:
    visit(browser, pages, "sv", f"#vy={view_name}&aktor=huddinge-kommun", width)
    root = "document.documentElement"
    assert browser.run(f"return {root}.scrollWidth - {root}.clientWidth") == 0
    small = browser.run(
        "return [...document.querySelectorAll('main :is(a, button, input, select, summary)')]"
        ".filter((e) => !(e.type === 'radio')).map((e) => [e.textContent, [...e.getClientRects()]])"
        ".filter(([, boxes]) => boxes.length)"
        ".filter(([, boxes]) => boxes.every((box) => box.height < 24 || box.width < 24))"
        ".map(([text]) => text)"
    )
    assert small == []


@pytest.mark.parametrize("view_name", VIEWS)
def test_what_is_visible_prints_with_the_choices(
    browser: Browser, pages: Path, view_name: str
) -> None:
    visit(browser, pages, "sv", f"#vy={view_name}&dolj=region-stockholm")
    browser.command("Emulation.setEmulatedMedia", media="print")
    printed = browser.run("return document.body.innerText")
    browser.command("Emulation.setEmulatedMedia", media="")
    assert "Urval: Dölj Region Stockholm" in printed
    assert "Visar 12 av 13 aktörer och 18 av 18 insatser." in printed
    assert "2024-05-01" in printed
    assert "Kopiera länken" not in printed
    pdf = base64.b64decode(browser.command("Page.printToPDF", preferCSSPageSize=True)["data"])
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 6


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("view_name", VIEWS)
def test_axe_finds_nothing(browser: Browser, pages: Path, language: str, view_name: str) -> None:
    visit(browser, pages, language, f"#vy={view_name}&aktor=huddinge-kommun")
    assert violations(browser, AXE_RULES) == []
