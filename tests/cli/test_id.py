"""`finlink id`: values on the line, in a file and from standard input; the date of birth on request; no secrets."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from registers import PERSON, VALID_IBAN, WRONG_IBAN

from finlink.cli import cli
from finlink.cli.id_command import COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

KEY = "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ"  # from the Bitcoin wiki, page Wallet import format


def said(*arguments: str, text: str | None = None) -> list[dict[str, str]]:
    result = CliRunner().invoke(cli, ["id", *arguments], input=text, catch_exceptions=False)
    assert result.exit_code == 0
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_the_birth_date_is_hidden_unless_asked_for() -> None:
    [row] = said("0101006500006", "--country", "RS", "--format", "csv")
    assert tuple(row) == COLUMNS
    assert "2006" not in "".join(row.values())
    [row] = said("0101006500006", "--country", "RS", "--format", "csv", "--birth-date")
    assert tuple(row) == (*COLUMNS, "birth_date")
    assert row["birth_date"] == "2006-01-01"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_file_is_explained_line_by_line(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "values.txt"
    lines = [VALID_IBAN, "", WRONG_IBAN, PERSON, VALID_IBAN]
    path.write_bytes(("\ufeff" + ending.join(lines) + ending).encode())
    rows = said("--file", str(path))
    assert [row["value"] for row in rows] == [VALID_IBAN, WRONG_IBAN, PERSON, VALID_IBAN]
    assert [row["valid"] for row in rows[:2]] == ["yes", "no"]
    assert said("--file", "-", text="\n".join(lines)) == rows


def test_blank_lines_are_counted() -> None:
    result = CliRunner().invoke(cli, ["id", "--file", "-"], input="\n \nDEUTDEFF\n")
    assert "2 blank lines of 3 are left out." in result.stderr


def test_a_file_has_other_formats_too(tmp_path: Path) -> None:
    path = tmp_path / "values.txt"
    path.write_text("DEUTDEFF\n")
    result = CliRunner().invoke(cli, ["id", "--file", str(path), "--format", "json", "AAAARSB1"])
    assert [row["chain"] for row in json.loads(result.stdout)] == ["bic", "bic"]


@pytest.mark.parametrize("text", [b"DEUTDEFF\n\xff\xfe\n", None])
def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path, text: bytes | None) -> None:
    path = tmp_path / "values.txt"
    if text is not None:
        path.write_bytes(text)
    result = CliRunner().invoke(cli, ["id", "--file", str(path)])
    assert result.exit_code != 0
    said = f"{result.output} {result.exception}"
    assert ("Line 2 of" if text else "cannot be read") in said


def test_nothing_to_explain_is_a_usage_error() -> None:
    result = CliRunner().invoke(cli, ["id"])
    assert result.exit_code == 2
    assert "--file" in result.output


def test_a_private_key_is_not_echoed(tmp_path: Path) -> None:
    for form in ("table", "csv", "json"):
        result = CliRunner().invoke(cli, ["id", KEY, "--format", form])
        assert KEY[:5] not in result.output
        assert "do not store it" in result.output.replace("\n", " ")
