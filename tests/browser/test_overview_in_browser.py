"""The page of the whole register in headless Chromium: opened from a file, clicked, searched, moved."""

from __future__ import annotations

import csv
import json
import shlex
import struct
import time
import zlib
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from registers import OTHER_IBAN, VALID_IBAN, a_case, built, run
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from test_chart_hostile import PAYLOADS

from finlink.export.overview import register_page
from finlink.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from chart_browser import Page

    from finlink.result import Build

pytestmark = pytest.mark.browser

CASE = "KT-101/25"
NAMES = (
    "Ђорђе Љубисављевић", "Đorđe Ljubisavljević", "DJORDJE LJUBISAVLJEVIC", "Ѓорѓи Ќосев", "Gjorgji Kjosev",
    "IŞIK Yılmaz", "Şükrü Çağlar", "Παναγιώτης Παπαδόπουλος", "Μπάμπης Ντίνος", "Αυγή Ευθυμίου", "Ștefan Țurcanu",
    "Щерев, Ъгъл", "O'Neill–Sørensen", "Xhevdet Qosja", "Straße 12/b", "", "  ", "12 34", "Żółć ćwierć",
    "Юлия Яковлева",
)  # fmt: skip


@pytest.fixture
def page(opened: Callable[..., Page], sample_build: Build) -> Page:
    return opened(register_page(sample_build)).ready()


def _click(page: Page, x: float, y: float) -> None:
    canvas = page.driver.find_element(By.ID, "map")
    across, down = round(x - canvas.size["width"] / 2), round(y - canvas.size["height"] / 2)
    ActionChains(page.driver).move_to_element_with_offset(canvas, across, down).click().perform()


def _node(page: Page, label: str) -> int:
    return int(page.run("return finlink.columns.label.all().indexOf(arguments[0])", label))


def _place(page: Page, node: int) -> dict[str, Any]:
    place: dict[str, Any] = page.run(
        "const n = arguments[0], c = finlink.columns; const at = finlink.toCanvas(c.x[n], c.y[n]);"
        "return {...at, hit: finlink.nodeAt(at.x, at.y)}",
        node,
    )
    return place


def _search(page: Page, text: str) -> list[str]:
    page.run("query.value = arguments[0]; query.dispatchEvent(new Event('input'))", text)
    return list(page.run("return [...document.querySelectorAll('#results .hit span')].map((one) => one.textContent)"))


def _colours(page: Page) -> set[tuple[int, ...]]:
    """Return the colours of the picture, at every third point."""
    found = page.run(
        "finlink.takeSnapshot(); const paper = finlink.snapshot.canvas, found = new Set();"
        "const {data, width, height} = paper.getContext('2d').getImageData(0, 0, paper.width, paper.height);"
        "for (let at = 0; at < data.length; at += 12) found.add([...data.slice(at, at + 3)].join());"
        "return [...found]"
    )
    return {tuple(map(int, one.split(","))) for one in found}


def test_it_opens_from_a_file_asks_for_nothing_and_complains_of_nothing(page: Page, sample_build: Build) -> None:
    count = sample_build.engine.value("SELECT count(*) FROM cases")
    assert page.url.startswith("file://")
    assert page.text("h1") == "The whole register"
    shown = page.run("return finlink.columns.count")
    assert f"{shown:,} of {shown:,} nodes" in page.text("#count")
    assert page.run("return [...finlink.columns.kind].filter((kind) => kind < 4).length") == count
    assert page.requests() == []
    assert page.complaints() == []


def test_the_picture_has_the_colours_of_its_kinds(page: Page) -> None:
    missing, covered, paper = (213, 94, 0), (0, 158, 115), (255, 255, 255)
    assert {missing, covered, paper} <= _colours(page)
    page.driver.find_element(By.CSS_SELECTOR, '.legend button[data-key="case-lacking"]').click()
    left = _colours(page)
    assert missing not in left
    assert covered in left


