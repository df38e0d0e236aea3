from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from fardplan_kg.dataset import DERIVED, Data
from fardplan_kg.derivation import derive, open_store
from fardplan_kg.faults import DataFault
from fardplan_kg.namespaces import DCTERMS, FP, RDFS, SKOS, VOCABULARIES, local_name, thing
from fardplan_kg.store import EmbeddedStore

CV = VOCABULARIES["cv"]
MOBLERA, SKRAPET = "moblera-torgen", "samla-skrapet-pa-torgen"
LYKTORNA, RAKNA = "tand-lyktorna", "rakna-resorna"
Pairs = set[tuple[str, str]]
Add = Callable[[str, str], None]


def short(term: str) -> str:
    for kind in ("participation", "mention"):
        if term.startswith(thing(kind, "")):
            return term.removeprefix(thing(kind, "pahittsby", ""))
    return local_name(term) if term.startswith("https:") else term


def pairs(store: EmbeddedStore, predicate: str, graph: str = DERIVED) -> Pairs:
    query = f"SELECT ?s ?o WHERE {{ GRAPH <{graph}> {{ ?s <{predicate}> ?o }} }}"
    return {
        (short(row["s"].value), short(row["o"].value))
        for row in store.select(query).rows
        if row["s"] and row["o"]
    }


@pytest.fixture
def add(pahittsby: Data) -> Add:
    """Add Turtle to a graph of Påhittsby's data."""

    def append(name: str, turtle: str) -> None:
        path = pahittsby.root / "graph" / f"{name}.ttl"
        path.write_text(path.read_text(encoding="utf-8") + turtle, encoding="utf-8")

    return append


LINES: Pairs = {
    (f"{MOBLERA}/sagolandets-region", "sagolandets-region"),
    (f"{MOBLERA}/pahittsby-kommun", "pahittsby-kommun"),
    (f"{MOBLERA}/trollen", "trollen"),
    (f"{SKRAPET}/pahittsby-kommun", "pahittsby-kommun"),
    (f"{SKRAPET}/trollen", "trollen"),
    (f"{LYKTORNA}/pahittsby-kommun", "pahittsby-kommun"),
    (f"{LYKTORNA}/lyktbolaget", "lyktbolaget"),
    (f"{RAKNA}/sagolandets-region", "sagolandets-region"),
    (f"{RAKNA}/trollen", "trollen"),
    (f"{RAKNA}/lyktbolaget", "lyktbolaget"),
    (f"{RAKNA}/pahittsby-kommun", "pahittsby-kommun"),
}
RESPONSIBLE: Pairs = {(MOBLERA, "sagolandets-region"), (RAKNA, "sagolandets-region")}
INVOLVED: Pairs = {(line.split("/")[0], actor) for line, actor in LINES}
UNCLEAR: Pairs = {(LYKTORNA, "pahittsby-kommun"), (LYKTORNA, "lyktbolaget")}

