"""Hostile texts, and a register that has each of them in every column of text of every input table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from registers import PERSON

from finlink.schema import TABLE_NAMES, tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finlink.schema import Column, Table

    Cells = dict[str, str]

RUN = "window.__xss=(window.__xss||0)+1"
"""What a payload does when it runs: a test asks whether the page has ``__xss``."""

CORPUS = {
    "script": f"<script>{RUN}</script>",
    "close script": f"</script><script>{RUN}</script>",
    "comment then script": f"<!--<script>{RUN}//",
    "close title and style": f"</title></style></textarea></noscript><script>{RUN}</script>",
    "image": f'<img src=x onerror="{RUN}">',
    "svg": f'"><svg onload={RUN}>',
    "quote": f"' onmouseover='{RUN}' x='",
    "javascript": f"javascript:{RUN}",
    "link": f'<a href="javascript:{RUN}" id=data>a</a>',
    "frame": f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
    "beacon": "<img src=//attacker.example/b><link rel=stylesheet href=//attacker.example/a.css>",
    "style": "</style><style>*{background:url(//attacker.example/s);display:none}</style>",
    "base": "<base href=//attacker.example/><meta http-equiv=refresh content='0;url=//attacker.example/'>",
    "jinja": "{{7*7}}{% raw %}{#",
    "template": "${7*7}`<%= 7*7 %>",
    "json": '\\u003cscript>\\",\\"x\\":\\"',
    "entity": "&lt;script&gt;&quot;&#x3c;",
    "sql": "'; DROP TABLE cases; --",
    "formula": '=HYPERLINK("//attacker.example")',
    "path": "../../../../etc/passwd",
    "shell": "$(touch x)`touch x`;|&",
    "replacement": "$& $1 {n} {row}",
    "prototype": "__proto__",
    "constructor": "constructor",
    "to string": "toString",
    "own property": "hasOwnProperty",
    "getter": "__defineGetter__",
    "bidi": "\u202egnp.exe\u2066\u200b\u2069\u200f",
    "separators": "a\u2028b\u2029c\u0085d",
    "long": "W" * 10_000,
    "combining": "Z" + "\u0335\u0348" * 200,
    "right to left": "שלום عليكم",
    "many planes": "𝔘👩‍👩‍👧\U0010fffd\ufffe",
    "line ends": "a\r\nb\nc\td",
}
HALF = {"half letters": "\ud800a\udfffb\ud83d"}
"""What only a file in UTF-16 can hold."""
ASIDE = {"NUL": "a\x00b", "controls": "a\x01\x07\x1b[31mb\x7f"}
"""What no text holds: the row is set aside, and listed as it was found."""

_ALONE = {"transfer_id", "tx_hash"}
"""What two rows may not have in common while they differ."""

_SHARING = 5
"""So many cases share an account."""

_ROLES = {"parties": "suspect", "accounts": "mule", "wallets": "suspect"}


def case_of(place: int, payload: str) -> str:
    """Return the id of a payload's case: the payload alone where that is short enough to be an id."""
    return payload if len(payload) < 100 else f"P{place} {payload[:80]}"


def iban(number: int) -> str:
    """Return a valid account number."""
    digits = f"{number:018d}"
    return f"DE{98 - int(digits + '131400') % 97:02d}{digits}"


def is_text(column: Column) -> bool:
    """Tell whether any text is a value of a column (a chain is one of those that are known, whatever its type says)."""
    return column.type in {"text", "key", "list"} and column.name != "chain" and not column.values


def hostile_register(corpus: Mapping[str, str]) -> dict[str, list[Cells]]:
    """Return a register: of each payload a case, and in every table a row with it in all columns of text.

    In further rows it stands in each of the other columns, one after the other (most are set aside, or the cell is).

    All cases name the same person, and so are one network; the decisions speak of each case and the one before.
    """
    known, payloads = tables(), list(corpus.values())
    ids = [case_of(place, payload) for place, payload in enumerate(payloads)]
    rows: dict[str, list[Cells]] = {name: [] for name in TABLE_NAMES}
    for place, payload in enumerate(payloads):
        for name in TABLE_NAMES:
            rows[name].extend(_rows(known[name], place, payload))
        decided = rows["decisions"][-1]
        rows["decisions"].append(decided | {"left": f"case:{ids[place]}", "right": f"case:{ids[place - 1]}"})
    return rows


def _rows(table: Table, place: int, payload: str) -> Iterator[Cells]:
    base = {column.name: _cell(table, column, place, payload) for column in table.columns}
    yield base
    if table.name == "cases":
        return  # a case is there once
    others = [column.name for column in table.columns if not is_text(column)]
    for number, name in enumerate(others):
        yield base | dict.fromkeys(_ALONE & set(base), f"{payload} {number}") | {name: payload}


def _cell(table: Table, column: Column, place: int, payload: str) -> str:
    if column.name in {"case_id", "proceeds_of"}:
        return case_of(place, payload)
    if is_text(column):
        return payload
    return {
        "account": iban(place // _SHARING), "sender": iban(place // _SHARING), "receiver": iban(1000 + place),
        "national_id": PERSON, "holder_id": PERSON,
        "role": _ROLES.get(table.name, ""), "address": f"0x{place + 1:040x}", "closed": "", "indicted": "",
        "chain": "ethereum",
    }.get(column.name, column.example)  # fmt: skip
