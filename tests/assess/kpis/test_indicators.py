"""One small register an indicator: its value, numerator and denominator at the boundary days and amounts.

As of 2025-06-30; 30 days to be timely, 90 to be stalled.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from registers import OTHER_IBAN, VALID_IBAN, a_case, built, records

from finlink.assess import kpis
from finlink.assess.kpis.figures import percentile

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from registers import Cells

    from finlink.result import Build

D = Decimal
Files = dict[str, "list[Cells] | str"]
WALLET = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"


def pfi(number: str = "F1", case_id: str = "C1", **cells: str) -> Cells:
    base = {"investigation_id": number, "case_id": case_id, "opened": "2025-01-20", "closed": "", "status": "open"}
    return base | {"scope": "", "outcome": "", "ml_charge": "", "last_action": "2025-06-01"} | cells


def measure(what: str, amount: str = "100", on: str = "2025-02-01", case_id: str = "C1", **cells: str) -> Cells:
    base = {"case_id": case_id, "measure": what, "target": "Car", "amount": amount, "currency": "EUR", "date": on}
    return base | {"asset_type": ""} | cells


def request(channel: str = "MLA", case_id: str = "C1", **cells: str) -> Cells:
    base = {"request_id": "", "case_id": case_id, "channel": channel, "country": "", "sent": "2025-02-01"}
    return base | {"answered": "", "outcome": "", "valid_until": ""} | cells


def account(case_id: str = "C1", role: str = "mule", value: str = VALID_IBAN) -> Cells:
    return {"account": value, "case_id": case_id, "role": role}


def wallet(case_id: str = "C1", role: str = "suspect", country: str = "") -> Cells:
    return {"address": WALLET, "chain": "bitcoin", "case_id": case_id, "role": role, "country": country}


def cases(*more: Cells) -> list[Cells]:
    return list(more) or [a_case()]


def made(tmp_path: Path, files: Files) -> Build:
    return built(tmp_path, files, as_of="2025-06-30")


def figure(build: Build, kpi: str, group: str = "all", table: str = "kpi") -> tuple[object, object, object] | None:
    found = records(
        build, f"SELECT value, numerator, denominator FROM {table} WHERE kpi = '{kpi}' AND \"group\" = '{group}'"
    )
    assert len(found) <= 1
    return found[0] if found else None


def told(build: Build, kpi: str, group: str = "all", table: str = "kpi") -> tuple[object, object, object]:
    found = figure(build, kpi, group, table)
    assert found
    return found


TableRow = tuple[str, str, Files, tuple[object, object, object]]

LOCAL = ("case_id", "investigation_id", "target", "asset_id", "request_id", "transfer_id")


def own(files: Files, n: int) -> Files:
    """Return files whose numbers are those of row ``n`` alone, and whose cases are of the unit "row n"."""
    made = {
        name: [{key: f"{n}-{cell}" if key in LOCAL and cell else cell for key, cell in row.items()} for row in rows]
        for name, rows in files.items()
        if not isinstance(rows, str)
    }
    made["cases"] = [row | {"unit": f"row {n}"} for row in made["cases"]]
    return made  # type: ignore[return-value]


def alone(row: TableRow) -> bool:
    """Say whether a row needs a register of its own: without a file, or with a case that is not there."""
    _, _, files, expected = row
    return "GONE" in str(files) or set(expected) == {None} or "transfers" in files


def together(base: Path, rows: Sequence[TableRow]) -> Build:
    """Build one register with every row of a table that needs none of its own, each in its own unit."""
    files: dict[str, list[Cells]] = {"investigations": [], "measures": [], "requests": []}
    for n, row in enumerate(rows):
        if not alone(row):
            for name, cells in own(row[2], n).items():
                files.setdefault(name, []).extend(cells)  # type: ignore[arg-type]
    heads: Files = {
        "investigations": "investigation_id,case_id\n",
        "measures": HEAD,
        "requests": "case_id,channel,sent\n",
    }
    build = made(base, {name: cells or heads[name] for name, cells in files.items()})
    kpis.compute(build.engine, "by_row", as_of=build.as_of.day, by="unit")
    return build


HEAD = "case_id,measure,amount,currency,date\n"


def check(rows: Sequence[TableRow], tmp_path: Path) -> None:
    """Check every row of a table: those that can be, in one register by unit, the others each in its own."""
    build = together(tmp_path / "together", rows)
    wrong = []
    for n, (kpi, what, files, expected) in enumerate(rows):
        if alone((kpi, what, files, expected)):
            found = figure(made(tmp_path / str(n), files), kpi)
        else:
            # A group without anything of the kind has no row.
            found = figure(build, kpi, f"row {n}", "by_row") or (
                expected[0],
                0 if expected[1] == 0 else None,
                expected[2],
            )
        if found != expected:
            wrong.append((kpi, what, found, expected))
    assert wrong == []


TWO = cases(a_case("C1"), a_case("C2"))


def fi(*rows: Cells, on: Sequence[Cells] = TWO, **more: list[Cells] | str) -> Files:
    """Return files with these investigations."""
    head = "investigation_id,case_id,opened\n"
    return {"cases": list(on), "investigations": list(rows) or head, **more}


INVESTIGATIONS: list[TableRow] = [
    ("K1", "one over two cases counts once", fi(pfi(), pfi(case_id="C2")), (1, 1, None)),
    ("K1", "a case that is not there", fi(pfi(case_id="GONE")), (1, 1, None)),
    ("K1", "opened on the as-of date", fi(pfi(opened="2025-06-30")), (1, 1, None)),
    ("K1", "opened after it", fi(pfi(opened="2025-07-01")), (0, 0, None)),
    ("K1", "rows with two days: the first", fi(pfi(), pfi(case_id="C2", opened="2025-07-01")), (1, 1, None)),
    ("K1", "only a header: none", fi(), (0, 0, None)),
    ("K1", "no file: not known", {"cases": TWO}, (None, None, None)),
    ("K1b", "two cases", fi(pfi(), pfi(case_id="C2")), (2, 2, None)),
    (
        "K6",
        "reason and authority",
        fi(on=cases(a_case("C1", waiver_reason="x", waiver_by="y"), a_case("C2", waiver_reason="x", waiver_by=""))),
        (D("0.5"), 1, 2),
    ),
    (
        "K6",
        "an investigation comes first",
        fi(pfi(), on=cases(a_case("C1", waiver_reason="x", waiver_by="y"))),
        (0, 0, 1),
    ),
    ("K6", "no file: not known", {"cases": cases(a_case("C1", waiver_reason="x", waiver_by="y"))}, (None, None, None)),
    ("K7", "day 91", fi(pfi(last_action="2025-03-31")), (1, 1, 1)),
    ("K7", "day 90", fi(pfi(last_action="2025-04-01")), (0, 0, 1)),
    (
        "K7",
        "of two cases once",
        fi(pfi(last_action="2025-03-31"), pfi(case_id="C2", last_action="2025-03-31"), pfi("F2")),
        (D("0.5"), 1, 2),
    ),
    (
        "K7",
        "the last step of all its rows",
        fi(pfi(last_action="2025-03-31"), pfi(case_id="C2", last_action="2025-04-01")),
        (0, 0, 1),
    ),
    ("K7", "no step: its opening", fi(pfi(last_action="")), (1, 1, 1)),
    ("K7", "no day at all", fi(pfi(last_action="", opened="")), (None, 0, 0)),
    ("K7", "closed ones are out", fi(pfi(status="closed", last_action="2025-01-20")), (None, 0, 0)),
    ("K8", "after indictment", fi(pfi(), on=cases(a_case("C1", indicted="2025-01-19"))), (1, 1, 1)),
    ("K8", "on that day", fi(pfi(), on=cases(a_case("C1", indicted="2025-01-20"))), (0, 0, 1)),
    ("K8", "without an investigation", fi(), (None, 0, 0)),
    (
        "K11",
        "identified is a result",
        fi(pfi(status="closed", outcome="assets_identified"), pfi("F2", "C2", status="closed", outcome="no_assets")),
        (D("0.5"), 1, 2),
    ),
    (
        "K11",
        "over two cases once",
        fi(pfi(status="closed", outcome="frozen"), pfi(case_id="C2", status="closed", outcome="frozen")),
        (1, 1, 1),
    ),
    ("K11", "open ones are out", fi(pfi(outcome="frozen")), (None, 0, 0)),
    ("K11", "closed after the as-of date", fi(pfi(closed="2025-07-01", status="closed")), (None, 0, 0)),
    (
        "K17",
        "a charge",
        fi(pfi(status="closed", ml_charge="yes"), pfi("F2", "C2", status="closed", ml_charge="no")),
        (D("0.5"), 1, 2),
    ),
    ("K17", "as the outcome", fi(pfi(status="closed", outcome="ml_charge")), (1, 1, 1)),
    ("K17", "the case list alone does not tell", {"cases": cases(a_case(pfi="yes"))}, (None, None, None)),
]


def test_investigations(tmp_path: Path) -> None:
    check(INVESTIGATIONS, tmp_path)


CHANNELS: list[TableRow] = [
    ("K9", "bank covered", fi(pfi(scope="bank"), accounts=[account()]), (1, 1, 1)),
    ("K9", "wallet not covered", fi(pfi(scope="bank"), accounts=[account()], wallets=[wallet()]), (0, 0, 1)),
    ("K9", "more than seen is complete", fi(pfi(scope="bank;crypto;cash"), wallets=[wallet()]), (1, 1, 1)),
    ("K9", "empty scope is unknown", fi(pfi(), accounts=[account()]), (None, 0, 0)),
    ("K9", "no channel seen", fi(pfi(scope="bank")), (None, 0, 0)),
    ("K9", "a victim's is none", fi(pfi(scope="bank"), wallets=[wallet(role="victim")]), (None, 0, 0)),
    (
        "K9",
        "the channels of every case it covers",
        fi(pfi(scope="bank"), pfi(case_id="C2", scope="bank"), accounts=[account()], wallets=[wallet("C2")]),
        (0, 0, 1),
    ),
    (
        "K9",
        "foreign not covered",
        fi(pfi(scope="bank"), on=cases(a_case(country="RS")), accounts=[account(value=OTHER_IBAN)]),
        (0, 0, 1),
    ),
    (
        "K9",
        "foreign covered",
        fi(pfi(scope="bank;foreign"), on=cases(a_case(country="RS")), accounts=[account(value=OTHER_IBAN)]),
        (1, 1, 1),
    ),
    (
        "K9",
        "home is not foreign",
        fi(pfi(scope="bank"), on=cases(a_case(country="BA")), accounts=[account(value=OTHER_IBAN)]),
        (1, 1, 1),
    ),
    ("K9", "the country of the case unknown", fi(pfi(scope="bank"), accounts=[account(value=OTHER_IBAN)]), (1, 1, 1)),
    (
        "K9",
        "a foreign exchange",
        fi(pfi(scope="crypto"), on=cases(a_case(country="RS")), wallets=[wallet(country="MT")]),
        (0, 0, 1),
    ),
    (
        "K9",
        "cash by a measure",
        fi(pfi(scope="bank"), accounts=[account()], measures=[measure("seized", asset_type="Cash")]),
        (0, 0, 1),
    ),
    ("K10", "with a crypto scope", fi(pfi(scope="crypto"), wallets=[wallet()]), (1, 1, 1)),
    ("K10", "without an investigation", fi(wallets=[wallet()]), (0, 0, 1)),
    ("K10", "one of two is enough", fi(pfi(scope="bank"), pfi("F2", scope="crypto"), wallets=[wallet()]), (1, 1, 1)),
    ("K10", "empty scope is unknown", fi(pfi(), wallets=[wallet()]), (None, 0, 0)),
    ("K10", "not yet due", fi(on=cases(a_case(opened="2025-05-31")), wallets=[wallet()]), (None, 0, 0)),
    ("K10", "due", fi(on=cases(a_case(opened="2025-05-30")), wallets=[wallet()]), (0, 0, 1)),
    ("K10", "a victim's wallet is none", fi(wallets=[wallet(role="victim")]), (None, 0, 0)),
]


def test_channels(tmp_path: Path) -> None:
    check(CHANNELS, tmp_path)


def ms(*rows: Cells, on: Sequence[Cells] = TWO) -> Files:
    return fi(on=on, measures=list(rows) or "case_id,measure,amount,currency,date\n")


ASSETS: list[TableRow] = [
    ("K12c", "one freeze", ms(measure("frozen")), (100, 100, None)),
    (
        "K12c",
        "a renewed order is the same money",
        ms(measure("frozen"), measure("frozen", "70", "2025-03-01")),
        (100, 100, None),
    ),
    ("K12cn", "and one asset", ms(measure("frozen"), measure("frozen", "70", "2025-03-01")), (1, 1, None)),
    ("K12c", "two things", ms(measure("frozen"), measure("frozen", "70", target="Boat")), (170, 170, None)),
    (
        "K12c",
        "the event log has every stage",
        ms(measure("frozen"), measure("seized", "90", "2025-03-01")),
        (100, 100, None),
    ),
    (
        "K12d",
        "the event log has every stage",
        ms(measure("frozen"), measure("seized", "90", "2025-03-01")),
        (90, 90, None),
    ),
    (
        "K12ctop",
        "but each asset has one highest",
        ms(measure("frozen"), measure("seized", "90", "2025-03-01")),
        (0, 0, None),
    ),
    (
        "K12dtop",
        "but each asset has one highest",
        ms(measure("frozen"), measure("seized", "90", "2025-03-01")),
        (90, 90, None),
    ),
    (
        "K12gtop",
        "two returns add up",
        ms(measure("returned", "40"), measure("returned", "50", "2025-03-01")),
        (90, 90, None),
    ),
    (
        "K12g",
        "two returns add up",
        ms(measure("returned", "40"), measure("returned", "50", "2025-03-01")),
        (90, 90, None),
    ),
    ("K12c", "one thing in two cases", ms(measure("frozen"), measure("frozen", case_id="C2")), (100, 100, None)),
    ("K12c", "no rate: none known", ms(measure("frozen", currency="XMR")), (None, None, None)),
    ("K12c", "no rate for one of two", ms(measure("frozen"), measure("frozen", currency="XMR")), (100, 100, None)),
    ("K12cn", "but both are assets", ms(measure("frozen"), measure("frozen", currency="XMR")), (2, 2, None)),
    ("K12c", "after the as-of date", ms(measure("frozen", on="2025-07-01")), (0, 0, None)),
    ("K12c", "on it", ms(measure("frozen", on="2025-06-30")), (100, 100, None)),
    ("K12c", "only a header: nothing", ms(), (0, 0, None)),
    ("K12c", "no file: not known", {"cases": TWO}, (None, None, None)),
    ("K12c", "a case that is not there", ms(measure("frozen", case_id="GONE")), (100, 100, None)),
    (
        "K12atop",
        "a release is no stage",
        ms(measure("identified"), measure("released", on="2025-02-02")),
        (100, 100, None),
    ),
    ("K13", "frozen over the loss of both", ms(measure("frozen")), (D("0.1"), 100, 1000)),
    (
        "K13",
        "the larger of frozen and seized",
        ms(measure("frozen"), measure("seized", "200", "2025-03-01")),
        (D("0.2"), 200, 1000),
    ),
    (
        "K13",
        "what was returned was restrained whole",
        ms(measure("frozen"), measure("returned", "50", "2025-03-01")),
        (D("0.1"), 100, 1000),
    ),
    ("K13", "suspended is not restrained", ms(measure("suspended")), (0, 0, 1000)),
    ("K13", "confiscated without a freeze", ms(measure("confiscated")), (D("0.1"), 100, 1000)),
    ("K13", "in two cases once", ms(measure("frozen"), measure("frozen", case_id="C2")), (D("0.1"), 100, 1000)),
    (
        "K13",
        "of a case without a known loss neither",
        ms(measure("frozen", case_id="C2"), on=cases(a_case("C1"), a_case("C2", loss="", currency=""))),
        (0, 0, 500),
    ),
    (
        "K13",
        "a case that is not required is out",
        ms(measure("frozen", case_id="C2"), on=cases(a_case("C1"), a_case("C2", status="duplicate"))),
        (0, 0, 500),
    ),
    ("K13", "no loss known", ms(measure("frozen"), on=cases(a_case(loss="", currency=""))), (None, None, None)),
    ("K13", "a loss of nothing", ms(measure("frozen"), on=cases(a_case(loss="0"))), (None, 100, 0)),
    ("K14", "confiscated", ms(measure("confiscated", "250")), (D("0.25"), 250, 1000)),
    (
        "K14",
        "the larger of confiscated and returned",
        ms(measure("confiscated"), measure("returned", "40")),
        (D("0.1"), 100, 1000),
    ),
    ("K14", "sold alone is not recovered", ms(measure("seized"), measure("realised", "80")), (0, 0, 1000)),
    (
        "K14b",
        "of what was held",
        ms(measure("frozen"), measure("confiscated", "40", "2025-03-01"), measure("seized", "60", target="Boat")),
        (D("0.25"), 40, 160),
    ),
    ("K14b", "what was never held is out", ms(measure("confiscated"), measure("frozen", target="Boat")), (0, 0, 100)),
    (
        "K14b",
        "unknown on one side is out on both",
        ms(measure("frozen"), measure("confiscated", currency="XMR", asset_id="1"), measure("frozen", asset_id="1")),
        (0, 0, 100),
    ),
    (
        "K15",
        "returned",
        ms(measure("returned", "40"), measure("returned", "2", case_id="C2", target="Boat")),
        (42, 42, None),
    ),
    (
        "K15b",
        "returns over confiscations",
        ms(measure("confiscated"), measure("confiscated", case_id="C2"), measure("returned")),
        (D("0.5"), 1, 2),
    ),
    ("K15b", "a return without a confiscation", ms(measure("returned")), (None, 1, 0)),
    (
        "K16",
        "from the report",
        ms(measure("frozen", on="2025-01-20"), on=cases(a_case(reported_on="2025-01-08"))),
        (12, None, 1),
    ),
    ("K16", "else from the registration", ms(measure("suspended", on="2025-01-20")), (10, None, 1)),
    (
        "K16",
        "the first of two",
        ms(measure("frozen", on="2025-01-20"), measure("suspended", on="2025-01-15")),
        (5, None, 1),
    ),
    ("K16", "seized is no freeze", ms(measure("seized")), (None, None, 0)),
]


def test_assets(tmp_path: Path) -> None:
    check(ASSETS, tmp_path)


def rq(*rows: Cells, on: Sequence[Cells] = TWO, **more: list[Cells]) -> Files:
    return fi(on=on, requests=list(rows) or "case_id,channel,sent\n", **more)


HOME = cases(a_case("C1", country="RS"), a_case("C2", country="RS"))


REQUESTS: list[TableRow] = [
    ("K18", "a request", rq(request("FIU")), (D("0.5"), 1, 2)),
    (
        "K18",
        "a report",
        {"cases": cases(a_case("C1", str_refs="S-1"), a_case("C2", str_refs="")), "investigations": [pfi()]},
        (D("0.5"), 1, 2),
    ),
    (
        "K18",
        "both are one case",
        rq(request("STR"), on=cases(a_case("C1", str_refs="S-1"), a_case("C2", str_refs=""))),
        (D("0.5"), 1, 2),
    ),
    ("K18", "abroad is another matter", rq(request("EGMONT")), (0, 0, 2)),
    ("K18", "neither file nor reports", fi(), (None, None, None)),
    (
        "K18d",
        "days",
        rq(request("FIU", answered="2025-02-11"), request("STR", "C2", answered="2025-02-02")),
        (D("5.5"), None, 2),
    ),
    (
        "K18d",
        "one request for two cases",
        rq(
            request("FIU", request_id="R1", answered="2025-02-11"),
            request("FIU", "C2", request_id="R1", answered="2025-02-11"),
        ),
        (10, None, 1),
    ),
    ("K18d", "no answer", rq(request("FIU")), (None, None, 0)),
    ("K18b", "a request", rq(request("ARO")), (D("0.5"), 1, 2)),
    ("K18bd", "days", rq(request("ARO", answered="2025-02-01")), (0, None, 1)),
    ("K19", "domestic is out", rq(request("MLA"), request("FIU"), request("ARO"), request("STR")), (1, 1, None)),
    (
        "K19",
        "one number of two offices is two requests",
        rq(request(request_id="1"), request("SIENA", "C2", request_id="1")),
        (2, 2, None),
    ),
    (
        "K19",
        "one request for two cases is one",
        rq(request(request_id="1"), request(case_id="C2", request_id="1")),
        (1, 1, None),
    ),
    ("K19", "sent after the as-of date", rq(request(sent="2025-07-01")), (0, 0, None)),
    ("K19", "only a header: none", rq(), (0, 0, None)),
    ("K19", "no file: not known", fi(), (None, None, None)),
    ("K19a", "by its date", rq(request(answered="2025-03-01"), request()), (1, 1, 2)),
    ("K19a", "partly", rq(request(outcome="partly_answered")), (1, 1, 1)),
    ("K19r", "refused with a date", rq(request(outcome="refused", answered="2025-03-01")), (1, 1, 1)),
    ("K19w", "withdrawn", rq(request(outcome="withdrawn")), (1, 1, 1)),
    ("K19p", "pending", rq(request(outcome="pending"), request()), (2, 2, 2)),
    (
        "K19d",
        "refusals are no answers",
        rq(request(answered="2025-02-05"), request(answered="2025-03-01", outcome="refused")),
        (4, None, 1),
    ),
    ("K19x", "the day before", rq(request("BC-29", valid_until="2025-06-29")), (1, 1, 1)),
    ("K19x", "the day itself", rq(request("BC-29", valid_until="2025-06-30")), (0, 0, 1)),
    ("K19x", "without a term", rq(request("BC-29")), (0, 0, 0)),
    ("K20", "24/7", rq(request("BC-35"), request("BC-29")), (1, 1, None)),
    ("K20s", "of cross-border cases", rq(request("BC-35"), request("MLA", "C2"), on=HOME), (D("0.5"), 1, 2)),
    (
        "K20s",
        "an account abroad",
        rq(request("BC-35"), on=HOME, accounts=[account("C2", value=OTHER_IBAN)]),
        (D("0.5"), 1, 2),
    ),
    ("K20s", "a case at home is out", rq(request("BC-35"), on=HOME), (1, 1, 1)),
    ("K20b", "spontaneous", rq(request("BC-26")), (1, 1, None)),
    ("K20bs", "of cross-border cases", rq(request("BC-26"), on=HOME), (1, 1, 1)),
]


def test_requests(tmp_path: Path) -> None:
    check(REQUESTS, tmp_path)


def paid(amount: str, currency: str = "EUR", case_id: str = "C1") -> Cells:
    return {
        "transfer_id": case_id,
        "time": "2025-01-05T10:00:00Z",
        "sender": VALID_IBAN,
        "receiver": OTHER_IBAN,
        "amount": amount,
        "currency": currency,
        "proceeds_of": case_id,
    }


TRACED: list[TableRow] = [
    ("K21", "part of the loss", fi(transfers=[paid("400")]), (D("0.4"), 400, 1000)),
    ("K21", "nothing traced", fi(transfers="time,sender,receiver,amount,currency\n"), (0, 0, 1000)),
    ("K21", "no file: not known", fi(), (None, None, None)),
    ("K21", "a part without a value", fi(transfers=[paid("400", "XMR")]), (0, 0, 500)),
    ("K21", "no known loss", fi(transfers=[paid("400")], on=cases(a_case(loss="", currency=""))), (None, 0, 0)),
]


@pytest.mark.parametrize(
    ("kpi", "files", "expected"), [row[:1] + row[2:] for row in TRACED], ids=[row[1] for row in TRACED]
)
def test_traced(kpi: str, files: Files, expected: tuple[object, ...], tmp_path: Path) -> None:
    build = made(tmp_path, files)
    assert figure(build, kpi) == expected
    if "transfers" in files and expected[1]:
        assert records(build, "SELECT definition LIKE '%tracing: fifo.' FROM kpi WHERE kpi = 'K21'") == [(True,)]


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2025-01-20", "2025-01-20", (1, 1, 1, 1)),
        ("2025-01-21", "2025-12-31", (0, 0, 0, 0)),
        ("2024-01-01", "2025-01-19", (0, 0, 0, 0)),
    ],
    ids=["the day itself", "from the day after", "to the day before"],
)
def test_events_belong_to_the_period_of_their_day(
    since: str, until: str, expected: tuple[int, ...], tmp_path: Path
) -> None:
    files = fi(
        pfi(),
        pfi("F2", "C2", opened="2023-06-01", status="closed", closed="2025-01-20"),
        measures=[measure("frozen", "1", "2025-01-20")],
        requests=[request(sent="2025-01-20")],
    )
    build = made(tmp_path, files)
    days = date.fromisoformat(since), date.fromisoformat(until)
    kpis.compute(build.engine, "asked", as_of=build.as_of.day, since=days[0], until=days[1])
    numbers = [told(build, "K1", table="asked")[1], told(build, "K11", table="asked")[2]]
    numbers += [told(build, "K12c", table="asked")[1], told(build, "K19", table="asked")[1]]
    assert tuple(numbers) == expected


def test_an_investigation_over_two_units_counts_once_in_each_and_once_in_all(tmp_path: Path) -> None:
    build = made(
        tmp_path, fi(pfi(), pfi(case_id="C2"), on=cases(a_case("C1", unit="North"), a_case("C2", unit="South")))
    )
    kpis.compute(build.engine, "asked", as_of=build.as_of.day, by="unit")
    for kpi, at in (("K1", 1), ("K7", 2)):
        assert [told(build, kpi, group, "asked")[at] for group in ("all", "North", "South")] == [1, 1, 1]


def test_a_unit_called_all_does_not_become_the_total(tmp_path: Path) -> None:
    build = made(tmp_path, fi(on=cases(a_case("C1", unit="all"), a_case("C2", unit="South"))))
    kpis.compute(build.engine, "asked", as_of=build.as_of.day, by="unit")
    assert [told(build, "K5", group, "asked")[0] for group in ("all", '"all"', "South")] == [2, 1, 1]


@pytest.mark.parametrize(
    ("days", "tenths", "expected"),
    [
        ({}, 5, None),
        ({7: 1}, 9, 7),
        ({1: 1, 2: 1}, 5, D("1.5")),
        ({-3: 2, 4: 1}, 5, -3),
        ({0: 10, 10: 1}, 9, 0),
        ({0: 9, 10: 1}, 9, 1),
    ],
    ids=["of nothing", "of one", "between two", "negative", "on a place", "between places"],
)
def test_percentiles_of_a_histogram(days: dict[int, int], tenths: int, expected: Decimal | None) -> None:
    assert percentile(days, tenths) == expected


def test_what_was_left_out_is_counted(tmp_path: Path) -> None:
    files = fi(pfi(), accounts=[account()], measures=[measure("frozen", currency="XMR")])
    build = made(tmp_path, files)
    said = dict(records(build, "SELECT kpi, excluded FROM kpi WHERE kpi IN ('K9', 'K12c', 'K19')"))
    assert said == {
        "K9": "1 with unknown scope, 0 without a channel seen",
        "K12c": "1 of unknown value",
        "K19": "the register has no requests file",
    }
