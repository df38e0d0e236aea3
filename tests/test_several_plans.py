"""Three made-up roadmaps in one graph: every question takes one of them or all.

Sagoby's and Trollvik's are Påhittsby's with the town's name and some lines changed.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from conftest import MADE_UP, ROOT
from engines import rdflib_store, values
from servers.oxigraph import oxigraph

from fardplan_kg.answers import Answer, ask
from fardplan_kg.dataset import Data, find_data
from fardplan_kg.derivation import open_store
from fardplan_kg.extraction.document import read_document
from fardplan_kg.extraction.output import write_turtle
from fardplan_kg.extraction.pipeline import extract
from fardplan_kg.faults import CallFault
from fardplan_kg.loading import load
from fardplan_kg.namespaces import local_name, thing
from fardplan_kg.questions import Question, find_question, question_names
from fardplan_kg.remote import open_endpoint
from fardplan_kg.store import EmbeddedStore, Store, Term

NAMES = {"pahittsby": "Påhittsby", "sagoby": "Sagoby", "trollvik": "Trollvik"}
CHANGES: Mapping[str, Mapping[str, str]] = {
    "pahittsby": {},
    "sagoby": {
        "2.1 Räkna resorna\n\nRäkna dem varje dag.\n\nAnsvarig aktör: Sagolandets region": (
            "2.2 Räkna resorna\n\nRäkna dem varje dag.\n\nAnsvarig aktör: Lyktbolaget"
        ),
        "trollen, Lyktbolaget, Sagoby\nkommun": "trollen, Sagoby\nkommun",
        "- 2.1** Räkna": "- 2.2** Räkna",
        "Sagoby kommun och trollen": "Lyktbolaget och trollen",
    },
    "trollvik": {
        "trollen, Lyktbolaget, Trollvik\nkommun": "trollen, Trollens teater, Trollvik\nkommun",
        "cirka 1 200 troll": "cirka 1 300 troll",
        "Trollvik kommun och trollen": "Lyktbolaget, trollen",
    },
}
QUESTIONS = question_names(find_data(ROOT))
ACROSS_PLANS = {
    "actors-by-plan": "the number of plans is that of the whole graph",
    "differences-between-plans": "one plan is compared with all others",
    "like-aims": "what is like one plan's action may stand in any",
}
"""What one plan's answer holds of the other plans, and why."""
BY_OTHER_MEANS = {
    "graphs": "a graph that plans share is counted whole",
    "identifiers-elsewhere": "without a plan, the registry's entries that no document names too",
}
"""Where the answer for one plan is not that of a graph with no other, and why."""


def renamed(text: str, core: str) -> str:
    return text.replace("Påhittsby", NAMES[core]).replace("pahittsby", core)


def add_plan(root: Path, core: str) -> None:
    """Add a town's registry entry, decisions, annotations and what extraction gives."""
    graph, made_up = root / "graph", MADE_UP / "graph"
    for folder in ("actors", "annotations", "catalogue", "interpretation"):
        (graph / folder).mkdir(exist_ok=True)
    for place in ("actors", "catalogue", "interpretation"):
        text = (made_up / f"{place}.ttl").read_text(encoding="utf-8")
        (graph / place / f"{core}.ttl").write_text(renamed(text, core), encoding="utf-8")
    notes = (made_up / "annotations" / "pahittsby.ttl").read_text(encoding="utf-8")
    if core == "trollvik":
        notes = notes.replace("1200", "1300").replace("1 200", "1 300")
    (graph / "annotations" / f"{core}.ttl").write_text(renamed(notes, core), encoding="utf-8")
    text = renamed((MADE_UP / "document.txt").read_text(encoding="utf-8"), core)
    for former, new in CHANGES[core].items():
        assert text.count(former) == 1, former
        text = text.replace(former, new)
    document = root / f"{core}.txt"
    document.write_text(text, encoding="utf-8")
    write_turtle(extract(read_document(document), Data(root)), graph)