EXPECTED: dict[str, Pairs] = {
    f"{FP}number": {(MOBLERA, "1.1"), (RAKNA, "2.1")},
    f"{FP}inRoadmap": {(action, "pahittsby") for action in (MOBLERA, SKRAPET, LYKTORNA, RAKNA)},
    f"{FP}inCore": {(action, "pahittsby") for action in (MOBLERA, SKRAPET, LYKTORNA, RAKNA)},
    f"{FP}goalArea": {
        (MOBLERA, "levande-torg"),
        (SKRAPET, "levande-torg"),
        (LYKTORNA, "levande-torg"),
        (RAKNA, "resor-for-sagodjur"),
    },
    f"{CV}hasParticipant": LINES,
    f"{CV}role": {
        (line, "responsible" if actor == "sagolandets-region" else "participating")
        for line, actor in LINES
        if not line.startswith(LYKTORNA)
    },
    f"{FP}involvesActor": INVOLVED,
    f"{FP}responsibleActor": RESPONSIBLE,
    f"{FP}participatingActor": INVOLVED - RESPONSIBLE - UNCLEAR,
    f"{FP}mentions": {(f"{MOBLERA}/trollens-teater", "trollens-teater")},
    f"{FP}mentionsActor": {(MOBLERA, "trollens-teater")},
    f"{FP}responsibilityStatus": {
        (MOBLERA, "stated"),
        (RAKNA, "stated"),
        (SKRAPET, "not-stated"),
        (LYKTORNA, "unclear"),
    },
    f"{DCTERMS}identifier": {(line, f"pahittsby/{line}") for line, _ in LINES},
    f"{FP}numberAcrossPlans": {
        (MOBLERA, "1.1"),
        (SKRAPET, "1.2"),
        (LYKTORNA, "1.3"),
        (RAKNA, "2.1"),
    },
    f"{FP}evidenceGraph": {("pahittsby", "pahittsby")},
    f"{FP}namedInRoadmap": {
        (named, "pahittsby")
        for named in (
            *(MOBLERA, SKRAPET, LYKTORNA, RAKNA, "levande-torg", "resor-for-sagodjur", "pahittsby"),
            *("sagolandets-region", "pahittsby-kommun", "trollen", "lyktbolaget"),
            *("trollens-teater", "troll", "fardplan-pahittsby"),
        )
    },
    f"{FP}concernsRoadmap": {
        (decision, "pahittsby")
        for decision in ("areas", "numbers", "role", "title", "number-tand-lyktorna")
    },
    f"{SKOS}altLabel": {("resor-for-sagodjur", "Resor för sagodjuren")},
}


@pytest.mark.parametrize("predicate", sorted(EXPECTED), ids=local_name)
def test_rule_gives_exactly_what_follows(store: EmbeddedStore, predicate: str) -> None:
    assert pairs(store, predicate) == EXPECTED[predicate]


def test_titles_where_chapter_and_map_agree(store: EmbeddedStore) -> None:
    found = pairs(store, f"{SKOS}prefLabel")
    assert found == {
        (SKRAPET, "Samla skräpet på torgen"),
        (LYKTORNA, "Tänd lyktorna"),
        (RAKNA, "Räkna resorna"),
        (MOBLERA, "Möblera torgen"),  # of the common action
        ("pahittsby", "Påhittsby"),
        ("pahittsby", "Färdplan för Påhittsby"),
        ("pahittsby", "Roadmap for Påhittsby"),
        ("levande-torg", "Färdriktning för levande torg"),
        ("resor-for-sagodjur", "Färdriktning för resor för sagodjur"),
    }
    assert count(store, f"?s <{FP}commonAction> ?c . ?s <{SKOS}prefLabel> ?t") == 2
    assert count(store, f"?s <{FP}commonAction>/<{SKOS}prefLabel> ?t") == 2


def count(store: EmbeddedStore, pattern: str) -> int:
    return len(store.select(f"SELECT * WHERE {{ {pattern} }}").rows)


def test_participation_is_described(store: EmbeddedStore) -> None:
    described = dict(pairs(store, f"{DCTERMS}description"))
    assert len(described) == 11
    assert described[f"{LYKTORNA}/lyktbolaget"] == "1.3: Lyktbolaget (oklar)"
    assert described[f"{RAKNA}/sagolandets-region"] == "2.1: Sagolandets region (ansvarig)"


def test_every_preferred_name_is_a_label(store: EmbeddedStore) -> None:
    labels = f"?s <{SKOS}prefLabel> ?n FILTER NOT EXISTS {{ ?s <{RDFS}label> ?n }}"
    assert count(store, labels) == 0
    others = f"?s <{RDFS}label> ?n FILTER NOT EXISTS {{ ?s <{SKOS}prefLabel> ?n }}"
    assert count(store, others) == 0
    assert count(store, f"?s <{RDFS}label> ?n") > 50


def test_nothing_else_is_derived(store: EmbeddedStore) -> None:
    query = f"SELECT DISTINCT ?p WHERE {{ GRAPH <{DERIVED}> {{ ?s ?p ?o }} }}"
    found = {row["p"].value for row in store.select(query).rows if row["p"]}
    others = {f"{SKOS}prefLabel", f"{DCTERMS}description", f"{RDFS}label"}
    assert found == set(EXPECTED) | others


def test_every_rule_gives_something(built: Data) -> None:
    store = EmbeddedStore()
    store.load(built)
    given = derive(store, built)
    assert list(given) == [path.stem for path in built.rules]
    silent = {name for name, number in given.items() if not number}
    assert silent == {"14-goal-name"}  # for plans without goal areas, which this is not


