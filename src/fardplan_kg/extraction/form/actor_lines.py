"""Actor lines: a label ("Ansvarig aktör:") and a list of names, as printed.

Nothing that stands in an actor line is dropped. Where several labels are run together, or a label
is none of the form's but like one, the line is kept as it stands, for a person to decide what it
means. A line goes on where it ends in a comma, a conjunction or a broken word, also after a page
break; a caption or a page number in between is no part of it. A separator within brackets, or
within a name that the registry knows, parts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from fardplan_kg.extraction.document import Line
from fardplan_kg.extraction.form.likeness import alike
from fardplan_kg.extraction.form.template import Form
from fardplan_kg.extraction.reading.words import Reader, Stretch, Words

LABEL_LIKE = re.compile(r"\s*([^:]{4,45}?)\s*:\s*")
LABELS_ALIKE = 0.75
GOES_ON = re.compile(r"(?:[,;]|\b(?:och|samt)|[^\W\d_]-)\s*$")


@dataclass(frozen=True)
class ActorLine:
    """A label as printed (without its last colon), the form's labels in it, and the names.

    ``like`` is the label of the form that an unknown label is like, else empty; ``open_ended`` the
    words that say that the list goes on ("med flera"), if it has any.
    """

    label: Words
    labels: tuple[str, ...]
    names: tuple[Words, ...]
    like: str = ""
    open_ended: Words | None = None


@dataclass(frozen=True)
class ActorLineReader:
    """Reads actor lines; ``known`` are names that hold a separator and are one name."""

    reader: Reader
    form: Form
    known: Collection[str] = ()

    def read(self, lines: Sequence[Line]) -> Iterator[tuple[ActorLine, tuple[Line, ...]]]:
        """Yield each actor line among some lines, with the lines it stands on."""
        index = 0
        while index < len(lines):
            if self.begins(lines, index):
                taken = self._paragraph(lines[index:])
                gaps = [(li.start, li.end) for li in taken if self.form.skips(li.text)]
                yield self.actor_line(self.reader.paragraph(taken), gaps), taken
                index += len(taken)
            else:
                index += 1

    def begins(self, lines: Sequence[Line], index: int) -> bool:
        """Tell whether an actor line begins at a line; its label may go over to the next one.

        A label in lower case begins one only at the start of a block: prose may break before it.
        """
        if not (text := lines[index].text.strip(" \t*")):
            return False
        if not text[0].isupper() and index and lines[index - 1].text.strip():
            return False
        whole, after = self.reader.paragraph(lines[index : index + 2]).text, ""
        if ":" in text:
            whole = self.reader.paragraph(lines[index : index + 1]).text
        elif index + 1 < len(lines):
            after = self.reader.paragraph(lines[index + 1 : index + 2]).text
        if self.form.label.match(whole):
            return True
        score, _ = self._like(whole)
        return score >= LABELS_ALIKE and score > self._like(after)[0]

    def _like(self, text: str) -> tuple[float, str]:
        """Return how like a label of the form the beginning of a text is, and which label."""
        if not (match := LABEL_LIKE.match(text)):
            return 0.0, ""
        labels = self.form.labels
        return max((alike(match[1].casefold(), label.casefold()), label) for label in labels)

    def _paragraph(self, lines: Sequence[Line]) -> tuple[Line, ...]:
        """Return the first line and those that continue it, without blank ones at the end."""
        last = 0
        for index in range(1, len(lines)):
            text = lines[index].text.strip()
            if not text:
                if not GOES_ON.search(lines[last].text):
                    break
            elif self.begins(lines, index) or self._numbered(lines[index]):
                break
            elif not self.form.skips(text):
                last = index
        return tuple(lines[: last + 1])

    def _numbered(self, line: Line) -> bool:
        return bool(self.form.action.match(self.reader.words(line.start, line.end).text))

    def actor_line(self, stretch: Stretch, gaps: Sequence[tuple[int, int]] = ()) -> ActorLine:
        """Return the actor line in a stretch that begins with a label.

        ``gaps`` are raw places within it that are no part of the line.
        """
        labels: list[str] = []
        like = ""
        end = names_at = 0
        while match := self.form.label.match(stretch.text, names_at):
            labels.append(" ".join(match[1].split()))
            end, names_at = match.end(1), match.end()
        if not labels and (match := LABEL_LIKE.match(stretch.text)):
            like, end, names_at = self._like(stretch.text)[1], match.end(1), match.end()
        tail = self.form.tail.search(stretch.text, names_at)
        stop = tail.start() if tail else len(stretch.text)
        apart = [stretch.slice_of(*gap) for gap in gaps]
        names = tuple(self._names(stretch, names_at, stop, apart))
        return ActorLine(
            stretch.words(0, end), tuple(labels), names, like, _open_ended(stretch, stop)
        )

    def _names(
        self, stretch: Stretch, start: int, stop: int, apart: Sequence[tuple[int, int]]
    ) -> Iterator[Words]:
        kept = list(self._kept_together(stretch.text, start, stop))
        found = (match.span() for match in self.form.separators.finditer(stretch.text, start, stop))
        parting = [span for span in found if not any(a <= span[0] < b for a, b in kept)]
        for end, following in [*sorted([*parting, *apart]), (stop, stop)]:
            if stretch.text[start:end].strip():
                yield stretch.words(start, end)
            start = max(start, following)

    def _kept_together(self, text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """Yield the places of brackets, and of known names that hold a separator."""
        for bracket in re.compile(r"\([^()]*\)").finditer(text, start, stop):
            yield bracket.span()
        for name in self.known:
            for found in re.compile(rf"(?<!\w){re.escape(name)}(?!\w)").finditer(text, start, stop):
                yield found.span()


def _open_ended(stretch: Stretch, stop: int) -> Words | None:
    text = stretch.text[stop:]
    end = stop + len(text.rstrip(" .")) + (1 if re.search(r"fl\.", text) else 0)
    return stretch.words(stop, end) if text.strip(" .") else None