def test_a_case_that_is_clicked_is_told_about(page: Page) -> None:
    node = _node(page, CASE)
    page.run("finlink.zoom(2)")
    page.run(
        "const {camera, columns} = finlink; camera.x = columns.x[arguments[0]]; camera.y = columns.y[arguments[0]]",
        node,
    )
    place = _place(page, node)
    assert place["hit"] == node
    _click(page, place["x"], place["y"])
    panel = page.text("#panel")
    for text in (CASE, "MISSING", "N001", "20,000", "cases.csv, row 2", f"finlink graph BUILD --case='{CASE}'"):
        assert text in panel
    assert page.run("return decodeURIComponent(location.hash)") == f"#node=case:{CASE}"
    page.driver.find_element(By.CSS_SELECTOR, ".neighbours .neighbour").click()
    assert page.text("#panel h2") in panel
    page.driver.back()
    page.until("return document.querySelector('#panel h2').textContent === arguments[0]", CASE)


def test_a_network_that_is_clicked_has_its_figures_and_cases(page: Page, sample_build: Build) -> None:
    group = page.run("return finlink.columns.group_name.all().indexOf('N001')")
    place = page.run(
        "const c = finlink.columns, g = arguments[0];"
        "return finlink.toCanvas(c.group_x[g], c.group_y[g] - 0.9 * c.group_radius[g])",
        group,
    )
    _click(page, place["x"], place["y"])
    assert page.text("#panel h2") == "N001"
    cases = sample_build.engine.rows("SELECT case_id FROM network_members WHERE network = 'N001' ORDER BY 1")
    listed = page.run("return [...document.querySelectorAll('#panel .neighbours span')].map((one) => one.textContent)")
    assert sorted(listed) == [case for (case,) in cases]
    assert "46,398.79" in page.text("#panel")


@pytest.mark.parametrize(
    ("asked", "met"),
    [
        ("KT-101/25", CASE),
        ("kt 101", CASE),
        ("ljubisavljevic", "Đorđe Ljubisavljević"),
        ("ЉУБИСАВЉЕВИЋ", "Đorđe Ljubisavljević"),
        ("3590 4000 0039", "RS35904000003968413039"),
        ("cases.csv:2", CASE),
        ("cases.csv, row 2", CASE),
        ("46 398", None),
        ("20000", CASE),
        ("20.000", CASE),
        ("nobody of that name", None),
    ],
)
def test_search_finds_it_however_it_is_written(asked: str, met: str | None, page: Page) -> None:
    found = _search(page, asked)
    assert (met in found) if met else found == []
    assert (page.text("#found") == "Nothing found") is not bool(met)


def test_names_are_folded_as_finlink_folds_them(page: Page) -> None:
    assert page.run("return arguments[0].map(foldName)", list(NAMES)) == [fold(name) for name in NAMES]


def test_a_link_to_a_node_opens_it(opened: Callable[..., Page], sample_build: Build) -> None:
    page = opened(register_page(sample_build)).ready()
    person = page.run("return finlink.columns.label.all().findIndex((_, n) => finlink.nodeId(n).startsWith('party:'))")
    node, name = page.run("return [finlink.nodeId(arguments[0]), finlink.columns.label.at(arguments[0])]", person)
    way = f"way={quote(f'case:{CASE}', safe='')}&to={quote('case:T20-201/25', safe='')}"
    for place, title in (
        (f"node=case:{CASE}", CASE), ("network=N001", "N001"), (f"node={quote(node, safe='')}", name),
        (way, f"{CASE} to T20-201/25"),
    ):  # fmt: skip
        page.driver.get("about:blank")
        page.driver.get(f"{page.url}#{place}")
        page.ready()
        assert page.text("#panel h2") == title
    for missing in ("node=case:nothing", "node=case:100%", "network=N999"):
        page.driver.get("about:blank")
        page.driver.get(f"{page.url}#{missing}")
        said = page.ready().text("#panel")
        assert f"This register has no {missing.partition('=')[2]}." in said
        assert "Look at these first" in said
    assert page.complaints() == []


