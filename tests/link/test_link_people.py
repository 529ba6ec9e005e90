"""Persons and companies of different cases: who is taken for the same, who never is, and what it rests on."""

from __future__ import annotations

import copy
import itertools
import json
import random
import time
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from registers import PERSON, a_case, built, digests, records

from finlink.cli import cli
from finlink.explain import explain
from finlink.link import people
from finlink.link.people import known
from finlink.link.people.cluster import Person, contradiction, put_together

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from registers import Cells

    from finlink.result import Build

BORN = "1985-03-07"
OTHER_PERSON = "0101990710024"
PHONE = "+381605550101"


def party(case_id: str, name: str = "Vukašin Ljubisavljević", **cells: str) -> Cells:
    return {"case_id": case_id, "name": name, "role": "suspect"} | cells


def linked(tmp_path: Path, parties: Sequence[Cells], config: str = "", **more: Sequence[Cells]) -> Build:
    names = sorted({row["case_id"] for row in parties} | {row["case_id"] for rows in more.values() for row in rows})
    return built(tmp_path, {"cases": [a_case(name) for name in names], "parties": parties, **more}, config)


def links(
    build: Build, where: str = "kind IN ('same_person', 'same_company')"
) -> list[tuple[str, str, str, str, float]]:
    query = f'SELECT "left", "right", kind, via, strength FROM links WHERE {where} ORDER BY ALL'
    return records(build, query)


def strength(build: Build) -> float:
    found = links(build)
    assert len(found) < 2
    return found[0][4] if found else 0.0


def networks(build: Build) -> list[str]:
    return [row[0] for row in records(build, "SELECT case_ids FROM networks ORDER BY 1")]


def test_one_person_in_three_spellings_joins_a_network(tmp_path: Path) -> None:
    rows = [
        party("A", "Вукашин Љубисављевић", birth_date=BORN),
        party("B", "Ljubisavljević Vukašin", birth_date="07.03.1985"),
        party("C", "VUKASIN LJUBISAVLJEVIC", birth_date=BORN),
    ]
    build = linked(tmp_path, rows)
    found = links(build)
    assert [(row[0], row[1]) for row in found] == [("A", "B"), ("A", "C"), ("B", "C")]
    assert min(row[4] for row in found) >= 0.9
    assert found[0][3] == "party:A/Вукашин Љубисављевић ~ party:B/Ljubisavljević Vukašin"
    assert networks(build) == ["A;B;C"]


JOINED: list[tuple[str, Cells, Cells]] = [
    ("a telephone", party("A", phone=PHONE), party("B", "Vukasin Ljubisavljevic", phone="0605550101")),
    ("an e-mail", party("A", email="vukasin.lj@example.org"), party("B", email="vukasin.lj@example.org")),
    ("day and month swapped", party("A", birth_date=BORN), party("B", birth_date="1985-07-03")),
    ("the year of birth", party("A", birth_date="1985"), party("B", birth_date=BORN)),
    ("an e-mail with a slip", party("A", email="vukasin.lj@example.org"), party("B", email="vukasin.lj@exampel.org")),
    (
        "no day of birth, and a telephone",
        party("A", birth_date="1985-01-01", phone=PHONE),
        party("B", birth_date=BORN, phone=PHONE),
    ),
    ("an address", party("A", address="Ulica lipa 5, Novi Sad"), party("B", address="Lipa 5, 21000 Novi Sad")),
    (
        "a date of birth that is a little off in every part, and a telephone",
        party("A", birth_date="1985-03-07", phone=PHONE),
        party("B", birth_date="1986-04-09", phone=PHONE),
    ),
    (
        "an address written in other pieces, and a number that fails its check",
        party("A", address="Vase Pelagića 5, Kruševac", national_id="0101990710025"),
        party("B", address="Vasepelagica 5, Krusevac", national_id=OTHER_PERSON),
    ),
    (
        "a company in two spellings",
        party("A", "„Zlatni orao“ d.o.o.", address="Lipa 5, Novi Sad"),
        party("B", "ЗЛАТНИ ОРАО ДОО", address="Липа 5, Нови Сад"),
    ),
]


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in JOINED], ids=[row[0] for row in JOINED])
def test_a_name_and_one_thing_more_join(one: Cells, other: Cells, tmp_path: Path) -> None:
    build = linked(tmp_path, [one, other], 'country = "RS"')
    assert strength(build) >= 0.9
    assert networks(build) == ["A;B"]


