"""The findings about duties beside the investigation, each beside what looks like it. As of 2025-06-30.

``@RS`` in a row stands for an account in Serbia of the situation's own, ``@RS2`` for a second one, ``@wallet`` for a
wallet. The case is of Serbia, opened on 2025-01-10, and lost 500 EUR, unless said otherwise.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from registers import a_case, built, records

from finlink.demo import numbers

if TYPE_CHECKING:
    from pathlib import Path

    from registers import Cells

    from finlink.result import Build

ANCHOR = a_case("ANCHOR", opened="2025-06-30", status="unfounded")
Tables = dict[str, list[dict[str, str]]]
"""Rows by table, without their case."""


def pfi(**cells: str) -> Tables:
    row = {"investigation_id": "F", "opened": "2025-01-20", "closed": "", "status": "open", "scope": "bank;crypto"}
    return {"investigations": [row | {"last_action": "2025-06-01", "outcome": "", "ml_charge": ""} | cells]}


def held(account: str = "@RS", **cells: str) -> Tables:
    return {"accounts": [{"account": account, "role": "mule"} | cells]}


def wallet(**cells: str) -> Tables:
    return {"wallets": [{"address": "@wallet", "chain": "ethereum", "role": "suspect"} | cells]}


def paid(to: str = "@RS", amount: str = "500", day: str = "2025-01-04", currency: str = "EUR") -> Tables:
    row = {"time": f"{day}T10:00:00Z", "sender": "@RS2", "receiver": to, "amount": amount, "currency": currency}
    return {"transfers": [row | {"proceeds_of": "@case"}]}


def measure(what: str = "frozen", amount: str = "500", day: str = "2025-02-01", **cells: str) -> Tables:
    return {"measures": [{"measure": what, "target": "@RS", "amount": amount, "currency": "EUR", "date": day} | cells]}


def asked(channel: str = "MLA", sent: str = "2025-02-01", **cells: str) -> Tables:
    return {"requests": [{"channel": channel, "sent": sent} | cells]}


def party(role: str, kind: str = "company") -> Tables:
    return {"parties": [{"role": role, "name": "Fondacija Primer", "kind": kind}]}


def all_of(*several: Tables) -> Tables:
    together: Tables = {}
    for one in several:
        for table, rows in one.items():
            together.setdefault(table, []).extend(rows)
    return together


NONE: Tables = {}
ABROAD = held("@ME")
UNTIL = {"country": "GR", "valid_until": "2025-06-01"}

TABLE: list[tuple[str, str, bool, Cells, Tables]] = [
    ("G04", "estimated, loss blank", True, {"loss": "", "proceeds_estimate": "1"}, NONE),
    ("G04", "estimated, loss nought", True, {"loss": "0", "proceeds_estimate": "1"}, NONE),
    ("G04", "estimated, opening unknown", True, {"loss": "", "proceeds_estimate": "1", "opened": ""}, NONE),
    ("G04", "the loss is stated", False, {"proceeds_estimate": "1"}, NONE),
    ("G04", "estimated at nought", False, {"loss": "", "proceeds_estimate": "0"}, NONE),
    ("G04", "covered", False, {"loss": "", "proceeds_estimate": "1"}, pfi()),
    ("G04", "not yet due", False, {"loss": "", "proceeds_estimate": "1", "opened": "2025-06-20"}, NONE),
    ("G06", "after the indictment", True, {"indicted": "2025-01-19"}, pfi()),
    ("G06", "on the day of the indictment", False, {"indicted": "2025-01-20"}, pfi()),
    ("G06", "after the closure", True, {"closed": "2025-01-19"}, pfi()),
    ("G06", "on the day of the closure", False, {"closed": "2025-01-20"}, pfi()),
    (
        "G06",
        "a second one after it",
        False,
        {"indicted": "2025-03-01"},
        all_of(pfi(), pfi(investigation_id="F2", opened="2025-04-01")),
    ),
    ("G06", "an unfounded case", False, {"indicted": "2025-01-19", "status": "unfounded"}, pfi()),
    ("G07", "1,000 EUR left", True, {}, all_of(pfi(closed="2025-03-01"), paid(amount="1000"))),
    ("G07", "a cent less", False, {}, all_of(pfi(closed="2025-03-01"), paid(amount="999.99"))),
    ("G07", "of unknown value", True, {}, all_of(pfi(closed="2025-03-01"), paid(amount="1", currency="USDT"))),
    ("G07", "with a result", False, {}, all_of(pfi(closed="2025-03-01", outcome="frozen"), paid(amount="1000"))),
    ("G07", "still open", False, {}, all_of(pfi(), paid(amount="1000"))),
    ("G07", "all restrained", False, {}, all_of(pfi(closed="2025-03-01"), paid(), measure(amount="1000"))),
    ("G08", "wallets left out", True, {}, all_of(pfi(scope="bank"), wallet())),
    ("G08", "accounts left out", True, {}, all_of(pfi(scope="crypto"), held())),
    ("G08", "both in the scope", False, {}, all_of(pfi(), held(), wallet())),
    ("G08", "the victim's wallet", False, {}, all_of(pfi(scope="bank"), wallet(role="victim"))),
    ("G08", "scope not stated", False, {}, all_of(pfi(scope=""), wallet())),
    (
        "G08",
        "one of two not stated",
        False,
        {},
        all_of(pfi(scope="bank"), pfi(investigation_id="F2", scope=""), wallet()),
    ),
    ("G08", "two together", False, {}, all_of(pfi(scope="bank"), pfi(investigation_id="F2", scope="crypto"), wallet())),
    ("G08", "whatever the status", True, {}, all_of(pfi(scope="bank", last_action="2025-02-01"), wallet())),
    ("G08", "closed ones count where all are", True, {}, all_of(pfi(scope="bank", closed="2025-02-01"), wallet())),
    ("G08", "money traced to a wallet", True, {}, all_of(pfi(scope="bank"), paid("@wallet", currency="ETH"))),
    ("G09", "an account abroad", True, {}, ABROAD),
    ("G09", "at home", False, {}, held()),
    ("G09", "the victim's abroad", False, {}, held("@ME", role="victim")),
    ("G09", "a service for wallets abroad", True, {}, wallet(country="TR", service="Exchange X")),
    ("G09", "asked there", False, {}, all_of(ABROAD, asked(country="ME"))),
    ("G09", "asked elsewhere", True, {}, all_of(ABROAD, asked(country="MK"))),
    ("G09", "15 days old", True, {"opened": "2025-06-15"}, ABROAD),
    ("G09", "14 days old", False, {"opened": "2025-06-16"}, ABROAD),
    ("G09", "the case's country unknown", False, {"country": ""}, ABROAD),
    ("G09", "waived", False, {"waiver_reason": "x", "waiver_by": "y"}, ABROAD),
    ("G09", "money traced abroad", True, {}, paid("@ME")),
    ("G10", "lies there", True, {}, paid()),
    ("G10", "100 EUR", True, {}, paid(amount="100")),
    ("G10", "a cent less", False, {}, paid(amount="99.99")),
    ("G10", "of unknown value", True, {}, paid(amount="1", currency="USDT")),
    ("G10", "arrived 8 days ago", True, {}, paid(day="2025-06-22")),
    ("G10", "arrived 7 days ago", False, {}, paid(day="2025-06-23")),
    ("G10", "suspended", False, {}, all_of(paid(), measure("suspended"))),
    ("G10", "only identified", True, {}, all_of(paid(), measure("identified"))),
    ("G10", "a wallet that nobody keeps", False, {}, paid("@wallet", currency="ETH")),
    (
        "G10",
        "a wallet at a service",
        True,
        {},
        all_of(paid("@wallet", currency="ETH"), wallet(role="service", service="X")),
    ),
    ("G10", "waived", False, {"waiver_reason": "x", "waiver_by": "y"}, paid()),
    ("G11", "runs out in 14 days", True, {}, asked("BC-29", country="GR", valid_until="2025-07-14")),
    ("G11", "in 15 days", False, {}, asked("BC-29", country="GR", valid_until="2025-07-15")),
    ("G11", "ran out", True, {}, asked("BC-29", **UNTIL)),
    ("G11", "ran out, refused", False, {}, asked("BC-29", outcome="refused", **UNTIL)),
    (
        "G11",
        "assistance followed",
        False,
        {},
        all_of(asked("BC-29", **UNTIL), asked("MLA", "2025-05-20", country="GR")),
    ),
    (
        "G11",
        "assistance from another country",
        True,
        {},
        all_of(asked("BC-29", **UNTIL), asked("MLA", "2025-05-20", country="MK")),
    ),
    (
        "G11",
        "assistance before it",
        True,
        {},
        all_of(asked("BC-29", **UNTIL), asked("MLA", "2025-01-20", country="GR")),
    ),
    (
        "G11",
        "extended",
        False,
        {},
        all_of(asked("BC-29", **UNTIL), asked("BC-29", "2025-05-28", country="GR", valid_until="2025-09-01")),
    ),
    ("G11", "frozen after it", False, {}, all_of(asked("FIU", country="RS", valid_until="2025-02-04"), measure())),
    (
        "G11",
        "frozen before it",
        True,
        {},
        all_of(asked("FIU", country="RS", valid_until="2025-02-04"), measure(day="2025-01-31")),
    ),
    (
        "G11",
        "only suspended",
        True,
        {},
        all_of(asked("FIU", country="RS", valid_until="2025-02-04"), measure("suspended")),
    ),
    ("G16", "91 days", True, {}, pfi(last_action="2025-03-31")),
    ("G16", "90 days", False, {}, pfi(last_action="2025-04-01")),
    ("G16", "no step since it opened", True, {}, pfi(last_action="")),
    ("G16", "closed", False, {}, pfi(last_action="2025-03-31", closed="2025-04-01")),
    ("G16", "one of two", True, {}, all_of(pfi(), pfi(investigation_id="F2", last_action="2025-03-31"))),
    ("G17", "reported", True, {"str_refs": "STR-1"}, NONE),
    ("G17", "a report among the requests", True, {}, asked("STR")),
    ("G17", "the FIU was asked", False, {}, asked("FIU")),
    ("G17", "covered", False, {"str_refs": "STR-1"}, pfi()),
    ("G17", "not yet due", True, {"str_refs": "STR-1", "opened": "2025-06-20"}, NONE),
    ("G17", "waived", False, {"str_refs": "STR-1", "waiver_reason": "x", "waiver_by": "y"}, NONE),
    ("G18", "laundering alone", True, {"offence": "Money Laundering"}, NONE),
    ("G18", "it names its case", False, {"offence": "money_laundering", "related_cases": "KX-1"}, NONE),
    (
        "G18",
        "a result, not charged",
        True,
        {"indicted": "2025-05-01"},
        pfi(closed="2025-04-01", outcome="seized", ml_charge="no"),
    ),
    ("G18", "not said", False, {"indicted": "2025-05-01"}, pfi(closed="2025-04-01", outcome="seized")),
    (
        "G18",
        "charged",
        False,
        {"indicted": "2025-05-01"},
        pfi(closed="2025-04-01", outcome="seized", ml_charge="yes"),
    ),
    ("G18", "not indicted", False, {}, pfi(closed="2025-04-01", outcome="seized", ml_charge="no")),
    ("G19", "a company", True, {}, party("suspect")),
    ("G19", "the victim", False, {}, party("victim")),
    ("G19", "a person", False, {}, party("suspect", "person")),
    ("G19", "its owner is known", False, {}, all_of(party("suspect"), party("beneficial_owner", "person"))),
    ("G19", "companies are looked into", False, {}, all_of(party("suspect"), pfi(scope="bank;company"))),
    ("G20", "part of it", True, {}, all_of(paid(), measure(amount="400"))),
    ("G20", "all but 99.99 EUR", False, {}, all_of(paid(), measure(amount="400.01"))),
    ("G20", "all of it", False, {}, all_of(paid(), measure())),
    ("G20", "nothing is held", False, {}, paid()),
    ("G20", "released", False, {}, all_of(paid(), measure(), measure("released", day="2025-03-01"))),
    (
        "G20",
        "no more lies there",
        False,
        {},
        all_of(paid(), measure(amount="400"), held(balance="400", balance_on="2025-02-01", currency="EUR")),
    ),
    ("G21", "nobody was asked", True, {}, pfi()),
    ("G21", "the FIU on day 30", False, {}, all_of(pfi(), asked("FIU", "2025-02-19"))),
    ("G21", "the FIU on day 31", True, {}, all_of(pfi(), asked("FIU", "2025-02-20"))),
    ("G21", "the asset recovery office before it opened", False, {}, all_of(pfi(), asked("ARO", "2025-01-11"))),
    ("G21", "another channel", True, {}, all_of(pfi(), asked("MLA", "2025-01-25"))),
    ("G21", "30 days old", False, {}, pfi(opened="2025-05-31")),
    ("G21", "31 days old", True, {}, pfi(opened="2025-05-30")),
    ("G21", "the FIU had reported", False, {"str_refs": "STR-1"}, pfi()),
]


def own(number: int, value: str) -> str:
    """Return a cell with the situation's own accounts, wallet and case in place of the words for them."""
    if value == "@wallet":
        return f"0x{number:040x}"
    if found := re.fullmatch(r"@([A-Z]{2})(\d?)", value):
        return numbers.iban(found[1], 7 + number, 1000 * number + int(found[2] or 1))
    return f"S{number:03d}" if value == "@case" else value