def build(root: Path, *cores: str) -> Data:
    (root / "graph").mkdir()
    shutil.copy(ROOT / "graph" / "schemes.ttl", root / "graph")
    for name in ("ontology", "queries"):
        (root / name).symlink_to(ROOT / name)
    for core in cores:
        add_plan(root, core)
    return Data(root)


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Data:
    return build(tmp_path_factory.mktemp("three"), *NAMES)


@pytest.fixture(scope="module")
def all_plans(three: Data) -> EmbeddedStore:
    return open_store(three)


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, EmbeddedStore]:
    """Each plan in a graph of its own."""
    return {core: open_store(build(tmp_path_factory.mktemp(core), core)) for core in NAMES}


def question(name: str) -> Question:
    return find_question(find_data(ROOT), name)


def answer(store: Store, name: str, **given: str) -> Answer:
    return ask(store, question(name), given, "sv")


def texts(found: Answer) -> list[dict[str, list[str]]]:
    names = [column.name for column in found.columns]
    return [
        {name: [term.value for term in cell] for name, cell in zip(names, row, strict=True)}
        for row in found.rows
    ]


def without_plan_names(found: Answer) -> list[list[list[str]]]:
    """The rows, with numbers as they are told in a graph of one roadmap."""
    beginnings = [f"{name} " for name in NAMES.values()]

    def plain(term: Term) -> str:
        told = next((b for b in beginnings if term.value.startswith(b)), "")
        number = term.value.removeprefix(told)
        return number if number.replace(".", "").isdecimal() else term.value

    return [[[plain(term) for term in cell] for cell in row] for row in found.rows]


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_takes_a_plan(name: str) -> None:
    [plan] = [p for p in question(name).parameters if p.name == "plan"]
    assert not plan.required
    assert plan.label == {"sv": "Färdplan", "en": "Roadmap"}


@pytest.mark.parametrize("core", NAMES)
@pytest.mark.parametrize("name", [n for n in QUESTIONS if n not in ACROSS_PLANS])
def test_one_plan_of_three_is_answered_as_if_it_were_alone(
    name: str, core: str, all_plans: EmbeddedStore, alone: Mapping[str, EmbeddedStore]
) -> None:
    given = {"plan": core} if name in BY_OTHER_MEANS else {}
    expected = without_plan_names(answer(alone[core], name, **given))
    assert without_plan_names(answer(all_plans, name, plan=core)) == expected


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_plan_changes_nothing_where_there_is_no_other(
    name: str, alone: Mapping[str, EmbeddedStore]
) -> None:
    if name not in BY_OTHER_MEANS:
        expected = answer(alone["sagoby"], name)
        assert answer(alone["sagoby"], name, plan="sagoby").rows == expected.rows


WITH_PLAN_COLUMN = [
    name
    for name in QUESTIONS
    if {"plan", "roadmap"} & {column.name for column in question(name).columns}
]


def plans_in(found: Answer) -> set[str]:
    column = "plan" if any(c.name == "plan" for c in found.columns) else "roadmap"
    return {local_name(plan) for row in texts(found) for plan in row[column]}


@pytest.mark.parametrize("name", WITH_PLAN_COLUMN)
def test_without_a_plan_all_are_answered(name: str, all_plans: EmbeddedStore) -> None:
    required = any(p.required for p in question(name).parameters if p.kind == "iri")
    if not required and name not in ("quotes-of-section", "actors-named-once"):
        each = [answer(all_plans, name, plan=core) for core in NAMES]
        together = answer(all_plans, name)
        assert plans_in(together) == set().union(*map(plans_in, each))
        if name not in ACROSS_PLANS:
            assert sorted(map(str, together.rows)) == sorted(str(r) for a in each for r in a.rows)


@pytest.mark.parametrize("name", WITH_PLAN_COLUMN)
def test_a_plan_is_told_by_its_name(name: str, all_plans: EmbeddedStore) -> None:
    for row in texts(answer(all_plans, name, plan="trollvik")):
        if name not in ACROSS_PLANS and row.get("plan"):
            assert row["plan"] == [thing("roadmap", "trollvik")]
            assert row["plan_name"] == ["Trollvik"]