def test_keys_move_and_zoom_and_clear(page: Page) -> None:
    body = page.driver.find_element(By.TAG_NAME, "body")
    before = page.run("return {...finlink.camera}")
    body.send_keys("+")
    assert page.run("return finlink.camera.scale") == pytest.approx(before["scale"] * 1.25)
    body.send_keys(Keys.ARROW_RIGHT)
    assert page.run("return finlink.camera.x") > before["x"]
    body.send_keys("0")
    assert page.run("return finlink.camera.scale") == pytest.approx(before["scale"])
    body.send_keys("/")
    ActionChains(page.driver).send_keys(CASE, Keys.ENTER).perform()
    assert page.text("#panel h2") == CASE
    ActionChains(page.driver).send_keys(Keys.ESCAPE).perform()
    assert "Look at these first" in page.text("#panel")
    assert page.run("return query.value") == ""


def test_dragging_moves_the_picture_and_selects_nothing(page: Page) -> None:
    before = page.run("return {...finlink.camera}")
    canvas = page.driver.find_element(By.ID, "map")
    ActionChains(page.driver).click_and_hold(canvas).move_by_offset(60, 30).release().perform()
    after = page.run("return {...finlink.camera}")
    assert (before["x"] - after["x"]) * after["scale"] == pytest.approx(60, abs=2)
    assert (before["y"] - after["y"]) * after["scale"] == pytest.approx(30, abs=2)
    assert "Look at these first" in page.text("#panel")


def _saved(page: Page, button: str, folder: Path, name: str) -> bytes:
    """Press a button that saves a file, and return what was saved."""
    page.driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder)})
    page.driver.find_element(By.ID, button).click()
    target = folder / name
    end = time.monotonic() + 10
    while not (target.exists() and target.stat().st_size):
        assert time.monotonic() < end, f"{name} was not saved"
        time.sleep(0.05)
    return target.read_bytes()


def test_marked_nodes_are_saved_as_a_table_and_as_a_selection(page: Page, tmp_path: Path, sample_build: Build) -> None:
    assert "None marked" in page.text("#marked")
    for label in (CASE, "RS35904000003968413039"):
        page.run("finlink.selectNode(arguments[0])", _node(page, label))
        page.driver.find_element(By.CSS_SELECTOR, ".actions button").click()
    assert "2 marked" in page.text("#marked")
    selection = json.loads(_saved(page, "save-selection", tmp_path, "selection.json"))
    assert selection == {
        "finlink": "selection",
        "build": sample_build.manifest["manifest_sha256"],
        "nodes": ["account:RS35904000003968413039", f"case:{CASE}"],
    }
    table = list(csv.reader(_saved(page, "save-table", tmp_path, "register.csv").decode("utf-8-sig").splitlines()))
    assert table[0] == ["Kind", "Name", "Node id", "Status", "Network", "Amount in EUR",
                        "Amounts of unknown value", "Also named", "First row", "Note"]  # fmt: skip
    assert table[2] == ["Case", CASE, f"case:{CASE}", "MISSING", "N001", "20000", "", "", "cases.csv:2", ""]
    assert table[1][1:3] == ["RS35904000003968413039", "account:RS35904000003968413039"]
    assert [row[0] for row in table[4:]] == ["The whole register", sample_build.as_of.words]
    page.driver.find_element(By.ID, "unmark").click()
    assert "None marked" in page.text("#marked")
    assert page.complaints() == []


