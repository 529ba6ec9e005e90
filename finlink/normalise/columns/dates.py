"""The grammar of dates and times: which texts are one, in which order, as patterns and as SQL.

A cell is a day, or a day and a clock, or both with a distance from UTC. Days that say their own order (2024-05-07,
07.05.2024 which is day first, 7-May-2024) are always read; days with / or - that end with the year need the order of
their column. Figures (20240501, an Excel serial, seconds since 1970) are read only where the whole column has them.
"""

from __future__ import annotations

from dataclasses import dataclass

from finlink.engine import literal
from finlink.normalise.columns.amounts import full

NO_VALUE = (
    "-", "--", "–", "—", "/", "?", ".", "n/a", "n.a.", "na", "#n/a", "null", "none", "nil", "nan", "unknown",
    "nema", "nepoznato", "нема", "непознато", "няма", "yok", "bilinmiyor", "nuk ka", "nu", "nu există", "δεν υπάρχει",
)  # fmt: skip
"""What people write, in small letters, where there is nothing to write."""

PIVOT = 70
"""A year of two digits from this one on is in the 1900s, else in the 2000s: 70-99 → 1970-1999, 00-69 → 2000-2069."""

_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_ISO_CLOCK = r"[T ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,6})?)?"
_CLOCK = r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]{1,9})?)?(?: ?[AaPp]\.?[Mm]\.?)?"
_ZONE = r"Z|\+?UTC|GMT|[+-](?:0[0-9]|1[0-4])(?::?[0-5][0-9])?"
_SPLIT = f"^(.*?)(?:(?:T|,? ){{clock}}(?: ?({_ZONE}))?)?$".replace("{clock}", f"({_CLOCK})")
_MONTH = (
    "(?:Jan(?:uary|uara?)?|Feb(?:ruary|ruara?)?|Mar(?:ch|ta?)?|Apr(?:ila?)?|May|Jun[eia]?|Jul[yia]?|Aug(?:usta?)?"
    "|Sep(?:t|tember|tembar|tembra)?|Oct(?:ober)?|Nov(?:ember|embar|embra)?|Dec(?:ember|embar|embra)?)[.]?"
)
"""Months whose first three letters are the English ones, written out or cut, in English and South Slavic Latin."""
_NAMED = rf"(?i)[0-9]{{1,2}}[- .]{{1,2}}{_MONTH}[-, ]{{1,2}}[0-9]{{4}}[.]?|{_MONTH}[- ][0-9]{{1,2}}(?:-|,? )[0-9]{{4}}"

FIGURES = {
    "compact": "(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])",
    "serial": "[3-7][0-9]{4}(?:[.,][0-9]{1,13})?",
    "epoch": "[0-9]{9,10}",
    "epoch_ms": "[0-9]{12,13}",
}
"""Days as bare figures, by name: YYYYMMDD, Excel's days since 1899-12-30, (milli)seconds since 1970-01-01 UTC."""

FIGURE_WORDS = {
    "compact": "year, month and day without marks (YYYYMMDD)",
    "serial": "Excel serial days (1900 system)",
    "epoch": "seconds since 1970-01-01 UTC",
    "epoch_ms": "milliseconds since 1970-01-01 UTC",
}

ORDER_WORDS = {"dmy": "day, month, year", "mdy": "month, day, year", "ymd": "year, month, day"}


@dataclass(frozen=True, slots=True)
class DateReading:
    """How a column of dates or times is read.

    ``order`` (dmy, mdy, ymd or "") settles 03/04/2024; ``figure`` names the bare figures that the whole column has;
    ``general`` allows every written form, else only ISO ones; ``local`` allows a clock without a zone, which stands in
    ``zone`` ("" = UTC); ``two_digits`` allows years of two digits.
    """

    order: str = ""
    figure: str = ""
    general: bool = True
    local: bool = True
    zone: str = ""
    two_digits: bool = True


def split(x: str) -> str:
    """Return SQL that cuts the text ``x`` into a struct of day, clock and zone, each '' where it is not there."""
    return f"regexp_extract({x}, {literal(_SPLIT)}, ['day', 'clock', 'zone'])"


