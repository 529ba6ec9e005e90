"""A chart explored as an analyst does: ways, marks, hiding, folding, groups, time, filters, and taking it back."""

from __future__ import annotations

import random
from collections import deque
from typing import TYPE_CHECKING

import chart_graphs
import pytest
from chart_hands import click_node, mouse, node_id, place_of, press, push, with_control
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from finlink.export.chart import render
from finlink.export.chart.filtered import MOST_PAYMENTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from chart_browser import Page

pytestmark = pytest.mark.browser

FIRST, LAST = "RS35260005601001611379", "ME25505000012345678951"


@pytest.fixture
def page(opened: Callable[..., Page]) -> Page:
    return opened(render(chart_graphs.traced(), title="Network N001", build="0123456789abcdef")).ready()


def _titles(page: Page, script: str) -> set[str]:
    return set(page.run(f"return [...{script}].filter((id) => !isGroup(id)).map((id) => card(id).title)"))


def _heading(page: Page) -> str:
    return page.text("#panel h2")


def test_the_shortest_way_is_asked_for_with_two_clicks(page: Page) -> None:
    click_node(page, "KT-1/24")
    press(page, "p")
    assert page.text("#panel [data-act=way]") == "Now choose the other"
    page.run("fitAll()")
    click_node(page, "FI-12")
    page.until("return document.querySelector('#panel .kind').textContent === 'The shortest way'")
    ways = _all_ways(chart_graphs.traced())
    assert f"Steps\n{ways['case:KT-1/24', 'investigation:FI-12']}\n" in page.text("#panel")
    assert page.run("return location.hash") == "#way=case%3AKT-1%2F24&to=investigation%3AFI-12"
    press(page, Keys.ESCAPE)
    assert page.run("return near") is None


@pytest.mark.parametrize("seed", range(3))
def test_ways_between_all_nodes_are_those_of_an_oracle(opened: Callable[..., Page], seed: int) -> None:
    graph = chart_graphs.register(60, seed)
    draw = random.Random(seed)  # noqa: S311
    for node in draw.sample(sorted(graph), 4):
        graph.nodes[node]["hub"] = True
    for *_, data in graph.edges(data=True):
        if data["relation"] == "link" and draw.random() < 0.5:
            data["status"] = "rejected"
    page = opened(render(graph, title="t")).ready()
    page.run("showAll()")
    found = page.run(
        "const ids = data.nodes.map((node) => node.id);"
        "const steps = (one, other) => shortestWay(one, other)?.length ?? -1;"
        "return ids.flatMap((one) => ids.map((other) => [one, other, steps(one, other)]))"
    )
    names = {f"n{place}": name for place, name in enumerate(sorted(graph))}
    assert {(names[one], names[other]): steps for one, other, steps in found} == _all_ways(graph)


def _all_ways(graph: chart_graphs.Graph[str]) -> dict[tuple[str, str], int]:
    """Return the fewest steps between all nodes, by a search of its own: through no hub, over no rejected link."""
    near: dict[str, set[str]] = {node: set() for node in graph}
    for one, other, data in graph.edges(data=True):
        if data.get("relation") != "link" or data.get("status") != "rejected":
            near[one].add(other)
            near[other].add(one)
    ways: dict[tuple[str, str], int] = {}
    for start in graph:
        steps, queue = {start: 0}, deque([start])
        while queue:
            node = queue.popleft()
            if node != start and graph.nodes[node].get("hub"):
                continue
            for other in near[node] - steps.keys():
                steps[other] = steps[node] + 1
                queue.append(other)
        ways |= {(start, other): steps.get(other, -1) for other in graph}
    return ways


def test_what_two_nodes_are_both_joined_with(page: Page) -> None:
    click_node(page, "KT-1/24")
    press(page, "c")
    page.run("fitAll()")
    click_node(page, "KT-9/24")
    page.until("return document.querySelector('#panel .kind').textContent === 'What both are joined with'")
    listed = {button.text for button in page.driver.find_elements(By.CSS_SELECTOR, "#panel .neighbour span")}
    assert listed == {FIRST, "Марко Јовановић"}
    assert page.run("return location.hash").startswith("#common=case%3AKT-1%2F24&to=case%3AKT-9")