def test_a_saved_selection_is_handed_over(page: Page, tmp_path: Path, sample_build: Build) -> None:
    person = int(
        page.run(
            "return finlink.columns.label.all().findIndex((_, n) => finlink.nodeId(n).startsWith('party:masked/'))"
        )
    )
    chosen = [_node(page, CASE), person]
    page.run("finlink.mark(arguments[0], true)", chosen)
    _saved(page, "save-selection", tmp_path, "selection.json")
    target = tmp_path / "part.json"
    selection = str(tmp_path / "selection.json")
    done = run("export", sample_build.folder, "--to", "json", "--selection", selection, "-o", target)
    assert done.returncode == 0, done.stderr
    names = {one["id"] for one in json.loads(target.read_text(encoding="utf-8"))["nodes"]}
    assert names == set(page.run("return arguments[0].map((node) => finlink.nodeId(node))", chosen))


def test_shift_and_drag_mark_what_is_in_the_box(page: Page) -> None:
    canvas = page.driver.find_element(By.ID, "map")
    node = _node(page, CASE)
    place = _place(page, node)
    across, down = round(place["x"] - canvas.size["width"] / 2), round(place["y"] - canvas.size["height"] / 2)
    before = page.run("return {...finlink.camera}")
    action = ActionChains(page.driver).key_down(Keys.SHIFT).move_to_element_with_offset(canvas, across - 12, down - 12)
    action.click_and_hold().move_by_offset(24, 24).release().key_up(Keys.SHIFT).perform()
    assert node in page.run("return [...finlink.marked]")
    assert len(page.run("return [...finlink.marked]")) < 12
    assert page.run("return {...finlink.camera}") == before


def test_the_picture_is_saved_with_what_it_shows(opened: Callable[..., Page], tmp_path: Path) -> None:
    cases = [a_case("C1", handling="TLP:AMBER"), a_case('<b>&"C2')]
    accounts = [{"account": VALID_IBAN, "case_id": case["case_id"], "role": "mule"} for case in cases]
    files: dict[str, Any] = {"cases": cases, "accounts": accounts, "investigations": "investigation_id,case_id\n"}
    page = opened(register_page(built(tmp_path, files))).ready()
    root = ET.fromstring(_saved(page, "save-svg", tmp_path, "register.svg"))  # noqa: S314 - finlink wrote it
    texts = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert texts.count("TLP:AMBER · The whole register") == 1
    assert {"C1", '<b>&"C2', VALID_IBAN} <= set(texts)
    assert any("As of" in (text or "") for text in texts)
    assert {"Bank account", "Case: not due, not required, unknown"} <= set(texts)
    assert {one.tag.rpartition("}")[2] for one in root.iter()} == {"svg", "path", "text"}
    picture = _saved(page, "save-png", tmp_path, "register.png")
    shown = page.run("return document.getElementById('map').getBoundingClientRect().width")
    assert struct.unpack(">I", picture[16:20]) == (round(3 * shown),)
    parts = picture.split(b"IDAT")[1:]
    assert len(set(zlib.decompress(b"".join(part[: -(4 + 4)] for part in parts)))) > 50
    assert page.complaints() == []


def test_the_shortest_way_is_as_long_as_networkx_says(page: Page, sample_build: Build) -> None:
    names, lines = page.run(
        "const c = finlink.columns; return [c.label.all().map((_, n) => finlink.nodeId(n)),"
        "[...c.line_source].map((s, n) => [s, c.line_target[n], c.line_joins[n]])]"
    )
    hubs = set(page.run("return [...finlink.columns.hub].flatMap((hub, n) => (hub ? [n] : []))"))
    graph = nx.Graph((one, other) for one, other, joins in lines if joins and not {one, other} & hubs)
    pairs = [(page_node, other) for page_node in range(0, len(names), 29) for other in range(0, len(names), 31)]
    for one, other in pairs:
        if one in hubs or other in hubs or one == other:
            continue
        steps = page.run("return finlink.shortestWay(...arguments)?.length ?? null", one, other)
        joined = one in graph and other in graph and nx.has_path(graph, one, other)
        assert steps == (nx.shortest_path_length(graph, one, other) if joined else None)


