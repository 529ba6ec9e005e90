"""IBAN: the registry's examples, the ways of being wrong, and what people type."""

import pytest

from finlink.identifiers import iban
from finlink.identifiers.errors import (
    IdentifierError,
    InvalidChecksum,
    InvalidComponent,
    InvalidFormat,
    InvalidLength,
)
from finlink.identifiers.iban_registry import STRUCTURES, TERRITORIES, UNREGISTERED

# Examples printed in the SWIFT IBAN Registry and in the countries' own documents.
EXAMPLES = """
AD1200012030200359100100 AE070331234567890123456 AL47212110090000000235698741 AT611904300234573201
AZ21NABZ00000000137010001944 BA391290079401028494 BE68539007547034 BG80BNBG96611020345678
BH67BMAG00001299123456 BR1800360305000010009795493C1 BY13NBRB3600900000002Z00AB00 CH9300762011623852957
CR05015202001026284066 CY17002001280000001200527600 CZ6508000000192000145399 DE89370400440532013000
DK5000400440116243 DO28BAGR00000001212453611324 EE382200221020145685 ES9121000418450200051332
FI2112345600000785 FO6264600001631634 FR1420041010050500013M02606 GB29NWBK60161331926819
GE29NB0000000101904917 GI75NWBK000000007099453 GL8964710001000206 GR1601101250000000012300695
GT82TRAJ01020000001210029690 HR1210010051863000160 HU42117730161111101800000000 IE29AIBK93115212345678
IL620108000000099999999 IQ98NBIQ850123456789012 IS140159260076545510730339 IT60X0542811101000000123456
JO94CBJO0010000000000131000302 KW81CBKU0000000000001234560101 KZ86125KZT5004100100
LB62099900000001001901229114 LC55HEMM000100010012001200023015 LI21088100002324013AA LT121000011101001000
LU280019400644750000 LV80BANK0000435195001 MC5811222000010123456789030 MD24AG000225100013104168
ME25505000012345678951 MK07250120000058984 MR1300020001010000123456753 MT84MALT011000012345MTLCAST001S
MU17BOMM0101101030300200000MUR NL91ABNA0417164300 NO9386011117947 PK36SCBL0000001123456702
PL61109010140000071219812874 PS92PALS000000000400123456702 PT50000201231234567890154
QA58DOHB00001234567890ABCDEFG RO49AAAA1B31007593840000 RS35260005601001611379 SA0380000000608010167519
SC18SSCB11010000000000001497USD SE4550000000058398257466 SI56263300012039086 SK3112000000198742637541
SM86U0322509800000000270100 ST68000100010051845310112 SV62CENR00000000000000700025 TL380080012345678910157
TN5910006035183598478831 TR330006100519786457841326 UA213223130000026007233566001 VA59001123000012345678
VG96VPVG0000012345678901 XK051212012345678906
""".split()  # noqa: SIM905 - a table of words reads better than one of quotes


@pytest.mark.parametrize("number", EXAMPLES)
def test_example_holds(number: str) -> None:
    assert iban.validate(number) == number
    assert iban.validate(iban.format(number).lower()) == number


@pytest.mark.parametrize("number", EXAMPLES)
def test_every_single_wrong_digit_is_found(number: str) -> None:
    for place in range(4, len(number)):
        if number[place].isdigit():
            wrong = number[:place] + str((int(number[place]) + 1) % 10) + number[place + 1 :]
            assert not iban.is_valid(wrong)


def test_registry_is_complete() -> None:
    assert len(STRUCTURES) == 89
    region = "AL BA BG GR HR MD ME MK RO RS SI TR XK"
    assert [iban.COUNTRIES[country].length for country in region.split()] == [
        28, 20, 22, 27, 21, 24, 22, 19, 24, 22, 19, 26, 20,
    ]  # fmt: skip
    assert not set(STRUCTURES) & (set(TERRITORIES) | set(UNREGISTERED))


@pytest.mark.parametrize("country", sorted({*STRUCTURES, *TERRITORIES, *UNREGISTERED}))
def test_every_country_has_a_valid_number(country: str) -> None:
    text = iban.COUNTRIES[country].text
    digits = {"n": "1", "a": "A", "c": "B"}
    bban = ""
    count = ""
    for character in text:
        if character.isdigit():
            count += character
        else:
            bban += digits[character] * int(count)
            count = ""
    number = country + iban.check_digits(country, bban) + bban
    assert iban.validate(number) == number
    assert len(number) == iban.COUNTRIES[country].length


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        pytest.param(
            "RS36260005601001611379",
            InvalidChecksum,
            r"check digits are wrong \(found 36, computed 35\)",
            id="checksum",
        ),
        pytest.param(
            "RS3526000560100161137",
            InvalidLength,
            "has 21 characters, an IBAN of RS has 22",
            id="short",
        ),
        pytest.param(
            "ZZ" + iban.check_digits("ZZ", "1" * 18) + "1" * 18,
            InvalidComponent,
            "country code ZZ has no known IBANs",
            id="country",
        ),
        pytest.param(
            "DE" + iban.check_digits("DE", "A" * 18) + "A" * 18,
            InvalidFormat,
            r"not built as in DE \(8n10n\)",
            id="structure",
        ),
        pytest.param("", InvalidFormat, "not two letters", id="empty"),
        pytest.param("12345678", InvalidFormat, "not two letters", id="digits"),
        pytest.param("RS35\u0416" + "1" * 17, InvalidFormat, "not two letters", id="cyrillic"),
    ],
)
def test_what_is_wrong(text: str, error: type[IdentifierError], message: str) -> None:
    with pytest.raises(error, match=message):
        iban.validate(text)


@pytest.mark.parametrize("found", ["00", "01", "99"])
def test_check_digits_outside_02_to_98_are_refused(found: str) -> None:
    """97 divides the same number, but no bank computes 00, 01 or 99 (ISO 7064)."""
    computed = {"00": "97", "01": "98", "99": "02"}[found]
    bban = next(f"{number:018d}" for number in range(1000) if iban.check_digits("RS", f"{number:018d}") == computed)
    assert iban.is_valid("RS" + computed + bban)
    assert not iban.is_valid("RS" + found + bban)


@pytest.mark.parametrize("number", ["CR0515202001026284066", "BI43201011067444"])
def test_former_lengths_pass(number: str) -> None:
    assert iban.validate(number) == number


@pytest.mark.parametrize(
    "typed",
    [
        "RS35 2600 0560 1001 6113 79",
        "rs35-2600-0560-1001-6113-79",
        "IBAN: RS35260005601001611379",
        "IBAN RS35260005601001611379",
        "iban\u00a0RS35\u00a02600\u202f0560\u20091001 6113 79",
        "\uff32\uff3335260005601001611379",
        "RS35.2600.0560.1001.6113.79\n",
        "RS35\u20112600\u20130560100161137\u22129",
    ],
)
def test_typing_is_stripped(typed: str) -> None:
    assert iban.validate(typed) == "RS35260005601001611379"


def test_letters_in_a_brazilian_bank_code_pass() -> None:
    bban = "A0360305" + "00001" + "0009795493" + "C1"
    number = "BR" + iban.check_digits("BR", bban) + bban
    assert iban.validate(number) == number
