"""`explain`: anything a person asks about; and the families of the reference page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finlink.identifiers.account_families import ACCOUNT_FAMILIES
from finlink.identifiers.explained import explain
from finlink.identifiers.families import Family

KEY = "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ"  # from the Bitcoin wiki, page Wallet import format


@pytest.mark.parametrize(
    ("value", "country", "kind", "chain", "valid"),
    [
        ("RS35260005601001611379", "", "account", "iban", True),
        ("RS36260005601001611379", "", "account", "iban", False),
        ("260-56010016113-79", "RS", "account", "iban", True),
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "", "wallet", "bitcoin", True),
        ("DEUTDEFF500", "", "bank", "bic", True),
        ("bic: AAAARSBG", "", "bank", "bic", True),
        ("AAAAZZB1", "", "bank", "bic", False),
        ("KT14ZZ25", "", "unknown", "", None),
        ("NEPOZNAT", "", "unknown", "", None),
        ("0101006500006", "RS", "national id", "JMBG", True),
        ("0101006500006", "", "national id", "JMBG", True),
        ("0101006500007", "RS", "national id", "JMBG", False),
        ("18547290", "RO", "national id", "CUI", True),
        ("J91402501L", "", "national id", "NIPT", None),
        ("1234567890123456", "DE", "account", "domestic", None),
        ("", "", "unknown", "", None),
    ],
)
def test_explain(value: str, country: str, kind: str, chain: str, valid: bool | None) -> None:
    found = explain(value, country=country)
    assert (found.kind, found.chain, found.valid) == (kind, chain, valid)
    assert found.value == value
    assert found.reason


def test_bare_digits_may_be_an_account_too() -> None:
    assert "or a domestic account number of HR" in explain("33392005961", country="HR").reason
    assert "nothing says of which country" in explain("33392005961").reason
    assert "account" not in explain("HR33392005961").reason


def test_a_number_that_is_both_is_called_neither() -> None:
    """13 digits of a JMBG that are, with zeros put back, a Serbian account number."""
    number = next(
        body + str(last)
        for serial in range(100_000)
        for body in [f"0101{serial // 1000:03d}7{serial % 1000:03d}0"]
        for last in range(10)
        if explain(body + str(last), country="RS").kind == "account or national id"
    )
    found = explain(number, country="RS")
    assert "JMBG" in found.reason
    assert "converted to IBAN" in found.reason


def test_a_secret_is_not_echoed() -> None:
    found = explain(KEY)
    assert found.kind == "private key"
    assert KEY[:4] in found.value
    assert not any(KEY[:8] in str(part) for part in found)


def test_what_a_passive_bic_is() -> None:
    assert "passive" in explain("AAAARSB1").reason


@given(st.text(max_size=40), st.sampled_from(["", "RS", "GR", "ZZ"]))
def test_anything_is_explained(value: str, country: str) -> None:
    assert explain(value, country=country).reason


@pytest.mark.parametrize("family", ACCOUNT_FAMILIES, ids=lambda family: family.title)
def test_the_example_of_a_family_holds(family: Family) -> None:
    countries = [
        code for code in ("RS", "ME", "MK", "HR", "SI", "BG", "RO", "TR", "MD", "GR", "AL") if code in family.title
    ]
    found = [explain(family.example, country=code) for code in countries or [""]]
    assert any(one.valid is (None if "NIPT" in family.title else True) for one in found)
    assert all(one.kind != "unknown" for one in found)