def test_a_holder_of_an_account_is_weighed_too(tmp_path: Path) -> None:
    holder = {"account": "12345", "case_id": "B", "role": "mule", "holder": "Vukasin Ljubisavljevic"}
    build = linked(tmp_path, [party("A", birth_date=BORN)], accounts=[holder | {"holder_birth_date": BORN}])
    assert strength(build) >= 0.9
    initial = {"account": "12345", "case_id": "B", "role": "mule", "holder": "I. Petrović"}
    build = linked(tmp_path / "2", [party("A", "Ivan Petrović", kind="person")], accounts=[initial])
    assert [row[2] for row in links(build)] in ([], ["same_person"])


PROPOSED: list[tuple[str, Cells, Cells]] = [
    ("a rare name", party("A"), party("B")),
    ("a common name", party("A", "Marko Petrović"), party("B", "Marko Petrović")),
    ("a country", party("A", country="RS"), party("B", country="RS")),
    ("a company's name", party("A", "Zlatni orao d.o.o."), party("B", "Zlatni orao DOO")),
]


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in PROPOSED], ids=[row[0] for row in PROPOSED])
def test_a_name_alone_proposes_and_joins_nothing(one: Cells, other: Cells, tmp_path: Path) -> None:
    build = linked(tmp_path, [one, other])
    assert 0.3 <= strength(build) <= 0.85
    assert networks(build) == []


APART: list[tuple[str, Cells, Cells]] = [
    ("two valid numbers", party("A", national_id=PERSON), party("B", national_id=OTHER_PERSON)),
    ("two dates of birth", party("A", birth_date=BORN), party("B", birth_date="1962-11-28")),
    ("two years of birth", party("A", birth_date="1985"), party("B", birth_date="1962")),
    ("two years of birth that look alike", party("A", birth_date="1985"), party("B", birth_date="1986")),
    ("a man and a woman", party("A", "Petar Ivanov"), party("B", "Petar Ivanova")),
    ("Goran and Zoran", party("A", "Goran Ljubisavljević"), party("B", "Zoran Ljubisavljević")),
    ("a person and a company", party("A", kind="person"), party("B", kind="company")),
    ("one case", party("A"), party("A")),
    (
        "twins",
        party("A", "Ana Ljubisavljević", birth_date=BORN, address="Lipa 5, Novi Sad"),
        party("B", "Mara Ljubisavljević", birth_date=BORN, address="Lipa 5, Novi Sad"),
    ),
    (
        "father and son",
        party("A", birth_date="1985-03-07", address="Lipa 5, Novi Sad"),
        party("B", birth_date="1958-09-07", address="Lipa 5, Novi Sad"),
    ),
    ("a birthday in common", party("A", birth_date=BORN), party("B", "Živko Šterev", birth_date=BORN)),
]


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in APART], ids=[row[0] for row in APART])
def test_what_stands_against_joins_nothing(one: Cells, other: Cells, tmp_path: Path) -> None:
    build = linked(tmp_path, [one, other])
    assert strength(build) < 0.6
    assert networks(build) == []


PARTIAL = [("1985", "1985"), ("03.1985", "1985-03"), ("00.00.1985", "1985"), ("1985-03-00", "1985-03")]


@pytest.mark.parametrize(("written", "known_part"), PARTIAL, ids=[row[0] for row in PARTIAL])
def test_partial_dates_of_birth_count_as_far_as_they_go(written: str, known_part: str, tmp_path: Path) -> None:
    build = linked(tmp_path, [party("A", birth_date=written), party("B", birth_date=BORN)])
    assert records(build, "SELECT birth_date, birth_partial FROM parties ORDER BY case_id")[0] == (None, known_part)
    assert strength(build) >= 0.9
    other = linked(tmp_path / "2", [party("A", birth_date=written), party("B", birth_date="1962-11-28")])
    assert strength(other) < 0.6


