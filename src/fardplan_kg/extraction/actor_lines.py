"""Actor lines: a label ("Ansvarig aktör:") and a list of names, as printed.

Nothing that stands in an actor line is dropped. Where several labels are run together, the line is
kept with all of them, in the order of the document, for a person to decide what it means.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fardplan_kg.extraction.document import Line
from fardplan_kg.extraction.template import Form
from fardplan_kg.extraction.words import Reader, Stretch, Words


@dataclass(frozen=True)
class ActorLine:
    """A label as printed (without its last colon), the form's labels in it, and the names."""

    label: Words
    labels: tuple[str, ...]
    names: tuple[Words, ...]


def read_actor_lines(
    lines: Sequence[Line], form: Form, reader: Reader
) -> Iterator[tuple[ActorLine, tuple[Line, ...]]]:
    """Yield each actor line among some lines, with the lines it stands on."""
    index = 0
    while index < len(lines):
        if form.label.match(lines[index].text):
            taken = _paragraph(lines[index:], form)
            yield read_actor_line(reader.paragraph(taken), form), taken
            index += len(taken)
        else:
            index += 1


def _paragraph(lines: Sequence[Line], form: Form) -> tuple[Line, ...]:
    """Return the first line and those that continue it: up to a blank line or another label."""
    taken = [lines[0]]
    for line in lines[1:]:
        if not line.text.strip() or form.label.match(line.text):
            break
        taken.append(line)
    return tuple(taken)


def read_actor_line(stretch: Stretch, form: Form) -> ActorLine:
    """Return the actor line in a stretch that begins with a label."""
    labels: list[str] = []
    end = names_at = 0
    while match := form.label.match(stretch.text, names_at):
        labels.append(match[1])
        end, names_at = match.end(1), match.end()
    names = tuple(_names(stretch, names_at, form))
    return ActorLine(stretch.words(0, end), tuple(labels), names)


def _names(stretch: Stretch, start: int, form: Form) -> Iterator[Words]:
    stop = len(stretch.text)
    if tail := form.tail.search(stretch.text, start):
        stop = tail.start()
    for separator in [*form.separators.finditer(stretch.text, start, stop), None]:
        end = separator.start() if separator else stop
        if stretch.text[start:end].strip():
            yield stretch.words(start, end)
        start = separator.end() if separator else stop
