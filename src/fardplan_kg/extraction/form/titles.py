"""The number and the title of an action, on one line or on several.

The title is what stands after the number, else the next block. Where it goes over several lines,
the map of actions tells where it ends; without a map, the end of the block does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from fardplan_kg.extraction.document import Line
from fardplan_kg.extraction.form.action_map import MapEntry
from fardplan_kg.extraction.form.actor_lines import ActorLineReader
from fardplan_kg.extraction.form.likeness import alike
from fardplan_kg.extraction.form.template import Form
from fardplan_kg.extraction.reading.words import Reader, Words

TITLES_ALIKE = 0.85


@dataclass(frozen=True)
class TitleReader:
    """Reads numbers and titles of actions."""

    reader: Reader
    form: Form
    actor_lines: ActorLineReader
    map_entries: Sequence[MapEntry]

    def number_and_title(self, lines: Sequence[Line]) -> tuple[Words, Words, list[Line]]:
        """Return the number and the title of an action, and the lines they stand on."""
        first = self.reader.paragraph(lines[:1])
        match = self.form.action.match(first.text)
        number = first.words(*match.span("number")) if match else first.words(0, len(first.text))
        if not match or not match["title"]:
            block = self._block(lines[1:])
            title = self.reader.words(block[0].start, block[-1].end) if block else _nothing(number)
            return number, title, [lines[0], *block]
        block = [lines[0], *takewhile(lambda line: line.text.strip(), lines[1:])]
        return number, *self._same_line_title(block)

    def _same_line_title(self, block: Sequence[Line]) -> tuple[Words, list[Line]]:
        """Return the title in a block that begins with the number: as much as is like the map's.

        Where the map has nothing like it, it is the whole block up to an actor line; of a block
        that ends like a sentence, the first line and those that go on in small letters.
        """
        own = list(block[:1])
        for index in range(1, len(block)):
            if self.actor_lines.begins(block, index):
                break
            own.append(block[index])
        longest = [self._title_of(own[:count]) for count in range(1, len(own) + 1)]
        score, count = max((self._likeness(t.text), n) for n, t in enumerate(longest, start=1))
        count = count if score >= TITLES_ALIKE else self._title_lines(own)
        return longest[count - 1], own[:count]

    def _title_lines(self, block: Sequence[Line]) -> int:
        if not block[-1].text.rstrip().endswith((".", "!", "?")):
            return len(block)
        small = takewhile(lambda line: line.text.strip()[:1].islower(), block[1:])
        return 1 + sum(1 for _ in small)

    def _title_of(self, lines: Sequence[Line]) -> Words:
        stretch = self.reader.paragraph(lines)
        match = self.form.action.match(stretch.text)
        return stretch.words(*match.span("title")) if match else stretch.words(0, 0)

    def _likeness(self, title: str) -> float:
        return max((alike(title, entry.title.text) for entry in self.map_entries), default=0.0)

    def _block(self, lines: Sequence[Line]) -> list[Line]:
        """Return the first lines that are not blank, up to a blank one or an actor line."""
        text = list(dropwhile(lambda line: not line.text.strip(), lines))
        block: list[Line] = []
        for index, line in enumerate(text):
            if not line.text.strip() or self.actor_lines.begins(text, index):
                break
            block.append(line)
        return block


def _nothing(after: Words) -> Words:
    return Words(after.end, after.end, "")