def test_a_way_is_shown_step_by_step(page: Page) -> None:
    page.run("finlink.open(arguments[0])", _node(page, CASE))
    ActionChains(page.driver).send_keys("p").perform()
    assert "Now choose the other end" in page.text("#panel")
    page.run("finlink.open(arguments[0])", _node(page, "T20-201/25"))
    panel = page.text("#panel")
    assert "The shortest way" in panel
    for text in (CASE, "RS35904000003968413039", "T20-201/25", "In the case's file"):
        assert text in panel
    body = page.driver.find_element(By.TAG_NAME, "body")
    page.run("finlink.selectNode(arguments[0])", _node(page, CASE))
    body.send_keys("p")
    body.send_keys("m")
    assert "1 marked" in page.text("#marked")
    page.run("finlink.selectNode(arguments[0])", _node(page, "KDO-408/25"))
    assert "No line leads from one to the other" in page.text("#panel")


@pytest.fixture
def some(opened: Callable[..., Page], tmp_path: Path) -> Page:
    """A page of four cases over three months, an account of two of them, and payments in two months."""
    cases = [
        a_case("C1", opened="2025-01-10", loss="500"),
        a_case("C2", opened="2025-02-10", loss="5000"),
        a_case("C3", opened="2025-03-31", loss=""),
        a_case("C4", opened="", loss="50000"),
    ]
    third, fourth = "AL47212110090000000235698741", "XK051212012345678906"
    held = ((VALID_IBAN, "C1"), (VALID_IBAN, "C2"), (OTHER_IBAN, "C1"), (third, "C3"), (fourth, "C3"))
    payments = [("2025-01-15", VALID_IBAN, OTHER_IBAN), ("2025-03-20", third, fourth)]
    files: dict[str, Any] = {
        "cases": cases,
        "accounts": [{"account": account, "case_id": case, "role": "mule"} for account, case in held],
        "transfers": [
            {"time": day, "sender": sender, "receiver": receiver, "amount": "10", "currency": "EUR"}
            for day, sender, receiver in payments
        ],
        "investigations": "investigation_id,case_id\n",
    }
    return opened(register_page(built(tmp_path, files))).ready()


def _shown(page: Page) -> set[str]:
    return set(page.run("return finlink.columns.label.all().filter((_, n) => finlink.isShown(n))"))


def _set(page: Page, name: str, value: object) -> None:
    page.run(
        "const input = document.getElementById(arguments[0]); input.value = arguments[1];"
        "input.dispatchEvent(new Event('input'))",
        name,
        value,
    )


JANUARY = 12 * 2025 + 1


@pytest.mark.parametrize(
    ("months", "least", "shown", "without"),
    [
        ((0, 2), "", "C1 C2 C3 C4 + 4", 0),
        ((0, 0), "", "C1 + 2", 1),
        ((1, 1), "", "C2 + 1", 1),
        ((2, 2), "", "C3 + 2", 1),
        ((2, 1), "", "C2 C3 + 3", 1),
        ((0, 2), "5000", "C2 C4 + 1", 1),
        ((0, 0), "5000", " + 0", 2),
        ((0, 2), "100", "C1 C2 C4 + 2", 1),
    ],
)
def test_cases_are_filtered_by_time_and_loss(
    months: tuple[int, int], least: str, shown: str, without: int, some: Page
) -> None:
    for name, value in (("from", JANUARY + months[0]), ("to", JANUARY + months[1]), ("least", least)):
        _set(some, name, value)
    names = _shown(some)
    cases = sorted(name for name in names if name.startswith("C"))
    assert f"{' '.join(cases)} + {len(names) - len(cases)}" == shown
    assert (f"are hidden: {without}." in some.text("#when")) is bool(without)
    assert f"{len(names)} of 8 nodes" in some.text("#count")
    some.driver.find_element(By.ID, "all-times").click()
    assert len(_shown(some)) == 8


def test_payments_are_filtered_by_time(some: Page) -> None:
    shown = "return [...finlink.columns.line_first_month].filter((m, n) => m && finlink.isLineShown(n)).length"
    assert some.run(shown) == 2
    _set(some, "to", JANUARY)
    assert some.run(shown) == 1


