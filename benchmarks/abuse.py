"""Hostile questions to a served graph: how many, and what they were answered.

    python benchmarks/abuse.py [--requests N] [--seed N]

Asks a server on this computer, in this process, for ``sparql``, ``sok`` and ``svar/…`` with random
queries, values, headers and contents: the same each time for the same seed. Reported: the number of
answers by status, every answer that is 500 or lacks a header of those that stand on every answer,
every fault the server recorded and every exception that nobody caught, the memory before and after,
and what is left of the workers and of their files; exit 1 where there is any of it.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote, quote_from_bytes

import http_fuzz

from fardplan_kg.publication.serving.access_log import Entry

POLICY = b"\r\ncontent-security-policy: "
FORM = "application/x-www-form-urlencoded"
QUERY, UPDATE = "application/sparql-query", "application/sparql-update"
TYPES = [FORM, QUERY, UPDATE, f"{QUERY}; charset=utf-16", f'{FORM};charset="utf-8"', "text/plain",
         "multipart/form-data; boundary=x", "", "\xff/\xff", QUERY.upper()]  # fmt: skip
ACCEPTED = ["application/sparql-results+json", "application/sparql-results+xml", "text/csv",
            "text/tab-separated-values", "text/turtle", "application/rdf+xml",
            *http_fuzz.TYPES]  # fmt: skip
WORDS = ["SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "*", "WHERE", "{", "}", "(", ")", "?s", "?p",
         "?o", ".", ";", "a", "<x:y>", "<", ">", "FILTER", "OPTIONAL", "UNION", "MINUS", "BIND",
         "AS", "VALUES", "SERVICE", "SERVICE SILENT", "FROM", "FROM NAMED", "GRAPH", "LIMIT", "5",
         "-1", "1e999", "99999999999999999999", "ORDER BY", "GROUP BY", "COUNT(*)", '"', "'", '"a"',
         '"""', "#", "\\u0000", "\\uD800", "\\", "^", "|", "/", "!", "+", "<http://127.0.0.1:1/>",
         "PREFIX", "BASE", "p:", "_:b", "[]", "<<", ">>", "@sv", "^^<x:y>", "NOW()", "RAND()",
         "REGEX(STR(?o),", "REPLACE(", "CONCAT(", "INSERT DATA", "DELETE WHERE", "LOAD",
         "CLEAR ALL", "DROP ALL", "\ufeff", "\u202e", "å", "\U0010ffff", "\x00"]  # fmt: skip
WHOLE = [
    "SELECT * { ?s ?p ?o } LIMIT 3",
    "ASK {}",
    "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 3",
    "DESCRIBE <x:y>",
    "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "LOAD <http://127.0.0.1:1/>",
    "LOAD <file:///etc/passwd>",
    "INSERT DATA { <x:a> <x:b> 1 }",
    "SELECT (SUM(?x) AS ?y) { VALUES ?x { 1e308 1e308 'a' <x:y> UNDEF } }",
    "SELECT (STRDT('a', <x:y>) AS ?y) (1/0 AS ?z) (xsd:integer('x') AS ?u) {}",
]
RUNAWAY = [
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT * { ?s (!<x:x>|^!<x:x>)* ?o }",
    f"SELECT * {{ FILTER({'(' * 20_000}1{')' * 20_000}) }}",
]
VALUES = ["", "a", "1", "1", "almi-stockholm-ab", "huddinge-kommun", "csv", "json",
          "halsov", "Hälsovägen", "<script>alert(1)</script>", '"><img src=x onerror=y>',
          "{{7*7}}", "${jndi:x}", "=1+1", "../../etc/passwd", "\x00", "\r\nSet-Cookie: a=b",
          "\u202e", "\ud800", "a" * 5000, "<x:y>", "x:y", "'; DROP ALL; #", '" } # ', "\\", "%",
          "*", "https://w3id.org/fardplan/id/actor/none", "?s", "-1", "9" * 400, "\ufeff",
          "\U0010ffff"]  # fmt: skip
PLACES = ["sok", "sok.sv.html", "sok.en.html", "sok.sv.json", "sok.en.json", "sok.de.json", "sok/",
          "sok/index.sv.json", "svar/actions-of-actor", "svar/actions-of-actor.sv.html",
          "svar/actions-of-actor.en.csv", "svar/actions-of-actor.sv.json",
          "svar/actors-of-area", "svar/actors-of-area.sv.csv", "svar/quotes-of-section.en.html",
          "svar/counts", "svar/none", "svar/%2e%2e/sparql", "fraga", "fraga.sv.html"]  # fmt: skip
