"""The Python API: open the graph, ask a question by its name, get typed rows, draw the network."""

from fardplan_kg.notebook.graph import Graph, open  # noqa: A004
from fardplan_kg.notebook.questions import Questions
from fardplan_kg.notebook.result import Result
from fardplan_kg.notebook.row import Row
from fardplan_kg.notebook.values import Iri

__all__ = ["Graph", "Iri", "Questions", "Result", "Row", "open"]
