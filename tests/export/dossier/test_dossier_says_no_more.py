"""A dossier says no more than it knows, where other cases, other currencies, or rows set aside have a part in it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sqlglot
from dossier_pages import dossier_of, facts_of, figures_of, named_tables, notes_of, table_of, texts_of, together
from registers import PERSON, a_case, built, csv_text

import finlink.export.dossier as package
from finlink.export.dossier import words
from finlink.export.dossier.model import Facts
from finlink.export.dossier.sections import money
from finlink.measures import STAGES

if TYPE_CHECKING:
    from finlink.export.dossier.model import Dossier
    from finlink.result import Build

A, B, C = "RS35904000004728111316", "RS35907000006435540198", "ME25906000007191510034"
D = "RS35908000007713380032"
PHONE = "+381645550142"
Rows = dict[str, Any]


def of(folder: Path, files: Rows, settings: str = "", **options: str) -> Dossier:
    return dossier_of(built(folder, files, settings, as_of="2025-06-30", **options), "C1")


def paid(number: str, sender: str, receiver: str, amount: str, **cells: str) -> dict[str, str]:
    row = {"transfer_id": number, "time": f"2025-01-{int(number):02d}", "sender": sender, "receiver": receiver}
    return row | {"amount": amount, "currency": "EUR"} | cells


def party(case: str = "C1", name: str = "Sava Test", **cells: str) -> dict[str, str]:
    return {"case_id": case, "name": name, "kind": "person", "role": "suspect"} | cells


def titled(number: str) -> Rows:
    """Return two cases linked by a telephone, the number's own party row in the other one and cited by no claim."""
    return {
        "cases": [a_case(), a_case("C2", title=f"for {number}, at once")],
        "parties": [
            party("C1", "Ana Prva", phone=PHONE),
            party("C2", "Vera Druga", phone=PHONE),
            party("C2", "Mile Treći", national_id=number),
        ],
    }


def with_a_purpose(number: str) -> Rows:
    return {
        "cases": [a_case(), a_case("C2")],
        "transfers": [paid("1", A, B, "300", proceeds_of="C1", purpose=f"for {number}, at once")],
        "parties": [party("C2", "Mile Četvrti", national_id=number)],
    }


def held_elsewhere(number: str) -> Rows:
    register = with_a_purpose(number)
    del register["parties"]
    return register | {"accounts": [{"account": D, "case_id": "C2", "holder": "Mile Peti", "holder_id": number}]}


SECRETS = {
    "titled": (titled, PERSON, "14•••••••••22"),
    "purpose": (with_a_purpose, "2304985710041", "23•••••••••41"),
    "held": (held_elsewhere, "0707971715263", "07•••••••••63"),
}


@pytest.fixture(scope="module")
def secrets(tmp_path_factory: pytest.TempPathFactory) -> Build:
    registers = {name: register(number) for name, (register, number, _) in SECRETS.items()}
    return together(tmp_path_factory.mktemp("secrets"), registers)


@pytest.mark.parametrize("name", SECRETS)
def test_a_number_whose_own_row_no_claim_cites_is_masked_too(secrets: Build, name: str) -> None:
    _, number, hidden = SECRETS[name]
    shown, masked = (repr(dossier_of(secrets, f"{name}-C1", mask=mask)) for mask in (False, True))
    assert number in shown
    assert number not in masked
    assert hidden in masked


def measures(*cases: str, **cells: str) -> Rows:
    row = {"target": C, "amount": "120", "currency": "EUR", "date": "2025-02-01", "measure": "frozen"} | cells
    return {
        "cases": [a_case(), a_case("C2")],
        "measures": [row | {"measure_id": f"M{n}", "case_id": case} for n, case in enumerate(cases)],
    }


def after_the_day() -> Rows:
    """Return what another case froze, and the case itself only after the as-of date."""
    register = measures("C2", "C1")
    register["measures"][1] |= {"date": "2026-02-01"}
    return register


MEASURES = {
    f"{measure}-{'-'.join(cases)}": measures(*cases, measure=measure)
    for measure in ("frozen", "confiscated")
    for cases in (("C1",), ("C1", "C2"))
} | {"no-value": measures("C1", "C2", currency="XAG"), "later": after_the_day()}


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return together(tmp_path_factory.mktemp("measured"), MEASURES)


