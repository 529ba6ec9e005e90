"""``finlink profiles`` lists, explains and validates; a profile of one's own is used wherever it is named."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest
from registers import ROOT, a_case, built, records, run, write_register

import finlink
from finlink.errors import FinlinkError
from finlink.profiles import load, names
from finlink.profiles.explaining import PARTS, explain, figures
from finlink.profiles.loading import located
from finlink.profiles.unknown import unknowns

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from registers import Cells

OWN = """extends = "rs"
title = "Our district"
timely_days = { value = 200, source = "Službeni glasnik RS 1/2026, article 3" }
threshold_eur = { value = "100", source = "unknown - verify: said in a meeting" }
[rules]
G15 = { enabled = false, severity = "low" }
"""
EXAMPLE = ROOT / "docs" / "how-to" / "examples" / "profiles" / "our-district.toml"


def own(folder: Path, text: str = OWN, name: str = "own.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def by(entries: list[dict[str, str]], part: str) -> dict[str, dict[str, str]]:
    return {one["key"]: one for one in entries if one["part"] == part}


def test_lists_every_profile() -> None:
    listed = json.loads(run("profiles", "--format", "json").stdout)
    assert [one["profile"] for one in listed] == names()
    for one in listed:
        profile = load(one["profile"])
        assert one["offences"].split(", ") == list(profile.offences)
        assert one["unverified"] == "; ".join(profile.unverified)
        assert (one["jurisdiction"], one["currency"]) == (profile.jurisdiction, profile.currency)


@pytest.mark.parametrize("name", names())
def test_explains_each_profile_whole(name: str) -> None:
    profile = load(name)
    text = run("profiles", name).stdout
    flat = " ".join(text.split())
    for words in (profile.title, *profile.sources, *(one.words for one in unknowns(located(name)))):
        assert " ".join(words.split()) in flat
    for rule in profile.rules.values():
        assert f"{rule.id} on, {rule.severity}{''.join(f', {one}' for one in figures(rule))}: " in flat
    for key in ("timely_days", "stalled_days", "threshold_eur", "offences"):
        assert f" {key} " in flat
        assert f"Source: {profile.origins[key]} (" in flat
    for entry in profile.unverified:
        assert " ".join(entry.replace(": ", " ", 1).split()) in flat
    assert not any(len(line) > 110 and "http" not in line for line in text.splitlines())


def test_explains_a_file_and_whose_each_value_is(tmp_path: Path) -> None:
    path = own(tmp_path)
    entries = json.loads(run("profiles", path, "--format", "json").stdout)
    assert [one["part"] for one in entries] == sorted((one["part"] for one in entries), key=list(PARTS).index)
    got = {key: one["standing"] for key, one in by(entries, "value").items()}
    assert got == {
        "timely_days": "given by this profile",
        "stalled_days": "taken from rs; to be verified",
        "threshold_eur": "given by this profile; to be verified",
        "offences": "taken from rs; to be verified",
        "trace_method": "",
    }
    assert by(entries, "rule")["G15"]["value"].startswith("off")
    assert by(entries, "rule")["G15"]["standing"] == "given by this profile"
    assert by(entries, "rule")["G01"]["standing"] == ""
    assert set(by(entries, "to verify")) == {"stalled_days", "offences", "threshold_eur"}
    assert set(by(entries, "unknown")) == {"offences", "not_required", ""}, "what the file gives is no open question"


def test_an_exempt_offence_is_shown_with_its_source(tmp_path: Path) -> None:
    text = OWN.replace(
        "[rules]", '[[not_required]]\noffence = "Threats"\nsource = "Službeni glasnik RS 2/2026"\n[rules]'
    )
    (entry,) = [one for one in explain(own(tmp_path, text)) if one.part == "not required"]
    assert (entry.key, entry.source) == ("threats", "Službeni glasnik RS 2/2026")


def test_an_explanation_goes_to_a_file(tmp_path: Path) -> None:
    done = run("profiles", "rs", "-o", tmp_path / "rs.txt")
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "rs.txt").read_text("utf-8") == run("profiles", "rs").stdout
    run("profiles", "rs", "-o", tmp_path / "rs.xlsx")
    assert (tmp_path / "rs.xlsx").read_bytes().startswith(b"PK")


def test_what_a_file_says_cannot_drive_the_terminal(tmp_path: Path) -> None:
    done = run("profiles", own(tmp_path, 'extends = "default"\ntitle = "a\\u001b[2Jb\\u202e"'))
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout


WRONG = 'extends = "default"\ntitel = "x"\ncurrency = "euro"\ntimely_days = { value = -1, source = "" }\n'


@pytest.mark.parametrize("words", [["--validate", "own.toml"], ["own.toml", "--validate"]], ids=["before", "after"])
def test_validating_says_every_problem_and_fails(tmp_path: Path, words: list[str]) -> None:
    own(tmp_path, WRONG)
    done = run("profiles", *words, cwd=tmp_path)
    assert done.returncode == 1
    for key in ("titel", "currency", "timely_days.value", "timely_days.source"):
        assert f"own.toml: {key} " in done.stdout
    assert "4 to mend, 0 to think about" in done.stdout
    as_json = run("profiles", *words, "--format", "json", cwd=tmp_path)
    assert as_json.returncode == 1
    assert [one["severity"] for one in json.loads(as_json.stdout)] == ["problem"] * 4


def test_validating_what_is_in_order(tmp_path: Path) -> None:
    own(tmp_path, 'extends = "default"\ntitle = "Ours"')
    done = run("profiles", "--validate", "own.toml", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "own.toml: in order, 0 to think about.\n")
    as_json = run("profiles", "--validate", "own.toml", "--format", "json", cwd=tmp_path)
    assert (as_json.returncode, json.loads(as_json.stdout)) == (0, [])
    with_remarks = run("profiles", "--validate", EXAMPLE)
    assert (with_remarks.returncode, "in order, 2 to think about" in with_remarks.stdout) == (0, True)


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["--validate"], 2, "needs the file"),
        (["atlantis"], 1, "no profile named 'atlantis'"),
        (["gone.toml"], 1, "cannot be read"),
        (["--validate", "gone.toml"], 1, "cannot be read"),
    ],
)
def test_refused(tmp_path: Path, words: list[str], code: int, says: str) -> None:
    done = run("profiles", *words, cwd=tmp_path)
    assert done.returncode == code
    assert says in " ".join((done.stdout + done.stderr).split())


# A profile of one's own, from the file to the status of a case.

CASES: dict[str, Sequence[Cells] | str | bytes] = {
    "cases": [a_case("C1", opened="2025-03-01", loss="500"), a_case("C2", opened="2025-03-01", offence="threats")],
    "investigations": "investigation_id,case_id,opened\n",
}
STATUSES = "SELECT case_id, status FROM case_status ORDER BY 1"
BY_DEFAULT = [("C1", "MISSING"), ("C2", "MISSING")]
BY_OURS = [("C1", "NOT_YET_DUE"), ("C2", "NOT_YET_DUE")]
"""200 days after 1 March 2025 have not gone by on 30 June 2025; 30 days have."""


def test_without_a_profile_the_default_decides(tmp_path: Path) -> None:
    assert records(built(tmp_path, CASES, as_of="2025-06-30"), STATUSES) == BY_DEFAULT


@pytest.mark.parametrize(
    ("place", "asked_for", "recorded"),
    [
        ("here/own.toml", "own.toml", "../here/own.toml"),
        ("register/own.toml", "own.toml", "own.toml"),
        ("register/own.toml", "../register/own.toml", "own.toml"),
        ("here/deep/own.toml", "deep/own.toml", "../here/deep/own.toml"),
    ],
    ids=["in the current folder", "beside the register", "by its path", "in a folder below"],
)
def test_the_option_takes_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, asked_for: str, recorded: str
) -> None:
    register = write_register(tmp_path / "register", CASES)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    path = own((tmp_path / place).parent)
    build = finlink.build(register, tmp_path / "build", as_of="2025-06-30", profile=asked_for)
    assert records(build, STATUSES) == BY_OURS
    profile = build.manifest["profile"]
    assert profile["own_files"] == {recorded: hashlib.sha256(path.read_bytes()).hexdigest()}
    assert profile["unverified"] == list(load(path).unverified)
    assert build.manifest["settings"]["profile"] == recorded


def test_the_file_here_wins_over_the_one_beside_the_register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    register = write_register(tmp_path / "register", CASES)
    own(register, 'extends = "default"\ntitle = "There"')
    own(tmp_path / "here")
    monkeypatch.chdir(tmp_path / "here")
    build = finlink.build(register, tmp_path / "build", as_of="2025-06-30", profile="own.toml")
    assert build.manifest["profile"]["title"] == "Our district"


def test_the_settings_take_a_file_and_the_option_wins(tmp_path: Path) -> None:
    files = CASES | {"own.toml": OWN}
    settings = 'profile = "own.toml"\nas_of = "2025-06-30"\n'
    assert records(built(tmp_path / "1", files, settings), STATUSES) == BY_OURS
    assert records(built(tmp_path / "2", files, settings, profile="default"), STATUSES) == BY_DEFAULT


def test_files_that_are_extended_are_recorded_too(tmp_path: Path) -> None:
    files = CASES | {"own.toml": OWN, "unit.toml": 'extends = "own.toml"\ntitle = "Unit"\n'}
    build = built(tmp_path, files, 'profile = "unit.toml"\nas_of = "2025-06-30"\n')
    assert set(build.manifest["profile"]["own_files"]) == {"unit.toml", "own.toml"}
    assert records(build, STATUSES) == BY_OURS


def test_a_file_that_is_nowhere_is_refused(tmp_path: Path) -> None:
    register = write_register(tmp_path / "register", CASES)
    with pytest.raises(
        FinlinkError, match=r"^gone\.toml: the profile cannot be read; there is no such file here or in "
    ):
        finlink.build(register, tmp_path / "build", profile="gone.toml")


def test_the_build_says_what_is_unverified(tmp_path: Path) -> None:
    write_register(tmp_path / "register", CASES)
    path = own(tmp_path)
    said = run("build", "register", "--profile", "own.toml", cwd=tmp_path).stdout.splitlines()
    verify = [line.removeprefix("Verify").strip() for line in said if line.startswith("Verify")]
    assert verify == list(load(path).unverified)
    assert "threshold_eur: unknown - verify: said in a meeting" in verify
    as_json = json.loads(run("build", "register", "--profile", "own.toml", "--format", "json", cwd=tmp_path).stdout)
    assert [one["says"] for one in as_json if one["what"] == "Verify"] == verify
