"""Text as people type it: spaces, dashes, look-alike letters and characters that cannot be seen.

Source: Unicode Standard Annex 15 (NFKC) and Unicode Technical Standard 39 (confusable characters).
"""

import re
import unicodedata

_DROPPED = dict.fromkeys(
    [
        *map(ord, " \t\r\n\v\f-./_\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000"),
        *range(0x2000, 0x200B),  # spaces of all widths
        *range(0x2010, 0x2016),  # hyphens and dashes
        0x2212,  # minus sign
    ]
)
_ASCII_ONLY_UPPER = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХԚԜЗаеѕіјкорсухԛԝһз"  # Cyrillic
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧικνορυχ"  # Greek
    "İı",  # Turkish
    "ABESIJKMHOPCTYXQW3aesijkopcyxqwh3ABEZHIKMNOPTYXiknopuxIi",
)


_FANG_DOT = re.compile(r"\s*(?:\[(?:\.|dot)\]|\((?:\.|dot)\))\s*", re.IGNORECASE)
_FANG_AT = re.compile(r"\s*(?:\[(?:@|at)\]|\((?:@|at)\))\s*", re.IGNORECASE)
_FANG_HTTP = re.compile(r"\bhxxp", re.IGNORECASE)
_CYRILLIC_COUNTRIES = {"РС": "RS", "БА": "BA", "БГ": "BG"}  # typed by sound, not by look
_UNSEEN = {"Cc", "Cf", "Cs"}  # Unicode categories: control, format, surrogate


def nfkc(text: str) -> str:
    """Return `text` in Unicode's compatibility form (full-width digits become plain ones), stripped."""
    return (text if text.isascii() else unicodedata.normalize("NFKC", text)).strip()


def refanged(text: str) -> str:
    """Return `text` with the signs of an address that was made harmless on purpose put back.

    >>> refanged("hxxps://scam[.]example(.)org"), refanged("ana [at] example.org")
    ('https://scam.example.org', 'ana@example.org')
    """
    if not any(sign in text for sign in ("[", "(", "hxxp", "HXXP")):
        return text
    return _FANG_HTTP.sub("http", _FANG_AT.sub("@", _FANG_DOT.sub(".", text)))


def drop_separators(text: str) -> str:
    r"""Return `text` in NFKC without white space, hyphens, dashes, dots, slashes and underscores.

    >>> drop_separators(" 260-56010016113–79\u00a0")
    '2605601001611379'
    """
    return text if text.isascii() and text.isalnum() else nfkc(text).translate(_DROPPED)


def ascii_upper(text: str) -> str:
    """Return `text` with a to z in upper case and everything else untouched.

    Python's own `upper` would turn the Turkish ı into I and so hide that another letter stood there.
    """
    return text.upper() if text.isascii() else text.translate(_ASCII_ONLY_UPPER)


def _base(character: str) -> str:
    if character.isascii():
        return character
    digit = unicodedata.decimal(character, None)
    return str(digit) if digit is not None else "X" if character.isalpha() else character


def plain(text: str) -> str:
    r"""Return `text` with look-alike characters made Latin and unseen characters dropped.

    Any other letter that is not ASCII becomes X, so that the shape of the value can still be compared.

    >>> plain("R\u0405\u200b35")
    'RS35'
    """
    latin = nfkc(text)
    latin = (_CYRILLIC_COUNTRIES.get(latin[:2].upper(), latin[:2]) + latin[2:]).translate(_LOOK_ALIKES)
    return "".join(
        _base(character) for character in latin if character.isspace() or unicodedata.category(character) not in _UNSEEN
    )


def visible(text: str) -> str:
    """Return `text` with each run of white space as one space and every unseen character as U+FFFD.

    Node ids are written to XML, JSON and Parquet, some of which refuse control characters.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        "\ufffd" if unicodedata.category(character) in _UNSEEN else character for character in " ".join(text.split())
    )


def intruder(text: str, *, letters: bool = True) -> str:
    r"""Name the first character of `text` that only looks right or cannot be seen; "" when there is none.

    Positions count from 1 in `text` as given. Without `letters`, only unseen characters are looked for.

    >>> intruder("RS35\u0410")
    'contains the Cyrillic letter А at position 5'
    >>> intruder("RS\u200b35")
    'contains the invisible character U+200B (zero width space) at position 3'
    >>> intruder("RS35 2600")
    ''
    """
    if text.isascii() and text.isprintable():
        return ""
    for position, character in enumerate(text, 1):
        if character.isspace():
            continue
        category = unicodedata.category(character)
        name = unicodedata.name(character, "")
        if category in {"Cc", "Cs"}:
            return f"contains the control character U+{ord(character):04X} at position {position}"
        if category == "Cf":
            label = f" ({name.lower()})" if name else ""
            return f"contains the invisible character U+{ord(character):04X}{label} at position {position}"
        folded = unicodedata.normalize("NFKC", character)
        if letters and not folded.isascii() and folded.isalnum():
            script = name.split(" ")[0].capitalize()
            what = f"{script} letter" if character.isalpha() else f"{script} character"
            return f"contains the {what} {character} at position {position}"
    return ""