@pytest.mark.parametrize("cases", ["C1", "C1-C2"], ids=["own", "shared"])
@pytest.mark.parametrize("measure", ["frozen", "confiscated"])
def test_money_of_all_cases_is_not_told_as_this_case_s(measured: Build, measure: str, cases: str) -> None:
    dossier = dossier_of(measured, f"{measure}-{cases}-C1")
    (line,) = [line for line in texts_of(dossier, "summary").splitlines() if "120 EUR" in line]
    assert (words.ALL_CASES in line) == ("C2" in cases)
    if measure == "frozen":
        assert figures_of(dossier)["Restrained now"] == "120 EUR"
        assert (words.ALL_CASES in notes_of(dossier)["Restrained now"]) == ("C2" in cases)


def test_money_restrained_without_a_value_is_told_as_of_all_cases_too(measured: Build) -> None:
    said = texts_of(dossier_of(measured, "no-value-C1"), "summary")
    assert "1 asset restrained now (all cases together): 120 XAG." in said


def test_what_the_case_restrains_after_the_day_is_a_measure_and_no_asset_of_it_yet(measured: Build) -> None:
    dossier = dossier_of(measured, "later-C1")
    assert table_of(dossier, "assets") == []
    assert figures_of(dossier)["Restrained now"] == "none"
    assert [row["Measure"] for row in table_of(dossier, "measures")] == ["frozen", "frozen" + words.LATER]


OWN = [paid("1", A, B, "300", proceeds_of="C1")]
TWO = [*OWN, paid("2", A, C, "100", currency="USD", proceeds_of="C1")]
MIXED = [paid("1", A, B, "400", proceeds_of="C2"), paid("2", D, B, "100"), paid("3", B, C, "500", proceeds_of="C1")]
OF_IT, WHERE, BESIDE = "of it entered", "Where the difference went", "That is not the loss stated"


ENTERED: dict[str, tuple[str, list[dict[str, str]], set[str]]] = {
    "less": ("500", OWN, {OF_IT, WHERE, BESIDE}),
    "all": ("300", OWN, {OF_IT}),
    "more": ("200", OWN, {BESIDE}),
    "no-loss": ("", OWN, set()),
    "two-currencies": ("500", TWO, {OF_IT}),
    "with-another-s-all": ("500", MIXED, {OF_IT}),
    "with-another-s-less": ("501", MIXED, {OF_IT, WHERE, BESIDE}),
    "with-another-s-more": ("400", MIXED, {OF_IT}),
}


@pytest.fixture(scope="module")
def entered(tmp_path_factory: pytest.TempPathFactory) -> Build:
    registers = {
        name: {"cases": [a_case(loss=loss), a_case("C2", loss="400")], "transfers": transfers}
        for name, (loss, transfers, _) in ENTERED.items()
    }
    return together(tmp_path_factory.mktemp("entered"), registers)


@pytest.mark.parametrize("name", ENTERED)
def test_what_entered_is_compared_with_the_loss_only_where_it_can_be(entered: Build, name: str) -> None:
    _, transfers, said = ENTERED[name]
    text = texts_of(dossier_of(entered, f"{name}-C1"), "summary")
    assert "entered the trace" in text
    assert ("already" in text) == (transfers is MIXED)
    assert {clause for clause in (OF_IT, WHERE, BESIDE) if clause in text} == said


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("less", "300 EUR of it entered the trace by 1 payment (marked as its proceeds in the register)."),
        ("less", "That is not the loss stated: 500 EUR was lost, 300 EUR entered the trace."),
        ("with-another-s-less", "100 EUR of it entered the trace by 1 payment"),
        ("with-another-s-less", "400 EUR more of these payments was traced money of a case already"),
        ("with-another-s-less", "501 EUR was lost, these payments are 500 EUR in all."),
    ],
)
def test_the_difference_is_between_the_loss_and_all_that_was_paid(entered: Build, name: str, says: str) -> None:
    assert says in texts_of(dossier_of(entered, f"{name}-C1"), "summary")


@pytest.mark.parametrize("strength", ["0.9", "0.75"])
def test_the_strength_that_joins_cases_is_that_of_the_build(tmp_path: Path, strength: str) -> None:
    register = {"cases": [a_case(), a_case("C2")], "parties": [party(case, phone=PHONE) for case in ("C1", "C2")]}
    text = texts_of(of(tmp_path, register, f"network_strength = {strength}\n"), "links")
    assert f"{strength} and more, or a confirmed link, joins cases to a network" in text


