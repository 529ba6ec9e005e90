"""Categories: synonyms people write, and silence where a word is not known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finlink.schema import category, tables

KNOWN = [
    ("parties", "role", "Oštećena", "victim"),
    ("parties", "role", "ОШТЕТЕН", "victim"),
    ("parties", "role", "Пострадал", "victim"),
    ("parties", "role", "i dëmtuari", "victim"),
    ("parties", "role", "parte vătămată", "victim"),
    ("parties", "role", "MAĞDUR", "victim"),
    ("parties", "role", "ΘΥΜΑ", "victim"),
    ("parties", "role", "osumnjičeni", "suspect"),
    ("parties", "role", "осомничен", "suspect"),
    ("parties", "role", "заподозрян", "suspect"),
    ("parties", "role", "i dyshuari", "suspect"),
    ("parties", "role", "ŞÜPHELİ", "suspect"),
    ("parties", "role", "ύποπτος", "suspect"),
    ("accounts", "role", "money mule", "mule"),
    ("accounts", "role", "Exchange", "service"),
    ("cases", "status", "CLOSED ", "closed"),
    ("cases", "status", "kapalı", "closed"),
    ("cases", "pfi", "DA", "yes"),
    ("cases", "pfi", "hayır", "no"),
    ("investigations", "form", "integrated", "integrated"),
    ("investigations", "scope", "kriptovalute", "crypto"),
    ("measures", "measure", "privremeno oduzeto", "seized"),
    ("measures", "measure", "müsadere", "confiscated"),
    ("requests", "channel", "bc 29", "BC-29"),
    ("requests", "channel", "24/7", "BC-35"),
    ("transfers", "direction", "OUT", "out"),
    ("decisions", "decision", "isto", "same"),
]
UNKNOWN = [
    ("parties", "role", ""),
    ("parties", "role", " "),
    ("parties", "role", "friend"),
    ("parties", "role", "collection"),
    ("cases", "pfi", "maybe"),
    ("cases", "pfi", "-"),
    ("cases", "title", "open"),
    ("measures", "measure", "blocked"),
]


@pytest.mark.parametrize(("table", "column", "written", "wanted"), KNOWN)
def test_known(table: str, column: str, written: str, wanted: str) -> None:
    assert category(tables()[table].column(column), written) == wanted


@pytest.mark.parametrize(("table", "column", "written"), UNKNOWN)
def test_unknown_is_never_a_default(table: str, column: str, written: str) -> None:
    assert category(tables()[table].column(column), written) is None


@given(st.text())
def test_junk_never_crashes(written: str) -> None:
    role = tables()["accounts"].column("role")
    assert category(role, written) in {None, *role.values}


def test_roles_that_join_no_cases_share_no_synonym_with_those_that_do() -> None:
    role = tables()["accounts"].column("role")
    quiet = {word for name in ("victim", "merchant", "service") for word in role.values[name]}
    joining = {word for name in ("suspect", "mule", "collection", "other") for word in role.values[name]}
    assert not quiet & joining
