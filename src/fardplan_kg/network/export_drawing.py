"""The drawing as a file: SVG that says where it comes from, and PNG with a font of our own.

resvg renders; only the font that lies beside the styles is used, so that the picture is the same on
every machine. Source Sans Pro by Adobe, under the SIL Open Font License 1.1 (its text lies there).
"""

from __future__ import annotations

import struct
import zlib
from importlib.resources import as_file, files
from xml.sax.saxutils import escape

import resvg_py

from fardplan_kg.network.flat import text
from fardplan_kg.network.origin import Origin

FONT = "Source Sans Pro"
FONT_FILES = ("SourceSansPro-Regular.otf", "SourceSansPro-Semibold.otf")
ZOOM = 2
"""Pixels for each unit of the drawing: sharp in a document at the width of a page."""
SIGNATURE_AND_HEADER = 8 + 25
KEYWORDS = {"source": "Source", "version": "Version", "date": "Creation Time",
            "shown": "Description", "licence": "Copyright"}  # fmt: skip
"""PNG's words for what is stated (PNG, third edition, 11.3.3: keywords)."""
TERMS = {"source": "source", "version": "hasVersion", "date": "date", "shown": "description",
         "licence": "rights"}  # fmt: skip
"""The words of Dublin Core for the same."""


def svg_file(svg: str, origin: Origin) -> bytes:
    """Return a drawing as an SVG file with its origin as metadata (SVG 2, 5.9)."""
    said = "\n".join(
        f"<dcterms:{TERMS[name]}>{escape(text(value))}</dcterms:{TERMS[name]}>"
        for name, value in origin.stated.items()
    )
    metadata = f'<metadata xmlns:dcterms="http://purl.org/dc/terms/">\n{said}\n</metadata>'
    head, end, rest = svg.partition("</desc>")
    return f"{text(head)}{end}\n{metadata}{text(rest)}\n".encode()


def png(svg: str, origin: Origin) -> bytes:
    """Return a drawing as PNG, with its origin in the file's text chunks."""
    with as_file(files("fardplan_kg") / "static" / "fonts") as folder:
        drawn = bytes(
            resvg_py.svg_to_bytes(
                svg_string=text(svg),
                background="#ffffff",
                zoom=ZOOM,
                skip_system_fonts=True,
                font_files=[str(folder / name) for name in FONT_FILES],
                font_family=FONT,
                sans_serif_family=FONT,
            )
        )
    told = b"".join(_chunk(KEYWORDS[name], value) for name, value in origin.stated.items())
    return drawn[:SIGNATURE_AND_HEADER] + told + drawn[SIGNATURE_AND_HEADER:]


def _chunk(keyword: str, value: str) -> bytes:
    """Return a chunk of text in UTF-8 (iTXt; PNG, third edition, 11.3.3.4), uncompressed."""
    content = b"iTXt" + keyword.encode("latin-1") + b"\0\0\0\0\0" + value.encode()
    return struct.pack(">I", len(content) - 4) + content + struct.pack(">I", zlib.crc32(content))