def test_a_node_that_no_case_has_is_shown_while_its_payments_are(opened: Callable[..., Page], tmp_path: Path) -> None:
    third, fourth = "AL47212110090000000235698741", "XK051212012345678906"
    payments = [("2025-01-15", VALID_IBAN)] * 3 + [("2025-03-20", third)]
    files: dict[str, Any] = {
        "cases": [a_case("C1", opened="2025-01-10"), a_case("C3", opened="2025-03-10")],
        "accounts": [
            {"account": one, "case_id": case, "role": "mule"} for one, case in ((VALID_IBAN, "C1"), (third, "C3"))
        ],
        "parties": [{"case_id": "C1", "name": "Ana Ilić", "role": "suspect"}],
        "transfers": [
            {"time": day, "sender": sender, "receiver": fourth, "amount": "10", "currency": "EUR"}
            for day, sender in payments
        ],
        "investigations": "investigation_id,case_id\n",
    }
    page = opened(register_page(built(tmp_path, files))).ready()
    _set(page, "from", JANUARY + 2)
    assert _shown(page) == {"C3", third, fourth}
    _set(page, "from", JANUARY)
    _set(page, "to", JANUARY)
    assert _shown(page) == {"C1", VALID_IBAN, fourth, "Ana Ilić"}
    _set(page, "to", JANUARY + 1)
    _set(page, "from", JANUARY + 1)
    assert _shown(page) == set()


def test_what_is_found_is_shown_though_it_was_filtered(some: Page) -> None:
    _set(some, "to", JANUARY)
    assert "C3" not in _shown(some)
    some.run("finlink.open(finlink.find('C3')[0])")
    assert "C3" in _shown(some)


