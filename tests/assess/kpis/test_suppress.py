"""Small counts hidden so that nobody can work them out from what is shown."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finlink.assess.kpis import Counts, definitions, figures
from finlink.assess.kpis.listing import hidden

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from finlink.assess.kpis import Figure

Shown = dict[tuple[str, str], tuple[object, object, object]]


def counted(groups: Mapping[str, Mapping[str, int]], kpis: tuple[str, ...] = ()) -> list[Figure]:
    """Return the figures of these columns by group, with their sums in "all"; of some indicators, or of all."""
    names = {name for columns in groups.values() for name in columns}
    total = {name: sum(columns.get(name, 0) for columns in groups.values()) for name in names}
    columns: dict[str, dict[str, int | Decimal | None]] = {"all": dict(total)}
    columns |= {group: dict(numbers) for group, numbers in groups.items()}
    words = {name: one for name, one in definitions().items() if not kpis or name in kpis}
    return figures(Counts(columns, _NO_DAYS), words=words)


_NO_DAYS: dict[str, dict[str, dict[int, int]]] = {
    name: {"all": {}} for name in ("k04_days", "k16_days", "k18_days", "k18b_days", "k19_days")
}


def shown(found: list[Figure], limit: int) -> Shown:
    return {(str(row[0]), str(row[2])): (row[3], row[4], row[5]) for row in hidden(found, limit)}


def of_missing(numbers: list[int], limit: int) -> list[object]:
    """Return K5 as shown, for "all" and for groups with these counts."""
    groups = {f"g{n}": {"k05.missing": number} for n, number in enumerate(numbers)}
    cells = shown(counted(groups, ("K5",)), limit)
    return [cells["K5", group][1] for group in ("all", *groups)]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([9, 8], ["17", "9", "8"]),
        ([9, 0], ["9", "9", "0"]),
        ([9, 2, 30], ["41", "hidden", "<5", "30"]),
        ([1, 5, 30], ["36", "<5", "hidden", "hidden"]),
        ([4, 4], ["hidden", "hidden", "hidden"]),
        ([3, 0], ["<5", "<5", "0"]),
        ([2, 9], ["11", "<5", "hidden"]),
        ([1, 1], ["hidden", "hidden", "hidden"]),
    ],
    ids=[
        "nothing small",
        "zero is shown",
        "a second one hides the first",
        "a third where two would tell",
        "too few: the total",
        "a small total",
        "two groups, one small",
        "a small total of two",
    ],
)
def test_a_count_over_groups(numbers: list[int], expected: list[str]) -> None:
    assert list(map(str, of_missing(numbers, 5))) == expected


@pytest.mark.parametrize("groups", [1, 2, 3])
@pytest.mark.parametrize("limit", [3, 4])
def test_no_small_count_can_be_worked_out(groups: int, limit: int) -> None:
    """Every table of counts from 0 to 8: what is shown leaves a small count more than one value.

    Who knows how the cells to hide are chosen may still narrow a count down; that is not looked at.
    """
    tables = list(product(range(9), repeat=groups))
    alike: dict[tuple[str, ...], list[tuple[int, ...]]] = defaultdict(list)
    for numbers in tables:
        alike[tuple(map(str, of_missing(list(numbers), limit)))].append(numbers)
    for (total, *cells), same in alike.items():
        if total.isdigit() and int(total) > 8:
            continue  # larger counts than those tried may look the same
        possible = [guess for guess in tables if all(map(fits, guess, cells)) and fits(sum(guess), total)]
        for n, cell in enumerate(cells):
            small = [numbers[n] for numbers in same if 1 <= numbers[n] < limit]
            assert not small or cell in (f"<{limit}", "hidden")
            assert not small or len({guess[n] for guess in possible}) > 1


def fits(number: int, cell: str) -> bool:
    """Say whether a count may be shown so."""
    return 1 <= number < int(cell[1:]) if cell.startswith("<") else cell == "hidden" or number == int(cell)


def test_what_is_left_of_a_share_is_a_count_too() -> None:
    cells = shown(counted({"g": {"k02.eligible": 40, "k02.waived": 38, "k02.due": 40, "k05.missing": 2}}), 5)
    assert cells["K6", "g"][0] == "hidden"
    assert "hidden" in cells["K6", "g"][1:]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 12)] * 4), min_size=1, max_size=4))
def test_no_sum_within_a_group_has_one_hidden_part(rows: list[tuple[int, int, int, int]]) -> None:
    """K8 is K2a less K2, and K2's denominator is K2a, K5 and K6 together."""
    groups = {}
    for n, (parallel, post_hoc, waived, missing) in enumerate(rows):
        covered = parallel + post_hoc
        numbers = {"parallel": parallel, "post_hoc": post_hoc, "covered": covered, "waived": waived}
        numbers |= {"due": covered + waived + missing, "eligible": covered + waived + missing}
        groups[f"g{n}"] = {f"k02.{name}": number for name, number in numbers.items()}
        groups[f"g{n}"] |= {"k05.missing": missing, "k05.days_30": missing}
    cells = shown(counted(groups), 4)
    for group in ("all", *groups):
        of = {kpi: cells[kpi, group] for kpi in ("K2", "K2a", "K5", "K6", "K8")}
        line = [of["K2a"][1], of["K2"][1], of["K8"][1]]
        due = [of["K2"][2], of["K2a"][1], of["K5"][1], of["K6"][1]]
        for parts in (line, due):
            known = sum(not isinstance(cell, str) for cell in parts)
            assert known != len(parts) - 1


def test_an_amount_goes_with_the_count_behind_it() -> None:
    groups = {
        "few": {"k05.missing": 2, "k05.known": 2, "k05.missing_eur": 900},
        "many": {"k05.missing": 20, "k05.known": 20, "k05.missing_eur": 5000},
        "more": {"k05.missing": 30, "k05.known": 30, "k05.missing_eur": 7000},
    }
    cells = shown(counted(groups), 5)
    assert cells["K5eur", "few"][0] == "hidden"
    assert [cells["K5eur", group][0] for group in ("many", "more")].count("hidden") == 1
    assert cells["K5eur", "all"][0] == 12900


def test_exclusions_are_named_without_their_numbers() -> None:
    found = counted({"g": {"k02.eligible": 50, "k02.due": 48, "k02.not_yet_due": 2}})
    [words] = [row[8] for row in hidden(found, 5) if (row[0], row[2]) == ("K2", "g")]
    assert words == "not yet due"