@pytest.mark.parametrize(
    "value", ["sagoby", "Sagoby", "SAGOBY", "Färdplan för Sagoby", thing("roadmap", "sagoby")]
)
def test_a_plan_may_be_named_in_many_ways(value: str, all_plans: EmbeddedStore) -> None:
    found = answer(all_plans, "actions-by-area", plan=value)
    assert plans_in(found) == {"sagoby"}
    assert len(found.rows) == 4


def test_an_unknown_plan_is_told_with_the_nearest(all_plans: EmbeddedStore) -> None:
    with pytest.raises(CallFault, match=r"^plan=sagby: not in the graph; .*Sagoby$"):
        answer(all_plans, "actions-by-area", plan="sagby")


def test_a_number_is_looked_for_in_the_plan(all_plans: EmbeddedStore) -> None:
    for core in NAMES:
        rows = texts(answer(all_plans, "actors-of-action", plan=core, action="1.1"))
        assert {tuple(row["action"]) for row in rows} == {
            (thing("action", core, "moblera-torgen"),)
        }


def test_a_number_that_several_plans_have_is_told_with_them(all_plans: EmbeddedStore) -> None:
    with pytest.raises(CallFault) as caught:
        answer(all_plans, "actors-of-action", action="1.1")
    fault = caught.value
    assert str(fault) == (
        "action=1.1: in several roadmaps: pahittsby, sagoby, trollvik; give plan=…"
    )
    assert fault.swedish == (
        "action=1.1: finns i flera färdplaner: pahittsby, sagoby, trollvik; ange plan=…"
    )


def test_a_number_of_another_plan_is_told_with_it(all_plans: EmbeddedStore) -> None:
    with pytest.raises(CallFault) as caught:
        answer(all_plans, "actors-of-action", action="2.2", plan="trollvik")
    assert str(caught.value) == "action=2.2: not in the roadmap trollvik, but in: sagoby"
    assert caught.value.swedish == "action=2.2: finns inte i färdplanen trollvik, utan i: sagoby"
    assert len(answer(all_plans, "actors-of-action", action="2.2").rows) == 3


def test_an_action_may_be_named_as_lists_tell_it(all_plans: EmbeddedStore) -> None:
    rows = texts(answer(all_plans, "actors-of-action", action="Sagoby 1.1"))
    assert {tuple(row["plan_name"]) for row in rows} == {("Sagoby",)}


@pytest.mark.parametrize("core", NAMES)
def test_a_default_of_another_graph_falls_back_in_the_plan(
    core: str, all_plans: EmbeddedStore
) -> None:
    rows = texts(answer(all_plans, "action-evidence", plan=core))
    assert {tuple(row["plan"]) for row in rows} == {(thing("roadmap", core),)}
    shared = texts(answer(all_plans, "shared-by-two-actors", plan=core))
    assert shared
    assert {tuple(row["plan"]) for row in shared} == {(thing("roadmap", core),)}
    assert all(row["actor_a"] != row["actor_b"] for row in shared)


def test_numbers_in_lists_are_told_with_their_plan(
    all_plans: EmbeddedStore, alone: Mapping[str, EmbeddedStore]
) -> None:
    [row] = texts(answer(all_plans, "responsible-actors"))[:1]
    assert row["actor_name"] == ["Sagolandets region"]
    assert row["actions"] == [
        *("Påhittsby 1.1", "Påhittsby 2.1", "Sagoby 1.1", "Trollvik 1.1", "Trollvik 2.1")
    ]
    [row] = texts(answer(alone["trollvik"], "responsible-actors"))
    assert row["actions"] == ["1.1", "2.1"]