def test_the_trace_of_a_case_is_lit_with_method_and_amounts(page: Page) -> None:
    click_node(page, "KT-1/24")
    press(page, "t")
    page.until("return document.querySelector('#panel .kind').textContent === 'Trace of the money of a case'")
    panel = page.text("#panel")
    for text in ("KT-1/24", "12,000 EUR", "8,000 EUR", "7,500 EUR → 0.1827 BTC", "0.18250001 BTC", "Method"):
        assert text in panel
    lit = _titles(page, "near")
    assert "SK-78" not in lit
    assert {"KT-1/24", FIRST, LAST} <= lit
    order = page.run("return tracedLines(arguments[0]).map((line) => card(line.from).title)", node_id(page, "KT-1/24"))
    assert order[0] == FIRST


def test_marks_by_key_by_click_by_box_and_by_lasso(page: Page) -> None:
    click_node(page, "KT-1/24")
    press(page, "m")
    page.run("fitAll()")
    click_node(page, "SK-77", Keys.SHIFT)
    assert _titles(page, "view.marked") == {"KT-1/24", "SK-77"}
    assert "2 marked" in page.text("#marked")
    click_node(page, "SK-77", Keys.SHIFT)
    assert _titles(page, "view.marked") == {"KT-1/24"}
    push(page, "unmark")
    across, down = place_of(page, "FI-12")
    corners = [(across - 30, down - 30), (across, down), (across + 30, down + 30)]
    mouse(page, corners, Keys.SHIFT)
    assert "FI-12" in _titles(page, "view.marked")
    push(page, "unmark")
    round_about = [
        (across - 40, down),
        (across, down - 40),
        (across + 40, down),
        (across, down + 40),
        (across - 38, down),
    ]
    mouse(page, round_about, Keys.ALT)
    assert "FI-12" in _titles(page, "view.marked")
    assert len(_titles(page, "view.marked")) < 6
    push(page, "unmark")
    push(page, "lasso")
    mouse(page, round_about)
    assert "FI-12" in _titles(page, "view.marked")
    assert page.driver.find_element(By.ID, "lasso").get_attribute("aria-pressed") == "false"
    assert page.complaints() == []


def test_what_is_hidden_comes_back_step_by_step(page: Page) -> None:
    click_node(page, "SK-77")
    press(page, "h")
    assert "SK-77" not in _titles(page, "shown.nodes")
    assert page.text("#count") == f"{len(chart_graphs.traced()) - 1} of {len(chart_graphs.traced())} nodes shown"
    click_node(page, "KT-1/24")
    press(page, "o")
    around = {"KT-1/24", FIRST, "KT-9/24", "Марко Јовановић", "Ana Kovač"}
    assert around <= _titles(page, "shown.nodes")
    assert LAST not in _titles(page, "shown.nodes")
    with_control(page, "z")
    assert LAST in _titles(page, "shown.nodes")
    assert "SK-77" not in _titles(page, "shown.nodes")
    with_control(page, "z")
    assert "SK-77" in _titles(page, "shown.nodes")
    assert page.driver.find_element(By.ID, "undo").get_attribute("disabled")
    push(page, "redo")
    assert "SK-77" not in _titles(page, "shown.nodes")
    press(page, "a")
    assert len(_titles(page, "shown.nodes")) == len(chart_graphs.traced())


def test_neighbours_that_are_hidden_are_counted_and_shown_again(page: Page) -> None:
    page.run("hideAllBut(arguments[0]); changed()", node_id(page, "SK-78"))
    account = node_id(page, "MK07250120000058984")
    assert page.run("return awayFrom(arguments[0])", account) == 0
    page.run("finlink.open(arguments[0])", node_id(page, "SK-77"))
    assert "Show" in page.text("#panel [data-act=expand]")
    press(page, "e")
    assert {"SK-77", "FI-12", LAST} <= _titles(page, "shown.nodes")


def test_the_long_fan_of_a_hub_is_folded_until_it_is_asked_for(opened: Callable[..., Page]) -> None:
    graph = chart_graphs.story()
    hub = "wallet:ethereum:0xde0b295669a9fd93d5f28d9ec85e40f4cb697bae"
    for number in range(30):
        graph.add_node(
            f"account:X{number}", kind="account", label=f"X{number}", evidence=f"accounts.csv:{100 + number}"
        )
        graph.add_edge(f"account:X{number}", hub, relation="transfer", amount="1", currency="BTC", evidence="t.csv:2")
    page = opened(render(graph, title="t")).ready()
    assert page.text("#count") == f"{len(graph) - 30} of {len(graph)} nodes shown"
    assert page.run("return awayFrom(arguments[0])", node_id(page, "0xde0b")) == 30
    click_node(page, "0xde0b")
    assert page.text("#panel [data-act=expand]") == "Show 30 more"
    press(page, "e")
    assert page.text("#count").startswith(f"{len(graph)} nodes")
    press(page, "f")
    assert page.text("#count") == f"{len(graph) - 30} of {len(graph)} nodes shown"
    page.run("query.value = 'X17'; query.dispatchEvent(new Event('input')); goTo(0, finlink.open)")
    assert _heading(page) == "X17"  # what is searched comes out of its fan


