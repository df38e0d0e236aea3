"""What the page of a review says: the heading of a kind, what a decision means, what to write."""

from __future__ import annotations

from fardplan_kg.extraction.findings import Effect
from fardplan_kg.review.vocabulary import Vocabulary, Word

STANDS = ("godta", "det står så i dokumentet, och det antecknas")
MEANINGS = {
    Effect.ACTOR: "Namnet står i dokumentet men finns inte i registret över aktörer. Bestäm om "
    "aktören är ny, eller om namnet är ett annat sätt att skriva en aktör som redan finns.",
    Effect.PARTICIPANT: "Namnet passar på flera i registret. Bestäm vem som avses på de här "
    "ställena.",
    Effect.NUMBER: "Dokumentet ger inte insatsen ett enda tydligt nummer. Bestäm vilket nummer "
    "som gäller. Det som står i dokumentet finns kvar.",
    Effect.TITLE: "Rubriken är inte densamma överallt, eller saknas. Bestäm hur den ska lyda. Det "
    "som står i dokumentet finns kvar.",
    Effect.ROLE: "Det går inte att läsa ut vilken roll aktörerna i raden har. Bestäm rollen. Den "
    "gäller alla aktörer i raden.",
    Effect.KIND: "Insatsen står bara i insatskartan. Där syns inte om den är gemensam för "
    "stadskärnorna eller gäller bara den egna. Bestäm vilket.",
    Effect.AREA: "Kapitlets rubrik är inte namnet på något målområde som vi känner till. Bestäm om "
    "målområdet är nytt, eller om rubriken är ett annat sätt att skriva ett som finns.",
    Effect.CORE: "Stadskärnan finns inte bland dem som vi känner till. Bestäm om den är ny, eller "
    "om namnet är ett annat sätt att skriva en som finns.",
    Effect.COMMON: "Insatsen liknar en gemensam insats i en annan färdplan. Bestäm om de är samma "
    "insats. Då visas de tillsammans.",
    Effect.SAME: "Insatsen liknar en i den tidigare versionen av färdplanen. Bestäm om det är "
    "samma insats med en ny rubrik, eller en ny insats.",
    Effect.ARTEFACT: "Orden ser ut att ha delats när texten lästes ut ur dokumentet. Titta efter i "
    "dokumentet hur de är tryckta.",
    Effect.NOTED: "Här saknas något, eller så stämmer dokumentet inte med sig självt. Beslutet "
    "ändrar inget. Det antecknar att vi har sett det och varför det får stå.",
}


def forms(effect: Effect, vocabulary: Vocabulary, may_stand: bool = False) -> list[tuple[str, str]]:
    """Return what one may write as a decision, and what it means.

    ``may_stand``: also that it stands as it is printed.
    """
    found = _forms(effect, vocabulary)
    return [STANDS, *found] if may_stand else found


def _forms(effect: Effect, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    new = ("ny", {
        Effect.AREA: "målområdet är nytt",
        Effect.CORE: "stadskärnan är ny",
        Effect.COMMON: "ingen annan färdplan har insatsen",
        Effect.SAME: "insatsen är ny i den här versionen",
    }.get(effect, ""))  # fmt: skip
    same = ("samma som …", {
        Effect.ACTOR: "aktören finns; skriv dess namn så som det står i registret",
        Effect.AREA: "målområdet finns; skriv dess namn",
        Effect.CORE: "stadskärnan finns; skriv dess namn",
        Effect.COMMON: "insatsen finns; skriv dess rubrik",
        Effect.SAME: "insatsen fanns; skriv den tidigare rubriken",
    }.get(effect, ""))  # fmt: skip
    return {
        Effect.ACTOR: [
            *_kinds(vocabulary),
            ("ny …: hela namnet", "orden är en del av ett namn som har ”och” eller komma i sig; "
             "lämna raden med den andra delen tom"),
            same,
        ],
        Effect.PARTICIPANT: [("namnet", "den som avses, så som namnet står i registret")],
        Effect.NUMBER: [
            ("nr 1.4", "insatsens nummer är 1.4. Skriv ”nr” framför. Annars kan kalkylprogrammet "
             "göra om numret till ett datum")
        ],
        Effect.TITLE: [("hela rubriken", "så som den ska lyda")],
        Effect.ROLE: _words(vocabulary.roles),
        Effect.KIND: [
            *_words(vocabulary.action_kinds),
            ("oklar", "det går inte att avgöra, och det antecknas"),
        ],
        Effect.ARTEFACT: [
            ("orden", "så som de är tryckta"),
            ("godta", "ordet är tryckt delat i dokumentet; det antecknas"),
            ("nej", "det är två ord"),
        ],
        Effect.NOTED: [STANDS],
    }.get(effect, [new, same])  # fmt: skip


def _kinds(vocabulary: Vocabulary) -> list[tuple[str, str]]:
    return [(f"ny {kind.name}", _plain(kind.definition)) for kind in vocabulary.actor_kinds]


def _words(words: tuple[Word, ...]) -> list[tuple[str, str]]:
    return [(word.name, _plain(word.definition)) for word in words]


def _plain(definition: str) -> str:
    """Return a definition as a part of a sentence."""
    return definition.rstrip(".")
