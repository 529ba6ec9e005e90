"""Subject profiles, and the accounts and wallets of the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.export.dossier import words
from finlink.export.dossier.forms import amount, day, end, listed, spaced, told
from finlink.export.dossier.heads import table
from finlink.export.dossier.model import Fact, Facts, Heading, Row, Section

if TYPE_CHECKING:
    from finlink.export.dossier.model import Block, Table
    from finlink.export.dossier.source import Record, Source

MOST_PROFILES, MOST_ROWS = 25, 200
"""So many subjects get a profile, so many stand in a table; the rest is counted."""

_OPTIONAL = ("numbers", "number_check", "address", "contacts", "holdings", "elsewhere", "weighed")


def section(source: Source) -> Section:
    """Return the section."""
    told_of = [one for one in source.subjects if one["role"] not in words.PLAIN_ROLES][:MOST_PROFILES]
    others = [one for one in source.subjects if one not in told_of]
    contacts = _contacts(source)
    blocks: list[Block] = []
    for one in told_of:
        blocks += _profile(source, one, contacts)
    blocks.append(_table(source, others, contacts))
    blocks += [_accounts(source), _wallets(source)]
    return Section("subjects", words.SECTIONS["subjects"], tuple(blocks), wide=True)


def _contacts(source: Source) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for one in source.ask("contacts"):
        found.setdefault(one["subject"], []).append(one)
    return found


def _profile(source: Source, subject: Record, contacts: dict[str, list[Record]]) -> tuple[Block, ...]:
    """Return the profile of one person or company."""
    called = subject["names"] or words.NO_NAME
    own = contacts.get(subject["node"], [])
    held = [one for one in source.holdings if one["subject"] == subject["node"]]
    nodes = [*subject["nodes"], *(one["node"] for one in own)]
    elsewhere = [one for node in nodes for one in source.elsewhere.get(node, [])]
    weighed = _weighed(source, subject)
    cited = [one["evidence"] for one in (subject, *own, *held, *elsewhere, *weighed)]
    claim = source.claims.add(f"{called}: {_roles(subject)} of the case", cited)
    values = {
        "roles": _roles(subject),
        "names": called,
        "kind": spaced(subject["kind"]),
        "born": subject["born"] or "",
        "numbers": subject["numbers"] or "",
        "number_check": subject["number_check"] or "",
        "country": subject["country"] or "",
        "address": subject["address"] or "",
        "contacts": listed([f"{one['value']} ({one['reason']})" for one in own]),
        "holdings": listed(sorted({f"{end(one['node']) or one['written']} ({_role(one['role'])})" for one in held})),
        "elsewhere": "; ".join(text for node in nodes if (text := others(source, node, named=True))),
        "weighed": listed([_taken_for(one) for one in weighed]),
    }
    facts = tuple(
        Fact(label, values[name] or words.UNKNOWN, claim if n == 0 else 0, "plain" if values[name] else "unknown")
        for n, (name, label) in enumerate(words.PROFILE_FACTS.items())
        if values[name] or name not in _OPTIONAL
    )
    return Heading(f"{called} ({_roles(subject)})"), Facts("profile", facts)


def _roles(subject: Record) -> str:
    return ", ".join(_role(role) for role in (subject["roles"] or "").split(";"))


def _role(role: str | None) -> str:
    return words.ROLES.get(role or "", spaced(role))


def _weighed(source: Source, subject: Record) -> list[Record]:
    """Return the links to cases where a record is taken for the same subject, by what records say."""
    return [
        one for one in source.links if one["reasons"] and not set(subject["nodes"]).isdisjoint(one["via"].split(" ~ "))
    ]


def _taken_for(link: Record) -> str:
    return words.WEIGHED.format(case=link["other"], strength=f"{link['strength']:g}", status=link["status"])


def others(source: Source, node: str | None, *, named: bool = False) -> str:
    """Return in which other cases an identifier stands, in which roles; "" for none."""
    rows = source.elsewhere.get(node or "", [])
    if not rows:
        return ""
    told_of = [words.ELSEWHERE.format(case=one["case_id"], roles=spaced(one["roles"])) for one in rows]
    text = (f"{end(node)}: " if named else "") + ", ".join(told_of)
    if rows[0]["cases"] > len(rows):
        text += "; " + words.ELSEWHERE_MORE.format(cases=rows[0]["cases"])
    return text + (f"; {words.HUB}" if rows[0]["hub"] or rows[0]["service"] else "")


def _evidence(source: Source, row: Record) -> list[str]:
    """Return the rows behind a line of a table: its own, and those of the other cases that it names."""
    return [row["evidence"], *(one["evidence"] for one in source.elsewhere.get(row["node"], []))]


def _table(source: Source, subjects: list[Record], contacts: dict[str, list[Record]]) -> Table:
    rows = []
    for one in subjects[:MOST_ROWS]:
        called = one["names"] or words.NO_NAME
        claim = source.claims.add(f"{called}: {_roles(one)} of the case", _evidence(source, one))
        own = contacts.get(one["node"], [])
        cells = (
            _roles(one),
            called,
            spaced(one["kind"]),
            one["numbers"] or "",
            one["born"] or "",
            listed([contact["value"] for contact in own]),
            others(source, one["node"]),
        )
        rows.append(Row(cells, claim))
    return table("subjects", rows, _more(len(subjects), MOST_ROWS))


def _more(number: int, most: int) -> str:
    return words.MORE_SUBJECTS.format(n=number - most) if number > most else ""


def _balance(row: Record) -> str:
    if row["balance"] is None:
        return ""
    return f"{amount(row['balance'], row['asset'])} ({day(row['balance_on'], words.NO_DAY)})"


def _accounts(source: Source) -> Table:
    held = [one for one in source.holdings if one["kind"] == "account"]
    rows = []
    for one in held[:MOST_ROWS]:
        claim = source.claims.add(f"Account {one['written']} in the role {_role(one['role'])}", _evidence(source, one))
        cells = (
            one["written"],
            _role(one["role"]),
            told(one["holder"]),
            told(one["keeper"]),
            told(one["country"], ""),
            day(one["opened"]),
            _balance(one),
            told(one["checked"], ""),
            others(source, one["node"]),
        )
        rows.append(Row(cells, claim))
    return table("accounts", rows, _more(len(held), MOST_ROWS))


def _wallets(source: Source) -> Table:
    held = [one for one in source.holdings if one["kind"] == "wallet"]
    rows = []
    for one in held[:MOST_ROWS]:
        claim = source.claims.add(f"Wallet {one['written']} in the role {_role(one['role'])}", _evidence(source, one))
        kept = ", ".join(filter(None, (one["keeper"], one["label"])))
        cells = (
            one["written"],
            told(one["asset"], ""),
            _role(one["role"]),
            told(one["holder"]),
            kept,
            told(one["country"], ""),
            _balance(one),
            told(one["checked"], ""),
            others(source, one["node"]),
        )
        rows.append(Row(cells, claim))
    return table("wallets", rows, _more(len(held), MOST_ROWS))
