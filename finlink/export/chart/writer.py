"""The texts of one page as a reader gets them: cleaned, masked, in the page's language, numbers as it writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.export.chart import money
from finlink.export.chart.sentences import TEXTS, WITHIN
from finlink.export.chart.text import Cleaner, mask, mask_own
from finlink.export.chart.vocabulary import VALUES
from finlink.export.statuses import STATUS_LABELS
from finlink.i18n import translator
from finlink.i18n.sentences import said

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from finlink.i18n import Translator


class Writer(Cleaner):
    """Writes the texts of one page: ``t`` is its language, ``secrets`` the numbers that nobody may read there.

    With ``unmask`` a person's own number can be read too, however short it is.
    """

    def __init__(self, secrets: Iterable[str] = (), t: Translator | None = None, *, unmask: bool = False) -> None:
        super().__init__(secrets)
        self.t, self._unmask = t or translator("en"), unmask

    def hidden(self, number: str) -> str:
        """Return a personal number as the page shows it."""
        return number if self._unmask else mask(number)

    def own(self, text: str, numbers: Iterable[str]) -> str:
        """Return a text of a person as the page shows it, where these are that person's numbers."""
        return text if self._unmask else mask_own(text, numbers)

    def count(self, number: int) -> str:
        """Return a whole number with its thousands apart."""
        return f"{number:,}".replace(",", self.t.marks[0])

    def amount(self, value: Decimal, currency: str = "") -> str:
        """Return an exact amount, with as many decimal places as it has."""
        return money.written(value, currency, self.t.marks)

    def amount_text(self, value: object, currency: str = "") -> str:
        """Return a stored amount; what is no amount comes back as it is."""
        return money.written_text(value, currency, self.t.marks)

    def word(self, attribute: str, value: str) -> str:
        """Return the values (with ";" between them) of an attribute whose values are finlink's own words."""
        known = VALUES[attribute]
        parts = value.split(";") if attribute == "scope" else [value]
        return "; ".join(self.t(known[part]) if part in known else part.replace("_", " ") for part in parts)

    def status(self, status: str) -> str:
        """Return the status of a case: its code, in another language than English after what it is called there."""
        if self.t.lang == "en" or status not in STATUS_LABELS:
            return status
        return f"{self.t(STATUS_LABELS[status])} ({status})"

    def sentence(self, text: object) -> str:
        """Return what a query says of a case or a trace, in the page's language where finlink knows the sentence."""
        return str(text) if self.t.lang == "en" or not text else said(self.t, str(text), TEXTS, WITHIN)

    def left_in_english(self) -> list[str]:
        """Say what of the page is not as a speaker would write it; asked for when all else was looked up."""
        said = []
        if not self.t.reviewed:
            said.append(self.t("The translation was made by machine and is not reviewed by a speaker."))
        if self.t.missing:
            told = self.t("Texts that are not translated and stand in English: {n}.")
            said.append(told.format(n=self.count(len(self.t.missing))))
        return said
