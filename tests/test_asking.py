"""The query command at its edges: a server, endless answers, a reader that leaves, Ctrl-C."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from servers.oxigraph import oxigraph

from fardplan_kg.cli import main

FARDPLAN = str(Path(sys.executable).with_name("fardplan"))
MANY = "SELECT ?a ?b ?c ?d { ?a ?b ?c . ?d ?e ?f } LIMIT 200000"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def run(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=text)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that the load command has filled."""
    folder = tmp_path_factory.mktemp("asked") / "store"
    with pytest.MonkeyPatch.context() as patch, oxigraph(folder) as url:
        patch.setenv("no_proxy", "127.0.0.1")
        result = run("load", "--endpoint", url)
        assert result.exit_code == 0, result.output
        yield url


@pytest.mark.parametrize("style", ["table", "csv", "tsv", "json", "ttl"])
def test_a_server_gives_what_the_own_store_gives(style: str, loaded: str) -> None:
    asked = ["query", "actors-of-action", "-p", "action=2.4", "--format", style]
    own, server = run(*asked), run(*asked, "--endpoint", loaded)
    assert server.exit_code == 0, server.output
    assert server.stdout == own.stdout


def test_a_server_that_is_down_is_one_clear_message() -> None:
    result = run("query", "overview", "--endpoint", "http://127.0.0.1:9/query", "--timeout", "1")
    assert result.exit_code == 2
    assert "127.0.0.1:9" in result.stderr
    assert "Traceback" not in result.output


def test_many_rows_are_streamed_as_csv() -> None:
    result = run("query", "-", "--format", "csv", text=MANY)
    assert len(result.stdout.splitlines()) == 1 + 200_000


def test_a_table_of_many_rows_stops_and_says_so() -> None:
    result = run("--lang", "en", "query", "-", text=MANY)
    assert len(result.stdout.splitlines()) == 1 + 1000
    assert "more than 1000 rows" in result.stderr


def test_a_reader_that_leaves_ends_it_quietly() -> None:
    command = f"{FARDPLAN} query - --format csv | head -n 2"
    done = subprocess.run(["bash", "-c", command], input=MANY, capture_output=True, text=True)
    assert len(done.stdout.splitlines()) == 2
    assert done.stderr == ""


def test_ctrl_c_ends_a_query_that_would_not_end() -> None:
    pipe = subprocess.PIPE
    process = subprocess.Popen([FARDPLAN, "query", "-"], stdin=pipe, stdout=pipe, stderr=pipe)
    assert process.stdin is not None
    process.stdin.write(ENDLESS.encode())
    process.stdin.close()
    time.sleep(3)
    assert process.poll() is None
    os.kill(process.pid, signal.SIGINT)
    assert process.wait(timeout=5) == -signal.SIGINT
    assert process.stderr is not None and process.stdout is not None
    assert process.stderr.read() == b""
    process.stdout.close()
    process.stderr.close()


def test_triples_are_not_a_table() -> None:
    result = run("query", "-", "--format", "csv", text="CONSTRUCT { ?a a ?b } { ?a a ?b }")
    assert result.exit_code == 2
    assert "ttl" in result.stderr


def test_csv_for_a_swedish_spreadsheet() -> None:
    result = run(
        "query", "actions-without-responsible", "--format", "csv", "--separator", ";", "--bom"
    )
    first, second = result.stdout.splitlines()[:2]
    assert first.startswith("\ufeffplan;plan_name;number;action;title")
    assert second.split(";")[2] in ('="1.3"', '"=""1.3"""')


@pytest.mark.parametrize("separator", ["", ";;", '"', "\n"])
def test_a_separator_that_is_none_is_refused(separator: str) -> None:
    result = run("query", "overview", "--format", "csv", "--separator", separator)
    assert result.exit_code == 2
    assert result.stdout == ""


@pytest.mark.parametrize("separator", ["", ";;", '"', "\n"])
def test_it_is_refused_for_a_query_of_ones_own_too(separator: str) -> None:
    asked = ["query", "-", "--format", "csv", "--separator", separator]
    result = run(*asked, text="SELECT ?a { ?a ?b ?c } LIMIT 1")
    assert result.exit_code == 2
    assert result.stdout == ""


def test_a_table_stops_with_a_byte_order_mark_asked_for_too() -> None:
    assert len(run("query", "-", "--bom", text=MANY).stdout.splitlines()) == 1 + 1000
