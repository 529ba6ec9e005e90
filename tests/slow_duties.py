"""The rules about duties beside the investigation, read row by row: plain loops, no shared code with the pipeline.

What rests on a trace (G07, G10, G20, and G08 where money was only traced to a channel) has no second opinion here.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

AS_OF = date(2025, 6, 30)
TRACED = {"G07", "G10", "G20"}
RESULTS = {"assets_identified", "frozen", "seized", "confiscated", "returned", "ml_charge"}
OVERDUE = {"MISSING", "UNDETERMINED"}

Rows = list[dict[str, str]]
Pfis = dict[str, dict[str, dict[str, str]]]


def rows(path: Path) -> Rows:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def ago(day: str) -> int:
    return (AS_OF - date.fromisoformat(day)).days if day else -1


class Duties:
    """One register, as far as these rules need it."""

    def __init__(self, base: Path, cases: dict[str, dict[str, str]], pfis: Pfis) -> None:
        self.cases, self.pfis = cases, pfis
        self.accounts, self.wallets = rows(base / "accounts.csv"), rows(base / "wallets.csv")
        self.parties, self.transfers = rows(base / "parties.csv"), rows(base / "transfers.csv")
        self.measures, self.has_requests = rows(base / "measures.csv"), (base / "requests.csv").exists()
        self.requests: dict[str, Rows] = defaultdict(list)
        for row in rows(base / "requests.csv"):
            self.requests[row["case_id"]].append(row)
        self.covers: dict[str, set[str]] = defaultdict(set)
        for case_id, covering in pfis.items():
            for name in covering:
                self.covers[name].add(case_id)
        self.holds: dict[str, Rows] = defaultdict(list)
        for row in self.accounts + self.wallets:
            self.holds[row["case_id"]].append(row)
        self.firms: dict[str, Rows] = defaultdict(list)
        numbers = {row["national_id"] for row in self.parties if row["kind"] == "company"} - {""}
        for row in self.parties:
            self.firms[row["case_id"]] += [row] if row["kind"] == "company" else []
        for row in self.accounts:
            self.firms[row["case_id"]] += [row] if row.get("holder_id") in numbers else []
        self.owned = {row["case_id"] for row in self.parties if row["role"] == "beneficial_owner"}
        self.reached: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for row in sorted(self.transfers, key=lambda one: one["time"]):
            end = (row["receiver"], row.get("received_currency") or row["currency"])
            if row.get("proceeds_of"):
                self.reached[row["proceeds_of"]].add(end)
            for ends in self.reached.values():
                if (row["sender"], row["currency"]) in ends:
                    ends.add(end)

    def found(self, case_id: str, status: str, linked_offences: set[str]) -> set[str]:
        """Return the rules that a case meets."""
        if status == "NOT_REQUIRED":
            return set()
        case = self.cases[case_id]
        gained, lost = float(case.get("proceeds_estimate") or 0), float(case["loss"] or 0)
        checks = {
            "G04": status in OVERDUE and lost == 0 and gained > 0,
            "G06": status == "POST_HOC",
            "G08": self.leaves_out(case_id),
            "G09": status != "WAIVED" and ago(case["opened"]) > 14 and bool(self.abroad(case_id) - self.asked(case_id)),
            "G11": any(self.unfollowed(case_id, row) for row in self.requests[case_id]),
            "G16": any(
                not row["closed"] and ago(row["last_action"] or row["opened"]) > 90
                for row in self.pfis[case_id].values()
            ),
            "G17": status in OVERDUE | {"NOT_YET_DUE"} and bool(case.get("str_refs")),
            "G18": self.apart(case_id, linked_offences),
            "G19": status != "WAIVED" and self.hidden_owner(case_id),
            "G21": self.has_requests and any(self.alone(name, row) for name, row in self.pfis[case_id].items()),
        }
        return {rule for rule, met in checks.items() if met}

    def leaves_out(self, case_id: str) -> bool:
        covering = list(self.pfis[case_id].values())
        covering = [row for row in covering if not row["closed"]] or covering
        channels = {"bank" if "account" in row else "crypto" for row in self.holds[case_id] if row["role"] != "victim"}
        scopes = [row["scope"] for row in covering]
        return bool(scopes) and all(scopes) and bool(channels - set(";".join(scopes).split(";")))

    def abroad(self, case_id: str) -> set[str]:
        joining = [row for row in self.holds[case_id] if row["role"] not in {"victim", "merchant"}]
        own = {row.get("country") or row.get("account", "")[:2] for row in joining}
        paid = {end[:2] for end, _ in self.reached[case_id] if end[:2].isupper() and end[2:4].isdigit()}
        return {one for one in own | paid if one and one != self.cases[case_id]["country"]}

    def asked(self, case_id: str) -> set[str]:
        together = {case_id}.union(*(self.covers[name] for name in self.pfis[case_id]))
        return {row["country"] for one in together for row in self.requests[one]}

    def unfollowed(self, case_id: str, row: dict[str, str]) -> bool:
        if not row["valid_until"] or (date.fromisoformat(row["valid_until"]) - AS_OF).days > 14:
            return False
        later = [
            one
            for one in self.requests[case_id]
            if one is not row and one["sent"] >= row["sent"] and one["country"] == row["country"]
        ]
        extended = any(
            one["valid_until"] > row["valid_until"] or one["channel"] in {"MLA", "EIO", "BC-30", "BC-31"}
            for one in later
        )
        held = any(
            one["case_id"] == case_id
            and one["date"] >= row["sent"]
            and one["measure"] not in {"identified", "suspended", "released"}
            for one in self.measures
        )
        return not extended and not held

    def apart(self, case_id: str, linked_offences: set[str]) -> bool:
        case, covering = self.cases[case_id], list(self.pfis[case_id].values())
        if case["offence"] == "money_laundering":
            return not case.get("related_cases") and not linked_offences - {"money_laundering", ""}
        closed = bool(covering) and all(row["closed"] for row in covering)
        result = any(row["outcome"] in RESULTS for row in covering if "outcome" in row)
        return bool(case["indicted"]) and closed and result and all(row["ml_charge"] == "no" for row in covering)

    def hidden_owner(self, case_id: str) -> bool:
        firms = [row for row in self.firms[case_id] if row["role"] not in {"victim", "witness", "merchant", "service"}]
        scopes = ";".join(row["scope"] for row in self.pfis[case_id].values()).split(";")
        return bool(firms) and case_id not in self.owned and "company" not in scopes

    def alone(self, name: str, row: dict[str, str]) -> bool:
        if ago(row["opened"]) <= 30 or any(
            self.cases[one].get("str_refs") for one in self.covers[name] if one in self.cases
        ):
            return False
        sent = [one["sent"] for case_id in self.covers[name] for one in self.requests[case_id]
                if one["channel"] in {"FIU", "STR", "EGMONT", "ARO", "CARIN"}]  # fmt: skip
        return not sent or (date.fromisoformat(min(sent)) - date.fromisoformat(row["opened"])).days > 30
