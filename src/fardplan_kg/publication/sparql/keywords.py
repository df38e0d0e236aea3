"""What the keywords of a SPARQL text ask for: another server, a file, a moment, and which form.

Nothing is missed that Oxigraph would run (see ``lexicon``); what only looks like it may be found.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from fardplan_kg.publication.sparql.lexicon import Token, tokens, unescaped

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
VOLATILE = ("now", "rand", "uuid", "struuid", "bnode")
"""Functions whose result is another each time (SPARQL 1.1 Query, sections 17.4.2 to 17.4.5)."""
NAMING = {
    *("prefix", "graph", "from", "named", "describe", "into", "to", "with", "using"),
    *("copy", "move", "add"),
}
"""Keywords after which a name is a name."""
UNKNOWN = ""


def read(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text."""
    return tuple(tokens(text))


def form(read_: Sequence[Token]) -> str:
    """Return the form of a query, an empty text where there is none."""
    at = 0
    while at < len(read_):
        begins = read_[at].text.lower()
        if begins.startswith("prefix") and read_[at].kind in ("word", "name"):
            at += 2 if ":" in begins else 3
        elif begins in ("base", "version"):
            at += 2
        else:
            return next((own for own in FORMS if begins.startswith(own.lower())), "")
    return ""


def services(text: str, read_: Sequence[Token]) -> tuple[str, ...]:
    """Return the endpoint of each SERVICE; UNKNOWN where it is no constant and absolute IRI."""
    if "service" not in text.lower() and "\\u" not in text.lower():
        return ()
    found = [*_services(read_)]
    if "\\u" in text.lower():
        found += _services(read(unescaped(text)))
    return tuple(dict.fromkeys(found))


def _services(read_: Sequence[Token]) -> list[str]:
    found = []
    for at, token in enumerate(read_):
        following = read_[at + 1 : at + 4]
        if token.keyword == "service":
            found.append(_endpoint(following))
        elif "service" in token.keyword or _hidden(token, read_[at - 1] if at else None, following):
            found.append(UNKNOWN)
    return found


def _endpoint(following: Sequence[Token]) -> str:
    own = [token for token in following if token.keyword != "silent"][:1]
    if not own or own[0].kind != "iri":
        return UNKNOWN
    return unescaped(own[0].text[1:-1])


def _hidden(token: Token, before: Token | None, following: Sequence[Token]) -> bool:
    """Whether Oxigraph may read SERVICE within a name.

    It does in ``SERVICEex:a {``, and in ``ex:SERVICE <…> {`` where the whole name is no IRI.
    """
    if token.kind != "name" or (before and before.keyword in NAMING):
        return False
    _, keyword, rest = token.text.lower().rpartition("service")
    if not keyword:
        return False
    first = token.text.lower().index("service")
    if ":" in token.text[first:] and _opens(following, 0):
        return True
    if rest not in ("", "silent"):
        return False
    return _opens(following, 1) or (following[:1] != () and _opens(following, 2))


def _opens(following: Sequence[Token], at: int) -> bool:
    return len(following) > at and following[at].text == "{"


def loads(text: str, read_: Sequence[Token]) -> bool:
    """Whether an update fetches a document (SPARQL 1.1 Update, section 3.1.4: LOAD)."""
    if "load" not in text.lower() and "\\u" not in text.lower():
        return False
    if "\\u" in text.lower() and _loads(read(unescaped(text))):
        return True
    return _loads(read_)


def _loads(read_: Sequence[Token]) -> bool:
    outer = outside(read_)
    before = [None, *outer[:-1]]
    return any(
        "load" in token.text.split(":")[0].lower()
        and token.kind in ("word", "name")
        and not (token.kind == "name" and earlier and earlier.keyword in {*NAMING, "silent"})
        for earlier, token in zip(before, outer, strict=True)
    )


def outside(read_: Sequence[Token]) -> list[Token]:
    """Return the tokens that stand in no braces; the braces themselves are left out."""
    found, depth = [], 0
    for token in read_:
        if token.text == "}":
            depth -= 1
        elif token.text == "{":
            depth += 1
        elif depth <= 0:
            found.append(token)
    return found


def volatile(read_: Sequence[Token]) -> bool:
    """Whether a query calls a function whose result is another each time."""
    return any(
        token.keyword.endswith(VOLATILE) and following.text == "("
        for token, following in pairwise(read_)
    )
