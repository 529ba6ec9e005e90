"""What analysts decided: on which links it bears, which word is the last, what is said of those that cannot be used."""

from __future__ import annotations

from itertools import combinations, permutations
from typing import TYPE_CHECKING, Any

import pytest
from registers import OTHER_IBAN, PERSON, VALID_IBAN, a_case, built, records

from finlink.explain import explain

if TYPE_CHECKING:
    from pathlib import Path

    from registers import Cells

    from finlink.result import Build

ACCOUNT, OTHER = f"account:{VALID_IBAN}", f"account:{OTHER_IBAN}"
ONE, TWO, THREE = (
    "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "12c6DSiU4Rq3P4ZxziKxzrL5LmMBrzjrJX", "1HLoD9E4SDFFPDiYfNYnkBLQ85Y51J3Zb1",
)  # fmt: skip

Row = tuple[Any, ...]


def account(case_id: str, value: str = VALID_IBAN, role: str = "mule", **cells: str) -> Cells:
    return {"account": value, "case_id": case_id, "role": role} | cells


def wallet(case_id: str, address: str) -> Cells:
    return {"address": address, "case_id": case_id, "role": "suspect", "chain": "bitcoin"}


def party(case_id: str, name: str = "Ana Testić", **cells: str) -> Cells:
    return {"case_id": case_id, "name": name, "role": "suspect"} | cells


def decision(left: str, right: str, word: str, hour: int = 10, **cells: str) -> Cells:
    at = f"2025-02-01T{hour:02}:00:00Z"
    return {"left": left, "right": right, "decision": word, "by": "analyst 7", "at": at, "reason": "r"} | cells


def judged(tmp_path: Path, decisions: list[Cells] | str | bytes, settings: str = "", **files: Any) -> Build:
    named = {row["case_id"] for rows in files.values() if isinstance(rows, list) for row in rows if row.get("case_id")}
    cases = [a_case(name) for name in sorted({"A", "B", *named})]
    return built(tmp_path, {"cases": cases, "decisions": decisions, **files}, settings)


def links(build: Build) -> list[Row]:
    return list(records(build, 'SELECT "left", "right", kind, via, status FROM links ORDER BY ALL'))


def networks(build: Build) -> list[str]:
    return [ids for (ids,) in records(build, "SELECT case_ids FROM networks ORDER BY 1")]


def said(build: Build) -> list[Row]:
    query = (
        'SELECT "row", "column", issue, message, hint FROM issues WHERE starts_with(issue, \'DECISION\') ORDER BY 1, 2'
    )
    return list(records(build, query))


