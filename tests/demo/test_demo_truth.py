"""The planted truth beside a slow reading of the rows: plain loops, no shared code with the pipeline."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from slow_duties import TRACED, Duties
from slow_links import common_counterparties, further_links, last_decisions

from finlink import demo
from finlink.demo import numbers

if TYPE_CHECKING:
    from pathlib import Path

AS_OF = date(2025, 6, 30)
QUIET = {"victim", "witness", "merchant", "service"}
COVERED = {"OPEN", "OPEN_STALLED", "PARTIAL", "OPENED_LATE", "POST_HOC", "CLOSED_RESULT", "CLOSED_NO_RESULT"}
CLOSED_AS_NONE = {"duplicate", "unfounded", "merged"}
WEIGHED = {"same_person", "same_company"}
LISTED = {
    "fraud",
    "investment_fraud",
    "phishing",
    "bec",
    "ransomware",
    "extortion",
    "account_takeover",
    "card_fraud",
    "identity_theft",
    "computer_fraud",
    "online_shop_fraud",
    "romance_fraud",
    "sextortion",
    "money_laundering",
}


@cache
def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a file, read once; nobody changes them."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def payments_of(base: Path) -> dict[str, list[dict[str, str]]]:
    """Return the payments that say whose proceeds they are, by case."""
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows(base / "transfers.csv"):
        if row.get("proceeds_of"):
            found[row["proceeds_of"]].append(row)
    return found


class Reading:
    """One register, read row by row."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self.cases = {row["case_id"]: row for row in rows(base / "cases.csv")}
        self.holds: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        self.channels: dict[str, set[str]] = defaultdict(set)
        self.has_rows: set[str] = set()
        self.decisions = last_decisions(base)
        self.pfis: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
        companies = {row["national_id"] for row in rows(base / "parties.csv") if row["kind"] == "company"}
        for row in rows(base / "accounts.csv") + self.bank_reply():
            self.hold("account", self.account(row["account"]), row, "bank")
            self.person(companies, row.get("holder_id", ""), row)
        for row in rows(base / "wallets.csv"):
            address = row["address"].lower() if row["chain"] == "ethereum" else row["address"]
            self.hold("wallet", f"{row['chain']}:{address}", row, "crypto")
        for row in rows(base / "parties.csv"):
            self.person(companies, row["national_id"], row)
        for row in rows(base / "investigations.csv"):
            self.pfis[row["case_id"]][row["investigation_id"]] = row
        for case_id, row in self.cases.items():
            if row.get("pfi") == "yes":
                own = {"opened": row.get("pfi_opened", ""), "closed": "", "scope": "", "last_action": ""}
                self.pfis[case_id][f"PFI:{case_id}"] = own

    def bank_reply(self) -> list[dict[str, str]]:
        words = {"osumnjičeni": "suspect", "oštećeni": "victim"}
        path = self.base / "accounts_bank_reply.csv"
        if not path.exists():
            return []
        with path.open(encoding="utf-8", newline="") as lines:
            return [
                {"account": row["broj računa"], "case_id": row["broj predmeta"], "role": words[row["uloga"]],
                 "holder_id": row["JMBG"]} for row in csv.DictReader(lines, delimiter=";")
            ]  # fmt: skip

    @staticmethod
    def account(value: str) -> str:
        if value[0].isdigit():
            bank, number, check = value.split("-")
            return f"RS35{bank}{number:0>13}{check}"
        return value

    def hold(self, kind: str, value: str, row: dict[str, str], channel: str) -> None:
        self.holds[kind, f"{kind}:{value}"].append((row["case_id"], row["role"]))
        self.has_rows.add(row["case_id"])
        if row["role"] != "victim":
            self.channels[row["case_id"]].add(channel)

    def person(self, companies: set[str], value: str, row: dict[str, str]) -> None:
        if value:
            kind = "company_id" if value in companies else "national_id"
            self.holds[kind, f"party:{value}"].append((row["case_id"], row["role"]))

    def links(self) -> tuple[set[tuple[str, ...]], set[str]]:
        found: set[tuple[str, ...]] = set()
        hubs: set[str] = set()
        for (kind, via), held in self.holds.items():
            cases = {case_id for case_id, _ in held}
            if any(role == "service" for _, role in held) or len(cases) > 100:
                hubs |= {via} if len(cases) > 1 else set()
                continue
            for left, right in combinations(sorted(cases), 2):
                roles = {role for case_id, role in held if case_id in {left, right}}
                found.add((left, right, f"shared_{kind}", via, self.strength(kind, via, roles)))
        found |= {(*link[:4], str(link[4])) for link in further_links(self.base)}
        return {self.decided(*link) for link in found}, hubs

    def decided(self, left: str, right: str, kind: str, via: str, strength: str) -> tuple[str, ...]:
        """Add what became of a link: its status, and whether it joins."""
        word = self.decisions.get((left, right), "")
        status = {"same": "confirmed", "different": "rejected"}.get(word, "proposed")
        status = "confirmed" if kind == "declared" else status
        joins = status == "confirmed" or (status == "proposed" and float(strength) >= 0.9)
        return (left, right, kind, via, strength, status, "yes" if joins else "no")

    @staticmethod
    def strength(kind: str, via: str, roles: set[str]) -> str:
        if roles <= QUIET:
            return "0.3"
        if kind.endswith("_id"):
            return "0.95"
        value = via.removeprefix("account:")
        if kind == "account" and numbers.iban_of(value[:2], value[4:]) != value:
            return "0.5"
        return "0.9" if via.startswith("wallet:decred:") else "1.0"

    def weighed(self) -> set[tuple[str, ...]]:
        """Return the planted links of the kinds that are weighed, on which there is no second opinion here."""
        return {row for row in truth(self, "links") if row[2] in WEIGHED}

    def networks(self) -> set[str]:
        group = {case_id: case_id for case_id in self.cases}
        for left, right, *_, joins in sorted(self.links()[0] | self.weighed()):
            if joins == "yes":
                old, new = group[right], group[left]
                group = {c: new if g == old else g for c, g in group.items()} if old != new else group
        members: dict[str, list[str]] = defaultdict(list)
        for case_id in sorted(group):
            members[group[case_id]].append(case_id)
        return {";".join(cases) for cases in members.values() if len(cases) > 1}

    def days(self, later: str, earlier: str) -> int:
        return (date.fromisoformat(later) - date.fromisoformat(earlier)).days

    def status(self, case_id: str) -> str:
        case, pfis = self.cases[case_id], list(self.pfis[case_id].values())
        opened = case["opened"]
        if case["status"] in CLOSED_AS_NONE:
            return "NOT_REQUIRED"
        if pfis:
            return self.covered(case, pfis)
        if case["waiver_reason"] and case["waiver_by"]:
            return "WAIVED"
        if not opened or not (case["offence"] or case["loss"]):
            return "UNDETERMINED"
        return "NOT_YET_DUE" if self.days(AS_OF.isoformat(), opened) <= 30 else "MISSING"

    def covered(self, case: dict[str, str], pfis: list[dict[str, str]]) -> str:
        first = min(row["opened"] for row in pfis if row["opened"])
        running = [row for row in pfis if not row["closed"]]
        if any(case.get(end) and first > case[end] for end in ("indicted", "closed")):
            return "POST_HOC"
        if not running:
            good = {"assets_identified", "frozen", "seized", "confiscated", "returned"}
            result = any(row["outcome"] in good or row.get("ml_charge") == "yes" for row in pfis)
            return "CLOSED_RESULT" if result else "CLOSED_NO_RESULT"
        last = [row["last_action"] or row["opened"] for row in running]
        if all(day and self.days(AS_OF.isoformat(), day) > 90 for day in last):
            return "OPEN_STALLED"
        scopes = [row["scope"] for row in running]
        if all(scopes) and self.channels[case["case_id"]] - set(";".join(scopes).split(";")):
            return "PARTIAL"
        return "OPENED_LATE" if self.days(first, case["opened"]) > 30 else "OPEN"


