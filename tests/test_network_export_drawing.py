from __future__ import annotations

import struct
import zlib
from importlib.resources import files
from xml.etree import ElementTree

import pytest
from network_samples import actors_of_action

from fardplan_kg.network import affiliation, drawing
from fardplan_kg.network.export_drawing import FONT_FILES, ZOOM, png, svg_file
from fardplan_kg.network.figure import two_mode
from fardplan_kg.network.origin import Origin
from fardplan_kg.wording import Words

WORDS = Words("sv")
ORIGIN = Origin("Färdplanen <&>", "1.0", "2026-01-02")
FIGURE = two_mode(affiliation.graph(affiliation.participations(actors_of_action())), WORDS)
SVG = drawing.svg(FIGURE, WORDS)
LINE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40" font-family="system-ui, Arial, '
    'sans-serif"><title>a</title><desc>b</desc>'
    '<text x="4" y="28" font-size="20" font-weight="{weight}">{text}</text></svg>'
)


def chunks(content: bytes) -> list[tuple[bytes, bytes]]:
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    found, at = [], 8
    while at < len(content):
        size = struct.unpack(">I", content[at : at + 4])[0]
        kind, body = content[at + 4 : at + 8], content[at + 8 : at + 8 + size]
        crc = struct.unpack(">I", content[at + 8 + size : at + 12 + size])[0]
        assert crc == zlib.crc32(kind + body)
        found.append((kind, body))
        at += 12 + size
    return found


def pixels(content: bytes) -> tuple[int, int, list[bytes]]:
    """Width, height and the rows of an RGBA image (PNG, third edition, 9: filtering)."""
    parts = chunks(content)
    width, height, depth, colour = struct.unpack(">IIBB", parts[0][1][:10])
    assert (depth, colour) == (8, 6)
    raw = zlib.decompress(b"".join(body for kind, body in parts if kind == b"IDAT"))
    size, rows, former = width * 4, [], bytes(width * 4)
    for y in range(height):
        kind, line = raw[y * (size + 1)], bytearray(raw[y * (size + 1) + 1 : (y + 1) * (size + 1)])
        for x in range(size):
            left, up = line[x - 4] if x > 3 else 0, former[x]
            corner = former[x - 4] if x > 3 else 0
            line[x] = (line[x] + _predicted(kind, left, up, corner)) & 255
        former = bytes(line)
        rows.append(former)
    return width, height, rows


def _predicted(kind: int, left: int, up: int, corner: int) -> int:
    if kind == 4:
        guess = left + up - corner
        return min((left, up, corner), key=lambda own: abs(guess - own))
    return (0, left, up, (left + up) // 2)[kind]


def ink(text: str, weight: int = 400) -> list[bytes]:
    return pixels(png(LINE.format(text=text, weight=weight), ORIGIN))[2]


def dark(rows: list[bytes]) -> int:
    return sum(row[place] < 128 for row in rows for place in range(0, len(row), 4))


def test_the_picture_has_the_drawing_s_size_and_its_origin() -> None:
    made = png(SVG, ORIGIN)
    found = chunks(made)
    width, height = struct.unpack(">II", found[0][1][:8])
    box = ElementTree.fromstring(SVG).attrib["viewBox"].split()
    assert (width, height) == (round(float(box[2]) * ZOOM), round(float(box[3]) * ZOOM))
    told = [body.split(b"\0\0\0\0\0") for kind, body in found if kind == b"iTXt"]
    assert [keyword for keyword, _ in told] == [
        b"Source",
        b"Version",
        b"Creation Time",
        b"Copyright",
    ]
    assert told[0][1].decode() == "Färdplanen <&>"
    assert found[-1][0] == b"IEND"


@pytest.mark.parametrize("text", ["Huddinge kommun", "Södertörns högskola", "ÅÄÖ åäö –”"])
def test_text_is_seen(text: str) -> None:
    assert dark(ink("")) == 0
    assert dark(ink(text)) > 150


@pytest.mark.parametrize("letter", list("ABCÅÄÖåäöéü–”&…×"))
def test_letters_are_no_fallback_boxes(letter: str) -> None:
    shown, missing = ink(letter.replace("&", "&amp;")), ink("\U0010fffd")
    assert shown != missing
    assert dark(shown) > 0


def test_headings_are_heavier_than_labels() -> None:
    assert dark(ink("Huddinge", 600)) > dark(ink("Huddinge", 400))


def test_the_drawing_s_labels_are_in_the_picture() -> None:
    labels = [own for own in FIGURE.nodes if own.mode == "actor"]
    assert len(labels) == 13
    full, bare = ElementTree.fromstring(SVG), ElementTree.fromstring(SVG)
    for parent in list(bare.iter()):
        for child in [own for own in parent if own.tag.endswith("}text")]:
            parent.remove(child)
    for node in labels:
        x, y = node.place.x - 40, node.place.y + node.place.radius + 6
        shown = []
        for drawn in (full, bare):
            drawn.set("viewBox", f"{x} {y} 80 18")
            shown.append(pixels(png(ElementTree.tostring(drawn, encoding="unicode"), ORIGIN))[2])
        assert dark(shown[0]) > dark(shown[1]) + 100, node.label


def test_the_svg_file_has_metadata_and_stays_the_same_drawing() -> None:
    root = ElementTree.fromstring(svg_file(SVG, ORIGIN))
    metadata = root.find("{http://www.w3.org/2000/svg}metadata")
    assert metadata is not None
    told = [own.text for own in metadata]
    assert told[:3] == ["Färdplanen <&>", "1.0", "2026-01-02"]
    root.remove(metadata)
    assert len(list(root.iter())) == len(list(ElementTree.fromstring(SVG).iter()))


def test_the_same_drawing_gives_the_same_bytes() -> None:
    assert png(SVG, ORIGIN) == png(SVG, ORIGIN)


def test_the_font_lies_with_its_licence() -> None:
    folder = files("fardplan_kg") / "static" / "fonts"
    assert {own.name for own in folder.iterdir()} == {*FONT_FILES, "LICENSE.txt"}
    assert "SIL OPEN FONT LICENSE" in (folder / "LICENSE.txt").read_text(encoding="utf-8").upper()


def test_every_participation_is_a_line_that_is_seen_in_the_picture() -> None:
    root = ElementTree.fromstring(SVG)
    lines = [own for own in root if own.tag.endswith("}line") and len(own)]
    assert len(lines) == len(FIGURE.edges) == 61
    for line in lines:
        assert any(shown_there(root, line, part / 8) for part in range(1, 8)), line.attrib


def shown_there(root: ElementTree.Element, line: ElementTree.Element, part: float) -> bool:
    """Whether the picture changes at a part of the line's length when the line is taken away."""
    x, y = (
        float(line.attrib[f"{axis}1"]) * (1 - part) + float(line.attrib[f"{axis}2"]) * part
        for axis in "xy"
    )
    root.set("viewBox", f"{x - 4} {y - 4} 8 8")
    place, shown = list(root).index(line), []
    shown.append(png(ElementTree.tostring(root, encoding="unicode"), ORIGIN))
    root.remove(line)
    shown.append(png(ElementTree.tostring(root, encoding="unicode"), ORIGIN))
    root.insert(place, line)
    return shown[0] != shown[1]
