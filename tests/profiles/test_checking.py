"""Checking a user's own profile: every problem at once, each in one sentence with file and key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from finlink.errors import FinlinkError
from finlink.profiles import load
from finlink.profiles.checking import openable, problems

if TYPE_CHECKING:
    from pathlib import Path

MANY = """
extends = "default"
titel = "x"
jurisdiction = "Serbia"
notes = ["fine", 3, ""]
timely_days = { value = -1, sorce = "s" }
stalled_days = 5
threshold_eur = { value = "a lot", source = "" }
offences = { proceeds_generating = ["fraud", 7, 8], source = "s" }
not_required = [{ offence = "threats", source = "unknown" }, { offence = 4 }]
[rules]
G01 = { enabled = 1, severity = "grave" }
G99 = { enabled = true, severity = "high" }
"""
KEYS = [
    "titel",
    "jurisdiction",
    "notes",
    "notes",
    "timely_days.value",
    "timely_days.sorce",
    "timely_days.source",
    "stalled_days",
    "threshold_eur.value",
    "threshold_eur.source",
    "offences.proceeds_generating",
    "offences.proceeds_generating",
    "not_required",
    "not_required.offence",
    "not_required.source",
    "rules.G01.enabled",
    "rules.G01.severity",
    "rules.G99",
]


def write(folder: Path, text: str, name: str = "own.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_problem_is_said_at_once(tmp_path: Path) -> None:
    path = write(tmp_path, MANY)
    found = [one for one in problems(path) if one.severity == "problem"]
    assert [one.key for one in found] == KEYS
    for one in found:
        assert one.message.startswith(f"{path}: {one.key} ")
        assert one.message.endswith(".")
        assert "\n" not in one.message
    assert "names threats with a source that is not verified ('unknown')" in found[KEYS.index("not_required")].message


def test_everything_that_is_missing_is_said(tmp_path: Path) -> None:
    found = problems(write(tmp_path, 'title = "a"'))
    assert [one.key for one in found] == [
        "jurisdiction", "currency", "timely_days", "stalled_days", "threshold_eur", "offences", "sources",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "key", "says"),
    [
        pytest.param("a = ", "", "not valid TOML", id="not TOML"),
        pytest.param("title = 'a'\ntitle = 'b'", "", "not valid TOML", id="twice"),
        pytest.param('extends = "nowhere"', "extends", "There is no profile named 'nowhere'", id="no such base"),
        pytest.param("extends = 3", "extends", "extends must be the name or path", id="base is no text"),
        pytest.param('extends = "own.toml"', "extends", "leads back to this file", id="circle"),
        pytest.param('extends = "gone.toml"', "extends", "cannot be read", id="base is not there"),
    ],
)
def test_where_it_goes_no_further(tmp_path: Path, text: str, key: str, says: str) -> None:
    (found,) = problems(write(tmp_path, text))
    assert (found.severity, found.key) == ("problem", key)
    assert says in found.message


def test_a_broken_base_does_not_hide_what_is_wrong_above_it(tmp_path: Path) -> None:
    found = problems(write(tmp_path, 'extends = "nowhere"\ncurrency = "euro"'))
    assert [one.key for one in found] == ["currency", "extends"]


def test_a_file_that_is_extended_is_checked_as_well(tmp_path: Path) -> None:
    write(tmp_path, 'extends = "default"\ncurrency = "euro"', "base.toml")
    (found,) = problems(write(tmp_path, 'extends = "base.toml"'))
    assert "base.toml: currency must be" in found.message


def test_no_such_profile() -> None:
    with pytest.raises(FinlinkError, match="There is no profile named 'xx'"):
        problems("xx")


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("https://example.org/law", ""),
        ("Službeni glasnik RS 32/2013, article 2", ""),
        ("Narodne novine 145/2010", ""),
        ("Държавен вестник 84/2023", ""),
        ("our instruction 3", "names nothing that a reader could open"),
        ("Official Gazette", "names nothing that a reader could open"),
        ("to verify", "admits that nobody verified it"),
    ],
)
def test_remarks_on_sources(tmp_path: Path, source: str, says: str) -> None:
    path = write(tmp_path, f'extends = "default"\nstalled_days = {{ value = 5, source = "{source}" }}')
    found = problems(path)
    assert [one.severity for one in found] == (["remark"] if says else [])
    assert all(says in one.message and one.key == "stalled_days.source" for one in found)
    assert openable(source) == (not says)


ANY = st.sampled_from(
    [0, 5, -1, 1.5, True, "", "5", "2500.50", "unknown", "high", "fifo", "EUR", "rs", "a b", [], ["x"], [3]]
)
TABLE = st.dictionaries(
    st.sampled_from(["value", "source", "sorce", "proceeds_generating", "offence", "enabled", "severity"]),
    ANY,
    max_size=4,
)
ENTRY = ANY | TABLE
CONTENT = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(("timely_days", "stalled_days", "threshold_eur", "offences", "trace_method"), ENTRY),
        **dict.fromkeys(("title", "jurisdiction", "currency", "may_open", "sources", "notes", "odd"), ANY),
        "not_required": ENTRY | st.lists(ENTRY, max_size=3),
        "rules": ENTRY | st.dictionaries(st.sampled_from(["G01", "G02", "G99"]), ENTRY, max_size=3),
    },
)


def toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)


def refusal(path: Path) -> str:
    """Return what loading says against a file, "" where it takes it."""
    try:
        load(path)
    except FinlinkError as error:
        return str(error)
    return ""


@given(CONTENT)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_checking_agrees_with_loading(tmp_path: Path, content: dict[str, object]) -> None:
    """Loading refuses a file exactly where checking finds a problem, and its complaint is among those found."""
    path = write(tmp_path, 'extends = "default"\n' + "".join(f"{key} = {toml(one)}\n" for key, one in content.items()))
    complaints = [one.message for one in problems(path) if one.severity == "problem"]
    assert refusal(path) in (complaints or [""])
    assert len(set(complaints)) == len(complaints)
