"""Folding: what counts as the same header."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finlink.schema import fold_header

SAME = [
    pytest.param("\ufeffcase_id", "case_id", id="byte-order mark"),
    pytest.param("Case\u00a0ID", "case_id", id="no-break space and case"),
    pytest.param("  case   id ", "case_id", id="blanks"),
    pytest.param("case\u200b_id", "case_id", id="zero-width space"),
    pytest.param("ｃａｓｅ＿ｉｄ", "case_id", id="full width"),
    pytest.param("CaseId", "case_id", id="camel case"),
    pytest.param("Case-Id", "case_id", id="hyphen"),
    pytest.param("br. računa", "BR RACUNA", id="dot and caron"),
    pytest.param("İŞLEM TARİHİ", "işlem tarihi", id="Turkish capital dotted"),
    pytest.param("ALICI HESAP", "alıcı hesap", id="Turkish capital dotless"),
    pytest.param("I\u0307slem", "islem", id="Turkish combining dot"),
    pytest.param("Datum rođenja", "datum rodjenja", id="Serbian dj"),
    pytest.param("Број рачуна", "broj računa", id="Serbian scripts"),
    pytest.param("număr", "număr", id="Romanian decomposed"),
    pytest.param("înființată ş", "înființată ș", id="Romanian cedilla and comma"),
    pytest.param("ΑΡΙΘΜΟΣ ΛΟΓΑΡΙΑΣΜΟΥ", "αριθμός λογαριασμού", id="Greek capitals and final sigma"),
    pytest.param("Номер №", "номер no", id="numero sign"),
    pytest.param("case_id\x00\t", "case_id", id="control characters"),
]
DIFFERENT = [
    pytest.param("amount +", "amount", id="a sign means something"),
    pytest.param("amount (EUR)", "amount", id="a unit means something"),
    pytest.param("opened", "openend", id="spelling"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_same(left: str, right: str) -> None:
    assert fold_header(left) == fold_header(right) != ""


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_different(left: str, right: str) -> None:
    assert fold_header(left) != fold_header(right)


@pytest.mark.parametrize("text", ["", " ", "\ufeff", "._- "])
def test_nothing_left(text: str) -> None:
    assert fold_header(text) == ""


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold_header(text)
    assert fold_header(once) == once


@given(st.text(alphabet="abcčćžšđ ІабвљњАБВ_-.İIıiİ"), st.sampled_from([" ", "_", "\u00a0", "\ufeff", "."]))
def test_separators_play_no_part(text: str, separator: str) -> None:
    assert fold_header(separator.join([text, text])) == fold_header(text + text)
