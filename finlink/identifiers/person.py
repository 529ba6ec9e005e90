"""Numbers of persons and companies: a form to compare and a sieve for placeholders.

No check digits are judged here, so that no number is lost because its rule is not known: `persons` says which national
number it is and whether it holds.

>>> validate("0101006-500006")
'0101006500006'
>>> is_placeholder("N/N"), is_placeholder("000000000"), is_placeholder("0101006500006")
(True, True, False)
"""

from finlink.identifiers.errors import IdentifierError, InvalidComponent, InvalidFormat
from finlink.identifiers.text import drop_separators

_SEQUENCES = ("0123456789" * 3, "9876543210" * 3, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
WORDS = frozenset(
    [
        "UNKNOWN", "UNKOWN", "NOTKNOWN", "NOTAVAILABLE", "NOTAPPLICABLE", "NOTPROVIDED", "NONE", "NULL",
        "NIL", "NA", "NN", "TBD", "TEST", "XXX", "MISSING", "ANONYMOUS", "UNIDENTIFIED", "NODATA",
        "NONUMBER", "WITHOUT", "PENDING", "NEPOZNAT", "NEPOZNATA", "NEPOZNATO", "NEPOZNATI", "NEMA",
        "NEMAPODATAKA", "BEZPODATAKA", "NIJEPOZNATO", "NEUTVRĐEN", "NEUTVRDJEN", "НЕПОЗНАТ", "НЕПОЗНАТА",
        "НЕПОЗНАТО", "НЕМА", "НЕМАПОДАТАКА", "НЕИЗВЕСТЕН", "НЕИЗВЕСТНА", "НЕИЗВЕСТНО", "НЯМА", "НЯМАДАННИ",
        "NECUNOSCUT", "NECUNOSCUTA", "NECUNOSCUTĂ", "INEXISTENT", "FARA", "FĂRĂ", "NUARE", "BILINMIYOR",
        "BİLİNMİYOR", "BILINMEYEN", "BİLİNMEYEN", "YOK", "PANJOHUR", "IPANJOHUR", "EPANJOHUR", "NUKKA",
        "NUKDIHET", "ΑΓΝΩΣΤΟ", "ΑΓΝΩΣΤΟΣ", "ΑΓΝΩΣΤΗ", "ΆΓΝΩΣΤΟ", "ΆΓΝΩΣΤΟΣ", "ΆΓΝΩΣΤΗ", "UNBEKANNT",
        "INCONNU", "NEZNAN", "NEZNANO",
    ]
)  # fmt: skip


def compact(text: str) -> str:
    """Return `text` in NFKC and upper case without spaces, dots, hyphens, slashes and underscores.

    >>> compact(" 0101.006/500-006 ")
    '0101006500006'
    """
    return drop_separators(text).upper()


def is_filler(number: str) -> bool:
    """Tell whether a compact value is one character repeated, or a word that means "not known"."""
    return len(set(number)) < 2 or number in WORDS


def is_placeholder(text: str) -> bool:
    """Tell whether `text` stands for "not known": too short, one character repeated, counting, a word.

    >>> is_placeholder("1234567890"), is_placeholder("-"), is_placeholder("nepoznat")
    (True, True, True)
    """
    number = compact(text)
    return len(number) < 6 or is_filler(number) or any(number in sequence for sequence in _SEQUENCES)


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
