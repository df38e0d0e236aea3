"""How sure a statement is, as a page tells it: a sign with a form of its own, and the same words.

The words are those of the graphs' own labels; a section that holds several kinds takes them from
here. The sign is never told apart by its colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from fardplan_kg.namespaces import BASE
from fardplan_kg.publication.facts import PREF_LABEL
from fardplan_kg.publication.source import Source
from fardplan_kg.store import Term
from fardplan_kg.wording import msg

TRANSLATION = f"{BASE}graph/translation"
"""The one graph whose kind the strata of the ontology do not tell from our reading."""
LABELS = {
    "stated": msg("Stated in the roadmap"),
    "editorial": msg("Our interpretation"),
    "translation": msg("Our translation"),
    "linked": msg("Linked"),
    "computed": msg("Computed"),
}
"""What each kind is called, the surest first."""
UNTOLD = msg("Other statements")
"""What a graph is called that tells neither its kind nor a label."""
MEANINGS = {
    "stated": msg("The words are in the document. The quote and its place are given."),
    "editorial": msg("We have read the document and decided. The reason is given."),
    "translation": msg("Our own translation, not an official one."),
    "linked": msg("A code or a link to another source, which we have read."),
    "computed": msg("Follows from the rest by a rule."),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """How sure a statement is: the code of its stratum, that of its sign, and the words."""

    stratum: str
    sign: str
    label: Term


def kind(source: Source, graph: str) -> Kind:
    """Return how sure the statements of a graph are."""
    stratum = source.facts.stratum(graph)
    sign = "translation" if graph == TRANSLATION else stratum
    label = source.facts.value(graph, PREF_LABEL, source.language)
    if not label.value:
        words = source.words.gettext(LABELS.get(sign, UNTOLD))
        label = Term(words, language=source.language)
    return Kind(stratum, sign, label)
