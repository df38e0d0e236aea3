"""The SPARQL endpoint over HTTP on a port of loopback, and pools that need no process."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from io import BufferedReader
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from serving_client import running

from fardplan_kg.publication.descriptions.rdf import written
from fardplan_kg.publication.documents import Publication
from fardplan_kg.publication.serving.app import Application
from fardplan_kg.publication.serving.sparql_service import Endpoint, SparqlService
from fardplan_kg.publication.serving.sparql_welcome import Welcome
from fardplan_kg.publication.sparql import refusals, storage, worker
from fardplan_kg.publication.sparql.description import description, sizes
from fardplan_kg.publication.sparql.limits import Limits
from fardplan_kg.publication.sparql.pool import Pool
from fardplan_kg.publication.sparql.tasks import Answered, Task
from fardplan_kg.store import EmbeddedStore

DATA_SET = "https://example.org/id/dataset/x"


@contextmanager
def endpoint(folder: Path) -> Iterator[str]:
    """Run an endpoint whose empty store updates may change; give its URL."""
    store = EmbeddedStore()
    storage.write(store, folder, writable=True)
    pool = Pool(folder, Limits(), writable=True)
    service = SparqlService(pool, Endpoint("http://x/sparql", "1", writable=True), _welcome("x"))
    application = Application(Publication({}, base="http://x/"), services={"sparql": service})
    with running(application, pool) as port:
        url = f"http://127.0.0.1:{port}/sparql"
        service.endpoint = replace(service.endpoint, url=url)
        service.welcome = _welcome(url)
        yield url


def _welcome(url: str) -> Welcome:
    triples = partial(
        description, Publication({}, base="http://x/"), url, DATA_SET, sizes(EmbeddedStore())
    )
    return Welcome(lambda ending: written(triples(writable=True), ending))


class InProcess:
    """A pool that runs each task in this process, and keeps those that it was given."""

    def __init__(self) -> None:
        self.store = ox.Store()
        self.tasks: list[Task] = []

    async def answer(self, task: Task) -> Answered:
        self.tasks.append(task)
        await asyncio.sleep(0)
        try:
            return answered(self._run(task))
        except SyntaxError as error:
            raise refusals.unreadable(task.text, str(error.msg or error)) from None

    def _run(self, task: Task) -> bytes:
        if task.update:
            self.store.update(task.text, base_iri=task.base)
            return b""
        found: Any = self.store.query(task.text, base_iri=task.base)
        kinds: dict[str, Any] = (
            worker.GRAPHS if isinstance(found, ox.QueryTriples) else worker.TABLES
        )
        content: bytes = found.serialize(format=kinds[task.syntax])
        return content


def answered(content: bytes) -> Answered:
    """Return an answer as a pool gives it: a file without a name."""
    with tempfile.NamedTemporaryFile() as made:
        made.write(content)
        made.flush()
        file: BufferedReader = open(made.name, "rb")  # noqa: PTH123, SIM115 - who gets it closes it
    return Answered(file, len(content))
