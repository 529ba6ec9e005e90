"""A second count of every indicator: plain Python over the text of the CSV files, written from the definitions.

It shares nothing with finlink and knows only what ``random_register`` writes: UTF-8, ISO dates, amounts with a point,
English words, the default profile (30 days to be timely, 90 to be stalled), rates in rates.csv, and payments that go
from a victim straight to an account where they stay.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Row = dict[str, str]
Figures = dict[tuple[str, str], tuple[Decimal | None, Decimal | None, Decimal | None]]

TIMELY, STALLED = 30, 90
RESULTS = {"assets_identified", "frozen", "seized", "confiscated", "returned", "ml_charge"}
STAGES = ("identified", "suspended", "frozen", "seized", "confiscated", "realised", "returned")
OUT_OF_E = {"NOT_REQUIRED", "UNDETERMINED", "UNKNOWN"}


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def table(folder: Path, name: str) -> list[Row] | None:
    path = folder / f"{name}.csv"
    if not path.exists():
        return None
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@dataclass
class Pfi:
    """One investigation with all its rows put together."""

    cases: set[str]
    opened: date | None
    closed: date | None
    open: bool
    result: bool
    ml: bool
    last: date | None
    scope: set[str]


@dataclass
class Asset:
    """One asset: euro of its events by stage (None = unknown), and the cases they stand in."""

    cases: set[str]
    events: list[tuple[str, str, Decimal | None, date]]

    def at(self, stage: str, events: Iterable[tuple[str, str, Decimal | None, date]] | None = None) -> Decimal | None:
        """Its value at a stage; None where a part is unknown."""
        sums = [eur for what, _, eur, _ in (self.events if events is None else events) if what == stage]
        known = [eur for eur in sums if eur is not None]
        if len(known) < len(sums):
            return None
        return sum(known, Decimal(0)) if stage in ("realised", "returned") else max(known)

    def was(self, stage: str) -> bool:
        return any(what == stage for what, *_ in self.events)

    @property
    def highest(self) -> str:
        return max((what for what, *_ in self.events if what in STAGES), key=STAGES.index, default="")


class Register:
    """The files of a register, read; and what the indicators need to know of each case."""

    def __init__(self, folder: Path, as_of: date) -> None:
        self.as_of = as_of
        self.files = {
            name: table(folder, name)
            for name in ("investigations", "measures", "requests", "transfers", "accounts", "wallets", "rates")
        }
        rows = table(folder, "cases") or []
        self.cases = {row["case_id"]: row for row in rows}
        self.pfis = self._pfis()
        self.of_case = defaultdict(list)
        for number, one in self.pfis.items():
            for case in one.cases & self.cases.keys():
                self.of_case[case].append(number)
        self.status = {case: self._status(case) for case in self.cases}
        self.assets = self._assets()
        self.channels = self._channels()
        self.requests = self._requests()
        self.shares = self._shares()

    def rows(self, name: str) -> list[Row]:
        return self.files[name] or []

    def euro(self, amount: str, currency: str, on: date | None) -> Decimal | None:
        if not amount:
            return None
        rate = Decimal(1)
        if currency != "EUR":
            found = [
                (day(row["date"]), Decimal(row["rate"])) for row in self.rows("rates") if row["currency"] == currency
            ]
            usable = [(at, value) for at, value in found if on and at and at <= on and (on - at).days <= 366]
            if not usable:
                return None
            rate = max(usable, key=lambda pair: pair[0])[1]
        return (Decimal(amount) / rate).quantize(Decimal("0.01"), ROUND_HALF_UP)

    def loss(self, case: str) -> Decimal | None:
        row = self.cases[case]
        return self.euro(row["loss"], row["currency"], day(row["reported_on"]) or day(row["opened"]))

    def _pfis(self) -> dict[str, Pfi]:
        grouped: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows("investigations"):
            grouped[row["investigation_id"]].append(row)
        covered = {row["case_id"] for row in self.rows("investigations")}
        found = {}
        for number, rows in grouped.items():
            found[number] = Pfi(
                {row["case_id"] for row in rows},
                min((at for row in rows if (at := day(row["opened"]))), default=None),
                max((at for row in rows if (at := day(row["closed"]))), default=None),
                any((not row["closed"] and row["status"] != "closed") or self.later(row["closed"]) for row in rows),
                any(row["ml_charge"] == "yes" or row["outcome"] in RESULTS for row in rows),
                any(row["ml_charge"] == "yes" or row["outcome"] == "ml_charge" for row in rows),
                max((at for row in rows if (at := day(row["last_action"]) or day(row["opened"]))), default=None),
                {word for row in rows for word in row["scope"].split(";") if word},
            )
        for case, row in self.cases.items():
            if row["pfi"] == "yes" and case not in covered:
                opened = day(row["pfi_opened"])
                found[f"PFI:{case}"] = Pfi({case}, opened, None, True, False, False, opened, set())
        return found

    def first(self, case: str) -> date | None:
        return min((at for number in self.of_case[case] if (at := self.pfis[number].opened)), default=None)

    def _status(self, case: str) -> str:
        """Only what the indicators tell apart: every covered case but POST_HOC is OPEN here."""
        row = self.cases[case]
        opened, first = day(row["opened"]), self.first(case)
        if row["status"] in ("duplicate", "unfounded", "merged"):
            return "NOT_REQUIRED"
        if self.of_case[case]:
            ends = [at for at in (day(row["indicted"]), day(row["closed"])) if at]
            return "POST_HOC" if first and any(first > at for at in ends) else "OPEN"
        if row["waiver_reason"] and row["waiver_by"]:
            return "WAIVED"
        if self.files["investigations"] is None and not row["pfi"]:
            return "UNKNOWN"
        if opened is None or (not row["offence"] and not row["loss"]):
            return "UNDETERMINED"
        return "NOT_YET_DUE" if (self.as_of - opened).days <= TIMELY else "MISSING"

    def impossible(self, case: str) -> bool:
        row = self.cases[case]
        opened, closed = day(row["opened"]), day(row["closed"])
        late = [at for at in (opened, closed) if at and at > self.as_of]
        wrong = bool(late) or bool(opened and closed and closed < opened)
        for number in self.of_case[case]:
            one = self.pfis[number]
            days = [at for at in (one.opened, one.closed, one.last) if at]
            wrong |= any(at > self.as_of for at in days)
            wrong |= bool(one.opened and one.closed and one.closed < one.opened)
        return wrong

    def _assets(self) -> dict[str, Asset]:
        rows = self.rows("measures")
        users: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for row in rows:
            users[row["asset_id"]].add((row["case_id"], row["target"]))
        found: dict[str, Asset] = {}
        for n, row in enumerate(rows):
            number = row["asset_id"]
            if number:
                cases, targets = ({pair[i] for pair in users[number]} - {""} for i in (0, 1))
                key = f"{number} of {row['case_id']}" if len(cases) > 1 and len(targets) > 1 else number
            else:
                key = f"{row['target']} {row['currency']}" if row["target"] else f"row {n}"
            on = day(row["date"])
            assert on
            one = found.setdefault(key, Asset(set(), []))
            one.cases.add(row["case_id"])
            if on > self.as_of:
                continue
            one.events.append((row["measure"], row["case_id"], self.euro(row["amount"], row["currency"], on), on))
        return found

    def _channels(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for name, channel in (("accounts", "bank"), ("wallets", "crypto")):
            for row in self.rows(name):
                if row["role"] != "victim" and row["case_id"] in self.cases:
                    found[row["case_id"]].add(channel)
                    home = self.cases[row["case_id"]]["country"]
                    if home and row["country"] and row["country"] != home:
                        found[row["case_id"]].add("foreign")
        for row in self.rows("measures"):
            if row["asset_type"] == "cash" and row["case_id"] in self.cases:
                found[row["case_id"]].add("cash")
        return found

    def _requests(self) -> dict[tuple[str, ...], tuple[Row, set[str]]]:
        found: dict[tuple[str, ...], tuple[Row, set[str]]] = {}
        for n, row in enumerate(self.rows("requests")):
            number = row["request_id"]
            key = (number, row["channel"], row["country"], row["sent"]) if number else (str(n),)
            found.setdefault(key, (row, set()))[1].add(row["case_id"])
        return found

    def _shares(self) -> dict[str, set[str]]:
        holders: dict[str, set[str]] = defaultdict(set)
        for row in self.rows("accounts"):
            if row["role"] == "mule":
                holders[row["account"]].add(row["case_id"])
        found: dict[str, set[str]] = defaultdict(set)
        for cases in holders.values():
            for case in cases:
                found[case] |= cases - {case}
        return found

    def requests_of(self, case: str) -> list[Row]:
        return [row for row, cases in self.requests.values() if case in cases and not self.later(row["sent"])]

    def later(self, text: str) -> bool:
        """Say whether a day is after the as-of date: what happened then had not happened."""
        at = day(text)
        return at is not None and at > self.as_of


def half_up(number: Decimal, places: str = "0.0001") -> Decimal:
    return number.quantize(Decimal(places), ROUND_HALF_UP)


def interpolated(days: list[int], share: Decimal) -> Decimal | None:
    if not days:
        return None
    ordered = sorted(days)
    place = (len(days) - 1) * share
    if place == int(place):
        return Decimal(ordered[int(place)])
    (low, high) = list(pairwise(ordered))[int(place)]
    return low + (high - low) * (place - int(place))


class Recount:
    """All figures of a register for a period and a breakdown."""

    def __init__(self, folder: Path, as_of: date, since: date | None, until: date | None, by: str = "") -> None:
        self.register = Register(folder, as_of)
        self.as_of, self.since, self.until, self.by = as_of, since, until, by
        self.figures: Figures = {}
        self._groups = self._all_groups()
        for group in self._groups:
            self._count(group)

    # what belongs where

    def within(self, at: date | None) -> bool:
        """Say whether a day lies in the period."""
        if self.since is None and self.until is None:
            return True
        return at is not None and (self.since is None or at >= self.since) and (self.until is None or at <= self.until)

    def happened(self, at: date | None) -> bool:
        return at is not None and self.within(at) and at <= self.as_of

    def by_day(self, at: date | None) -> str:
        if at is None:
            return "unknown"
        quarter = (at.month + 2) // 3
        return {"month": f"{at:%Y-%m}", "quarter": f"{at.year}-Q{quarter}", "year": str(at.year)}[self.by]

    def place(self, case: str, at: date | None, channel: str = "") -> str:
        """Return the group of something that concerns a case and has a day."""
        if self.by == "channel":
            return channel
        if self.by in ("month", "quarter", "year"):
            return self.by_day(at)
        if case not in self.register.cases:
            return "unknown" if self.by else "all"
        return self.register.cases[case][self.by] or "unknown" if self.by else "all"

    def _all_groups(self) -> set[str]:
        cases = self.register.cases
        found = {"all", *(self.place(case, day(row["opened"])) for case, row in cases.items())}
        if self.by in ("month", "quarter", "year"):
            days = {one.opened for one in self.register.pfis.values()} | {
                one.closed for one in self.register.pfis.values()
            }
            days |= {on for one in self.register.assets.values() for *_, on in one.events}
            days |= {day(row["sent"]) for row in self.register.rows("requests")}
            found |= {self.by_day(at) for at in days}
        if self.by == "channel":
            return {"all", *(row["channel"] for row in self.register.rows("requests"))}
        return found | {"unknown"} if self.by else {"all"}

    # the figures of one group

    def _put(
        self,
        kpi: str,
        group: str,
        numerator: Decimal | int | None,
        denominator: Decimal | int | None = None,
        *,
        share: bool = True,
    ) -> None:
        top = None if numerator is None else Decimal(numerator)
        bottom = None if denominator is None else Decimal(denominator)
        value = top
        if share:
            value = half_up(top / bottom) if bottom and top is not None else None
            if bottom is None:
                top = None
        self.figures[kpi, group] = (value, top, bottom)

    def _median(self, kpi: str, group: str, days: list[int], share: str = "0.5") -> None:
        self.figures[kpi, group] = (interpolated(days, Decimal(share)), None, Decimal(len(days)))

    def _total(self, kpi: str, group: str, amounts: Iterable[Decimal | None]) -> Decimal | None:
        """Put a sum of euro: 0 of nothing, unknown where none is known."""
        listed = list(amounts)
        known = [eur for eur in listed if eur is not None]
        total = None if listed and not known else sum(known, Decimal(0))
        if kpi:
            self._put(kpi, group, total, share=False)
        return total

    def _count(self, group: str) -> None:
        register = self.register
        cohort = [
            case
            for case, row in register.cases.items()
            if self.within(day(row["opened"])) and group in ("all", self.place(case, day(row["opened"])))
        ]
        eligible = [case for case in cohort if register.status[case] not in OUT_OF_E]
        self._coverage(group, cohort, eligible)
        self._investigations(group)
        self._values(group, cohort, eligible)
        self._requests(group, eligible)
        linked = [case for case in eligible if register.shares[case]]
        joint = [
            case
            for case in linked
            if any(set(register.of_case[case]) & set(register.of_case[other]) for other in register.shares[case])
        ]
        self._put("K22", group, len(linked), len(eligible))
        self._put("K22b", group, len(joint), len(linked))

    def _coverage(self, group: str, cohort: list[str], eligible: list[str]) -> None:
        register, status = self.register, self.register.status
        firsts = [
            case
            for case in register.cases
            if self.happened(register.first(case)) and group in ("all", self.place(case, register.first(case)))
        ]
        self._put("K1b", group, len(firsts), share=False)
        due = [case for case in eligible if status[case] != "NOT_YET_DUE"]
        covered = [case for case in due if register.of_case[case]]
        parallel = [case for case in covered if status[case] != "POST_HOC"]
        self._put("K2", group, len(parallel), len(due))
        self._put("K2a", group, len(covered), len(due))
        losses = [loss for case in due if (loss := register.loss(case)) is not None]
        of_parallel = sum((register.loss(case) or Decimal(0) for case in parallel), Decimal(0))
        known = sum(losses, Decimal(0)) if losses or not due else None
        self._put("K2v", group, of_parallel if known is not None else None, known)
        self._put("K6", group, sum(status[case] == "WAIVED" for case in eligible), len(eligible))
        self._put("K8", group, sum(status[case] == "POST_HOC" for case in eligible), len(covered))
        old = [
            case for case in eligible if (at := day(register.cases[case]["opened"])) and (self.as_of - at).days > TIMELY
        ]
        timely = [
            case for case in old if (first := register.first(case)) and (first - self._opened(case)).days <= TIMELY
        ]
        self._put("K3", group, len(timely), len(old))
        delays = [
            (first - at).days
            for case in eligible
            if not register.impossible(case)
            and (first := register.first(case))
            and (at := day(register.cases[case]["opened"]))
        ]
        self._median("K4", group, delays)
        self._median("K4p90", group, delays, "0.9")
        missing = [case for case in cohort if status[case] == "MISSING"]
        ages = [(self.as_of - self._opened(case)).days for case in missing]
        self._put("K5", group, len(missing), share=False)
        self._total("K5eur", group, [register.loss(case) for case in missing])
        for kpi, low, high in (("K5a", -9999, 30), ("K5b", 31, 90), ("K5c", 91, 180), ("K5d", 181, 99999)):
            self._put(kpi, group, sum(low <= age <= high for age in ages), len(missing), share=False)
        wallets = [case for case in due if "crypto" in register.channels[case]]
        scopes = {case: [register.pfis[number].scope for number in register.of_case[case]] for case in wallets}
        capable = [case for case in wallets if any("crypto" in scope for scope in scopes[case])]
        unclear = [case for case in wallets if case not in capable and any(not scope for scope in scopes[case])]
        self._put("K10", group, len(capable), len(wallets) - len(unclear))

    def _opened(self, case: str) -> date:
        at = day(self.register.cases[case]["opened"])
        assert at
        return at

    def _touches(self, one: Pfi, at: date | None, group: str) -> bool:
        return group in {"all", *(self.place(case, at) for case in one.cases)}

    def _investigations(self, group: str) -> None:
        pfis = self.register.pfis.values()
        unbounded = self.since is None and self.until is None
        started = [
            one
            for one in pfis
            if (self.happened(one.opened) or (one.opened is None and unbounded))
            and self._touches(one, one.opened, group)
        ]
        self._put("K1", group, sum(one.opened is not None for one in started), share=False)
        running = [one for one in started if one.open and one.last]
        stalled = [one for one in running if one.last and (self.as_of - one.last).days > STALLED]
        self._put("K7", group, len(stalled), len(running))
        seen = {
            id(one): set().union(*(self.register.channels[case] for case in one.cases & self.register.cases.keys()))
            for one in started
        }
        comparable = [one for one in started if one.scope and seen[id(one)]]
        self._put("K9", group, sum(seen[id(one)] <= one.scope for one in comparable), len(comparable))
        ended = [
            one
            for one in pfis
            if not one.open
            and (self.happened(one.closed) or (one.closed is None and unbounded))
            and self._touches(one, one.closed, group)
        ]
        self._put("K11", group, sum(one.result for one in ended), len(ended))
        self._put("K17", group, sum(one.ml for one in ended), len(ended))

    def _values(self, group: str, cohort: list[str], eligible: list[str]) -> None:
        register = self.register
        for letter, stage in zip("abcdefg", STAGES, strict=True):
            values = []
            for one in register.assets.values():
                events = [
                    event
                    for event in one.events
                    if event[0] == stage
                    and self.happened(event[3])
                    and group in ("all", self.place(event[1], event[3]))
                ]
                if events:
                    values.append(one.at(stage, events))
            self._total(f"K12{letter}", group, values)
            self._put(f"K12{letter}n", group, len(values), share=False)
        unbounded = self.since is None and self.until is None
        lost = group in ("all", "unknown") and unbounded
        tops = [
            one
            for one in register.assets.values()
            if one.highest and (one.cases & set(cohort) or (lost and one.cases - register.cases.keys()))
        ]
        for letter, stage in zip("abcdefg", STAGES, strict=True):
            there = [one.at(stage) for one in tops if one.highest == stage]
            self._total(f"K12{letter}top", group, there)
            self._put(f"K12{letter}topn", group, len(there), share=False)
        known = {case for case in eligible if register.loss(case) is not None}
        losses = self._total("", group, [register.loss(case) for case in eligible])
        with_loss = [one for one in tops if one.cases & known]
        self._put(
            "K13", group, self._total("", group, [restrained(one) for one in with_loss if was_restrained(one)]), losses
        )
        self._put(
            "K14", group, self._total("", group, [recovered(one) for one in with_loss if was_recovered(one)]), losses
        )
        in_e = [one for one in tops if one.cases & set(eligible)]
        held = [one for one in in_e if one.was("frozen") or one.was("seized")]
        pairs = [(recovered(one), restrained(one)) for one in held]
        both = [(got, had) for got, had in pairs if got is not None and had is not None]
        nothing = bool(pairs) and not both
        self._put(
            "K14b",
            group,
            None if nothing else sum((got for got, _ in both), Decimal(0)),
            None if nothing else sum((had for _, had in both), Decimal(0)),
        )
        self._total("K15", group, [one.at("returned") for one in in_e if one.was("returned")])
        by_case = {
            stage: {case for one in register.assets.values() for what, case, *_ in one.events if what == stage}
            for stage in ("returned", "confiscated")
        }
        self._put("K15b", group, len(by_case["returned"] & set(eligible)), len(by_case["confiscated"] & set(eligible)))
        self._freezes(group, eligible)
        self._traced(group, eligible)

    def _freezes(self, group: str, eligible: list[str]) -> None:
        waits = []
        for case in eligible:
            row = self.register.cases[case]
            freezes = [
                on
                for one in self.register.assets.values()
                for what, of, _, on in one.events
                if of == case and what in ("suspended", "frozen")
            ]
            start = day(row["reported_on"]) or day(row["opened"])
            if freezes and start:
                waits.append((min(freezes) - start).days)
        self._median("K16", group, waits)

    def _traced(self, group: str, eligible: list[str]) -> None:
        paid: dict[str, list[Decimal | None]] = defaultdict(list)
        for row in self.register.rows("transfers"):
            paid[row["proceeds_of"]].append(self.register.euro(row["amount"], row["currency"], day(row["time"][:10])))
        both = [case for case in eligible if self.register.loss(case) is not None and None not in paid[case]]
        traced = sum((eur for case in both for eur in paid[case] if eur is not None), Decimal(0))
        self._put("K21", group, traced, sum((self.register.loss(case) or Decimal(0) for case in both), Decimal(0)))

    def _requests(self, group: str, eligible: list[str]) -> None:
        register = self.register
        channels = {case: {row["channel"] for row in register.requests_of(case)} for case in eligible}
        reported = {case for case in eligible if register.cases[case]["str_refs"]}
        self._put(
            "K18",
            group,
            sum(case in reported or bool(channels[case] & {"FIU", "STR"}) for case in eligible),
            len(eligible),
        )
        self._put("K18b", group, sum("ARO" in channels[case] for case in eligible), len(eligible))
        for kpi, wanted in (("K18d", {"FIU", "STR"}), ("K18bd", {"ARO"})):
            mine = [
                row
                for row, cases in register.requests.values()
                if row["channel"] in wanted and cases & set(eligible) and not register.later(row["sent"])
            ]
            self._median(kpi, group, replies(mine, self.as_of))
        sent = [
            row
            for row, cases in register.requests.values()
            if row["channel"] not in ("FIU", "STR", "ARO")
            and self.happened(day(row["sent"]))
            and group in {"all", *(self.place(case, day(row["sent"]), row["channel"]) for case in cases)}
        ]
        self._put("K19", group, len(sent), share=False)
        for kpi, state in (("K19a", "answered"), ("K19r", "refused"), ("K19w", "withdrawn"), ("K19p", "pending")):
            self._put(kpi, group, sum(state_of(row, self.as_of) == state for row in sent), len(sent), share=False)
        self._median("K19d", group, replies(sent, self.as_of))
        terms = [at for row in sent if (at := day(row["valid_until"]))]
        self._put("K19x", group, sum(at < self.as_of for at in terms), len(terms), share=False)
        abroad = [
            case for case in eligible if "foreign" in register.channels[case] or channels[case] - {"FIU", "STR", "ARO"}
        ]
        for kpi, channel in (("K20", "BC-35"), ("K20b", "BC-26")):
            self._put(kpi, group, sum(row["channel"] == channel for row in sent), share=False)
            self._put(f"{kpi}s", group, sum(channel in channels[case] for case in abroad), len(abroad))


def state_of(row: Row, as_of: date) -> str:
    if row["answered"] and date.fromisoformat(row["answered"]) > as_of:
        return "pending"
    if row["outcome"] in ("refused", "withdrawn"):
        return row["outcome"]
    return "answered" if row["outcome"] in ("answered", "partly_answered") or row["answered"] else "pending"


def replies(rows: Iterable[Row], as_of: date) -> list[int]:
    return [
        (at - sent).days
        for row in rows
        if state_of(row, as_of) == "answered"
        and (at := day(row["answered"]))
        and (sent := day(row["sent"]))
        and at >= sent
    ]


def was_restrained(one: Asset) -> bool:
    return any(one.was(stage) for stage in STAGES[2:])


def restrained(one: Asset) -> Decimal | None:
    stages = [stage for stage in ("frozen", "seized") if one.was(stage)]
    if not stages:
        stages = ["confiscated"] if one.was("confiscated") else [s for s in ("realised", "returned") if one.was(s)]
    values = [one.at(stage) for stage in stages]
    return None if None in values else max(value for value in values if value is not None)


def was_recovered(one: Asset) -> bool:
    return one.was("confiscated") or one.was("returned")


def recovered(one: Asset) -> Decimal | None:
    values = [one.at(stage) for stage in ("confiscated", "returned") if one.was(stage)]
    if None in values:
        return None
    return max((value for value in values if value is not None), default=Decimal(0))


def recount(folder: Path, as_of: date, since: date | None = None, until: date | None = None, by: str = "") -> Figures:
    """Return value, numerator and denominator of every indicator but K23 by its id and group."""
    return Recount(folder, as_of, since, until, by).figures
