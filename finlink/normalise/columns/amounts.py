"""The grammar of amounts: which texts are an amount under a decimal mark, as patterns and as SQL.

A mark is ``.`` or ``,``; the other one, a blank or an apostrophe may group the digits in threes, one kind in one value
(``1.234,56``, ``1 234,56``, ``1'234.56``). ``""`` is the reading of a column whose mark is not known: only what both
marks read alike is an amount (``1234``, ``1 234``). A currency sign or code may stand on one side; whether it agrees
with its row is asked in SQL. The patterns mean the same to Python and to the engine (RE2).
"""

from __future__ import annotations

import re
from functools import cache

from finlink.engine import literal
from finlink.normalise.columns.currencies import SIGNS
from finlink.read.formats import EXACT

MARKS = (".", ",")
BLANKS = " \u00a0\u202f\u2009"
_GROUPS = BLANKS + "'\u2019"
_BLANK = f"[{BLANKS}]?"
_AFFIX = "(?:{}|[A-Za-z]{{2,5}})".format(
    "|".join(
        re.escape(form)
        for sign in sorted(SIGNS, key=lambda s: (-len(s), s))
        for form in dict.fromkeys((sign, sign.upper(), sign.capitalize()))
    )
)
_FORMS = {"bare": "[+-]?[0-9]+", "point": "[+-]?[0-9]+[.][0-9]+", "comma": "[+-]?[0-9]+[,][0-9]+"}
_FIGURE = "[0-9](?:.*[0-9])?"
_EXACT = f"[0-9]{{1,18}}{EXACT}[0-9]{{1,18}}0*"
"""A number of a workbook or statement whose format fixes the decimal mark: it needs no other one and proves none."""


def _zero(mark: str) -> str:
    """Return the pattern of a zero with a minus sign, which is no negative amount."""
    return "-0{1,18}" + (f"(?:{re.escape(mark)}0{{1,18}})?" if mark else "")


def _grouped(mark: str, digits: str) -> str:
    """Return the pattern of whole digits in right groups of three, kept apart by ``mark``."""
    return f"[1-9][0-9]{{0,2}}(?:{re.escape(mark)}[0-9]{{3}}){digits}"


@cache
def number(mark: str, kind: str = "amount", *, bounded: bool = True) -> str:
    """Return the pattern of an unsigned figure under ``mark``; without ``bounded`` any number of digits.

    In a rate one mark alone is always the decimal mark: a rate with grouped thousands and no decimals does not occur.
    """
    digits, threes, places = ("{1,18}", "{1,5}", "{1,18}0*") if bounded else ("+", "+", "+")
    whole = "|".join([f"[0-9]{digits}", *(_grouped(one, threes) for one in _GROUPS)])
    if not mark:
        return f"(?:{whole})"
    other = _grouped("," if mark == "." else ".", threes)
    decimals = f"{re.escape(mark)}[0-9]{places}"
    if kind == "rate":
        return f"(?:(?:{whole})(?:{decimals})?|{other}{decimals})"
    return f"(?:{whole}|{other})(?:{decimals})?"


@cache
def pattern(mark: str, kind: str = "amount", *, negative: bool = True, bounded: bool = True) -> str:
    """Return the pattern of a whole cell: sign, currency and figure in any usual order."""
    figure = number(mark, kind, bounded=bounded)
    sign = "[+-]?" if negative else "[+]?"
    if kind == "rate":
        return f"{sign}{figure}|{_zero(mark)}"
    before = f"{sign}{_AFFIX}{_BLANK}{figure}|{_AFFIX}{_BLANK}{sign}{figure}"
    return f"{sign}{figure}(?:{_BLANK}{_AFFIX})?|{before}|{_zero(mark)}"


def full(x: str, regex: str) -> str:
    """Return SQL: the text ``x`` matches ``regex`` from end to end."""
    return f"regexp_full_match({x}, {literal(regex)})"