@pytest.fixture(scope="module")
def singles(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """One register with every situation of TABLE as a case of its own, ``S000`` and so on."""
    files: dict[str, list[Cells] | str | bytes] = {}
    tables: Tables = {"cases": [ANCHOR], "investigations": []}
    for number, (_, _, _, cells, more) in enumerate(TABLE):
        case = a_case(f"S{number:03d}", **({"country": "RS"} | cells))
        tables["cases"].append(case)
        for table, rows in more.items():
            named = [{name: own(number, value) for name, value in row.items()} for row in rows]
            if table == "investigations":
                named = [row | {"investigation_id": f"{row['investigation_id']}-{number}"} for row in named]
            tables.setdefault(table, []).extend(row | {"case_id": case["case_id"]} for row in named)
    files.update(tables)
    return built(tmp_path_factory.mktemp("singles"), files)


@pytest.mark.parametrize("number", range(len(TABLE)), ids=[f"{row[0]} {row[1]}" for row in TABLE])
def test_a_case_alone(number: int, singles: Build) -> None:
    rule, _, fires, _, _ = TABLE[number]
    found = records(singles, f"SELECT rule FROM findings WHERE case_id = 'S{number:03d}' AND rule = '{rule}'")
    assert found == ([(rule,)] if fires else [])


def test_every_rule_of_the_table_fires_and_does_not() -> None:
    rules = {rule for rule, *_ in TABLE}
    assert {(rule, fires) for rule, _, fires, _, _ in TABLE} == {
        (rule, fires) for rule in rules for fires in (True, False)
    }


def situation(
    tmp_path: Path, cells: Cells, more: Tables, cases: list[Cells] | None = None, settings: str = ""
) -> Build:
    tables = {
        table: [{"case_id": "C1"} | {name: own(1, value) for name, value in row.items()} for row in rows]
        for table, rows in more.items()
    }
    for row in tables.get("transfers", []):
        row["proceeds_of"] = "C1"
    files: dict[str, list[Cells] | str | bytes] = {
        "cases": [a_case("C1", **({"country": "RS"} | cells)), ANCHOR, *(cases or [])],
        **tables,
    }
    files.setdefault("investigations", "investigation_id,case_id\n")
    return built(tmp_path, files, settings)


def reasons(build: Build, rule: str) -> list[tuple[object, ...]]:
    return records(build, f"SELECT reason, evidence FROM findings WHERE rule = '{rule}' ORDER BY case_id")


def test_without_a_list_of_requests_nobody_failed_to_ask(tmp_path: Path) -> None:
    build = situation(tmp_path, {}, all_of(pfi(), ABROAD))
    assert reasons(build, "G21") == []
    [(reason, evidence)] = reasons(build, "G09")
    assert str(reason).endswith("; it has no list of requests at all.")
    assert evidence == "accounts.csv:2"


def test_a_request_of_a_case_under_one_investigation_counts(tmp_path: Path) -> None:
    both = all_of(pfi(), pfi(case_id="C2"), ABROAD, asked("EGMONT", "2025-02-01", country="ME", case_id="C2"))
    build = situation(tmp_path, {}, both, [a_case("C2", country="RS")])
    assert reasons(build, "G09") == []
    assert reasons(build, "G21") == []


def test_laundering_linked_with_its_predicate_is_whole(tmp_path: Path) -> None:
    shared = all_of(held(), held(case_id="C2"))
    cells = {"offence": "money_laundering"}
    assert reasons(situation(tmp_path / "a", cells, shared, [a_case("C2")]), "G18") == []
    build = situation(tmp_path / "b", cells, shared, [a_case("C2", offence="money_laundering")])
    assert len(reasons(build, "G18")) == 2


def test_the_sentence_of_g10_has_the_figures_of_the_case(tmp_path: Path) -> None:
    build = situation(tmp_path, {}, all_of(paid(), paid("@ME", "300", "2025-01-05"), held(bank="Banka X")))
    [(reason, evidence)] = reasons(build, "G10")
    account = own(1, "@RS")
    assert reason == (
        f"500 EUR of the case reached account:{account} (Banka X) by 2025-01-04, and no measure holds anything there; "
        "the same is true of 1 more place."
    )
    assert evidence == "transfers.csv:2; transfers.csv:3"


def test_g10_names_what_has_no_known_value_beside_the_largest_known(tmp_path: Path) -> None:
    """51,299 of a currency without a rate must not be one more place behind 500 EUR."""
    unvalued = (paid("@ME", "51299", "2025-01-05", currency="XQA"), paid("@BG", "7", "2025-01-05", currency="XQB"),
                paid("@HR", "99", "2025-01-06", currency="XQA"))  # fmt: skip
    build = situation(tmp_path, {}, all_of(paid(), *unvalued))
    [(reason, evidence)] = reasons(build, "G10")
    assert str(reason).startswith("500 EUR of the case reached account:")
    assert "the same is true of 1 more place. The same is true of what has no known value in euro: " in str(reason)
    told = str(reason).split("in euro: ")[1]
    assert [one.split(" at ")[0] for one in told.split("; ")] == ["51299 XQA", "7 XQB"]
    assert len(str(evidence).split("; ")) == 4
    [(step,)] = records(build, "SELECT next_step FROM findings WHERE rule = 'G10'")
    assert step.count("frozen or suspended") == 2
    assert told.split(" at ")[1].split(";")[0] in step
    assert "(channel: )" not in step


def test_the_sentence_of_g20_says_what_is_missing(tmp_path: Path) -> None:
    build = situation(tmp_path, {}, all_of(paid(), measure(amount="120")))
    [(reason, evidence)] = reasons(build, "G20")
    assert "only 120 EUR is restrained; 380 EUR more could be." in str(reason)
    assert evidence == "measures.csv:2; transfers.csv:2"


LIMITS = [
    ("G10", "days = 200", all_of(paid(day="2025-01-04")), False),
    ("G10", "days = 100", all_of(paid(day="2025-01-04")), True),
    ("G10", 'amount_eur = "500"', paid(), True),
    ("G10", 'amount_eur = "500.01"', paid(), False),
    ("G11", "days = 30", asked("BC-29", country="GR", valid_until="2025-07-30"), True),
    ("G21", "days = 200", all_of(pfi(), asked("MLA")), False),
    ("G09", "days = 200", ABROAD, False),
]


@pytest.mark.parametrize(("rule", "limit", "more", "fires"), LIMITS, ids=[f"{row[0]} {row[1]}" for row in LIMITS])
def test_limits_are_the_profiles(rule: str, limit: str, more: Tables, fires: bool, tmp_path: Path) -> None:
    entry = f'{rule} = {{ enabled = true, severity = "low", {limit} }}'
    profile = f'extends = "default"\ntitle = "Ours"\n[rules]\n{entry}\n'
    (tmp_path / "register").mkdir(parents=True)
    (tmp_path / "register" / "ours.toml").write_text(profile, encoding="utf-8")
    build = situation(tmp_path, {}, more, settings='profile = "ours.toml"\n')
    found = records(build, f"SELECT severity FROM findings WHERE rule = '{rule}'")
    assert found == ([("low",)] if fires else [])