NOBODY = ["UNKNOWN", "N/N", "nepoznat", "Непознат", "P", "P. P.", "xxx", "123456", "---", "😀", "NN lice", "dr prof"]


@pytest.mark.parametrize("name", NOBODY)
def test_nobody_is_the_same_as_nobody(name: str, tmp_path: Path) -> None:
    rows = [party(case, name, birth_date=BORN, country="RS") for case in ("A", "B", "C")]
    build = linked(tmp_path, rows)
    assert links(build) == []
    assert networks(build) == []


@pytest.mark.parametrize(
    ("column", "value"),
    [("phone", "000000"), ("national_id", "1111111111111"), ("email", "test@test.com"), ("address", "-")],
)
def test_a_placeholder_adds_nothing_to_a_name(column: str, value: str, tmp_path: Path) -> None:
    plain = linked(tmp_path / "1", [party("A"), party("B")])
    build = linked(tmp_path / "2", [party(case, **{column: value}) for case in ("A", "B")])
    assert strength(build) == strength(plain)
    assert networks(build) == []


@pytest.mark.parametrize("born", ["1900-01-01", "1970-01-01", "9999-12-31", "1901-01-01"])
def test_a_date_that_programs_fill_in_is_nobodys_birthday(born: str, tmp_path: Path) -> None:
    plain = linked(tmp_path / "1", [party("A"), party("B")])
    build = linked(tmp_path / "2", [party(case, birth_date=born) for case in ("A", "B")])
    assert strength(build) == strength(plain)
    assert strength(linked(tmp_path / "3", [party("A", birth_date=born), party("B", birth_date=BORN)])) == strength(
        plain
    )


def test_of_a_first_of_january_only_the_year_counts(tmp_path: Path) -> None:
    day = linked(tmp_path / "1", [party(case, "Marko Petrović", birth_date="1985-01-01") for case in ("A", "B")])
    year = linked(tmp_path / "2", [party(case, "Marko Petrović", birth_date="1985") for case in ("A", "B")])
    assert strength(day) == strength(year)


def test_a_party_without_a_name_is_kept_for_what_else_is_known(tmp_path: Path) -> None:
    rows = [party("A", "", phone=PHONE), party("B", phone=PHONE), party("C", "", birth_date=BORN)]
    build = linked(tmp_path, rows)
    assert records(build, "SELECT case_id, name FROM parties ORDER BY 1") == [
        ("A", f"(no name; {PHONE})"),
        ("B", "Vukašin Ljubisavljević"),
    ]
    assert [(row[0], row[1], row[2]) for row in links(build, "true")] == [("A", "B", "shared_phone")]
    said = records(build, "SELECT issue, row, message FROM issues WHERE \"column\" = 'name' ORDER BY 1")
    assert said == [
        ("EMPTY-CELL", 4, "The required cell name is empty, and no phone is given either; the row is set aside."),
        ("STANDS-IN", 2, "The name is empty in 1 row, this one the first; kept, since phone says who is meant."),
    ]


def test_two_without_a_name_are_one_only_by_what_is_known_of_them(tmp_path: Path) -> None:
    rows = [party("A", "", phone=PHONE), party("A", "", phone="+381605550102"), party("B", "", phone="+381605550103")]
    build = linked(tmp_path, rows)
    assert links(build, "true") == []
    assert records(build, "SELECT count(DISTINCT name) FROM parties") == [(3,)]


KIN = [
    ("twins", "Ana Ljubisavljević", "Mara Ljubisavljević", {"birth_date": BORN, "address": "Lipa 5, Novi Sad"}),
    ("a wife", "Ana Šterev", "Ana Ljubisavljević", {"birth_date": BORN, "address": "Lipa 5, Novi Sad"}),
    ("brothers", "Vukašin Šterev", "Živko Šterev", {"phone": PHONE, "address": "Lipa 5, Novi Sad", "country": "RS"}),
]