def test_differences_between_plans(all_plans: EmbeddedStore) -> None:
    rows = texts(answer(all_plans, "differences-between-plans"))
    assert [
        (*row["common_name"], *row["aspect"], *row["plan_name"], *row["number"], row["said_names"])
        for row in rows
        if row["common_name"] == ["Räkna resorna"]
    ] == [
        ("Räkna resorna", "number", "Påhittsby", "2.1", ["2.1"]),
        ("Räkna resorna", "number", "Sagoby", "2.2", ["2.2"]),
        ("Räkna resorna", "number", "Trollvik", "2.1", ["2.1"]),
        ("Räkna resorna", "responsible", "Påhittsby", "2.1", ["Sagolandets region"]),
        ("Räkna resorna", "responsible", "Sagoby", "2.2", ["Lyktbolaget"]),
        ("Räkna resorna", "responsible", "Trollvik", "2.1", ["Sagolandets region"]),
        ("Räkna resorna", "participating", "Påhittsby", "2.1", ["Lyktbolaget", "Påhittsby kommun"]),
        ("Räkna resorna", "participating", "Sagoby", "2.2", ["Sagoby kommun"]),
        (
            *("Räkna resorna", "participating", "Trollvik", "2.1"),
            ["Trollens teater", "Trollvik kommun"],
        ),
    ]
    assert {aspect for row in rows for aspect in row["aspect"]} == {
        *("number", "responsible", "participating")
    }


def test_a_plan_s_differences_are_those_of_its_common_actions(all_plans: EmbeddedStore) -> None:
    every = answer(all_plans, "differences-between-plans")
    assert answer(all_plans, "differences-between-plans", plan="sagoby").rows == every.rows


def test_actors_by_plan(all_plans: EmbeddedStore) -> None:
    rows = texts(answer(all_plans, "actors-by-plan"))
    told = [
        [
            *row["actor_name"],
            *row["plans_count"],
            *row["plan_name"],
            *row["actions_count"],
            *row["responsible_count"],
            *row["participating_count"],
            *row["unclear_count"],
            row["actions"],
        ]
        for row in rows
    ]
    assert [row for row in told if row[0] == "Lyktbolaget"] == [
        ["Lyktbolaget", "3", "Påhittsby", "2", "0", "1", "1", ["1.3", "2.1"]],
        ["Lyktbolaget", "3", "Sagoby", "3", "1", "1", "1", ["1.2", "1.3", "2.2"]],
        ["Lyktbolaget", "3", "Trollvik", "2", "0", "1", "1", ["1.2", "1.3"]],
    ]
    assert [row[:3] for row in told if row[0] == "Trollens teater"] == [
        ["Trollens teater", "1", "Trollvik"]
    ]
    assert told == sorted(told, key=lambda row: -int(str(row[1])))
    one = texts(answer(all_plans, "actors-by-plan", plan="sagoby"))
    assert one == [row for row in rows if row["plan_name"] == ["Sagoby"]]


def test_like_aims(all_plans: EmbeddedStore) -> None:
    rows = texts(answer(all_plans, "like-aims"))
    by_likeness = {
        kind: [row for row in rows if row["likeness"] == [kind]]
        for kind in ("common-action", "area-and-actors")
    }
    assert [(*r["common_name"], *r["plans_count"]) for r in by_likeness["common-action"]] == [
        ("Möblera torgen", "3"),
        ("Räkna resorna", "3"),
    ]
    assert by_likeness["common-action"][0]["actions"] == [
        *("Påhittsby 1.1", "Sagoby 1.1", "Trollvik 1.1")
    ]
    [alike] = by_likeness["area-and-actors"]
    assert alike["area_name"] == ["Levande torg"]
    assert alike["name_a"] + alike["name_b"] == ["Lyktbolaget", "trollen"]
    assert alike["actions"] == ["Sagoby 1.2", "Trollvik 1.2"]
    assert alike["titles"] == ["Samla skräpet på torgen"]


@pytest.mark.parametrize(
    ("core", "likeness"),
    [
        ("pahittsby", ["common-action"] * 2),
        ("trollvik", ["common-action", "common-action", "area-and-actors"]),
    ],
)
def test_like_aims_of_a_plan_are_like_one_of_its_own(
    core: str, likeness: list[str], all_plans: EmbeddedStore
) -> None:
    rows = texts(answer(all_plans, "like-aims", plan=core))
    assert [kind for row in rows for kind in row["likeness"]] == likeness
    assert all(row["plans_count"] in (["2"], ["3"]) for row in rows)


