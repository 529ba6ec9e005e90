"""What a chart's scripts count, remember and read, called in a real chart and held against Python's answer."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import chart_graphs
import pytest

from finlink.export.chart import render
from finlink.export.chart.money import total
from finlink.export.notes import read_notes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from chart_browser import Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def chart() -> str:
    return render(chart_graphs.story(), title="t", build="seal")


@pytest.fixture
def page(opened: Callable[..., Page], chart: str) -> Page:
    return opened(chart).ready()


def test_amounts_are_added_up_and_compared_exactly(page: Page) -> None:
    draw = random.Random(1)  # noqa: S311 - a sample
    lists = [
        [Decimal(draw.randint(0, 10**20)).scaleb(-draw.randint(0, 18)) for _ in range(draw.randint(0, 30))]
        for _ in range(300)
    ]
    texts = [[format(amount, "f") for amount in amounts] for amounts in lists]
    sums = [Decimal(text) for text in page.run("return arguments[0].map(sumOf)", texts)]
    assert sums == [total(amounts) for amounts in lists]
    pairs = [(amounts[0], amounts[1]) for amounts in lists if len(amounts) > 1]
    compared = "return arguments[0].map(([one, other]) => [units(one) > units(other), units(one) === units(other)])"
    found = page.run(compared, [[format(one, "f"), format(other, "f")] for one, other in pairs])
    assert found == [[one > other, one == other] for one, other in pairs]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1200", "1200"),
        (" 1 200,50 ", "1200.50"),
        ("1\u00a0200.5", "1200.5"),
        ("1'200", "1200"),
        ("12,5", "12.5"),
        ("0.125", "0.125"),
        ("0", "0"),
        ("", ""),
        ("-5", ""),
        ("1e5", ""),
        ("5 EUR", ""),
        ("12..5", ""),
        ("٣", ""),
    ],
)
def test_a_number_that_is_written_is_read(page: Page, text: str, number: str) -> None:
    assert page.run("return readAmount(arguments[0])", text) == number


def test_days_are_written(page: Page) -> None:
    start = date(1970, 1, 1)
    days = [start + timedelta(days=number) for number in (*range(-25_000, 40_000, 97), 19_723, 11_016)]
    found = page.run("return arguments[0].map(dayText)", [(day - start).days for day in days])
    assert found == [day.isoformat() for day in days]
    assert page.run("return dayText(null)") == "?"


_STEPS = """
let state = {n: 0}, told = 0;
const steps = makeHistory(() => state, (back) => { state = back; steps.keep(); }, () => { told += 1; });
return arguments[0].map(([what, value]) => {
  if (what === 'set') { state = {n: value}; steps.keep(); }
  const went = what === 'set' ? null : steps[what]();
  return [state.n, went, steps.canUndo(), steps.canRedo(), told];
});
"""


def test_steps_are_undone_and_done_again_as_a_list_of_states_says(page: Page) -> None:
    draw = random.Random(2)  # noqa: S311 - a sample
    orders: list[tuple[str, int]] = [
        (draw.choices(("set", "undo", "redo"), (5, 4, 3))[0], draw.randrange(4)) for _ in range(1500)
    ]
    states, at, told = [0], 0, 0
    expected: list[list[Any]] = []
    for what, value in orders:
        went = None
        if what == "set":
            if value != states[at]:
                states, told = [*states[: at + 1], value][-201:], told + 1
                at = len(states) - 1
        else:
            to = at + (1 if what == "redo" else -1)
            went = 0 <= to < len(states)
            at, told = (to, told + 1) if went else (at, told)
        expected.append([states[at], went, at > 0, at < len(states) - 1, told])
    assert page.run(_STEPS, orders) == expected


def test_very_many_steps_are_forgotten_from_the_oldest(page: Page) -> None:
    orders = [["set", number] for number in range(1, 301)] + [["undo", 0]] * 250
    found = page.run(_STEPS, orders)
    assert found[299][0] == 300
    assert [row[0] for row in found[300:]] == [*range(299, 99, -1), *[100] * 50]


def test_what_a_line_goes_round_is_inside(page: Page) -> None:
    """By counting how often the line turns round the place: an odd number of turns is inside."""
    draw = random.Random(3)  # noqa: S311 - a sample
    for _ in range(40):
        corners = [(draw.uniform(0, 100), draw.uniform(0, 100)) for _ in range(draw.randint(3, 12))]
        places = [(draw.uniform(-10, 110), draw.uniform(-10, 110)) for _ in range(200)]
        points = [{"x": x, "y": y} for x, y in corners]
        found = page.run("return arguments[1].map(([x, y]) => insideLasso(arguments[0], x, y))", points, places)
        assert found == [_turns(corners, place) % 2 == 1 for place in places]
    assert page.run("return [insideLasso([], 1, 1), insideLasso([{x: 1, y: 1}], 1, 1)]") == [False, False]


def _turns(corners: list[tuple[float, float]], place: tuple[float, float]) -> int:
    """Return how often a closed line turns round a place: ups that pass to its right, less downs that do."""
    turns = 0
    for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True):
        side = (x2 - x1) * (place[1] - y1) - (place[0] - x1) * (y2 - y1)
        if y1 <= place[1] < y2 and side > 0:
            turns += 1
        elif y2 <= place[1] < y1 and side < 0:
            turns -= 1
    return abs(turns)


STRANGE = ("__proto__", "constructor", "case:</script>", 'a"b\\c', "line\nfeed", "\u2028", "šЖ𝔘", " leading")


def test_notes_are_saved_and_read_back_by_the_command_and_by_the_page(page: Page, tmp_path: Path) -> None:
    written = {f"case:{text}": f"note on {text}" for text in STRANGE}
    page.run("notes.clear(); for (const [node, text] of Object.entries(arguments[0])) setNote(node, text)", written)
    saved = page.run("return notesFile('seal')")
    path = tmp_path / "notes.json"
    path.write_text(saved, encoding="utf-8")
    assert (dict(read_notes(path).texts), read_notes(path).seal) == (written, "seal")
    again = "notes.clear(); const count = readNotesFile(arguments[0]); return [count, notesFile('seal')]"
    assert page.run(again, saved) == [len(written), saved]


def test_a_note_that_is_read_twice_stands_once_and_no_note_is_lost(page: Page) -> None:
    def file(text: str) -> str:
        return json.dumps({"finlink": "notes", "build": "", "notes": [{"node": "case:1", "text": text}]})

    page.run("notes.clear(); setNote('case:1', 'mine')")
    for text, after in (
        ("theirs", "mine\n\ntheirs"),
        ("theirs", "mine\n\ntheirs"),
        ("mine", "mine\n\ntheirs"),
        ("mine\n\ntheirs", "mine\n\ntheirs"),
        ("their", "mine\n\ntheirs\n\ntheir"),
        ("  ", "mine\n\ntheirs\n\ntheir"),
    ):
        assert page.run("readNotesFile(arguments[0]); return notes.get('case:1')", file(text)) == after
    page.run("setNote('case:1', '  ')")
    assert page.run("return notes.size") == 0


@pytest.mark.parametrize(
    "text",
    [
        "", "no JSON", "null", "[]", "1", '"notes"', "{}", '{"finlink": "selection", "notes": []}',
        '{"finlink": "notes"}', '{"finlink": "notes", "notes": {}}', '{"finlink": "notes", "notes": [null]}',
        '{"finlink": "notes", "notes": [{"node": 1, "text": "a"}]}', '{"finlink": "notes", "notes": [{"node": "a"}]}',
    ],
)  # fmt: skip
def test_what_is_no_file_of_notes_changes_nothing(page: Page, text: str) -> None:
    page.run("notes.clear(); setNote('case:1', 'mine')")
    assert page.run("return [readNotesFile(arguments[0]), notes.size, notes.get('case:1')]", text) == [None, 1, "mine"]


def test_nothing_that_was_written_stays_in_the_browser(opened: Callable[..., Page], page: Page, chart: str) -> None:
    page.run("setNote('case:1', 'mine')")
    again = opened(chart).ready()
    assert again.run("return [notes.size, localStorage.length, sessionStorage.length]") == [0, 0, 0]