NAMES = ["q", "visa", "actor", "area", "plan", "action", "section", "query", "limit", "Q", "",
         "a[]", "__proto__"]  # fmt: skip
PROTOCOL = ["query", "update", "default-graph-uri", "named-graph-uri", "using-graph-uri", "format",
            "timeout", "explain"]  # fmt: skip


def requests(count: int, seed: int = 1, runaways: float = 0.005) -> Iterator[bytes]:
    """Give so many requests; runaways: the share of those whose query ends only at a limit."""
    chance = random.Random(seed)
    for _ in range(count):
        made = _sparql(chance, runaways) if chance.random() < 0.6 else _page(chance)
        head, content = made
        lines = [*head, "Host: x", *_preferences(chance), *_lengths(chance, content)]
        yield "\r\n".join(lines).encode("latin-1", "replace") + b"\r\n\r\n" + content


def _sparql(chance: random.Random, runaways: float) -> tuple[list[str], bytes]:
    query = _query(chance, runaways)
    given = _parameters(chance, query)
    if chance.random() < 0.5:
        method = chance.choice(["GET", "GET", "HEAD", "OPTIONS", "POST", "DELETE"])
        return [f"{method} /sparql?{given[:8000]} HTTP/1.1"], b""
    kind = chance.choice(TYPES)
    content = given.encode() if kind.startswith(FORM) else query.encode("utf-8", "surrogatepass")
    if chance.random() < 0.1:
        content = chance.randbytes(chance.randint(0, 300))
    coded = ["Content-Encoding: gzip"] if chance.random() < 0.05 else []
    return ["POST /sparql HTTP/1.1", f"Content-Type: {kind}", *coded], content


def _query(chance: random.Random, runaways: float) -> str:
    if chance.random() < runaways:
        return f"{chance.choice(RUNAWAY)} # {chance.random()}"
    words = chance.choice(WHOLE).split(" ") if chance.random() < 0.6 else []
    for _ in range(chance.randint(0, 4) if words else chance.randint(0, 30)):
        words.insert(chance.randint(0, len(words)), chance.choice(WORDS))
    return " ".join(words)


def _parameters(chance: random.Random, query: str) -> str:
    pairs = [("query", query)] * chance.choice([0, 1, 1, 1, 1, 2])
    for _ in range(chance.choice([0, 0, 0, 1, 2])):
        pairs.append((chance.choice(PROTOCOL), chance.choice([*VALUES, *WHOLE])))
    return "&".join(f"{name}={_coded(chance, value)}" for name, value in pairs)


def _page(chance: random.Random) -> tuple[list[str], bytes]:
    method = chance.choice(["GET"] * 6 + ["HEAD", "OPTIONS", "POST"])
    given = "&".join(
        f"{chance.choice(NAMES)}={_coded(chance, chance.choice(VALUES))}"
        for _ in range(chance.randint(0, 3))
    )
    content = given.encode() if method == "POST" else b""
    return [f"{method} /{chance.choice(PLACES)}?{given[:8000]} HTTP/1.1"], content


def _coded(chance: random.Random, value: str) -> str:
    """Return a value as a browser sends it, now and then with bytes that it would not send."""
    coded = quote(value, safe="", errors="surrogatepass")
    broken = ["%", "%zz", "%ff", "%00", "%c0%af", quote_from_bytes(chance.randbytes(4))]
    return coded + chance.choice(broken) if chance.random() < 0.08 else coded


def _preferences(chance: random.Random) -> list[str]:
    found = []
    if chance.random() < 0.7:
        own = [chance.choice(ACCEPTED) + chance.choice(["", "", *http_fuzz.WEIGHTS])
               for _ in range(chance.randint(1, 3))]  # fmt: skip
        found.append(f"Accept: {', '.join(own)}")
    if chance.random() < 0.4:
        found.append(f"Accept-Language: {chance.choice(http_fuzz.LANGUAGES)}")
    if chance.random() < 0.2:
        found.append(f"If-None-Match: {chance.choice(http_fuzz.TAGS)}")
    if chance.random() < 0.2:
        found.append(chance.choice(["Origin: null", "Range: bytes=0-1", "Expect: 100-continue",
                                    "X-Forwarded-For: 1.2.3.4", "X-HTTP-Method-Override: PUT",
                                    "Cookie: a=b", "Accept-Encoding: gzip"]))  # fmt: skip
    return [*found, "Connection: close"]