def test_marked_nodes_are_drawn_as_one_and_opened_again(page: Page) -> None:
    for title in ("KT-1/24", "KT-9/24"):
        click_node(page, title, Keys.SHIFT)
    press(page, "g")
    assert _heading(page) == "Case 1"
    assert {"KT-1/24", "KT-9/24"}.isdisjoint(_titles(page, "shown.nodes"))
    assert page.text("#count") == f"{len(chart_graphs.traced())} of {len(chart_graphs.traced())} nodes shown"
    lines = page.run("return [...shown.edges.values()].filter((edge) => edge.lines).map((edge) => edge.lines.length)")
    at_both = [edge for edge in chart_graphs.traced().edges if sum("case:KT-" in end for end in edge[:2]) == 1]
    assert sum(lines) <= len(at_both)
    assert max(lines) >= 2
    page.run("finlink.select([...shown.edges.values()].find((edge) => edge.lines?.length > 1).id)")
    assert "Lines in one" in page.text("#panel")
    page.run("finlink.select('g1')")
    page.run("[...document.querySelectorAll('#panel button')].find((one) => one.textContent === 'Ungroup').click()")
    assert {"KT-1/24", "KT-9/24"} <= _titles(page, "shown.nodes")
    assert page.complaints() == []


def test_by_time_later_is_farther_right_and_a_pinned_node_stays(page: Page) -> None:
    click_node(page, "SK-78")
    press(page, "n")
    before = page.run("return finlink.network.getPosition(arguments[0])", node_id(page, "SK-78"))
    press(page, "d")
    assert page.driver.find_element(By.ID, "by-time").get_attribute("aria-pressed") == "true"
    across = {
        title: page.run("return finlink.network.getPosition(arguments[0]).x", node_id(page, title))
        for title in ("KT-1/24", "KT-9/24", "SK-77", "FI-12")
    }
    assert sorted(across, key=across.__getitem__) == ["KT-1/24", "KT-9/24", "SK-77", "FI-12"]
    assert page.run("return finlink.network.getPosition(arguments[0])", node_id(page, "SK-78")) == before
    boxes = page.run(
        "const edges = ({left, top, right, bottom}) => [left, top, right, bottom];"
        "return [...shown.nodes].map((id) => edges(network.getBoundingBox(id)))"
    )
    overlapping = [
        (one, two)
        for place, one in enumerate(boxes)
        for two in boxes[:place]
        if one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
    ]
    assert len(overlapping) <= 1  # the pinned one stands where it stood
    press(page, "d")
    assert page.driver.find_element(By.ID, "by-time").get_attribute("aria-pressed") == "false"


def _set(page: Page, field: str, value: object) -> None:
    page.run(
        "const field = document.getElementById(arguments[0]); field.value = arguments[1];"
        "field.dispatchEvent(new Event('input'))",
        field,
        str(value),
    )


def _labels(page: Page) -> list[str]:
    script = "return edges.get().filter((one) => one.relation === 'transfer').map((one) => one.label || ' ')"
    return sorted(page.run(script))


def test_payments_are_filtered_by_day_and_added_up_exactly(page: Page) -> None:
    page.run("switchKey('proceeds', false)")
    whole = _labels(page)
    assert "12,200.30 EUR ×3" in whole
    day = page.run("return Date.UTC(2024, 1, 2) / 86400000")
    _set(page, "to", day)
    assert "2,400.30 EUR ×2 of 3" in _labels(page)
    assert {"KT-1/24", "KT-9/24"} <= _titles(page, "shown.nodes")
    assert {"SK-77", "FI-12"}.isdisjoint(_titles(page, "shown.nodes"))  # opened in March
    assert "SK-78" in _titles(page, "shown.nodes")  # nobody knows when it was opened
    assert "to 2024-02-02" in page.text("#when")
    _set(page, "from", day)
    assert "1,200.20 EUR ×1 of 3" in _labels(page)
    push(page, "all-times")
    assert _labels(page) == whole


def test_payments_are_filtered_by_amount_in_their_currency(page: Page) -> None:
    page.run("switchKey('proceeds', false)")
    _set(page, "currency", "EUR")
    _set(page, "least", "1200,20")
    assert "11,000.20 EUR ×2 of 3" in _labels(page)
    assert "150,000 RSD" in _labels(page)
    assert "Payments not counted now: 2." in page.text("#when")
    _set(page, "least", "much")
    assert page.driver.find_element(By.ID, "least").get_attribute("aria-invalid") == "true"
    assert "12,200.30 EUR ×3" in _labels(page)


