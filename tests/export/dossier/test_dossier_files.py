"""The files: the same build gives the same bytes, the names are safe, the document is one a word processor can use."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from dossier_pages import dossier_of
from registers import run

from finlink.errors import FinlinkError
from finlink.export.dossier import file_name, write_dossier
from finlink.export.dossier.document import docx as document
from finlink.export.dossier.page import PACKAGE, html
from finlink.export.html import packaged, policy
from finlink.files import sha256

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.result import Build

CASE = "KT-116/25"


@pytest.mark.parametrize("ending", [".html", ".docx"])
def test_the_same_build_gives_the_same_bytes(sample_build: Build, tmp_path: Path, ending: str) -> None:
    """In another process, with another hash seed, in another time zone and language."""
    here = tmp_path / f"here{ending}"
    write_dossier(sample_build, CASE, here)
    there = tmp_path / f"there{ending}"
    program = (
        "import finlink; from finlink.export.dossier import write_dossier; "
        f"write_dossier(finlink.open_build({str(sample_build.folder)!r}), {CASE!r}, {str(there)!r})"
    )
    env = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONPATH": ":".join(sys.path)}
    subprocess.run([sys.executable, "-c", program], check=True, env=env)
    assert sha256(here) == sha256(there)


def test_nothing_in_the_archive_comes_from_the_clock(sample_build: Build) -> None:
    archive = zipfile.ZipFile(io.BytesIO(document(dossier_of(sample_build, CASE))))
    assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r">(\d{4}-\d\d-\d\d)T", core)) == {"2025-06-30"}


def test_the_document_is_set_for_paper(sample_build: Build) -> None:
    made = docx.Document(io.BytesIO(document(dossier_of(sample_build, CASE))))
    sizes = {
        (section.orientation, *(round(side.mm) for side in (section.page_width, section.page_height) if side))
        for section in made.sections
    }
    assert sizes == {
        (WD_ORIENT.PORTRAIT, 210, 297),
        (WD_ORIENT.LANDSCAPE, 297, 210),
    }
    heads = [paragraph.text for paragraph in made.paragraphs if paragraph.style and paragraph.style.name == "Heading 1"]
    assert heads == [f"{n}. {section.title}" for n, section in enumerate(dossier_of(sample_build, CASE).sections, 1)]
    for table in made.tables:
        rows = table._tbl.findall(qn("w:tr"))
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
        if len(rows[0].findall(f".//{qn('w:shd')}")):
            assert rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    fields = [one.get(qn("w:instr")) for one in made.sections[0].footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    core = made.core_properties
    assert (core.title, core.author) == (f"Case {CASE}: dossier of the financial investigation", "finlink 0.1.0")


def test_the_page_allows_its_style_and_nothing_else(sample_build: Build) -> None:
    page = html(dossier_of(sample_build, CASE))
    allowed = policy(packaged(PACKAGE, "page.css"))
    assert "script-src" not in allowed
    assert allowed.startswith("default-src 'none'; style-src 'sha256-")
    assert page.count(" style=") == 0
    assert set(re.findall(r"(?:href|src)=\"([^#\"][^\"]*)\"", page)) == {"data:,"}


@pytest.mark.parametrize(
    ("case", "name"),
    [
        ("KT-116/25", "dossier-KT-116_25.html"),
        ("../../etc/passwd", "dossier-_.._etc_passwd.html"),
        ("CON", "dossier-CON_.html"),
        ("a:b*c?", "dossier-a_b_c_.html"),
    ],
)
def test_the_name_is_safe_on_every_system(case: str, name: str) -> None:
    assert file_name(case) == name
    assert re.fullmatch(r"dossier-[A-Za-z0-9._-]+\.html", name)


def test_two_cases_whose_letters_are_lost_have_two_names() -> None:
    names = {file_name(case) for case in ("КТ-1/24", "ПП-1/24", "KT-1/24", "x" * 200, "x" * 201)}
    assert len(names) == 5
    assert all(len(name) < 120 for name in names)


def test_another_ending_is_refused(sample_build: Build, tmp_path: Path) -> None:
    with pytest.raises(FinlinkError, match=r"ends in \.html or \.docx"):
        write_dossier(sample_build, CASE, tmp_path / "x.pdf")
    assert list(tmp_path.iterdir()) == []


def test_the_command(sample_build: Build, tmp_path: Path) -> None:
    said = run("dossier", sample_build.folder, CASE, cwd=tmp_path)
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout.splitlines() == ["Dossier   dossier-KT-116_25.html", sample_build.as_of.words]
    assert run("dossier", sample_build.folder, CASE, "-o", "a.docx", "--format", "json", cwd=tmp_path).stdout == (
        '[\n {\n  "dossier": "a.docx"\n }\n]\n'
    )
    assert {path.name for path in tmp_path.iterdir()} == {"dossier-KT-116_25.html", "a.docx"}
    refused = run("dossier", sample_build.folder, "KTT-116/25", cwd=tmp_path)
    assert refused.returncode == 1
    assert "the nearest are KT-116/25" in refused.stderr
