"""The profiles that come with finlink: nothing is active without a source that can be opened, nothing is invented."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from registers import a_case, built, records

from finlink.errors import FinlinkError
from finlink.profiles import SEVERITIES, load, names, normalise_offence, values
from finlink.profiles.checking import openable, problems
from finlink.profiles.explaining import cited
from finlink.profiles.loading import located
from finlink.profiles.unknown import MARK, Unknown, unknowns

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from registers import Cells

NATIONAL = names()[1:]
CURRENCIES = {
    "AL": "ALL", "BA": "BAM", "BG": "EUR", "HR": "EUR", "MD": "MDL", "ME": "EUR", "MK": "MKD", "RO": "RON", "RS": "RSD",
    "TR": "TRY", "XK": "EUR",
}  # fmt: skip
SOURCED = ("timely_days", "stalled_days", "threshold_eur", "offences")
PLAIN = {"extends", "title", "jurisdiction", "currency", "may_open", "sources", "notes", "unverified"}
FITTING = {"timely_days": "14", "threshold_eur": '"2500"', "offences": '["smishing"]', "not_required": '"threats"'}
"""By the key of a block: a value that could stand where the block says "unknown"."""
BLOCKS = [
    pytest.param(name, one, id=f"{name} {one.key}") for name in NATIONAL for one in unknowns(located(name)) if one.key
]


def text_of(name: str) -> str:
    return located(name).read_text(encoding="utf-8")


def test_the_jurisdictions_and_their_currencies() -> None:
    assert {load(name).jurisdiction: load(name).currency for name in NATIONAL} == CURRENCIES
    assert {load(name).jurisdiction.lower(): name for name in NATIONAL} == {name: name for name in NATIONAL}


@pytest.mark.parametrize("name", names())
def test_is_complete_and_nothing_is_wrong_with_it(name: str) -> None:
    profile = load(name)
    assert profile.sources
    assert all(rule.severity in SEVERITIES for rule in profile.rules.values())
    assert all(normalise_offence(code) == code for code in profile.offences)
    assert set(SOURCED) <= profile.origins.keys()
    assert problems(name) == ()


@pytest.mark.parametrize("name", names())
def test_takes_no_case_out_of_the_duty_without_a_source_to_open(name: str) -> None:
    profile = load(name)
    for code in profile.not_required_offences:
        assert openable(profile.origins[f"not_required:{code}"]), code


@pytest.mark.parametrize("name", NATIONAL)
def test_every_value_of_its_own_has_a_source_to_open(name: str) -> None:
    profile, default = load(name), load()
    for key in (*SOURCED, *(["trace_method"] if profile.trace_method else [])):
        if getattr(profile, key) != getattr(default, key) or profile.origins[key] != default.origins.get(key):
            assert openable(profile.origins[key]), key
            assert not values.is_unverified(profile.origins[key]), key


@pytest.mark.parametrize("name", NATIONAL)
def test_every_note_and_authority_says_where_it_was_read(name: str) -> None:
    profile, default = load(name), load()
    own = [note for note in profile.notes if note not in default.notes]
    assert len(own) > 3
    for note in own:
        words, source = cited(note)
        assert words.endswith("."), note
        assert openable(source), note
    assert all(map(openable, profile.may_open))
    assert all(openable(source) for source in profile.sources if source not in default.sources)


@pytest.mark.parametrize("name", NATIONAL)
def test_what_it_takes_over_from_finlink_is_named_as_to_be_verified(name: str) -> None:
    profile, default = load(name), load()
    taken = {key for key in SOURCED if profile.origins[key] == default.origins[key]}
    assert {entry.partition(":")[0] for entry in profile.unverified} == taken


@pytest.mark.parametrize("name", NATIONAL)
def test_leaves_the_rules_to_the_default(name: str) -> None:
    assert load(name).rules == load().rules
    assert not re.search(r"\bG\d\d\b", text_of(name))
    assert tomllib.loads(text_of(name)).keys() <= PLAIN | set(SOURCED) | {"trace_method", "not_required"}


@pytest.mark.parametrize("name", NATIONAL)
def test_every_comment_is_its_head_or_an_open_question(name: str) -> None:
    """So that no value is commented out without the mark that says that nobody verified it."""
    head, _, rest = text_of(name).partition("\n\n")
    assert all(line.startswith("#") for line in head.splitlines())
    paragraphs = [part for part in re.split(r"\n\s*\n", rest) if part.lstrip().startswith("#")]
    assert paragraphs
    assert all(part.lstrip().startswith(f"# {MARK}") for part in paragraphs)
    assert len(unknowns(located(name))) == len(paragraphs)
    assert "not_required" in {one.key for one in unknowns(located(name))}


@pytest.mark.parametrize(("name", "one"), BLOCKS)
def test_a_block_is_no_value_as_it_stands(name: str, one: Unknown, tmp_path: Path) -> None:
    """Whoever only removes the hash is refused, or every build says that the value is unverified."""
    path = tmp_path / "own.toml"
    path.write_text(f"{text_of(name)}\n{one.block}\n", encoding="utf-8")
    if one.key == "offences":
        assert any(entry.startswith("offences: unknown") for entry in load(path).unverified)
        return
    with pytest.raises(FinlinkError, match=rf"{one.key}.*unknown"):
        load(path)


@pytest.mark.parametrize(("name", "one"), BLOCKS)
def test_a_block_takes_the_value_it_waits_for(name: str, one: Unknown, tmp_path: Path) -> None:
    block = re.sub(r'= (\["unknown"\]|"unknown")', f"= {FITTING[one.key]}", one.block)
    block = re.sub(r'source = ".*"', 'source = "Official Gazette 1/2026, article 2"', block)
    assert block != one.block
    assert tomllib.loads(one.block).keys() == {one.key}
    path = tmp_path / "own.toml"
    path.write_text(f"{text_of(name)}\n{block}\n", encoding="utf-8")
    assert problems(path) == ()
    profile = load(path)
    got = {
        "timely_days": profile.timely_days,
        "threshold_eur": profile.threshold_eur,
        "offences": profile.offences,
        "not_required": profile.not_required_offences,
    }
    wanted = {
        "timely_days": 14,
        "threshold_eur": Decimal(2500),
        "offences": ("smishing",),
        "not_required": ("threats",),
    }
    assert got[one.key] == wanted[one.key]


@pytest.mark.parametrize("name", ["bg", "hr", "ro"])
def test_member_states_of_the_union_name_the_directive(name: str) -> None:
    assert "Directive (EU) 2024/1260" in " ".join(load(name).notes)
    assert any("transposed" in one.words for one in unknowns(located(name)))


def test_bosnia_says_that_a_profile_per_entity_may_be_needed() -> None:
    assert any("profile per entity" in note for note in load("ba").notes)


@pytest.mark.parametrize("name", ["md", "xk"])
def test_a_build_names_what_is_unverified_and_exempts_nothing(name: str, tmp_path: Path) -> None:
    cases = [a_case("C1", offence="threats", loss="10"), a_case("C2", offence="fraud")]
    files: dict[str, Sequence[Cells] | str | bytes] = {
        "cases": cases,
        "investigations": "investigation_id,case_id,opened\n",
    }
    build = built(tmp_path, files, f'profile = "{name}"\nas_of = "2025-06-30"')
    assert records(build, "SELECT DISTINCT status FROM case_status") == [("MISSING",)]
    assert build.manifest["profile"]["unverified"] == list(load(name).unverified)
    assert build.manifest["profile"]["own_files"] == {}
