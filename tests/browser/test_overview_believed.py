"""The panels of the register's page say why: reasons, findings, links, rows and traced money, as the build has them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from overview_acts import citations, node_of, saved, search_keys
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By

from finlink.assess.findings import definitions
from finlink.export.handover.names import Names
from finlink.export.manner import Manner
from finlink.export.overview import register_page
from finlink.export.overview.parts import explained
from finlink.i18n import translator
from finlink.link.rules import rules

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from chart_browser import Page

    from finlink.result import Build

pytestmark = pytest.mark.browser

CASE, OTHER, TRACED = "KT-101/25", "T20-201/25", "KDO-408/25"
DECIDED = "KDO-407/25", "KTN-107/25"


@pytest.fixture
def page(opened: Callable[..., Page], sample_build: Build) -> Page:
    return opened(register_page(sample_build)).ready()


def opened_panel(page: Page, name: str) -> str:
    """Open a node, wait until all of its panel is there, and return what it says."""
    page.run("finlink.open(arguments[0])", node_of(page, name))
    return whole_panel(page)


def whole_panel(page: Page) -> str:
    page.until("return !document.querySelector('#panel [aria-busy]')")
    return str(page.run("return document.querySelector('#panel').innerText"))


def spaced(row: str) -> str:
    return ", row ".join(row.rsplit(":", 1))


def test_nothing_is_unpacked_before_it_is_asked_for(page: Page) -> None:
    assert page.run("return Object.keys(finlink.unpackedParts)") == []
    search_keys(page, CASE)
    page.until("return Object.keys(finlink.unpackedParts).length === 3")
    assert page.run("return [...document.querySelectorAll('script[id^=part]')].map((one) => one.id)") == ["part-trace"]


def test_every_case_says_why_it_has_its_status_and_what_to_do(page: Page, sample_build: Build) -> None:
    query = (
        "SELECT s.case_id, s.reason, g.next_step FROM case_status s LEFT JOIN gaps g ON g.case_id = s.case_id "
        "ORDER BY 1"
    )
    opened_panel(page, CASE)
    for case, reason, step in sample_build.engine.rows(query):
        panel = opened_panel(page, case)
        assert reason in panel
        assert (step or "") in panel
        assert ("Next step" in panel) is bool(step)


def test_every_finding_says_its_rule_reason_duty_and_rows(page: Page, sample_build: Build) -> None:
    query = (
        "SELECT case_id, rule, severity, reason, evidence FROM findings WHERE case_id IN (SELECT case_id FROM cases)"
    )
    found: dict[str, list[Any]] = {}
    for case, *finding in sample_build.engine.rows(query):
        found.setdefault(case, []).append(finding)
    assert found
    names = Names(sample_build)
    for case, findings in found.items():
        panel = opened_panel(page, case)
        assert f"Findings ({len(findings)})" in panel
        for rule, severity, reason, evidence in findings:
            told = definitions()[rule]
            item = next(one for one in panel_items(page) if one.startswith(rule) and names.text(reason) in one)
            for text in (told.label, severity, told.source, *map(spaced, evidence.split("; ")[:6])):
                assert text in item


def panel_items(page: Page) -> list[str]:
    return list(page.run("return [...document.querySelectorAll('#panel .findings li')].map((one) => one.textContent)"))


def test_a_node_names_its_rows_and_counts_what_it_does_not(page: Page, sample_build: Build) -> None:
    query = "SELECT node, list(DISTINCT source_file || ':' || source_row) FROM accounts WHERE node <> '' GROUP BY node"
    paid = (
        "SELECT e.node, count(DISTINCT t.source_file || ':' || t.source_row) FROM transfers t JOIN transfer_ends e ON "
        "e.value IN (t.sender, t.receiver) AND e.declared_chain = coalesce(t.chain, '') WHERE e.node <> '' GROUP BY 1"
    )
    payments = dict(sample_build.engine.rows(paid))
    opened_panel(page, CASE)
    counted = 0
    for node, rows in sample_build.engine.rows(query):
        panel = opened_panel(page, node.partition(":")[2])
        said = page.run("return [...document.querySelectorAll('#panel .sources li')].map((one) => one.textContent)")
        in_all = len(rows) + payments.get(node, 0)
        assert {spaced(row) for row in rows[:6]} <= set(said) if len(rows) <= 6 else said
        assert len([one for one in said if ", row " in one]) == min(in_all, 6)
        if in_all > 6:
            assert f"{in_all - 6} more" in panel
            counted += 1
    assert counted


class TestLinks:
    """What connects two cases."""

    def test_the_panel_of_a_case_lists_every_case_it_is_linked_to(self, page: Page, sample_build: Build) -> None:
        query = 'SELECT DISTINCT "left", "right" FROM links'
        others: dict[str, set[str]] = {}
        for left, right in sample_build.engine.rows(query):
            others.setdefault(left, set()).add(right)
            others.setdefault(right, set()).add(left)
        for case, expected in others.items():
            opened_panel(page, case)
            listed = page.run(
                "const found = [...document.querySelectorAll('#panel section')].find((one) => "
                "one.querySelector('h3').textContent.startsWith('Linked cases'));"
                "return [...found.querySelectorAll('.neighbour span')].map((one) => one.textContent)"
            )
            assert set(listed) == expected
            assert len(listed) == len(expected)

    def test_the_panel_of_a_pair_says_all_that_connects_it(self, page: Page, sample_build: Build) -> None:
        query = 'SELECT "left", "right", kind, strength, status, evidence FROM links ORDER BY ALL'
        links = sample_build.engine.rows(query)
        opened_panel(page, CASE)
        for left, right, kind, strength, status, evidence in links:
            page.run("finlink.openPair(...arguments)", node_of(page, left), node_of(page, right))
            panel = whole_panel(page)
            assert f"{left} and {right}" in panel
            sentence = rules()[kind].says.partition("{via}")[0]
            title = explained(translator("en"))["links"][kind][0]
            for text in (
                "" if kind.endswith("_id") else sentence,
                title,
                status,
                f"{strength:g}",
                rules()[kind].limits,
                spaced(evidence.split("; ")[0]),
            ):
                assert text in panel

    def test_a_weighed_link_shows_what_spoke_for_and_against(self, page: Page, sample_build: Build) -> None:
        query = (
            'SELECT r."left", r."right", r.reasons, l.strength FROM link_reasons r JOIN links l '
            'USING ("left", "right", kind, via) WHERE kind = \'same_person\' ORDER BY 1, 2'
        )
        names = Names(sample_build)
        for left, right, reasons, strength in sample_build.engine.rows(query):
            page.run("finlink.openPair(...arguments)", node_of(page, left), node_of(page, right))
            panel = whole_panel(page)
            assert "For and against, in bits" in panel
            for reason in reasons:
                assert names.text(reason["says"]) in panel
                if reason["bits"]:
                    assert f"{reason['bits']:+.1f}".replace("-", "−") in panel
            total = f"{sum(reason['bits'] for reason in reasons):+.1f}".replace("-", "−")
            assert f"{total} bits together; strength {strength:g}" in panel

    def test_what_an_analyst_decided_is_said_and_the_line_leads_there(self, page: Page) -> None:
        opened_panel(page, DECIDED[0])
        page.driver.find_element(By.XPATH, "//aside//button[contains(., 'what connects the two')]").click()
        panel = whole_panel(page)
        assert page.text("#panel h2") == " and ".join(DECIDED)
        assert "same, analyst 2, 2025-06-12: the same photograph in both files" in panel
        assert "Ratomir Bugarcic ~ Ратомир Бугарчић" in panel
        assert page.run("return decodeURIComponent(location.hash)") == f"#link=case:{DECIDED[0]}&to=case:{DECIDED[1]}"
        page.driver.find_element(By.XPATH, "//aside//button[.='Open Ratomir Bugarcic']").click()
        assert page.text("#panel h2") == "Ratomir Bugarcic"
        page.driver.back()
        page.until("return document.querySelector('#panel h2').textContent === arguments[0]", " and ".join(DECIDED))
        assert page.complaints() == []

    def test_a_link_to_two_cases_opens_it(self, page: Page) -> None:
        page.driver.get("about:blank")
        page.driver.get(f"{page.url}#link=case:{CASE}&to=case:{OTHER}")
        page.ready()
        panel = whole_panel(page)
        assert "same account" in panel
        assert "no analyst" in panel


class TestTrace:
    """Where the money of a case went."""

    def test_is_shown_by_a_button_with_every_end_as_the_build_has_it(self, page: Page, sample_build: Build) -> None:
        opened_panel(page, TRACED)
        page.driver.find_element(By.CSS_SELECTOR, '.actions [data-do="trace"]').click()
        panel = whole_panel(page)
        assert page.run("return decodeURIComponent(location.hash)") == f"#trace={TRACED}"
        query = (
            "SELECT destination, amount, currency, reason FROM trace_ends "
            f"WHERE case_id = '{TRACED}' AND amount > 0 ORDER BY amount DESC"
        )
        ends = sample_build.engine.rows(query)
        assert f"Where its money ended ({len(ends)})" in panel
        listed = page.run(
            "return [...document.querySelectorAll('#panel ul.neighbours li')].map((one) => one.innerText)"
        )
        for destination, amount, currency, reason in ends:
            name = destination.rpartition(":")[2]
            name = f"({name})" if destination.startswith("outside:") else name
            whole, _, part = format(amount.normalize(), "f").partition(".")
            written = f"{int(whole):,}" + (f".{part.ljust(2, '0')}" if part else "")
            assert any(name in one and f"{written} {currency}" in one and reason in one for one in listed)
        hops = sample_build.engine.value(f"SELECT sum(sent) FROM trace_hops WHERE case_id = '{TRACED}' AND entered = 1")
        assert f"Entered\n{int(Decimal(hops)):,} EUR" in panel

    def test_every_place_of_it_stays_bright_and_a_step_leads_on(self, page: Page, sample_build: Build) -> None:
        page.run("location.hash = arguments[0]", f"trace={TRACED}")
        page.until("return document.querySelector('#panel ol.neighbours button')")
        of_case = f"FROM trace_hops WHERE case_id = '{TRACED}'"
        query = f"SELECT source {of_case} UNION SELECT target {of_case}"
        nodes = {node for (node,) in sample_build.engine.rows(query)}
        shown = set(page.run("return [...Array(finlink.columns.count).keys()].map((n) => finlink.nodeId(n))"))
        bright = set(page.run("return [...near.all].map((node) => finlink.nodeId(node))"))
        assert nodes & shown <= bright
        assert page.run("return near.arcs.length") > 10
        step = page.driver.find_element(By.CSS_SELECTOR, "#panel ol.neighbours button")
        name = step.find_element(By.TAG_NAME, "span").text
        step.click()
        assert page.text("#panel h2") == name
        assert "Traced money that ended here" in whole_panel(page) or "Rows that name it" in whole_panel(page)
        page.driver.back()
        page.until("return document.querySelector('#panel .kind').textContent === 'Trace of its money'")
        assert page.complaints() == []

    def test_a_picture_of_it_says_whose_it_is_and_by_which_method(self, page: Page, tmp_path: Path) -> None:
        page.run("location.hash = arguments[0]", f"trace={TRACED}")
        page.until("return document.querySelector('#panel ol.neighbours button')")
        picture = saved(page, "save-svg", tmp_path, "register.svg").decode()
        assert f"Trace of its money, {TRACED}: first in, first out" in picture
        assert "EUR</text>" in picture
        assert page.run("return styleValue('--edge-proceeds')") in picture.replace("&#35;", "#")

    def test_is_shown_by_a_key_and_leads_back(self, page: Page) -> None:
        search_keys(page, TRACED)
        ActionChains(page.driver).send_keys("t").perform()
        assert page.text("#panel .kind") == "Trace of its money"
        page.driver.find_element(By.XPATH, f"//aside//button[.='Back to {TRACED}']").click()
        assert page.text("#panel .kind") == "Case"

    def test_the_node_where_it_ended_leads_to_it(self, page: Page, sample_build: Build) -> None:
        ends = "SELECT destination, case_id FROM trace_ends WHERE amount > 0"
        query = f"{ends} AND destination LIKE 'account:%' ORDER BY 1, 2"
        destination, case = sample_build.engine.rows(query)[0]
        opened_panel(page, destination.partition(":")[2])
        page.driver.find_element(By.XPATH, f"//section[h3[contains(., 'ended here')]]//button[span='{case}']").click()
        assert page.text("#panel h2") == case
        assert page.text("#panel .kind") == "Trace of its money"

    def test_a_case_without_traced_money_has_no_button_and_says_so(self, page: Page, sample_build: Build) -> None:
        query = "SELECT case_id FROM cases WHERE case_id NOT IN (SELECT case_id FROM trace_ends) ORDER BY 1 LIMIT 1"
        case = sample_build.engine.value(query)
        opened_panel(page, case)
        assert page.driver.find_elements(By.CSS_SELECTOR, '.actions [data-do="trace"]') == []
        page.run("location.hash = arguments[0]", f"trace={case}")
        page.until("return document.querySelector('#panel .kind').textContent === 'Trace of its money'")
        assert "No money of this case was traced." in whole_panel(page)


def test_where_there_is_no_room_panels_are_short_and_say_so(opened: Callable[..., Page], sample_build: Build) -> None:
    page = opened(register_page(sample_build, most_bytes=0)).ready()
    head = page.text("header")
    for part in ("reasons and findings", "more rows than the first", "traced money step by step", "what connects two"):
        assert part in head
    panel = opened_panel(page, CASE)
    assert "finlink why BUILD CASE has them" in panel
    assert "finlink why BUILD CASE..CASE has it" in panel
    assert "cases.csv, row 2" in panel
    assert page.driver.find_elements(By.CSS_SELECTOR, '.actions [data-do="trace"]') == []
    page.run("location.hash = arguments[0]", f"trace={TRACED}")
    page.until("return document.querySelector('#panel .kind').textContent === 'Trace of its money'")
    assert "finlink trace BUILD CASE has it" in page.text("#panel")
    assert page.complaints() == []


def test_a_redacted_page_has_short_panels_and_says_so(opened: Callable[..., Page], sample_build: Build) -> None:
    html = register_page(sample_build, Manner(translator("en"), redact=True))
    for secret in (CASE, "cases.csv", "transfers.csv", sample_build.manifest["manifest_sha256"][:12]):
        assert secret not in html
    page = opened(html).ready()
    assert "no reasons, rows, links and traced money" in page.text("header")
    page.run("for (let n = 0; n < 40; n += 1) finlink.open(n)")
    page.run("finlink.open(finlink.facts.start[0][0])")
    copied = citations(page)
    page.driver.find_element(By.CSS_SELECTOR, '.actions [data-do="cite"]').click()
    assert copied().endswith("As of 2025-06-30.")
    assert page.complaints() == []


def test_the_panels_speak_the_language_of_the_page(opened: Callable[..., Page], sample_build: Build) -> None:
    page = opened(register_page(sample_build, Manner(translator("sr")))).ready()
    panel = opened_panel(page, CASE)
    for text in ("Zašto ovaj status", "Sledeći korak", "Nalazi (", "Povezani predmeti (", "Redovi koji ga navode"):
        assert text in panel
    assert "No investigation covers the case" not in panel