SHARED = ("A", "B", "shared_account", ACCOUNT)
DECLARED = ("A", "B", "declared", "decision")
PAIR: dict[str, Any] = {"accounts": [account("A"), account("B")]}
APART: dict[str, Any] = {"accounts": [account("A"), account("B", OTHER_IBAN)]}
BOTH = f"{ACCOUNT} ~ {OTHER}"
WORDS: list[tuple[str, dict[str, Any], list[Cells], list[Row], list[str]]] = [
    ("no decision", PAIR, [decision("A", "C", "same")], [(*SHARED, "proposed")], ["A;B"]),
    ("same cases", PAIR, [decision("B", "A", "same")], [(*SHARED, "confirmed")], ["A;B"]),
    ("different cases", PAIR, [decision("A", "case:B", "different")], [(*SHARED, "rejected")], []),
    ("unsure", PAIR, [decision("A", "B", "unsure")], [(*SHARED, "proposed")], ["A;B"]),
    ("unsure after same", PAIR, [decision("A", "B", "same"), decision("A", "B", "unsure", 11)],
     [(*SHARED, "proposed")], ["A;B"]),
    ("the later wins", PAIR, [decision("A", "B", "same", 11), decision("B", "A", "different", 10)],
     [(*SHARED, "confirmed")], ["A;B"]),
    ("node and case", PAIR, [decision(ACCOUNT, "A", "different")], [(*SHARED, "rejected")], []),
    ("node as written", PAIR, [decision("B", VALID_IBAN, "different")], [(*SHARED, "rejected")], []),
    ("node in another spelling", PAIR, [decision("B", "rs35 9080 0000 7713 3800 32", "different")],
     [(*SHARED, "rejected")], []),
    ("node id in small letters", PAIR, [decision("B", ACCOUNT.lower(), "different")], [(*SHARED, "rejected")], []),
    ("node and case that it names make no second link", PAIR, [decision("A", ACCOUNT, "same")],
     [(*SHARED, "confirmed")], ["A;B"]),
    ("node and another case", {"accounts": [account("B")]}, [decision("A", ACCOUNT, "same")],
     [("A", "B", "declared", f"case:A ~ {ACCOUNT}", "confirmed")], ["A;B"]),
    ("cases that nothing links", {}, [decision("A", "B", "same")], [(*DECLARED, "confirmed")], ["A;B"]),
    ("cases that nothing links, different", {}, [decision("A", "B", "different")], [], []),
    ("two accounts", APART, [decision(OTHER, ACCOUNT, "same")], [("A", "B", "declared", BOTH, "confirmed")], ["A;B"]),
    ("two accounts, then the cases apart", APART,
     [decision(OTHER, ACCOUNT, "same"), decision("A", "B", "different", 11)],
     [("A", "B", "declared", BOTH, "rejected")], []),
    ("two accounts, and the cases apart before", APART,
     [decision(OTHER, ACCOUNT, "same", 11), decision("A", "B", "different")],
     [("A", "B", "declared", BOTH, "confirmed")], ["A;B"]),
    ("the cases, then what the rule found apart", PAIR,
     [decision("A", "B", "same"), decision(ACCOUNT, "A", "different", 11)],
     [(*DECLARED, "confirmed"), (*SHARED, "rejected")], ["A;B"]),
    ("related cases", {"cases": [a_case("A", related_cases="B"), a_case("B")]}, [decision("A", "B", "different")],
     [("A", "B", "declared", "related_cases", "rejected")], []),
    ("a weak link confirmed joins", {"accounts": [account("A", role="victim"), account("B", role="victim")]},
     [decision("A", "B", "same")], [(*SHARED, "confirmed")], ["A;B"]),
    ("a hub joins nothing", {"accounts": [account("A"), account("B", OTHER_IBAN, "service")]},
     [decision("A", OTHER, "same"), decision(ACCOUNT, OTHER, "same")], [], []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "decisions", "expected", "groups"), [w[1:] for w in WORDS], ids=[w[0] for w in WORDS]
)
def test_words(
    files: dict[str, Any], decisions: list[Cells], expected: list[Row], groups: list[str], tmp_path: Path
) -> None:
    build = judged(tmp_path, decisions, **files)
    assert links(build) == expected
    assert networks(build) == groups
    assert records(build, "SELECT count(*) FROM links WHERE strength < 1 AND kind = 'declared'") == [(0,)]
    decided = records(build, 'SELECT "left", "right", kind, via FROM link_decisions ORDER BY ALL')
    assert decided == [row[:4] for row in expected if row[4] != "proposed" or "unsure" in str(decisions)]


def test_at_one_time_the_row_that_stands_last_counts(tmp_path: Path) -> None:
    """Row 10 comes after row 9, whatever their texts say."""
    before = [decision("C", "D", "unsure") for _ in range(7)]
    build = judged(tmp_path, [*before, decision("A", "B", "different"), decision("A", ACCOUNT, "same")], **PAIR)
    assert links(build) == [(*SHARED, "confirmed")]
    assert records(build, "SELECT evidence, earlier FROM link_decisions") == [("decisions.csv:10", "decisions.csv:9")]


def test_the_order_of_the_rows_changes_nothing(tmp_path: Path) -> None:
    rows = [decision("A", "B", "same", 9), decision(ACCOUNT, "B", "different", 10), decision("B", "A", "unsure", 11)]
    found = [
        (links(build), networks(build), records(build, 'SELECT decision, "at" FROM link_decisions'))
        for n, order in enumerate(permutations(rows))
        for build in [judged(tmp_path / str(n), list(order), **PAIR)]
    ]
    assert all(one == found[0] for one in found)
    assert found[0][0] == [(*SHARED, "proposed")]


def test_a_star_of_five_loses_only_the_pair_that_was_parted(tmp_path: Path) -> None:
    accounts = [account(case) for case in "ABCDE"]
    build = judged(tmp_path / "1", [decision("A", "B", "different")], accounts=accounts)
    assert [row[4] for row in links(build)] == ["rejected", *["proposed"] * 9]
    assert networks(build) == ["A;B;C;D;E"]
    build = judged(tmp_path / "2", [decision("A", ACCOUNT, "different")], accounts=accounts)
    assert [row[4] for row in links(build)] == [*["rejected"] * 4, *["proposed"] * 6]
    assert networks(build) == ["B;C;D;E"]


def test_a_number_that_is_another_persons_is_parted_from_one_case(tmp_path: Path) -> None:
    """Both persons are party:NUMBER, so a decision on the two names one thing; meant is the number and a case."""
    people = [party(case, national_id=PERSON) for case in "ABC"]
    node = f"party:{PERSON}"
    build = judged(tmp_path / "1", [decision(node, node, "different")], parties=people)
    assert {row[4] for row in links(build)} == {"proposed"}
    assert [row[:3] for row in said(build)] == [(2, "right", "DECISION-ONE-THING")]
    build = judged(tmp_path / "2", [decision(node, "A", "different")], parties=people)
    assert {row[4] for row in links(build) if row[0] == "A"} == {"rejected"}
    assert {row[4] for row in links(build) if row[0] == "B"} == {"proposed"}
    assert networks(build) == ["B;C"]


