"""Adding decisions: what stands there stays, byte for byte; what is added is read back equal; nobody's row is lost."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from registers import ROOT, a_case, write_register

import finlink
from finlink.errors import FinlinkError
from finlink.review import append, read_decisions
from finlink.review.decisions import Decision, decided, one_line

if TYPE_CHECKING:
    from pathlib import Path

    from registers import Cells

HEADER = "left,right,decision,by,at,reason\n"
ROW = "A,B,unsure,analyst 3,2025-06-20T09:30:00Z,first look\n"
CASES: dict[str, list[Cells] | str | bytes] = {"cases": [a_case(one) for one in ("A", "B", "=C", "D,E", 'F"G')]}


def a_decision(left: str = "A", right: str = "B", word: str = "same", **more: str) -> Decision:
    said = {"by": "analyst 7", "reason": "one holder", "at": "2025-07-01T08:00:00Z", **more}
    return decided(left, right, word, by=said["by"], reason=said["reason"], at=said["at"])


def test_a_row_is_added_and_nothing_else_changes(tmp_path: Path) -> None:
    register = write_register(tmp_path, {**CASES, "decisions": HEADER + ROW})
    done = append(register, [a_decision()])
    assert done.path == register / "decisions.csv"
    assert done.path.read_text("utf-8") == HEADER + ROW + "A,B,same,analyst 7,2025-07-01T08:00:00Z,one holder\n"
    assert [one.decision for one in read_decisions(register)] == ["unsure", "same"]


def test_a_register_without_decisions_gets_a_file(tmp_path: Path) -> None:
    register = write_register(tmp_path, CASES)
    done = append(register, [a_decision("D,E", 'F"G')])
    assert done.path.name == "decisions_finlink.csv"
    assert append(register, [a_decision()]).path == done.path
    assert [one.pair for one in read_decisions(register)] == [("D,E", 'F"G'), ("A", "B")]


OTHERWISE = {
    "semicolons": {"decisions.csv": "left;right;decision;by;at;reason\nA;B;same;x;2025-06-20T09:30:00Z;y\n"},
    "translated": {"decisions.csv": "left,right,odluka,analitičar,datum odluke,razlog\nA,B,isto,x,2025-06-20,y\n"},
    "code page": {
        "decisions.csv": (HEADER + "A,B,same,Đorđe Šarić,2025-06-20T09:30:00Z,čekamo žiro\n").encode("cp1250")
    },
    "other dates": {"decisions.csv": HEADER + "A,B,same,x,20.06.2025,y\n"},
    "a title above": {"decisions.csv": "Decisions of 2025,,,,,\n" + HEADER + ROW},
    "no reason": {"decisions.csv": "left,right,decision,by,at\nA,B,same,x,2025-06-20T09:30:00Z\n"},
}


@pytest.mark.parametrize("files", OTHERWISE.values(), ids=OTHERWISE)
def test_a_file_that_is_written_otherwise_is_left_alone(files: dict[str, str | bytes], tmp_path: Path) -> None:
    register = write_register(tmp_path, {**CASES, **files})
    before = (register / "decisions.csv").read_bytes()
    done = append(register, [a_decision(word="different")])
    assert done.path.name == "decisions_finlink.csv"
    assert (register / "decisions.csv").read_bytes() == before
    assert {one.decision for one in read_decisions(register)} == {
        "same" if b"9:30:00Z,first" not in before else "unsure",
        "different",
    }


@pytest.mark.parametrize(
    ("text", "end"),
    [
        (HEADER + ROW.rstrip("\n"), "\nA,B"),
        (HEADER.rstrip("\n"), "\nA,B"),
        ((HEADER + ROW).replace("\n", "\r\n"), "\r\nA,B"),
        ("\ufeff" + HEADER + ROW, "\nA,B"),
        ("reason,at,by,decision,right,left,team\nx,2025-06-20T09:30:00Z,me,unsure,B,A,north\n", "\none holder,2025"),
    ],
    ids=["no last line end", "only a header", "Windows line ends", "byte order mark", "other order and a column more"],
)
def test_how_the_file_is_written_is_kept(text: str, end: str, tmp_path: Path) -> None:
    register = write_register(tmp_path, {**CASES, "decisions.csv": text.encode("utf-8")})
    append(register, [a_decision()])
    after = (register / "decisions.csv").read_bytes().decode("utf-8")
    assert after.startswith(text)
    assert end in after[len(text.rstrip("\r\n")) :]
    assert read_decisions(register)[-1] == a_decision()
    assert (
        finlink.build(register, tmp_path / "b").engine.value("SELECT count(*) FROM issues WHERE severity = 'error'")
        == 0
    )


def test_a_quote_that_was_never_closed_does_not_swallow_the_row(tmp_path: Path) -> None:
    broken = HEADER + 'A,B,unsure,x,2025-06-20T09:30:00Z,"never closed\n'
    register = write_register(tmp_path, {**CASES, "decisions": broken})
    assert append(register, [a_decision()]).path.name == "decisions_finlink.csv"
    assert (register / "decisions.csv").read_text("utf-8") == broken


def test_settings_of_the_register_are_heeded(tmp_path: Path) -> None:
    named = write_register(tmp_path / "named", {**CASES, "words.csv": HEADER}, '[files]\ndecisions = "words.csv"\n')
    assert append(named, [a_decision()]).path.name == "words.csv"
    other = {**CASES, "words.csv": "left;right;decision;by;at;reason\n"}
    stuck = write_register(tmp_path / "stuck", other, '[files]\ndecisions = "words.csv"\n')
    with pytest.raises(FinlinkError, match=r"cannot take a row as it stands .* \[files\] decisions"):
        append(stuck, [a_decision()])
    mapped = write_register(tmp_path / "mapped", CASES, '[columns.decisions]\nby = "who said so"\n')
    done = append(mapped, [a_decision()])
    assert done.path.read_text("utf-8").startswith("left,right,decision,who said so,at,reason\n")
    assert read_decisions(mapped) == [a_decision()]


def test_the_same_word_twice_is_written_once(tmp_path: Path) -> None:
    register = write_register(tmp_path, CASES)
    first = append(register, [a_decision(), a_decision(at="2025-07-02T08:00:00Z")])
    assert (len(first.written), len(first.already)) == (1, 1)
    assert append(register, [a_decision("B", "case:A", at="")]).written == ()
    changed = append(register, [a_decision(word="different", at="2025-07-03T08:00:00Z")])
    assert len(changed.written) == 1
    again = append(register, [a_decision(at="2025-07-04T08:00:00Z")])
    assert len(again.written) == 1, "the last word was another one, so this is news"


words = st.text(max_size=40).map(one_line)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(by=words.filter(bool), reason=words, left=st.sampled_from(["A", "=C", "D,E", 'F"G']))
def test_whatever_is_said_is_read_back_equal(
    by: str, reason: str, left: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    register = write_register(tmp_path_factory.mktemp("r"), {**CASES, "decisions": HEADER + ROW})
    one = a_decision(left, "B", by=by, reason=reason)
    path = append(register, [one]).path
    assert one in read_decisions(register)
    for line in path.read_text("utf-8").splitlines()[2:]:
        assert not line.startswith(("=", "+", "-", "@"))
        assert not any(f",{sign}" in line for sign in "=@") or reason.count(",") or by.count(",")


@pytest.mark.parametrize("evil", ["=1+1", "+1", "-1", "@x", '=HYPERLINK("x","y")'])
def test_no_cell_starts_a_formula(evil: str, tmp_path: Path) -> None:
    register = write_register(tmp_path, CASES)
    append(register, [a_decision("=C", "B", by=evil, reason=evil)])
    import csv

    cells = list(csv.reader((register / "decisions_finlink.csv").open(encoding="utf-8", newline="")))[1]
    assert not any(cell.startswith(tuple("=+-@\t\r")) for cell in cells)
    build = finlink.build(register, tmp_path / "b")
    assert build.engine.rows('SELECT "left", "right", "by", reason FROM decisions') == [("=C", "B", evil, evil)] or (
        build.engine.rows('SELECT "left", "right", "by", reason FROM decisions') == [("B", "=C", evil, evil)]
    )


def test_two_analysts_at_once_lose_nothing(tmp_path: Path) -> None:
    register = write_register(tmp_path, {**CASES, "decisions": (HEADER + ROW).rstrip("\n")})
    program = (
        "import sys; from pathlib import Path; from finlink.review import append; "
        "from finlink.review.decisions import decided\n"
        "for n in range(8): append(Path(sys.argv[1]), [decided('A', 'B', 'same', by=sys.argv[2], reason=str(n))])"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(register), name], cwd=ROOT)
        for name in ("one", "two", "three")
    ]
    assert [process.wait(120) for process in running] == [0, 0, 0]
    lines = (register / "decisions.csv").read_text("utf-8").splitlines()
    assert lines[:2] == (HEADER + ROW).splitlines()
    found = sorted((one.by, one.reason) for one in read_decisions(register)[1:])
    assert found == sorted((name, str(n)) for name in ("one", "two", "three") for n in range(8))
    assert [path.name for path in register.iterdir() if path.name.startswith(".")] == []


def test_what_cannot_be_written_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib

    module = importlib.import_module("finlink.review.append")
    register = write_register(tmp_path, {**CASES, "decisions": HEADER + ROW})

    def half(descriptor: int, data: bytes) -> None:
        import os

        os.write(descriptor, data[: len(data) // 2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "_write", half)
    with pytest.raises(OSError, match="No space"):
        append(register, [a_decision()])
    assert (register / "decisions.csv").read_text("utf-8") == HEADER + ROW
    empty = write_register(tmp_path / "empty", CASES)
    with pytest.raises(OSError, match="No space"):
        append(empty, [a_decision()])
    assert not (empty / "decisions_finlink.csv").exists()


def test_a_row_that_would_not_be_read_back_is_taken_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib

    module = importlib.import_module("finlink.review.append")
    register = write_register(tmp_path, {**CASES, "decisions": HEADER + ROW})
    monkeypatch.setattr(module, "rows_as_text", lambda *_: "A,B\n")
    with pytest.raises(FinlinkError, match="would not be read back"):
        append(register, [a_decision()])
    assert (register / "decisions.csv").read_text("utf-8") == HEADER + ROW


def test_a_link_to_elsewhere_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.csv").write_text(HEADER, encoding="utf-8")
    register = write_register(tmp_path / "r", CASES)
    (register / "decisions.csv").symlink_to(tmp_path / "elsewhere.csv")
    with contextlib.suppress(FinlinkError):
        append(register, [a_decision()])
    assert (tmp_path / "elsewhere.csv").read_text("utf-8") == HEADER


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"right": "case:A"}, "Both sides are A"),
        ({"word": "perhaps"}, '"perhaps" is no decision'),
        ({"by": " "}, "--by NAME"),
        ({"at": "2025-06-20"}, "is no time with its zone"),
        ({"at": "soon"}, "is no time with its zone"),
    ],
)
def test_what_is_no_decision(change: dict[str, str], said: str) -> None:
    with pytest.raises(FinlinkError, match=said):
        a_decision(**change)


def test_times_are_kept_in_utc() -> None:
    assert a_decision(at="2025-06-20T09:30+02:00").at == "2025-06-20T07:30:00Z"