@pytest.mark.parametrize(("one", "other", "cells"), [row[1:] for row in KIN], ids=[row[0] for row in KIN])
def test_relatives_are_proposed_at_most_and_not_glued_by_a_third(
    one: str, other: str, cells: Cells, tmp_path: Path
) -> None:
    third = party("C", one[0] + ". " + other.split()[1], **cells)
    build = linked(tmp_path, [party("A", one, **cells), party("B", other, **cells), third])
    found = {row[:2]: row[4] for row in links(build)}
    assert found.get(("A", "B"), 0.0) <= 0.5
    said = explain(build, "A..B")
    if ("A", "B") in found:
        assert any("relatives are as likely as one person under two names" in row[1] for row in said)
    number = linked(tmp_path / "2", [party(case, name, national_id=PERSON, **cells)
                                     for case, name in (("A", one), ("B", other))])  # fmt: skip
    assert networks(number) == ["A;B"]


def test_roles_that_mean_nothing_are_weak(tmp_path: Path) -> None:
    rows = [party(case, birth_date=BORN, role=role) for case, role in (("A", "victim"), ("B", "witness"))]
    build = linked(tmp_path, rows)
    assert strength(build) == 0.3
    assert networks(build) == []


# Contradictions: what A and C say against each other keeps them apart whatever B has in common with both.

BRIDGES: list[tuple[str, list[Cells]]] = [
    (
        "two valid numbers",
        [
            party("A", national_id=PERSON, phone=PHONE),
            party("B", phone=PHONE, email="vukasin.lj@example.org"),
            party("C", national_id=OTHER_PERSON, email="vukasin.lj@example.org"),
        ],
    ),
    (
        "two dates of birth",
        [
            party("A", birth_date="1985-03-07", phone=PHONE),
            party("B", birth_date="1985", phone=PHONE),
            party("C", birth_date="1985-11-28", phone=PHONE),
        ],
    ),
    (
        "victim and suspect in one case",
        [
            party("A", phone=PHONE, role="victim", birth_date=BORN),
            party("B", phone=PHONE, birth_date=BORN),
            party("A", "Vukasin Ljubisavljevic", phone=PHONE, birth_date=BORN, country="RS"),
        ],
    ),
]


@pytest.fixture
def persons(monkeypatch: pytest.MonkeyPatch) -> list[list[Person]]:
    """The persons of every build of a test, each with the profiles that it was put together from."""
    seen: list[list[Person]] = []

    def watched(single: dict[int, Person], *rest: Any) -> Any:
        before = copy.deepcopy(single)
        groups, held = put_together(single, *rest)
        seen[:] = [[before[n] for n in group.profiles] for group in groups]
        return groups, held

    monkeypatch.setattr(people, "put_together", watched)
    return seen


def contradictions(persons: list[list[Person]]) -> list[str]:
    pairs = [pair for group in persons for pair in itertools.combinations(group, 2)]
    return [why for one, other in pairs if (why := contradiction(one, other))]


@pytest.mark.parametrize("rows", [row[1] for row in BRIDGES], ids=[row[0] for row in BRIDGES])
def test_a_bridge_does_not_glue_what_contradicts(
    rows: list[Cells], persons: list[list[Person]], tmp_path: Path
) -> None:
    build = linked(tmp_path, rows, 'country = "RS"')
    held = [row for row in links(build) if row[4] == 0.5]
    assert held
    assert max(map(len, persons)) <= 2
    assert contradictions(persons) == []
    said = explain(build, f"{held[0][0]}..{held[0][1]}")
    assert any("they would put into one person what contradicts" in row[1] for row in said)


