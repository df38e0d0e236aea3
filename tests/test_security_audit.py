"""Each place where text could become code is on a list that somebody has looked through.

A new one fails here until it is in AUDITED and in docs/security-audit.md, where it is told what
makes it safe. One that is gone fails too: the list is what there is.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from network_samples import answer

from fardplan_kg.answers import Answer
from fardplan_kg.extraction.document import read_document
from fardplan_kg.faults import DataFault
from fardplan_kg.store import Term
from fardplan_kg.tables import as_csv
from fardplan_kg.terminal import as_table

ROOT = Path(__file__).parents[1]
PLACES = {
    "html": (
        ("src/fardplan_kg/templates/*.html",),
        r"\|\s*safe\b|\bautoescape\b|\bMarkup\b|\btojson\b|javascript:|\bsrcdoc\b"
        r"|\son[a-z]+\s*=|\sstyle\s*=|xmlattr",
    ),
    "py": (
        ("src/fardplan_kg/**/*.py",),
        r"\bMarkup\b|\bmarkupsafe\b|\bautoescape\b|\bhtmlsafe_json_dumps\b(?=\()|create_subprocess_\w+"
        r"|^import subprocess|\bsubprocess\.(?:run|Popen|call|check\w+)\b"
        r"|\bos\.(?:system|popen|exec\w+|spawn\w+|fork)\b|\bshell=True|\bshlex\.\w+|(?<![\w.])eval\("
        r"|(?<![\w.])exec\(|\bpickle\b|\bmarshal\b|\byaml\.\w*load\w*|\b__import__\b|import_module"
        r"|\bElementTree\.(?:parse|fromstring|iterparse)\b|\bXml\.(?:parse|fromstring)\b|\bextractall\b"
        r"|\burlopen\b|\bmktemp\b|\bctypes\b(?=\.CDLL)|verify=False|\bhttpx\.\w*Client\b"
        r"|\bSPARQLWrapper\(|\bzipfile\.ZipFile\(|\bdocx\.Document\(|\bPdfDocument\(",
    ),
    "js": (
        ("src/fardplan_kg/static/*.js", "web/src/*.js"),
        r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|DOMParser|srcdoc)\b"
        r"|\bdocument\.write\w*|\beval\(|\bFunction\(|\bset(?:Timeout|Interval)\(\s*[\"'`]|javascript:"
        r"|\bpostMessage\b|\blocation(?:\.href)?\s*=[^=]|\blocation\.(?:assign|replace)\b"
        r"|\bwindow\.open\b|\bdocument\.cookie\b|\b(?:local|session)Storage\b|\bimportScripts\b"
        r"|(?<![\w.])import\(|\bnew Worker\b",
    ),
}  # fmt: skip
TEMPLATES, STATIC = "src/fardplan_kg/templates", "src/fardplan_kg/static"
PUBLICATION, READING = "src/fardplan_kg/publication", "src/fardplan_kg/extraction/reading"
AUDITED = Counter(
    {
        (f"{TEMPLATES}/network.html", "|safe"): 2,
        (f"{TEMPLATES}/network_drawing.html", "|safe"): 2,
        (f"{TEMPLATES}/network_filters.html", "|safe"): 2,
        (f"{TEMPLATES}/ontology.html", "|safe"): 1,
        (f"{TEMPLATES}/query_alone.html", "|safe"): 2,
        (f"{TEMPLATES}/question_form.html", "|safe"): 1,
        (f"{TEMPLATES}/review.html", "|safe"): 1,
        (f"{TEMPLATES}/search.html", "|safe"): 1,
        (f"{TEMPLATES}/site.html", "|safe"): 1,
        ("src/fardplan_kg/rendering.py", "autoescape"): 1,
        ("src/fardplan_kg/network/view.py", "htmlsafe_json_dumps"): 1,
        (f"{PUBLICATION}/query_page.py", "htmlsafe_json_dumps"): 1,
        (f"{PUBLICATION}/asking.py", "shlex.join"): 2,
        (f"{PUBLICATION}/asking.py", "shlex.quote"): 1,
        (f"{PUBLICATION}/behind.py", "shlex.join"): 1,
        (f"{PUBLICATION}/sparql/process.py", "create_subprocess_exec"): 1,
        (f"{PUBLICATION}/sparql/confinement.py", "ctypes"): 1,
        ("src/fardplan_kg/__init__.py", "import_module"): 1,
        ("src/fardplan_kg/questions.py", "yaml.load"): 1,
        ("src/fardplan_kg/endpoint.py", "SPARQLWrapper("): 1,
        (f"{PUBLICATION}/checking/web.py", "httpx.Client"): 1,
        (f"{PUBLICATION}/checking/descriptions.py", "ElementTree.fromstring"): 1,
        (f"{READING}/kinds.py", "zipfile.ZipFile("): 1,
        (f"{READING}/word.py", "docx.Document("): 1,
        (f"{READING}/pdf.py", "PdfDocument("): 1,
        (f"{STATIC}/network-drawing.js", "innerHTML"): 1,
        (f"{STATIC}/network-tables.js", "innerHTML"): 1,
        ("web/src/engine-worker.js", "postMessage"): 2,
        ("web/src/engine.js", "postMessage"): 1,
        ("web/src/engine.js", "newWorker"): 2,
    }
)


def found() -> Counter[tuple[str, str]]:
    """Count each word that is looked for in each file."""
    return Counter((path, word) for path, text in read() for word in words(path, text))


def read() -> Iterator[tuple[str, str]]:
    for patterns, _ in PLACES.values():
        for pattern in patterns:
            for path in sorted(ROOT.glob(pattern)):
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def words(path: str, text: str) -> list[str]:
    wanted = PLACES[path.rsplit(".", 1)[-1]][1]
    return ["".join(own.split()) for own in re.findall(wanted, text, re.MULTILINE)]


def test_every_place_where_text_could_become_code_has_been_looked_through() -> None:
    assert len(list(read())) > 200
    assert found() == AUDITED


def test_the_document_tells_of_each() -> None:
    told = (ROOT / "docs" / "security-audit.md").read_text(encoding="utf-8")
    names = {path.rsplit("/", 1)[-1] for path, _ in AUDITED}
    assert len(names) > 20
    assert [name for name in sorted(names) if f"{name}`" not in told] == []


def test_the_tests_that_the_document_names_are_there() -> None:
    told = (ROOT / "docs" / "security-audit.md").read_text(encoding="utf-8")
    named = {*re.findall(r"`(test_\w+\.py|browser/test_\w+\.py)`", told)}
    assert len(named) > 20
    assert [own for own in sorted(named) if not (ROOT / "tests" / own).is_file()] == []


PLANTED = {
    "a.html": ["{{ x|safe }}", "{{ x | safe }}", "{% autoescape false %}", "{{ x|tojson }}",
               '<a onclick="x">', "<p style='x'>", '<a href="javascript:x">'],
    "a.py": ["Markup(x)", "import subprocess", "subprocess.run(x)", "os.system(x)", "eval(x)",
             "exec(x)", "pickle.loads(x)", "yaml.safe_load(x)", "ElementTree.parse(x)",
             "urlopen(x)", "asyncio.create_subprocess_shell(x)", "package.extractall()"],
    "a.js": ["a.innerHTML = x", "a.insertAdjacentHTML(x)", "document.write(x)", "eval(x)",
             "new Function(x)", 'setTimeout("x")', "location.href = x", "window.open(x)"],
}  # fmt: skip


@pytest.mark.parametrize("path", PLANTED)
def test_a_new_one_would_be_found(path: str) -> None:
    assert [own for own in PLANTED[path] if not words(path, own)] == []


def test_no_page_is_made_without_escaping() -> None:
    from fardplan_kg.rendering import environment

    assert (
        environment("sv").from_string("{{ x }}").render(x="<b>&\"'") == "&lt;b&gt;&amp;&#34;&#39;"
    )


# ---- what others made: Word documents, answers


def word(document: bytes) -> bytes:
    """Return a Word document whose text is this XML."""
    made, packed = io.BytesIO(), io.BytesIO()
    docx.Document().save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, document if name == "word/document.xml" else old.read(name))
    return packed.getvalue()


TEXT = b"""<?xml version="1.0"?>
<!DOCTYPE w:document [%s]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:r><w:t>before</w:t></w:r></w:p><w:p><w:r><w:t>&z;</w:t></w:r></w:p></w:body></w:document>"""
ENTITIES = {
    "file": b'<!ENTITY z SYSTEM "%s">',
    "net": b'<!ENTITY z SYSTEM "http://127.0.0.1:9/">',
    "growing": b'<!ENTITY a "secret">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(24))
    + b'<!ENTITY z "&y;">',
}


@pytest.mark.parametrize("name", ENTITIES)
def test_entities_of_a_word_document_are_not_followed(name: str, tmp_path: Path) -> None:
    kept = tmp_path / "kept.txt"
    kept.write_text("secret")
    declared = ENTITIES[name].replace(b"%s", kept.as_uri().encode())
    path = tmp_path / "plan.docx"
    path.write_bytes(word(TEXT % declared))
    try:
        raw = read_document(path).raw
    except DataFault as fault:
        raw = str(fault)
    assert "secret" not in raw
    assert len(raw) < 1000


def test_a_package_that_grows_is_not_unpacked(tmp_path: Path) -> None:
    path, packed = tmp_path / "plan.docx", io.BytesIO()
    with (
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
        new.open("word/document.xml", "w") as own,
    ):
        for _ in range(301):
            own.write(bytes(10**6))
    path.write_bytes(packed.getvalue())
    assert path.stat().st_size < 10**6
    with pytest.raises(DataFault, match="unpacked it is 301,000,000 bytes"):
        read_document(path)


def test_a_package_that_hides_how_it_grows_is_damaged(tmp_path: Path) -> None:
    content = bytearray(word(b"<a>" + b"x" * 10**6 + b"</a>"))
    place = content.rindex(b"word/document.xml") - 46  # the directory's entry (APPNOTE 4.3.12)
    content[place + 24 : place + 28] = (99).to_bytes(4, "little")
    path = tmp_path / "plan.docx"
    path.write_bytes(content)
    with pytest.raises(DataFault, match="damaged"):
        read_document(path)


HOSTILE = "=cmd|' /C calc'!A0 \x1b]0;owned\x07\x1b[2J\x9b31m <b>\u202e"


def hostile() -> Answer:
    return answer("own", {"sv": "x", "en": "x"}, "sv", [{"name": Term(HOSTILE)}])


def test_no_answer_steers_the_terminal() -> None:
    for shown in (as_table(hostile()), as_table(hostile(), 60)):
        assert "owned" in shown
        assert not set(shown) & set("\x1b\x9b\x07")


def test_csv_for_a_spreadsheet_holds_no_formula_and_csv_as_data_is_what_the_graph_holds() -> None:
    """SPARQL 1.1 Query Results CSV, section 3: the values as they are."""
    [guarded] = csv.reader(io.StringIO(as_csv(hostile(), bom=True).splitlines(keepends=True)[1]))
    [exact] = csv.reader(io.StringIO(as_csv(hostile()).split("\n", 1)[1]))
    assert (guarded[0][:2], exact) == ("'=", [HOSTILE])