def test_cases_are_filtered_by_finding(page: Page) -> None:
    assert [option.text for option in page.driver.find_elements(By.CSS_SELECTOR, "#rule option")] == [
        "any", "G01 (1)", "G02 (1)", "G05 (1)",
    ]  # fmt: skip
    _set(page, "rule", "G05")
    shown = _titles(page, "shown.nodes")
    assert {"KT-1/24", "SK-77", "SK-78", "Ana Kovač", "FI-12"}.isdisjoint(shown)
    assert {"KT-9/24", FIRST, "Марко Јовановић"} <= shown
    page.run("finlink.open(arguments[0])", node_id(page, "SK-77"))
    assert "SK-77" in _titles(page, "shown.nodes")  # what is looked for comes back


def test_the_time_passes_by_itself_and_stops(page: Page) -> None:
    push(page, "play")
    assert page.text("#play") == "Stop"
    page.until("return Number(document.getElementById('to').value) > days.first + 3")
    push(page, "play")
    assert page.text("#play") == "Play"
    with_control(page, "z")
    assert page.complaints() == []


def test_an_address_leads_to_a_node_and_back_leads_back(page: Page) -> None:
    click_node(page, "KT-1/24")
    assert page.run("return location.hash") == "#node=case%3AKT-1%2F24"
    page.run("fitAll()")
    click_node(page, "SK-77")
    page.driver.back()
    page.until("return document.querySelector('#panel h2')?.textContent === 'KT-1/24'")
    page.driver.forward()
    page.until("return document.querySelector('#panel h2')?.textContent === 'SK-77'")
    address = page.url
    for part, found in (
        (f"#node=account%3A{FIRST}", FIRST),
        ("#way=case%3AKT-1%2F24&to=investigation%3AFI-12", "KT-1/24 to FI-12"),
        ("#trace=case:KT-1/24", "KT-1/24"),
    ):
        page.driver.get("about:blank")
        page.driver.get(address + part)
        page.ready()
        page.until("return document.querySelector('#panel h2')?.textContent === arguments[0]", found)
    page.driver.get("about:blank")
    page.driver.get(f"{address}#node=case%3ANO-1")
    page.ready()
    assert "This chart has no case:NO-1." in page.text("#panel")


def test_all_of_it_by_the_keyboard(page: Page) -> None:
    press(page, "/")
    press(page, "KT-9", Keys.ENTER)
    assert _heading(page) == "KT-9/24"
    page.run("document.activeElement.blur()")
    press(page, "m")
    assert _titles(page, "view.marked") == {"KT-9/24"}
    press(page, "h")
    assert "KT-9/24" not in _titles(page, "shown.nodes")
    with_control(page, "z")
    press(page, "o", "a", "d", "d", "0", "+", "-")
    assert page.complaints() == []
    assert page.requests() == []


def test_a_line_of_very_many_payments_stays_under_an_amount_and_counts_them_by_day(opened: Callable[..., Page]) -> None:
    graph = chart_graphs.story()
    ends = ("account:RS35260005601001611379", "account:BA391290079401028494")
    for number in range(MOST_PAYMENTS):
        graph.add_edge(
            *ends, relation="transfer", amount="1", currency="EUR", time="2024-02-05T00:00:00Z",
            transfer_id=f"M{number}", evidence=f"transfers.csv:{100 + number}",
        )  # fmt: skip
    page = opened(render(graph, title="t")).ready()
    label = next(one for one in _labels(page) if f"×{MOST_PAYMENTS + 3}" in one)
    _set(page, "currency", "EUR")
    _set(page, "least", "100000")
    assert label in _labels(page)  # what each of them was is not on the page, so none is said to be less
    page.run("clearFilter()")
    _set(page, "from", page.run("return Date.UTC(2024, 1, 10) / 86400000"))
    assert label not in _labels(page)
    assert f"Payments not counted now: {MOST_PAYMENTS + 4:,}." in page.text("#when")


def test_the_saved_table_counts_the_rows_that_it_has_no_room_for(opened: Callable[..., Page]) -> None:
    graph = chart_graphs.story()
    graph.nodes["case:SK-78"]["evidence"] = "; ".join(f"cases.csv:{row}" for row in range(2, 302))
    page = opened(render(graph, title="t")).ready()
    assert page.run("return tableRow(arguments[0])[5]", node_id(page, "SK-78")).endswith("; 100 more")