def test_strongest_first_and_never_a_contradiction() -> None:
    persons = {
        1: Person([1], {("JMBG", "1")}, {"1985-03-07"}),
        2: Person([2], set(), set()),
        3: Person([3], {("JMBG", "3")}, set()),
        4: Person([4], set(), {"1985-03-08"}),
        5: Person([5], set(), {"1962-11-28"}),
    }
    groups, held = put_together(persons, [(1, 2, 0.99), (2, 3, 0.97), (2, 4, 0.95), (4, 5, 0.93)])
    assert sorted(sorted(one.profiles) for one in groups) == [[1, 2, 4], [3], [5]]
    assert sorted(held) == [(2, 3), (4, 5)]
    assert "two different valid numbers" in held[2, 3]
    assert "two dates of birth" in held[4, 5]


ONE_DATE = [
    ("1985-03-07", "1985-07-03", True), ("1985-03-07", "1986-03-17", True), ("1985-03-07", "1995-04-10", True),
    ("1985-03-07", "1986-02-04", True), ("1985-03-07", "1986-05-08", False), ("1985-03-07", "1986-04-11", False),
    ("1985-03-07", "1958-04-08", False), ("1985-03-07", "1985-11-28", False),
]  # fmt: skip


@pytest.mark.parametrize(("born", "other", "one"), ONE_DATE, ids=[f"{row[0]} {row[1]}" for row in ONE_DATE])
def test_which_dates_of_birth_may_be_one(born: str, other: str, one: bool) -> None:
    for left, right in ((born, other), (other, born)):
        why = contradiction(Person([1], births={left}), Person([2], births={right}))
        assert why == ("" if one else "two dates of birth, {} and {}".format(*sorted((born, other))))


def test_what_an_analyst_accepted_for_two_keeps_no_third_away() -> None:
    def persons() -> dict[int, Person]:
        return {
            1: Person([1], {("JMBG", "1")}, {"1985-03-07"}, unlike=frozenset([2])),
            2: Person([2], {("JMBG", "2")}, {"1962-11-28"}, victim_in=frozenset("A"), unlike=frozenset([1, 3])),
            3: Person([3], {("JMBG", "1")}, {"1985-03-08"}, suspect_in=frozenset("B"), unlike=frozenset([2, 4])),
            4: Person([4], set(), {"1962-11-29"}, unlike=frozenset([3])),
            5: Person([5], {("JMBG", "5")}, set()),
            6: Person([6], set(), {"1999-01-02"}),
            7: Person([7], {("EGN", "7")}, set(), suspect_in=frozenset("A")),
        }

    pairs = [(1, 3, 0.99), (2, 4, 0.98), (1, 5, 0.97), (2, 6, 0.96), (4, 7, 0.95)]
    groups, held = put_together(persons(), pairs, [(1, 2)])
    assert sorted(sorted(one.profiles) for one in groups) == [[1, 2, 3, 4], [5], [6], [7]]
    assert held == {
        (1, 5): "two different valid numbers, 1 and 5",
        (2, 6): "two dates of birth, 1962-11-28 and 1999-01-02",
        (4, 7): "victim and suspect in case A",
    }
    groups, held = put_together(persons(), [*pairs, (1, 2, 0.94)])
    assert sorted(sorted(one.profiles) for one in groups) == [[1, 3], [2, 4], [5], [6], [7]]
    assert set(held) == {(1, 5), (2, 6), (4, 7), (1, 2)}


# The waterfall


def test_the_reasons_add_up_to_the_strength(tmp_path: Path) -> None:
    rows = [
        party("A", birth_date=BORN, phone=PHONE, country="RS"),
        party("B", "Vukasin Ljubisavljevic", birth_date=BORN, phone=PHONE, country="BG"),
        party("C", "V. Ljubisavljević", birth_date="1985"),
    ]
    build = linked(tmp_path, rows)
    seen = 0
    for left, right, kind, via, given_strength in links(build):
        where = f"\"left\" = '{left}' AND \"right\" = '{right}' AND kind = '{kind}' AND via = '{via}'"
        ((reasons,),) = records(build, f"SELECT reasons FROM link_reasons WHERE {where}")
        assert reasons[0]["factor"] == "chance"
        total = sum(reason["bits"] for reason in reasons)
        assert given_strength == pytest.approx(min(0.99, 1 / (1 + 2**-total)), abs=0.02)
        assert all(reason["says"] for reason in reasons)
        seen += 1
    assert seen == 3


