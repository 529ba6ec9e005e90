"""IMEI of a mobile device: 14 digits and a check digit; of an IMEISV, which ends in a software version, the 14 digits.

Source: 3GPP TS 23.003, section 6.2 and annex B (Luhn). The example is GSMA's, TS.06.

>>> validate("49-015420-323751-8"), validate("4901542032375101")
('490154203237518', '490154203237518')
>>> is_valid("490154203237517")
False
"""

from finlink.identifiers import placeholders
from finlink.identifiers.errors import IdentifierError, InvalidChecksum, InvalidComponent, InvalidFormat, InvalidLength
from finlink.identifiers.text import drop_separators


def compact(text: str) -> str:
    """Return `text` without separators and the word IMEI."""
    return drop_separators(text).upper().removeprefix("IMEISV").removeprefix("IMEI").lstrip(":=").strip()


def check_digit(digits: str) -> str:
    """Return the Luhn digit of the 14 digits of a device."""
    doubled = (int(digit) * (1 + at % 2) for at, digit in enumerate(digits))
    return str(-sum(value // 10 + value % 10 for value in doubled) % 10)


def validate(text: str) -> str:
    """Return the 15 digits of the IMEI.

    Raises:
        InvalidFormat: other signs than digits.
        InvalidLength: not 15 digits, or 16 of an IMEISV.
        InvalidComponent: it stands for "not known".
        InvalidChecksum: the check digit is wrong.

    """
    number = compact(text)
    if not (number.isascii() and number.isdigit()):
        raise InvalidFormat("has other signs than digits")
    if len(number) not in {15, 16}:
        raise InvalidLength(f"has {len(number)} digits, an IMEI has 15")
    if placeholders.is_placeholder(number) or placeholders.is_filler(number[:14]):
        raise InvalidComponent("stands for an unknown device")
    device = number[:14]
    if len(number) == 15 and check_digit(device) != number[14]:
        raise InvalidChecksum(f"check digit is wrong (found {number[14]}, computed {check_digit(device)})")
    return device + check_digit(device)


def is_valid(text: str) -> bool:
    """Tell whether `text` is an IMEI or IMEISV."""
    try:
        validate(text)
    except IdentifierError:
        return False
    return True


def format(text: str) -> str:  # noqa: A001 - the verb python-stdnum made customary
    """Return the number as it is shown: the same as `compact`."""
    return compact(text)
