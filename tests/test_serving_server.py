from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from serving_client import exchange, read, request

from fardplan_kg.faults import CallFault
from fardplan_kg.publication.serving import server

PROGRAM = """
import sys, threading
from publication_samples import publication
from fardplan_kg.publication.documents import Publication, Representation
from fardplan_kg.publication.serving import server
from fardplan_kg.publication.serving.access_log import log_to
from fardplan_kg.publication.serving.app import Application

def slow():
    print("making", file=sys.stdout, flush=True)
    threading.Event().wait(float(sys.argv[1]))
    return b"made"

own = publication("http://127.0.0.1/")
files = {**own.plain, "slow.txt": Representation("slow.txt", "text/plain", slow)}
with server.bound("127.0.0.1", 0) as bound:
    served = Publication(own.documents, files, base=own.base)
    port = bound.getsockname()[1]
    application = Application(served, log_to(sys.stderr))
    server.run(application, bound, lambda: print(port, flush=True))
print("stopped", flush=True)
"""


@contextmanager
def running(seconds: float = 1) -> Iterator[tuple[subprocess.Popen[str], int]]:
    paths = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(seconds)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
    )
    assert process.stdout
    try:
        yield process, int(process.stdout.readline())
    finally:
        process.kill()
        process.communicate(timeout=10)


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_lets_what_is_under_way_finish(ending: signal.Signals) -> None:
    with running() as (process, port):
        answers: list[bytes] = []
        visitor = threading.Thread(
            target=lambda: answers.append(exchange(port, request("/slow.txt")))
        )
        visitor.start()
        assert process.stdout
        assert process.stdout.readline() == "making\n"
        idle = socket.create_connection(("127.0.0.1", port), 10)
        process.send_signal(ending)
        told, recorded = process.communicate(timeout=10)
        visitor.join(10)
        idle.close()
    assert (process.returncode, told) == (0, "stopped\n")
    assert read(answers[0]).body == b"made"
    assert [json.loads(line)["path"] for line in recorded.splitlines()] == ["/slow.txt"]


def test_a_signal_waits_only_so_long() -> None:
    begun = time.monotonic()
    with running(8) as (process, port):
        answers: list[bytes] = []
        visitor = threading.Thread(
            target=lambda: answers.append(exchange(port, request("/slow.txt"), 20))
        )
        visitor.start()
        assert process.stdout
        assert process.stdout.readline() == "making\n"
        process.send_signal(signal.SIGTERM)
        _, recorded = process.communicate(timeout=20)
        visitor.join(20)
    assert process.returncode == 0
    assert "Traceback" not in recorded
    assert read(answers[0]).status == 503
    assert read(answers[0]).sealed
    assert time.monotonic() - begun < 15


def test_an_idle_server_stops_at_once() -> None:
    with running() as (process, port):
        assert read(exchange(port, request("/health"))).status == 200
        begun = time.monotonic()
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=10)
    assert process.returncode == 0
    assert time.monotonic() - begun < 1.5


def test_answers_are_sent_at_once() -> None:
    with running() as (_, port), socket.create_connection(("127.0.0.1", port), 10) as own:
        begun = time.monotonic()
        for _ in range(20):
            own.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
            found = b""
            while not found.endswith(b"}\n"):
                found += own.recv(65536)
        assert time.monotonic() - begun < 0.5  # 40 ms each where the second packet waits


def test_a_port_in_use_is_a_fault_of_the_call() -> None:
    with server.bound("127.0.0.1", 0) as own:
        port = own.getsockname()[1]
        with pytest.raises(CallFault, match=f"--port {port}: cannot be served from") as found:
            server.bound("127.0.0.1", port)
    assert "går inte att visa från" in found.value.told("sv")


@pytest.mark.parametrize("host", ["192.0.2.1", "no such host", "x" * 70, "a..b", "host.invalid"])
def test_a_host_that_cannot_be_had_is_a_fault_of_the_call(host: str) -> None:
    with pytest.raises(CallFault, match="--host"):
        server.bound(host, 0)


@pytest.mark.parametrize(
    ("host", "expected"),
    [("127.0.0.1", "http://127.0.0.1:{}/"), ("0.0.0.0", "http://localhost:{}/"),
     ("localhost", "http://localhost:{}/"), ("::1", "http://[::1]:{}/")],
)  # fmt: skip
def test_the_address_is_one_to_go_to(host: str, expected: str) -> None:
    with server.bound("127.0.0.1", 0) as own:
        assert server.address(own, host) == expected.format(own.getsockname()[1])
