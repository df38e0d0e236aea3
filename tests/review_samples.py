"""Findings on Påhittsby's roadmap, one of each effect, and a review file filled in."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from rdflib import URIRef

from fardplan_kg.extraction.findings import Candidate, Finding
from fardplan_kg.namespaces import thing

CORE = "pahittsby"
LANTERNS = URIRef(thing("action", CORE, "tand-lyktorna"))
BENCHES = URIRef(thing("action", CORE, "moblera-torgen"))
COUNTING = URIRef(thing("action", CORE, "rakna-resorna"))
MUNICIPALITY = URIRef(thing("participation", CORE, "rakna-resorna", "pahittsby-kommun"))
COMPANY = URIRef(thing("participation", CORE, "rakna-resorna", "lyktbolaget"))
THEATRE = URIRef(thing("mention", CORE, "moblera-torgen", "trollens-teater"))


def finding(
    kind: str,
    key: str,
    *about: URIRef,
    value: str = "",
    proposal: str = "",
    quote: str = "",
    candidates: tuple[Candidate, ...] = (),
    places: tuple[int, ...] = (0,),
) -> Finding:
    """A finding with words of its own."""
    told = f"{kind}: {value}"
    quote = quote or f"… {value} …"
    return Finding(
        kind, key, about, value, places, quote, told, told, proposal, candidates
    )  # fmt: skip


LIKE = (Candidate("Lyktbolaget", URIRef(thing("actor", "lyktbolaget")), 0.957),)
ACTOR = finding(
    "actor", "actor-lyktboolaget", value="Lyktboolaget", proposal="samma som Lyktbolaget",
    candidates=LIKE,
)  # fmt: skip
AMBIGUOUS = finding("ambiguous", "ambiguous-kommunen", MUNICIPALITY, THEATRE, value="kommunen")
NUMBER = finding("number", "number-rakna-resorna", COUNTING, value="2.1", proposal="2.2")
TITLE = finding(
    "title", "title-rakna-resorna", COUNTING, value="Räkna resor", proposal="Räkna resorna"
)
ROLES = finding("labels", "labels-rakna-resorna", MUNICIPALITY, COMPANY, proposal="oklar")
KIND = finding("only-in-map", "only-in-map-tand-lyktorna", LANTERNS, value="Tänd lyktorna")
AREA = finding(
    "area", "area-levande-torget", value="Levande torget", proposal="samma som Levande torg"
)
NEW_CORE = finding("core", "core-pahittsby", value="Påhittsby", proposal="ny")
COMMON = finding("common", "common-moblera-torgen", BENCHES, value="Möblera torgen")
SAME = finding("same", "same-rakna-resorna", COUNTING, value="Tänd alla lyktor")
ARTEFACT = finding("split-word", "split-word-b-ron", value="b ron", proposal="bron")
NOTED = finding("no-direction", "no-direction-levande-torg", value="Levande torg", proposal="godta")
ALL = (
    ACTOR, AMBIGUOUS, NUMBER, TITLE, ROLES, KIND, AREA, NEW_CORE, COMMON, SAME, ARTEFACT, NOTED,
)  # fmt: skip


def fill_in(sheet: Path, decisions: Mapping[str, str], reason: str = "Därför.") -> Path:
    """Write decisions into a review file by key, all with one reason; return the file."""
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    for row in rows:
        if row["nyckel"] in decisions:
            row["beslut"], row["skäl"] = decisions[row["nyckel"]], reason
    with sheet.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return sheet