def test_why_shows_the_waterfall_on_the_screen_and_as_json(tmp_path: Path) -> None:
    build = linked(tmp_path, [party("A", birth_date=BORN), party("B", "Вукашин Љубисављевић", birth_date=BORN)])
    answer = CliRunner().invoke(cli, ["why", str(build.folder), "A..B", "--format", "json"])
    assert answer.exit_code == 0
    said = json.loads(answer.output)
    text = "\n".join(f"{row['what']} {row['says']}" for row in said)
    assert "chance: two of a register of up to 1,000" in text
    assert "name: 2 words the same: Vukašin Ljubisavljević / Вукашин Љубисављевић" in text
    assert "the same date of birth: 1985-03-07 / 1985-03-07" in text
    assert "sum +" in text
    screen = CliRunner().invoke(cli, ["why", str(build.folder), "A..B"])
    assert "sum +" in screen.output


ODD = [
    "Xenon ~ Yvo",
    "A..B Petrović",
    "Ana > Petrović",
    'O\'Brien "Bob" Smith',
    "محمد علي",
    "Ana;Petrović|x",
    "party:A/x ~ z",
]


@pytest.mark.parametrize("name", ODD)
def test_signs_in_names_do_no_harm(name: str, tmp_path: Path) -> None:
    build = linked(tmp_path, [party(case, name, birth_date=BORN) for case in ("A", "B..C")])
    assert links(build) == [("A", "B..C", "same_person", f"party:A/{name} ~ party:B..C/{name}", 0.99)]
    assert networks(build) == ["A;B..C"]


# Many


def test_test_data_in_very_many_cases_joins_nothing_and_costs_little(tmp_path: Path) -> None:
    rows = [party(f"C{n:05}", "Petar Vukasović", birth_date=BORN, phone=PHONE) for n in range(10_000)]
    started = time.process_time()
    build = linked(tmp_path, rows)
    assert time.process_time() - started < 20
    assert records(build, "SELECT count(*) FROM links") == [(0,)]
    assert networks(build) == []
    crowd = "party:C00000/Petar Vukasović"
    assert records(build, "SELECT via, kind, cases FROM hubs") == [
        (crowd, "same_person", 10_000), (f"phone:{PHONE}", "shared_phone", 10_000),
    ]  # fmt: skip
    assert any("over the limit of 100" in row[1] for row in explain(build, crowd))


GIVEN = [first + middle + last for first in ("Vu", "Ko", "Mi", "Ze", "Ra") for middle in ("ka", "do", "lu", "sti", "vo")
         for last in ("šin", "mir", "rad", "ta", "je")]  # fmt: skip
FAMILY = [first + middle + last for first in ("Lju", "Bra", "Tro", "Sme", "Kru") for middle in ("bi", "de", "mo", "sta")
          for last in ("savić", "jević", "nović", "ković")]  # fmt: skip


def dates(dice: random.Random) -> str:
    return f"{dice.randint(1940, 2005)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"


@pytest.mark.parametrize("sort", ["one surname", "one name"])
def test_one_name_in_a_large_register_costs_little(sort: str, tmp_path: Path) -> None:
    dice = random.Random(3)  # noqa: S311 - invented registers
    names = [f"{dice.choice(GIVEN)} Vukasović" if sort == "one surname" else "Petar Vukasović" for _ in range(3_000)]
    rows = [party(f"C{n:05}", name, birth_date=dates(dice)) for n, name in enumerate(names)]
    started = time.process_time()
    build = linked(tmp_path, rows)
    assert time.process_time() - started < 20
    born = "SELECT p.case_id, p.birth_date FROM parties p"
    assert records(
        build,
        f'SELECT count(*) FROM links l JOIN ({born}) a ON a.case_id = l."left" '
        f'JOIN ({born}) b ON b.case_id = l."right" '
        "WHERE l.strength >= 0.9 AND abs(date_diff('day', a.birth_date, b.birth_date)) > 4000 AND "
        "damerau_levenshtein(CAST(a.birth_date AS VARCHAR), CAST(b.birth_date AS VARCHAR)) > 1",
    ) == [(0,)]