def test_plans(all_plans: EmbeddedStore) -> None:
    rows = texts(answer(all_plans, "plans"))
    assert [
        (*row["plan_name"], *row["title"], *row["actions_count"], *row["actors_count"])
        for row in rows
    ] == [
        ("Påhittsby", "Färdplan för Påhittsby", "4", "4"),
        ("Sagoby", "Färdplan för Sagoby", "4", "4"),
        ("Trollvik", "Färdplan för Trollvik", "4", "5"),
    ]
    assert {
        key: rows[0][key][0]
        for key in ("areas_count", "shared_count", "core_specific_count", "anomalies_count")
    } == {
        "areas_count": "2",
        "shared_count": "2",
        "core_specific_count": "2",
        "anomalies_count": "1",
    }


ENGINE_QUESTIONS = (
    *("actions-by-area", "actor-pairs", "actors-by-plan", "anomalies", "differences-between-plans"),
    *("groups", "like-aims", "open-lists", "plans", "resting-on-interpretation", "time-line"),
)


@pytest.fixture(scope="module")
def rdflib_plans(three: Data, all_plans: EmbeddedStore) -> Store:
    return rdflib_store(three, all_plans)


@pytest.mark.parametrize("plan", ["", "sagoby"])
@pytest.mark.parametrize("name", ENGINE_QUESTIONS)
def test_rdflib_answers_the_same(
    name: str, plan: str, all_plans: EmbeddedStore, rdflib_plans: Store
) -> None:
    given = {"plan": plan} if plan else {}
    expected = values(answer(all_plans, name, **given))
    assert values(answer(rdflib_plans, name, **given)) == expected


