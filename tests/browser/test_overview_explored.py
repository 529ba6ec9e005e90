"""The page of the whole register as an analyst explores it: ways to mark, hide, take back, compare, cite, note."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from overview_acts import citations, dragged, node_of, place_of, saved, search_keys
from registers import run
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from finlink.export.notes import Notes
from finlink.export.overview import register_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from chart_browser import Page

    from finlink.result import Build

pytestmark = pytest.mark.browser

CASE, OTHER = "KT-101/25", "T20-201/25"
SHARED = "RS35904000003968413039"


@pytest.fixture
def page(opened: Callable[..., Page], sample_build: Build) -> Page:
    return opened(register_page(sample_build)).ready()


def press(page: Page, *keys: str) -> None:
    ActionChains(page.driver).send_keys(*keys).perform()


def ctrl(page: Page, key: str) -> None:
    ActionChains(page.driver).key_down(Keys.CONTROL).send_keys(key).key_up(Keys.CONTROL).perform()


def marked(page: Page) -> set[str]:
    return set(page.run("return [...finlink.marked].map((node) => finlink.columns.label.at(node))"))


def hidden(page: Page) -> set[str]:
    return set(page.run("return finlink.columns.label.all().filter((_, node) => !finlink.isShown(node))"))


def items(page: Page, title: str) -> list[str]:
    """Return the names in the list of the panel's section of that title."""
    return list(
        page.run(
            "const found = [...document.querySelectorAll('#panel section')].find((one) => "
            "one.querySelector('h3').textContent.startsWith(arguments[0]));"
            "return found ? [...found.querySelectorAll('li span:first-child')].map((one) => one.textContent) : []",
            title,
        )
    )


class TestCommonNeighbours:
    """What two nodes are both connected to."""

    def test_are_those_that_the_lines_say(self, page: Page) -> None:
        lines = page.run(
            "const c = finlink.columns; return [...c.line_source].map((one, n) => [one, c.line_target[n]])"
        )
        around: dict[int, set[int]] = {}
        for one, other in lines:
            around.setdefault(one, set()).add(other)
            around.setdefault(other, set()).add(one)
        met = 0
        for one in range(0, page.run("return finlink.columns.count"), 7):
            for other in range(3, page.run("return finlink.columns.count"), 11):
                if one == other:
                    continue
                found = page.run("return finlink.commonNeighbours(...arguments).map(({node}) => node)", one, other)
                assert sorted(found) == sorted(around.get(one, set()) & around.get(other, set()) - {one, other})
                met += len(found)
        assert met > 0

    def test_are_asked_for_by_key_and_stand_in_the_address(self, page: Page) -> None:
        search_keys(page, CASE)
        press(page, "c")
        assert "Now choose the other end" in page.text("#panel .actions")
        search_keys(page, OTHER)
        assert page.text("#panel h2") == f"{CASE} and {OTHER}"
        assert items(page, "Common neighbours") == [SHARED]
        assert page.run("return decodeURIComponent(location.hash)") == f"#common=case:{CASE}&to=case:{OTHER}"
        page.driver.find_element(By.XPATH, f"//aside//section//span[text()='{SHARED}']").click()
        assert page.text("#panel h2") == SHARED
        page.driver.back()
        page.until("return document.querySelector('#panel h2').textContent === arguments[0]", f"{CASE} and {OTHER}")
        assert page.complaints() == []

    def test_are_asked_for_by_button(self, page: Page) -> None:
        page.run("finlink.open(arguments[0])", node_of(page, CASE))
        page.driver.find_element(By.CSS_SELECTOR, '.actions [data-do="common"]').click()
        page.run("finlink.open(arguments[0])", node_of(page, "KDO-408/25"))
        assert "No line that is shown leads from both" in page.text("#panel")