def iso(local: bool) -> str:
    """Return the pattern of the plain ISO forms: a day, or a UTC time; with ``local`` a time without zone too."""
    return f"{_DAY}(?:{_ISO_CLOCK}Z{'?' if local else ''})?"


def day(d: str, order: str, *, two_digits: bool = True) -> str:
    """Return SQL that reads the text ``d`` as a DATE, or NULL.

    Without ``order`` a day with / or - that ends with the year is read only where day and month are the same.
    """
    year_first = r"[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}|[0-9]{4}[.] ?[0-9]{1,2}[.] ?[0-9]{1,2}[.]?"
    ordered = "NULL" if order == "ymd" else _ordered(d, order, short=False)
    whens = {
        "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}": f"try_cast({d} AS DATE)",
        year_first: _assembled(d, (1, 2, 3)),
        "[0-9]{1,2}[.] ?[0-9]{1,2}[.] ?[0-9]{4}[.]?": _assembled(d, (3, 2, 1)),
        "[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}|[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}": ordered,
    }
    if two_digits:
        dotted = _short(d, (1, 2, 3) if order == "ymd" else (3, 2, 1))
        whens["[0-9]{1,2}[.] ?[0-9]{1,2}[.] ?[0-9]{2}[.]?"] = dotted
        whens["[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}|[0-9]{1,2}-[0-9]{1,2}-[0-9]{2}"] = _ordered(d, order, short=True)
    whens[_NAMED] = _named(d)
    return f"CASE {' '.join(f'WHEN {full(d, form)} THEN {read}' for form, read in whens.items())} END"


def _part(d: str, n: int) -> str:
    return f"regexp_extract({d}, '^([0-9]+)[-./] ?([0-9]+)[-./] ?([0-9]+)', {n})"


def _assembled(d: str, order: tuple[int, int, int]) -> str:
    year, month, day_of = order
    parts = rf"'\{year}-\{month}-\{day_of}'"
    return rf"try_cast(regexp_replace({d}, '^([0-9]+)[-./] ?([0-9]+)[-./] ?([0-9]+)[.]?$', {parts}) AS DATE)"


def _short(d: str, order: tuple[int, int, int]) -> str:
    year, month, day_of = (_part(d, n) for n in order)
    century = f"CASE WHEN {year} >= '{PIVOT}' THEN '19' ELSE '20' END"
    text = f"{century} || {year} || '-' || {month} || '-' || {day_of}"
    return f"CASE WHEN length({year}) = 2 THEN try_cast({text} AS DATE) END"


def _ordered(d: str, order: str, *, short: bool) -> str:
    read = _short if short else _assembled
    if not order:
        return (
            f"CASE WHEN CAST({_part(d, 1)} AS INTEGER) = CAST({_part(d, 2)} AS INTEGER) THEN {read(d, (3, 2, 1))} END"
        )
    return read(d, {"dmy": (3, 2, 1), "mdy": (3, 1, 2), "ymd": (1, 2, 3)}[order])


def _named(d: str) -> str:
    """Return SQL that reads a day with a named month, whose first three letters say which: April, Apr. and APR."""
    parts = "([A-Za-z]{3})[A-Za-z]*[.]?"
    day_first = f"regexp_replace({d}, '^([0-9]{{1,2}})[-. ]+{parts}[-, ]+([0-9]{{4}})[.]?$', '\\1 \\2 \\3')"
    month_first = f"regexp_replace({day_first}, '^{parts}[- ]+([0-9]{{1,2}})[-, ]+([0-9]{{4}})$', '\\2 \\1 \\3')"
    return f"CAST(try_strptime({month_first}, '%d %b %Y') AS DATE)"


def clock(c: str) -> str:
    """Return SQL that reads the clock text ``c`` as a TIME, midnight where it is ''."""
    half = rf"regexp_replace(upper({c}), ' ?([AP])[.]?M[.]?$', ' \1M')"
    read = f"CAST(try_strptime({half}, ['%I:%M:%S %p', '%I:%M %p']) AS TIME)"
    return (
        f"CASE WHEN {c} = '' THEN TIME '00:00:00' WHEN {c} ~ '.*[Mm][.]?' THEN {read} "
        f"ELSE try_cast(replace({c}, ',', '.') AS TIME) END"
    )