# What must not change a result


def noisy(dice: random.Random, count: int) -> list[Cells]:
    """Return parties of whom many are written twice, with small errors."""
    rows: list[Cells] = []
    while len(rows) < count:
        person = party("", f"{dice.choice(GIVEN)} {dice.choice(FAMILY)}", birth_date=dates(dice))
        person["phone"] = f"+3816055{dice.randint(50000, 59999)}"
        person["email"] = f"{dice.choice(GIVEN).lower().replace('š', 's')}{dice.randint(1, 999)}@example.org"
        for _ in range(dice.choice((1, 1, 2, 3))):
            row = person | {"case_id": f"C{len(rows):04}"}
            if dice.random() < 0.3:
                row["birth_date"] = dice.choice(("", row["birth_date"][:4]))
            if dice.random() < 0.3:
                row["phone"] = ""
            if dice.random() < 0.3:
                row["email"] = ""
            if dice.random() < 0.3:
                at = dice.randrange(1, len(row["name"]) - 1)
                row["name"] = row["name"][:at] + row["name"][at + 1 :]
            if dice.random() < 0.2:
                row["name"] = " ".join(reversed(row["name"].split()))
            rows.append(row)
    return rows[:count]


ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "case_id": st.sampled_from("ABCDEF"),
            "name": st.sampled_from(["Vukašin Ljubisavljević", "Вукашин Љубисављевић", "Vukasin Ljubisavjlevic",
                                     "V. Ljubisavljević", "Ana Perić", "UNKNOWN", "Zlatni orao d.o.o."]),
            "role": st.sampled_from(["suspect", "victim", "mule"]),
            "birth_date": st.sampled_from(["", BORN, "1985", "1985-07-03", "1962-11-28"]),
            "phone": st.sampled_from(["", "", PHONE, "+381605550102"]),
            "national_id": st.sampled_from(["", "", "", PERSON, OTHER_PERSON]),
        }
    ),
    min_size=2,
    max_size=8,
)  # fmt: skip

small = settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Build]:
    """Build a register of parties in a folder of its own."""
    numbers = itertools.count()
    return lambda parties, config="", **more: linked(tmp_path / str(next(numbers)), parties, config, **more)


@pytest.mark.slow
@small
@given(ROWS, st.randoms(use_true_random=False))
def test_order_and_repetition_of_rows_change_nothing(
    make: Callable[..., Build], rows: list[Cells], dice: random.Random
) -> None:
    turned = [*rows, *rows[:2]]
    dice.shuffle(turned)
    one, other = make(rows), make(turned)
    assert links(one, "true") == links(other, "true")
    assert networks(one) == networks(other)


@pytest.mark.slow
@small
@given(ROWS)
def test_another_case_changes_no_old_link(make: Callable[..., Build], rows: list[Cells]) -> None:
    stranger = party("Z", "Krunoslava Bradestaković", birth_date="1951-05-05", phone="+381605559999")
    one, other = make(rows), make([*rows, stranger])
    assert links(one, "true") == links(other, "true")


@pytest.mark.slow
@small
@given(ROWS)
def test_thresholds_only_take_away(make: Callable[..., Build], persons: list[list[Person]], rows: list[Cells]) -> None:
    low = make(rows)
    assert contradictions(persons) == []
    high, strict = make(rows, "link_threshold = 0.7"), make(rows, "network_strength = 0.98")
    assert set(links(high, "true")) <= set(links(low, "true"))
    assert links(strict, "true") == links(low, "true")
    whole = [set(group.split(";")) for group in networks(low)]
    assert all(any(set(group.split(";")) <= one for one in whole) for group in networks(strict))


