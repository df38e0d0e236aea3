"""The words of the made-up roadmaps: our own, about places and actors that do not exist."""

from __future__ import annotations

from itertools import product
from random import Random

AREAS = (
    ("Levande och lyktljusa torg", "Levande och lyktljust torg"),
    ("Trygga stigar för alla sagoväsen", "Trygg stig för alla sagoväsen"),
    ("Blomstrande verkstäder i sagans tjänst", "Blomstrande verkstad i sagans tjänst"),
    ("Hållbara resor med drake och kvast", "Hållbar resa med drake och kvast"),
)
UNKNOWN_AREA = "Vilda trädgårdar där jättar får plats"

# name, slug of its kind in graph/schemes.ttl
ACTORS = (
    ("Sagolandets region", "region"),
    ("Kvastverket", "agency"),
    ("Statens drakinspektion", "agency"),
    ("Lyktbolaget", "company"),
    ("Lyktbolaget (Sagoland)", "company"),
    ("Jättarnas byggbolag AB", "company"),
    ("Slott och Kojor AB", "company"),
    ("Näckens musikskola", "university"),
    ("Häxornas högskola", "university"),
    ("Trollens teater", "organisation"),
    ("Stiftelsen Sju Dvärgar", "organisation"),
    ("Vättarnas sparbank", "company"),
    ("lykt- och kvastnämnden", "unit"),
    ("stignämnden", "unit"),
    ("Stora Tornbolaget", "company"),
    ("Lilla Tornbolaget", "company"),
    ("sagokommunerna", "group"),
    ("trollen", "group"),
    ("älvornas föreningar", "group"),
    ("kvastmakarna", "group"),
    ("skolor (grund- och gymnasieskolor, folkhögskolor)", "group"),
)
OWNERS = ("Stora Tornbolaget", "Lilla Tornbolaget")
AMBIGUOUS = "Tornbolaget"  # both owners have it as another name
PLAIN = tuple(
    name
    for name, _ in ACTORS
    if not any(mark in name for mark in ("(", " och ", "Torn", "kvastnämnden"))
)
UNKNOWN = (
    "Molnfabriken",
    "Regnbågsbyrån",
    "Enhörningarnas riksförbund",
    "Föreningen Nattugglan",
    "Pepparkaksgillet",
    "Spegelverket",
    "Dimverkets vänner",
    "Sjumilabolaget",
    "Önskebrunnens vårdcentral",
    "Guldäggsfonden",
)

VERBS = (
    "Bygg", "Tänd", "Måla", "Räkna", "Flytta", "Rusta upp", "Plantera", "Öppna", "Samla",
    "Kartlägg", "Undersök", "Vakta", "Sjung om", "Vårda", "Pröva", "Förläng",
)  # fmt: skip
OBJECTS = (
    "lyktorna", "de sju broarna", "drakarnas vattenhål", "bänkarna", "kvastbanan",
    "trollens trappor", "jättarnas stövlar", "hattmakarnas bodar", "älvornas dansbana",
    "stigarna", "tornens klockor",
    "häxornas örtagård", "dimman", "näckens brygga", "vättarnas gångar", "sagostenarna",
    "månskensrummen", "pepparkakshusen", "enhörningarnas bete", "postduvornas slag",
)  # fmt: skip
PLACES = (
    "vid Dimån", "på Kvasttorget", "under Silverberget", "längs Glimstigen", "i Trollgläntan",
    "kring Månsjön", "bakom det Krokiga tornet", "mellan de tre källorna", "nere i Vättedalen",
    "utanför Drakporten", "inför vintersolståndet", "för den som flyger", "utan att väcka jätten",
    "tillsammans med grannbyarna", "över hela året", "med hjälp av ekot",
)  # fmt: skip
SUBJECTS = (
    "Trollen", "Älvorna", "De som bor i tornen", "Den som kommer med kvast", "Jättarna", "Vättarna",
    "Byns hattmakare", "Den gamla häxan", "Drakarna", "Barnen i Vättedalen",
    "Näcken och hans vänner",
)  # fmt: skip
NEEDS = (
    "behöver", "önskar sig", "saknar", "delar gärna", "har länge väntat på", "sjunger om",
    "drömmer om", "letar efter", "vill värna", "berättar om",
)  # fmt: skip
THINGS = (
    "en bro som bär både vagnar och jättar", "ett torg där ingen blir till sten",
    "lyktor som lyser hela natten", "en plats att landa på", "tystare drakar om morgonen",
    "varm soppa vid varje källa", "en karta som inte ändrar sig", "bänkar för korta och långa ben",
    "en stig utan troll under stenarna", "fler dagar med måne", "ett rum för sju systrar",
    "ett hus av pepparkaka som tål regn", "en grind som känner igen sina gäster",
)  # fmt: skip
WHENS = (
    "när snön har smält", "så snart tuppen gal", "fast ingen minns varför", "i hundra år till",
    "utan att någon har bett om det", "så att grannarna hör det", "efter den sista dansen",
    "om bara vinden vänder", "innan sagan är slut", "medan klockan slår tretton",
)  # fmt: skip
CORE_PARTS = (
    ("Drak", "Troll", "Häx", "Vätte", "Jätte", "Näck", "Tomte", "Älv", "Sago", "Skogsrå"),
    ("molns", "kvasts", "lykt", "stövel", "harps", "luve", "gnist", "kittel", "måns", "hatt"),
    ("by", "ala", "köping", "torp"),
)


CORES = 400


def core_name(number: int) -> str:
    """Return the name of the core with a number from 0; after CORES of them they come again."""
    names = ["".join(parts) for parts in product(*CORE_PARTS)]
    return names[number * 37 % CORES]


def title(chance: Random) -> str:
    """Return a title of an action."""
    return f"{chance.choice(VERBS)} {chance.choice(OBJECTS)} {chance.choice(PLACES)}"


def sentence(chance: Random) -> str:
    """Return a sentence of running text."""
    words = (chance.choice(SUBJECTS), chance.choice(NEEDS), chance.choice(THINGS))
    return f"{' '.join(words)}, {chance.choice(WHENS)}."


def paragraph(chance: Random, sentences: int) -> str:
    """Return a paragraph of so many sentences."""
    return " ".join(sentence(chance) for _ in range(sentences))