def _lengths(chance: random.Random, content: bytes) -> list[str]:
    if not content:
        return []
    wrong = chance.random() < 0.03
    return [f"Content-Length: {len(content) + (chance.randint(1, 9) if wrong else 0)}"]


def counted(port: int, sent: Sequence[bytes]) -> tuple[Counter[str], list[bytes]]:
    """Send each request; return the answers by status, and the requests whose answer is at fault.

    One that has no answer is counted as such: its content ended too soon.
    """
    statuses: Counter[str] = Counter()
    faults = []
    for request in sent:
        heads = [piece.split(b"\r\n\r\n")[0] + b"\r\n"
                 for piece in http_fuzz.answers(port, request).split(b"HTTP/1.1 ")[1:]]  # fmt: skip
        own = [head for head in heads if head[:3] != b"100"]
        statuses.update([head[:3].decode() for head in own] or ["none"])
        if any(head[:3] == b"500" or not sealed(head) for head in own):
            faults.append(request)
    return statuses, faults


def sealed(head: bytes) -> bool:
    """Whether an answer has the headers of every one; the policy of the query page is its own."""
    own = [seal for seal in http_fuzz.SEALS if POLICY not in seal]
    return all(seal in head for seal in own) and head.count(POLICY + b"default-src 'none'") == 1


def children(own: int) -> list[int]:
    """Return the processes that a process has started and that have not ended."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = path.read_text().rpartition(")")[2].split()[:2]
        except OSError:  # it has ended
            continue
        if int(parent) == own and state != "Z":
            found.append(int(path.parent.name))
    return sorted(found)


def resident(own: int) -> float:
    """Return the MiB of memory that a process holds."""
    lines = Path(f"/proc/{own}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:"))


class Recorded:
    """What the server records of its own faults."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def __call__(self, entry: Entry) -> None:
        """Take down the fault of an answer, where there is one."""
        if entry.fault:
            self.faults.append(f"{entry.method} {entry.path}: {entry.fault}")


def ask(sent: Sequence[bytes]) -> int:
    """Serve, send, report; return 1 where anything is at fault."""
    from serving_client import running

    from fardplan_kg.dataset import find_data
    from fardplan_kg.publication.build import prepared
    from fardplan_kg.publication.serving import live
    from fardplan_kg.publication.sparql.limits import Limits

    log, own = Recorded(), os.getpid()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        found = prepared(find_data(), "http://127.0.0.1/", lambda *_: None, live.ENDPOINT)
        limits = Limits(seconds=0.3, memory=512 * 2**20, answer=10**6)
        made = live.made(found, folder, live.Allowed(limits), log)
        complaints = stack.enter_context(http_fuzz.heard())
        with running(made.application, made.pool) as port:
            counted(port, sent[:300])
            before, begun = resident(own), time.perf_counter()
            statuses, faults = counted(port, sent)
            seconds, after = time.perf_counter() - begun, resident(own)
        left = [str(path) for path in folder.rglob("*") if path.parent.name == "answers"]
    print(f"{len(sent)} requests in {seconds:.0f} s, {sum(statuses.values())} answers")
    for status, count in sorted(statuses.items()):
        print(f"{status}: {count}")
    print(f"memory: {before:.0f} MiB before, {after:.0f} MiB after")
    told = {"at fault (500, or a header missing)": [repr(one[:300]) for one in faults],
            "faults recorded": log.faults, "exceptions that nobody caught": complaints,
            "workers left": [str(one) for one in children(own)], "files left": left}  # fmt: skip
    for name, ones in told.items():
        print("\n  ".join([f"{name}: {len(ones)}", *ones[:5]]))
    return int(any(told.values()))


def main() -> int:
    """Read the options, then ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    sys.path.append(str(Path(__file__).parents[1] / "tests"))
    return ask(list(requests(given.requests, given.seed)))


if __name__ == "__main__":
    sys.exit(main())
