from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from click.testing import CliRunner

from fardplan_kg import stratml as module
from fardplan_kg.cli import main
from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.faults import DataFault
from fardplan_kg.namespaces import thing
from fardplan_kg.plan_outline import Aim, Party, Plan, Task
from fardplan_kg.store import EmbeddedStore
from fardplan_kg.stratml import NAMESPACE, identifier, stratml

ROADMAP = thing("roadmap", "pahittsby")
ONE, MAYBE, MANY = (1, 1), (0, 1), (0, 10**6)
SEQUENCES = {
    "StrategicPlan": {
        "Name": ONE,
        "Description": MAYBE,
        "OtherInformation": MAYBE,
        "StrategicPlanCore": ONE,
        "AdministrativeInformation": MAYBE,
    },
    "StrategicPlanCore": {
        "Organization": MANY,
        "Vision": MAYBE,
        "Mission": MAYBE,
        "Value": MANY,
        "Goal": (1, 10**6),
    },
    "Organization": {
        "Name": MAYBE,
        "Acronym": MAYBE,
        "Identifier": MAYBE,
        "Description": MAYBE,
        "Stakeholder": MANY,
    },
    "Vision": {"Description": MAYBE, "Identifier": MAYBE},
    "Mission": {"Description": MAYBE, "Identifier": MAYBE},
    "Value": {"Name": MAYBE, "Description": MAYBE},
    "Goal": {
        "Name": ONE,
        "Description": ONE,
        "Identifier": MAYBE,
        "SequenceIndicator": MAYBE,
        "Stakeholder": MANY,
        "OtherInformation": MAYBE,
        "Objective": MANY,
    },
    "Objective": {
        "Name": MAYBE,
        "Description": MAYBE,
        "Identifier": MAYBE,
        "SequenceIndicator": MAYBE,
        "Stakeholder": MANY,
        "OtherInformation": MAYBE,
    },
    "Stakeholder": {"Name": ONE, "Description": MAYBE},
    "AdministrativeInformation": {
        "StartDate": MAYBE,
        "EndDate": MAYBE,
        "PublicationDate": MAYBE,
        "Source": MAYBE,
        "Submitter": MAYBE,
    },
}
"""Element → its children in order, with how often: StrategicPlanISOVersion20140401.xsd."""
KINDS = {"Person", "Organization", "Generic_Group"}


def faults(root: Xml.Element) -> Iterator[str]:
    """What the schema would not allow: names, order, number, attributes, identifiers."""
    for element in root.iter():
        name = element.tag.removeprefix(f"{{{NAMESPACE}}}")
        children = [child.tag.removeprefix(f"{{{NAMESPACE}}}") for child in element]
        sequence = SEQUENCES.get(name, {})
        order = list(sequence)
        if unknown := set(children) - set(order):
            yield f"{name}: has {sorted(unknown)}"
            continue
        if children != sorted(children, key=order.index):
            yield f"{name}: order {children}"
        for child, (least, most) in sequence.items():
            if not least <= children.count(child) <= most:
                yield f"{name}: {children.count(child)} {child}"
        allowed = {"StakeholderTypeType"} if name == "Stakeholder" else set()
        if set(element.attrib) - allowed or set(element.attrib.values()) - KINDS:
            yield f"{name}: attributes {element.attrib}"
    identifiers = [own.text or "" for own in root.iter(f"{{{NAMESPACE}}}Identifier")]
    yield from (f"Identifier {own}" for own in identifiers if not _is_ncname(own))
    if len(set(identifiers)) < len(identifiers):
        yield "an identifier is used twice"


def _is_ncname(text: str) -> bool:
    return (text[:1].isalpha() or text[:1] == "_") and all(c.isalnum() or c in "._-" for c in text)


def texts(root: Xml.Element, path: str) -> list[str]:
    return [own.text or "" for own in root.findall(path.replace("s:", f"{{{NAMESPACE}}}"))]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_roadmap_is_a_plan_of_the_schema(
    store: EmbeddedStore, built: Data, language: str
) -> None:
    made = stratml(store, built, ROADMAP, language)
    assert made == stratml(store, built, ROADMAP, language)
    root = Xml.fromstring(made)
    assert root.tag == f"{{{NAMESPACE}}}StrategicPlan"
    assert list(faults(root)) == []
    assert len(list(root.iter())) > 40


def test_every_action_and_every_actor_is_there(store: EmbeddedStore, built: Data) -> None:
    root = Xml.fromstring(stratml(store, built, ROADMAP, "sv"))
    count = store.select(
        "PREFIX fp: <https://w3id.org/fardplan/ontology#> SELECT "
        "(COUNT(DISTINCT ?a) AS ?actions) (COUNT(DISTINCT ?p) AS ?parts) "
        "(COUNT(DISTINCT ?g) AS ?areas) "
        f"{{ {{ ?a a fp:Action ; fp:inRoadmap <{ROADMAP}> }} UNION "
        f"{{ ?p fp:participationIn/fp:inRoadmap <{ROADMAP}> }} UNION "
        f"{{ ?d fp:inRoadmap <{ROADMAP}> ; fp:forGoalArea ?g }} }}"
    ).rows[0]
    wanted = [int(term.value) for term in count.values() if term]
    goal = "s:StrategicPlanCore/s:Goal"
    paths = (f"{goal}/s:Objective", f"{goal}/s:Objective/s:Stakeholder", goal)
    assert [len(texts(root, path)) for path in paths] == wanted
    assert min(wanted) > 1
    numbers = texts(root, f"{goal}/s:Objective/s:SequenceIndicator")
    assert "1.1" in numbers
    roles = texts(root, f"{goal}/s:Objective/s:Stakeholder/s:Description")
    assert all(role.startswith("Roll: ") for role in roles)