def test_second_run_gives_nothing_new(pahittsby: Data) -> None:
    store = open_store(pahittsby)
    assert set(derive(store, pahittsby).values()) == {0}


def test_decided_number_overrides(pahittsby: Data, add: Add) -> None:
    add("interpretation", f'action:{RAKNA} fp:number "2.7" .\n')
    assert pairs(open_store(pahittsby), f"{FP}number") == {(MOBLERA, "1.1")}


@pytest.mark.parametrize("gone", ["Chapter", "Map"])
def test_number_and_title_of_the_only_place_that_has_them_hold(pahittsby: Data, gone: str) -> None:
    plan = pahittsby.plan_file("pahittsby")
    written = plan.read_text(encoding="utf-8")
    for place in ("number", "title"):
        written, times = re.subn(rf' ;\n    fp:{place}In{gone} "[^"]*"(@sv)?', "", written)
        assert times == 4
    plan.write_text(written, encoding="utf-8")
    store = open_store(pahittsby)
    assert {(MOBLERA, "1.1"), (RAKNA, "2.1")} <= pairs(store, f"{FP}number")
    assert {(LYKTORNA, "Tänd lyktorna"), (RAKNA, "Räkna resorna")} <= pairs(
        store, f"{SKOS}prefLabel"
    )
    assert count(store, f"?s a <{FP}Action> ; <{FP}number> ?n") == 4


def test_decided_name_of_a_core_names_its_roadmap(pahittsby: Data, add: Add) -> None:
    core = thing("core", "pahittsby")
    add("interpretation", f'<{core}> skos:prefLabel "Påhittsby stad"@sv .\n')
    found = pairs(open_store(pahittsby), f"{SKOS}prefLabel")
    assert {n for s, n in found if s == "pahittsby"} == {
        *("Påhittsby stad", "Färdplan för Påhittsby stad", "Roadmap for Påhittsby stad")
    }


@pytest.mark.parametrize(
    ("kind", "slug", "derived"),
    [
        ("roadmap", "pahittsby", "Färdplan för Påhittsby"),
        ("direction", "pahittsby/levande-torg", "Färdriktning för levande torg"),
    ],
)
def test_decided_name_overrides(
    pahittsby: Data, add: Add, kind: str, slug: str, derived: str
) -> None:
    add("interpretation", f'<{thing(kind, slug)}> skos:prefLabel "Något annat"@sv .\n')
    store = open_store(pahittsby)
    assert derived not in {name for _, name in pairs(store, f"{SKOS}prefLabel")}
    assert count(store, f'<{thing(kind, slug)}> <{RDFS}label> "Något annat"@sv') == 1


def test_common_action_of_two_titles_has_the_first(pahittsby: Data, add: Add) -> None:
    common = thing("common-action", "moblera-torgen")
    action = thing("action", "sagoby", "mobler")
    for title in ("Köp möbler", "Ställ fram möbler"):
        add(
            "interpretation",
            f'<{action}-{len(title)}> fp:commonAction <{common}> ; skos:prefLabel "{title}"@sv .\n',
        )
    names = {name for s, name in pairs(open_store(pahittsby), f"{SKOS}prefLabel") if s == MOBLERA}
    assert names == {"Köp möbler"}


def test_decided_title_of_a_common_action_overrides(pahittsby: Data, add: Add) -> None:
    common = thing("common-action", "moblera-torgen")
    add("interpretation", f'<{common}> skos:prefLabel "Möbler"@sv .\n')
    store = open_store(pahittsby)
    assert count(store, f'<{common}> <{SKOS}prefLabel> ?n FILTER(LANG(?n) = "sv")') == 1


def test_numbers_are_told_with_the_core_where_there_is_another_roadmap(
    pahittsby: Data, add: Add
) -> None:
    add("interpretation", f"<{thing('roadmap', 'sagoby')}> a fp:Roadmap .\n")
    assert pairs(open_store(pahittsby), f"{FP}numberAcrossPlans") == {
        (MOBLERA, "Påhittsby 1.1"),
        (SKRAPET, "Påhittsby 1.2"),
        (LYKTORNA, "Påhittsby 1.3"),
        (RAKNA, "Påhittsby 2.1"),
    }


