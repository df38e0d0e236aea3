from __future__ import annotations

from pathlib import Path

import pytest
from madeup.printing import LAYOUTS, as_html, print_pdf
from pypdf import PdfReader

TEXT = """Plan & <b>

Innehåll

Levande torg\t2\tFärdriktning\t5
Färdriktning\t3\t\t

Levande torg

Färdriktning

1.1 Möblera torgen

En tillgänglig plats som "alla" <script>når</script>, inom- till- och från.

Ansvarig aktör: Regionen
Medverkande aktörer: trollen
"""


@pytest.mark.parametrize("layout", LAYOUTS)
def test_text_is_escaped_and_nothing_is_lost(layout: str) -> None:
    page = as_html(TEXT, layout)
    assert "<script>" not in page
    assert "<h1>Plan &amp; &lt;b&gt;</h1>" in page
    assert "Regionen<br>Med" in page.replace("\u00ad", "")
    assert "<nobr>inom- till</nobr>- och" in page.replace("\u00ad", "")


def test_headings_are_those_of_the_contents() -> None:
    page = as_html(TEXT, "single")
    assert "<h2>Levande torg</h2>" in page
    assert "<h3>Färdriktning</h3>" in page
    assert "<h4>1.1 Möblera torgen</h4>" in page
    columns = [page.index(row) for row in ("<b>2</b>", "<b>3</b>", "<b>5</b>")]
    assert columns == sorted(columns)


def test_words_may_be_hyphenated_in_running_text_only() -> None:
    page = as_html(TEXT, "single")
    assert "till\u00adgänglig" in page
    assert "Möb\u00adlera" not in page


def test_two_pages_stand_on_each_sheet(tmp_path: Path) -> None:
    long = TEXT + "\n\n".join(f"Stycke {n} om torgen." for n in range(90))
    pages = PdfReader(print_pdf(long, "single", tmp_path / "a.pdf")).pages
    sheets = PdfReader(print_pdf(long, "spreads", tmp_path / "b.pdf")).pages
    assert len(pages) == 3
    assert len(sheets) == 2
    assert float(sheets[0].mediabox.width) == pytest.approx(2 * float(pages[0].mediabox.width))
