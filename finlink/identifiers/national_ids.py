"""The national numbers of persons and companies of the region: what each looks like and how it is checked.

The check digits are computed by python-stdnum (one module a number, named in the table); what it does not have is added
here. `certain` is False where the rule is not published: a check that holds then says what the number is, one that
does not hold says nothing.

Dates: a number with a date of birth must have a possible one. Regions, counties and countries inside a number are not
looked at: they are where somebody was first registered, foreigners get codes of their own, and new ones appear.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

_DATE = "holds no possible date of birth"
_DIGIT = "the check digit is wrong"
_RECENT = 30  # two-digit years from here on are of the 1900s; below, the century is not in the number


@cache
def stdnum(name: str) -> Any:
    """Return a module of python-stdnum, imported when first needed."""
    return import_module(f"stdnum.{name}")


def _by(name: str, length: int = 0) -> Callable[[str], str]:
    """Return what says what is wrong with the last digit by a module of python-stdnum; `length` puts zeros in front."""

    def fault(number: str) -> str:
        body = number[:-1].zfill(length - 1) if length else number[:-1]
        return "" if stdnum(name).calc_check_digit(body) == number[-1] else _DIGIT

    return fault


def _dated(name: str, born: Callable[[str], tuple[date, ...]]) -> Callable[[str], str]:
    """Return the same for a number that must hold a possible date of birth."""
    fault = _by(name)
    return lambda number: fault(number) if born(number) else _DATE


def _tckn(number: str) -> str:
    if number[0] == "0":
        return "begins with 0"
    return "" if stdnum("tr.tckimlik").calc_check_digits(number) == number[-2:] else _DIGIT


def _slovenian_company(number: str) -> str:
    return "" if stdnum("si.maticna").calc_check_digit(number) == number[6] else _DIGIT


def _eik(number: str) -> str:
    legal = stdnum("bg.vat").calc_check_digit_legal(number[:8]) == number[8]
    if len(number) == 9 or not legal:
        return "" if legal else _DIGIT
    digits = [int(digit) for digit in number[8:12]]
    rests = [sum(map(int.__mul__, digits, weights)) % 11 for weights in ((2, 7, 3, 5), (4, 9, 5, 7))]
    return "" if number[12] == str(rests[0] if rests[0] < 10 else rests[1] % 10) else _DIGIT


def _bulgarian_tax_office(number: str) -> str:
    return "" if stdnum("bg.vat").calc_check_digit_other(number[:-1]) == number[-1] else _DIGIT


def _serbian_company(number: str) -> str:
    total = sum(map(int.__mul__, map(int, number[:7]), (2, 7, 6, 5, 4, 3, 2)))
    return "" if number[7] == str(-total % 11 % 10) else _DIGIT


def _bosnian_company(number: str) -> str:
    return "" if stdnum("mk.edb").calc_check_digit(number) == number[-1] else _DIGIT


def _unpublished(_number: str) -> str:
    return ""


def _day(year: int, month: str, day: str) -> date | None:
    try:
        return date(year, int(month), int(day))
    except ValueError:
        return None


def _days(years: list[int], month: str, day: str) -> tuple[date, ...]:
    return tuple(found for year in years if (found := _day(year, month, day)))


def _born_jmbg(number: str) -> tuple[date, ...]:
    year = int(number[4:7])
    return _days([year + (2000 if year < 800 else 1000)], number[2:4], number[:2])


def _born_egn(number: str) -> tuple[date, ...]:
    year, month = int(number[:2]), int(number[2:4])
    century, added = (2000, 40) if month > 40 else (1800, 20) if month > 20 else (1900, 0)
    return _days([century + year], str(month - added), number[4:6])


def _born_cnp(number: str) -> tuple[date, ...]:
    centuries = {"1": 1900, "2": 1900, "3": 1800, "4": 1800, "5": 2000, "6": 2000}
    year = int(number[1:3])
    return _days([centuries[number[0]] + year] if number[0] in centuries else _years(year), number[3:5], number[5:7])


def _born_amka(number: str) -> tuple[date, ...]:
    return _days(_years(int(number[4:6])), number[2:4], number[:2])


def _born_nid(number: str) -> tuple[date, ...]:
    year = 1900 + 10 * (ord(number[0]) - ord("A")) + int(number[1])
    return _days([year], str(int(number[2:4]) % 50), number[4:6])


def _years(year: int) -> list[int]:
    """Return the years that two digits can mean; the first is the likelier one."""
    return [1900 + year] if year >= _RECENT else [2000 + year, 1900 + year]


class Kind(NamedTuple):
    """One national number."""

    name: str
    countries: tuple[str, ...]
    party: str  # "person", "company", or "" for both
    shape: re.Pattern[str]  # in a row of its country
    elsewhere: re.Pattern[str] | None  # the narrower shape by which it is recognised without its country
    fault: Callable[[str], str]  # "" when the check holds
    born: Callable[[str], tuple[date, ...]] | None = None  # the dates of birth it can mean
    rare: bool = False  # a check of two digits or a date: seldom fits by chance
    certain: bool = True  # a check that fails means that the number is wrong
    checked: bool = True  # there is a check
    common: bool = True  # many are issued, so that one fit among failures says something
    paper: bool = False  # the country's identity cards and passports look alike


def _kind(  # noqa: PLR0917 - a row of the table below
    name: str,
    countries: str,
    party: str,
    shape: str,
    elsewhere: str | None,
    fault: Callable[[str], str],
    **more: Any,
) -> Kind:
    narrower = None if elsewhere is None else re.compile(elsewhere or shape)
    return Kind(name, tuple(countries.split()), party, re.compile(shape), narrower, fault, **more)


_JMBG = _dated("si.emso", _born_jmbg)
_CNP = _dated("ro.cnp", _born_cnp)
_YUGOSLAV = {"born": _born_jmbg, "rare": True}

KINDS: tuple[Kind, ...] = (
    _kind("JMBG", "RS BA ME HR XK", "person", "[0-9]{13}", "[0-3][0-9]{12}", _JMBG, **_YUGOSLAV),
    _kind("EMBG", "MK", "person", "[0-3][0-9]{12}", None, _JMBG, **_YUGOSLAV),
    _kind("EMŠO", "SI", "person", "[0-9]{13}", None, _JMBG, **_YUGOSLAV),
    _kind("PIB", "RS", "", "[1-9][0-9]{8}", "", _by("iso7064.mod_11_10"), paper=True),
    _kind("MB", "RS", "company", "[0-9]{8}", "", _serbian_company, certain=False),
    _kind("PIB", "ME", "company", "[0-9]{8}", "0[0-9]{7}", _by("me.pib")),
    _kind("JIB", "BA", "company", "4[0-9]{12}", "", _bosnian_company, certain=False),
    _kind("EDB", "MK", "", "[4-9][0-9]{12}", "[45][0-9]{12}", _by("mk.edb")),
    _kind("OIB", "HR", "", "[0-9]{11}", "", _by("iso7064.mod_11_10")),
    _kind("DDV", "SI", "", "[1-9][0-9]{7}", "", _by("si.ddv")),
    _kind("matična", "SI", "company", "[0-9]{7}(?:[0-9A-Z][0-9]{2})?", "[0-9]{7}(?:000)?", _slovenian_company),
    _kind("EGN", "BG", "person", "[0-9]{10}", "", _dated("bg.egn", _born_egn), born=_born_egn, rare=True),
    _kind("LNC", "BG", "person", "[0-9]{10}", "", _by("bg.pnf")),
    _kind("EIK", "BG", "company", "[0-9]{9}", "", _eik),
    _kind("EIK", "BG", "company", "[0-9]{13}", "", _eik),
    _kind("NRA number", "BG", "", "[0-9]{10}", None, _bulgarian_tax_office, common=False),
    _kind("CNP", "RO", "person", "[1-9][0-9]{12}", "[1-8][0-9]{12}", _CNP, born=_born_cnp, rare=True),
    _kind("CUI", "RO", "company", "[1-9][0-9]{1,9}", "[1-9][0-9]{5,7}", _by("ro.cui")),
    _kind("TCKN", "TR", "person", "[0-9]{11}", "[1-9][0-9]{10}", _tckn, rare=True),
    _kind("VKN", "TR", "", "[0-9]{10}", "", _by("tr.vkn")),
    _kind("IDNO", "MD", "company", "1[0-9]{12}", "1(?:0[0-4]|9[89])[0-9]{10}", _by("md.idno")),
    _kind("IDNP", "MD", "person", "[02-9][0-9]{12}", "2(?:0[0-4]|9[89])[0-9]{10}", _by("md.idno")),
    _kind("AMKA", "GR", "person", "[0-9]{11}", "", _dated("luhn", _born_amka), born=_born_amka, rare=True),
    _kind("AFM", "GR", "", "[0-9]{8,9}", "[0-9]{9}", _by("gr.vat", 9)),
    _kind("NID", "AL", "person", "[A-T][0-9](?:0[1-9]|1[0-2]|5[1-9]|6[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[A-W]", "",
          _unpublished, born=_born_nid, checked=False),
    _kind("NIPT", "AL", "company", "[A-M][0-9]{8}[A-Z]", "", _unpublished, checked=False),
    _kind("personal number", "XK", "person", "[0-9]{10}", None, _unpublished, checked=False),
    _kind("NUI", "XK", "company", "[678][0-9]{8}", None, _unpublished, checked=False),
)  # fmt: skip
"""The kinds, within a country the more telling first. The regions of Yugoslavia share one number under three names."""


def born_on(kind: Kind, number: str, stated: date | None) -> tuple[date | None, bool]:
    """Return the date of birth in a number, None where it has none or its century is open, and whether it differs.

    `stated` is the date of birth that the row gives; it settles a century that is open.
    """
    found = kind.born(number) if kind.born is not None else ()
    if stated is not None and stated in found:
        return stated, False
    if len(found) > 1:
        return None, stated is not None
    return (found[0], stated is not None) if found else (None, False)
