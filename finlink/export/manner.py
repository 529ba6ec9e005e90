"""How a page is made for its readers: in which language, and whether personal numbers or any names can be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finlink.i18n import N_, translator

if TYPE_CHECKING:
    from finlink.i18n import Translator

READABLE = N_("personal numbers can be read")
REDACTED = N_("redacted: pseudonyms, no free text")


@dataclass(frozen=True, slots=True)
class Manner:
    """A language, and either masked numbers, readable ones (``unmask``), or pseudonyms for all names (``redact``).

    ``t`` translates, and knows afterwards which texts it had no words for.
    """

    t: Translator
    unmask: bool = False
    redact: bool = False

    def marks(self) -> list[str]:
        """Return what the banner of the page says beside the handling codes."""
        return [self.t(text) for text, is_so in ((READABLE, self.unmask), (REDACTED, self.redact)) if is_so]


def plain() -> Manner:
    """Return how a page is made when nobody asks for anything: English, personal numbers masked."""
    return Manner(translator("en"))
