"""The generator's check digits, proven by arithmetic written out once more and by published examples."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from finlink.demo import numbers

LENGTHS = {"AL": 28, "BA": 20, "BG": 22, "GR": 27, "HR": 21, "MD": 24, "ME": 22, "MK": 19, "RO": 24, "RS": 22,
           "TR": 26, "XK": 20}  # fmt: skip


def remainder(iban: str) -> int:
    """Work out ISO 13616's remainder digit by digit, from the text."""
    rest = 0
    for letter in iban[4:] + iban[:4]:
        for digit in str(int(letter, 36)):
            rest = (rest * 10 + int(digit)) % 97
    return rest


@pytest.mark.parametrize("country", numbers.COUNTRIES)
def test_an_iban_has_its_length_and_leaves_one(country: str) -> None:
    made = [numbers.iban(country, number % 20, number * 48_271 % 10**8) for number in range(1, 300)]
    assert {len(iban) for iban in made} == {LENGTHS[country]}
    assert {remainder(iban) for iban in made} == {1}
    assert len(set(made)) == len(made)
    assert {remainder(numbers.mistyped(iban)) == 1 for iban in made} == {False}


@pytest.mark.parametrize(("country", "always"), [("RS", "35"), ("ME", "25"), ("BA", "39"), ("MK", "07"), ("XK", "05")])
def test_a_national_check_makes_the_iban_digits_constant(country: str, always: str) -> None:
    made = [numbers.iban(country, number, number * 9_973) for number in range(50)]
    assert {iban[2:4] for iban in made} == {always}
    assert {int(iban[4:]) % 97 for iban in made} == {1}


@pytest.mark.parametrize(
    ("country", "national", "iban"),
    [
        ("RS", "260005601001611379", "RS35260005601001611379"),
        ("GR", "01101250000000012300695", "GR1601101250000000012300695"),
        ("AL", "212110090000000235698741", "AL47212110090000000235698741"),
        ("TR", "0006100519786457841326", "TR330006100519786457841326"),
        ("BG", "BNBG96611020345678", "BG80BNBG96611020345678"),
    ],
)
def test_published_examples(country: str, national: str, iban: str) -> None:
    assert numbers.iban_of(country, national) == iban


def test_national_checks_of_published_examples() -> None:
    assert numbers.mod97("2600056010016113") == "79"
    assert numbers.mod11_10("100100") + numbers.mod11_10("186300016") == "50"  # HR1210010051863000160
    for bank in (
        "21211009",
        *(numbers.bban("AL", number, 0)[:8] for number in range(20)),
    ):  # AL47212110090000…
        assert sum(w * int(d) for w, d in zip((9, 7, 3, 1, 9, 7, 3, 1), bank, strict=True)) % 10 == 0
    assert numbers.domestic("RS35260005601001611379") == "260-56010016113-79"


def test_addresses_of_published_examples() -> None:
    program = bytes.fromhex("751e76e8199196d454941c45d1b3a323f1433bd6")  # BIP 173
    assert numbers.segwit(0, program) == "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
    taproot = bytes.fromhex("79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798")  # BIP 350
    assert numbers.segwit(1, taproot) == "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"
    assert numbers.base58check(0, bytes(20)) == "1111111111111111111114oLvT2"
    assert numbers.base58check(0, program) == "1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH"
    mixed = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"  # EIP-55
    assert numbers.eip55(mixed.lower()) == mixed
    usdt = bytes.fromhex("a614f803b6fd780986a42c78ec9c7f77e6ded13c")  # the USDT contract
    assert numbers.tron(usdt) == "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"


def test_addresses_have_the_forms_of_their_chains() -> None:
    seed = hashlib.sha256(b"any").digest()
    forms = [numbers.bitcoin(form, seed) for form in range(4)]
    assert [address[:4] if address.startswith("bc1") else address[0] for address in forms] == [
        "1",
        "3",
        "bc1q",
        "bc1p",
    ]
    assert len(numbers.ethereum(seed)) == 42
    assert numbers.tron(seed)[0] == "T"
    assert len(numbers.tron(seed)) == 34


def test_personal_numbers_hold() -> None:
    assert numbers.jmbg(date(2006, 1, 1), 50, 0) == "0101006500006"
    for index in range(0, 60_000, 997):
        body = [int(digit) for digit in numbers.national_id("RS", index)]
        assert len(body) == 13
        weights = (7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
        assert sum(w * d for w, d in zip(weights, body, strict=True)) % 11 == 0
        turkish = [int(digit) for digit in numbers.national_id("TR", index)]
        assert sum(turkish[:10]) % 10 == turkish[10]
        assert (7 * sum(turkish[0:9:2]) - sum(turkish[1:8:2])) % 10 == turkish[9]


@pytest.mark.parametrize("country", numbers.COUNTRIES)
def test_every_person_has_an_id_of_their_own(country: str) -> None:
    made = {numbers.national_id(country, index) for index in range(40_000)}
    assert len(made) == 40_000


def test_an_unknown_country_is_refused() -> None:
    with pytest.raises(KeyError):
        numbers.iban("ZZ", 1, 1)
    with pytest.raises(KeyError):
        numbers.national_id("ZZ", 1)
    with pytest.raises(ValueError, match="AB00"):
        numbers.mistyped("AB000000")
