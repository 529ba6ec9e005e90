"""The collisions between units, against counting them one by one on random registers."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from registers import a_case, built, records

from finlink.collisions import COLUMNS, collisions

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.result import Build


def account(case: str, number: str, role: str = "mule") -> dict[str, str]:
    return {"account": number, "case_id": case, "role": role, "country": "DE"}


def found(build: Build, unit: str = "") -> dict[str, dict[str, Any]]:
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in collisions(build, unit)]
    assert len({(row["identifier"], row["kind"]) for row in rows}) == len(rows)
    return {row["identifier"]: row for row in rows}


def test_random_registers(tmp_path: Path) -> None:
    for seed in range(4):
        dice = random.Random(seed)  # noqa: S311 - invented registers
        units = ["North", "South", "East", ""]
        cases = [
            a_case(f"C{n:02}", unit=dice.choice(units), country="RS", loss=dice.choice(["", "100", "250.5"]),
                   opened=f"2025-01-{dice.randint(1, 20):02}")
            for n in range(30)
        ]  # fmt: skip
        numbers = [f"{n}02" for n in range(100, 118)]
        accounts = [
            account(f"C{dice.randrange(30):02}", dice.choice(numbers), dice.choice(["mule", "victim"]))
            for _ in range(60)
        ]
        build = built(tmp_path / str(seed), {"cases": cases, "accounts": accounts})
        by_id = {case["case_id"]: case for case in cases}
        expected = {}
        for number in numbers:
            held = sorted({row["case_id"] for row in accounts if row["account"] == number})
            with_unit = [by_id[one] for one in held if by_id[one]["unit"]]
            names = sorted({case["unit"] for case in with_unit})
            if len(names) < 2:
                continue

            def worth(name: str, of: list[dict[str, str]] = with_unit) -> tuple[float, str, str]:
                mine = [case for case in of if case["unit"] == name]
                return (-sum(float(case["loss"] or 0) for case in mine), min(case["opened"] for case in mine), name)

            known = [float(by_id[one]["loss"]) for one in held if by_id[one]["loss"]]
            joined = any(row["role"] == "mule" for row in accounts if row["account"] == number)
            expected[f"account:DE/{number}"] = (
                "; ".join(names), len(held), ";".join(held), sum(known) if known else None, len(held) - len(known),
                min(names, key=worth), "" if joined else "weak",
            )  # fmt: skip
        rows = found(build)
        assert {
            node: (
                row["units"], row["cases"], row["case_ids"],
                None if row["losses_eur"] is None else float(row["losses_eur"]), row["losses_unknown"],
                row["lead"], row["flag"],
            )
            for node, row in rows.items()
        } == expected  # fmt: skip
        flags = [row["flag"] for row in rows.values()]
        assert flags == sorted(flags)
        of_north = {node for node, row in rows.items() if "North" in row["units"]}
        assert set(found(build, "North")) == of_north


def test_a_unit_is_told_by_name_and_country(tmp_path: Path) -> None:
    cases = [
        a_case("A", unit="Cyber", country="RS"),
        a_case("B", unit="Cyber", country="BA"),
        a_case("C", unit="Cyber", country="RS"),
    ]
    accounts = [account("A", "12345"), account("B", "12345"), account("A", "23456"), account("C", "23456")]
    rows = found(built(tmp_path, {"cases": cases, "accounts": accounts}))
    assert list(rows) == ["account:DE/12345"]
    assert rows["account:DE/12345"]["units"] == "Cyber (BA); Cyber (RS)"
    assert rows["account:DE/12345"]["countries"] == "BA;RS"
    assert rows["account:DE/12345"]["evidence"] == "accounts.csv:2; accounts.csv:3"


def test_hubs_stand_last_and_rejected_links_are_gone(tmp_path: Path) -> None:
    cases = [a_case(f"C{n}", unit=f"U{n}") for n in range(30)]
    accounts = [account(f"C{n}", "98761", "service") for n in range(30)] + [
        account("C1", "12345"),
        account("C2", "12345"),
    ]
    build = built(tmp_path, {"cases": cases, "accounts": accounts})
    rows = found(build)
    assert [row["flag"] for row in rows.values()] == ["", "hub"]
    assert rows["account:DE/98761"]["cases"] == 30
    assert rows["account:DE/98761"]["case_ids"].endswith(";and 10 more")
    build.engine.run("CREATE TABLE judged AS SELECT * REPLACE ('rejected' AS status) FROM links")
    build.engine.run("CREATE OR REPLACE VIEW links AS SELECT * FROM judged")
    assert list(found(build)) == ["account:DE/98761"]
    build.engine.run("UPDATE judged SET status = 'confirmed', kind = 'same_person', strength = 0.6, via = 'party:x'")
    assert next((row["identifier"], row["status"]) for row in found(build).values()) == ("party:x", "confirmed")
    build.engine.run("UPDATE judged SET status = 'proposed'")
    assert list(found(build)) == ["account:DE/98761"], "the same person is an identifier only from strength 0.9"
    build.engine.run("UPDATE judged SET strength = 0.9, kind = 'declared'")
    assert list(found(build)) == ["account:DE/98761"]


def test_the_sample_has_the_collisions_of_its_links(sample_build: Build) -> None:
    rows = found(sample_build)
    query = (
        'SELECT DISTINCT via FROM links l JOIN cases a ON a.case_id = l."left" JOIN cases b ON b.case_id = l."right" '
        "WHERE a.unit <> b.unit AND l.status <> 'rejected' AND (l.kind LIKE 'shared%' OR ("
        "l.kind IN ('same_person', 'same_company', 'same_wallet_owner') "
        "AND (l.strength >= 0.9 OR l.status = 'confirmed')))"
    )
    assert {node for node, row in rows.items() if row["flag"] != "hub"} == {
        via for (via,) in records(sample_build, query)
    }
