from __future__ import annotations

import pytest

from fardplan_kg.parameters import Parameter
from fardplan_kg.publication.serving.given_values import LONGEST, read_values
from fardplan_kg.questions import Question

LABEL = {"sv": "", "en": ""}
OWN = (
    Parameter("actor", "__actor_iri", "iri", False, LABEL),
    Parameter("least", "__least_integer", "integer", False, LABEL),
    Parameter("lang", "_lang", "text", True, LABEL),
)
QUESTION = Question("q", LABEL, LABEL, (), OWN, (), "")


@pytest.mark.parametrize(
    ("sent", "values"),
    [
        (b"", {}),
        (b"actor=trollen", {"actor": "trollen"}),
        (b"actor=Huddinge+kommun&least=2", {"actor": "Huddinge kommun", "least": "2"}),
        (b"actor=H%C3%A4lsov%C3%A4gen%20%26%20%3D", {"actor": "Hälsovägen & ="}),
        (b"actor=a=b", {"actor": "a=b"}),
        (b"%61ctor=x", {"actor": "x"}),
        (b"actor=&least=", {}),
        (b"actor=&actor=x", {"actor": "x"}),
        (b"actor", {}),
        (b"lang=en&format=csv&utm=x&=y&&", {}),
        (b"actor=%zz", {"actor": "%zz"}),
        ("actor=å".encode(), {"actor": "å"}),
    ],
)
def test_the_values_of_the_question_s_own_parameters(sent: bytes, values: dict[str, str]) -> None:
    found = read_values(sent, QUESTION)
    assert (found.values, found.fault, found.any) == (values, None, bool(values))


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (b"actor=a&actor=a", "given several times"),
        (b"actor=%FF", "not UTF-8"),
        (b"actor=\xff", "not UTF-8"),
        (b"actor=%ED%A0%80", "not UTF-8"),
        (b"actor=a%00b", "control character"),
        (b"actor=a%0Ab", "control character"),
        (b"actor=" + b"a" * (LONGEST + 1), "longer than"),
        (b"actor=" + "å".encode() * (LONGEST + 1), "longer than"),
    ],
)
def test_what_cannot_be_taken_says_why_and_stays_fit_to_be_shown(sent: bytes, told: str) -> None:
    found = read_values(sent, QUESTION)
    assert found.any and found.fault and told in str(found.fault)
    assert str(found.fault).startswith("actor:") and found.fault.told("sv").startswith("actor:")
    assert all(
        character.isprintable() or character == "\ufffd" for character in found.values["actor"]
    )


def test_the_first_fault_is_told() -> None:
    found = read_values(b"least=%FF&actor=x&actor=y", QUESTION)
    assert str(found.fault) == "least: not UTF-8"
