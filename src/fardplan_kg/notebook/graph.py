"""The graph in a notebook: its questions, queries of one's own, and the network."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from fardplan_kg.answers import Answer, ask
from fardplan_kg.dataset import Data, find_data
from fardplan_kg.faults import CallFault
from fardplan_kg.notebook.names import names_of
from fardplan_kg.notebook.prefixed import prefixed
from fardplan_kg.notebook.questions import Questions
from fardplan_kg.notebook.result import Result
from fardplan_kg.questions import find_question, parse_question, read_questions
from fardplan_kg.store import Store

if TYPE_CHECKING:
    from fardplan_kg.network.affiliation import Network
    from fardplan_kg.network.roadmaps import Roadmap
    from fardplan_kg.notebook.networks import ActorNetwork

Language = Literal["sv", "en"]
Projection = Literal["actors", "two-mode"]


def open(  # noqa: A001 - called fk.open, as a file or an image is opened
    data: str | Path | None = None,
    *,
    endpoint: str | None = None,
    language: Language = "sv",
    timeout: float = 30,
    retries: int = 2,
) -> Graph:
    """Return the graph: the package's own, one in a folder of data, or one in a SPARQL server.

    The questions come from the folder also where a server answers them. Raises CallFault or
    DataFault where the data cannot be read or the server cannot be asked.
    """
    found = find_data(Path(data) if data is not None else None)
    return Graph(_store(found, endpoint, timeout, retries), found, language)


def _store(data: Data, endpoint: str | None, timeout: float, retries: int) -> Store:
    if endpoint is None:
        from fardplan_kg.derivation import open_store

        return open_store(data)
    from fardplan_kg.remote import open_endpoint

    return open_endpoint(endpoint, timeout=timeout, retries=retries)


class Graph:
    """A knowledge graph of roadmaps that answers questions."""

    def __init__(self, store: Store, data: Data, language: Language = "sv") -> None:
        self.store = store
        """Where queries run."""
        self.data = data
        """The folder of the ontology, the graph and the questions."""
        self.language: Language = language
        """The language of answers for which no other is asked."""

    def questions(
        self, word: str = "", *, tag: str = "", language: Language | None = None
    ) -> Questions:
        """Return the questions, all or those with a word or a tag."""
        found = Questions(read_questions(self.data), self._language(language))
        if word:
            found = found.search(word)
        return found.tagged(tag) if tag else found

    def ask(
        self,
        question: str,
        /,
        *,
        language: Language | None = None,
        **parameters: str | int | None,
    ) -> Result:
        """Return the answer to a question, by its name; ``questions()`` lists them.

        A thing may be named as a person would: by a name in either language, an action's number,
        or its IRI. Raises CallFault that names the nearest where something is unknown.
        """
        found = find_question(self.data, question)
        values = {name: str(value) for name, value in parameters.items() if value is not None}
        return self._result(ask(self.store, found, values, self._language(language)))

    def evidence(self, action: str, *, language: Language | None = None) -> Result:
        """Return every statement on an action with its quote, section, pages and position."""
        return self.ask("action-evidence", language=language, action=action)

    def sparql(self, query: str, *, language: Language | None = None) -> Result:
        """Return the answer to a SELECT or ASK query; the usual prefixes need no declaration.

        Raises DataFault with line and column for a query that does not parse.
        """
        question = parse_question("SPARQL", prefixed(query))
        return self._result(ask(self.store, question, {}, self._language(language)))

    def construct(self, query: str) -> str:
        """Return what a CONSTRUCT or DESCRIBE query gives, as sorted N-Triples."""
        return self.store.construct(prefixed(query))

    def plans(self) -> tuple[Roadmap, ...]:
        """Return the roadmaps in the graph, each with ``slug`` and ``name`` to ask by."""
        from fardplan_kg.network.roadmaps import roadmaps

        return roadmaps(self.store)

    def network(
        self,
        *,
        plan: str = "",
        hide: Iterable[str] = (),
        projection: Projection = "actors",
        language: Language | None = None,
    ) -> Network:
        """Return who is named with whom as a NetworkX graph, without the actors to hide.

        ``plan`` names one roadmap, by its core or title; without it all are taken together. Nodes
        are IRIs with ``mode``, ``name`` and ``kind``. In the projection on actors an edge has
        ``weight``, the number of actions that name both; ``actions``, ``numbers`` and ``plans``,
        which they are and whose; and ``roles``: for each of the two, its role in each of them.
        Two-mode, actions are nodes too (``number``, ``plan``, ``plan_name``, ``area``,
        ``area_name``) and an edge has ``role`` and ``as_written``. Where an actor stands in several
        lines of one action, that is the role that binds most: ``all_roles`` (in the projection) and
        ``roles`` (two-mode) hold every one. A name that the language lacks is the Swedish one. An
        edge says "named in the same action", not "collaborates".
        """
        from fardplan_kg.network.output import two_mode
        from fardplan_kg.notebook import networks

        hidden = (hide,) if isinstance(hide, str) else tuple(hide)
        network = two_mode(self.store, self.data, hidden, self._language(language), plan)
        if projection == "actors":
            return networks.actors(network)
        if projection == "two-mode":
            return networks.two_mode(network)
        raise CallFault(f"projection '{projection}': must be 'actors' or 'two-mode'")

    def actor_network(
        self, *, plan: str = "", expand_groups: bool = False, language: Language | None = None
    ) -> ActorNetwork:
        """Return who is named in which action, of one roadmap or of all, to look at from all sides.

        ``expand_groups`` puts those whom a group covers, by our interpretation, in its place.
        """
        from fardplan_kg.notebook import networks

        return networks.read(self, plan=plan, expand_groups=expand_groups, language=language)

    def _language(self, language: Language | None) -> Language:
        chosen = language or self.language
        if chosen not in ("sv", "en"):
            raise CallFault(f"language '{chosen}': must be 'sv' or 'en'")
        return chosen

    def _result(self, answer: Answer) -> Result:
        return Result(answer, names_of(self.store, answer))

    def __repr__(self) -> str:
        return f"<fardplan_kg.Graph: {self.data.root}, {type(self.store).__name__}>"
