"""What a worker process takes from itself before it reads what the public writes.

More memory, larger files and more of the processor than it may have; and the network, so that a
query that asks elsewhere (SERVICE, LOAD) opens no connection even where it was let through. The
latter needs no privilege, but Linux on x86-64 or 64-bit ARM: elsewhere who gives the worker its
queries must refuse them alone. Numbers: the kernel's headers ``linux/audit.h``, ``elf-em.h``,
``seccomp.h``, ``prctl.h``, ``bpf_common.h``, ``asm/unistd_64.h``, ``asm-generic/unistd.h``.
"""

from __future__ import annotations

import ctypes
import errno
import os
import resource
import signal
import struct
import sys

_NICE = 10
_PDEATHSIG, _SECCOMP, _NO_NEW_PRIVILEGES = 1, 22, 38
_MODE_FILTER, _ALLOW, _ERRNO = 2, 0x7FFF0000, 0x00050000
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER, _MACHINE = 0, 4
"""Offsets in the kernel's ``struct seccomp_data``."""
_X32 = 0x40000000
"""The first number of x86-64's other set of calls, by which the same could be done."""
_IO_URING_SETUP = 425
_MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""What the kernel calls the machine, and the number of ``socket`` there."""


def confine(memory: int, largest: int) -> None:
    """Give way to every other process, and take no more than so many bytes of memory and a file.

    largest: 0 for files of any size. A write beyond it fails (EFBIG). No core is left behind.
    """
    os.nice(_NICE)
    _limit(resource.RLIMIT_AS, memory)
    _limit(resource.RLIMIT_CORE, 0)
    if largest:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        _limit(resource.RLIMIT_FSIZE, largest)


def _limit(what: int, most: int) -> None:
    _, hard = resource.getrlimit(what)
    own = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (own, own))


def end_with(parent: int) -> None:
    """Be killed when the process that started this one dies; end now where it has died already.

    Linux only; elsewhere a query that runs then goes on until its own alarm.
    """
    if sys.platform == "linux":
        _prctl(_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            sys.exit()


def seal() -> bool:
    """Refuse this process every new socket (EACCES), for good; return whether the system can."""
    known = _MACHINES.get(os.uname().machine) if sys.platform == "linux" else None
    if known is None or sys.maxsize < 2**32:
        return False
    program = _program(*known)
    filters = ctypes.create_string_buffer(program)
    head = struct.pack("@HP", len(program) // 8, ctypes.addressof(filters))
    given = ctypes.create_string_buffer(head)
    done = _prctl(_NO_NEW_PRIVILEGES, 1) or _prctl(_SECCOMP, _MODE_FILTER, ctypes.addressof(given))
    return done == 0


def _program(machine: int, socket: int) -> bytes:
    """Return the kernel's filter: each step is an operation, two jumps and a value."""
    steps = (
        (_LOAD, 0, 0, _MACHINE),
        (_EQUAL, 0, 4, machine),
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, 2, 0, _X32),
        (_EQUAL, 1, 0, socket),
        (_EQUAL, 0, 1, _IO_URING_SETUP),
        (_RETURN, 0, 0, _ERRNO | errno.EACCES),
        (_RETURN, 0, 0, _ALLOW),
    )
    return b"".join(struct.pack("=HBBI", *step) for step in steps)


def _prctl(option: int, value: int, address: int = 0) -> int:
    own = ctypes.CDLL(None).prctl
    result: int = own(option, *(ctypes.c_ulong(part) for part in (value, address, 0, 0)))
    return result
