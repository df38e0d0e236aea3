"""The served interface against its own OpenAPI document, by schemathesis: what is not as it says.

    python benchmarks/schemathesis_run.py [--examples N] [--seed N] [--operations PART]

Starts ``fardplan serve`` on a free port of this computer and has schemathesis make requests from
``openapi.json``: each boundary of each parameter, and so many random ones for each operation; the
same each time for the same seed. Each answer is held against the status codes, media types, headers
and schemas that the document promises. Reported: the number of operations and of requests, and of
each kind of fault how often and where. Exit 1 where there is any, a 500 among them.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

PROGRAMS = Path(sys.executable).parent
CHECKS = (
    *("not_a_server_error", "status_code_conformance", "content_type_conformance"),
    *("response_headers_conformance", "response_schema_conformance", "unsupported_method"),
    "allow_header_conformance",
)
LIMITS = ("--query-seconds", "1", "--query-memory", "512", "--query-answer", "1")
LONGEST = 900
"""Seconds for it all."""


@contextmanager
def serving() -> Iterator[str]:
    """Give the address of a server, and end it."""
    own = [str(PROGRAMS / "fardplan"), "--lang", "en", "serve", "--port", "0", "--no-access-log"]
    with subprocess.Popen([*own, *LIMITS], stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        try:
            lines = (line for line in server.stderr if line.startswith("Serving at "))
            yield next(lines).split(" ")[2]
        finally:
            server.terminate()


def made(address: str, examples: int, seed: int, operations: str) -> dict[str, Any]:
    """Return schemathesis' report on the interface at an address."""
    chosen = ["--include-path-regex", operations] if operations else []
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            *(str(PROGRAMS / "schemathesis"), "run", f"{address}openapi.json"),
            *("--phases", "examples,coverage,fuzzing", "--checks", ",".join(CHECKS)),
            *("--max-examples", str(examples), "--seed", str(seed), "--continue-on-failure"),
            *("--generation-database", "none", "--no-shrink", "--request-timeout", "30"),
            *("--max-redirects", "0", "--suppress-health-check", "all", "--warnings", "off"),
            *("--report", "json", "--report-json-path", str(report), *chosen),
        ]
        environment = {**os.environ, "no_proxy": "127.0.0.1", "NO_COLOR": "1",
                       "SCHEMATHESIS_HOOKS": "schemathesis_hooks",
                       "PYTHONPATH": str(Path(__file__).parent)}  # fmt: skip
        subprocess.run(command, cwd=folder, env=environment, timeout=LONGEST, check=False,
                       stdout=subprocess.DEVNULL)  # fmt: skip
        found: dict[str, Any] = json.loads(report.read_text())
    return found


def main() -> int:
    """Run, report, and tell by the exit whether all is as promised."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--operations", default="", help="Of the paths, those this is found in.")
    given = parser.parse_args()
    with serving() as address:
        found = made(address, given.examples, given.seed, given.operations)
    operations, cases = found["operations"], found["test_cases"]
    print(f"{operations['tested']} of {operations['total']} operations, "
          f"{cases['generated']} requests in {found['running_time']:.0f} s, "
          f"{cases['with_failures']} at fault")  # fmt: skip
    for fault in found["failures"]:
        print(f"{fault['code']} {fault['title']}: {fault['count']}")
        print("\n".join(f"  {own}" for own in fault["operations"][:8]))
    errors = [] if found["complete"] else [f"not ended: {found['stop_reason']}"]
    errors += [f"{own['title']}: {own['count']}" for own in found["errors"]]
    print("\n".join([*errors, f"errors: {cases['errored']}"]))
    return int(bool(found["failures"] or cases["errored"] or errors))


if __name__ == "__main__":
    sys.exit(main())