class TestHiding:
    """Nodes that the reader hides by hand."""

    def test_a_node_is_hidden_and_shown_again_by_keys(self, page: Page) -> None:
        search_keys(page, CASE)
        press(page, "h")
        assert hidden(page) == {CASE}
        assert page.text("#put") == "Hidden by hand: 1."
        count = page.run("return finlink.columns.count")
        assert f"{count - 1} of {count} nodes" in page.text("#count")
        assert "Look at these first" in page.text("#panel")
        press(page, "a")
        assert hidden(page) == set()
        assert page.text("#put") == ""

    def test_marked_nodes_are_hidden_and_shown_again_by_buttons(self, page: Page) -> None:
        page.run("finlink.mark(arguments[0], true)", [node_of(page, CASE), node_of(page, SHARED)])
        page.driver.find_element(By.ID, "hide-marked").click()
        assert hidden(page) == {CASE, SHARED}
        page.driver.find_element(By.ID, "show-all").click()
        assert hidden(page) == set()
        assert not page.driver.find_element(By.ID, "show-all").is_enabled()

    def test_what_is_hidden_is_found_and_then_shown(self, page: Page) -> None:
        search_keys(page, CASE)
        press(page, "h")
        search_keys(page, CASE)
        assert hidden(page) == set()
        assert page.text("#panel h2") == CASE

    def test_a_hidden_node_leads_no_way(self, page: Page) -> None:
        ends = node_of(page, CASE), node_of(page, OTHER)
        steps = "return finlink.shortestWay(...arguments)?.length ?? null"
        assert page.run(steps, *ends) == 2
        page.run("finlink.open(arguments[0])", node_of(page, SHARED))
        page.driver.find_element(By.CSS_SELECTOR, '.actions [data-do="hide"]').click()
        assert page.run(steps, *ends) != 2

    def test_what_is_saved_says_that_some_are_hidden(self, page: Page, tmp_path: Path) -> None:
        search_keys(page, CASE)
        press(page, "h")
        assert "Hidden by hand: 1." in saved(page, "save-table", tmp_path, "register.csv").decode("utf-8-sig")
        assert "Hidden by hand: 1." in saved(page, "save-svg", tmp_path, "register.svg").decode()


SQUARE = [(0, 0), (10, 0), (10, 10), (0, 10)]
BAY = [(0, 0), (10, 0), (10, 10), (5, 2), (0, 10)]
BOW = [(0, 0), (10, 10), (10, 0), (0, 10)]


class TestTheLasso:
    """A line drawn around what is to be marked."""

    @pytest.mark.parametrize(
        ("line", "place", "inside"),
        [
            pytest.param(SQUARE, (5, 5), True, id="inside"),
            pytest.param(SQUARE, (15, 5), False, id="beside"),
            pytest.param(SQUARE, (5, -1), False, id="above"),
            pytest.param(BAY, (5, 1), True, id="under the bay"),
            pytest.param(BAY, (5, 5), False, id="in the bay"),
            pytest.param(BAY, (1, 5), True, id="beside the bay"),
            pytest.param(BOW, (1, 5), True, id="one wing"),
            pytest.param(BOW, (9, 5), True, id="the other wing"),
            pytest.param(BOW, (5, 1), False, id="between the wings"),
            pytest.param(SQUARE[:2], (5, 0), False, id="a line has no inside"),
            pytest.param([], (0, 0), False, id="nothing drawn"),
        ],
    )
    def test_inside(self, line: list[tuple[int, int]], place: tuple[int, int], *, inside: bool, page: Page) -> None:
        points = [{"x": x, "y": y} for x, y in line]
        assert page.run("return insideLasso(...arguments)", points, *place) is inside
        assert page.run("return insideLasso(...arguments)", points[::-1], *place) is inside

    @pytest.mark.parametrize("how", ["alt", "button", "key"])
    def test_what_is_inside_is_marked_and_nothing_else(self, how: str, page: Page) -> None:
        place = place_of(page, node_of(page, CASE))
        before = page.run("return {...finlink.camera}")
        if how == "button":
            page.driver.find_element(By.ID, "lasso").click()
        elif how == "key":
            press(page, "l")
        assert page.run("return document.getElementById('lasso').getAttribute('aria-pressed')") == (
            "false" if how == "alt" else "true"
        )
        around = [(-14, -10), (28, 0), (0, 20), (-28, 0)]
        dragged(page, (place["x"], place["y"]), around, alt=how == "alt")
        expected = page.run(
            "const [at, c] = [arguments[0], finlink.columns];"
            "return c.label.all().filter((_, n) => { const {x, y} = finlink.toCanvas(c.x[n], c.y[n]);"
            "return Math.abs(x - at.x) < 14 && Math.abs(y - at.y) < 10; })",
            place,
        )
        assert CASE in expected
        assert marked(page) == set(expected)
        assert page.run("return {...finlink.camera}") == before
        assert page.run("return document.getElementById('lasso').getAttribute('aria-pressed')") == "false"
        assert page.run("return document.querySelectorAll('.stage > svg').length") == 0

    def test_escape_lets_go_of_it(self, page: Page) -> None:
        press(page, "l", Keys.ESCAPE)
        assert page.run("return document.getElementById('lasso').getAttribute('aria-pressed')") == "false"

    def test_all_in_view_is_marked_by_a_key(self, page: Page) -> None:
        press(page, "v")
        assert len(marked(page)) == len(set(page.run("return finlink.columns.label.all()")))


