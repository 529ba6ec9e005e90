"""The table of contacts: rows, the country they are read with, and that neither order nor batches matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from registers import a_case, built, issues_of, records

from finlink.normalise import contacts

if TYPE_CHECKING:
    from pathlib import Path

    from registers import Cells

    from finlink.result import Build

COLUMNS = 'source_row, "column", value, node, valid, strength'


def register(tmp_path: Path, rows: list[Cells], settings: str = "") -> Build:
    parties = [{"case_id": "A", "name": "Ana Test", "role": "suspect"} | row for row in rows]
    return built(tmp_path, {"cases": [a_case("A")], "parties": parties}, settings)


def test_one_row_a_contact(tmp_path: Path) -> None:
    build = register(
        tmp_path,
        [
            {"phone": "060/555-0101; 061/555-0102", "email": "ana@example.org", "handle": "@anab; 10.0.0.1"},
            {"phone": "nema", "email": "", "handle": "viber: 060/555-0101"},
        ],
        'country = "RS"',
    )
    assert records(build, f"SELECT {COLUMNS} FROM party_contacts") == [
        (2, "phone", "060/555-0101", "phone:+381605550101", True, 0.9),
        (2, "phone", "061/555-0102", "phone:+381615550102", True, 0.9),
        (2, "email", "ana@example.org", "email:ana@example.org", True, 0.9),
        (2, "handle", "@anab", "handle:-/anab", None, 0.6),
        (2, "handle", "10.0.0.1", "", True, 0.0),
        (3, "phone", "nema", "", None, 0.0),
        (3, "handle", "viber: 060/555-0101", "phone:+381605550101", True, 0.9),
    ]
    assert records(build, "SELECT DISTINCT source_file, case_id, role FROM party_contacts") == [
        ("parties.csv", "A", "suspect")
    ]


@pytest.mark.parametrize(
    ("country", "default", "node"),
    [
        ("RS", "", "phone:+381605550101"),
        ("", "RS", "phone:+381605550101"),
        ("BA", "RS", "phone:+387605550101"),
        ("", "", "phone:-/0605550101"),
    ],
)
def test_a_number_is_read_with_its_row_s_country(country: str, default: str, node: str, tmp_path: Path) -> None:
    settings = f'country = "{default}"' if default else ""
    build = register(tmp_path, [{"phone": "060/555-0101", "country": country}], settings)
    assert records(build, "SELECT node FROM party_contacts") == [(node,)]


def test_a_number_that_says_its_country_needs_no_row_to(tmp_path: Path) -> None:
    rows: list[Cells] = [{"phone": "+381 60 5550101", "country": country} for country in ("BA", "", "XK")]
    build = register(tmp_path, rows)
    assert records(build, "SELECT DISTINCT node FROM party_contacts") == [("phone:+381605550101",)]


def test_neither_order_nor_batches_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows: list[Cells] = [
        {"phone": f"060/555-{n:04d}, 061/555-{n:04d}", "email": f"a{n}@example.org"} for n in range(23)
    ]
    query = 'SELECT "column", value, node, strength, reason FROM party_contacts ORDER BY ALL'
    first = records(register(tmp_path / "1", rows, 'country = "RS"'), query)
    monkeypatch.setattr(contacts, "_BATCH", 7)
    assert records(register(tmp_path / "2", rows[::-1], 'country = "RS"'), query) == first
    assert len(first) == 23 * 3


def test_what_is_wrong_is_said_once_a_file(tmp_path: Path) -> None:
    rows: list[Cells] = [{"phone": "3.81606E+11"}, {"phone": "3.81606E+11"}, {"phone": "nema"}, {"phone": "000000"}]
    build = register(tmp_path, rows, 'country = "RS"')
    assert [one for one in issues_of(build) if one[3] == "CONTACT"] == [
        ("parties.csv", 2, "phone", "CONTACT"),
        ("parties.csv", 4, "phone", "CONTACT"),
    ]
    messages = [text for (text,) in records(build, "SELECT message FROM issues WHERE issue = 'CONTACT'")]
    assert any("It stands in 2 rows" in text for text in messages)
    assert any("2 entries of phone" in text for text in messages)


def test_a_register_without_contacts_has_an_empty_table(tmp_path: Path) -> None:
    build = built(tmp_path, {"cases": [a_case("A")]})
    assert records(build, "SELECT * FROM party_contacts") == []