# The earlier build


def rebuilt(tmp_path: Path, before: list[Cells], now: list[Cells], monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """Build ``before`` and over it ``now``, and ``now`` afresh: the bytes must agree; return the pairs weighed."""
    weighed: list[int] = []

    def counted(engine: Any, pairs: str, *rest: Any) -> None:
        if pairs != "within_pairs":
            weighed.append(engine.value(f"SELECT count(*) FROM {pairs}"))
        score(engine, pairs, *rest)

    score = vars(people)["score"]
    monkeypatch.setattr(people, "score", counted)
    cases = [a_case(name) for name in sorted({row["case_id"] for row in now})]
    earlier = [a_case(name) for name in sorted({row["case_id"] for row in before})]
    over = built(tmp_path / "over", {"cases": earlier, "parties": before})
    over = built(tmp_path / "over", {"cases": cases, "parties": now})
    fresh = built(tmp_path / "fresh", {"cases": cases, "parties": now})
    assert digests(over.folder) == digests(fresh.folder)
    return weighed[-2], weighed[-1]


def test_nothing_is_weighed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = noisy(random.Random(1), 120)  # noqa: S311 - invented registers
    again, afresh = rebuilt(tmp_path, rows, rows, monkeypatch)
    assert again == 0
    assert afresh > 50


def test_after_a_new_case_only_its_pairs_are_weighed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = noisy(random.Random(1), 120)  # noqa: S311 - invented registers
    stranger = party("Z", "Krunoslava Xhafer", birth_date=rows[0]["birth_date"] or BORN)
    again, afresh = rebuilt(tmp_path, rows, [*rows, stranger], monkeypatch)
    assert again < afresh / 4


@pytest.mark.parametrize("change", ["a case less", "a commoner word", "another size class", "a hub"])
def test_a_build_over_an_earlier_one_has_the_bytes_of_a_fresh_one(
    change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = noisy(random.Random(2), 120)  # noqa: S311 - invented registers
    now = {
        "a case less": rows[1:],
        "a commoner word": [*rows, *(party(f"W{n}", f"{rows[0]['name']} {name}") for n, name in enumerate(GIVEN[:30]))],
        "another size class": [*rows, *(party(f"N{n}", f"Zz{n}qa Ww{n}ub") for n in range(900))],
        "a hub": [*rows, *(party(f"H{n:03}", phone=rows[0]["phone"] or PHONE) for n in range(110))],
    }[change]
    rebuilt(tmp_path, rows, now, monkeypatch)


def noting(taken: list[bool]) -> Callable[..., bool]:
    """Return ``take_over`` that notes its answers."""

    def noted(*given: Any) -> bool:
        taken.append(known.take_over(*given))
        return taken[-1]

    return noted


def test_another_edition_of_the_code_takes_nothing_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = noisy(random.Random(1), 60)  # noqa: S311 - invented registers
    linked(tmp_path, rows)
    monkeypatch.setattr(known, "edition", lambda: "other")
    taken: list[bool] = []
    monkeypatch.setattr(people, "take_over", noting(taken))
    linked(tmp_path, rows)
    assert taken == [False]


# Splink


@pytest.mark.slow
def test_the_sift_loses_nothing_that_matters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = noisy(random.Random(5), 1_500)  # noqa: S311 - invented registers
    plain = linked(tmp_path / "plain", rows)
    monkeypatch.setattr(people, "SPLINK_FROM", 1_000)
    sifted = linked(tmp_path / "sifted", rows)
    assert records(sifted, "SELECT sifted FROM person_model") == [(True,)]
    people_of = "kind = 'same_person' AND strength >= "
    assert len(links(plain, people_of + "0.9")) > 300
    assert links(sifted, people_of + "0.9") == links(plain, people_of + "0.9")
    weak, found = (set(links(build, people_of + "0.5")) for build in (plain, sifted))
    assert found <= weak
    assert len(weak - found) <= len(weak) / 500
