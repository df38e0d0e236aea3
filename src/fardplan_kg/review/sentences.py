"""A decision as a sentence to read, in Swedish and English: what stands as an anomaly's decision.

What a person wrote stands with the interpretation. A decision that has none is read back from its
sentence.
"""

from __future__ import annotations

from rdflib import URIRef

from fardplan_kg.extraction.findings import Effect
from fardplan_kg.namespaces import FP, local_name, thing
from fardplan_kg.review.entries import Entry
from fardplan_kg.review.grammar import Form

STANDS = "Det står kvar som det är tryckt.", "It stands as printed."
UNCLEAR = (
    "Det är oklart om insatsen är gemensam eller gäller bara den egna stadskärnan.",
    "It is unclear whether the action is shared or concerns this urban core only.",
)
NOT_SPLIT = "Det är två ord.", "They are two words."
BY_FORM = {Form.NOTED: STANDS, Form.UNCLEAR: UNCLEAR, Form.NO: NOT_SPLIT}
WRITTEN = {swedish: form.value for form, (swedish, _) in BY_FORM.items()}
BY_WORD = {
    URIRef(thing("role", "responsible")): (
        "Aktörerna läses som ansvariga.", "The actors are read as responsible.",
    ),
    URIRef(thing("role", "participating")): (
        "Aktörerna läses som medverkande.", "The actors are read as participating.",
    ),
    URIRef(thing("role", "unclear")): (
        "Aktörernas roll är oklar.", "The role of the actors is unclear.",
    ),
    URIRef(f"{FP}SharedAction"): ("Insatsen är gemensam.", "The action is shared."),
    URIRef(f"{FP}CoreSpecificAction"): (
        "Insatsen gäller bara den egna stadskärnan.",
        "The action concerns this urban core only.",
    ),
}  # fmt: skip
BY_EFFECT = {
    Effect.NUMBER: ("Nummer {} gäller.", "Number {} holds."),
    Effect.TITLE: ("Titeln ”{}” gäller.", "The title ‘{}’ holds."),
    Effect.PARTICIPANT: ("Namnet avser {}.", "The name means {}."),
    Effect.ARTEFACT: ("I dokumentet är ”{}” tryckt.", "The document prints ‘{}’."),
}


def sentences(entry: Entry) -> dict[str, str]:
    """Return a decision as a sentence, by language."""
    decision = entry.decision
    if decision.form in BY_FORM:
        swedish, english = BY_FORM[decision.form]
    elif decision.word:
        name = local_name(decision.word.thing)
        plain = f"Det läses som {decision.word.name}.", f"It is read as {name}."
        swedish, english = BY_WORD.get(decision.word.thing, plain)
    else:
        swedish, english = BY_EFFECT[entry.kind.effect]
    return {"sv": swedish.format(decision.text), "en": english.format(decision.text)}


def written(sentence: str) -> str:
    """Return what one writes to decide what a sentence says; another text comes back as it is."""
    return WRITTEN.get(sentence, sentence)
