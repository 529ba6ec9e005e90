"""What happened after the as-of date is in no figure, and finding G22 says so. As of 2025-06-30 throughout."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from registers import VALID_IBAN, a_case, built, records

from finlink.assess.kpis import offices, packs
from finlink.assess.kpis.periods import Period
from finlink.errors import FinlinkError

if TYPE_CHECKING:
    from pathlib import Path

    from registers import Cells

    from finlink.result import Build

PFI = {"investigation_id": "F", "case_id": "C1", "opened": "2025-01-20", "scope": "bank", "last_action": "2025-06-01"}


def register(tmp_path: Path, **files: list[Cells]) -> Build:
    tables: dict[str, list[Cells] | str | bytes] = {
        "cases": [a_case("C1", reported_on="2025-01-10"), a_case("C2")],
        "investigations": [PFI],
    }
    tables.update(files)
    return built(tmp_path, tables, as_of="2025-06-30")


def figure(build: Build, kpi: str) -> tuple[object, object, object]:
    [found] = records(build, f"SELECT value, numerator, denominator FROM kpi WHERE kpi = '{kpi}'")
    return found


def g22(build: Build) -> str:
    return "; ".join(str(reason) for (reason,) in records(build, "SELECT reason FROM findings WHERE rule = 'G22'"))


def measure(what: str, amount: str, on: str) -> Cells:
    row = {"case_id": "C1", "measure": what, "target": VALID_IBAN, "amount": amount, "currency": "EUR"}
    return row | {"date": on}


def test_measures_after_the_as_of_date_are_in_no_figure(tmp_path: Path) -> None:
    late = [measure("frozen", "100", "2025-07-10"), measure("returned", "40", "2025-07-20")]
    build = register(tmp_path, measures=late)
    assert [figure(build, kpi)[1] for kpi in ("K12cn", "K13", "K14", "K15")] == [0, 0, 0, 0]
    assert figure(build, "K16") == (None, None, 0)
    assert "an asset frozen on 2025-07-10, after the as-of date" in g22(build)
    assert records(build, "SELECT count(*) FROM asset_events") == [(2,)]
    assert records(build, "SELECT count(*) FROM assets") == [(0,)]


def test_a_release_after_the_as_of_date_has_not_happened(tmp_path: Path) -> None:
    build = register(
        tmp_path, measures=[measure("frozen", "100", "2025-06-10"), measure("released", "100", "2025-07-01")]
    )
    assert records(build, "SELECT state, held, held_by FROM assets") == [("frozen", 100, "measures.csv:2")]


def asked(**cells: str) -> Cells:
    return {"case_id": "C1", "channel": "MLA", "country": "ME", "sent": "2025-06-01"} | cells


def test_an_answer_after_the_as_of_date_is_pending(tmp_path: Path) -> None:
    build = register(tmp_path, requests=[asked(answered="2025-07-15", outcome="answered")])
    assert [figure(build, kpi)[1] for kpi in ("K19", "K19a", "K19p")] == [1, 0, 1]
    assert figure(build, "K19d")[0] is None
    assert "a request answered on 2025-07-15, after the as-of date" in g22(build)


def test_a_request_after_the_as_of_date_was_not_sent(tmp_path: Path) -> None:
    build = register(
        tmp_path, requests=[asked(channel="BC-35", sent="2025-07-05"), asked(channel="FIU", sent="2025-07-05")]
    )
    assert [figure(build, kpi)[1] for kpi in ("K19", "K20", "K20s", "K18")] == [0, 0, 0, 0]
    assert "a request sent on 2025-07-05, after the as-of date" in g22(build)


def test_an_answer_before_the_request_is_no_number_of_days(tmp_path: Path) -> None:
    build = register(tmp_path, requests=[asked(answered="2025-05-01"), asked(answered="2025-06-05")])
    assert figure(build, "K19d")[0] == 4
    assert "a request answered on 2025-05-01, before it was sent on 2025-06-01" in g22(build)


def test_an_investigation_that_closes_after_the_as_of_date_is_open(tmp_path: Path) -> None:
    build = register(tmp_path, investigations=[PFI | {"closed": "2025-07-05", "outcome": "seized"}])
    assert figure(build, "K7")[2] == 1
    assert figure(build, "K11")[2] == 0


def test_a_charge_in_any_row_of_an_investigation_counts(tmp_path: Path) -> None:
    closed = PFI | {"closed": "2025-05-05"}
    build = register(tmp_path, investigations=[closed | {"outcome": "frozen"}, closed | {"outcome": "ml_charge"}])
    assert figure(build, "K17")[1:] == (1, 1)


def test_what_an_analyst_confirmed_is_linked(tmp_path: Path) -> None:
    cases = [a_case("C1"), a_case("C2")]
    account = {"account": "RS35908000007713380033", "role": "mule"}  # its check digits fail: a link of 0.5
    files = {"cases": cases, "accounts": [account | {"case_id": "C1"}, account | {"case_id": "C2"}]}
    said = {"left": "C1", "right": "C2", "decision": "same", "by": "a", "at": "2025-06-01T10:00:00Z", "reason": "seen"}
    assert figure(register(tmp_path / "1", **files), "K22")[1:] == (0, 2)
    assert figure(register(tmp_path / "2", **files, decisions=[said]), "K22")[1:] == (2, 2)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(FinlinkError, match="ends on 2025-01-01, before it begins on 2025-06-30"):
        Period(date(2025, 6, 30), date(2025, 1, 1))


@pytest.mark.parametrize("lost", ['"k04_days"', '"all"'])
def test_counts_without_a_part_are_damaged(lost: str, sample_build: Build) -> None:
    office = offices.counted(sample_build.engine, "a", sample_build.as_of.day, "default", Period(), "")
    text = offices.to_json(office, "0")
    with pytest.raises(FinlinkError, match="damaged"):
        offices.from_json(text.replace(lost, '"gone"'), "a.json")


def test_every_international_request_is_in_a_line_of_the_pack(tmp_path: Path) -> None:
    build = register(tmp_path, requests=[asked(), asked(channel="EUROJUST"), asked(channel="CARIN")])
    rows = packs.rows(build.engine, packs.pack("fatf-r33"), as_of=build.as_of.day)
    figures = {line: value for line, _, _, value, *_ in rows}
    made = [figures[line] for line in ("4a1", "4b1", "4c1", "4d1", "4e1", "4f1", "4f4")]
    assert sum(int(str(value)) for value in made) == 3
    assert figure(build, "K19")[1] == 3
