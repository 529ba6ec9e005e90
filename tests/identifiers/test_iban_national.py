"""National check digits in IBANs: the registry's examples, another implementation, and that they refuse nothing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.be import iban as belgium
from stdnum.es import ccc as spain
from stdnum.exceptions import InvalidComponent, ValidationError
from stdnum.me import iban as montenegro
from stdnum.no import kontonr as norway
from test_iban import EXAMPLES

from finlink.identifiers import iban, iban_national, identify
from finlink.identifiers.iban_registry import STRUCTURES

WITH_RULES = [number for number in EXAMPLES if number[:2] in iban_national.RULES]
SIGNS = {"n": "0123456789", "a": "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "c": "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


def ibans(country: str) -> st.SearchStrategy[str]:
    """Return IBANs of a country as the registry builds them; their national check digits hold by chance only."""
    groups = re.findall(r"([0-9]+)([nac])", STRUCTURES[country])
    parts = [st.text(SIGNS[kind], min_size=int(size), max_size=int(size)) for size, kind in groups]
    return st.tuples(*parts).map("".join).map(lambda bban: country + iban.check_digits(country, bban) + bban)


def test_every_rule_has_an_example() -> None:
    assert {number[:2] for number in WITH_RULES} == set(iban_national.RULES)


@pytest.mark.parametrize("number", WITH_RULES)
def test_the_registry_example_holds(number: str) -> None:
    assert iban_national.fault(number) == ""


@pytest.mark.parametrize("number", WITH_RULES)
def test_some_wrong_digit_is_found_and_refuses_nothing(number: str) -> None:
    """A digit of the account number is changed, and the IBAN's own check digits are computed again."""
    found = 0
    for place in range(4, len(number)):
        if number[place].isdigit():
            bban = number[4:place] + str((int(number[place]) + 1) % 10) + number[place + 1 :]
            wrong = number[:2] + iban.check_digits(number[:2], bban) + bban
            fault = iban_national.fault(wrong)
            explained = identify(wrong)
            assert explained.valid is True
            assert explained.strength == 1.0
            assert (explained.reason == "IBAN: check digits hold") == (fault == "")
            found += bool(fault)
    assert found >= 7


@given(st.sampled_from(sorted(STRUCTURES)).flatmap(ibans))
def test_every_iban_of_the_registry_is_valid(number: str) -> None:
    assert iban.validate(number) == number
    assert identify(number).valid is True


@given(ibans("ES"), st.booleans())
def test_spain_agrees_with_stdnum(number: str, mend: bool) -> None:
    bban = number[4:]
    if mend:
        bban = bban[:8] + spain.calc_check_digits(bban) + bban[10:]
    assert (iban_national.RULES["ES"](bban) == "") == spain.is_valid(bban)


@given(st.text("0123456789", min_size=10, max_size=10), st.integers(0, 9))
def test_norway_agrees_with_stdnum(body: str, last: int) -> None:
    bban = body + str(last)
    fault = iban_national.RULES["NO"](bban)
    if body.startswith("0000"):  # the former post giro
        assert fault == ""
    elif body[4:6] != "00":  # short numbers count without the bank's code, which stdnum does not know
        assert (fault == "") == norway.is_valid(bban)


def test_a_short_norwegian_number_counts_without_its_bank() -> None:
    assert iban_national.RULES["NO"]("97100012340"[:-1] + "3") == iban_national.RULES["NO"]("12340012343")


@given(st.integers(0, 10**10 - 1), st.integers(0, 99), st.booleans())
def test_belgium_agrees_with_stdnum(body: int, last: int, mend: bool) -> None:
    bban = f"{body:010d}{(body % 97 or 97) if mend else last:02d}"
    number = "BE" + iban.check_digits("BE", bban) + bban
    try:
        belgium.validate(number)
        holds = True
    except InvalidComponent:
        return  # no bank has that code: nothing is said about the check digits
    except ValidationError:
        holds = False
    assert (iban_national.fault(number) == "") == holds


@given(st.integers(0, 10**16 - 1), st.integers(2, 98), st.booleans())
def test_montenegro_agrees_with_stdnum(body: int, last: int, mend: bool) -> None:
    bban = f"{body:016d}{98 - body * 100 % 97 if mend else last:02d}"
    number = "ME" + iban.check_digits("ME", bban) + bban
    assert (iban_national.fault(number) == "") == montenegro.is_valid(number)


def test_the_reason_names_both_digits() -> None:
    bban = "260005601001611378"
    reason = identify("RS" + iban.check_digits("RS", bban) + bban).reason
    assert reason == (
        "IBAN: check digits hold; the national check digits of RS do not (found 78, computed 79), "
        "so compare it with the document"
    )