def test_persons_that_an_analyst_parted_are_not_put_together_through_a_third(tmp_path: Path) -> None:
    born = {"birth_date": "1980-05-06", "address": "Testna 5, Beograd", "country": "RS"}
    people = [party(case, "Ljubivoje Testović", **born) for case in "ABC"]
    build = judged(tmp_path / "1", [decision("A", "zzz", "unsure")], parties=people)
    assert networks(build) == ["A;B;C"]
    names = [f"party:{case}/Ljubivoje Testović" for case in "ABC"]
    build = judged(tmp_path / "2", [decision(names[0], names[2], "different")], parties=people)
    by_pair = {row[:2]: row[4] for row in links(build)}
    assert by_pair["A", "C"] == "rejected"
    assert not any("A" in ids and "C" in ids for ids in networks(build))
    build = judged(tmp_path / "3", [decision(names[0], "party:B/Zoran Sasvim Drugi", "same")],
                   parties=[people[0], party("B", "Zoran Sasvim Drugi")])  # fmt: skip
    assert [(row[0], row[1], row[4]) for row in links(build)] == [("A", "B", "confirmed")]


def test_a_third_that_agrees_with_one_of_two_called_the_same_stays_with_them(tmp_path: Path) -> None:
    """Two dates of birth contradict until an analyst says that one of them is wrong; then they part nobody."""
    phone = {"phone": "+381605550101", "country": "RS"}
    births = {"A": "1980-05-06", "B": "1980-05-06", "C": "1962-11-28", "D": "1962-11-28"}
    people = [party(case, "Ljubivoje Testović", birth_date=born, **phone) for case, born in births.items()]
    together = (
        "SELECT \"left\", \"right\" FROM links WHERE kind = 'same_person' AND (strength >= 0.9 OR status = 'confirmed')"
    )
    build = judged(tmp_path / "1", [decision("A", "zzz", "unsure")], parties=people)
    assert set(records(build, together)) == {("A", "B"), ("C", "D")}
    names = [f"party:{case}/Ljubivoje Testović" for case in "AC"]
    build = judged(tmp_path / "2", [decision(names[0], names[1], "same")], parties=people)
    assert set(records(build, together)) == set(combinations("ABCD", 2))


def test_wallets_of_one_owner(tmp_path: Path) -> None:
    part = {"time": "2025-01-20T10:00:00Z", "currency": "BTC", "chain": "bitcoin", "tx_hash": "t"}
    spent = [
        part | {"sender": ONE, "direction": "out", "amount": "1", "log_index": "0"},
        part | {"sender": TWO, "direction": "out", "amount": "2", "log_index": "1"},
        part | {"receiver": THREE, "direction": "in", "amount": "2.9", "log_index": "2"},
    ]
    files: dict[str, Any] = {"wallets": [wallet("A", ONE), wallet("B", TWO)], "transfers": spent}
    for word, status in (("same", "confirmed"), ("different", "rejected")):
        nodes = [f"wallet:bitcoin:{one}" for one in (TWO, ONE)]
        build = judged(tmp_path / word, [decision(nodes[0], nodes[1], word)], **files)
        assert [(row[2], row[4]) for row in links(build)] == [("same_wallet_owner", status)]
        assert networks(build) == (["A;B"] if word == "same" else [])
    held = [wallet("A", ONE), wallet("B", ONE)]
    build = judged(tmp_path / "3", [decision("A", "B", "different")], wallets=held, transfers=spent)
    assert [(row[2], row[4]) for row in links(build)] == [("shared_wallet", "rejected")]
    assert networks(build) == []  # the two inputs are one owner's, and only A and B have one of them


SEVERAL = "account:DE/12345 or account:FR/12345; it is kept and decides nothing."
LATER = "at decisions.csv:7 by analyst 7; the later decision counts."
UNKNOWN = "which is not in the register; it is kept and decides nothing."


