"""Registers made by a seeded generator: cases, investigations, measures and requests that cross in every way."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from registers import Cells

AS_OF = date(2025, 6, 30)
STAGES = ("identified", "suspended", "frozen", "seized", "confiscated", "realised", "returned", "released")
CHANNELS = ("FIU", "STR", "ARO", "BC-26", "BC-29", "BC-35", "MLA", "EGMONT", "SIENA")
Files = dict[str, "list[Cells] | str"]


def iban(number: int) -> str:
    """Return a valid Serbian IBAN."""
    bban = f"260{number:013d}"
    bban += f"{98 - int(bban) * 100 % 97:02d}"
    check = 98 - int(bban + "272800") % 97
    return f"RS{check:02d}{bban}"


class Dice:
    """Random cells, mostly filled."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - invented registers

    def one(self, *values: str) -> str:
        return self.random.choice(values)

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def day(self, empty: float = 0.0, back: int = 420, ahead: int = 0) -> str:
        if self.chance(empty):
            return ""
        return (AS_OF - timedelta(days=self.random.randint(-ahead, back))).isoformat()

    def amount(self) -> str:
        return f"{self.random.randint(1, 90000)}.{self.random.randint(0, 99):02d}"


def random_register(
    seed: int, prefix: str = "", *, files: tuple[str, ...] = ("investigations", "measures", "requests")
) -> Files:
    """Return the files of a register; ``prefix`` keeps the numbers and places of two registers apart."""
    dice = Dice(seed)
    numbers = [f"{prefix}C{n}" for n in range(dice.random.randint(12, 34))]
    cases = [_case(dice, number, prefix) for number in numbers]
    made: Files = {"cases": cases, "rates": _rates()}
    if "investigations" in files:
        made["investigations"] = _investigations(dice, numbers, prefix) or HEADS["investigations"]
    if "measures" in files:
        made["measures"] = _measures(dice, numbers, prefix) or HEADS["measures"]
    if "requests" in files:
        made["requests"] = _requests(dice, numbers, prefix)
    made |= _money(dice, numbers, seed, cases)
    for rows in made.values():
        if isinstance(rows, list):
            dice.random.shuffle(rows)
    if cases and dice.chance(0.5):
        cases.append(dict(dice.random.choice(cases)))
    return made


HEADS = {
    "investigations": "investigation_id,case_id,opened,closed,status,scope,outcome,ml_charge,last_action\n",
    "measures": "measure_id,case_id,measure,target,asset_id,asset_type,amount,currency,date\n",
}


def _rates() -> list[Cells]:
    days = (date(2024, 1, 1) + timedelta(days=90 * n) for n in range(6))
    return [{"date": on.isoformat(), "currency": "RSD", "rate": f"{117 + n * 0.25:.2f}"} for n, on in enumerate(days)]


def _case(dice: Dice, number: str, prefix: str) -> Cells:
    loss = "" if dice.chance(0.15) else dice.amount()
    return {
        "case_id": number,
        "offence": "" if dice.chance(0.1) else dice.one("fraud", "phishing", "bec"),
        "opened": dice.one((AS_OF - timedelta(days=30)).isoformat(), (AS_OF - timedelta(days=31)).isoformat())
        if dice.chance(0.15)
        else dice.day(0.06),
        "closed": dice.day(0.8, 300),
        "indicted": dice.day(0.85, 300),
        "status": dice.one("open", "open", "open", "open", "closed", "duplicate", "merged"),
        "reported_on": dice.day(0.4),
        "unit": "" if dice.chance(0.1) else prefix + dice.one("North", "South", "East"),
        "country": "" if dice.chance(0.1) else dice.one("RS", "BA"),
        "loss": loss,
        "currency": dice.one("EUR", "EUR", "RSD", "XMR") if loss else "",
        "str_refs": "STR-1" if dice.chance(0.1) else "",
        "waiver_reason": "small" if dice.chance(0.2) else "",
        "waiver_by": "prosecutor" if dice.chance(0.7) else "",
        "pfi": "yes" if dice.chance(0.05) else "no" if dice.chance(0.1) else "",
        "pfi_opened": "",
    }