def test_time_passes_by_itself(some: Page) -> None:
    some.driver.find_element(By.ID, "play").click()
    assert some.text("#play") == "Stop"
    some.until("return finlink.times.to - finlink.times.from === 2", seconds=5)
    some.until("return document.getElementById('play').textContent === 'Play'")
    assert some.complaints() == []


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Names that are the same or nearly, a link that was rejected, a number of a person in every text there is."""
    number = "0101990710006"
    long = "L" * 210
    ids = ["C1", "C2", "K$(touch x)'`\"", f"{long}1", f"{long}2", f"KT-{number}", "100% A#1/2&to=x"]
    cases = [a_case(one, opened="2025-01-05", loss="7", handling=f"for {number} \u202eDER\ufffe") for one in ids]
    parties = [
        {"case_id": "C1", "name": "Petar Petrović", "birth_date": "1980-01-01", "role": "victim"},
        {"case_id": "C2", "name": "Petar Petrović", "birth_date": "1980-01-01", "role": "suspect"},
        {"case_id": "C1", "name": "Ana Petrović", "national_id": number, "role": f"aunt of {number}"},
        {"case_id": "C1", "name": "Zoran Ilić", "national_id": number, "role": "suspect"},
    ]
    accounts = [{"account": VALID_IBAN, "case_id": one, "role": "mule"} for one in (ids[5], ids[6])]
    decisions = [{"left": "C1", "right": "C2", "decision": "different", "reason": "x", "by": "y", "at": "2025-02-02"}]
    files: dict[str, Any] = {
        "cases": cases, "parties": parties, "accounts": accounts, "decisions": decisions,
        "investigations": [
            {"investigation_id": "I1", "case_id": "C1", "opened": day} for day in ("2025-01-06", "2025-01-07")
        ],
    }  # fmt: skip
    return built(tmp_path_factory.mktemp("odd"), files)


def test_the_command_for_a_case_is_one_word_to_a_shell(opened: Callable[..., Page], odd: Build) -> None:
    page = opened(register_page(odd)).ready()
    for place in range(page.run("return finlink.columns.count")):
        page.run("finlink.selectNode(arguments[0])", place)
        command = page.run("return document.querySelector('#panel .command')?.textContent ?? ''")
        if not command:
            continue
        case = shlex.split(command)[-1].removeprefix("--case=")
        assert (case,) in odd.engine.rows("SELECT case_id FROM cases")
        assert len(shlex.split(command)) == 4


def test_no_number_of_a_person_is_on_the_page(opened: Callable[..., Page], odd: Build) -> None:
    page = opened(register_page(odd)).ready()
    page.run("finlink.open(0)")
    page.run("for (const name of ['findings', 'rows', 'links', 'trace']) loadPart(name)")
    page.until("return Object.keys(finlink.unpackedParts).length === 4")
    all_columns = "[finlink.columns, ...Object.values(finlink.unpackedParts)].flatMap((one) => Object.values(one))"
    texts = f"{all_columns}.filter((one) => one.whole).map((one) => one.whole()).join('\\n')"
    everything = page.run(f"return {texts} + JSON.stringify(finlink.facts) + document.documentElement.innerHTML")
    assert "0101990710006" not in everything
    assert "01•••••••••06" in everything
    assert "\u202e" not in everything


def test_every_name_and_every_id_finds_its_own_node(opened: Callable[..., Page], odd: Build) -> None:
    page = opened(register_page(odd)).ready()
    count = page.run("return finlink.columns.count")
    ids = [page.run("return finlink.nodeId(arguments[0])", place) for place in range(count)]
    assert len(set(ids)) == count
    for place, node in enumerate(ids):
        page.driver.get("about:blank")
        page.driver.get(f"{page.url}#node={quote(node, safe='')}")
        assert page.ready().run("return finlink.chosen().node") == place
    assert "Zoran Ilić" in page.run("return finlink.find('ilic').map((n) => finlink.columns.also.at(n)).join()")
    assert page.complaints() == []


def test_a_selection_of_everything_is_understood(opened: Callable[..., Page], odd: Build, tmp_path: Path) -> None:
    page = opened(register_page(odd)).ready()
    page.driver.find_element(By.ID, "unmark").click()
    page.run("finlink.mark(finlink.columns.label.all().map((_, n) => n), true)")
    nodes = json.loads(_saved(page, "save-selection", tmp_path, "selection.json"))["nodes"]
    selection, target = str(tmp_path / "selection.json"), tmp_path / "part.json"
    done = run("export", odd.folder, "--to", "json", "--audience", "own-unit", "--selection", selection, "-o", target)
    assert done.returncode == 0, done.stderr
    assert len(json.loads(target.read_text(encoding="utf-8"))["nodes"]) == len(nodes)


def test_no_way_leads_over_a_rejected_link(opened: Callable[..., Page], odd: Build) -> None:
    assert odd.engine.rows("SELECT DISTINCT status FROM links WHERE \"left\" = 'C1'") == [("rejected",)]
    page = opened(register_page(odd)).ready()
    ways = "const at = (id) => finlink.columns.label.all().indexOf(id); return finlink.shortestWay(at('C1'), at('C2'))"
    assert page.run(ways) is None


def test_an_investigation_names_its_first_row(opened: Callable[..., Page], odd: Build) -> None:
    page = opened(register_page(odd)).ready()
    found = page.run("return finlink.find('investigations.csv:2').map((n) => finlink.columns.label.at(n))")
    assert found == ["I1"]


def test_a_network_can_be_opened_without_a_mouse(page: Page) -> None:
    page.run("document.getElementById('table').open = true")
    page.driver.find_element(By.CSS_SELECTOR, '#table button[data-network="N001"]').send_keys(Keys.ENTER)
    assert page.text("#panel h2") == "N001"
    assert page.run("return document.activeElement.textContent") == "N001"
    page.run("finlink.open(arguments[0])", _node(page, CASE))
    assert page.run("return document.activeElement.textContent") == CASE
    page.driver.find_element(By.CSS_SELECTOR, "#panel .network").click()
    assert page.text("#panel h2") == "N001"


def test_without_a_script_the_networks_can_be_read(opened: Callable[..., Page], sample_build: Build) -> None:
    html = register_page(sample_build)
    cut = html[: html.rindex("<script>")] + "</body></html>"
    page = opened(cut)
    assert "N001" in page.text("#table")
    assert page.run("return document.querySelectorAll('#table tbody tr').length") == sample_build.engine.value(
        "SELECT count(*) FROM networks"
    )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A register with every payload as a case id, a name, a service, a unit, a purpose."""
    texts = [text for name, text in PAYLOADS.items() if name not in {"surrogate", "separators"}]
    cases = [a_case(f"C{n}{text[:900]}", handling=text[:60]) for n, text in enumerate(texts)]
    ids = [case["case_id"] for case in cases]
    files: dict[str, Any] = {
        "cases": cases,
        "parties": [{"case_id": case, "name": text, "role": "suspect"} for case, text in zip(ids, texts, strict=True)],
        "accounts": [{"account": VALID_IBAN, "case_id": case, "role": "mule", "holder": case} for case in ids[:3]],
        "wallets": [
            {"address": f"0x{n:040x}", "chain": "ethereum", "case_id": case, "service": text, "role": "service"}
            for n, (case, text) in enumerate(zip(ids, texts, strict=True), 1)
        ],
        "transfers": [
            {"time": "2025-01-01", "sender": VALID_IBAN, "receiver": OTHER_IBAN, "amount": "1", "currency": "EUR",
             "purpose": text} for text in texts
        ],
        "investigations": [
            {"investigation_id": text[:900], "case_id": ids[0], "opened": "2025-01-02"} for text in texts
        ],
    }  # fmt: skip
    folder: Path = tmp_path_factory.mktemp("hostile")
    return built(folder, files)


