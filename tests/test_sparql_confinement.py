"""A process takes from itself what a query of the public must not have."""

import errno
import os
import platform
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

START = "import os, socket, sys\nfrom fardplan_kg.publication.sparql import confinement\n"


def ran(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", START + program], capture_output=True, text=True, timeout=30
    )


def test_a_sealed_process_gets_no_socket() -> None:
    sealable = sys.platform == "linux" and platform.machine() in ("x86_64", "aarch64")
    tried = (
        "assert confinement.seal() is True\n"
        "for kind in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX, socket.AF_NETLINK):\n"
        "    try: socket.socket(kind, socket.SOCK_DGRAM)\n"
        "    except OSError as error: print(error.errno)\n"
    )
    assert sealable
    assert ran(tried).stdout.split() == [str(errno.EACCES)] * 4


def test_a_process_that_is_not_sealed_gets_one() -> None:
    assert ran("socket.socket(); print('had')").stdout == "had\n"


def test_a_machine_that_is_not_known_is_not_sealed(monkeypatch: pytest.MonkeyPatch) -> None:
    from fardplan_kg.publication.sparql import confinement

    monkeypatch.setattr(confinement, "_MACHINES", {})
    assert confinement.seal() is False


def test_memory_files_and_the_processor_are_limited(tmp_path: Path) -> None:
    program = (
        f"confinement.confine({512 * 2**20}, 1000)\n"
        "print(os.nice(0))\n"
        "try: bytearray(2**30)\n"
        "except MemoryError: print('memory')\n"
        f"file = open({str(tmp_path / 'large')!r}, 'wb', buffering=0)\n"
        "file.write(bytes(1000))\n"
        "try: file.write(b'x')\n"
        "except OSError as error: print(error.errno)\n"
        "import resource; print(resource.getrlimit(resource.RLIMIT_CORE))\n"
    )
    found = ran(program)
    nice = min(os.nice(0) + 10, 19)
    assert found.stdout.splitlines() == [str(nice), "memory", str(errno.EFBIG), "(0, 0)"]


def test_a_limit_that_is_lower_already_stays() -> None:
    program = (
        "import resource\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "confinement.confine(2**30, 1000)\n"
        "print(resource.getrlimit(resource.RLIMIT_FSIZE))"
    )
    assert ran(program).stdout == "(100, 100)\n"


def test_without_an_answer_limit_files_are_not_limited() -> None:
    program = (
        "import resource\nconfinement.confine(2**30, 0)\n"
        "print(resource.getrlimit(resource.RLIMIT_FSIZE)[0])"
    )
    assert ran(program).stdout == f"{resource.getrlimit(resource.RLIMIT_FSIZE)[0]}\n"


def test_a_process_does_not_outlive_who_started_it() -> None:
    child = (
        "import os, time; from fardplan_kg.publication.sparql import confinement as c; "
        "c.end_with(int(os.environ['PARENT'])); print(os.getpid(), flush=True); time.sleep(60)"
    )
    program = (
        "import subprocess\n"
        "os.environ['PARENT'] = str(os.getpid())\n"
        f"own = subprocess.Popen([sys.executable, '-c', {child!r}], stdout=subprocess.PIPE)\n"
        "print(own.stdout.readline().decode(), flush=True)\n"
        f"os.kill(os.getpid(), {int(signal.SIGKILL)})\n"
    )
    pid = int(ran(program).stdout)
    until = time.monotonic() + 10
    while running(pid):
        assert time.monotonic() < until
        time.sleep(0.02)


def running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state not in "ZX"


def test_a_process_whose_parent_is_another_ends_at_once() -> None:
    found = ran("confinement.end_with(1 if os.getppid() != 1 else 2); print('went on')")
    assert (found.returncode, found.stdout) == (0, "")
