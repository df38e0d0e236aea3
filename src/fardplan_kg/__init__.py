"""fardplan-kg turns public roadmaps into a knowledge graph of goals, actions and actors.

Every statement in the graph leads to the words it comes from. In a notebook::

    import fardplan_kg as fk

    graph = fk.open()
    graph.ask("actors-of-action", action="2.4", language="en")
"""

__version__ = "0.1.0"
__all__ = ["Graph", "Iri", "Questions", "Result", "Row", "open"]

TYPE_CHECKING = False  # as in typing, whose import would be most of the time that ours takes
if TYPE_CHECKING:
    from fardplan_kg.notebook import Graph, Iri, Questions, Result, Row, open  # noqa: A004
else:

    def __getattr__(name: str) -> object:
        """Import the Python API when it is asked for: the command line does without it."""
        if name not in __all__:
            raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
        import importlib

        return getattr(importlib.import_module(f"{__name__}.notebook"), name)

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
