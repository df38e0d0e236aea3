"""Words that text extraction may have split, proposed for a person to decide: "stads kärna".

Two words with a space between, the second in small letters, are proposed where the first is a
single consonant ("s taden"), or where

1. the joined word, or another form of it, stands elsewhere in the same document, and
2. one of the two stands nowhere else by itself, and the other, where it does, has three letters or
   more ("i dag" beside "idag" is two ways of writing).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fardplan_kg.extraction.reading.normalisation import Normaliser

JOINED = r"\w'’‘ʼ´`′-"  # what a letter beside it makes one word with
WORD = re.compile(rf"(?<![{JOINED}])[^\W\d_]+(?![{JOINED}])")
PAIR = re.compile(rf"(?<![{JOINED}])([^\W\d_]+) (?=([^\W\d_]+)(?![{JOINED}]))")
WHOLE = 6  # letters that a joined word has at least
OWN_WORD = 3
CONSONANT = re.compile(r"[bcdfghjklmnpqrstvwxz]$")
ENDINGS = re.compile(r"(?:arna|erna|orna|ar|er|or|en|et|an|a|e|n|t)?s?$")


@dataclass(frozen=True)
class SplitWord:
    """Words as extracted, the word they may be as printed, and the raw place of the first."""

    as_extracted: str
    as_printed: str
    position: int


Pair = tuple[str, str]


def split_words(raw: str, normaliser: Normaliser) -> list[SplitWord]:
    """Return what may be split words, in the order of the document.

    Different forms of one word are given as the shortest form that begins them, as an artefact is
    listed.
    """
    mapped = normaliser.mapped(raw)
    found = set(_proposed(mapped.text))
    if not found:
        return []
    shortest = sorted(map(" ".join, found), key=lambda split: (len(split), split))
    places = (match for match in PAIR.finditer(mapped.text) if match.groups() in found)
    return [
        SplitWord(
            split := next(s for s in shortest if " ".join(match.groups()).startswith(s)),
            split.replace(" ", ""),
            mapped.raw_start(match.start()),
        )
        for match in places
    ]


def _proposed(text: str) -> Iterator[Pair]:
    """Yield the pairs of words that may be one."""
    alone = Counter(word.casefold() for word in WORD.findall(text))
    stems = {_stem(word) for word in alone if len(word) >= WHOLE}
    pairs = Counter(PAIR.findall(text))
    likely = {
        pair: count
        for pair, count in pairs.items()
        if pair[1].islower() and len("".join(pair)) >= WHOLE
    }
    yield from (pair for pair in likely if CONSONANT.match(pair[0]))
    known = {p: count for p, count in likely.items() if _stem("".join(p).casefold()) in stems}
    yield from _only_there(known, alone)


def _stem(word: str) -> str:
    return ENDINGS.sub("", word, count=1)


def _only_there(pairs: Mapping[Pair, int], alone: Counter[str]) -> Iterator[Pair]:
    """Yield the pairs one of whose words stands only in such pairs."""
    paired: Counter[str] = Counter()
    for pair, count in pairs.items():
        for word in pair:
            paired[word.casefold()] += count
    for pair in pairs:
        words = [word.casefold() for word in pair]
        elsewhere = [word for word in words if alone[word] > paired[word]]
        if len(elsewhere) < 2 and all(len(word) >= OWN_WORD for word in elsewhere):
            yield pair
