"""Telephone numbers: as people type them, against their plans, and several in one cell."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from finlink.identifiers import phone, phone_plans
from finlink.identifiers.errors import IdentifierError

READ = [
    ("060/555-0101", "RS", "+381605550101", "mobile"),
    ("060 555 0101", "SRB", "+381605550101", "mobile"),
    ("+381 (0)60 555 0101", "", "+381605550101", "mobile"),
    ("00381605550101", "", "+381605550101", "mobile"),
    ("00381 60/555-01-01", "BA", "+381605550101", "mobile"),
    ("381605550101", "RS", "+381605550101", "mobile"),
    ("605550101", "RS", "+381605550101", "mobile"),
    ("605550101.0", "RS", "+381605550101", "mobile"),
    ("٠٦٠٥٥٥٠١٠١", "RS", "+381605550101", "mobile"),
    ("\u200e+381 60 555 0101\u202c", "", "+381605550101", "mobile"),
    ("tel. 060 555 0101 (majka)", "RS", "+381605550101", "mobile"),
    ("Viber: +381605550101", "", "+381605550101", "mobile"),
    ("+381 60–555–0101", "", "+381605550101", "mobile"),
    ("011/3333-444", "RS", "+381113333444", "fixed"),
    ("044/555-123", "XK", "+38344555123", "mobile"),
    ("070 555 123", "MK", "+38970555123", "mobile"),
    ("061/555-123", "BA", "+38761555123", "mobile"),
    ("067 555 123", "ME", "+38267555123", "mobile"),
    ("069 55 51234", "AL", "+355695551234", "mobile"),
    ("0555 555 55 56", "TR", "+905555555556", "mobile"),
    ("0800 123 456", "RS", "+381800123456", "toll-free"),
    ("8 912 345 67 89", "RU", "+79123456789", "mobile"),
    ("+1 202 555 0143", "", "+12025550143", "mobile or fixed"),
    ("06 6982 1234", "IT", "+390669821234", "fixed"),
]


@pytest.mark.parametrize(("text", "country", "full", "sort"), READ, ids=[f"{one[0]} {one[1]}" for one in READ])
def test_read(text: str, country: str, full: str, sort: str) -> None:
    found = phone.describe(text, country)
    assert (found.normal, found.sort) == (full, sort)
    assert found.mobile == {"mobile": True, "fixed": False}.get(sort)
    assert phone.validate(text, country) == full
    assert phone.validate(phone.format(text, country)) == full


@pytest.mark.parametrize(
    ("text", "country", "message"),
    [
        ("3.81606E+11", "RS", "rounded by a spreadsheet"),
        ("3,81606E+11", "RS", "rounded by a spreadsheet"),
        ("2024-05-07", "RS", "is a date"),
        ("192", "RS", "too short"),
        ("12345", "", "too short to be told"),
        ("381605550101", "BA", r"\+ is missing"),
        ("+38160", "", "no possible number"),
        ("+999123456", "", "no country's calling code"),
        ("+3816055501011234", "", "too long"),
        ("AB1234567", "RS", "letters"),
        ("06O5550101", "RS", "letters"),
        ("060555+0101", "RS", "signs"),
        ("majka", "RS", "no digit"),
        ("0" * 300, "RS", "300 characters"),
        *((text, "RS", "stands for an unknown number") for text in ("000000", "111111", "123456", "+381 60 0000000")),
        *((text, "", "stands for an unknown number") for text in ("+381111111111", "0000", "999", "0123456789")),
    ],
)
def test_refused(text: str, country: str, message: str) -> None:
    with pytest.raises(IdentifierError, match=message):
        phone.describe(text, country)
    assert not phone.is_valid(text, country)


def test_without_a_country_only_the_digits_are_known() -> None:
    found = phone.describe("060/555-0101")
    assert (found.normal, found.country, found.sort) == ("0605550101", "", "")
    assert not phone.is_valid("060/555-0101")


@pytest.mark.parametrize(
    ("text", "extension"),
    [
        ("060 555 0101 lok. 12", "12"),
        ("060 555 0101 x12", "12"),
        ("060/555-0101 ext 7", "7"),
        ("060 555-0101/12", "12"),
        ("tel:060555-0101;ext=3", "3"),
    ],
)
def test_an_extension_is_left_out(text: str, extension: str) -> None:
    found = phone.describe(text, "RS")
    assert (found.normal, found.extension) == ("+381605550101", extension)


@pytest.mark.parametrize("text", ["063 222 2222", "060 1234567", "060 765 4321"])
def test_a_tail_typed_to_fill_the_field_is_doubtful(text: str) -> None:
    assert phone.describe(text, "RS").doubtful


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("060/555-0101", 1),
        ("+381 60/555-0101", 1),
        ("00381 60/555-0101", 1),
        ("00381 60/0123456", 1),
        ("060,555,0101", 1),
        ("011/3333-444/12", 1),
        ("060 555 0101 061 222 3333", 1),
        ("060/555-0101/061/222-333", 2),
        ("0605550101/0612223333", 2),
        ("062/111-222 / 063/333-444", 2),
        ("060/555-0101, 061/222-333", 2),
        ("060 555 0101 i 061 222 3333", 2),
        ("060 555 0101 или 061 222 3333", 2),
        ("0605550101 0612223333", 2),
        ("+381605550101;+381605550102|+381605550103", 3),
        ("tel:+381605550101;ext=3", 1),
        ("nema", 1),
        ("", 1),
    ],
)
def test_split(text: str, parts: int) -> None:
    found = phone.split(text)
    assert len(found) == parts
    assert "".join(filter(str.isdigit, "".join(found))) == "".join(filter(str.isdigit, text))


BALKANS = [
    "RS",
    "ME",
    "BA",
    "HR",
    "SI",
    "MK",
    "XK",
    "AL",
    "BG",
    "RO",
    "GR",
    "TR",
    "MD",
    "DE",
    "AT",
    "IT",
    "US",
    "RU",
    "",
]
DIGITS = st.text("0123456789", min_size=1, max_size=16)
CODES = st.sampled_from(
    ["381", "382", "387", "385", "386", "389", "383", "355", "359", "40", "30", "90", "373", "49", "1"]
)


@given(
    st.one_of(DIGITS, st.builds("+{}{}".format, CODES, DIGITS), st.builds("0{}".format, DIGITS)),
    st.sampled_from(BALKANS),
)
def test_the_frequent_case_is_answered_as_the_library_does(digits: str, country: str) -> None:
    quick = phone_plans._quickly(digits, country)
    if quick is not None:
        assert quick == phone_plans.asked(digits, country)


@pytest.mark.parametrize("country", sorted(phonenumbers.SUPPORTED_REGIONS))
def test_the_library_s_own_examples_are_read(country: str) -> None:
    for sort, word in (
        (phonenumbers.PhoneNumberType.MOBILE, "mobile"),
        (phonenumbers.PhoneNumberType.FIXED_LINE, "fixed"),
    ):
        example = phonenumbers.example_number_for_type(country, sort)
        if example is None:
            continue
        full = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)
        home = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.NATIONAL)
        assert phone_plans.number_of(full, "") == phone_plans.asked(full, "")
        assert word in phone_plans.number_of(full, "").sort
        dialled = "".join(filter(str.isdigit, home))
        assert phone_plans.number_of(dialled, country) == phone_plans.asked(dialled, country)


@given(DIGITS, st.sampled_from(BALKANS), st.lists(st.sampled_from(" .-()/"), min_size=16, max_size=16))
def test_spacing_changes_nothing(digits: str, country: str, between: list[str]) -> None:
    plain = f"+{digits}"
    spaced = "+" + "".join(digit + sign for digit, sign in zip(digits, between, strict=False))
    outcomes = []
    for text in (plain, spaced.rstrip(" .-()/")):
        try:
            outcomes.append(phone.describe(text, country).normal)
        except IdentifierError:
            outcomes.append("")
    if "/" not in spaced:
        assert outcomes[0] == outcomes[1]


@given(st.text("0123456789+ /-().;,x", max_size=30), st.sampled_from(BALKANS))
def test_the_normal_form_stays(text: str, country: str) -> None:
    try:
        found = phone.describe(text, country)
    except IdentifierError:
        return
    again = phone.describe(found.normal, "" if found.sort else country)
    assert again.normal == found.normal
    assert again.sort == found.sort
