"""What an analyst takes from a chart: a table, a selection, pictures, notes and citations."""

from __future__ import annotations

import csv
import json
import struct
import xml.etree.ElementTree as ET
import zlib
from typing import TYPE_CHECKING

import chart_graphs
import pytest
from chart_hands import click_node, node_id, press, push, saved
from click.testing import CliRunner
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from finlink.cli import cli
from finlink.export.chart import render
from finlink.export.notes import read_notes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from chart_browser import Page

    from finlink.result import Build

pytestmark = pytest.mark.browser

SEAL = "0123456789abcdef"


@pytest.fixture
def page(opened: Callable[..., Page]) -> Page:
    html = render(
        chart_graphs.traced(), title="Network N001", notes=["As of 2024-09-30"], handling="TLP:AMBER", build=SEAL
    )
    return opened(html).ready()


def test_the_table_has_the_marked_nodes_and_the_lines_between_them(page: Page, tmp_path: Path) -> None:
    for title in ("KT-1/24", "KT-9/24", "RS35260005601001611379"):
        click_node(page, title, Keys.SHIFT)
    rows = list(csv.reader(saved(page, "save-table", tmp_path, "chart.csv").decode("utf-8-sig").splitlines()))
    breaks = [place for place, row in enumerate(rows) if not row]
    assert rows[0] == ["Kind", "Name", "Node id", "Attributes", "Findings", "Source rows", "Note"]
    nodes = {row[1]: row for row in rows[1 : breaks[0]]}
    assert set(nodes) == {"KT-1/24", "KT-9/24", "RS35260005601001611379"}
    assert nodes["KT-1/24"][4:6] == ["G01, G02", "cases.csv:2"]
    assert "Loss: 48,000 EUR" in nodes["KT-1/24"][3]
    lines = rows[breaks[0] + 2 : breaks[1]]
    between = [("KT-1/24", "KT-9/24"), ("KT-1/24", "RS35260005601001611379"), ("KT-9/24", "RS35260005601001611379")]
    assert sorted((row[1], row[2]) for row in lines) == between
    assert all(row[4] for row in lines)  # every line says which rows it stands on
    assert [row[0] for row in rows[breaks[1] + 1 :]] == ["Network N001", "As of 2024-09-30", "TLP:AMBER"]


def test_the_table_of_a_filtered_chart_says_that_it_is_and_adds_up_what_is_left(page: Page, tmp_path: Path) -> None:
    page.run("view.filter = {...view.filter, currency: 'EUR', least: '1200.2'}; changed()")
    text = saved(page, "save-table", tmp_path, "chart.csv").decode("utf-8-sig")
    assert '"11,000.20 EUR ×2 of 3"' in text
    assert "Payments in EUR of 1,200.20 and more; those in other currencies stay." in text


def test_no_cell_is_a_formula_and_no_cell_breaks_its_row(opened: Callable[..., Page], tmp_path: Path) -> None:
    page = opened(render(chart_graphs.hostile('=1+1,"x"'), title="=2+2")).ready()
    rows = list(csv.reader(saved(page, "save-table", tmp_path, "chart.csv").decode("utf-8-sig").splitlines()))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert '\'=1+1,"x"' in {row[1] for row in rows if len(row) > 1}


def test_a_selection_is_handed_over_by_the_command(
    opened: Callable[..., Page], sample_build: Build, tmp_path: Path
) -> None:
    chart = tmp_path / "case.html"
    assert (
        CliRunner().invoke(cli, ["graph", str(sample_build.folder), "--case", "KT-116/25", "-o", str(chart)]).exit_code
        == 0
    )
    page = opened(chart.read_text(encoding="utf-8")).ready()
    click_node(page, "KT-116/25", Keys.SHIFT)
    page.run("mark(data.nodes.filter((node) => node.group === 'account').map((node) => node.id))")
    selection = json.loads(saved(page, "save-selection", tmp_path, "selection.json"))
    assert selection["build"] == sample_build.manifest["manifest_sha256"]
    assert "case:KT-116/25" in selection["nodes"]
    target = tmp_path / "part.json"
    order = ["export", str(sample_build.folder), "--to", "json", "--selection", str(tmp_path / "selection.json")]
    done = CliRunner().invoke(cli, [*order, "-o", str(target)])
    assert done.exit_code == 0, done.output
    assert {node["id"] for node in json.loads(target.read_text(encoding="utf-8"))["nodes"]} == set(selection["nodes"])


def test_the_picture_is_saved_at_print_resolution(page: Page, tmp_path: Path) -> None:
    picture = saved(page, "save-png", tmp_path, "chart.png")
    width = page.run("return document.getElementById('chart').clientWidth")
    assert struct.unpack(">I", picture[16:20]) == (round(3 * width),)
    parts = picture.split(b"IDAT")[1:]
    assert len(set(zlib.decompress(b"".join(part[: -(4 + 4)] for part in parts)))) > 50
    assert page.complaints() == []


