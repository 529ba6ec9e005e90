"""National numbers: each kind, the row's country, foreigners, what is unclear, and dates of birth."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finlink.demo import numbers
from finlink.identifiers import identify_person, identify_persons
from finlink.identifiers.national_ids import KINDS
from finlink.identifiers.persons import PersonId

# Published examples: python-stdnum's documentation of each number (the last three are computed).
GOOD = [
    ("0101006500006", "SI", "EMŠO", "person"),
    ("0101006500006", "RS", "JMBG", "person"),
    ("0101006500006", "BA", "JMBG", "person"),
    ("0101006500006", "XK", "JMBG", "person"),
    ("0101006500006", "MK", "EMBG", "person"),
    ("101134702", "RS", "PIB", "company"),
    ("02655284", "ME", "PIB", "company"),
    ("4030000375897", "MK", "EDB", "company"),
    ("МК 4020990116747", "", "EDB", "company"),
    ("33392005961", "HR", "OIB", ""),
    ("HR 33392005961", "", "OIB", ""),
    ("50223054", "SI", "DDV", ""),
    ("9331310000", "SI", "matična", "company"),
    ("8032056031", "BG", "EGN", "person"),
    ("7111042925", "BG", "LNC", "person"),
    ("175074752", "BG", "EIK", "company"),
    ("BG 175 074 752", "", "EIK", "company"),
    ("1630615123457", "RO", "CNP", "person"),
    ("18547290", "RO", "CUI", "company"),
    ("RO 185 472 90", "", "CUI", "company"),
    ("17291716060", "TR", "TCKN", "person"),
    ("4540536920", "TR", "VKN", "company"),
    ("1008600038413", "MD", "IDNO", "company"),
    ("01013099997", "GR", "AMKA", "person"),
    ("EL 094259216 ", "", "AFM", "company"),
    ("94259216", "GR", "AFM", ""),
    ("20000007", "RS", "MB", "company"),
    ("4200000000004", "BA", "JIB", "company"),
    ("1750747520004", "BG", "EIK", "company"),
]
UNCHECKED = [("J91402501L", "AL", "NIPT"), ("J50101001A", "AL", "NID"), ("1234567809", "XK", "personal number")]
COUNTRIES = ["RS", "BA", "ME", "MK", "XK", "HR", "RO", "BG", "TR", "GR", "MD", "AL", "SI", "DE", ""]


@pytest.mark.parametrize(("number", "country", "kind", "party"), GOOD)
def test_good(number: str, country: str, kind: str, party: str) -> None:
    for sort in {"", party}:
        found = identify_person(number, country, party=sort)
        assert (found.kind, found.valid, found.number) == (kind, True, number)
        assert found.reason.startswith(f"{kind}: the check digit holds")
        assert kind in found.kinds
    assert identify_person(number).valid is True


@pytest.mark.parametrize(("number", "country", "kind"), UNCHECKED)
def test_without_a_public_rule(number: str, country: str, kind: str) -> None:
    found = identify_person(number, country)
    assert (found.kind, found.valid, found.country) == (kind, None, country)


def test_every_kind_has_an_example() -> None:
    named = {kind for _, _, kind, _ in GOOD} | {kind for _, _, kind in UNCHECKED}
    assert {kind.name for kind in KINDS} - named == {"IDNP", "NUI", "NRA number"}


@given(st.sampled_from([*numbers.COUNTRIES, "SI"]), st.integers(0, 2_000_000), st.sampled_from(COUNTRIES))
def test_a_good_number_is_never_called_wrong_where_it_belongs(country: str, index: int, elsewhere: str) -> None:
    number = numbers.national_id("RS" if country == "SI" else country, index)
    own = identify_person(number, country)
    assert own.valid is (None if country == "AL" else True)
    assert own.kind
    assert identify_person(number).valid is not False
    if country not in {"MD", "AL"} and elsewhere != "XK":  # no date and one check digit, or no rule that is public
        assert identify_person(number, elsewhere).valid is True


@given(st.integers(0, 2_000_000), st.integers(0, 11), st.integers(1, 9), st.sampled_from(["RS", "BA", "ME", "HR"]))
def test_a_mistyped_jmbg_joins_nothing_unless_it_is_something_else(index: int, at: int, by: int, country: str) -> None:
    number = numbers.national_id("RS", index)
    wrong = number[:at] + str((int(number[at]) + by) % 10) + number[at + 1 :]
    found = identify_person(wrong, country)
    if country == "BA" and wrong.startswith("4"):  # as likely a company's, whose rule is not published
        assert "JIB" in found.reason
    elif found.valid is not False:  # by chance a number of another kind: it must say which
        assert found.kinds
        assert "JMBG" not in found.kinds or wrong[-1] == "0"  # 10 and 0 are both written 0


@pytest.mark.parametrize(
    ("number", "country", "reason"),
    [
        ("0101006500007", "RS", "JMBG of RS: the check digit is wrong"),
        ("3113006500006", "RS", "JMBG of RS: holds no possible date of birth"),
        ("0101006500008", "", "JMBG: the check digit is wrong"),
        ("101134706", "RS", "PIB of RS: the check digit is wrong"),
        ("33392005962", "HR", "OIB of HR: the check digit is wrong"),
        ("8032056030", "BG", "EGN, LNC or NRA number of BG: the check digit is wrong"),
        ("1630615123458", "RO", "CNP of RO: the check digit is wrong"),
        ("17291716050", "TR", "TCKN of TR: the check digit is wrong"),
        ("07291716092", "TR", "TCKN of TR: begins with 0"),
        ("1008600038412", "MD", "IDNO of MD: the check digit is wrong"),
    ],
)
def test_wrong(number: str, country: str, reason: str) -> None:
    found = identify_person(number, country)
    assert (found.valid, found.reason) == (False, reason)
    assert found.birth_date is None


@pytest.mark.parametrize(
    ("number", "country", "reason"),
    [
        ("nepoznat", "RS", "stands for an unknown number"),
        ("-", "RS", "empty"),
        ("", "", "empty"),
        ("P1234567", "RS", "no rule for such a number is known here"),
        ("20000001", "RS", "not published"),
        ("101006500006", "RS", "with a 0 in front it is JMBG"),
        ("101006500006", "", "with a 0 in front it is JMBG"),
        ("36574261809", "DE", "no rule for such a number is known here"),  # a German tax number has an OIB's check
    ],
)
def test_unknown_is_an_answer(number: str, country: str, reason: str) -> None:
    found = identify_person(number, country)
    assert found.valid is None
    assert found.kind == ""
    assert reason in found.reason


@pytest.mark.parametrize(
    ("number", "country", "party", "reason"),
    [
        pytest.param("135434786", "RS", "person", "identity card or a passport", id="rs card"),
        pytest.param("060220983", "RS", "person", "no rule for such a number", id="rs card, by chance a Greek AFM"),
        pytest.param("023500032", "RS", "person", "no rule for such a number", id="rs card, by chance a Bulgarian EIK"),
        pytest.param("643011118", "BG", "person", "with a 0 in front it is EGN", id="bg card, by chance an EGN"),
        pytest.param("175074752", "BG", "person", "no rule for such a number", id="bg card, by chance an EIK"),
        pytest.param("6216382", "ME", "", "with a 0 in front it is PIB", id="me PIB without its zero"),
        pytest.param("7026480", "RS", "", "with a 0 in front it is MB", id="rs MB without its zero"),
        pytest.param("7026480", "RS", "person", "no rule for such a number", id="a person has no MB"),
        pytest.param("79069584", "XK", "", "no rule for such a number", id="xk, by chance a Slovenian DDV"),
        pytest.param("338639119", "XK", "", "no rule for such a number", id="xk VAT, by chance an EIK"),
        pytest.param("50223054", "BA", "", "no rule for such a number", id="ba, by chance a Slovenian DDV"),
        pytest.param("175074752", "HR", "company", "no rule for such a number", id="hr MBS, by chance an EIK"),
        pytest.param("9331310", "MK", "company", "no rule for such a number", id="mk EMBS, by chance a matična"),
        pytest.param("101006500006.0", "RS", "person", "with a 0 in front it is JMBG", id="a spreadsheet's decimal"),
    ],
)
def test_one_check_digit_of_another_country_proves_nothing(number: str, country: str, party: str, reason: str) -> None:
    found = identify_person(number, country, party=party)
    assert (found.valid, found.kind, found.kinds) == (None, "", ())
    assert reason in found.reason


@pytest.mark.parametrize(
    ("number", "country", "kind", "valid"),
    [
        pytest.param("0101006500006", "RO", "JMBG", True, id="a Serb in Romania"),
        pytest.param("1630615123457", "RS", "CNP", True, id="a Romanian in Serbia"),
        pytest.param("17291716060", "HR", "TCKN", True, id="a Turk in Croatia"),
        pytest.param("HR 33392005961", "RS", "OIB", True, id="a printed prefix"),
        pytest.param("33392005961", "RS", "", None, id="without it"),
    ],
)
def test_a_foreigner_keeps_a_number_that_chance_seldom_meets(
    number: str, country: str, kind: str, valid: bool | None
) -> None:
    found = identify_person(number, country, party="person")
    assert (found.kind, found.valid) == (kind, valid)


@pytest.mark.parametrize(
    ("number", "country", "party", "valid", "kinds"),
    [
        pytest.param("1603000036783", "RS", "person", False, (), id="a mistyped JMBG of a person"),
        pytest.param("5021125331040", "RO", "person", False, (), id="a mistyped CNP of a person"),
        pytest.param("5021125331040", "GR", "person", None, (), id="the same abroad"),
        pytest.param("1603000036783", "RS", "", None, ("EIK",), id="of nobody knows whom"),
    ],
)
def test_a_person_does_not_become_a_company(
    number: str, country: str, party: str, valid: bool | None, kinds: tuple[str, ...]
) -> None:
    found = identify_person(number, country, party=party)
    assert (found.valid, found.kinds) == (valid, kinds)


@pytest.mark.parametrize(
    ("text", "country", "kind"),
    [
        ("JMBG: 0101006500006", "RS", "JMBG"),
        ("ЈМБГ 0101006500006", "RS", "JMBG"),
        ("jmbg br. 0101006-500006.", "RS", "JMBG"),
        ("EMŠO: 0101006500006", "SI", "EMŠO"),
        ("PIB: 101134702", "RS", "PIB"),
        ("ПИБ 101134702", "RS", "PIB"),
        ("MB: 20000007", "RS", "MB"),
        ("OIB: 33392005961", "HR", "OIB"),
        ("OIB: HR33392005961", "RS", "OIB"),
        ("CNP 1630615123457", "RO", "CNP"),
        ("EGN: 8032056031", "BG", "EGN"),
        ("ЕГН 8032056031", "BG", "EGN"),
        ("AFM 094259216", "GR", "AFM"),
        ("ΑΦΜ: 094259216", "GR", "AFM"),
        ("'0101006500006", "RS", "JMBG"),
        ("\u200b0101006500006", "RS", "JMBG"),
        ("0101006500006.0", "RS", "JMBG"),
    ],
)
def test_a_label_in_front_of_a_number_is_typing(text: str, country: str, kind: str) -> None:
    found = identify_person(text, country)
    assert (found.number, found.kind, found.valid) == (text, kind, True)
    assert found.normal.isdigit()


@pytest.mark.parametrize(
    ("number", "country", "party", "valid"),
    [
        ("361", "RO", "", True),
        ("361", "RO", "company", True),
        ("RO 361", "", "", True),
        ("19", "RO", "company", True),
        ("362", "RO", "company", None),
        ("361", "RO", "person", None),
        ("361", "RS", "", None),
        ("361", "", "", None),
        ("33", "RO", "company", None),
    ],
)
def test_an_old_romanian_company_has_a_short_number(number: str, country: str, party: str, valid: bool | None) -> None:
    found = identify_person(number, country, party=party)
    assert (found.valid, found.kind) == (valid, "CUI" if valid else "")


def test_without_a_country_all_that_fit_are_named_and_none_is_chosen() -> None:
    number = next(
        one
        for one in (numbers.national_id("TR", index) for index in range(5000))
        if identify_person(one, "HR").kind == "OIB"
    )
    found = identify_person(number)
    assert (found.kind, found.valid, found.country) == ("", True, "")
    assert {"OIB", "TCKN"} <= set(found.kinds)
    assert "only its country settles which it is" in found.reason
    assert identify_person(number, "TR").kind == "TCKN"


def test_a_mistyped_jmbg_that_one_digit_makes_moldovan_is_unclear() -> None:
    found = identify_person("0101006500007")
    assert (found.valid, found.kinds) == (None, ("IDNP",))
    assert "fails the check of JMBG" in found.reason


def test_the_number_of_a_neighbour_that_only_one_digit_supports_is_unclear() -> None:
    number = next(
        one
        for one in map(str, range(100_000_000, 100_002_000))
        if identify_person(one, "GR").kind == "AFM" and identify_person(one, "RS").valid is None
    )
    found = identify_person(number, "RS")
    assert found.kind == ""
    assert "fails the check of PIB, but fits" in found.reason
    assert "AFM of GR" in found.reason


def test_the_sort_of_party_narrows_what_is_wrong() -> None:
    assert identify_person("175074751", "BG").valid is not True
    assert identify_person("643011118", "BG", party="person").valid is None  # an identity card, not a company
    assert identify_person("J50101001A", "AL", party="person").kinds == ("NID",)
    assert identify_person("J50101001A", "AL", party="company").kinds == ("NIPT",)


@pytest.mark.parametrize(
    ("number", "country", "normal"),
    [
        ("0101006-500006", "RS", "0101006500006"),
        ("RO18547290", "RO", "18547290"),
        ("ro 18547290", "", "18547290"),
        ("ALJ91402501L", "", "J91402501L"),
        ("94259216", "GR", "094259216"),
        ("passport 7", "RS", "PASSPORT7"),
    ],
)
def test_normal_form(number: str, country: str, normal: str) -> None:
    assert identify_person(number, country).normal == normal


BIRTHS = [
    ("0101006500006", "RS", date(2006, 1, 1)),
    ("8032056031", "BG", date(1880, 12, 5)),
    ("7542011030", "BG", date(2075, 2, 1)),
    ("1630615123457", "RO", date(1963, 6, 15)),
    ("01013099997", "GR", date(1930, 1, 1)),
    ("J55101001A", "AL", date(1995, 1, 1)),
]


@pytest.mark.parametrize(("number", "country", "born"), BIRTHS)
def test_birth_date(number: str, country: str, born: date) -> None:
    for stated, differs in ((None, False), (born, False), (date(1999, 9, 9), True)):
        found = identify_person(number, country, stated, "person")
        assert (found.birth_date, found.differs) == (born, differs)


def test_a_century_that_is_not_in_the_number_is_not_guessed() -> None:
    number = next(one for one in (f"0101100000{last}" for last in range(10)) if identify_person(one, "GR").valid)
    assert identify_person(number, "GR").birth_date is None
    for born in (date(1910, 1, 1), date(2010, 1, 1)):
        found = identify_person(number, "GR", born)
        assert (found.birth_date, found.differs) == (born, False)
    assert identify_person(number, "GR", date(1960, 1, 1)).differs


ROWS = st.tuples(
    st.one_of(st.text(max_size=20), st.from_regex(r"(RO|BG|AL|МК|HR)?[0-9]{6,14}", fullmatch=True)),
    st.sampled_from([*COUNTRIES, "srb", "?"]),
    st.one_of(st.none(), st.dates()),
    st.sampled_from(["", "person", "company", "vessel"]),
)


@given(st.lists(ROWS, max_size=10))
def test_anything_is_explained(rows: list[tuple[str, str, date | None, str]]) -> None:
    found = identify_persons(rows)
    assert found == [identify_person(*row) for row in rows]
    assert all(isinstance(one, PersonId) and one.reason for one in found)
    assert all(one.valid is not True or one.kinds for one in found)
