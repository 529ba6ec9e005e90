"""The page of a dossier in headless Chromium: it asks for nothing, runs nothing, complains of nothing, prints on A4."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

import pytest
from dossier_pages import dossier_of
from registers import a_case, built
from test_chart_hostile import MARK, PAYLOADS

from finlink.export.dossier.page import html

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from chart_browser import Page

    from finlink.result import Build

pytestmark = pytest.mark.browser

CASE = "KDO-408/25"
POINTS_A_MM = 72 / 25.4


def test_the_page_asks_for_nothing_and_complains_of_nothing(sample_build: Build, opened: Callable[..., Page]) -> None:
    page = opened(html(dossier_of(sample_build, CASE)))
    assert page.run("return document.title") == f"Case {CASE}: dossier of the financial investigation"
    assert page.run("return document.scripts.length") == 0
    assert page.requests() == []
    assert page.complaints() == []


def test_every_number_leads_to_its_rows_and_back(sample_build: Build, opened: Callable[..., Page]) -> None:
    page = opened(html(dossier_of(sample_build, CASE)))
    dead = page.run(
        "return [...document.querySelectorAll('a')].map((one) => one.getAttribute('href'))"
        ".filter((href) => !href.startsWith('#') || !document.getElementById(href.slice(1)))"
    )
    assert dead == []
    assert page.run("return document.querySelectorAll('main a.no').length") > 100
    twice = page.run(
        "const seen = new Set(); return [...document.querySelectorAll('[id]')].map((one) => one.id)"
        ".filter((id) => seen.size === seen.add(id).size)"
    )
    assert twice == []


def test_nothing_runs_over_the_edge(sample_build: Build, opened: Callable[..., Page]) -> None:
    page = opened(html(dossier_of(sample_build, CASE)))
    assert page.run("return document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    wide = page.run(
        "return [...document.querySelectorAll('td, dd, p')].filter((one) => one.scrollWidth > one.clientWidth + 1)"
        ".map((one) => one.textContent)"
    )
    assert wide == []


def test_it_prints_on_a4_upright_and_across(sample_build: Build, opened: Callable[..., Page]) -> None:
    page = opened(html(dossier_of(sample_build, CASE)))
    printed = page.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    data = base64.b64decode(printed["data"])
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)
    sizes = {tuple(round(float(side) / POINTS_A_MM) for side in box) for box in boxes}
    assert sizes == {(210, 297), (297, 210)}


@pytest.mark.parametrize(
    "name", ["script", "image", "svg", "attribute", "href", "beacon", "style", "base", "bidi", "long"]
)
def test_a_hostile_text_stays_a_text(tmp_path: Path, opened: Callable[..., Page], name: str) -> None:
    payload = PAYLOADS[name]
    a, b = "RS35904000004728111316", "RS35907000006435540198"
    build = built(
        tmp_path,
        {
            "cases": [a_case(title=payload, unit=payload, notes=payload, handling=payload)],
            "parties": [{"case_id": "C1", "name": payload, "role": "suspect", "address": payload}],
            "accounts": [{"account": b, "case_id": "C1", "role": "mule", "holder": payload, "bank": payload}],
            "transfers": [
                {
                    "time": "2025-01-01", "sender": a, "receiver": b, "amount": "5", "currency": "EUR",
                    "proceeds_of": "C1", "purpose": payload, "source_ref": payload,
                }
            ],
        },
    )  # fmt: skip
    page = opened(html(dossier_of(build, "C1")))
    assert MARK not in page.run("return document.title")
    assert page.run("return document.title").startswith("Case C1")
    strange = page.run(
        "return document.querySelectorAll("
        "'img, iframe, base, object, embed, form, script, meta[http-equiv=refresh]').length"
    )
    assert strange == 0
    assert page.run("return document.querySelectorAll('style, link').length") == 2
    assert page.requests() == []
    assert page.complaints() == []
