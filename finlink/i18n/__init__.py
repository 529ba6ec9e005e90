"""The languages of what finlink writes for people: texts by catalogue, numbers and dates by locale.

    translate = translator("mk")
    translate("PFI coverage")                     # the catalogue's text, or the English one where it has none
    translate("{n} cases", n=translate.count(5))  # values are put in after the text was looked up
    translate.missing                             # the texts that had to stay English

The English text is the message id. Catalogues are the files ``catalogues/<lang>.po``, read as they are, so there is
nothing to compile. Only finlink's own words are looked up; what a register says is never translated. A text with a
blank ``{name}`` says the same thing of many values; `sentences` finds such a text again in a sentence that a query
made. Texts are marked ``t("…")`` or ``N_("…")`` in Python and ``_("…")`` in templates, where `gather` finds them.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError
from finlink.i18n.formats import Formats

if TYPE_CHECKING:
    from babel.messages import Catalog

LOCALES = {"en": "en_GB", "sr": "sr_Latn", "sq": "sq", "mk": "mk", "tr": "tr"}
"""The languages, each with the locale whose numbers and dates it uses; English needs no catalogue."""

TAGS = {"en": "en", "sr": "sr-Latn", "sq": "sq", "mk": "mk", "tr": "tr"}
"""The languages as a page's ``lang`` attribute names them."""

NOT_REVIEWED = "not reviewed by a speaker"
"""Stands in the header of a catalogue (Last-Translator) that a machine made and nobody checked."""


def N_(text: str) -> str:  # noqa: N802 - gettext's own name
    """Mark a text for the catalogues where it stands, to be translated where it is used."""
    return text


@cache
def catalogue(lang: str) -> Catalog:
    """Return the catalogue of a language, as it is in its file."""
    from babel.messages.pofile import read_po  # noqa: PLC0415 - only another language than English needs it

    with files(__name__).joinpath(f"catalogues/{lang}.po").open("rb") as stream:
        return read_po(stream, locale=LOCALES[lang])


class Translator(Formats):
    """Translates finlink's own texts into one language, and writes numbers, dates and countries as it does.

    ``lang`` is a key of `LOCALES`; ``missing`` gathers the texts that were asked for and have no translation;
    ``reviewed`` is whether a speaker of the language has checked the catalogue.
    """

    def __init__(self, lang: str) -> None:
        super().__init__(LOCALES[lang])
        self.lang, self.tag = lang, TAGS[lang]
        self.missing: set[str] = set()
        self.reviewed = lang == "en" or NOT_REVIEWED not in catalogue(lang).last_translator

    def __call__(self, text: str, **values: object) -> str:
        """Return ``text`` in this language, with ``values`` put into its blanks."""
        found = self._found(text)
        return found.format(**values) if values else found

    def knows(self, text: str) -> bool:
        """Say whether there is a translation, without noting that it was asked for."""
        return self.lang == "en" or bool(self._in_catalogue(text))

    def _found(self, text: str) -> str:
        if self.lang == "en" or not text:
            return text
        found = self._in_catalogue(text)
        if not found:
            self.missing.add(text)
        return found or text

    def _in_catalogue(self, text: str) -> str:
        message = catalogue(self.lang).get(text)
        return "" if message is None or message.fuzzy else str(message.string)


def translator(lang: str) -> Translator:
    """Return the translator of a language; raises FinlinkError when finlink does not speak it."""
    if lang not in LOCALES:
        raise FinlinkError(f"finlink has no texts in {lang}; there are: {', '.join(LOCALES)}.")
    return Translator(lang)