def _investigations(dice: Dice, numbers: list[str], prefix: str) -> list[Cells]:
    rows = []
    for n in range(dice.random.randint(0, 14)):
        closed = dice.day(0.6, 200, 5)
        shared = {
            "investigation_id": f"{prefix}F{n}",
            "opened": dice.day(0.1, 400, 3),
            "closed": closed,
            "status": "closed" if closed or dice.chance(0.1) else dice.one("open", ""),
            "scope": dice.one("", "bank", "crypto", "bank;crypto", "bank;crypto;foreign", "bank;cash;crypto;foreign"),
            "outcome": dice.one("", "", "assets_identified", "frozen", "no_assets", "ml_charge", "returned"),
            "ml_charge": dice.one("", "", "no", "yes"),
            "last_action": dice.one(
                (AS_OF - timedelta(days=90)).isoformat(), (AS_OF - timedelta(days=91)).isoformat(), "", dice.day()
            ),
        }
        covered = dice.random.sample(numbers, dice.random.randint(1, 4))
        if dice.chance(0.15):
            covered.append(f"{prefix}GONE-{n}")
        rows += [shared | {"case_id": case} for case in covered]
        if dice.chance(0.2):
            rows.append(shared | {"case_id": covered[0]})
    return rows


def _measures(dice: Dice, numbers: list[str], prefix: str) -> list[Cells]:
    rows = []
    for n in range(dice.random.randint(0, 30)):
        case = f"{prefix}GONE" if dice.chance(0.05) else dice.random.choice(numbers)
        thing = dice.random.randint(0, 7)
        rows.append(
            {
                "measure_id": f"{prefix}M{n}",
                "case_id": case,
                "measure": dice.one(*STAGES),
                "target": "" if dice.chance(0.1) else f"{prefix}Thing {thing}",
                "asset_id": f"{prefix}A{thing}" if dice.chance(0.4) else "",
                "asset_type": dice.one("", "cash", "vehicle"),
                "amount": dice.amount(),
                "currency": dice.one("EUR", "EUR", "EUR", "RSD", "XMR"),
                "date": dice.day(0, 400, 5),
            }
        )
    return rows


def _requests(dice: Dice, numbers: list[str], prefix: str) -> list[Cells]:
    rows = []
    for n in range(dice.random.randint(1, 16)):
        sent = dice.day(0, 300)
        row = {
            "request_id": f"{prefix}R{n}" if dice.chance(0.8) else "",
            "channel": dice.one(*CHANNELS),
            "country": dice.one("", "MK", "DE"),
            "sent": sent,
            "answered": dice.one(
                "", (date.fromisoformat(sent) + timedelta(days=dice.random.randint(0, 40))).isoformat()
            ),
            "outcome": dice.one("", "answered", "partly_answered", "refused", "pending", "withdrawn"),
            "valid_until": dice.one("", "", "2025-06-29", "2025-06-30", "2025-07-01"),
        }
        several = dice.random.randint(2, 3) if row["request_id"] and dice.chance(0.2) else 1
        rows += [row | {"case_id": case} for case in dice.random.sample(numbers, several)]
    return rows


def _money(dice: Dice, numbers: list[str], seed: int, cases: list[Cells]) -> Files:
    accounts: list[Cells] = []
    wallets: list[Cells] = []
    transfers: list[Cells] = []
    shared = [iban(seed * 10_000 + 9_000 + n) for n in range(3)]
    for n, case in enumerate(numbers):
        if dice.chance(0.3):
            accounts.append({"account": dice.one(*shared), "case_id": case, "role": "mule", "country": "RS"})
        if dice.chance(0.4):
            wallets.append(
                {"address": f"0x{seed * 10_000 + n:040x}", "chain": "ethereum", "case_id": case}
                | {"role": dice.one("suspect", "victim"), "country": dice.one("", "MT", "RS")}
            )
        if dice.chance(0.4):
            victim, mule = iban(seed * 10_000 + 2 * n), iban(seed * 10_000 + 2 * n + 1)
            accounts.append({"account": victim, "case_id": case, "role": "victim", "country": "RS"})
            accounts.append({"account": mule, "case_id": case, "role": "mule", "country": "RS"})
            transfers.append(
                {"transfer_id": f"{case}-T", "time": dice.day() + "T10:00:00Z", "sender": victim, "receiver": mule}
                | {"amount": dice.amount(), "currency": dice.one("EUR", "RSD", "XMR"), "proceeds_of": case}
            )
    columns = "transfer_id,time,sender,receiver,amount,currency,proceeds_of\n"
    return {
        "accounts": accounts or "account,case_id,role,country\n",
        "wallets": wallets or "address,chain,case_id,role,country\n",
        "transfers": transfers or columns,
    }