def test_hostile_texts_stay_texts(opened: Callable[..., Page], hostile: Build) -> None:
    page = opened(register_page(hostile)).ready()
    assert page.run("return finlink.columns.count") > 3 * len(PAYLOADS) - 10
    every = "for (let n = 0; n < finlink.columns.count; n += 1) finlink.open(n);"
    page.run("history.pushState = () => {}")  # the browser limits how many steps there are in a second
    page.run(every)
    page.until("return Object.keys(finlink.unpackedParts).length === 4")
    page.run(every)
    page.run("for (const n of finlink.find('C')) { finlink.openTrace(n); finlink.openPair(n, finlink.find('C0')[0]); }")
    page.run("document.querySelectorAll('.copy, #mark-view, #as-table').forEach((one) => one.click())")
    for text in ("C1", "__proto__", "constructor", "<script>", "img"):
        _search(page, text)
    page.run("document.getElementById('table').open = true")
    strange = page.run(
        "return [...document.querySelectorAll('img, iframe, base, object, embed, form, a, script, style, link, svg')]"
        ".filter((one) => !(one.tagName === 'svg' && one.closest('.swatch, .tools')))"
        ".map((one) => one.tagName.toLowerCase()).sort()"
    )
    assert strange == ["link", "script", "script", "style"]
    assert page.run("return document.title") == "The whole register"
    assert page.run("return Object.keys(Object.prototype).length") == 0
    assert "⟨U+202E⟩" in page.run("return finlink.columns.label.whole()")
    assert page.requests() == []
    assert page.complaints() == []


def test_a_large_register_is_ready_and_answers(opened: Callable[..., Page], bulk_build: Build) -> None:
    page = opened(register_page(bulk_build)).ready()
    cases = bulk_build.engine.value("SELECT count(*) FROM cases")
    assert page.run("return [...finlink.columns.kind].filter((kind) => kind < 4).length") == cases
    some = bulk_build.engine.value("SELECT max(case_id) FROM cases")
    assert some in _search(page, some)
    page.run("finlink.open(finlink.find(arguments[0])[0])", some)
    assert page.text("#panel h2") == some
    assert page.complaints() == []
