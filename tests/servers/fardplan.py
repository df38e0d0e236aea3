"""Our own server as people start it: ``fardplan serve`` as a process, on a free port."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("fardplan")
READY = re.compile(r"Serving at (\S+) \(end with Ctrl\+C\)")
WAIT = 20.0
"""Seconds: for what is under way when it is ended."""


@contextmanager
def fardplan(*options: str, data: Path | None = None) -> Iterator[str]:
    """Run a server; give the address of its front page, with a slash at its end."""
    given = ["--data", str(data)] if data else []
    command = [str(PROGRAM), "--lang", "en", *given, "serve", "--port", "0", "--no-access-log"]
    process = subprocess.Popen([*command, *options], stderr=subprocess.PIPE, text=True)
    assert process.stderr
    try:
        said = []
        for line in process.stderr:
            said.append(line)
            if found := READY.match(line):
                break
        else:
            raise RuntimeError(f"{command}: {''.join(said)}")
        yield found[1]
    finally:
        process.terminate()
        try:
            process.communicate(timeout=WAIT)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise
