"""Virtuoso, from Debian, with its own folder and ports, as another server that asks ours.

What SERVICE needs is granted to the user under which Virtuoso answers SPARQL over HTTP.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from servers.processes import free_port, running

SETTINGS = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{web}
ServerRoot = {folder}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 100000
"""
GRANTS = (
    'GRANT SELECT ON DB.DBA.SPARQL_SINV_2 TO "SPARQL"; '
    'GRANT EXECUTE ON DB.DBA.SPARQL_SINV_IMP TO "SPARQL";'
)
PATIENCE = 60.0


@contextmanager
def virtuoso() -> Iterator[str]:
    """Run a server with an empty database; give the URL of its SPARQL endpoint."""
    sql = free_port()

    def configured(folder: Path, web: int) -> list[str]:
        settings = folder / "virtuoso.ini"
        settings.write_text(SETTINGS.format(folder=folder, sql=sql, web=web))
        return ["virtuoso-t", "+foreground", "+configfile", str(settings)]

    with running(configured) as place:
        _granted(sql)
        yield f"{place}/sparql"


def _granted(sql: int) -> None:
    command = ["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", f"exec={GRANTS}"]
    until = time.monotonic() + PATIENCE
    while True:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
        if done.returncode == 0 and "Error" not in done.stdout:
            return
        assert time.monotonic() < until, done.stdout + done.stderr
        time.sleep(0.2)
