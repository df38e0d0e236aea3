"""Oxigraph's own server, from PyPI, on a free port of loopback."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("oxigraph")
PATIENCE = 20.0


@contextmanager
def oxigraph(folder: Path, *options: str) -> Iterator[str]:
    """Run a server that keeps its store in a folder; give the URL where it takes queries."""
    port = free_port()
    command = [str(PROGRAM), "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    with (folder.parent / f"{folder.name}.log").open("wb") as log:
        process = subprocess.Popen([*command, *options], stdout=log, stderr=log)
    try:
        await_answer(f"http://127.0.0.1:{port}/", process)
        yield f"http://127.0.0.1:{port}/query"
    finally:
        process.terminate()
        process.wait(PATIENCE)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def await_answer(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with opener.open(url, timeout=1):
                return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError(f"Oxigraph's server does not answer at {url}")
