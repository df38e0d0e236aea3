"""A web server as a process: on a free port, in a folder of its own, ended by its pid."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PLACES = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
WAIT = 15.0
"""Seconds: for a server to start, and to end."""
TRIES = 3
"""Another process may take the port between its choice and its use."""


class NotStartedError(RuntimeError):
    """A server that ended before it answered; the message is what it said."""


@contextmanager
def running(configured: Callable[[Path, int], list[str]]) -> Iterator[str]:
    """Run the command that ``configured`` gives for a scratch folder and a port."""
    for left in reversed(range(TRIES)):
        scratch = Path(tempfile.mkdtemp(prefix="fardplan-server-"))
        scratch.chmod(0o755)  # a server that leaves root behind must still read its folder
        try:
            port = free_port()
            command = configured(scratch, port)
            process = _start(command, scratch)
            try:
                _await(process, port, scratch)
                yield f"http://127.0.0.1:{port}"
                return
            except NotStartedError:
                if not left:
                    raise
            finally:
                _end(process)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return int(opened.getsockname()[1])


def _start(command: list[str], scratch: Path) -> subprocess.Popen[bytes]:
    program = shutil.which(command[0], path=PLACES)
    assert program, f"{command[0]}: install Debian's package (see the Makefile)"
    environment = {"PATH": PLACES, "HOME": str(scratch), "XDG_CONFIG_HOME": str(scratch)}
    with (scratch / "said").open("wb") as said:
        return subprocess.Popen(
            [program, *command[1:]], stdout=said, stderr=said, cwd=scratch, env=environment
        )


def _await(process: subprocess.Popen[bytes], port: int, scratch: Path) -> None:
    until = time.monotonic() + WAIT
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    said = "".join(
        path.read_text(errors="replace") for path in (scratch / "said", scratch / "error.log")
        if path.exists()
    )  # fmt: skip
    raise NotStartedError(f"{process.args!r}: {said[-2000:]}")


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.kill(process.pid, 15)
    try:
        process.wait(WAIT)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(WAIT)
