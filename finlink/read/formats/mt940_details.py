"""What a bank writes about a booking in field 86 of MT940: the counterparty, the reference and the purpose.

Three ways of writing are known and told apart by their marks: numbered parts (``?20`` purpose, ``?31`` account,
``?32`` name; some banks write ``~`` or ``<`` for ``?``), named parts (``/IBAN/…/NAME/…/REMI/…``, ``/CNTP/``), and
free text, which is taken as the purpose whole: no name or number is looked for in it.
Sources: the German banks' DFÜ agreement annex 3 (numbered parts, SEPA words EREF+ and SVWZ+), the Dutch banks'
MT940 guides (named parts), SWIFT User Handbook category 9.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBERED = re.compile(r"(\d{3})?([?~<^>+#@])(\d\d)")
_SEPA = re.compile(r"(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|COAM|OAMT|IBAN|BIC|PURP|RREF)\+ ?")
_NAMED_START = re.compile(r"/[A-Z]{3,4}/")
_NAMES = "TRTP|IBAN|BIC|NAME|REMI|EREF|CSID|MARF|ORDP|BENM|ULTD|ULTB|CNTP|RTRN|PREF|ADDR|ACCW|TRCD|PURP|ISDT|SVCL"
_NAMED = re.compile(rf"/({_NAMES})/")
_NOT_PROVIDED = ("NOTPROVIDED", "NONREF", "NOT PROVIDED")


@dataclass(frozen=True, slots=True)
class Details:
    """What field 86 says; "" where it does not."""

    account: str = ""
    name: str = ""
    reference: str = ""
    purpose: str = ""
    code: str = ""


def details(lines: list[str]) -> Details:
    """Return what the lines of field 86 say.

    >>> found = details(["166?00GUTSCHRIFT?20EREF+INV-7 SVWZ+Goods", " of May?30ABCDEFGH?31DE001", "2?32ANA TEST"])
    >>> found.account, found.name, found.reference, found.purpose
    ('DE0012', 'ANA TEST', 'INV-7', 'Goods of May')
    """
    joined = "".join(lines)
    marked = _NUMBERED.match(joined)
    if marked is not None:
        return _numbered(joined[marked.end(1) if marked[1] else 0 :], marked[2], marked[1] or "")
    if _NAMED_START.match(joined.strip()) and _NAMED.search(joined):
        return _named(joined)
    return Details(purpose=" ".join(line.strip() for line in lines if line.strip()))


def _numbered(text: str, mark: str, code: str) -> Details:
    parts: dict[int, str] = {}
    for piece in re.split(rf"{re.escape(mark)}(?=\d\d)", text)[1:]:
        number = int(piece[:2])
        parts[number] = parts.get(number, "") + piece[2:]
    written = "".join(parts[n] for n in sorted(parts) if 20 <= n <= 29 or 60 <= n <= 63)
    words = _sepa(written)
    purpose = words.get("SVWZ", "" if len(words) > 1 else written) or words.get("", "")
    account = parts.get(38, "") or parts.get(31, "") or words.get("IBAN", "")
    name = (parts.get(32, "") + parts.get(33, "")).strip() or words.get("ABWA", "")
    return Details(
        account.strip(), name, _said(words.get("EREF", "")), purpose.strip() or parts.get(0, "").strip(), code
    )


def _sepa(text: str) -> dict[str, str]:
    """Return the parts after EREF+, SVWZ+ and the like; what stands before the first under ""."""
    pieces = _SEPA.split(text)
    words = {"": pieces[0].strip()}
    for word, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        words.setdefault(word, piece.strip())
    return words


def _named(text: str) -> Details:
    pieces = _NAMED.split(text)
    words: dict[str, str] = {}
    for word, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        words.setdefault(word, piece.strip().rstrip("/").strip())
    party = words.get("CNTP", "").split("/")
    account = words.get("IBAN", "") or party[0]
    name = words.get("NAME", "") or (party[2] if len(party) > 2 else "")
    purpose = re.sub(r"^(?:USTD|STRD)?/*|/+$", "", words.get("REMI", ""))
    return Details(account.strip(), name.strip(), _said(words.get("EREF", "")), purpose.strip(), words.get("TRTP", ""))


def _said(reference: str) -> str:
    return "" if reference.upper() in _NOT_PROVIDED else reference
