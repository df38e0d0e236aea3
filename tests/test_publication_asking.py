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


def test_a_parameter_has_an_example_that_names_one_thing() -> None:
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
    choices = {
        ("anomalies", "action"): {own: own[-1] for own in things},
        ("anomalies", "kind"): {"a": "a", "b": "b"},
    }
    shown = asking.parameters(question, choices, names)
    assert [own.parameter.name for own in shown] == ["action", "kind"]
    assert (shown[0].shell, shown[1].shell) == ("action=1.9", "kind=a")
    assert shown[0].python == 'action="1.9"'


def test_what_leaves_no_choice_is_not_asked_for() -> None:
    label = {"sv": "", "en": ""}
    own = (
        Parameter("plan", "__plan_iri", "iri", False, label, "?thing a fp:Roadmap ."),
        Parameter("actor", "__actor_iri", "iri", False, label, "[] fp:involvesActor ?thing ."),
        Parameter("from", "__from_integer", "integer", False, label),
        Parameter("lang", "_lang", "text", True, label),
    )
    question = replace(ASKED.question, parameters=own)

    def asked(choices: asking.Choices) -> list[str]:
        return [found.name for found in asking.chosen_by_people(question, choices)]

    one, two = {"urn:a": "a"}, {"urn:a": "a", "urn:b": "b"}
    assert asked({}) == ["from"]
    assert asked({("anomalies", "plan"): one, ("anomalies", "actor"): one}) == ["actor", "from"]
    assert asked({("anomalies", "plan"): two}) == ["plan", "from"]


def test_an_address_stays_one_word_in_a_shell() -> None:
    address = "https://data.example.se/svar/x.sv.csv?a=1&b=%27%3B"
    assert shlex.split(asking.request(address)) == ["curl", "--fail", address]
