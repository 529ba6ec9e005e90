"""What the panel says of weighed and decided links: the waterfall, the analyst's word, and no personal number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from registers import PERSON, VALID_IBAN, a_case, built

from finlink.export.pages import chart_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from chart_browser import Page

    from finlink.result import Build

pytestmark = pytest.mark.browser

OTHER_PERSON = "0101980710029"
HOSTILE = "Djordje <img src=x onerror=\"document.title='EXECUTED'\"> Ljubisavljevic"
WHY = "one face </script><b>bold</b>"


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Three cases with one rare name; an analyst joined K1 and K2, and parted K1 and K3, which share an account."""
    named = {"role": "suspect", "birth_date": "1980-05-06"}
    parties = [
        named
        | {
            "case_id": "K1",
            "name": "Ђорђе Љубисављевић",
            "national_id": PERSON,
            "phone": "+381605550101",
            "country": "RS",
        },
        named | {"case_id": "K2", "name": HOSTILE, "phone": "060 555 0101", "country": "RS"},
        named | {"case_id": "K3", "name": "Đorđe Ljubisavljević", "national_id": OTHER_PERSON, "country": "BA"},
    ]
    word = {"left": "K1", "by": "analyst 7", "at": "2025-02-01T10:00:00Z"}
    files = {
        "cases": [a_case(f"K{n}") for n in (1, 2, 3)],
        "parties": parties,
        "accounts": [{"account": VALID_IBAN, "case_id": case, "role": "mule"} for case in ("K1", "K3")],
        "decisions": [
            word | {"right": "K2", "decision": "same", "reason": WHY},
            word | {"right": "K3", "decision": "different", "reason": "namesake"},
        ],
    }
    return built(tmp_path, files)


def _opened_link(page: Page, title: str) -> str:
    link = page.until("return [...drawn.keys()].find((id) => isEdge(id) && card(id).title === arguments[0])", title)
    page.run("finlink.open(arguments[0])", link)
    return page.text("#panel")


def test_the_waterfall_of_a_weighed_link(build: Build, opened: Callable[..., Page]) -> None:
    page = opened(chart_page(build, network="N001")).ready()
    ((said,),) = build.engine.rows(
        "SELECT reasons FROM link_reasons WHERE \"left\" = 'K1' AND \"right\" = 'K2' AND kind = 'same_person'"
    )
    text = _opened_link(page, "K1 → K2")
    assert "For and against, in bits" in text
    steps = page.run("return [...document.querySelectorAll('.steps li')].map((one) => one.className)")
    assert steps == ["against" if reason["bits"] < 0 else "for" for reason in said]
    weights = page.run("return [...document.querySelectorAll('.steps b')].map((one) => one.textContent)")
    assert weights == [f"{one['bits']:+.1f}".replace("-", "−") if one["bits"] else "·" for one in said]
    widths = page.run("return [...document.querySelectorAll('.bar')].map((one) => one.getBoundingClientRect().width)")
    assert [width > 0 for width in widths] == [bool(reason["bits"]) for reason in said]
    assert max(widths) == widths[max(range(len(said)), key=lambda n: abs(said[n]["bits"]))]
    total = f"{sum(one['bits'] for one in said):+.1f}".replace("-", "−")
    assert f"{total} bits together; strength 0.99" in text
    assert "Ђорђе Љубисављевић / Djordje <img src=x" in text


def test_names_and_reasons_stay_texts_and_numbers_are_masked(build: Build, opened: Callable[..., Page]) -> None:
    html = chart_page(build, network="N001")
    for number in (PERSON, OTHER_PERSON):
        assert number not in html
    page = opened(html).ready()
    title = page.run("return document.title")
    for pair in ("K1 → K2", "K1 → K3", "K2 → K3"):
        _opened_link(page, pair)
        assert page.run("return document.querySelectorAll('#panel img, #panel script').length") == 0
        assert page.run("return document.title") == title
    assert HOSTILE in _opened_link(page, "K1 → K2")
    text = _opened_link(page, "K1 → K3")
    assert "14•••••••••22 / 01•••••••••29" in text
    assert "party:14•••••••••22 ~ party:01•••••••••29" in text
    assert page.requests() == []
    assert page.complaints() == []


def test_what_an_analyst_decided_is_drawn_and_said(build: Build, opened: Callable[..., Page]) -> None:
    page = opened(chart_page(build, network="N001")).ready()
    assert f"Decided: same, analyst 7, 2025-02-01: {WHY}" in _opened_link(page, "K1 → K2")
    text = _opened_link(page, "K1 → K3")
    assert "rejected" in text
    assert "Decided: different, analyst 7, 2025-02-01: namesake" in text
    assert "same account" in text  # the account is drawn too, and would look like a link that nobody judged
    dashes = page.run("return data.edges.filter((one) => one.relation === 'link').map((one) => one.dashes || null)")
    assert dashes[:2] == [None, [2, 6]]
    assert "Link that an analyst rejected" in page.text(".legend")