def test_decided_title_overrides(pahittsby: Data, add: Add) -> None:
    add("interpretation", f'action:{LYKTORNA} skos:prefLabel "Tänd"@sv .\n')
    assert (LYKTORNA, "Tänd lyktorna") not in pairs(open_store(pahittsby), f"{SKOS}prefLabel")


def test_title_in_another_language_does_not_override(pahittsby: Data, add: Add) -> None:
    add("interpretation", f'action:{LYKTORNA} skos:prefLabel "Light the lamps"@en .\n')
    assert (LYKTORNA, "Tänd lyktorna") in pairs(open_store(pahittsby), f"{SKOS}prefLabel")


def test_decided_participant_overrides(pahittsby: Data, add: Add) -> None:
    actor = thing("actor", "trollen")
    add("interpretation", f"part:lyktbolaget cv:hasParticipant <{actor}> .\n")
    store = open_store(pahittsby)
    decided = (f"{LYKTORNA}/lyktbolaget", "lyktbolaget")
    assert pairs(store, f"{CV}hasParticipant") == LINES - {decided}
    assert (LYKTORNA, "trollen") in pairs(store, f"{FP}involvesActor")


def test_decided_role_overrides(pahittsby: Data, add: Add) -> None:
    participation = thing("participation", "pahittsby", RAKNA, "sagolandets-region")
    add("interpretation", f"<{participation}> cv:role role:participating .\n")
    store = open_store(pahittsby)
    assert pairs(store, f"{FP}responsibleActor") == {(MOBLERA, "sagolandets-region")}
    assert (RAKNA, "not-stated") in pairs(store, f"{FP}responsibilityStatus")


def test_decided_mention_overrides(pahittsby: Data, add: Add) -> None:
    mention = thing("mention", "pahittsby", MOBLERA, "trollens-teater")
    add("interpretation", f"<{mention}> fp:mentions <{thing('actor', 'trollen')}> .\n")
    store = open_store(pahittsby)
    assert pairs(store, f"{FP}mentions") == set()
    assert pairs(store, f"{FP}mentionsActor") == {(MOBLERA, "trollen")}


def test_name_of_two_actors_derives_no_participant(pahittsby: Data, add: Add) -> None:
    add("actors", 'actor:bolaget a org:FormalOrganization ; skos:altLabel "Lyktbolaget"@sv .\n')
    found = pairs(open_store(pahittsby), f"{CV}hasParticipant")
    assert found == {(line, actor) for line, actor in LINES if actor != "lyktbolaget"}


def test_name_of_two_things_derives_no_mention(pahittsby: Data, add: Add) -> None:
    add("actors", 'actor:huset a fp:Place ; skos:prefLabel "Trollens teater"@sv .\n')
    assert pairs(open_store(pahittsby), f"{FP}mentions") == set()


def test_place_in_prose_is_no_actor(pahittsby: Data, add: Add) -> None:
    mention = thing("mention", "pahittsby", MOBLERA, "trollens-teater")
    add("actors", 'actor:huset a fp:Place ; skos:prefLabel "Huset"@sv .\n')
    add("interpretation", f"<{mention}> fp:mentions <{thing('actor', 'huset')}> .\n")
    assert pairs(open_store(pahittsby), f"{FP}mentionsActor") == set()


def test_derived_stands_in_the_default_graph_too(store: EmbeddedStore) -> None:
    assert count(store, f"?action <{FP}responsibleActor> ?actor") == 2


def test_rule_that_does_not_parse_is_named(pahittsby: Data, repository: Path) -> None:
    (pahittsby.root / "ontology").unlink()
    rules = pahittsby.root / "ontology" / "rules"
    rules.mkdir(parents=True)
    ontology = (repository / "ontology" / "fardplan.ttl").read_bytes()
    (pahittsby.root / "ontology" / "fardplan.ttl").write_bytes(ontology)
    (rules / "99-oj.rq").write_text("CONSTRUCT { oj }")
    with pytest.raises(DataFault, match=r"rules/99-oj\.rq: the query does not parse"):
        open_store(pahittsby)
