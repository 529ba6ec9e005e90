"""BIC: what is one, what is not, and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import bic as peer

from finlink.identifiers import bic
from finlink.identifiers.errors import IdentifierError, InvalidComponent, InvalidFormat, InvalidLength


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("DEUTDEFF", "DEUTDEFF"),
        ("deutdeff500", "DEUTDEFF500"),
        ("NBSR RS BG XXX", "NBSRRSBGXXX"),
        ("AAAA-XK-2P", "AAAAXK2P"),
        ("BIC: AAAARSBG", "AAAARSBG"),
        ("SWIFT/BIC: AAAARSBG", "AAAARSBG"),
        ("Swift code: AAAARSBG", "AAAARSBG"),
        ("AAAARSB0", "AAAARSB0"),
        ("\uff21\uff21\uff21\uff21RSBG", "AAAARSBG"),
        ("A1B2RSBG", "A1B2RSBG"),
    ],
)
def test_valid(text: str, number: str) -> None:
    assert bic.validate(text) == number
    assert bic.is_valid(text)
    assert bic.validate(bic.format(text)) == number


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        ("AAAARSB", InvalidLength, "has 7 characters"),
        ("AAAARSBGXX", InvalidLength, "has 10 characters"),
        ("AAAA1SBG", InvalidFormat, "not four letters"),
        ("AAAAZZBG", InvalidComponent, "ZZ is no country"),
        ("\u0410AAARSBG", InvalidFormat, "Cyrillic letter"),
        ("", InvalidLength, "has 0 characters"),
    ],
)
def test_refused(text: str, error: type[IdentifierError], message: str) -> None:
    with pytest.raises(error, match=message):
        bic.validate(text)
    assert not bic.is_valid(text)


@given(st.from_regex(r"[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?", fullmatch=True))
def test_agrees_with_stdnum(text: str) -> None:
    assert bic.is_valid(text) == peer.is_valid(text)


def test_countries() -> None:
    assert len(bic.COUNTRIES) == 250  # 249 of ISO 3166-1, and XK
    assert bic.remark("AAAARSBG") == ""