def test_the_source_is_the_document(store: EmbeddedStore, built: Data) -> None:
    root = Xml.fromstring(stratml(store, built, ROADMAP, "sv"))
    (source,) = texts(root, "s:AdministrativeInformation/s:Source")
    assert source.startswith(thing("document", ""))


PARTY = Party("A & B <c>", "ansvarig", "A\x00\x0b\ud7ff\ufffe & B", generic=True)
TASK = Task("urn:x y", "1.1", "<b>]]>", "shared", "", (PARTY,))
PLAN = Plan("urn:p", "&amp;", "", "", "", "", "", "", "", (), (Aim("", "", "", "", "", (TASK,)),))


def made_of(plan: Plan, monkeypatch: pytest.MonkeyPatch, store: EmbeddedStore, data: Data) -> bytes:
    monkeypatch.setattr(module, "outline", lambda *_: plan)
    return stratml(store, data, "urn:p", "sv")


def test_hostile_text_is_only_text(
    store: EmbeddedStore, built: Data, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = Xml.fromstring(made_of(PLAN, monkeypatch, store, built))
    assert list(faults(root)) == []
    goal = "s:StrategicPlanCore/s:Goal"
    assert texts(root, "s:Name") == ["&amp;"]
    assert texts(root, f"{goal}/s:Name") == ["Insatser utan angivet målområde"]
    assert texts(root, f"{goal}/s:Objective/s:Name") == ["<b>]]>"]
    (said,) = texts(root, f"{goal}/s:Objective/s:Stakeholder/s:Description")
    assert said.endswith("A\ufffd\ufffd\ud7ff\ufffd & B")


def test_a_plan_without_goals_is_a_fault(
    store: EmbeddedStore, built: Data, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(DataFault, match="no goal area and no action"):
        made_of(dataclasses.replace(PLAN, aims=()), monkeypatch, store, built)


def test_the_check_of_the_schema_finds_faults() -> None:
    def found(inside: str) -> list[str]:
        return list(
            faults(Xml.fromstring(f'<StrategicPlan xmlns="{NAMESPACE}">{inside}</StrategicPlan>'))
        )

    core = "<StrategicPlanCore><Goal><Name/><Description/></Goal></StrategicPlanCore>"
    assert found(f"<Name/>{core}") == []
    assert found(f"{core}<Name/>")
    assert found(f"<Name/><Name/>{core}")
    assert found("<Name/><StrategicPlanCore/>")
    assert found(f"<Name/><Nonsense/>{core}")
    assert found(f'<Name x="y"/>{core}')


@pytest.mark.parametrize(
    ("iri", "wanted"),
    [(thing("actor", "polis"), "actor.polis"), (thing("action", "x", "y-1"), "action.x.y-1")],
)
def test_an_identifier_tells_the_thing(iri: str, wanted: str) -> None:
    assert identifier(iri) == wanted


def test_an_identifier_of_others_is_a_name_too() -> None:
    odd = ["urn:x", "urn:y", thing("actor", "å"), thing("1x")]
    found = {identifier(iri) for iri in odd}
    assert len(found) == len(odd)
    assert all(_is_ncname(own) for own in found - {"1x"})
    assert "1x" not in found


def run(data: Data, *arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["--data", str(data.root), *arguments])
    return result.exit_code, result.stdout, result.stderr


def test_the_command_writes_a_plan(built: Data, tmp_path: Path) -> None:
    target = tmp_path / "plan.xml"
    export = ("export", "--format", "stratml", "--plan", "pahittsby", "-o", str(target))
    assert run(built, *export, "--lang", "en")[0] == 0
    root = Xml.parse(target).getroot()
    assert list(faults(root)) == []
    assert "our own translation" in texts(root, "s:OtherInformation")[0]
    code, said, _ = run(built, "export", "--format", "stratml")
    assert code == 0
    assert "Källa: " in said


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("stratml", "--plan", "nix"), "plan=nix"),
        (("stratml", "--graph", "actors"), "--plan"),
        (("ttl", "--plan", "pahittsby"), "--graph"),
    ],
)
def test_a_wrong_call_is_told(built: Data, arguments: tuple[str, ...], told: str) -> None:
    code, _, said = run(built, "export", "--format", *arguments)
    assert code == 2
    assert told in said
    assert "Traceback" not in said


def test_of_several_roadmaps_one_must_be_chosen(pahittsby: Data) -> None:
    other = pahittsby.root / "graph" / "plans" / "lillhult.ttl"
    other.write_text(
        "@prefix fp: <https://w3id.org/fardplan/ontology#> .\n"
        f"<{thing('roadmap', 'lillhult')}> a fp:Roadmap .\n"
    )
    code, _, said = run(pahittsby, "export", "--format", "stratml")
    assert code == 2
    assert "lillhult, pahittsby" in said
    with pytest.raises(DataFault, match="lillhult: no goal area"):
        stratml(open_store(pahittsby), pahittsby, thing("roadmap", "lillhult"), "en")