@pytest.mark.parametrize(
    ("settings", "options", "said"),
    [
        ("", {}, ""),
        ("", {"profile": "me", "dates": "dmy"}, " --profile me --dates dmy"),
        (
            'profile = "me"\nzone = "Europe/Belgrade"\n',
            {"decimal": ","},
            " --profile me --zone Europe/Belgrade --decimal ,",
        ),
    ],
    ids=["own", "options", "settings"],
)
def test_how_to_repeat_names_profile_and_reading(
    tmp_path: Path, settings: str, options: dict[str, str], said: str
) -> None:
    dossier = of(tmp_path, {"cases": [a_case()]}, settings, **options)
    lines = next(block.lines for block in dossier.sections[-1].blocks if hasattr(block, "lines"))
    assert f"finlink build REGISTER -o BUILD --as-of 2025-06-30{said}" in lines
    assert "finlink.toml" in words.REPEAT
    assert words.REPEAT in texts_of(dossier, "limits")


NUMBERED, ANOTHER = {"national_id": PERSON}, {"holder_id": "X1234567"}
HOLDERS: dict[str, tuple[list[dict[str, str]], dict[str, str], int]] = {
    "the-only-one": ([party(**NUMBERED)], {}, 1),
    "in-two-rows": ([party(**NUMBERED), party(**NUMBERED)], {}, 1),
    "number-on-the-account": ([party(phone=PHONE)], {"holder_id": PERSON}, 1),
    "no-party": ([], {"holder_id": PERSON}, 1),
    "another-case-s": ([party("C2", **NUMBERED)], {}, 1),
    "another-name": ([party(**NUMBERED)], {"holder": "SAVA TEST"}, 2),
    "two-of-the-name": ([party(**NUMBERED), party(birth_date="1950-01-01")], {}, 2),
    "another-birth-date": ([party(birth_date="1959-09-14", **NUMBERED)], {"holder_birth_date": "1950-01-01"}, 2),
    "two-numbers": ([party(**NUMBERED)], ANOTHER, 3),
}
"""Parties, cells of the account, and how many people these and the holder of a wallet (named alone) are."""


@pytest.fixture(scope="module")
def holders(tmp_path_factory: pytest.TempPathFactory) -> Build:
    account = {"account": B, "case_id": "C1", "role": "suspect", "holder": "Sava Test"}
    wallet = {"address": "0x" + "1" * 40, "chain": "ethereum", "case_id": "C1", "role": "suspect"}
    registers = {
        name: {
            "cases": [a_case(), a_case("C2")],
            "parties": parties,
            "accounts": [account | cells],
            "wallets": [wallet | {"holder": "Sava Test"}],
        }
        for name, (parties, cells, _) in HOLDERS.items()
    }
    return together(tmp_path_factory.mktemp("holders"), registers)


@pytest.mark.parametrize("name", HOLDERS)
def test_a_holder_without_a_number_is_the_only_number_of_the_name(holders: Build, name: str) -> None:
    parties, _, people = HOLDERS[name]
    profiles = facts_of(dossier_of(holders, f"{name}-C1"), "profile")
    assert len(profiles) == people
    held = [one["Holds"] for one in profiles if B in one.get("Holds", "")]
    assert len(held) == 1
    if people == 1:
        assert "0x111" in held[0]
        assert (profiles[0].get("Number") == PERSON) == (name != "another-case-s")
        assert all(one["phone"] in profiles[0]["Contacts"] for one in parties if "phone" in one)


def test_a_company_of_the_sample_stands_once(sample_build: Build) -> None:
    profiles = facts_of(dossier_of(sample_build, "KTP-254/25"), "profile")
    (one,) = [one for one in profiles if one["Named as"] == "Adria Tegola d.o.o."]
    assert (one["Number"], one["Holds"]) == ("989162671", "ME25914000003508568375 (suspect)")


def test_the_handling_of_the_other_case_binds_a_link_that_shows_its_title(tmp_path: Path) -> None:
    register: Rows = {
        "cases": [a_case(), a_case("C2", title="The other", handling="H1")],
        "parties": [party(case, phone=PHONE) for case in ("C1", "C2")],
        "investigations": [{"investigation_id": "F1", "case_id": "C2", "opened": "2025-02-01", "handling": "H2"}],
    }
    dossier = of(tmp_path, register)
    links = table_of(dossier, "links")
    assert links
    for row in links:
        assert "The other" in row["Other case"]
        assert row["No."].endswith("! H1, H2")
    members = {row["Case"]: row["No."] for row in table_of(dossier, "network")}
    assert members["C2"].endswith("! H1, H2")
    assert "!" not in members["C1"]
    assert dossier.banner.startswith("2 rows behind this dossier")


