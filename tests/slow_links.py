"""Links read slowly, row by row, in plain loops: a second opinion on the rules, for registers that finlink generates.

Nothing here is shared with finlink. What is weighed (same_person, same_company) has no second opinion here.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from datetime import date
from decimal import Decimal
from itertools import combinations, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

Row = dict[str, str]
Link = tuple[str, str, str, str, float]
Held = dict[str, dict[str, set[str]]]

QUIET = {"victim", "witness", "merchant", "service"}
CALLING = {"RS": "381", "BA": "387", "BG": "359"}
DAYS = 30


def table(base: Path, name: str) -> list[Row]:
    path = base / f"{name}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def node(value: str, chain: str) -> str:
    """Name an end of a transfer; accounts in transfers are IBANs."""
    if not chain:
        return f"account:{value}"
    return f"wallet:{chain}:{value.lower() if chain == 'ethereum' else value}"


def accounts(base: Path) -> list[tuple[str, str, str]]:
    """Return (node, case, role) of every account row, the answer of the bank included."""
    found = [(row["account"], row["case_id"], row["role"]) for row in table(base, "accounts")]
    reply = base / "accounts_bank_reply.csv"
    if reply.exists():
        words = {"osumnjičeni": "suspect", "oštećeni": "victim"}
        with reply.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter=";"))
        found += [(row["broj računa"], row["broj predmeta"], words[row["uloga"]]) for row in rows]
    return [(node(iban(account), ""), case_id, role) for account, case_id, role in found]


def iban(account: str) -> str:
    """Return an account as in transfers: one Serbian account stands as people write it at home."""
    if not account[0].isdigit():
        return account
    bank, number, check = account.split("-")
    return f"RS35{bank}{number:0>13}{check}"


def holders(base: Path) -> Held:
    """Return which case holds which account or wallet, in which roles; services and hubs left out."""
    held: Held = defaultdict(lambda: defaultdict(set))
    for one, case_id, role in accounts(base):
        held[one][case_id].add(role)
    for row in table(base, "wallets"):
        held[node(row["address"], row["chain"])][row["case_id"]].add(row["role"])
    return {
        one: dict(cases)
        for one, cases in held.items()
        if len(cases) <= 100 and not any("service" in roles for roles in cases.values())
    }


def services(base: Path) -> set[str]:
    of_banks = {one for one, _, role in accounts(base) if role == "service"}
    return of_banks | {node(w["address"], w["chain"]) for w in table(base, "wallets") if w["role"] == "service"}


def _payments(base: Path) -> list[tuple[str, str, date]]:
    return [
        (node(row["sender"], row["chain"]), node(row["receiver"], row["chain"]), date.fromisoformat(row["time"][:10]))
        for row in table(base, "transfers")
        if row["sender"] and row["receiver"] and not (row.get("received_currency") or "")
    ]


def direct_transfers(base: Path) -> set[Link]:
    held, found = holders(base), set[Link]()
    for sender, receiver, _ in _payments(base):
        for (one, roles), (other, others) in product(held.get(sender, {}).items(), held.get(receiver, {}).items()):
            if one in held[receiver] or other in held[sender]:
                continue
            strength = 0.3
            if others - QUIET:
                strength = 0.8 if roles - QUIET else 0.6 if "victim" in roles else 0.3
            found.add((min(one, other), max(one, other), "direct_transfer", f"{sender} > {receiver}", strength))
    return found


def common_counterparties(base: Path) -> set[Link]:
    held, closed, found = holders(base), services(base), set()
    paid: dict[str, list[tuple[str, str, date]]] = defaultdict(list)
    for sender, receiver, day in _payments(base):
        for case_id, roles in held.get(sender, {}).items():
            if roles - QUIET and receiver not in closed and case_id not in held.get(receiver, {}):
                paid[receiver].append((case_id, sender, day))
    for receiver, payments in paid.items():
        for (one, sender, day), (other, second, later) in combinations(payments, 2):
            apart = one != other and sender != second and one not in held[second] and other not in held[sender]
            if apart and abs((later - day).days) <= DAYS:
                left, right = sorted((one, other))
                strength = min(0.6, certainty(receiver), certainty(sender), certainty(second))
                found.add((left, right, "common_counterparty", receiver, strength))
    return found


def certainty(one: str) -> float:
    """Return 0.5 for an IBAN whose check digits fail, else 1."""
    if not one.startswith("account:"):
        return 1.0
    value = one.removeprefix("account:")
    return 1.0 if int("".join(str(int(c, 36)) for c in value[4:] + value[:4])) % 97 == 1 else 0.5


def wallet_owners(base: Path) -> set[Link]:
    """Return links by wallets that were spent together, or that a tool counts to one cluster."""
    groups: list[tuple[set[str], float]] = []
    spent: dict[str, list[Row]] = defaultdict(list)
    for row in table(base, "transfers"):
        if row["chain"] == "bitcoin":
            spent[row["tx_hash"]].append(row)
    for parts in spent.values():
        inputs = {node(row["sender"], "bitcoin") for row in parts if row["sender"]}
        outputs = [Decimal(row["amount"]) for row in parts if not row["sender"]]
        if len(inputs) > 1 and all(outputs.count(amount) < 3 for amount in outputs):
            groups.append((inputs, 0.9))
    clusters: dict[str, list[Row]] = defaultdict(list)
    for row in table(base, "wallets"):
        if row.get("cluster"):
            clusters[row["cluster"]].append(row)
    for members in clusters.values():
        sure = min(float(row["confidence"]) for row in members)
        groups.append(({node(row["address"], row["chain"]) for row in members}, round(0.9 * sure, 6)))
    held, found = holders(base), set()
    for wallets, strength in groups:
        cases = sorted({case_id for one in wallets for case_id in held.get(one, {})})
        for left, right in combinations(cases, 2):
            found.add((left, right, "same_wallet_owner", f"owner:{min(wallets)}", strength))
    return found


def contacts(base: Path) -> set[Link]:
    """Return links by telephone, e-mail and Telegram name; what stands for "not known" links nothing."""
    used: dict[tuple[str, str, float], set[str]] = defaultdict(set)
    for row in table(base, "parties"):
        digits = re.sub(r"\D", "", row.get("phone", ""))
        if digits.strip("0"):
            if not row["phone"].startswith(("+", "00")):
                digits = CALLING[row["country"]] + digits.removeprefix("0")
            used["shared_phone", f"phone:+{digits.removeprefix('00')}", 0.9].add(row["case_id"])
        if email := row.get("email", ""):
            used["shared_email", f"email:{email}", 0.5 if email.startswith("office@") else 0.9].add(row["case_id"])
        if name := re.fullmatch(r"(?:tg: @|t\.me/)(\w+)", row.get("handle", "")):
            used["shared_handle", f"handle:telegram/{name[1]}", 0.8].add(row["case_id"])
    return {
        (left, right, kind, via, strength)
        for (kind, via, strength), cases in used.items()
        for left, right in combinations(sorted(cases), 2)
    }


def declared(base: Path) -> set[Link]:
    cases = {row["case_id"]: row for row in table(base, "cases")}
    found: set[Link] = set()
    for case_id, row in cases.items():
        for other in re.findall(r"[^;\s]+", row.get("related_cases", "")):
            if other in cases:
                found.add((min(case_id, other), max(case_id, other), "declared", "related_cases", 1.0))
    return found


def last_decisions(base: Path) -> dict[tuple[str, str], str]:
    """Return the latest decision on each pair of cases."""
    rows = sorted(table(base, "decisions"), key=lambda row: row["at"])
    return {(min(r["left"], r["right"]), max(r["left"], r["right"])): r["decision"] for r in rows}


def further_links(base: Path) -> set[Link]:
    """Return every link beside those by a shared account, wallet or number."""
    money = direct_transfers(base) | common_counterparties(base)
    return money | wallet_owners(base) | contacts(base) | declared(base)
