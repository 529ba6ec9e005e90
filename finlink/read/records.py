"""One record at a time: cells by RFC 4180, and in words what is wrong with a record that is not well formed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from finlink.schema import fold_header

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""Control characters that no cell has; U+0085 is left to typing: it may stand in a text, never in an identifier."""

TOTALS = frozenset(
    {
        "total", "totals", "grand total", "subtotal", "sum", "ukupno", "sveukupno", "suma", "zbir", "zbroj", "svega",
        "укупно", "свеукупно", "сума", "збир", "вкупно", "се вкупно", "збирно", "общо", "всичко", "сбор", "итого",
        "total general", "totali", "gjithsej", "shuma", "toplam", "genel toplam", "ara toplam", "σύνολο",
        "γενικό σύνολο",
    }
)  # fmt: skip
"""What stands in the first cell of a totals row."""

_FOLDED = frozenset(map(fold_header, TOTALS))

_SIGN = r"[A-Za-zА-Яа-яΑ-Ωα-ω]{2,4}\.?|[€$£¥₺]"
_FIGURE = re.compile(rf"(?:(?:{_SIGN}) ?)?[-+(]?\d[\d.,'’ \u00a0\u202f]*\)?-?(?: ?(?:{_SIGN}))?|{_SIGN}")
"""A figure with or without its currency, or a currency: what stands in a totals row beside the word."""

_COUNTED = re.compile(r"([^\d:(]+?)[ :(]+\d+(?: [^\W\d_]+)?\)?:?")

HINTS = {
    "QUOTE": "double every quote inside a quoted cell, or remove the stray one",
    "ENCODING": "save the file as UTF-8, or declare its encoding (--encoding)",
}


@dataclass(frozen=True, slots=True)
class Reject:
    """A record that cannot be used: where it starts, how many lines it takes, and why."""

    row: int
    lines: int
    issue: str
    value: str
    message: str
    hint: str


class Malformed(Exception):  # noqa: N818 - never leaves the reader
    """A record cannot be split into cells; ``unclosed`` when its last cell was never closed."""

    def __init__(self, message: str, *, issue: str = "QUOTE", unclosed: bool = False) -> None:
        super().__init__(message)
        self.issue = issue
        self.unclosed = unclosed


class Splitter:
    """Splits records into cells for one delimiter; ``encoding`` is the one the file had before it became UTF-8."""

    def __init__(self, delimiter: str, encoding: str) -> None:
        self.delimiter = delimiter
        self.encoding = encoding
        escaped = re.escape(delimiter)
        self.cell = re.compile(rf'(?:"((?:[^"]|"")*)"|([^"{escaped}]*))({escaped}|$)', re.DOTALL)

    def cells(self, record: bytes) -> list[str]:
        """Split one record, given without its line end, into its cells; raises Malformed."""
        try:
            text = record.decode("utf-8")
        except UnicodeDecodeError as error:
            raise self._undecodable(record, error) from None
        if '"' not in text:
            return text.split(self.delimiter)
        fields, at = [], 0
        while True:
            found = self.cell.match(text, at)
            if found is None:
                raise self._why(text, at)
            quoted = found[1]
            fields.append(found[2] if quoted is None else quoted.replace('""', '"'))
            at = found.end()
            if not found[3]:
                return fields

    def _undecodable(self, record: bytes, error: UnicodeDecodeError) -> Malformed:
        start = error.start
        position = start + 1 if self.encoding == "utf-8" else len(record[:start].decode("utf-8", "replace")) + 1
        return Malformed(
            f"is not valid {self.encoding} at byte {position} of the line ({record[start]:#04x})", issue="ENCODING"
        )

    def _why(self, text: str, at: int) -> Malformed:
        """Say in words what is wrong with the cell that starts at ``at``."""
        if text[at] != '"':
            return Malformed(f"has a quote inside an unquoted cell (character {text.index(chr(34), at) + 1})")
        closing = re.compile(r'"(?:[^"]|"")*"(?!")').match(text, at)
        if closing is None:
            return Malformed(f"opens a quote at character {at + 1} that is never closed", unclosed=True)
        slash = text[closing.end() - 2 : closing.end() - 1] == "\\"
        tail = "; a quote inside a cell is doubled, not marked with a backslash" if slash else ""
        return Malformed(f"has text after a closing quote (character {closing.end() + 1}){tail}")


def is_total(cells: list[str], required: tuple[int, ...] = ()) -> bool:
    """Say whether a record is a totals row: one word for it, beside it nothing but figures, and some cell empty.

    A record that has all its ``required`` cells, two or more, is none: a company may be called Total.
    """
    if all(cell.strip() for cell in cells):
        return False
    if len(required) > 1 and all(at < len(cells) and cells[at].strip() for at in required):
        return False
    said = [cell.strip() for cell in cells if cell.strip()]
    totals = [text for text in said if _says_total(text)]
    return len(totals) == 1 and all(text in totals or _FIGURE.fullmatch(text) for text in said)


def _says_total(text: str) -> bool:
    """Say whether a text is a word for a total, alone or with a count: "Ukupno", "Total:", "Ukupno 2 predmeta"."""
    if fold_header(text.rstrip(":")) in _FOLDED:
        return True
    counted = _COUNTED.fullmatch(text)
    return counted is not None and fold_header(counted[1]) in _FOLDED


def shown(record: bytes) -> str:
    """Return at most 120 characters of a record for a message, control characters escaped."""
    text = record[:480].decode("utf-8", errors="backslashreplace").rstrip("\r\n")
    escaped = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
    return escaped if len(escaped) <= 120 else escaped[:119] + "…"