def test_the_handling_of_the_other_case_binds_a_profile_that_names_it(tmp_path: Path) -> None:
    other = party("C2", national_id=PERSON, role="mule", handling="H1")
    dossier = of(tmp_path, {"cases": [a_case(), a_case("C2")], "parties": [party(national_id=PERSON), other]})
    (profile,) = [
        block
        for one in dossier.sections
        for block in one.blocks
        if isinstance(block, Facts) and block.name == "profile"
    ]
    assert "C2 (mule)" in {fact.label: fact.value for fact in profile.rows}["In other cases"]
    assert [dossier.marks.get(fact.claim) for fact in profile.rows if fact.claim] == ["! H1"]


@pytest.mark.parametrize(
    ("good", "bad", "says"),
    [
        (0, 0, ""),
        (0, 1, "1 row of measures was set aside and is in no figure."),
        (1, 2, "2 rows of measures were set aside and are in no figure."),
    ],
)
def test_rows_of_measures_set_aside_are_told_beside_what_is_restrained(
    tmp_path: Path, good: int, bad: int, says: str
) -> None:
    head = "measure_id,case_id,measure,target,amount,currency,date\n"
    rows = [f"M{n},C1,seized,{C},100,EUR,2025-02-01" for n in range(good + bad)]
    rows[good:] = [f"{row},,one cell too many" for row in rows[good:]]
    text = head + "".join(f"{row}\n" for row in rows)
    dossier = of(tmp_path, {"cases": csv_text([a_case()]), "measures": text})
    restrained = "100 EUR is restrained now, in 1 asset." if good else words.SUMMARY["not restrained"]
    (line,) = [line for line in texts_of(dossier, "summary").splitlines() if restrained in line]
    assert line == f"{restrained} {says}".strip()
    known = ("100 EUR", f"in euro; {says}") if good else ("none", says)
    assert (figures_of(dossier)["Restrained now"], notes_of(dossier)["Restrained now"]) == known
    assert (says in texts_of(dossier, "assets").splitlines()) == (bad > 0)


def test_a_cut_list_of_what_lies_nowhere_says_so(sample_build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    (lost,) = named_tables(dossier_of(sample_build, "KT-116/25"))["untraced"].rows
    monkeypatch.setattr(money, "MOST_PLACES", 0)
    cut = named_tables(dossier_of(sample_build, "KT-116/25"))["untraced"]
    assert cut.more == words.MORE_PLACES.format(n=1, amounts=lost.cells[1], case="KT-116/25")


FOLDER = Path(package.__file__).parent
CODE = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted(FOLDER.rglob("*")) if path.suffix in (".py", ".j2")
)
QUERIES = {path.stem: path.read_text(encoding="utf-8") for path in sorted((FOLDER / "queries").glob("*.sql"))}
AMONG_THEMSELVES = ("places", "bearers", "personal_numbers")
"""Queries whose columns other queries read, or whose rows are read by their place."""


@pytest.mark.parametrize("name", sorted({*QUERIES} - {*AMONG_THEMSELVES}))
def test_every_column_of_a_query_is_read(name: str) -> None:
    """By its name in the code; those of the stages of an asset and of the facts of the front are read by a pattern."""
    read = {*re.findall(r"[\"'](\w+)[\"']", CODE), *words.FRONT}
    read |= {column for stage in STAGES for column in (f"{stage}_eur", f"was_{stage}")}
    made = sqlglot.parse_one(QUERIES[name], dialect="duckdb").named_selects
    assert {*made} - read - {"*"} == set()


def test_every_word_is_said() -> None:
    defined = re.findall(r"^([A-Z][A-Z_]*) = ", (FOLDER / "words.py").read_text(encoding="utf-8"), re.MULTILINE)
    assert [name for name in defined if f"words.{name}" not in re.findall(r"words\.[A-Z_]+", CODE)] == []
    assert [what for what in words.COUNTED if f'"{what}",' not in CODE] == []