def offset(z: str) -> str:
    """Return SQL for the seconds that the zone text ``z`` is ahead of UTC; 0 for Z, UTC and GMT."""
    digits = f"replace(substr({z}, 2), ':', '')"
    hours, minutes = (
        f"CAST(substr({digits}, 1, 2) AS INTEGER)",
        f"coalesce(try_cast(substr({digits}, 3) AS INTEGER), 0)",
    )
    sign = f"CASE WHEN {z}[1] = '-' THEN -1 ELSE 1 END"
    return f"CASE WHEN {z} ~ '[+-][0-9].*' THEN {sign} * ({hours} * 3600 + {minutes} * 60) ELSE 0 END"


def figure(x: str, form: str) -> str:
    """Return SQL that reads the bare figures ``x`` of one form as a TIMESTAMP between 1990 and 2100, or NULL."""
    read = {
        "compact": f"CAST(try_strptime({x}, '%Y%m%d') AS TIMESTAMP)",
        "serial": "TIMESTAMP '1899-12-30' + to_seconds(CAST(round("
        f"try_cast(replace({x}, ',', '.') AS DECIMAL(20,13)) * 86400) AS BIGINT))",
        "epoch": f"make_timestamp(try_cast({x} AS BIGINT) * 1000000)",
        "epoch_ms": f"make_timestamp(try_cast({x} AS BIGINT) * 1000)",
    }[form]
    value = f"CASE WHEN {full(x, FIGURES[form])} THEN {read} END"
    return f"CASE WHEN {value} >= TIMESTAMP '1990-01-01' AND {value} < TIMESTAMP '2101-01-01' THEN {value} END"


def label(x: str, p: str, *, two_digits: bool = True) -> str:
    """Return SQL that says what the text ``x``, cut into ``p``, proves: ``what/clock``.

    ``what`` is iso (plain ISO), dotted or self (other forms that say their own order), both, dmy, mdy (which orders
    give a day), a name of FIGURES, word (says that there is none) or none; ``clock`` is day, local or zoned.
    """
    d = f"{p}.day"
    dmy, mdy = (day(d, order, two_digits=two_digits) for order in ("dmy", "mdy"))
    figures = " ".join(f"WHEN {figure(x, form)} IS NOT NULL THEN '{form}'" for form in FIGURES)
    what = (
        f"CASE WHEN {clock(f'{p}.clock')} IS NULL THEN 'none' "
        f"WHEN {full(x, iso(local=True))} AND try_cast({x} AS TIMESTAMP) IS NOT NULL THEN 'iso' "
        f"WHEN {day(d, '', two_digits=two_digits)} IS NOT NULL "
        f"THEN CASE WHEN {d} ~ '[0-9]{{1,2}}[.].*' THEN 'dotted' ELSE 'self' END "
        f"WHEN {dmy} IS NOT NULL AND {mdy} IS NOT NULL THEN 'both' "
        f"WHEN {dmy} IS NOT NULL THEN 'dmy' WHEN {mdy} IS NOT NULL THEN 'mdy' {figures} "
        f"WHEN lower({x}) IN ({', '.join(map(literal, NO_VALUE))}) THEN 'word' ELSE 'none' END"
    )
    has_clock = f"CASE WHEN {p}.clock = '' THEN 'day' WHEN {p}.zone = '' THEN 'local' ELSE 'zoned' END"
    return f"({what}) || '/' || ({has_clock})"


def quick_label(x: str) -> str:
    """Return SQL that says the same as ``label`` of plain ISO texts, cheaply; else 'other'."""
    return (
        f"CASE WHEN try_cast({x} AS TIMESTAMP) IS NULL THEN 'other' WHEN {full(x, _DAY)} THEN 'iso/day' "
        f"WHEN {full(x, f'{_DAY}{_ISO_CLOCK}Z')} THEN 'iso/zoned' WHEN {full(x, f'{_DAY}{_ISO_CLOCK}')} "
        "THEN 'iso/local' ELSE 'other' END"
    )