@pytest.fixture(scope="module")
def remote_plans(three: Data, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("server") / "store"
    with pytest.MonkeyPatch.context() as patch, oxigraph(folder) as url:
        patch.setenv("no_proxy", "127.0.0.1")
        load(url, three, lambda *_: None)
        yield open_endpoint(url)


@pytest.mark.parametrize("plan", ["", "sagoby"])
@pytest.mark.parametrize("name", ["actor-pairs", "groups", "like-aims", "open-lists", "plans"])
def test_a_server_answers_the_same(
    name: str, plan: str, all_plans: EmbeddedStore, remote_plans: Store
) -> None:
    given = {"plan": plan} if plan else {}
    expected = values(answer(all_plans, name, **given))
    assert values(answer(remote_plans, name, **given)) == expected


DECIDED = """
@prefix fp: <https://w3id.org/fardplan/ontology#> .
<https://w3id.org/fardplan/id/interpretation/skymningsvik/rufs> a fp:Interpretation ;
    <http://www.w3.org/1999/02/22-rdf-syntax-ns#subject>
        <https://w3id.org/fardplan/id/document/rufs> ;
    <http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate> fp:readAs .
"""
UNFINISHED = """
@prefix fp: <https://w3id.org/fardplan/ontology#> .
@prefix cv: <http://data.europa.eu/m8g/> .
<https://w3id.org/fardplan/id/action/skymningsvik/utan-nummer> a fp:Action,
        fp:ActionOfUnstatedKind ;
    fp:inRoadmap <https://w3id.org/fardplan/id/roadmap/skymningsvik> .
<https://w3id.org/fardplan/id/participation/skymningsvik/utan-nummer/trollen>
    a fp:Participation ; fp:labelAsPrinted "Ansvarig"@sv ; fp:actorAsWritten "trollen"@sv ;
    fp:participationIn <https://w3id.org/fardplan/id/action/skymningsvik/utan-nummer> .
<https://w3id.org/fardplan/id/participation/skymningsvik/utan-nummer/lyktbolaget>
    a fp:Participation ; fp:labelAsPrinted "Ansvarig"@sv ; fp:actorAsWritten "Lyktbolaget"@sv ;
    fp:participationIn <https://w3id.org/fardplan/id/action/skymningsvik/utan-nummer> .
"""


@pytest.fixture(scope="module")
def with_action_plan(tmp_path_factory: pytest.TempPathFactory) -> Data:
    """Påhittsby's roadmap, and an action plan with an action without number, title and area."""
    data = build(tmp_path_factory.mktemp("action-plan"), "pahittsby")
    document = MADE_UP.parent / "handlingsplan-skymningsvik" / "document.txt"
    write_turtle(extract(read_document(document), data), data.root / "graph")
    plan = data.plan_file("skymningsvik")
    plan.write_text(plan.read_text(encoding="utf-8") + UNFINISHED, encoding="utf-8")
    decided = data.shared_file("interpretation", "skymningsvik")
    decided.write_text(DECIDED, encoding="utf-8")
    return data


@pytest.fixture(scope="module")
def action_plan(with_action_plan: Data) -> EmbeddedStore:
    return open_store(with_action_plan)


GOALS = {
    "Mål 1: Ljusare kvällar vid viken": 2,
    "Mål 2: Tystare nätter i skogen": 2,
    "Mål 3: Fler bryggor": 1,
}


def test_actions_of_an_action_plan_stand_under_its_goals(action_plan: EmbeddedStore) -> None:
    rows = texts(answer(action_plan, "actions-by-area", plan="skymningsvik"))
    assert {row["kind_name"][0] for row in rows} == {"ej angivet"}
    names = [name for row in rows for name in row["area_name"]]
    assert {name: names.count(name) for name in names} == GOALS
    assert [row["number"] for row in rows] == [[], ["1.1"], ["1.2"], ["2.1"], ["2.2"], ["3.1"]]


OLD_LAMPS = "putsa-de-gamla-lyktorna-i-hamnen-varje-fullmane"


@pytest.mark.parametrize("goal", GOALS)
def test_a_goal_is_asked_for_as_a_goal_area(goal: str, action_plan: EmbeddedStore) -> None:
    rows = texts(answer(action_plan, "actions-by-area", area=goal))
    assert [row["area_name"] for row in rows] == [[goal]] * GOALS[goal]
    actors = texts(answer(action_plan, "actors-of-area", area=goal))
    known = {"Mål 2: Tystare nätter i skogen": set()}.get(goal, {"Lyktbolaget", "trollen"})
    assert {row["actor_name"][0] for row in actors} <= known
    assert bool(actors) == bool(known)


@pytest.mark.parametrize(
    ("name", "column"),
    [
        *((n, "action") for n in ("actors-of-action", "actions-of-actor", "chain")),
        *((n, "actions") for n in ("actors-of-area", "responsible-actors")),
    ],
)
def test_actions_of_unstated_kind_are_listed(
    name: str, column: str, action_plan: EmbeddedStore
) -> None:
    rows = texts(answer(action_plan, name, plan="skymningsvik"))
    listed = {value for row in rows for value in row[column]}
    [told] = {thing("action", "skymningsvik", OLD_LAMPS), "Skymningsvik 1.2"} & listed
    assert told.startswith("https:") == (column == "action")


def test_an_action_without_number_and_title_is_listed(action_plan: EmbeddedStore) -> None:
    unfinished = thing("action", "skymningsvik", "utan-nummer")
    for name in ("actors-of-action", "actions-of-actor", "actions-by-area"):
        rows = texts(answer(action_plan, name, plan="skymningsvik"))
        [*_, row] = [row for row in rows if row["action"] == [unfinished]]
        assert (row["number"], row["title"], row["area"]) == ([], [], [])
    pairs = texts(answer(action_plan, "actor-pairs", plan="skymningsvik"))
    [pair] = [row for row in pairs if "Skymningsvik utan-nummer" in row["actions"]]
    assert sorted(pair["name_a"] + pair["name_b"]) == ["Lyktbolaget", "trollen"]


def test_a_decision_of_no_plan_gets_none(action_plan: EmbeddedStore) -> None:
    rows = texts(answer(action_plan, "resting-on-interpretation"))
    [row] = [row for row in rows if row["subject"] == [thing("document", "rufs")]]
    assert (row["plan"], row["plan_name"]) == ([], [])


@pytest.mark.parametrize("name", ["actions-by-area", "actors-of-action", "chain"])
def test_rdflib_lists_unfinished_actions_the_same(
    name: str, with_action_plan: Data, action_plan: EmbeddedStore
) -> None:
    expected = values(answer(action_plan, name))
    assert values(answer(rdflib_store(with_action_plan, action_plan), name)) == expected
