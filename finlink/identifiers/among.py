"""An identifier among a few words: its currency, its owner or a remark behind it, a chain or a label before it, a link.

Only what a checksum proves is taken out of a text, and only where the text holds one such thing.

>>> among("BTC adresa 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")
'1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'
>>> among("RS35 2600 0560 1001 6113 79 EUR"), among("RS35260005601001611379/RSD")
('RS35260005601001611379', 'RS35260005601001611379')
>>> among("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa or 3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy")
''
"""

import re
from collections.abc import Iterator

from finlink.identifiers import iban, secret_keys, wallets
from finlink.identifiers.written import core

_WORDS = 14  # more is a text, not a value with a remark
_EDGE = 3  # words that may stand before or after
_SPLIT = re.compile(r"[\s/?=&,;()\[\]<>\"']+")
_WRAPPED = 8  # characters of a piece of a key that was broken into lines


def _spans(text: str) -> Iterator[str]:
    """Yield the parts of a text that may be the identifier: single pieces, then runs of words without the edges."""
    pieces = [piece for piece in _SPLIT.split(text) if piece]
    if 1 < len(pieces) <= _WORDS:
        yield from pieces
    words = text.split()
    if 1 < len(words) <= _WORDS:
        for start in range(min(_EDGE, len(words) - 1) + 1):
            for end in range(len(words), max(len(words) - _EDGE, start + 1) - 1, -1):
                if end - start < len(words):
                    yield "".join(words[start:end])


def _proven(text: str, declared: str) -> str:
    """Return the normal form of what a checksum proves; an account may have its currency glued to it."""
    for one in (text, text[:-3] if text[-3:].isalpha() else ""):
        number = iban.compact(one)
        if iban.is_valid(number):
            return number
    found = wallets.verified(text, declared)
    return text if found is not None and found.valid and found.checked else ""


def among(text: str, declared: str = "") -> str:
    """Return the one account or address in a text that a checksum proves, "" where there is none or several."""
    found = {proven for span in (text, *_spans(text)) if (proven := _proven(core(span), declared))}
    return found.pop() if len(found) == 1 else ""


def secret_among(text: str) -> str:
    """Return a private key that stands in a text among other things, or is broken into lines; "" for none.

    >>> secret_among("key 5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ")[:4]
    '5Hue'
    """
    words = text.split()
    wrapped = "".join(words) if len(words) > 1 and min(map(len, words)) >= _WRAPPED else ""
    for one in (wrapped, *_spans(text)):
        what = secret_keys.describe(core(one)) if one else None
        if what is not None and what.kind == secret_keys.KEY:
            return core(one)
    return ""
