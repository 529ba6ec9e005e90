"""Links by contacts: kinds, strengths, what joins networks, hubs, placeholders; and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from registers import a_case, built, records

from finlink.explain import explain

if TYPE_CHECKING:
    from pathlib import Path

    from registers import Cells

    from finlink.result import Build


def linked(tmp_path: Path, parties: list[Cells], settings: str = 'country = "RS"') -> Build:
    names = ("Ana Perić", "Boris Šterev", "Vukašin Ljubisavljević")  # nothing in common
    rows = [{"name": name, "role": "suspect"} | row for name, row in zip(names, parties, strict=False)]
    cases = sorted({row["case_id"] for row in rows})
    return built(tmp_path, {"cases": [a_case(case) for case in cases], "parties": rows}, settings)


def links(build: Build) -> list[tuple[str, str, str, str, float]]:
    exact = "kind NOT IN ('same_person', 'same_company')"
    return records(build, f'SELECT "left", "right", kind, via, strength FROM links WHERE {exact} ORDER BY ALL')


PAIRS = [
    ("phone", "060/555-0101", "+381 60 555 0101", "shared_phone", "phone:+381605550101", 0.9),
    ("email", "Ana@example.org", "mailto:ana@example.org", "shared_email", "email:ana@example.org", 0.9),
    ("email", "info@example.org", "info@example.org", "shared_email", "email:info@example.org", 0.5),
    ("handle", "tg: @AnaB", "https://t.me/anab", "shared_handle", "handle:telegram/anab", 0.8),
    ("handle", "@anab", "ANAB", "shared_handle", "handle:-/anab", 0.6),
    ("handle", "203.0.113.7", "IP 203.0.113.7:80", "shared_handle", "ip:203.0.113.7", 0.4),
    ("handle", "490154203237518", "IMEI 49 015420 323751 8", "shared_handle", "imei:490154203237518", 0.8),
]


@pytest.mark.parametrize(("column", "one", "two", "kind", "via", "strength"), PAIRS, ids=[pair[1] for pair in PAIRS])
def test_one_link(  # noqa: PLR0917 - a row of the table
    column: str, one: str, two: str, kind: str, via: str, strength: float, tmp_path: Path
) -> None:
    build = linked(tmp_path, [{"case_id": "A", column: one}, {"case_id": "B", column: two}])
    assert links(build) == [("A", "B", kind, via, strength)]
    networks = records(build, "SELECT case_ids FROM networks")
    assert networks == ([("A;B",)] if strength >= 0.9 else [])


def test_a_telephone_number_and_a_user_named_by_it_meet(tmp_path: Path) -> None:
    rows = [{"case_id": "A", "phone": "060/555-0101"}, {"case_id": "B", "handle": "wa.me/381605550101"}]
    assert links(linked(tmp_path, rows)) == [("A", "B", "shared_phone", "phone:+381605550101", 0.9)]


def test_two_victims_are_not_joined(tmp_path: Path) -> None:
    rows = [{"case_id": name, "phone": "+381605550101", "role": "victim"} for name in ("A", "B")]
    build = linked(tmp_path, rows)
    assert links(build) == [("A", "B", "shared_phone", "phone:+381605550101", 0.3)]
    assert records(build, "SELECT * FROM networks") == []


def test_without_a_country_it_is_a_hint(tmp_path: Path) -> None:
    rows = [{"case_id": name, "phone": "060/555-0101"} for name in ("A", "B")]
    build = linked(tmp_path, rows, "")
    assert links(build) == [("A", "B", "shared_phone", "phone:-/0605550101", 0.5)]
    assert records(build, "SELECT * FROM networks") == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        *(("phone", text) for text in ("000000", "123456", "nema", "N/N", "-", "3.81606E+11")),
        *(("email", text) for text in ("nema@nema.com", "test@test.com", "nepoznat", "x@x.x")),
        *(("handle", text) for text in ("nema", "192.168.1.1", "gmail.com", "telegram: nepoznat", "490154203237517")),
    ],
)
def test_placeholders_and_wrong_ones_never_join(column: str, value: str, tmp_path: Path) -> None:
    build = linked(tmp_path, [{"case_id": name, column: value} for name in ("A", "B", "C")])
    assert links(build) == []
    assert records(build, "SELECT * FROM networks") == []
    assert records(build, "SELECT * FROM hubs") == []


def test_a_telephone_number_in_many_cases_is_a_hub(tmp_path: Path) -> None:
    rows = [{"case_id": name, "phone": "+381605550101"} for name in ("A", "B", "C")]
    assert len(links(linked(tmp_path / "1", rows, "hub_limit = 3"))) == 3
    build = linked(tmp_path / "2", rows, "hub_limit = 2")
    assert links(build) == []
    assert records(build, "SELECT via, kind, cases FROM hubs") == [("phone:+381605550101", "shared_phone", 3)]
    assert records(build, "SELECT * FROM networks") == []


def test_evidence_names_a_row_once(tmp_path: Path) -> None:
    rows = [
        {"case_id": "A", "phone": "+381605550101; 060/555-0101", "handle": "viber: 060/555-0101"},
        {"case_id": "B", "phone": "+381605550101"},
    ]
    assert records(linked(tmp_path, rows), "SELECT evidence FROM links WHERE kind = 'shared_phone'") == [
        ("parties.csv:2; parties.csv:3",)
    ]


@pytest.mark.parametrize("asked", ["phone:+381605550101", "+381605550101", "060/555-0101"])
def test_why_says_who_has_it(asked: str, tmp_path: Path) -> None:
    rows = [{"case_id": "A", "phone": "060/555-0101"}, {"case_id": "B", "phone": "+381605550101", "role": "mule"}]
    said = explain(linked(tmp_path, rows), asked)
    assert [(row[0], row[3]) for row in said] == [("case A", "parties.csv:2"), ("case B", "parties.csv:3")]
    assert 'suspect, written "060/555-0101": mobile number of RS' in said[0][1]
    assert "phone=060/555-0101" in said[0][4]
