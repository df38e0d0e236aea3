"""The worker process answers what it is asked, tells what it cannot, and reaches nobody else."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from sparql_samples import ENDLESS, EX, folder_of

from fardplan_kg.publication.sparql import storage, worker
from fardplan_kg.publication.sparql.tasks import Task

ONE, TWO = f"{EX}graph/one", f"{EX}graph/two"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
COUNT_NAMED = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
WHOLE = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } "
ASKING = "import sys; from fardplan_kg.publication.sparql import worker; "


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder_of(tmp_path_factory.mktemp("folder"))


class Worker:
    """A worker process, asked over its pipes."""

    def __init__(self, own: subprocess.Popen[bytes], folder: Path) -> None:
        self.own, self.folder, self.count, self.answer = own, folder, 0, Path()
        self.first = self.said()

    def said(self) -> dict[str, Any]:
        assert self.own.stdout
        told: dict[str, Any] = json.loads(self.own.stdout.readline() or b"{}")
        return told

    def send(self, text: str, **task: Any) -> None:
        assert self.own.stdin
        self.count += 1
        self.answer = self.folder / storage.ANSWERS / f"{self.own.pid}-{self.count}"
        whole = {name: getattr(Task(text), name) for name in Task.__slots__} | task
        line = json.dumps({"task": whole, "answer": self.answer.name})
        self.own.stdin.write(line.encode() + b"\n")
        self.own.stdin.flush()

    def ask(self, text: str, **task: Any) -> dict[str, Any]:
        self.send(text, **task)
        return self.said()

    def read(self, text: str, **task: Any) -> bytes:
        told = self.ask(text, **task)
        content = self.answer.read_bytes()
        assert told == {"size": len(content)}
        return content


@contextmanager
def working(folder: Path, before: str = "pass", **settings: Any) -> Iterator[Worker]:
    given = {
        "parent": os.getpid(),
        "memory": 2**29,
        "answer": 10**5,
        "seconds": 20,
        "writable": False,
        "services": False,
    }
    program = f"{ASKING}{before}; worker.main(*sys.argv[1:])"
    own = subprocess.Popen(
        [sys.executable, "-c", program, str(folder), json.dumps(given | settings)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"MALLOC_ARENA_MAX": "1"},
    )
    with own:
        try:
            yield Worker(own, folder)
        finally:
            with suppress(ProcessLookupError):
                own.kill()


@pytest.fixture(scope="module")
def asked(folder: Path) -> Iterator[Worker]:
    with working(folder) as own:
        yield own


def number(own: Worker, text: str, **task: Any) -> int:
    return int(own.read(text, syntax="csv", **task).split()[1])


def test_it_says_when_it_is_ready_and_ends_with_its_input(folder: Path) -> None:
    with working(folder) as own:
        assert own.first == {"ready": True}
        own.own.communicate(timeout=20)
        assert own.own.returncode == 0


TABLES = [
    ("json", b'{"head":{"vars":["n"]}'),
    ("xml", b"<?xml"),
    ("csv", b"n\r\n600"),
    ("tsv", b"?n\n600"),
]


@pytest.mark.parametrize(("syntax", "start"), TABLES)
def test_a_table_is_written_in_every_syntax(asked: Worker, syntax: str, start: bytes) -> None:
    assert asked.read(COUNT, syntax=syntax).startswith(start)


@pytest.mark.parametrize("syntax", ["ttl", "nt", "rdf"])
def test_a_graph_is_written_in_every_syntax(asked: Worker, syntax: str) -> None:
    content = asked.read(WHOLE + "LIMIT 7", syntax=syntax)
    assert len(list(ox.parse(content, worker.GRAPHS[syntax]))) == 7


@pytest.mark.parametrize(
    ("default", "named", "counts"),
    [
        (None, None, (600, 2)),
        ((ONE,), None, (1, 0)),
        ((ONE, TWO), None, (2, 0)),
        (None, (ONE,), (0, 1)),
        ((ONE,), (TWO,), (1, 1)),
        ((f"{EX}unknown",), (f"{EX}unknown",), (0, 0)),
    ],
)
def test_the_graphs_that_are_named_are_all_there_is(
    asked: Worker, default: Any, named: Any, counts: tuple[int, int]
) -> None:
    task = {"default_graphs": default, "named_graphs": named}
    assert (number(asked, COUNT, **task), number(asked, COUNT_NAMED, **task)) == counts
    other = COUNT.replace("{ ?s", f"FROM <{EX}unknown> {{ ?s", 1)
    assert number(asked, other, **task) == (counts[0] if default or named else 0)


def test_an_address_that_is_relative_is_resolved(asked: Worker) -> None:
    assert number(asked, "SELECT (COUNT(*) AS ?n) { <thing/1> ?p ?o }", base=EX) == 2


REFUSED = [
    ({"text": "SELECT *\n{ ?s ?p"}, 400, "line 2, column 8", "rad 2, kolumn 8"),
    ({"text": "SELECT * { ex:a ?p ?o }"}, 400, "line 1, column 20", "kolumn 20"),
    ({"text": ""}, 400, "does not parse", "går inte att tolka"),
    ({"text": "\0"}, 400, "does not parse", "går inte att tolka"),
    ({"text": "SELECT * { ?s ?p '\ud800' }"}, 400, "cannot be answered", "kan inte besvaras"),
    ({"text": f"SELECT (<{EX}f>(1) AS ?x) {{}}"}, 400, "not supported", "not supported"),
    ({"text": COUNT, "default_graphs": ["bad one"]}, 400, "<bad one>", "<bad one>"),
    ({"text": COUNT, "base": "bad"}, 400, "Invalid base IRI", "Invalid base IRI"),
    ({"text": COUNT, "syntax": "ttl"}, 406, "as ttl", "som ttl"),
    ({"text": WHOLE, "syntax": "csv"}, 406, "as csv", "som csv"),
    ({"text": "SELECT * { ?a ?b ?c . ?d ?e ?f }"}, 422, "100 kB", "100 kB"),
    ({"text": "CLEAR ALL", "update": True}, 403, "cannot be changed", "går inte att ändra"),
]


@pytest.mark.parametrize(("task", "status", "english", "swedish"), REFUSED)
def test_what_cannot_be_answered_is_told_and_leaves_nothing(
    asked: Worker, task: dict[str, Any], status: int, english: str, swedish: str
) -> None:
    told = asked.ask(**task)
    assert told["status"] == status
    assert english in told["english"]
    assert swedish in told["swedish"]
    assert not asked.answer.exists()
    assert number(asked, COUNT) == 600


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { << ?a ?b ?c >> ?p ?o }",
        "SELECT * { ?x ?p <<( ?a ?b ?c )>> }",
        'SELECT (TRIPLE(<a:a>, <a:b>, "x"@sv--ltr) AS ?t) {}',
    ],
)
def test_triples_in_triples_are_answered(asked: Worker, text: str) -> None:
    assert json.loads(asked.read(text))["head"]["vars"]


ELSEWHERE = [
    "SELECT * { SERVICE <http://127.0.0.1:PORT/> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <http://127.0.0.1:PORT/> { ?s ?p ?o } }",
    "SELECT * { SERVICE <http://localhost:PORT/> { ?s ?p ?o } }",
    "SELECT * { VALUES ?e { <http://127.0.0.1:PORT/> } SERVICE ?e { ?s ?p ?o } }",
    "ASK { SERVICE <http://[::ffff:127.0.0.1]:PORT/> { ?s ?p ?o } }",
]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_no_connection_is_opened(asked: Worker, text: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        told = asked.ask(text.replace("PORT", str(other.getsockname()[1])))
        assert told.get("status") in ((None,) if "SILENT" in text else (400, 403))
        other.setblocking(False)
        with pytest.raises(BlockingIOError):
            other.accept()


def test_a_worker_that_may_ask_others_opens_one(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other, working(folder, services=True) as own:
        port = other.getsockname()[1]
        own.send(ELSEWHERE[0].replace("PORT", str(port)), services=True)
        other.settimeout(20)
        visitor, _ = other.accept()
        with visitor:
            visitor.recv(1024)
        told = own.said()
        assert told["status"] == 503
        assert "SERVICE" in told["swedish"]


def test_an_update_is_kept_for_the_next_worker(tmp_path: Path) -> None:
    folder_of(tmp_path, writable=True)
    with working(tmp_path, writable=True) as own:
        told = own.ask("INSERT DATA { <new> <p> 1 }", update=True, base=EX)
        assert told == {"size": 0}
        load = own.ask("LOAD <http://127.0.0.1:81/>", update=True)
        assert load["status"] == 403
    with working(tmp_path, writable=True) as own:
        assert number(own, COUNT) == 601


def test_a_folder_without_a_store_is_told(tmp_path: Path) -> None:
    with working(tmp_path) as own:
        assert own.first["status"] == 503
        assert own.first["english"]
        assert own.own.wait(20) == 0


@pytest.mark.parametrize("in_memory", [storage.IN_MEMORY, 0])
def test_every_worker_gives_the_same_bytes(tmp_path: Path, in_memory: int) -> None:
    folder_of(tmp_path, in_memory=in_memory)
    found = []
    for _ in range(2):
        with working(tmp_path, answer=10**6) as own:
            found.append(own.read("SELECT * { ?s ?p ?o }"))
    assert found[0] == found[1]


def test_it_ends_itself_where_nobody_does(folder: Path) -> None:
    with working(folder, "worker.GRACE = 0", seconds=0.3) as own:
        assert number(own, COUNT) == 600
        assert own.ask(ENDLESS) == {}
        assert own.own.wait(20) == -signal.SIGALRM


def test_it_starts_without_what_it_does_not_need() -> None:
    program = ASKING + "print(sorted(sys.modules))"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    for heavy in ("asyncio", "starlette", "rdflib", "dataclasses", "subprocess", "argparse"):
        assert f"'{heavy}'" not in found.stdout
    assert "'pyoxigraph'" in found.stdout
