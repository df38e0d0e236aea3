from __future__ import annotations

import io
import json
from dataclasses import fields
from pathlib import Path

import pytest
from publication_samples import publication
from serving_client import ask

from fardplan_kg.faults import CallFault
from fardplan_kg.publication.serving.access_log import Entry, log_to, log_to_file
from fardplan_kg.publication.serving.app import Application

PERSONAL = [
    ("User-Agent", "Firefox-of-Anna"),
    ("Referer", "https://anna.example/"),
    ("Cookie", "anna=1"),
    ("X-Forwarded-For", "192.0.2.7"),
    ("Authorization", "Basic anna"),
]


def logged(target: str, method: str = "GET") -> dict[str, object]:
    stream = io.StringIO()
    ask(Application(publication(), log_to(stream)), target, method, PERSONAL)
    lines = stream.getvalue().splitlines()
    assert len(lines) == 1
    found: dict[str, object] = json.loads(lines[0])
    return found


def test_an_entry_tells_what_was_asked_and_answered() -> None:
    found = logged("/fardplan/doc/actor/trollen")
    time, ms = found.pop("time"), found.pop("ms")
    assert str(time).endswith("+00:00")
    assert isinstance(ms, float)
    assert ms > 0
    assert found == {
        "method": "GET",
        "path": "/fardplan/doc/actor/trollen",
        "status": 200,
        "bytes": 161,
        "media": "text/html",
        "language": "sv",
    }


def test_nothing_of_the_visitor_is_recorded() -> None:
    text = json.dumps(logged("/fardplan/doc/actor/trollen?name=anna")).lower()
    assert "anna" not in text
    assert "192.0.2.7" not in text
    assert not {"ip", "address", "agent", "query"} & {field.name for field in fields(Entry)}


@pytest.mark.parametrize("hostile", ["\x1b[31m", "\r\n{}", "\x00", "\u2028", "\u202e"])
def test_a_hostile_path_stays_one_line_without_control_characters(hostile: str) -> None:
    stream = io.StringIO()
    ask(Application(publication(), log_to(stream)), f"/fardplan/{hostile}")
    text = stream.getvalue()
    assert text.count("\n") == 1
    assert text.rstrip("\n").isprintable()
    assert text.isascii()


def test_a_file_is_added_to(tmp_path: Path) -> None:
    path = tmp_path / "requests.jsonl"
    for _ in range(2):
        with log_to_file(path) as log:
            log(Entry("GET", "/", 200, 1, 0.5))
    assert [json.loads(line)["status"] for line in path.read_text().splitlines()] == [200, 200]


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with (
        pytest.raises(CallFault, match="access-log") as found,
        log_to_file(tmp_path / "none" / "requests.jsonl"),
    ):
        pass
    assert "kan inte skrivas" in found.value.told("sv")


def test_a_log_that_is_closed_holds_up_no_visitor(tmp_path: Path) -> None:
    stream = (tmp_path / "log").open("w")
    stream.close()
    assert ask(Application(publication(), log_to(stream)), "/fardplan/").status == 200
