from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from serving_client import exchange, read, request

from fardplan_kg.commands.serving import serve
from fardplan_kg.commands.settings import Commands, Settings
from fardplan_kg.dataset import Data
from fardplan_kg.publication.serving import server

PROGRAM = """
import sys
from pathlib import Path
from fardplan_kg.commands.serving import serve
from fardplan_kg.commands.settings import Commands, Settings
group = Commands(commands=[serve])
group(sys.argv[2:], obj=Settings(Path(sys.argv[1]), "en", False))
"""


def called(*arguments: str, language: str = "en") -> tuple[int, str]:
    group: click.Group = Commands(commands=[serve])
    result = CliRunner().invoke(group, ["serve", *arguments], obj=Settings(None, language, False))
    return result.exit_code, result.output


@contextmanager
def running(data: Data, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(data.root), "serve", "--port", "0", *arguments],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert process.stderr
    try:
        place = ""
        for line in process.stderr:
            if found := re.match(r"Serving at (\S+) \(end with Ctrl\+C\)", line):
                place = found[1]
                break
        yield process, place
    finally:
        process.kill()
        process.communicate(timeout=10)


def test_the_pages_are_served_until_a_signal(built: Data, tmp_path: Path) -> None:
    log = tmp_path / "requests.jsonl"
    given = ("--base-url", "https://example.se/a/", "--access-log", str(log))
    with running(built, *given) as (process, place):
        port = int(re.fullmatch(r"http://127\.0\.0\.1:(\d+)/a/", place)[1])  # type: ignore[index]
        health = json.loads(read(exchange(port, request("/a/health"))).body)
        front = read(exchange(port, request("/a/", "GET", "Accept-Language: en")))
        outside = read(exchange(port, request("/health")))
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=20)
    assert (process.returncode, said) == (0, "Stopped\n")
    assert health["status"] == "ok"
    assert health["documents"] > 20
    assert (front.status, front.headers["content-language"]) == (200, "en")
    assert b'<html lang="en">' in front.body
    assert outside.status == 404
    recorded = [json.loads(line) for line in log.read_text().splitlines()]
    assert [(one["path"], one["status"]) for one in recorded] == [
        ("/a/health", 200),
        ("/a/", 200),
        ("/health", 404),
    ]


def test_a_port_in_use_is_told_without_a_traceback() -> None:
    with server.bound("127.0.0.1", 0) as own:
        port = str(own.getsockname()[1])
        for language, words in (("en", "cannot be served from"), ("sv", "går inte att visa från")):
            code, said = called("--port", port, language=language)
            assert code == 2
            assert f"fardplan: --host 127.0.0.1 --port {port}: {words}" in said


@pytest.mark.parametrize(
    "arguments",
    [
        ("--host", "192.0.2.1"),
        ("--host", "no such host"),
        ("--base-url", "ftp://example.se/"),
        ("--base-url", "https://example.se/?x"),
        ("--base-url", "example.se"),
        ("--access-log", "/nowhere/requests.jsonl"),
        ("--port", "65536"),
        ("--port", "-1"),
        ("--port", "x"),
        ("--query-seconds", "x"),
        ("--query-workers", "x"),
        ("--rate-limit", "-1"),
    ],
)
def test_a_wrong_call_is_told_with_its_option(arguments: tuple[str, str]) -> None:
    code, said = called(*arguments)
    assert code == 2
    assert arguments[0] in said
    assert "Traceback" not in said


def test_the_help_says_that_no_personal_data_is_kept() -> None:
    code, said = called("--help")
    assert code == 0
    assert "no personal data is kept" in " ".join(said.split())
    assert "fardplan serve --port 8080" in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--host", "0.0.0.0", "--allow-update"), "only at an address of this computer"),
        (("--allow-service", "javascript:x"), "the endpoint javascript:x"),
        (("--allow-service", "ftp://example.org/"), "the endpoint ftp://example.org/"),
        (("--query-seconds", "0"), "time limit of a query is 0 s"),
        (("--query-memory", "100"), "memory limit of a query is 100 MiB"),
        (("--query-answer", "0"), "size limit of an answer is 0 B"),
        (("--query-workers", "0"), "number of processes for queries is 0"),
        (("--query-queue", "-1"), "number of queries that may wait is -1"),
    ],
)
def test_what_visitors_may_ask_is_told_where_it_cannot_be(
    arguments: tuple[str, ...], words: str
) -> None:
    code, said = called("--port", "0", *arguments)
    assert (code, words in said) == (2, True), said
    assert "Traceback" not in said
