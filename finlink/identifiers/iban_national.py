"""National check digits inside an IBAN: what each country's own rule says of the account number (BBAN).

They never decide whether an IBAN is valid. ISO 13616 knows the length, the structure and the MOD 97-10 check of the
whole number; the national rules are older, some banks do not keep them (account numbers of merged banks, numbers
issued by payment institutions), and calling a valid IBAN invalid is much worse than the reverse. Where they do not
hold, the reason says so, and the reader compares the number with the document.

A country is listed only where its rule covers all banks. Germany, Sweden and Israel have rules that differ by bank, the
Netherlands dropped theirs (11-test) in 2014, Albania checks the bank code only.

Source: SWIFT IBAN Registry (position of the national check digits); the national documents it names; ISO/IEC 7064.

>>> fault("ES9121000418450200051332"), fault("RS35260005601001611379"), fault("DE89370400440532013000")
('', '', '')
>>> fault("BE96539007547035")
'found 35, computed 34'
"""

from collections.abc import Callable, Mapping

_DIGITS = {ord(letter): str(number) for number, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 10)}
_RIB = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "12345678912345678923456789")  # letters in a French account number
_ODD = dict(zip("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", [
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10,
    22, 25, 24, 23,
], strict=True))  # fmt: skip
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _weighted(digits: str, weights: tuple[int, ...]) -> int:
    """Return the sum of digit times weight; the weights recur where there are more digits."""
    return sum(int(digit) * weights[place % len(weights)] for place, digit in enumerate(digits))


def _said(found: str, computed: str) -> str:
    return "" if found == computed else f"found {found}, computed {computed}"


def _iso(bban: str) -> str:
    """MOD 97-10 over the whole BBAN: BA, ME, MK, PT, RS, SI, TL, XK."""
    return _said(bban[-2:], f"{98 - int((bban[:-2] + '00').translate(_DIGITS)) % 97:02d}")


def _maghreb(bban: str) -> str:
    return _said(bban[-2:], f"{97 - int(bban[:-2] + '00') % 97:02d}")


def _belgium(bban: str) -> str:
    return _said(bban[-2:], f"{int(bban[:-2]) % 97 or 97:02d}")


def _france(bban: str) -> str:
    digits = bban[:-2].translate(_RIB)
    return _said(bban[-2:], f"{97 - int(digits + '00') % 97:02d}") if digits.isdigit() and bban[-2:].isdigit() else ""


def _italy(bban: str) -> str:
    total = sum(
        _ODD[sign] if place % 2 == 0 else (int(sign) if sign.isdigit() else _LETTERS.index(sign))
        for place, sign in enumerate(bban[1:])
    )
    return _said(bban[0], _LETTERS[total % 26])


def _spain(bban: str) -> str:
    weights = (1, 2, 4, 8, 5, 10, 9, 7, 3, 6)
    totals = (_weighted(bban[:8], weights[2:]), _weighted(bban[10:], weights))
    rests = [(11 - total % 11) % 11 for total in totals]
    return _said(bban[8:10], "".join("1" if rest == 10 else str(rest) for rest in rests))


def _norway(bban: str) -> str:
    if bban.startswith("0000"):
        return ""  # numbers of the former post giro, of whose rule the sources differ
    body = bban[6:10] if bban[4:6] == "00" else bban[:10]  # a short number in a bank that counts by itself
    rest = -_weighted(body, (5, 4, 3, 2) if len(body) == 4 else (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
    return "no check digit fits" if rest == 10 else _said(bban[-1], str(rest))


def _finland(bban: str) -> str:
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(bban[:-1]))]
    return _said(bban[-1], str(-sum(number // 10 + number % 10 for number in doubled) % 10))


def _estonia(bban: str) -> str:
    return _said(bban[-1], str(-_weighted(bban[2:-1][::-1], (7, 3, 1)) % 10))


def _poland(bban: str) -> str:
    return _said(bban[7], str(-_weighted(bban[:7], (3, 9, 7, 1)) % 10))


def _hungary(bban: str) -> str:
    weights = (9, 7, 3, 1)
    computed = str(-_weighted(bban[:7], weights) % 10) + str(-_weighted(bban[8:23], weights) % 10)
    return _said(bban[7] + bban[23], computed)


def _czech(bban: str) -> str:
    weights = (6, 3, 7, 9, 10, 5, 8, 4, 2, 1)
    holds = _weighted(bban[4:10], weights[4:]) % 11 == 0 and _weighted(bban[10:], weights) % 11 == 0
    return "" if holds else "the prefix or the account does not leave 0 when divided by 11"


def _iceland(bban: str) -> str:
    rest = -_weighted(bban[12:20], (3, 2, 7, 6, 5, 4, 3, 2)) % 11
    return "no check digit fits" if rest == 10 else _said(bban[20], str(rest))


def _croatia(bban: str) -> str:
    return _said(bban[6] + bban[16], mod_11_10(bban[:6]) + mod_11_10(bban[7:16]))


def _albania(bban: str) -> str:
    return _said(bban[7], str(-_weighted(bban[:7], (9, 7, 3, 1)) % 10))


def mod_11_10(digits: str) -> str:
    """Return the check digit of ISO/IEC 7064 MOD 11,10 that follows `digits`.

    >>> mod_11_10("1863000160"[:9])
    '0'
    """
    rest = 10
    for digit in digits:
        rest = ((rest + int(digit)) % 10 or 10) * 2 % 11
    return str((11 - rest) % 10)


RULES: Mapping[str, Callable[[str], str]] = {
    **dict.fromkeys(("BA", "ME", "MK", "PT", "RS", "SI", "TL", "XK"), _iso),
    **dict.fromkeys(("MR", "TN"), _maghreb),
    **dict.fromkeys(("FR", "MC"), _france),
    **dict.fromkeys(("IT", "SM"), _italy),
    **dict.fromkeys(("CZ", "SK"), _czech),
    "AL": _albania,
    "BE": _belgium,
    "EE": _estonia,
    "ES": _spain,
    "FI": _finland,
    "HR": _croatia,
    "HU": _hungary,
    "IS": _iceland,
    "NO": _norway,
    "PL": _poland,
}
"""Country to what its rule finds wrong with a BBAN of the right structure."""


def fault(number: str) -> str:
    """Return what the national rule finds wrong with a compact, valid IBAN; "" when it holds or there is none."""
    rule = RULES.get(number[:2])
    return rule(number[4:]) if rule is not None else ""
