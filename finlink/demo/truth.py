"""What finlink must find, noted while a story is planted and never worked out from the rows afterwards."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from finlink.demo.columns import TRUTH_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

IN_TIME = frozenset({"OPEN", "OPEN_STALLED", "PARTIAL", "OPENED_LATE", "CLOSED_RESULT", "CLOSED_NO_RESULT"})
WITHOUT = frozenset({"MISSING", "WAIVED"})
JOINING = 0.9
"""From this strength on a proposed link joins cases to a network."""

_KPI = {
    "K1": "distinct investigations opened on or before the as-of date, a case list's own PFI with a date included",
    "K2": "cases whose first investigation was opened before indictment or closure / "
    "cases whose status is not NOT_REQUIRED, UNDETERMINED, UNKNOWN or NOT_YET_DUE",
    "K3": "of the cases of K2's denominator more than 30 days old, "
    "those whose first investigation was opened at most 30 days after the case",
    "K5": "cases with status MISSING / cases of K2's denominator and those not yet due",
}


class Truth:
    """Collects the expected answers of one register; every method notes something that was just planted."""

    def __init__(self) -> None:
        self.rows: dict[str, list[tuple[str, ...]]] = {name: [] for name in TRUTH_COLUMNS}
        self.counts: Counter[str] = Counter()

    def case(self, case_id: str, status: str, findings: str = "", *, in_time: bool = False) -> None:
        """Note a case's status, its findings ("G01 G13") and whether a first PFI came within 30 days."""
        self.rows["status"].append((case_id, status))
        for rule in findings.split():
            self.finding(case_id, rule)
        has_pfi = status in IN_TIME
        self.counts["K2 numerator"] += has_pfi
        self.counts["K2 denominator"] += has_pfi or status in WITHOUT or status == "POST_HOC"
        self.counts["K3 numerator"] += in_time
        self.counts["K5 numerator"] += status == "MISSING"
        self.counts["not yet due"] += status == "NOT_YET_DUE"

    def finding(self, case_id: str, rule: str) -> None:
        """Note one more finding of a case."""
        self.rows["findings"].append((f"case:{case_id}", case_id, rule))

    def orphan(self, investigation_id: str, case_id: str) -> None:
        """Note an investigation (G14) that names a case which is not there, or was closed as none."""
        self.rows["findings"].append((f"investigation:{investigation_id}", case_id, "G14"))

    def link(
        self, cases: Iterable[str], kind: str, via: str, strength: str = "1.0", *, status: str = "proposed"
    ) -> None:
        """Note one link between each two of `cases`, all of them sharing `via`."""
        joins = status == "confirmed" or (status == "proposed" and float(strength) >= JOINING)
        for left, right in combinations(sorted(cases), 2):
            self.rows["links"].append((left, right, kind, via, strength, status, _yes(joins)))

    def weighed(self, cases: Iterable[str], kind: str, *, joins: bool, status: str = "proposed") -> None:
        """Note that between each two of `cases` there is a link of a kind that is weighed: same_person, same_company.

        Its strength is a probability, so it and the parties in `via` stay empty: what counts is whether it joins.
        """
        for left, right in combinations(sorted(cases), 2):
            self.rows["links"].append((left, right, kind, "", "", status, _yes(joins or status == "confirmed")))

    def network(self, cases: Iterable[str]) -> None:
        """Note a group of joined cases."""
        self.rows["networks"].append((";".join(sorted(cases)),))

    def hub(self, via: str) -> None:
        """Note an identifier that is shared and must join nothing."""
        self.rows["hubs"].append((via,))

    def joinable(self, case_id: str, investigation_id: str) -> None:
        """Note a G12: the investigation that the case could join."""
        self.rows["gaps"].append((case_id, investigation_id))
        self.finding(case_id, "G12")

    def trace(self, case_id: str, reason: str, ends: Iterable[tuple[str, str]], method: str = "fifo") -> None:
        """Note where a case's money is at the end, as worked out by hand: destinations, each with "500.00 EUR".

        What leaves as a fee goes to "(fee)", what nobody knows the receiver of to "(unknown)".
        """
        for destination, money in ends:
            amount, _, currency = money.partition(" ")
            self.rows["traces"].append((case_id, method, destination, currency, reason, amount))

    def near_miss(self, number: str, subject: str, rules: str, why: str) -> None:
        """Note what must not fire, one row for each rule named in `rules` ("G01 G02")."""
        for rule in rules.split():
            self.rows["near_misses"].append((number, subject, rule, why))

    def investigation(self) -> None:
        """Count one investigation with an opening date (K1)."""
        self.counts["K1 numerator"] += 1

    def tables(self) -> dict[str, Sequence[tuple[str, ...]]]:
        """Return every truth table, sorted, ready to be written."""
        tables: dict[str, Sequence[tuple[str, ...]]] = {name: sorted(rows) for name, rows in self.rows.items()}
        count = self.counts
        denominators = {
            "K1": "",
            "K2": str(count["K2 denominator"]),
            "K3": str(count["K2 denominator"]),
            "K5": str(count["K2 denominator"] + count["not yet due"]),
        }
        tables["kpi"] = [(k, str(count[f"{k} numerator"]), denominators[k], text) for k, text in _KPI.items()]
        return tables


def _yes(joins: bool) -> str:
    return "yes" if joins else "no"