class TestUndo:
    """Marks, hidden nodes, the legend, filters and notes are taken back step by step."""

    def test_the_steps_of_a_history(self, page: Page) -> None:
        told = page.run(
            "let state = 0; const all = [];"
            "const steps = makeHistory(() => ({state}), (was) => { state = was.state; steps.keep(); });"
            "const note = (done) => all.push([state, done, steps.canUndo(), steps.canRedo()]);"
            "const keep = (next) => { state = next; steps.keep(); note(null); };"
            "note(steps.undo()); keep(1); keep(1); keep(2); note(steps.undo()); note(steps.undo()); note(steps.undo());"
            "note(steps.redo()); keep(3); note(steps.redo()); note(steps.undo());"
            "for (let n = 10; n < 300; n += 1) { state = n; steps.keep(); }"
            "let back = 0; while (steps.undo()) back += 1;"
            "return [all, back]"
        )
        assert told == [
            [
                [0, False, False, False],
                [1, None, True, False],
                [1, None, True, False],
                [2, None, True, False],
                [1, True, True, True],
                [0, True, False, True],
                [0, False, False, True],
                [1, True, True, True],
                [3, None, True, False],
                [3, False, True, False],
                [1, True, True, True],
            ],
            200,
        ]

    def test_each_kind_of_change_is_taken_back_and_done_again_by_keys(self, page: Page) -> None:
        def state() -> list[Any]:
            return [
                sorted(marked(page)),
                page.run("return document.getElementById('put').textContent"),
                page.run("return document.querySelectorAll('.legend [aria-pressed=false]').length"),
                page.run("return document.getElementById('least').value"),
                page.run("return [finlink.times.from, finlink.times.to]"),
                len(hidden(page)),
            ]

        def change(what: str) -> None:
            if what == "mark":
                page.run("finlink.selectNode(arguments[0])", node_of(page, CASE))
                page.driver.find_element(By.CSS_SELECTOR, '.actions [data-do="mark"]').click()
            elif what == "hide":
                page.run("finlink.selectNode(arguments[0])", node_of(page, SHARED))
                page.driver.find_element(By.CSS_SELECTOR, '.actions [data-do="hide"]').click()
            elif what == "legend":
                page.driver.find_element(By.CSS_SELECTOR, '.legend button[data-key="wallet"]').click()
            elif what == "least":
                page.driver.find_element(By.ID, "least").send_keys("5000", Keys.TAB)
            elif what == "from":
                page.driver.find_element(By.ID, "from").send_keys(Keys.ARROW_RIGHT)
            page.run("document.activeElement.blur()")
            time.sleep(0.05)

        states = [state()]
        for what in ("mark", "hide", "legend", "least", "from"):
            change(what)
            states.append(state())
        assert len({json.dumps(one) for one in states}) == len(states)
        for before in states[-2::-1]:
            ctrl(page, "z")
            assert state() == before
        assert not page.driver.find_element(By.ID, "undo").is_enabled()
        for after in states[1:]:
            ctrl(page, "y")
            assert state() == after
        assert not page.driver.find_element(By.ID, "redo").is_enabled()
        assert page.complaints() == []

    def test_buttons_do_the_same_and_say_so(self, page: Page) -> None:
        press(page, "v")
        page.driver.find_element(By.ID, "undo").click()
        assert marked(page) == set()
        assert page.run("return document.getElementById('stepped').textContent") == "Undone"
        page.driver.find_element(By.ID, "redo").click()
        assert marked(page)

    def test_a_text_that_is_written_has_an_undo_of_its_own(self, page: Page) -> None:
        press(page, "v")
        query = page.driver.find_element(By.ID, "query")
        query.send_keys("abc")
        query.send_keys(Keys.CONTROL, "z")
        assert marked(page)


