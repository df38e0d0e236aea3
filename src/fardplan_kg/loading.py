"""The graph into a SPARQL server, graph by graph, by SPARQL update.

Only our graphs are replaced. The merge goes to the default graph where that is a graph of its own
that holds nothing of others, else to ``graph/all``. The catalogue (``graph/meta``), by which our
graph is known, goes first and comes last: a load that broke off leaves no graph that looks whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from fardplan_kg.dataset import META, Data
from fardplan_kg.derivation import open_store
from fardplan_kg.endpoint import Endpoint
from fardplan_kg.faults import DataFault
from fardplan_kg.namespaces import BASE, GRAPH, ONTOLOGY, VOCABULARIES
from fardplan_kg.remote import ALL, RemoteStore
from fardplan_kg.store import EmbeddedStore

Say = Callable[[str, str], None]
# Virtuoso compiles an update and refuses a long one; every server takes this much
BATCH_BYTES = 200_000
DEFAULT = ""

FORMER = f"""
SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{GRAPH}")) }}
ORDER BY ?g
"""
UNION = f"ASK {{ <{ONTOLOGY}> a <{VOCABULARIES['owl']}Ontology> }}"
OTHERS = f'ASK {{ ?s ?p ?o FILTER(isBlank(?s) || !STRSTARTS(STR(?s), "{BASE}")) }}'


@dataclass(frozen=True)
class Loaded:
    """What a load has put in place: the triples of each graph by its name, and where the merge is.

    ``merge`` is empty where it is the server's default graph.
    """

    graphs: dict[str, int]
    merge: str


@dataclass(frozen=True)
class Server:
    """A server that can be asked and written to."""

    queries: RemoteStore
    updates: Endpoint

    def replace(self, name: str, quads: Iterable[ox.Quad]) -> None:
        """Make a graph hold exactly these triples."""
        self.drop(name)
        for batch in batches(map(_line, quads), BATCH_BYTES):
            inside = f"GRAPH <{name}> {{\n{batch}}}" if name else batch
            self.updates.update(f"INSERT DATA {{\n{inside}}}")

    def drop(self, name: str) -> None:
        """Empty a graph and forget it, if it is there."""
        self.updates.update(f"DROP SILENT {f'GRAPH <{name}>' if name else 'DEFAULT'}")

    def says(self, ask: str) -> bool:
        """Return the answer to an ASK query."""
        [row] = self.queries.select(ask).rows
        answer = row["answer"]
        return answer is not None and answer.value == "true"

    def former(self) -> list[str]:
        """Return the names of the graphs of ours that it holds."""
        return [row["g"].value for row in self.queries.select(FORMER).rows if row["g"]]

    def count(self, name: str) -> int:
        """Return how many triples a graph holds."""
        pattern = f"GRAPH <{name}> {{ ?s ?p ?o }}" if name else "?s ?p ?o"
        [row] = self.queries.select(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}").rows
        number = row["n"]
        return int(number.value) if number else 0


def load(
    endpoint: str,
    data: Data,
    say: Say,
    update_endpoint: str = "",
    timeout: float = 60.0,
    retries: int = 2,
) -> Loaded:
    """Put the graph, with what the rules derive, into a server; ``say`` is told each graph.

    Raises DataFault where the server does not hold in the end what it was given, and a fault as
    ``RemoteStore`` does.
    """
    updates = Endpoint(update_endpoint or update_url(endpoint), timeout, retries)
    server = Server(RemoteStore(endpoint, timeout, retries), updates)
    former = server.former()  # asks before anything is changed
    store = open_store(data)
    names = [name for name in store.graphs() if name != META]
    for name in (META, *sorted(set(former) - {META, *names})):
        server.drop(name)
    loaded = {name: _put(server, store, name, name, say) for name in names}
    merge = ALL if server.says(UNION) or server.says(OTHERS) else DEFAULT
    loaded[merge] = _put(server, store, merge, DEFAULT, say)
    loaded[META] = _put(server, store, META, META, say)
    return Loaded(loaded, merge)


def _put(server: Server, store: EmbeddedStore, name: str, own: str, say: Say) -> int:
    """Put a graph of our own store into the server's graph ``name``; return its triples."""
    graph = ox.NamedNode(own) if own else ox.DefaultGraph()
    quads = list(store.engine.quads_for_pattern(None, None, None, graph))
    server.replace(name, quads)
    if (held := server.count(name)) != len(quads):
        raise DataFault(
            f"{server.updates.url} took {len(quads)} triples for {_called(name)}, but "
            f"{server.queries.endpoint.url} has {held}: are both of the same store?"
        )
    called = _called(name)
    say(f"{called}: {len(quads)} tripler", f"{called}: {len(quads)} triples")
    return len(quads)


def _called(name: str) -> str:
    return name.removeprefix(GRAPH).removeprefix(BASE) or "default"


def _line(quad: ox.Quad) -> str:
    if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
        # a label holds within one request only, so the batches would tear the node apart
        raise DataFault(f"a blank node in {quad.graph_name}, which must have none")
    return f"{quad.triple} .\n"


def batches(lines: Iterable[str], limit: int) -> Iterator[str]:
    r"""Join lines to texts of at most ``limit`` bytes, or of one line that is longer.

    >>> list(batches(["a\n", "b\n", "c\n"], 4))
    ['a\nb\n', 'c\n']
    """
    batch: list[str] = []
    size = 0
    for line in lines:
        length = len(line.encode())
        if batch and size + length > limit:
            yield "".join(batch)
            batch, size = [], 0
        batch.append(line)
        size += length
    if batch:
        yield "".join(batch)


def update_url(endpoint: str) -> str:
    """Return where an endpoint takes updates, if nobody says: /query → /update, else the same.

    >>> update_url("http://localhost:7878/query")
    'http://localhost:7878/update'
    """
    stem = endpoint.removesuffix("/query")
    return endpoint if stem == endpoint else f"{stem}/update"
