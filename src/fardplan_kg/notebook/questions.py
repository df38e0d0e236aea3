"""The questions as a small table that can be searched."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import overload

from fardplan_kg.faults import CallFault, nearest
from fardplan_kg.notebook import markup
from fardplan_kg.questions import Question


class Questions(Sequence[Question]):
    """Questions by place or by name; shown as a table with their parameters and tags."""

    def __init__(self, found: Sequence[Question], language: str) -> None:
        self._found = tuple(found)
        self._language = language

    @property
    def names(self) -> tuple[str, ...]:
        """The names to ask by."""
        return tuple(question.name for question in self._found)

    def search(self, word: str) -> Questions:
        """Return the questions with a word in name, title, text or tags, in either language."""
        folded = word.casefold()
        return Questions([q for q in self._found if folded in q.searched], self._language)

    def tagged(self, tag: str) -> Questions:
        """Return the questions that have a tag."""
        folded = tag.casefold()
        found = [q for q in self._found if folded in {tag.casefold() for tag in q.tags}]
        return Questions(found, self._language)

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, key: int | str) -> Question: ...
    @overload
    def __getitem__(self, key: slice) -> Questions: ...
    def __getitem__(self, key: int | str | slice) -> Question | Questions:
        if isinstance(key, slice):
            return Questions(self._found[key], self._language)
        if isinstance(key, int):
            return self._found[key]
        if key not in self.names:
            raise CallFault(
                f"no question is called '{key}'; the nearest: {nearest(key, list(self.names))}",
                f"ingen fråga heter '{key}'; närmast: {nearest(key, list(self.names))}",
            )
        return self._found[self.names.index(key)]

    def __repr__(self) -> str:
        room = max(map(len, self.names), default=0)
        return "\n".join(f"{q.name:{room}}  {q.text[self._language]}" for q in self._found)

    def _repr_html_(self) -> str:
        swedish = self._language == "sv"
        headings = ("Namn", "Fråga", "Parametrar", "Etiketter") if swedish else HEADINGS
        return markup.table("", headings, map(self._cells, self._found), "")

    def _cells(self, question: Question) -> list[str]:
        asked = [p for p in question.parameters if p.name != "lang"]
        told = "; ".join(
            f"{p.name}{'' if p.required else '?'}: {p.label[self._language]}" for p in asked
        )
        tags = ", ".join(question.tags)
        name = f"<code>{escape(question.name)}</code>"
        return [name, *map(escape, (question.text[self._language], told, tags))]


HEADINGS = ("Name", "Question", "Parameters", "Tags")
