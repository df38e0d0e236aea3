"""What a served publication answers by asking its graph anew: SPARQL, questions, search."""

from __future__ import annotations

import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from ipaddress import ip_address
from pathlib import Path
from typing import NamedTuple

from fardplan_kg.endpoint_faults import check_url
from fardplan_kg.faults import CallFault
from fardplan_kg.publication.build import Prepared
from fardplan_kg.publication.descriptions.catalogue import read_data_set
from fardplan_kg.publication.descriptions.rdf import written
from fardplan_kg.publication.descriptions.served_graphs import described_quads, described_triples
from fardplan_kg.publication.documents import HTML
from fardplan_kg.publication.serving.access_log import Log
from fardplan_kg.publication.serving.app import Application
from fardplan_kg.publication.serving.question_service import ROOM, QuestionService
from fardplan_kg.publication.serving.rates import Rates
from fardplan_kg.publication.serving.search_service import SearchService
from fardplan_kg.publication.serving.services import Service
from fardplan_kg.publication.serving.sparql_service import LARGEST, Endpoint, SparqlService
from fardplan_kg.publication.serving.sparql_welcome import PAGE, Welcome
from fardplan_kg.publication.sparql import storage
from fardplan_kg.publication.sparql.description import description, sizes
from fardplan_kg.publication.sparql.limits import Limits
from fardplan_kg.publication.sparql.pool import Pool
from fardplan_kg.store import EmbeddedStore

ENDPOINT = "sparql"
"""The path of the SPARQL endpoint."""
LARGEST_UPDATE = 64 * 2**20
"""Bytes: a whole graph in one request."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """What visitors may ask: limits of a query, questions a minute, endpoints for SERVICE, changes.

    rate: 0 for any number.
    """

    limits: Limits
    rate: int = 0
    services: tuple[str, ...] = ()
    update: bool = False

    def check(self, own: socket.socket) -> None:
        """Raise CallFault where the graph could be changed from another computer.

        And for a SERVICE that is not the URL of an endpoint.
        """
        for url in self.services:
            check_url(url)
        host = own.getsockname()[0]
        if self.update and not ip_address(host.split("%")[0]).is_loopback:
            raise CallFault(
                f"--allow-update: only at an address of this computer (127.0.0.1), not {host}",
                f"--allow-update: bara på en adress i den egna datorn (127.0.0.1), inte {host}",
            )


class Made(NamedTuple):
    """The application, and the workers that must run beside it."""

    application: Application
    pool: Pool


def made(prepared: Prepared, folder: Path, allowed: Allowed, log: Log) -> Made:
    """Return the application that answers for a publication, with its graph in an empty folder.

    Raises DataFault where the folder cannot hold the graph.
    """
    endpoint = prepared.publication.url(ENDPOINT)
    held = _held(prepared, endpoint)
    storage.write(held, folder, writable=allowed.update)
    pool = Pool(folder, allowed.limits, writable=allowed.update)
    services = _services(prepared, endpoint, allowed, pool, sizes(held))
    rates = Rates(allowed.rate)
    return Made(Application(prepared.publication, log, services=services, rates=rates), pool)


def _services(
    prepared: Prepared, endpoint: str, allowed: Allowed, pool: Pool, triples: Mapping[str, int]
) -> Mapping[str, Service]:
    mount = prepared.publication.mount
    questions = QuestionService(
        prepared.inputs,
        prepared.publication,
        prepared.store,
        pool,
        room=0 if allowed.update else ROOM,
    )
    search = SearchService(prepared.inputs, mount)
    own = Endpoint(endpoint, prepared.publication.version, allowed.update,
                   frozenset(allowed.services))  # fmt: skip
    welcome = Welcome(_described(prepared, endpoint, allowed, triples), partial(_page, prepared))
    sparql = SparqlService(
        pool, own, welcome, largest=LARGEST_UPDATE if allowed.update else LARGEST
    )
    return {ENDPOINT: sparql, **dict.fromkeys(questions.paths(), questions),
            **dict.fromkeys(search.paths(), search)}  # fmt: skip


def _held(prepared: Prepared, endpoint: str) -> EmbeddedStore:
    """Return the graph with what describes it, as editors of queries read it."""
    held = EmbeddedStore()
    held.engine.extend(prepared.store.engine)
    held.engine.extend(described_quads(prepared.publication, endpoint))
    return held


def _described(
    prepared: Prepared, endpoint: str, allowed: Allowed, triples: Mapping[str, int]
) -> Callable[[str], bytes]:
    """Return what writes the service's description, with what editors of queries look for there."""

    @cache
    def made(ending: str) -> bytes:
        own = description(
            prepared.publication,
            endpoint,
            read_data_set(prepared.inputs.facts).iri,
            triples,
            allowed.limits,
            allowed.update,
            allowed.services,
        )
        told = {*own, *described_triples(prepared.publication)}
        return written(sorted(told, key=str), ending)

    return made


def _page(prepared: Prepared, language: str) -> bytes:
    page = prepared.publication.documents[PAGE].in_syntax(HTML, language)
    return page.made() if page else b""
