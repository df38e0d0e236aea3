from __future__ import annotations

import ast
import shlex
from dataclasses import replace

from network_samples import HOSTILE, anomalies

from fardplan_kg.namespaces import FP, ID
from fardplan_kg.parameters import Parameter
from fardplan_kg.publication import asking
from fardplan_kg.publication.facts import PREF_LABEL, Fact, collected
from fardplan_kg.publication.source import sources
from fardplan_kg.store import Term

ASKED = replace(anomalies(), values={"actor": "Huddinge kommun", "lang": "sv"})


def test_the_command_can_be_pasted() -> None:
    assert asking.command(ASKED) == "fardplan query anomalies -p 'actor=Huddinge kommun' --lang sv"


def test_the_python_can_be_pasted() -> None:
    written = asking.python(ASKED)
    assert written.endswith('fk.open().ask("anomalies", actor="Huddinge kommun", language="sv")')
    ast.parse(written)


def test_hostile_values_stay_one_value() -> None:
    asked = replace(ASKED, values={"actor": HOSTILE})
    assert shlex.split(asking.command(asked))[4] == f"actor={HOSTILE}"
    call = ast.parse(asking.python(asked)).body[1]
    assert isinstance(call, ast.Expr)
    assert isinstance(call.value, ast.Call)
    assert ast.literal_eval(call.value.keywords[0].value) == HOSTILE


def test_the_server_is_sent_the_file_beside_the_page() -> None:
    lines = asking.server(ASKED).splitlines()
    assert lines[1] == "fardplan load --endpoint http://localhost:7878/query"
    assert "--data-binary @anomalies.sv.rq" in lines[-1]


def test_a_parameter_shows_its_choices_by_name_and_an_example() -> None:
    label = {"sv": "Insats", "en": "Action"}
    parameter = Parameter("action", "__action_iri", "iri", False, label, "?thing a fp:Action .")
    words = Parameter("kind", "__kind", "text", False, label, "a b")
    hidden = Parameter("lang", "_lang", "text", True, label)
    things = [f"{ID}action/x/{slug}" for slug in ("b", "a")]
    facts = collected(
        fact
        for number, thing in enumerate(things)
        for fact in (
            Fact(thing, PREF_LABEL, Term(f"Namn {thing[-1]}", language="sv"), "urn:g"),
            Fact(thing, f"{FP}number", Term(f"1.{10 - number}"), "urn:g"),
        )
    )
    names = sources(facts, ("sv",))["sv"].names
    question = replace(ASKED.question, parameters=(parameter, words, hidden))
    choices = {("anomalies", "action"): tuple(things), ("anomalies", "kind"): ("a", "b")}
    shown = asking.parameters(question, choices, names)
    assert [own.parameter.name for own in shown] == ["action", "kind"]
    assert [thing.name.value for thing in shown[0].things] == ["Namn a", "Namn b"]
    assert (shown[0].shell, shown[1].shell) == ("action=1.9", "kind=a")
    assert shown[0].python == 'action="1.9"'
    assert shown[1].words == ("a", "b")