class TestCitation:
    """One line that says what is meant, where it stands, and of which build it is."""

    def test_of_a_case(self, page: Page, sample_build: Build) -> None:
        page.run("finlink.open(arguments[0])", node_of(page, CASE))
        copied = citations(page)
        page.driver.find_element(By.CSS_SELECTOR, '.actions [data-do="cite"]').click()
        seal = sample_build.manifest["manifest_sha256"][:12]
        as_of = sample_build.as_of.words.rstrip(".")
        assert copied() == (
            f"Case {CASE}; Status: MISSING; Network: N001; Loss in EUR: 20,000; rows: cases.csv:2; "
            f"finlink build {seal}. {as_of}"
        )
        assert page.text('.actions [data-do="cite"]') == "Copied"

    @pytest.mark.parametrize(
        ("place", "says"),
        [
            (f"node=account:{SHARED}", ["Bank account", SHARED, "rows: accounts.csv:", "more; finlink build"]),
            ("network=N001", ["Network N001", "Loss in EUR: 46,398.79"]),
            (f"trace={CASE}", [f"Trace of its money {CASE}", "first in, first out", "transfers.csv:"]),
            (f"link=case:{CASE}&to=case:{OTHER}", [f"Links between two cases {CASE} and {OTHER}", "accounts.csv:"]),
            (f"common=case:{CASE}&to=case:{OTHER}", ["Common neighbours", f"Bank account: {SHARED}"]),
            (f"way=case:{CASE}&to=case:{OTHER}", ["The shortest way", f"{CASE} to {OTHER}", SHARED]),
        ],
    )
    def test_of_whatever_the_panel_shows(self, place: str, says: list[str], page: Page) -> None:
        page.run("location.hash = arguments[0]", place)
        page.until("return document.querySelector('#panel [data-do=cite]')")
        page.until("return !document.querySelector('#panel [aria-busy]')")
        copied = citations(page)
        press(page, "q")
        assert "\n" not in copied()
        assert "finlink build " in copied()
        for text in says:
            assert text in copied()


class TestTheTable:
    """What is marked, or else in view, as a table on the page."""

    def rows(self, page: Page) -> list[list[str]]:
        return list(
            page.run(
                "return [...document.querySelectorAll('#sheet tbody tr')]"
                ".map((row) => [...row.cells].map((cell) => cell.textContent))"
            )
        )

    def test_has_what_is_marked_and_leads_on(self, page: Page) -> None:
        page.run("finlink.mark(arguments[0], true)", [node_of(page, name) for name in (CASE, SHARED)])
        press(page, "s")
        assert page.run("return document.getElementById('sheet').open")
        assert page.text("#sheet caption") == "What is marked: 2"
        rows = self.rows(page)
        assert [row[:2] for row in rows] == [["Bank account", SHARED], ["Case", CASE]]
        assert rows[1] == ["Case", CASE, f"case:{CASE}", "MISSING", "N001", "20,000", "", "", "cases.csv, row 2", ""]
        page.driver.find_element(By.XPATH, f"//dialog//button[.='{CASE}']").click()
        assert not page.run("return document.getElementById('sheet').open")
        assert page.text("#panel h2") == CASE
        assert page.complaints() == []

    def test_is_sorted_by_any_column(self, page: Page) -> None:
        press(page, "v")
        page.driver.find_element(By.ID, "as-table").click()
        heads = "return [...document.querySelectorAll('#sheet th[scope=col]')].map((one) => one.ariaSort)"
        assert page.run(heads)[0] == "ascending"
        amounts = "//dialog//th//button[.='Amount in EUR']"
        page.driver.find_element(By.XPATH, amounts).click()
        page.driver.find_element(By.XPATH, amounts).click()
        assert page.run(heads)[5] == "descending"
        assert page.run("return document.activeElement.textContent") == "Amount in EUR"
        found = [float(row[5].replace(",", "") or -1) for row in self.rows(page)]
        assert found == sorted(found, reverse=True)
        assert found[0] == page.run("return Math.max(...finlink.columns.amount.all().map(Number))")

    def test_keys_of_the_picture_do_nothing_in_it_and_escape_closes_it_alone(self, page: Page) -> None:
        search_keys(page, CASE)
        press(page, "m", "s", "h", "m")
        assert page.run("return document.getElementById('sheet').open")
        assert hidden(page) == set()
        press(page, Keys.ESCAPE)
        page.until("return !document.getElementById('sheet').open")
        assert marked(page) == {CASE}
        assert page.text("#panel h2") == CASE

    def test_has_500_rows_at_most_and_counts_the_rest(self, opened: Callable[..., Page], bulk_build: Build) -> None:
        page = opened(register_page(bulk_build)).ready()
        press(page, "s")
        count = page.run("return finlink.columns.count")
        assert len(self.rows(page)) == 500
        assert f"What is in view, as nothing is marked: {count:,}" in page.text("#sheet")
        assert f"{count - 500:,} more are not in this table" in page.text("#sheet")


