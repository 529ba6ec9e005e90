"""The command line as installed: columns, formats, exit codes, and one sentence for whatever goes wrong."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from registers import PERSON, SAMPLE, VALID_IBAN, WRONG_IBAN, a_case, built, run, write_register

from finlink.cli import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.result import Build

COLUMNS = {
    "check": "issue severity file row column value message hint",
    "links": "left right kind via strength status evidence",
    "networks": "network cases case_ids loss_eur with_investigation lead",
    "gaps": "case_id status findings priority reason next_step loss_eur traced_eur freezable_eur network "
    "joinable_investigation",
    "kpi": "kpi label group value numerator denominator unit definition excluded",
    "id": "value kind chain valid reason normal country",
}
"""The columns that the design fixes, in order; networks may say more after them."""


@pytest.fixture(scope="module")
def build(sample_build: Build) -> str:
    return str(sample_build.folder)


def arguments(command: str, build: str) -> list[str]:
    return {"check": ["check", str(SAMPLE)], "id": ["id", VALID_IBAN, WRONG_IBAN, "nonsense"]}.get(
        command, [command, build]
    )


@pytest.mark.parametrize("command", COLUMNS)
def test_csv_and_json_have_the_columns_of_the_design(command: str, build: str) -> None:
    wanted = COLUMNS[command].split()
    as_csv = run(*arguments(command, build), "--format", "csv")
    assert as_csv.returncode == 0, as_csv.stderr
    rows = list(csv.DictReader(io.StringIO(as_csv.stdout)))
    assert list(rows[0])[: len(wanted)] == wanted
    as_json = run(*arguments(command, build), "--format", "json")
    objects = json.loads(as_json.stdout)
    assert isinstance(objects, list)
    assert all(list(one) == list(rows[0]) for one in objects)
    assert len(objects) == len(rows)


@pytest.mark.parametrize("command", [*COLUMNS, "why", "profiles"])
def test_tables_are_for_people(command: str, build: str) -> None:
    extra = ["KT-101/25"] if command == "why" else []
    words = ["profiles"] if command == "profiles" else [*arguments(command, build), *extra]
    done = run(*words)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) > 3
    assert "None" not in done.stdout
    assert "Decimal" not in done.stdout
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize("command", ["links", "networks", "gaps", "kpi"])
def test_every_listing_says_as_of_when(command: str, build: str) -> None:
    for more in ([], ["--format", "csv"]):
        done = run(command, build, *more)
        assert "2025-06-30" in (done.stderr if more else done.stdout)


@pytest.mark.parametrize("command", ["links", "networks", "gaps", "kpi"])
@pytest.mark.parametrize("fmt", ["table", "csv", "json"])
def test_output_goes_to_a_file(command: str, fmt: str, build: str, tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    done = run(command, build, "--format", fmt, "-o", target)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    text = target.read_text("utf-8")
    assert text == run(command, build, "--format", fmt).stdout or fmt == "table"
    assert "KT-" in text or command == "kpi"


def test_json_numbers_are_numbers_and_amounts_are_exact(build: str) -> None:
    gaps = json.loads(run("gaps", build, "--format", "json").stdout)
    assert all(isinstance(one["priority"], int) for one in gaps)
    by_case = {one["case_id"]: one for one in gaps}
    assert by_case["KT-116/25"]["loss_eur"] == 48000
    assert by_case["KT-116/25"]["traced_eur"] is None
    assert by_case["IST-704/25"]["loss_eur"] == 10684.93


def test_links_of_one_case(build: str) -> None:
    rows = json.loads(run("links", build, "T20-201/25", "--format", "json").stdout)
    assert rows
    assert all("T20-201/25" in (row["left"], row["right"]) for row in rows)


@pytest.mark.parametrize(
    ("options", "cases"),
    [
        (["--status", "post_hoc"], {"JO-305/24", "KTP-252/24"}),
        (["--rule", "g12", "--status", "UNDETERMINED"], {"DII-502/25"}),
        (["--rule", "g13", "--status", "NOT_YET_DUE"], {"SP-601/25"}),
        (["--status", "PARTIAL", "--rule", "G01"], set()),
        (["--rule", "G03", "--status", "UNDETERMINED"], {"DII-502/25"}),
    ],
)
def test_gaps_may_be_narrowed(options: list[str], cases: set[str], build: str) -> None:
    rows = json.loads(run("gaps", build, *options, "--format", "json").stdout)
    assert {row["case_id"] for row in rows} == cases


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["links", "KT-101/25' OR 1=1 --"], "There is no case KT-101/25' OR 1=1 --"),
        (["gaps", "--unit", "nowhere"], "There is no unit nowhere"),
        (["gaps", "--status", "LOST"], "There is no status LOST"),
        (["gaps", "--rule", "G77"], "There is no rule G77"),
        (["gaps", "--fail-on", "G77"], "There is no rule G77"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_word_that_names_nothing_is_a_usage_error_and_never_an_empty_list(
    words: list[str], said: str, build: str
) -> None:
    done = run(words[0], build, *words[1:])
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stdout == ""


def test_a_rule_that_is_none_is_refused_before_anything_is_built(tmp_path: Path) -> None:
    done = run("build", SAMPLE, "-o", tmp_path / "b", "--fail-on", "G77")
    assert done.returncode == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("by", ["unit", "offence", "country", "month", "quarter", "year"])
def test_indicators_by_group_add_up(by: str, build: str) -> None:
    rows = json.loads(run("kpi", build, "--by", by, "--format", "json").stdout)
    for kpi in ("K2", "K3", "K5"):
        whole = [row for row in rows if row["kpi"] == kpi and row["group"] == "all"]
        parts = [row for row in rows if row["kpi"] == kpi and row["group"] != "all"]
        assert len(whole) == 1
        assert len(parts) > 1
        assert sum(row["numerator"] for row in parts) == whole[0]["numerator"]
    groups = [row["group"] for row in rows if row["kpi"] == "K5"]
    pattern = {"month": r"\d{4}-\d\d", "quarter": r"\d{4}-Q[1-4]", "year": r"\d{4}"}.get(by, ".+")
    assert all(re.fullmatch(pattern, group) or group in ("all", "unknown") for group in groups)


def test_indicators_of_a_period(build: str) -> None:
    def figures(*options: str) -> dict[str, tuple[object, object]]:
        rows = json.loads(run("kpi", build, *options, "--format", "json").stdout)
        return {row["kpi"]: (row["numerator"], row["denominator"]) for row in rows if row["group"] == "all"}

    first = figures("--to", "2025-01-31")
    rest = figures("--from", "2025-02-01")
    whole = figures()
    for kpi in ("K2", "K3"):
        for n in (0, 1):
            assert first[kpi][n] + rest[kpi][n] <= whole[kpi][n]  # type: ignore[operator]
    assert first["K1"][0] + rest["K1"][0] == whole["K1"][0]  # type: ignore[operator]
    none = figures("--from", "2031-01-01")
    assert none["K1"] == (0, None)
    values = json.loads(run("kpi", build, "--from", "2031-01-01", "--format", "json").stdout)
    assert {row["value"] for row in values if row["kpi"] in ("K2", "K3", "K4")} == {"n/a"}


def test_id_explains_identifiers() -> None:
    rows = json.loads(run("id", VALID_IBAN.lower(), WRONG_IBAN, "nonsense", "--format", "json").stdout)
    assert [row["valid"] for row in rows[:2]] == [True, False]
    assert rows[0]["normal"] == VALID_IBAN
    assert rows[0]["country"] == "RS"
    assert "check digits" in rows[1]["reason"]


WHY = [
    ("KT-101/25", "cases.csv:2"),
    ("case:KT-101/25", "G01"),
    ("account:RS35904000003968413039", "accounts.csv:2"),
    ("JO-301/25..T20-201/25", "wallets.csv"),
    ("T20-201/25..JO-301/25", "wallets.csv"),
    ("G13", "threshold"),
    ("g13", "KDO-401/25"),
    ("K2", "29 / 99"),
    ("cases.csv:2", "KT-101/25"),
    ("accounts.csv:66", "CHECKSUM"),
    (f"party:{PERSON}", "Nemanja"),
    ("investigation:FI-RS-01", "KT-106/25"),
    ("wallet:tron:TLm2BfwGwWQuzJjx3zLxqN3SS3k9hib7ud", "hub"),
    ("RS35904000003968413039", "written"),
]


@pytest.mark.parametrize(("thing", "said"), WHY, ids=[thing for thing, _ in WHY])
def test_why(thing: str, said: str, build: str) -> None:
    done = run("why", build, thing, "--format", "csv")
    assert done.returncode == 0, done.stderr
    assert said in done.stdout


def test_why_explains_every_link_finding_and_case(sample_build: Build) -> None:
    from finlink.explain import explain

    for left, right in sample_build.engine.rows('SELECT DISTINCT "left", "right" FROM links'):
        rows = explain(sample_build, f"{left}..{right}")
        assert all(row[4] for row in rows if not row[0].startswith("  "))  # the waterfall stands on the rows above it
    for (case_id,) in sample_build.engine.rows("SELECT case_id FROM cases"):
        assert explain(sample_build, case_id)[0][0].startswith(f"case {case_id}: ")
    for (node,) in sample_build.engine.rows("SELECT DISTINCT node FROM identifiers WHERE node <> ''"):
        assert explain(sample_build, node)


@pytest.mark.parametrize("option", [["--case", "KT-101/25"], ["--network", "N001"], ["--node", f"party:{PERSON}"], []])
def test_graph_writes_a_page(option: list[str], build: str, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    done = run("graph", build, *option, "-o", target)
    assert done.returncode == 0, done.stderr
    page = target.read_text("utf-8")
    assert page.lstrip().lower().startswith("<!doctype html>")
    assert "http-equiv" in page
    named = run("graph", build, *option, cwd=tmp_path)
    assert named.returncode == 0
    assert len(list(tmp_path.glob("*.html"))) == 2


# Exit codes and what is said.


@pytest.mark.slow
def test_build_reports_and_strictness_decides_the_exit_code(tmp_path: Path) -> None:
    folder = write_register(
        tmp_path / "r", {"cases": "case_id,title\nA1,x\nA2\n", "investigations": "investigation_id,case_id\n"}
    )
    done = run("build", folder, "-o", tmp_path / "b")
    assert done.returncode == 0
    for word in ("Read", "set aside", "Linked", "Cases", "Findings", "As of", "graph.html"):
        assert word in done.stdout
    assert run("build", folder, "-o", tmp_path / "b", "--strict").returncode == 3
    assert run("check", folder).returncode == 0
    assert run("check", folder, "--strict").returncode == 3
    assert run("build", SAMPLE, "-o", tmp_path / "s", "--strict", "--timings").returncode == 0
    assert run("build", SAMPLE, "-o", tmp_path / "s", "--fail-on", "g13").returncode == 3
    assert run("build", folder, "-o", tmp_path / "b", "--fail-on", "G13").returncode == 0
    assert run("gaps", tmp_path / "s", "--fail-on", "G13").returncode == 3
    assert run("gaps", tmp_path / "s", "--fail-on", "G13", "--status", "POST_HOC").returncode == 0


def test_verify(build: str, tmp_path: Path) -> None:
    assert run("verify", build).returncode == 0
    copy = shutil.copytree(build, tmp_path / "copy")
    (copy / "kpi.csv").write_text("x", encoding="utf-8")
    done = run("verify", copy)
    assert done.returncode == 5
    assert "kpi.csv was changed." in done.stderr


def test_demo_and_init(tmp_path: Path) -> None:
    done = run("demo", "training", "--seed", "5", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert run("build", "training", cwd=tmp_path).returncode == 0
    assert (tmp_path / "training-build" / "gaps.csv").is_file()
    assert run("demo", "training", cwd=tmp_path).returncode == 2
    assert run("init", "mine", cwd=tmp_path).returncode == 0
    mine = tmp_path / "mine"
    assert len(list((mine / "templates").glob("*.csv"))) == 10
    (mine / "finlink.toml").write_text("# ours\n", encoding="utf-8")
    assert "kept" in run("init", "mine", cwd=tmp_path).stdout
    assert (mine / "finlink.toml").read_text("utf-8") == "# ours\n"
    for path in (mine / "templates").glob("*.csv"):
        path.rename(mine / path.name)
    built_from_templates = run("build", "mine", cwd=tmp_path)
    assert built_from_templates.returncode == 0, built_from_templates.stderr
    assert "0 set aside" in built_from_templates.stdout


REFUSED = [
    (["build", "nowhere"], 1, "does not exist"),
    (["build", "empty"], 1, "no cases file"),
    (["build", "r/cases.csv"], 1, "is a file, not a folder"),
    (["build", "r", "--as-of", "soon"], 1, "YYYY-MM-DD"),
    (["build", "r", "--profile", "atlantis"], 1, "atlantis"),
    (["build", "r", "--encoding", "klingon"], 1, "klingon"),
    (["build", "r", "-o", "r"], 1, "is the register itself"),
    (["build", "r", "-o", "full"], 1, "is not a finlink build"),
    (["build", "r", "-o", "/proc/none/b"], 1, "cannot be used"),
    (["check", "nowhere"], 1, "does not exist"),
    (["links", "nowhere"], 1, "does not exist"),
    (["gaps", "r"], 1, "is not a finlink build"),
    (["kpi", "r"], 1, "is not a finlink build"),
    (["verify", "r"], 1, "is not a finlink build"),
    (["networks", "full"], 1, "is not a finlink build"),
    (["build"], 2, "Missing argument"),
    (["build", "r", "--dates", "day-first"], 2, "ymd"),
    (["kpi", "r", "--by", "colour"], 2, "colour"),
    (["kpi", "r", "--from", "2025-13-01"], 2, "2025-13-01"),
    (["links", "r", "--format", "xml"], 2, "xml"),
    (["fly"], 2, "No such command"),
    (["demo", "x", "--cases", "0"], 2, "0"),
    (["demo", "x", "--transfers", "5"], 2, "--cases"),
]


@pytest.mark.parametrize(("words", "code", "said"), REFUSED, ids=[" ".join(words) for words, *_ in REFUSED])
def test_refusals(words: list[str], code: int, said: str, tmp_path: Path) -> None:
    write_register(tmp_path / "r", {"cases": [a_case()]})
    write_register(tmp_path / "full", {"mine.txt": "x"})
    (tmp_path / "empty").mkdir()
    done = run(*words, cwd=tmp_path)
    assert done.returncode == code, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert "defect" not in done.stderr
    if code == 1:
        assert len(done.stderr.strip().splitlines()) == 1
        assert done.stderr.startswith("finlink: ")
    assert not (tmp_path / "r-build").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["why", "nothing like this"], "is nothing this build knows"),
        (["why", "G99"], "is nothing this build knows"),
        (["why", "K99"], "is nothing this build knows"),
        (["why", "cases.csv:99999"], "is nothing this build knows"),
        (["why", "''; DROP TABLE cases"], "is nothing this build knows"),
        (["graph", "--case", "nope"], "There is no case nope"),
        (["graph", "--network", "N999"], "There is no network N999"),
        (["graph", "--node", "account:none"], "There is no node account:none"),
    ],
)
def test_what_a_build_does_not_have(words: list[str], said: str, build: str, tmp_path: Path) -> None:
    done = run(words[0], build, *words[1:], cwd=tmp_path)
    assert done.returncode == 1, done.stdout
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_an_output_file_that_cannot_be_written_is_one_sentence(build: str, tmp_path: Path) -> None:
    done = run("links", build, "--format", "csv", "-o", tmp_path / "no" / "such" / "folder.csv")
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "defect" not in done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    assert "Usage: finlink" in done.stdout
    assert len(done.stdout.splitlines()) > 5
    assert run(command, "-h").stdout == done.stdout


def test_help_lists_every_command() -> None:
    said = run("--help").stdout
    assert all(re.search(rf"^  {command} ", said, re.MULTILINE) for command in COMMANDS)
    assert "0.1.0" in run("--version").stdout


# Data cannot drive the terminal or a spreadsheet.


def test_hostile_data_stays_text(tmp_path: Path) -> None:
    evil = "=HYPERLINK(1)"
    drawn = "A\u202eB\u2066C"
    cases = [a_case(evil, status="closed", closed="2025-03-01"), a_case(drawn)]
    accounts = [{"account": VALID_IBAN, "case_id": case, "role": "mule"} for case in (evil, drawn)]
    build = built(tmp_path, {"cases": cases, "accounts": accounts, "investigations": "investigation_id,case_id\n"})
    as_csv = run("links", build.folder, "--format", "csv").stdout
    assert "'=HYPERLINK(1)" in as_csv
    assert re.search(r"(^|,|\n)=HYPER", as_csv) is None
    shown = run("links", build.folder).stdout
    assert "\u202e" not in shown
    assert "<U+202E>" in shown
    objects = json.loads(run("links", build.folder, "--format", "json").stdout)
    assert {objects[0]["left"], objects[0]["right"]} == {evil, drawn}


def test_short_names_stay_whole_in_a_wide_table() -> None:
    done = run("check", SAMPLE.with_name("sample_data_dirty"), "--show", "quality")
    assert done.returncode == 0
    for name in ("transfers_chain.csv.gz", "cases_istanbul.csv", "wallets_tagpack.yaml"):
        assert re.search(rf"^ {re.escape(name)} ", done.stdout, re.MULTILINE), done.stdout