@pytest.fixture(scope="module", params=["story", "bench"])
def reading(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Reading:
    base = tmp_path_factory.mktemp(request.param)
    demo.write(base, cases=None if request.param == "story" else 1200, transfers=None)
    return Reading(base)


def truth(reading: Reading, name: str) -> list[tuple[str, ...]]:
    return [tuple(row.values()) for row in rows(reading.base / "truth" / f"{name}.csv")]


def test_links_and_hubs(reading: Reading) -> None:
    links, hubs = reading.links()
    if reading.base.name.startswith("bench"):  # some of its strangers pay one account in the same month
        chance = {link[:4] for link in common_counterparties(reading.base)}
        links = {link for link in links if link[:4] not in chance}
    assert sorted(links) == sorted(set(truth(reading, "links")) - reading.weighed())
    assert {via for (via,) in truth(reading, "hubs")} == hubs


def test_what_joins_persons_is_more_than_a_name(reading: Reading) -> None:
    said: dict[str, set[str]] = defaultdict(set)
    for row in rows(reading.base / "parties.csv"):
        said[row["case_id"]] |= {row["birth_date"], row["national_id"], row["phone"][-9:]} - {""}
    for row in rows(reading.base / "accounts.csv") + reading.bank_reply():
        said[row["case_id"]] |= {row.get("holder_id", "")} - {""}
    for left, right, kind, via, strength, status, joins in reading.weighed():
        assert (via, strength) == ("", "")
        common = said[left] & said[right]
        if joins == "yes" and status == "proposed" and kind == "same_person":
            assert common, (left, right)


def test_networks(reading: Reading) -> None:
    assert reading.networks() == {cases for (cases,) in truth(reading, "networks")}


def test_status(reading: Reading) -> None:
    planted = truth(reading, "status")
    assert sorted((case_id, reading.status(case_id)) for case_id in reading.cases) == sorted(planted)


def euro(reading: Reading, case: dict[str, str]) -> float | None:
    """Convert a loss roughly; what is planted keeps away from the threshold by more than a float can err."""
    if not case["loss"]:
        return None
    pegs = {"EUR": 1.0, "BAM": 1.95583, "BGN": 1.95583}
    day = case["incident_on"] or case["opened"]
    known = [(row["date"], row["rate"]) for row in rows(reading.base / "rates.csv")
             if row["currency"] == case["currency"] and row["date"] <= day]  # fmt: skip
    rate = pegs.get(case["currency"]) or (float(max(known)[1]) if known else None)
    return None if rate is None else round(float(case["loss"]) / rate, 6)


def own_findings(reading: Reading, case: dict[str, str], status: str) -> set[str]:
    loss, pfis = euro(reading, case), reading.pfis[case["case_id"]]
    found = set()
    if status in {"MISSING", "UNDETERMINED"}:
        found |= {"G02"} if loss is not None and loss >= 10_000 else set()
        found |= {"G03"} if not case["loss"] and case["case_id"] in reading.has_rows else set()
        found |= {"G15"} if case["closed"] and float(case["loss"] or 0) > 0 else set()
    if status == "MISSING" and case["offence"] in LISTED:
        found.add("G01")
    starts = [row["opened"] for row in pfis.values() if row["opened"]]
    if starts and status != "NOT_REQUIRED" and case["opened"] and reading.days(min(starts), case["opened"]) > 30:
        found.add("G05")
    if case.get("pfi") == "no" and pfis:
        found.add("G23")
    entered = [row["amount"] for row in payments_of(reading.base).get(case["case_id"], [])
               if row["currency"] == case["currency"]]  # fmt: skip
    if entered and case["loss"] and sum(map(Decimal, entered)) != Decimal(case["loss"]) and status != "NOT_REQUIRED":
        found.add("G24")
    dates = [case["opened"], case["closed"], *starts, *(row["closed"] for row in pfis.values())]
    before = [(case["opened"], case["closed"]), (case["incident_on"], case.get("reported_on", ""))]
    before += [(case["incident_on"], start) for start in starts]
    if any(day > AS_OF.isoformat() for day in dates) or any(b and a > b for a, b in before):
        found.add("G22")
    return found


def test_findings(reading: Reading) -> None:
    status = {case_id: reading.status(case_id) for case_id in reading.cases}
    found = {(case_id, rule) for case_id, case in reading.cases.items()
             for rule in own_findings(reading, case, status[case_id])}  # fmt: skip
    duties, offences = Duties(reading.base, reading.cases, reading.pfis), defaultdict(set)
    for left, right, *_, joins in reading.links()[0] | reading.weighed():
        for one, other in ((left, right), (right, left)):
            if joins == "yes" and status[other] != "NOT_REQUIRED":
                offences[one].add(reading.cases[other]["offence"])
    found |= {(c, rule) for c in reading.cases for rule in duties.found(c, status[c], offences[c])}
    running = {c for c in reading.cases if any(not row["closed"] for row in reading.pfis[c].values())}
    for left, right, *_, joins in reading.links()[0] | reading.weighed():
        for one, other in ((left, right), (right, left)):
            waits = status[one] in {"MISSING", "NOT_YET_DUE", "UNDETERMINED"}
            if joins == "yes" and waits and other in running:
                found.add((one, "G12"))
    for members in reading.networks():
        cases = [c for c in members.split(";") if status[c] != "NOT_REQUIRED"]
        losses = [loss for c in cases if (loss := euro(reading, reading.cases[c])) is not None]
        together = sum(losses) >= 10_000 and all(loss < 10_000 for loss in losses)
        if together and not any(reading.pfis[c] for c in members.split(";")):
            found |= {(case_id, "G13") for case_id in cases}
    planted = {(case_id, rule) for subject, case_id, rule in truth(reading, "findings") if subject.startswith("case:")}
    assert found == {(case_id, rule) for case_id, rule in planted if rule not in TRACED}


def test_orphans(reading: Reading) -> None:
    gone = {c for c in reading.pfis if c not in reading.cases or reading.cases[c]["status"] in CLOSED_AS_NONE}
    found = {(f"investigation:{name}", c, "G14") for c in gone for name in reading.pfis[c]}
    assert found == {row for row in truth(reading, "findings") if row[2] == "G14"}


def test_counts(reading: Reading) -> None:
    status = {case_id: reading.status(case_id) for case_id in reading.cases}
    due = {c for c, s in status.items() if s in COVERED | {"MISSING", "WAIVED"}}
    first = {c: min(row["opened"] for row in reading.pfis[c].values() if row["opened"]) for c in due if reading.pfis[c]}
    in_time = [c for c, day in first.items() if reading.days(day, reading.cases[c]["opened"]) <= 30]
    names = {name for pfis in reading.pfis.values() for name, row in pfis.items() if row["opened"]}
    kpi = {name: (numerator, denominator) for name, numerator, denominator, _ in truth(reading, "kpi")}
    missing = sum(s == "MISSING" for s in status.values())
    waiting = sum(s == "NOT_YET_DUE" for s in status.values())
    assert kpi["K1"] == (str(len(names)), "")
    assert kpi["K2"] == (str(len(first) - sum(s == "POST_HOC" for s in status.values())), str(len(due)))
    assert kpi["K3"] == (str(len(in_time)), str(len(due)))
    assert kpi["K5"] == (str(missing), str(len(due) + waiting))
