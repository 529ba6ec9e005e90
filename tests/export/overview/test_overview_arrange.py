"""Where the nodes of the overview stand: nothing over anything else, whatever the register."""

from __future__ import annotations

from itertools import combinations
from math import hypot

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from finlink.export.overview.arrange import ALONE, STEP, Arrangement, arrange

SIZE = 8.0
"""How far two nodes are from each other at least."""


@st.composite
def registers(draw: st.DrawFn) -> dict[str, object]:
    """Return groups of cases with what is around each and between them, and ties among those of a group."""
    is_case: list[bool] = []
    home: list[int] = []
    group: list[int] = []
    for number in range(draw(st.integers(1, 6))):
        for _ in range(draw(st.integers(0, 6))):
            case = len(is_case)
            around = draw(st.integers(0, 12))
            is_case += [True, *[False] * around]
            home += [-1, *[case] * around]
            group += [number] * (around + 1)
        for _ in range(draw(st.integers(0 if number in group else 1, 4))):
            is_case.append(False)
            home.append(-1)
            group.append(number)
    nodes = st.integers(0, len(home) - 1)
    ties = draw(st.lists(st.tuples(nodes, nodes), max_size=20))
    numbers = np.unique(np.array(group), return_inverse=True)[1]
    sections = np.array([draw(st.integers(0, 3)) for _ in range(int(numbers.max()) + 1)])
    return {
        "is_case": np.array(is_case), "home": np.array(home), "group": numbers,
        "section": sections[numbers], "ties": ties,
    }  # fmt: skip


def arranged(register: dict[str, object]) -> Arrangement:
    return arrange(**register)  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(registers())
def test_no_node_stands_on_another(register: dict[str, object]) -> None:
    places = arranged(register)
    for one, other in combinations(range(len(places.x)), 2):
        assert hypot(places.x[one] - places.x[other], places.y[one] - places.y[other]) > SIZE


@settings(max_examples=60, deadline=None)
@given(registers())
def test_groups_have_their_nodes_and_no_others(register: dict[str, object]) -> None:
    places, group = arranged(register), np.asarray(register["group"])
    away = np.hypot(places.x - places.group_x[group], places.y - places.group_y[group])
    assert (away <= places.group_radius[group] + 1e-6).all()
    for one, other in combinations(range(len(places.group_x)), 2):
        between = hypot(places.group_x[one] - places.group_x[other], places.group_y[one] - places.group_y[other])
        assert between >= places.group_radius[one] + places.group_radius[other]


@settings(max_examples=30, deadline=None)
@given(registers())
def test_sections_stand_below_each_other(register: dict[str, object]) -> None:
    places, group, section = arranged(register), np.asarray(register["group"]), np.asarray(register["section"])
    assert [number for number, _, _ in places.sections] == sorted(set(section.tolist()))
    for number, begins, ends in places.sections:
        own = np.unique(group[section == number])
        assert (places.group_y[own] - places.group_radius[own] >= begins - 1e-6).all()
        assert (places.group_y[own] + places.group_radius[own] <= ends + 1e-6).all()
    heights = [height for _, begins, ends in places.sections for height in (begins, ends)]
    assert heights == sorted(heights)


def test_what_ties_most_stands_in_the_middle() -> None:
    is_case = np.array([True, True, True, True, False])
    ties = [(case, 4) for case in range(4)]
    nothing = np.full(5, -1)
    places = arrange(is_case=is_case, home=nothing, group=np.zeros(5, int), section=np.zeros(5, int), ties=ties)
    assert (places.x[4], places.y[4]) == (places.group_x[0], places.group_y[0])


def test_a_case_has_what_is_its_own_around_it() -> None:
    home = np.array([-1, *[0] * 30])
    is_case = np.array([True, *[False] * 30])
    same = np.zeros(31, int)
    places = arrange(is_case=is_case, home=home, group=same, section=same, ties=[])
    away = np.hypot(places.x[1:] - places.x[0], places.y[1:] - places.y[0])
    assert (away < STEP * 6).all()
    assert ALONE > STEP
    assert len({(round(x, 3), round(y, 3)) for x, y in zip(places.x, places.y, strict=True)}) == 31