class TestNotes:
    """What the reader writes about nodes."""

    def write(self, page: Page, name: str, text: str) -> None:
        page.run("finlink.open(arguments[0])", node_of(page, name))
        page.driver.find_element(By.CSS_SELECTOR, "#panel .note textarea").send_keys(text, Keys.TAB)
        page.run("document.activeElement.blur()")

    def shown(self, page: Page, name: str) -> str:
        page.run("finlink.open(arguments[0])", node_of(page, name))
        return str(page.run("return document.querySelector('#panel .note textarea').value"))

    def test_are_saved_and_read_back_by_the_command_and_by_the_page(
        self, opened: Callable[..., Page], page: Page, tmp_path: Path, sample_build: Build
    ) -> None:
        self.write(page, CASE, "Ask the bank: mhpsc <b>now</b>")
        self.write(page, SHARED, "who opened it?")
        assert marked(page) == set()
        assert self.shown(page, CASE) == "Ask the bank: mhpsc <b>now</b>"
        found = json.loads(saved(page, "save-notes", tmp_path, "notes.json"))
        assert found == {
            "finlink": "notes",
            "build": sample_build.manifest["manifest_sha256"],
            "notes": [
                {"node": f"account:{SHARED}", "text": "who opened it?"},
                {"node": f"case:{CASE}", "text": "Ask the bank: mhpsc <b>now</b>"},
            ],
        }
        target = tmp_path / "noted.html"
        done = run("graph", sample_build.folder, "--register", "--notes", tmp_path / "notes.json", "-o", target)
        assert done.returncode == 0, done.stderr
        again = opened(target.read_text(encoding="utf-8"), "again.html").ready()
        assert self.shown(again, SHARED) == "who opened it?"
        fresh = opened(register_page(sample_build), "fresh.html").ready()
        assert self.shown(fresh, CASE) == ""
        fresh.driver.find_element(By.ID, "notes-file").send_keys(str(tmp_path / "notes.json"))
        fresh.until("return document.getElementById('marked').textContent === 'Notes read: 2.'")
        assert self.shown(fresh, CASE) == "Ask the bank: mhpsc <b>now</b>"
        assert fresh.complaints() == []

    def test_a_note_is_taken_back_and_stands_in_the_table(self, page: Page) -> None:
        self.write(page, CASE, "first")
        page.run("finlink.mark(arguments[0], true)", [node_of(page, CASE)])
        press(page, "s")
        assert page.run("return document.querySelector('#sheet tbody tr').cells[9].textContent") == "first"
        press(page, Keys.ESCAPE)
        page.run("document.activeElement.blur()")
        ctrl(page, "z")
        ctrl(page, "z")
        assert self.shown(page, CASE) == ""

    def test_notes_of_another_build_are_said_to_be(self, opened: Callable[..., Page], sample_build: Build) -> None:
        noted = Notes({f"case:{CASE}": "mine", "case:nothing": "elsewhere"}, "another")
        page = opened(register_page(sample_build, noted=noted)).ready()
        head = page.text("header")
        assert "The notes were written on a page of another build." in head
        assert "1 note is on a node that this page does not show" in head
        assert self.shown(page, CASE) == "mine"

    def test_what_is_no_file_of_notes_is_said(self, page: Page, tmp_path: Path) -> None:
        (tmp_path / "other.json").write_text('{"finlink": "selection", "nodes": []}', encoding="utf-8")
        page.driver.find_element(By.ID, "notes-file").send_keys(str(tmp_path / "other.json"))
        page.until("return document.getElementById('marked').textContent.includes('has no notes')")


