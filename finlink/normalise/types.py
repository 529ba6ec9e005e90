"""How each column type is read: SQL over the trimmed text ``x`` that yields the typed value, or NULL.

Strict on purpose. DuckDB's own casts take ``1e5`` as a number and forget the offset of a time, and its CSV reader
takes ``2024-05-07garbage`` as a date; so every value must first match the grammar written here.
"""

from __future__ import annotations

AMOUNT = r"[+-]?\d{1,18}(\.\d{1,18})?"
"""An amount: at most 18 digits before and 18 after the point; no exponent, no grouping."""

_NOT_NEGATIVE = r"\+?\d{1,18}(\.\d{1,18})?|-0(\.0{1,18})?"

_ISO_DATE = r"\d{4}-\d{2}-\d{2}"
_CLOCK = r"\d{1,2}:\d{2}(:\d{2}(\.\d{1,6})?)?"
_ISO_TIME = rf"{_ISO_DATE}([T ]\d{{2}}:\d{{2}}(:\d{{2}}(\.\d{{1,6}})?)?)?Z?"
_ISO_OFFSET = rf"{_ISO_DATE}[T ]\d{{2}}:\d{{2}}(:\d{{2}}(\.\d{{1,6}})?)?[+-]\d{{2}}:?\d{{2}}"
_DOTTED = rf"\d{{1,2}}\.\d{{1,2}}\.\d{{4}}\.?( {_CLOCK})?"
_YEAR_FIRST = rf"\d{{4}}/\d{{1,2}}/\d{{1,2}}( {_CLOCK})?"
_SLASHED = rf"\d{{1,2}}/\d{{1,2}}/\d{{4}}( {_CLOCK})?"

CHECKED = frozenset({"date", "time", "amount", "rate", "integer", "currency", "country"})
"""Types whose text may be wrong; the other ones take any text."""

HINTS = {
    "date": "write YYYY-MM-DD (or DD.MM.YYYY); for dates with / say --dates dmy or mdy",
    "time": "write YYYY-MM-DDTHH:MM:SSZ (or DD.MM.YYYY HH:MM); for dates with / say --dates dmy or mdy",
    "amount": "write digits with a decimal point and nothing else, as in 1234.56",
    "rate": "write digits with a decimal point, as in 117.2",
    "integer": "write a whole number of at most 9 digits",
    "currency": "write the ISO code (EUR) or the asset's ticker (USDT), or map it under [values] in finlink.toml",
    "country": "write the two-letter ISO 3166 code (XK for Kosovo)",
}
"""How to mend a value that its type refuses."""

EXPECTED = {
    "date": "a date",
    "time": "a time",
    "amount": "an amount",
    "rate": "a rate",
    "integer": "a whole number",
    "currency": "a currency code",
    "country": "a country code",
}


def _full(x: str, pattern: str) -> str:
    return f"regexp_full_match({x}, '{pattern}')"


def timestamp(x: str, dates: str) -> str:
    """Return SQL that reads a date or time as a UTC TIMESTAMP; ``dates`` (dmy, mdy or "") settles 03/04/2024."""
    offset = (
        f"(CASE WHEN substr({x}, -6, 1) IN ('+', '-') OR substr({x}, -5, 1) IN ('+', '-') THEN "
        f"CAST(replace(regexp_extract({x}, '[+-]\\d{{2}}:?\\d{{2}}$'), ':', '') AS INTEGER) END)"
    )
    minutes = f"(({offset} // 100) * 60 + {offset} % 100)"
    local = f"try_cast(regexp_replace({x}, '[+-]\\d{{2}}:?\\d{{2}}$', '') AS TIMESTAMP)"
    clock = f"coalesce(nullif(regexp_extract({x}, ' ({_CLOCK})$', 1), ''), '0:00')"
    fraction = f"(CASE WHEN length({clock}) > 5 THEN {clock} ELSE {clock} || ':00' END)"
    order = {"dmy": (3, 2, 1), "mdy": (3, 1, 2)}.get(dates)
    whens = [
        f"WHEN {_full(x, _ISO_TIME)} THEN try_cast({x} AS TIMESTAMP)",
        f"WHEN {_full(x, _ISO_OFFSET)} THEN {local} - to_minutes({minutes})",
        f"WHEN {_full(x, _DOTTED)} THEN {_assemble(x, '[.]', (3, 2, 1), fraction)}",
        f"WHEN {_full(x, _YEAR_FIRST)} THEN {_assemble(x, '/', (1, 2, 3), fraction)}",
    ]
    if order:
        whens.append(f"WHEN {_full(x, _SLASHED)} THEN {_assemble(x, '/', order, fraction)}")
    return f"CASE {' '.join(whens)} END"


def _assemble(x: str, mark: str, order: tuple[int, int, int], clock: str) -> str:
    """Return SQL that puts a date's three parts in ISO order and reads them with the clock."""
    pattern = rf"^(\d+){mark}(\d+){mark}(\d+)"
    year, month, day = (f"regexp_extract({x}, '{pattern}', {n})" for n in order)
    day_text = f"{year} || '-' || lpad({month}, 2, '0') || '-' || lpad({day}, 2, '0')"
    return f"try_cast({day_text} || ' ' || lpad({clock}, 8, '0') AS TIMESTAMP)"


def typed(kind: str, x: str, *, dates: str = "", negative: bool = True) -> str:
    """Return SQL that turns the trimmed text ``x`` into the value of a column of type ``kind``, or NULL."""
    if kind in ("date", "time"):
        read = timestamp(x, dates)
        return f"CAST({read} AS DATE)" if kind == "date" else read
    pattern, value = {
        "amount": (AMOUNT if negative else _NOT_NEGATIVE, f"try_cast({x} AS DECIMAL(38,18))"),
        "rate": (AMOUNT if negative else _NOT_NEGATIVE, f"try_cast({x} AS DECIMAL(38,18))"),
        "integer": ("[+]?[0-9]{1,9}", f"try_cast({x} AS INTEGER)"),
        "currency": ("[A-Za-z][A-Za-z0-9.]{1,11}", f"upper({x})"),
        "country": ("[A-Za-z]{2}", f"upper({x})"),
    }.get(kind, ("", x))
    return f"CASE WHEN {_full(x, pattern)} THEN {value} END" if pattern else x
