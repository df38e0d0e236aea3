"""The themes by which the ontology's page orders its terms, so that a newcomer finds the way."""

from __future__ import annotations

from collections.abc import Mapping

from fardplan_kg.wording import msg

GENERAL = "general"
THEMES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "chain": (
        msg("From vision to action"),
        (
            *("fp:RegionalDevelopmentPlan", "fp:Strategy", "fp:SubStrategyCollection", "fp:Vision"),
            *("fp:VisionPoint", "fp:CoreVision", "fp:Goal", "fp:Roadmap", "fp:GoalArea"),
            *("fp:Direction", "fp:Action", "fp:SharedAction", "fp:CoreSpecificAction"),
            *("fp:ActionOfUnstatedKind", "fp:CommonAction", "prov:Plan"),
        ),
    ),
    "actors": (
        msg("Actors and their part"),
        (
            *("fp:Participation", "fp:Mention", "fp:GenericActor", "fp:ActorGroup"),
            *("fp:Ownership", "foaf:Agent", "org:Organization"),
        ),
    ),
    "places": (
        msg("Places and their character"),
        (
            *("fp:RegionalUrbanCore", "fp:MunicipalityArea", "fp:Place", "fp:Infrastructure"),
            *("geo:Feature", "fp:CharacterDescription", "fp:CharacterPart", "fp:Establishment"),
            *("fp:Cluster", "fp:Count"),
        ),
    ),
    "together": (
        msg("Working together"),
        (
            *("fp:Forum", "fp:Dialogue", "fp:WorkingArrangement", "fp:DevelopmentProgramme"),
            *("fp:ActionPlan", "fp:SituationReport"),
        ),
    ),
    "evidence": (
        msg("Quotes and interpretations"),
        (
            *("fp:Evidence", "fp:Claim", "fp:Section", "bibo:Document", "fp:SourceAnomaly"),
            *("fp:Reading", "fp:Interpretation", "fp:Annotation", "fp:ExtractionArtefact"),
            "fp:FormerThing",
        ),
    ),
    "strata": (msg("How sure a statement is"), ("fp:Stratum",)),
    GENERAL: (msg("General properties"), ()),
}
"""The themes by a code that is also an anchor: what each is called, and its classes in order.

A property stands with the class of which it is said, or with the one that it leads to.
"""
PLACE = {name: (code, at) for code, (_, own) in THEMES.items() for at, name in enumerate(own)}
"""The theme of each class, and its place there."""
