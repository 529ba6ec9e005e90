"""Every case file of ``cases/``: what finlink says, word for word, and what survives; nothing is lost.

``FINLINK_UPDATE=1`` writes changed words into the case files (never the codes, the rows or the outcome).
"""

from __future__ import annotations

import ast
import csv
import os
import re
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from bad_input_cases import Case, Expected, all_cases, rewrite_words
from registers import ROOT, run

from finlink import intake, pipeline
from finlink.engine import DuckEngine
from finlink.errors import FinlinkError
from finlink.read import REPAIR_COLUMNS
from finlink.settings import load as load_settings
from finlink.words import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from finlink.normalise import Loaded

CASES = all_cases()
UPDATE = bool(os.environ.get("FINLINK_UPDATE"))
LINE = re.compile(rb"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z")
CODE = re.compile(r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)*\Z")

with_cases = pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=case.name, marks=[pytest.mark.xfail(reason=case.pending)] if case.pending else [])
        for case in CASES
    ],
)


@with_cases
def test_bad_input(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = case.write(tmp_path / "register")
    for limit, value in case.limits.items():
        _set(monkeypatch, limit, value)
    if case.touch:
        _set(monkeypatch, case.touch, _then_grows(folder / "transfers.csv", case.touch))
    if case.refused is not None:
        _is_refused(case, folder, tmp_path)
        return
    with _read(case, folder, tmp_path) as (engine, loaded):
        found = [
            Expected(one.file, one.row, one.column, one.issue, one.severity, one.message, one.hint)
            for one in sorted(loaded.issues)
            if one.issue not in case.besides
        ]
        assert [one.place for one in found] == [one.place for one in case.issues]
        for one in found:
            _is_well_said(one)
        assert _lines(loaded, case) == case.lines
        _nothing_is_lost(folder, loaded)
        for table, wanted in case.rows.items():
            columns = ", ".join(f'"{name}"' for name in wanted["columns"])
            where = wanted.get("where", "true")
            rows = engine.rows(f"SELECT {columns} FROM {table} WHERE {where} ORDER BY source_file, source_row")
            assert [[plain_text(cell) for cell in row] for row in rows] == wanted["are"]
        for file, texts in case.readings.items():
            said = {
                f"{r.column} {r.what}: {r.value}".strip() for f in loaded.files if f.name == file for r in f.readings
            }
            assert set(texts) <= said
        intake.write_rejected(tmp_path, loaded)
    assert _rejected(tmp_path / "rejected") == case.rejected
    if UPDATE and not case.pending:
        rewrite_words(case, None, found)
    elif not case.pending:
        assert found == list(case.issues), "run with FINLINK_UPDATE=1 to take over changed words"


def _is_refused(case: Case, folder: Path, base: Path) -> None:
    with pytest.raises(FinlinkError) as caught, _read(case, folder, base):
        pass
    said = str(caught.value).replace(str(base), "")
    assert caught.value.exit_code == 1
    assert "\n" not in said
    assert said.endswith(".")
    assert "defect" not in said
    assert said.isprintable()
    assert len(said) < 1000
    if UPDATE and not case.pending:
        rewrite_words(case, said, [])
    elif not case.pending:
        assert said == case.refused, "run with FINLINK_UPDATE=1 to take over changed words"


def _set(monkeypatch: pytest.MonkeyPatch, dotted: str, value: object) -> None:
    module, _, name = dotted.rpartition(".")
    monkeypatch.setattr(import_module(module), name, value)


def _then_grows(path: Path, dotted: str) -> Callable[..., Any]:
    """Return a function of the reader that, once it is done, lets another program write to the file."""
    module, _, name = dotted.rpartition(".")
    original = getattr(import_module(module), name)

    def function(*arguments: Any, **options: Any) -> Any:
        done = original(*arguments, **options)
        with path.open("a") as stream:
            stream.write("T9,2025-02-09T09:00:00Z,,,1.00,EUR\n")
        return done

    return function


@contextmanager
def _read(case: Case, folder: Path, base: Path) -> Iterator[tuple[DuckEngine, Loaded]]:
    """Read and type a register as a build does, and leave its tables to be looked at."""
    (base / "work").mkdir()
    settings = load_settings(folder).with_options(**case.options)
    engine = DuckEngine(base / "spill")
    try:
        yield engine, pipeline._normalised(engine, folder, settings, base / "work")
    finally:
        engine.close()


def _is_well_said(one: Expected) -> None:
    """One whole printable sentence, and a hint wherever something is to be mended."""
    assert CODE.match(one.issue)
    assert one.severity in ("error", "warning", "info")
    assert one.message.endswith(".")
    assert one.message.isprintable()
    assert one.hint.isprintable()
    assert len(one.message) < 600
    assert one.hint or one.severity != "error"


def _lines(loaded: Loaded, case: Case) -> dict[str, list[int]]:
    """Return where the lines of every file but the default one went."""
    found: dict[str, list[int]] = {}
    for file in loaded.files:
        one = intake.file_account(file)
        name = one["file"] if one["file"] not in found else f"{one['file']} as {one['table']}"
        counts = [one[f"{what}_lines"] for what in ("preamble", "header", "accepted", "rejected", "blank")]
        assert sum(counts) == one["lines"] or one["same_as"]
        if name != "cases.csv" or case.own_cases:
            found[name] = counts
    return found


def _nothing_is_lost(folder: Path, loaded: Loaded) -> None:
    """Count the lines of plain files by other means than finlink does."""
    for file in loaded.files:
        path = folder / file.name
        if not path.is_file():
            continue
        raw = path.read_bytes()
        if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            raw = raw.decode("utf-16", "replace").encode()
        if b"\0" in raw[:64] or raw.startswith((b"PK", b"\x1f\x8b", b"<?xml")):
            continue
        assert file.scan.lines == len(LINE.findall(raw)), file.name


def _rejected(folder: Path) -> dict[str, list[str]]:
    """Return the lines of every file of rejected rows: as found, without line ends and without finlink's own cells."""
    if not folder.exists():
        return {}
    return {path.name: [_short(line) for line in _as_found(path.read_bytes())] for path in sorted(folder.iterdir())}


def _as_found(raw: bytes) -> Iterator[str]:
    """Yield the lines of a file of rejected rows; each record begins with its file, its row and the reason."""
    lines = [line.decode("utf-8", "backslashreplace").rstrip("\r\n") for line in LINE.findall(raw)]
    lines[0] = lines[0].removeprefix("\ufeff")
    mark = re.escape(lines[0].removeprefix(REPAIR_COLUMNS[0])[0])
    own = re.compile(rf'(?:"(?:[^"]|"")*"|[^"{mark}]*){mark}[^"{mark}]*{mark}(?:"(?:[^"]|"")*"|[^"{mark}]*){mark}')
    head = re.compile(mark.join(REPAIR_COLUMNS) + mark)
    for line in lines:
        found = own.match(line) or head.match(line)
        yield line[found.end() :] if found else line


def _short(line: str) -> str:
    """Return a line as a case file shows it: a very long one by its start and its length."""
    return line if len(line) <= 200 else f"{line[:80]}… ({len(line)} characters)"


INSTALLED = [case for case in CASES if case.installed]


@pytest.mark.parametrize("case", INSTALLED, ids=[case.name for case in INSTALLED])
def test_as_a_user_meets_it(case: Case, tmp_path: Path) -> None:
    """The installed command: exit codes, one sentence on stderr, no trace of a refused build."""
    folder = case.write(tmp_path / "r")
    options = [part for name, value in case.options.items() for part in (f"--{name}", value)]
    done = run("build", folder, "-o", tmp_path / "b", *options)
    assert "Traceback" not in done.stderr
    if case.refused is not None:
        assert done.returncode == 1
        assert done.stderr.replace(str(tmp_path / "r"), "/register") == f"finlink: {case.refused}\n"
        assert done.stdout == ""
        assert [path.name for path in tmp_path.iterdir()] == ["r"]
        return
    assert done.returncode == 0, done.stderr
    strict = run("check", folder, "--strict", "--format", "csv", *options)
    assert strict.returncode == (3 if case.rejected else 0)
    with (tmp_path / "b" / "issues.csv").open(encoding="utf-8", newline="") as stream:
        issues = list(csv.DictReader(stream))
    words = [(one["file"], int(one["row"]), one["column"], one["issue"], one["message"]) for one in issues]
    assert words == [(one.file, one.row, one.column, one.issue, one.message) for one in case.issues]
    assert _rejected(tmp_path / "b" / "rejected") == case.rejected
    for path in (tmp_path / "b").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            cells = [cell for row in csv.reader(stream) for cell in row]
        assert not [cell for cell in cells if cell[:1] in ("=", "+", "@", "\t", "\r")], path.name


def test_every_number_of_the_list_has_a_file() -> None:
    assert {case.number for case in CASES} - {0} == set(range(1, 79))
    for case in CASES:
        assert not case.number or case.name.startswith(f"{case.number:02d}"), case.name
        assert case.title
        assert case.expect.endswith("."), case.name


def test_every_issue_code_has_a_file() -> None:
    shown = {one.issue for case in CASES for one in case.issues}
    assert codes_in_source() - shown == set()


MAKERS = {"Issue", "Note", "Reject", "Malformed", "issue", "note", "reject", "doubt", "_info", "_issue", "_note"}
NO_CODES = {"TYPE", "ERC-20", "UTF-8", "UTF-16"}
"""Upper-case words in the reader that are no issue codes; ``TYPE`` marks a row whose cells are reported one by one."""


def codes_in_source() -> set[str]:
    """Return the issue codes in finlink's source, as far as they show.

    They are the upper-case words handed to what makes an issue, the first of a tuple that is returned, those with a
    hyphen, and the types whose cells are checked.
    """
    found = {kind.upper() for kind in ("amount", "rate", "integer", "currency", "country", "date")}
    for package in ("read", "normalise", "intake", "money"):
        for path in sorted((ROOT / "finlink" / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                found |= {text for text in _words(node) if CODE.match(text)}
    return found - NO_CODES


def _words(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)) if name in MAKERS:
            parts = [*node.args, *(one.value for one in node.keywords if one.arg == "issue")]
            yield from (part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str))
        case ast.Return(value=ast.Tuple(elts=[ast.Constant(value=str(text)), *_])):
            yield text
        case ast.Constant(value=str(text)) if "-" in text:
            yield text
