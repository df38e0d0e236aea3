"""The words of pages and drawings: gettext, with English in the code and Swedish in a catalogue.

The catalogue is read as it lies in the repository (.po) and compiled in memory, so that no
compiled file can fall behind it.
"""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from fardplan_kg.questions import LANGUAGES
from fardplan_kg.store import Term


def msg(message: str) -> str:
    """Mark a message that is translated where it is used."""
    return message


ACTOR_TYPES = {
    "region": msg("Region"),
    "municipality": msg("Municipality"),
    "agency": msg("State agency"),
    "company": msg("Company"),
    "university": msg("University or college"),
    "unit": msg("Administration"),
    "organisation": msg("Other organisation"),
    "group": msg("Generic actor or group"),
}
ROLES = {
    "responsible": msg("responsible"),
    "participating": msg("participating"),
    "unclear": msg("unclear"),
}
ROLE_LETTERS = {"responsible": msg("R"), "participating": msg("P"), "unclear": "?"}
ACTION_KINDS = {
    "shared": msg("Shared action"),
    "core-specific": msg("Core-specific action"),
}
AREA_NOT_STATED = msg("Goal area not stated")
TITLE_NOT_STATED = msg("Title not stated")
KIND_NOT_STATED = msg("kind not stated")
ROLE_NOT_STATED = msg("role not stated")
ACTION_KIND_NOT_STATED = msg("shared or core-specific: not stated")


class Words:
    """The words in one language."""

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"language {language!r}: expected one of {', '.join(LANGUAGES)}")
        self.language = language
        self.translations = translations(language)

    def gettext(self, message: str, **values: object) -> str:
        """Return a message in this language with its values put in."""
        found = self.translations.gettext(message) if message else ""
        return found % values if values else found

    def ngettext(self, one: str, many: str, num: int) -> str:
        """Return a message with a number, in the right form for that number."""
        return self.translations.ngettext(one, many, num) % {"num": num}

    def stated(self, term: Term, otherwise: str) -> Term:
        """Return a text or, where the document states none, the message that says so."""
        return term if term.value else Term(self.gettext(otherwise), language=self.language)

    def actions(self, num: int) -> str:
        """So many actions."""
        return self.ngettext("%(num)s action", "%(num)s actions", num)

    def actors(self, num: int) -> str:
        """So many actors."""
        return self.ngettext("%(num)s actor", "%(num)s actors", num)

    def actor_type(self, code: str) -> str:
        """Return the word for a kind of actor; an unknown code is shown as it is."""
        return self.gettext(ACTOR_TYPES.get(code, code or KIND_NOT_STATED))

    def role(self, code: str) -> str:
        """Return the word for a role."""
        return self.gettext(ROLES.get(code, code or ROLE_NOT_STATED))

    def role_letter(self, code: str) -> str:
        """Return the letter for a role in the matrix."""
        return self.gettext(ROLE_LETTERS.get(code, "?"))

    def action_kind(self, code: str) -> str:
        """Return the words for shared and core-specific actions, the plan's own two categories."""
        return self.gettext(ACTION_KINDS.get(code, code or ACTION_KIND_NOT_STATED))


@cache
def translations(language: str) -> NullTranslations:
    """Return the catalogue of a language; English is what stands in the code."""
    if language == "en":
        return NullTranslations()
    source = files("fardplan_kg") / "locale" / language / "LC_MESSAGES" / "fardplan.po"
    catalogue = read_po(BytesIO(source.read_bytes()), locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)
