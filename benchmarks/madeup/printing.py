"""Prints a roadmap's plain text as a PDF, in the layouts that roadmaps have.

The text follows the conventions of ``tests/roadmaps/pahittsby/document.txt``: blank lines part the
blocks, a line is a printed line, the rows of the contents hold tabs. Headings are the lines that
the contents name; titles of actions begin with a number.

``single``: one column on A4, running head and page number. ``columns``: two columns, the headings
across both. ``spreads``: two pages of ``single`` on each sheet.
"""

from __future__ import annotations

import html
import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from fardplan_kg.extraction.form.likeness import alike

LAYOUTS = ("single", "columns", "spreads")
CONTENTS = "Innehåll"
LIKENESS = 0.85  # singular and plural of a heading and its entry
SECONDS = 120
NUMBER = re.compile(r"\d+\.\d+\b")
NUMBER_ALONE = re.compile(r"\d+\.\d+\.?$")
SUBHEADING = re.compile(r"(?![-–•]|Bild)[^:\t]{1,90}(?<![.,;])$")
# a space after a hyphen is told from a broken word only while it stands within a line
OPEN_HYPHEN = re.compile(r"[\w\u00ad]+- (?!(?:och|eller|samt)\b)[\w\u00ad]+")
SYLLABLE = re.compile(r"(?<=\w{3})(?=[bcdfghjklmnpqrstv][aeiouyåäö]\w{2})")

CSS = """
@page { size: A4; margin: 22mm 18mm 20mm 18mm;
  @top-left { content: "Påhittad plan – utkast"; font: 8pt "Liberation Sans"; }
  @bottom-right { content: counter(page); font: 8pt "Liberation Sans"; } }
body { font: 10pt/1.4 "Liberation Sans", sans-serif; margin: 0; hyphens: auto; }
p { margin: 0 0 7pt; orphans: 1; widows: 1; }
h1, h2, h3, h4, h5 { hyphens: manual; font-weight: bold; break-after: avoid; line-height: 1.2; }
h1 { font-size: 22pt; margin: 0 0 14pt; } h2 { font-size: 18pt; margin: 16pt 0 10pt; }
h3 { font-size: 14pt; margin: 12pt 0 8pt; } h4 { font-size: 11pt; margin: 9pt 0 5pt; }
h5 { font-size: 10pt; margin: 8pt 0 4pt; }
.contents p { display: flex; align-items: flex-end; hyphens: manual; }
.contents p { margin: 0 0 3pt; line-height: 1.2; }
.contents span { flex: 1; } .contents b { font-weight: normal; text-align: right; width: 2em; }
"""
COLUMNS = "body { columns: 2; column-gap: 8mm; } h1, h2, h3 { column-span: all; }"


def as_html(text: str, layout: str) -> str:
    """Return the text as a page for print; ``layout`` is one of LAYOUTS."""
    body = "\n".join(_elements(_blocks(text), 38 if layout == "columns" else 90))
    style = CSS + (COLUMNS if layout == "columns" else "")
    return (
        '<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Plan</title>'
        f"<style>{style}</style></head><body>\n{body}\n</body></html>\n"
    )


def print_pdf(text: str, layout: str, path: Path) -> Path:
    """Print the text to a file and return its path; needs Chromium."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "plan.html")
        page.write_text(as_html(text, layout), encoding="utf-8")
        printed = Path(folder, "plan.pdf") if layout == "spreads" else path
        command = ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu",
                   f"--user-data-dir={folder}/profile", "--no-pdf-header-footer",
                   f"--print-to-pdf={printed.absolute()}", page.as_uri()]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
        if layout == "spreads":
            _two_to_a_sheet(printed, path)
    return path


def _two_to_a_sheet(pages: Path, path: Path) -> None:
    with pypdfium2.PdfDocument(pages) as single:
        width, height = single[0].get_size()
        sheets = pdfium.FPDF_ImportNPagesToOne(single.raw, 2 * width, height, 2, 1)
        with pypdfium2.PdfDocument(sheets) as spreads:
            spreads.save(path)


def _blocks(text: str) -> list[list[str]]:
    parts = re.split(r"\n(?:[ \u00a0]*\n)+", text)
    return [lines for part in parts if (lines := [li for li in part.split("\n") if li.strip()])]


def _elements(blocks: list[list[str]], width: int) -> Iterator[str]:
    entries: Counter[str] = Counter()
    after_number = False
    for index, lines in enumerate(blocks):
        if "\t" in lines[0]:
            rows = list(_column_by_column(lines))
            entries.update(title for title, _ in rows)
            yield from _contents(rows, width)
        else:
            tag = "h4" if after_number else _tag(lines, entries, first=index == 0)
            yield f"<{tag}>{'<br>'.join(_text(line, tag) for line in lines)}</{tag}>"
            after_number = NUMBER_ALONE.match(lines[0]) is not None


def _column_by_column(rows: list[str]) -> Iterator[tuple[str, str]]:
    """Yield title and page of the rows of the contents, the left column first."""
    cells = [row.split("\t") for row in rows]
    for column in (0, 2):
        for row in cells:
            if len(row) > column + 1 and row[column].strip():
                yield row[column].strip(), row[column + 1].strip()


def _contents(rows: list[tuple[str, str]], width: int) -> Iterator[str]:
    yield '<div class="contents">'
    for title, page in rows:
        dots = "." * max(4, width - len(title) - 8)
        yield f"<p><span>{html.escape(title)} {dots}</span> <b>{html.escape(page)}</b></p>"
    yield "</div>"


def _tag(lines: list[str], entries: Counter[str], *, first: bool) -> str:
    text = " ".join(line.strip() for line in lines)
    if first or text == CONTENTS:
        return "h1"
    if NUMBER.match(text):
        return "h4"
    alike_entries = [entry for entry in entries if alike(text, entry) >= LIKENESS]
    if alike_entries:
        return "h3" if max(entries[entry] for entry in alike_entries) > 1 else "h2"
    return "h5" if len(lines) == 1 and SUBHEADING.match(text) else "p"


def _text(line: str, tag: str) -> str:
    """Return a line as HTML; in running text, where words may be hyphenated is said."""
    marked = html.escape(SYLLABLE.sub("\u00ad", line) if tag == "p" else line)
    return OPEN_HYPHEN.sub(r"<nobr>\g<0></nobr>", marked)
