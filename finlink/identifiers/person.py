"""Numbers of persons and companies: a form to compare and a sieve for placeholders (see `placeholders`).

No check digits are judged here, so that no number is lost because its rule is not known: `persons` says which national
number it is and whether it holds.

>>> validate("0101006-500006")
'0101006500006'
>>> is_placeholder("N/N"), is_placeholder("000000000"), is_placeholder("0101006500006")
(True, True, False)
"""

from finlink.identifiers import placeholders
from finlink.identifiers.errors import IdentifierError, InvalidComponent, InvalidFormat
from finlink.identifiers.text import drop_separators

_SHORTEST = 6  # digits or letters of a number


def compact(text: str) -> str:
    """Return `text` in NFKC and upper case without spaces, dots, hyphens, slashes and underscores.

    >>> compact(" 0101.006/500-006 ")
    '0101006500006'
    """
    return drop_separators(text).upper()


def is_placeholder(text: str) -> bool:
    """Tell whether `text` stands for "not known": too short, one character repeated, counting, a word.

    >>> is_placeholder("1234567890"), is_placeholder("-"), is_placeholder("nepoznat")
    (True, True, True)
    """
    number = compact(text)
    return len(number) < _SHORTEST or placeholders.is_placeholder(number)


def validate(text: str) -> str:
    """Return the compact number; check digits are not looked at.

    Raises:
        InvalidFormat: no letter or digit.
        InvalidComponent: a placeholder.

    """
    number = compact(text)
    if not any(map(str.isalnum, number)):
        raise InvalidFormat("has no letter or digit")
    if is_placeholder(number):
        raise InvalidComponent("stands for an unknown number")
    return number


def is_valid(text: str) -> bool:
    """Tell whether `text` can be a number: not empty and not a placeholder."""
    try:
        validate(text)
    except IdentifierError:
        return False
    return True


def format(text: str) -> str:  # noqa: A001 - the verb python-stdnum made customary
    """Return the number as it is shown: the same as `compact`."""
    return compact(text)
