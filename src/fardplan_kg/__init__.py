"""fardplan-kg turns public roadmaps into a knowledge graph of goals, actions and actors.

Every statement in the graph leads to the words it comes from.
"""

__version__ = "0.1.0"