@pytest.mark.parametrize(
    ("width", "height", "zoom"), [(900, 700, 1), (720, 450, 2), (1440, 900, 1)], ids=["900 px", "200 %", "usual"]
)
def test_nothing_is_cut_off(width: int, height: int, zoom: int, page: Page) -> None:
    page.driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": zoom, "mobile": False},
    )
    try:
        page.run("finlink.open(arguments[0])", node_of(page, CASE))
        page.until("return document.querySelector('#panel .findings')")
        wide = page.run(
            "const inside = (one) => { const box = one.getBoundingClientRect();"
            "return box.left >= -1 && box.right <= innerWidth + 1; };"
            "return [document.documentElement.scrollWidth <= innerWidth,"
            "[...document.querySelectorAll('button, input:not([hidden]), summary, textarea')]"
            ".filter((one) => one.offsetParent && !inside(one)).map((one) => one.outerHTML),"
            "[...document.querySelectorAll('.tools button')].filter((one) => one.getBoundingClientRect().bottom > "
            "one.closest('.stage').getBoundingClientRect().bottom).length]"
        )
        assert wide == [True, [], 0]
        press(page, "s")
        box = page.run("return document.getElementById('sheet').getBoundingClientRect().toJSON()")
        assert box["left"] >= 0
        assert box["right"] <= width
        assert box["bottom"] <= height
    finally:
        page.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_every_button_and_field_has_a_name(page: Page) -> None:
    for place in (f"node=case:{CASE}", f"trace={CASE}", f"link=case:{CASE}&to=case:{OTHER}"):
        page.run("location.hash = arguments[0]", place)
        page.until("return document.querySelector('#panel [data-do=cite]')")
        nameless = page.run(
            "return [...document.querySelectorAll('button, input, textarea, canvas, dialog, select')].filter((one) => "
            "!(one.ariaLabel || one.getAttribute('aria-labelledby') || one.textContent.trim() || one.labels?.length))"
            ".map((one) => one.outerHTML)"
        )
        assert nameless == []


def test_it_asks_for_nothing_while_it_is_explored(page: Page) -> None:
    for place in (
        f"node=case:{CASE}",
        f"trace={CASE}",
        f"node=account:{SHARED}",
        f"common=case:{CASE}&to=case:{OTHER}",
    ):
        page.run("location.hash = arguments[0]", quote(place, safe="=&:/"))
        page.until("return document.querySelector('#panel [data-do=cite]')")
    press(page, "v", "s", Keys.ESCAPE, "h", "a", "l", Keys.ESCAPE)
    assert page.requests() == []
    assert page.complaints() == []


class TestFilters:
    """Cases of a status, and cases with a finding."""

    def cases(self, page: Page) -> set[str]:
        return set(
            page.run(
                "return finlink.columns.label.all().filter((_, n) => finlink.isShown(n) && "
                "finlink.facts.kinds[finlink.columns.kind[n]][0].startsWith('case-'))"
            )
        )

    def choose(self, page: Page, name: str, value: str) -> None:
        Select(page.driver.find_element(By.ID, name)).select_by_value(value)

    def test_every_status_and_rule_there_is_can_be_chosen(self, page: Page, sample_build: Build) -> None:
        options = "return [...document.getElementById(arguments[0]).options].slice(1).map((one) => one.value)"
        statuses = sample_build.engine.rows("SELECT DISTINCT status FROM case_status ORDER BY 1")
        assert [[one] for one in page.run(options, "of-status")] == [[status] for (status,) in statuses]
        found = sample_build.engine.rows("SELECT DISTINCT rule FROM findings ORDER BY 1")
        assert page.run(options, "rule") == [rule for (rule,) in found]

    def test_only_such_cases_are_shown(self, page: Page, sample_build: Build) -> None:
        rules = "SELECT DISTINCT rule FROM findings WHERE case_id IN (SELECT case_id FROM cases) ORDER BY 1"
        for (rule,) in sample_build.engine.rows(rules):
            self.choose(page, "rule", rule)
            page.until("return document.getElementById('when').textContent.includes(arguments[0])", f"with {rule}.")
            page.until("return finlink.unpackedParts.findings")
            query = f"SELECT DISTINCT case_id FROM findings WHERE rule = '{rule}'"
            expected = {
                case for (case,) in sample_build.engine.rows(f"{query} AND case_id IN (SELECT case_id FROM cases)")
            }
            assert self.cases(page) == expected
            self.choose(page, "of-status", "MISSING")
            missing = sample_build.engine.rows("SELECT case_id FROM case_status WHERE status = 'MISSING'")
            assert self.cases(page) == expected & {case for (case,) in missing}
            assert "Status MISSING." in page.text("#when")
            self.choose(page, "of-status", "")
        page.driver.find_element(By.ID, "all-times").click()
        assert hidden(page) == set()
        ctrl(page, "z")
        assert hidden(page) != set()
        assert page.run("return document.getElementById('rule').value")
        assert page.complaints() == []