def amount(
    x: str, mark: str, *, kind: str = "amount", negative: bool = True, currency: str = "", general: bool = True
) -> str:
    """Return SQL that reads the text ``x`` as an exact DECIMAL(38,18) under ``mark``, or NULL.

    ``currency`` is SQL for the currency of the row; a sign or code in the cell must agree with it. Without ``general``
    only bare digits with one mark are read, which is all that most files have and costs far less.
    """
    sign = "[+-]?" if negative else "[+]?"
    decimals = f"(?:{re.escape(mark)}[0-9]{{1,18}})?" if mark else ""
    simple = f"{sign}[0-9]{{1,18}}{decimals}" + ("" if negative else f"|{_zero(mark)}")
    bare = f"replace({x}, ',', '.')" if mark == "," else x
    whens = f"WHEN {full(x, simple)} THEN try_cast({bare} AS DECIMAL(38,18))"
    if general:
        affix = f"trim(regexp_replace({x}, '{_FIGURE}', ''), '{BLANKS}+-')"
        allowed = f"({affix} = '' OR coalesce({_agrees(affix, currency)}, false))" if kind == "amount" else "true"
        whens += f" WHEN {full(x, pattern(mark, kind, negative=negative))} AND {allowed} THEN {_value(x, mark)}"
    return f"CASE {whens} END"


def exact_amount(x: str, *, negative: bool) -> str:
    """Return SQL that reads the text ``x`` as an exact number of a file that is not delimited text, or NULL."""
    sign = "[+-]?" if negative else "[+]?"
    value = f"try_cast(replace({x}, '{EXACT}', '.') AS DECIMAL(38,18))"
    return f"CASE WHEN {full(x, sign + _EXACT)} THEN {value} END"


def is_exact(x: str) -> str:
    """Return SQL that says whether the text ``x`` is written as an exact number, whatever its length and sign."""
    return full(x, f"[+-]?[0-9]+{EXACT}[0-9]+")


def _value(x: str, mark: str) -> str:
    """Return SQL for the value of a cell that matches the pattern: digits, one point, and a minus where one stands."""
    other = {".": ",", ",": "."}.get(mark, "")
    digits = f"regexp_replace(regexp_extract({x}, '{_FIGURE}'), {literal(f'[{_GROUPS}{other}]')}, '', 'g')"
    return (
        f"try_cast(CASE WHEN contains({x}, '-') THEN '-' ELSE '' END || replace({digits}, ',', '.') AS DECIMAL(38,18))"
    )


def _agrees(affix: str, currency: str) -> str:
    """Return SQL: what stands beside the figure means the currency of the row."""
    if not currency:
        return "false"
    whens = " ".join(
        f"WHEN {literal(sign)} THEN {currency} IN ({', '.join(map(literal, codes))})" for sign, codes in SIGNS.items()
    )
    return f"(upper({affix}) = {currency} OR CASE lower({affix}) {whens} ELSE false END)"


def label(x: str, kind: str, *, exact: bool = False) -> str:
    """Return SQL that says what the text ``x`` proves, as ``what/form``.

    ``what`` is '.' or ',' (one reading), both, alike (both marks read the same value), none, or with ``exact`` also
    exact; ``form`` is bare for digits alone or an exact number, point or comma for digits with one such mark, else
    general.
    """
    dot, comma = full(x, pattern(".", kind)), full(x, pattern(",", kind))
    what = (
        f"CASE WHEN {full(x, pattern('', kind))} THEN 'alike' WHEN {dot} AND {comma} THEN 'both' "
        f"WHEN {dot} THEN '.' WHEN {comma} THEN ',' ELSE 'none' END"
    )
    forms = " ".join(f"WHEN {full(x, digits)} THEN '/{form}'" for form, digits in _FORMS.items())
    said = f"({what}) || (CASE {forms} ELSE '/general' END)"
    return f"CASE WHEN {is_exact(x)} THEN 'exact/bare' ELSE {said} END" if exact else said


def quick_label(x: str, kind: str, *, exact: bool = False) -> str:
    """Return SQL that says the same as ``label`` of bare digits with a point, cheaply; else 'other'."""
    both = "" if kind == "rate" else f"WHEN {full(x, '[+-]?[1-9][0-9]{0,2}[.][0-9]{3}')} THEN 'both/point' "
    both += f"WHEN {is_exact(x)} THEN 'exact/bare' " if exact else ""
    return (
        f"CASE WHEN {full(x, '[+-]?[0-9]{1,18}')} THEN 'alike/bare' {both}"
        f"WHEN {full(x, '[+-]?[0-9]{1,18}[.][0-9]{1,18}')} THEN './point' ELSE 'other' END"
    )


def affix_of(text: str) -> str:
    """Return what stands beside the figure of a cell, without sign and blanks.

    >>> affix_of("-€ 100"), affix_of("1.000,00 KM"), affix_of("12")
    ('€', 'KM', '')
    """
    return re.sub(_FIGURE, "", text, count=1, flags=re.DOTALL).strip(f"{BLANKS}+-")
