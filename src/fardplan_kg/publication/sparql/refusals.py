"""Why a query of the public is not answered, told so that who asked can mend it."""

from __future__ import annotations

import signal

from fardplan_kg.publication.sparql.limits import Limits, mebibytes, megabytes
from fardplan_kg.publication.sparql.tasks import Refused
from fardplan_kg.store import syntax_fault

_LONGEST = 1000
"""Characters of a cause that the engine gives."""


def too_slow(limits: Limits) -> Refused:
    """Return the answer to a query that was ended at the time limit."""
    return Refused(
        503,
        f"the query was ended after {limits.seconds:g} seconds, which is the limit here; ask for "
        "less, or take the dump and ask it on your own computer",
        f"frågan avbröts efter {_number(limits.seconds)} sekunder, som är gränsen här; fråga efter "
        "mindre, eller hämta hela datamängden och ställ frågan på din egen dator",
        limits.wait,
    )


def too_large(answer: int) -> Refused:
    """Return the answer to a query whose answer has more bytes than an answer may have."""
    size = megabytes(answer)
    return Refused(
        422,
        f"the answer is larger than {size}, which is the limit here; add LIMIT, or take the dump",
        f"svaret är större än {size.replace('.', ',')}, som är gränsen här; lägg till LIMIT, eller "
        "hämta hela datamängden",
    )


def too_much_memory(limits: Limits) -> Refused:
    """Return the answer to a query that needed more memory than it may have."""
    size = mebibytes(limits.memory)
    return Refused(
        503,
        f"the query needed more than {size} of memory, which is the limit here; ask for less, "
        "without ORDER BY, DISTINCT or GROUP BY over so much, or take the dump",
        f"frågan behövde mer minne än {size.replace('.', ',')}, som är gränsen här; fråga efter "
        "mindre, utan ORDER BY, DISTINCT eller GROUP BY över så mycket, eller hämta hela "
        "datamängden",
    )


def unreadable(query: str, cause: str) -> Refused:
    """Return the answer to a query that is not SPARQL, with line and column of the first error."""
    fault = syntax_fault(query, cause[:_LONGEST])
    return Refused(400, str(fault), fault.told("sv"))


def wrong(cause: str) -> Refused:
    """Return the answer to a query that asks for what the engine does not know."""
    own = cause[:_LONGEST]
    return Refused(400, f"the query cannot be answered: {own}", f"frågan kan inte besvaras: {own}")


def unfit(syntax: str) -> Refused:
    """Return the answer where what the query gives, a table or a graph, has no such syntax."""
    return Refused(
        406,
        f"what the query gives cannot be written as {syntax}: SELECT and ASK give json, xml, csv "
        "or tsv, CONSTRUCT and DESCRIBE give ttl, nt or rdf",
        f"det som frågan ger går inte att skriva som {syntax}: SELECT och ASK ger json, xml, csv "
        "eller tsv, CONSTRUCT och DESCRIBE ger ttl, nt eller rdf",
    )


def read_only() -> Refused:
    """Return the answer to an update where the graph is only read."""
    return Refused(
        403,
        "the graph cannot be changed here; only questions are answered",
        "grafen går inte att ändra här; bara frågor besvaras",
    )


def elsewhere() -> Refused:
    """Return the answer to a query that would have another server asked."""
    return Refused(
        403,
        "the query asks another server (SERVICE or LOAD), which is not allowed here",
        "frågan vänder sig till en annan server (SERVICE eller LOAD), vilket inte är tillåtet här",
    )


def unreached(cause: str) -> Refused:
    """Return the answer where another server, which may be asked, gives no answer."""
    own = cause[:_LONGEST]
    return Refused(
        503,
        f"the server that SERVICE names gave no answer: {own}",
        f"servern som SERVICE anger gav inget svar: {own}",
    )


def too_deep() -> Refused:
    """Return the answer to a query that the engine cannot read for its depth."""
    return Refused(
        400,
        "the query cannot be read: it has too many patterns, parentheses, groups or operators "
        "within or after each other",
        "frågan går inte att läsa: den har för många mönster, parenteser, grupper eller operatorer "
        "inuti eller efter varandra",
    )


def ended(status: int, limits: Limits) -> Refused:
    """Return the answer to a query whose worker ended by itself.

    status: as ``subprocess`` has it: below 0, the signal. The engine aborts where it gets no more
    memory, the system kills who takes the last of it, and a stack that is used up is a fault.
    """
    if status in (-signal.SIGABRT, -signal.SIGKILL):
        return too_much_memory(limits)
    if status in (-signal.SIGSEGV, -signal.SIGBUS):
        return too_deep()
    if status == -signal.SIGALRM:
        return too_slow(limits)
    return broken_off()


def broken_off() -> Refused:
    """Return the answer to a query whose worker ended for no reason that is known."""
    return Refused(
        503,
        "the query could not be answered: the process that ran it ended",
        "frågan kunde inte besvaras: processen som ställde den avslutades",
    )


def no_room(cause: str) -> Refused:
    """Return the answer where the server's disk does not take the answer."""
    return Refused(
        503,
        f"the answer could not be written on the server: {cause}",
        f"svaret kunde inte skrivas på servern: {cause}",
    )


def queue_full(limits: Limits) -> Refused:
    """Return the answer where too many wait already."""
    return Refused(
        503,
        f"too many queries are being answered just now; try again in {limits.wait} seconds",
        f"för många frågor besvaras just nu; försök igen om {limits.wait} sekunder",
        limits.wait,
    )


def not_started(english: str, swedish: str, limits: Limits) -> Refused:
    """Return the answer where no process for queries can be started, with the cause."""
    return Refused(
        503,
        f"no process for queries can be started: {english}",
        f"ingen process för frågor går att starta: {swedish}",
        limits.wait,
    )


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",")