def test_what_cannot_be_used_is_said_and_kept(tmp_path: Path) -> None:
    rows = [
        decision("a", "B", "same"), decision("A", "account:none", "same"), decision("A", "12345", "same"),
        decision("A", "case:A", "different"), decision("A", "B", "same"), decision("B", "A", "different", 11),
    ]  # fmt: skip
    accounts = [account("A", "12345", country="DE"), account("B", "12345", country="FR")]
    build = judged(tmp_path, rows, accounts=accounts)
    assert [row[:4] for row in said(build)] == [
        (2, "left", "DECISION-UNKNOWN", f"The decision names a, {UNKNOWN}"),
        (3, "right", "DECISION-UNKNOWN", f"The decision names account:none, {UNKNOWN}"),
        (4, "right", "DECISION-UNKNOWN", f"The decision names 12345, which may be {SEVERAL}"),
        (5, "right", "DECISION-ONE-THING", "Both sides of the decision are case:A; it is kept and decides nothing."),
        (6, "decision", "DECISION-SUPERSEDED", f'"same" was decided here, and later "different" {LATER}'),
    ]  # fmt: skip
    assert links(build) == []
    assert records(build, "SELECT count(*) FROM decisions") == [(6,)]


def test_a_case_of_two_namespaces_must_be_named_in_full(tmp_path: Path) -> None:
    settings = (
        '[files]\ncases = [{ path = "n.csv", namespace = "N" }, { path = "s.csv", namespace = "S" }]\n'
        'decisions = "decisions.csv"\n'
    )
    files = {
        "n": [a_case("1/24"), a_case("2/24")], "s": [a_case("1/24")],
        "decisions": [decision("1/24", "N/2/24", "same"), decision("S/1/24", "case:N/2/24", "same")],
    }  # fmt: skip
    build = built(tmp_path, files, settings)
    assert links(build) == [("N/2/24", "S/1/24", "declared", "decision", "confirmed")]
    assert [row[:3] for row in said(build)] == [(2, "left", "DECISION-UNKNOWN")]
    assert said(build)[0][4].endswith("with the namespace: N/1/24 or S/1/24")


def test_a_decision_without_a_time_is_set_aside(tmp_path: Path) -> None:
    build = judged(tmp_path, [decision("A", "B", "different") | {"at": ""}], **PAIR)
    assert links(build) == [(*SHARED, "proposed")]
    assert records(build, 'SELECT "row", "column", issue FROM issues WHERE file = \'decisions.csv\'') == [
        (2, "at", "EMPTY-CELL")
    ]


def test_a_file_as_offices_write_it(tmp_path: Path) -> None:
    text = (
        "left;right;odluka;analitičar;datum odluke;obrazloženje\r\n"
        "A;B;različito;Živko Šćepanović;28.6.2025. 10:00;nije isti račun\r\n"
        "C;A;isto;Živko Šćepanović;29.6.2025.;\r\n"
    ).encode("cp1250")
    accounts = [account(case) for case in "ABC"]
    build = judged(tmp_path, text, 'zone = "Europe/Belgrade"\n', accounts=accounts)
    assert [row[4] for row in links(build)] == ["rejected", "confirmed", "proposed"]
    who = records(build, 'SELECT "by", reason, CAST("at" AS VARCHAR) FROM link_decisions ORDER BY evidence')
    assert who[0] == ("Živko Šćepanović", "nije isti račun", "2025-06-28 08:00:00")


def test_why_shows_the_last_word_and_the_history(tmp_path: Path) -> None:
    rows = [
        decision("case:A", "B", "same", 9, by="analyst 1", reason="one holder"),
        decision(VALID_IBAN, "B", "unsure", 10, by="analyst 2", reason=""),
        decision("B", "A", "different", 11, by="analyst 3", reason="lent account"),
    ]
    build = judged(tmp_path, rows, **PAIR)
    told = [row for row in explain(build, "case:B..A") if row[0].strip().startswith(("decided", "earlier"))]
    assert [(row[0], row[1], row[3]) for row in told] == [
        ("  decided different", "by analyst 3 on 2025-02-01T11:00:00Z: lent account", "decisions.csv:4"),
        ("  earlier unsure", "by analyst 2 on 2025-02-01T10:00:00Z; superseded", "decisions.csv:3"),
        ("  earlier same", "by analyst 1 on 2025-02-01T09:00:00Z: one holder; superseded", "decisions.csv:2"),
    ]
    assert all("decision=" in row[4] for row in told)


def test_a_declared_link_says_who_decided(tmp_path: Path) -> None:
    build = judged(tmp_path, [decision("A", "B", "same", by="analyst 1", reason="one gang")])
    told = explain(build, "A..B")
    assert "  decided same" in [row[0] for row in told]
    assert any("by analyst 1 on 2025-02-01T10:00:00Z: one gang" in row[1] for row in told)
    edges = [data for _, _, data in build.graph(case="A").edges(data=True) if data["relation"] == "link"]
    edges += [data for _, _, data in build.graph(network="N001").edges(data=True) if data["relation"] == "link"]
    assert {edge["decided"] for edge in edges} == {"same, analyst 1, 2025-02-01: one gang"}
