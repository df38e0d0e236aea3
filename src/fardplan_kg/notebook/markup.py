"""A table as HTML for a notebook: every text escaped, no style that fights a dark theme."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

LEFT = ' style="text-align:left;vertical-align:top"'


def table(title: str, headings: Iterable[str], rows: Iterable[Sequence[str]], after: str) -> str:
    """Return a table of cells that are HTML already; title, headings and what stands after are not.

    The words after the table say how much of it is not shown.
    """
    head = "".join(f"<th{LEFT}>{escape(name)}</th>" for name in headings)
    body = "".join(f"<tr>{''.join(f'<td{LEFT}>{cell}</td>' for cell in row)}</tr>" for row in rows)
    caption = f'<caption style="text-align:left"><b>{escape(title)}</b></caption>' if title else ""
    ending = f"<p>{escape(after)}</p>" if after else ""
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{ending}"


def more(hidden: int, language: str) -> str:
    """Return the words for what is not shown; nothing where all is."""
    if hidden <= 0:
        return ""
    return f"… {hidden} till" if language == "sv" else f"… {hidden} more"