def test_the_drawing_is_saved_with_everything_that_must_stand_with_it(page: Page, tmp_path: Path) -> None:
    click_node(page, "KT-1/24", Keys.SHIFT)
    root = ET.fromstring(saved(page, "save-svg", tmp_path, "chart.svg"))  # noqa: S314 - finlink wrote it
    texts = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "TLP:AMBER · Network N001" in texts
    assert "As of 2024-09-30" in texts
    labels = {line for label in page.run("return data.nodes.map((node) => node.label)") for line in label.split("\n")}
    assert labels <= set(texts)
    assert {"Bank account", "Traced money", "Confirmed or proposed link"} - set(texts) <= {"Confirmed or proposed link"}
    assert {one.tag.rpartition("}")[2] for one in root.iter()} == {"svg", "path", "text"}
    places = [float(text.get("x", "")) for text in root.iter("{http://www.w3.org/2000/svg}text") if text.text in labels]
    assert all(0 <= place <= float(root.get("width", "")) for place in places)
    before = page.run("return finlink.network.getViewPosition()")
    assert page.run("return finlink.network.getViewPosition()") == before
    assert page.complaints() == []


def _write(page: Page, title: str, text: str) -> None:
    click_node(page, title)
    field = page.driver.find_element(By.CSS_SELECTOR, ".note textarea")
    page.run("arguments[0].scrollIntoView({block: 'center'})", field)
    field.send_keys(text)
    press(page, Keys.TAB)
    page.run("fitAll()")


def test_notes_are_written_saved_and_read_back_by_page_and_command(
    opened: Callable[..., Page], sample_build: Build, tmp_path: Path
) -> None:
    chart, again = tmp_path / "case.html", tmp_path / "again.html"
    order = ["graph", str(sample_build.folder), "--case", "KT-116/25"]
    assert CliRunner().invoke(cli, [*order, "-o", str(chart)]).exit_code == 0
    page = opened(chart.read_text(encoding="utf-8")).ready()
    push(page, "save-notes")
    assert "There is no note yet" in page.text("#marked")
    _write(page, "KT-116/25", "Ask the bank.\nПа чекај <b>одговор</b>.")
    content = saved(page, "save-notes", tmp_path, "notes.json")
    notes = read_notes(tmp_path / "notes.json")
    assert notes.texts == {"case:KT-116/25": "Ask the bank.\nПа чекај <b>одговор</b>."}
    assert notes.seal == sample_build.manifest["manifest_sha256"]
    assert CliRunner().invoke(cli, [*order, "--notes", str(tmp_path / "notes.json"), "-o", str(again)]).exit_code == 0
    page = opened(again.read_text(encoding="utf-8")).ready()
    click_node(page, "KT-116/25")
    note = page.driver.find_element(By.CSS_SELECTOR, ".note textarea")
    assert note.get_property("value") == notes.texts["case:KT-116/25"]
    (tmp_path / "notes.json").unlink()
    assert json.loads(saved(page, "save-notes", tmp_path, "notes.json")) == json.loads(content)
    page.run("finlink.steps.undo(); setNote('case:KT-116/25', ''); changed()")
    page.driver.find_element(By.ID, "notes-file").send_keys(str(tmp_path / "notes.json"))
    page.until("return document.getElementById('marked').textContent === 'Notes read: 1.'")
    assert page.run("return notes.get('case:KT-116/25')") == notes.texts["case:KT-116/25"]
    other = tmp_path / "other.json"
    other.write_text('{"finlink": "selection"}', encoding="utf-8")
    page.driver.find_element(By.ID, "notes-file").send_keys(str(other))
    page.until("return document.getElementById('marked').textContent.startsWith('This file has no notes')")
    assert page.complaints() == []


def test_a_note_is_taken_back_like_any_other_step(page: Page) -> None:
    _write(page, "KT-1/24", "A note.")
    assert page.run("return notes.size") == 1
    page.run("finlink.steps.undo()")
    assert page.run("return notes.size") == 0
    page.run("finlink.steps.redo()")
    assert page.run("return notes.get('case:KT-1/24')") == "A note."


def test_a_citation_names_what_is_said_and_the_rows_that_say_so(page: Page) -> None:
    page.run("navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }")
    click_node(page, "KT-1/24")
    page.run("[...document.querySelectorAll('#panel button')].find((one) => one.textContent === 'Cite').click()")
    cited = page.until("return window.copied")
    for text in ("Case KT-1/24", "Loss: 48,000 EUR", "Source rows: cases.csv, row 2", "Network N001",
                 "As of 2024-09-30", SEAL[:12], "TLP:AMBER"):  # fmt: skip
        assert text in cited
    page.until("return [...document.querySelectorAll('#panel button')].some((one) => one.textContent === 'Copied')")


def test_the_table_on_the_page_has_what_is_marked(page: Page) -> None:
    page.driver.find_element(By.CSS_SELECTOR, "#chosen summary").click()
    page.until(
        "return document.querySelectorAll('#chosen-rows tr').length === arguments[0]", len(chart_graphs.traced())
    )
    page.run("mark([arguments[0]])", node_id(page, "SK-77"))
    page.until("return document.querySelectorAll('#chosen-rows tr').length === 1")
    row = page.text("#chosen-rows")
    for text in ("Case", "SK-77", "1,250,000 MKD", "cases.csv:4"):
        assert text in row
    page.driver.find_element(By.CSS_SELECTOR, "#chosen-rows button").click()
    assert page.text("#panel h2") == "SK-77"
