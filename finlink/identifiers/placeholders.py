"""What stands for "not known", or for nobody: words, numbers and names that must never join two cases.

The words are data (`placeholders.toml`). A name of initials only names nobody in particular, so it counts as one too.

Source: what registers and forms of the region hold where a field must be filled; RFC 2142 for mailboxes of an office.

>>> is_placeholder("N/N"), is_placeholder("непознат"), is_placeholder("-"), is_placeholder("Nikola")
(True, True, True, False)
>>> is_placeholder_name("NN lice"), is_placeholder_name("klijent 1"), is_placeholder_name("Petar Test")
(True, True, False)
"""

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

_TURKISH_I = str.maketrans("İIı", "iii")
_SEQUENCES = ("0123456789" * 3, "9876543210" * 3, "abcdefghijklmnopqrstuvwxyz")
NAMELESS = "(no name; "
"""How finlink begins what it calls a party whose name its source leaves empty."""

_COUNTING = 6  # digits or letters in a row that count up or down


def fold(text: str) -> str:
    """Return `text` in lower case without accents, spaces and signs, the form in which words are compared.

    >>> fold("N./N. – Nepozn\u00e1t"), fold("BİLİNMİYOR")
    ('nnnepoznat', 'bilinmiyor')
    """
    if text.isascii() and text.isalnum():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).translate(_TURKISH_I).casefold())
    return "".join(filter(str.isalnum, decomposed))


def _tokens(text: str) -> list[str]:
    """Return the words of a text, folded; a full stop between letters (`N.N.`) parts them too."""
    return [folded for part in re.split(r"[\W_]+", text) if (folded := fold(part))]


@cache
def listed(name: str) -> frozenset[str]:
    """Return one list of `placeholders.toml`, folded."""
    text = files(__package__).joinpath("placeholders.toml").read_text(encoding="utf-8")
    return frozenset(map(fold, tomllib.loads(text)[name]))


@cache
def as_written(name: str) -> frozenset[str]:
    """Return one list of `placeholders.toml` as it stands there: addresses and domains, whose dots matter."""
    text = files(__package__).joinpath("placeholders.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[name])


def is_counting(text: str) -> bool:
    """Tell whether six or more digits or letters only count up or down: `123456`, `98765432`.

    >>> is_counting("1234567890123"), is_counting("123457"), is_counting("12345")
    (True, False, False)
    """
    return len(text) >= _COUNTING and any(text.lower() in sequence for sequence in _SEQUENCES)


def is_filler(text: str) -> bool:
    """Tell whether `text` is empty, one character repeated, or a word that means "not known".

    >>> is_filler("1111111111111"), is_filler("1234567890123")
    (True, False)
    """
    folded = fold(text)
    return len(set(folded)) < 2 or (not folded.isdigit() and folded in listed("words"))


def is_placeholder(text: str) -> bool:
    """Tell whether `text` stands for "not known": no letter or digit, one repeated, counting, or such a word."""
    return is_filler(text) or is_counting(fold(text))


def is_placeholder_name(name: str) -> bool:
    """Tell whether a name names nobody: empty, no letter, one letter, initials, "unknown", or only what one is.

    >>> is_placeholder_name("Непознат извршител"), is_placeholder_name("i panjohur"), is_placeholder_name("J. D.")
    (True, True, True)
    >>> is_placeholder_name("Nema Jovanović"), is_placeholder_name("Ђ. Петровић"), is_placeholder_name("王")
    (False, False, False)
    """
    letters = [one for one in name if one.isalpha()]
    folded = fold(name)
    if name.startswith(NAMELESS):
        return True
    if not letters or folded in listed("name_phrases") or folded in listed("words"):
        return True
    tokens = [token for token in _tokens(name) if not token.isdigit() and not _is_initial(token)]
    if len(letters) > 2 and len(set(folded)) == 1:
        return True  # xxx, AAAA
    return all(token in listed("words") or token in listed("name_words") for token in tokens)


def _is_initial(token: str) -> bool:
    """Tell whether a word is one letter of a script with capitals; elsewhere one sign may be a whole name."""
    return len(token) == 1 and token.upper() != token.lower()
