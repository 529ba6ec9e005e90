"""``finlink report`` as it is called: files, languages, periods, refusals."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from finlink.cli import cli
from finlink.errors import FinlinkError
from finlink.i18n import LOCALES, catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.result import Build


def test_a_page_and_a_workbook_are_written_twice_alike(sample_build: Build, tmp_path: Path) -> None:
    for name in ("report.html", "report.XLSX"):
        written = []
        for copy in ("a", "b"):
            target = tmp_path / copy / name
            target.parent.mkdir(exist_ok=True)
            done = CliRunner().invoke(cli, ["report", str(sample_build.folder), "-o", str(target), "--lang", "mk"])
            assert (done.exit_code, done.stdout, done.stderr) == (0, f"Report    {target}\n", "")
            written.append(target.read_bytes())
        assert written[0] == written[1]
    assert written[0][:2] == b"PK"


@pytest.mark.parametrize("lang", LOCALES)
def test_the_page_says_its_language_and_who_translated_it(sample_build: Build, tmp_path: Path, lang: str) -> None:
    target = tmp_path / "report.html"
    assert (
        CliRunner().invoke(cli, ["report", str(sample_build.folder), "-o", str(target), "--lang", lang]).exit_code == 0
    )
    page = target.read_text("utf-8")
    tag = "sr-Latn" if lang == "sr" else lang
    assert page.startswith(f'<!doctype html>\n<html lang="{tag}">')
    if lang != "en":
        warning = catalogue(lang)["The translation was made by machine and is not reviewed by a speaker."].string
        assert str(warning) in page.rpartition("<footer>")[2]


def test_texts_without_a_translation_are_told(
    sample_build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(catalogue("tr")._messages, "Where the money went")  # a text that someone has just added
    target = tmp_path / "report.html"
    command = ["report", str(sample_build.folder), "-o", str(target), "--lang", "tr"]
    done = CliRunner().invoke(cli, command)
    assert done.stderr == 'finlink: 1 texts have no translation and stand in English: "Where the money went".\n'
    foot = target.read_text("utf-8").rpartition("<footer>")[2]
    assert "Çevrilmemiş ve İngilizce kalan metinler: 1." in foot
    assert json.loads(CliRunner().invoke(cli, [*command, "--format", "json"]).stdout)[0]["untranslated"] == 1


@pytest.mark.parametrize("text", ["Contents", "Definition", "The table below has every figure."])
def test_the_foot_counts_the_pages_own_texts(
    sample_build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.delitem(catalogue("tr")._messages, text)
    target = tmp_path / "report.html"
    command = ["report", str(sample_build.folder), "-o", str(target), "--lang", "tr", "--format", "json"]
    assert json.loads(CliRunner().invoke(cli, command).stdout)[0]["untranslated"] == 1
    assert "Çevrilmemiş ve İngilizce kalan metinler: 1." in target.read_text("utf-8").rpartition("<footer>")[2]


def test_a_period_is_a_part_of_the_report(sample_build: Build, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    period = ["--from", "2025-01-01", "--to", "2025-03-31", "--top", "7"]
    assert CliRunner().invoke(cli, ["report", str(sample_build.folder), "-o", str(target), *period]).exit_code == 0
    page = target.read_text("utf-8")
    assert "Cases registered from 1 Jan 2025 to 31 Mar 2025" in page
    assert "finlink report BUILD -o report.html --from 2025-01-01 --to 2025-03-31 --top 7" in page


def test_what_cannot_be_is_refused(sample_build: Build, tmp_path: Path) -> None:
    folder = str(sample_build.folder)
    done = CliRunner().invoke(cli, ["report", folder, "-o", str(tmp_path / "report.pdf")])
    assert isinstance(done.exception, FinlinkError)
    assert "let its name end in .html or .xlsx" in str(done.exception)
    done = CliRunner().invoke(cli, ["report", folder, "--from", "2025-02-01", "--to", "2025-01-01"])
    assert done.exit_code == 2
    assert "ends on 2025-01-01, before it begins on 2025-02-01" in done.stderr
    assert CliRunner().invoke(cli, ["report", folder, "--lang", "de"]).exit_code == 2
    assert not list(tmp_path.iterdir())
