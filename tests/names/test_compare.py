"""Weighing two names: what agrees, what stands against, and what must not depend on order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finlink.names import NameMatch, compare, form_of, rarity
from finlink.names.compare import LEVELS

U = rarity({}, 1000)


def match(one: str, other: str, kind: str = "person", other_kind: str = "") -> NameMatch:
    return compare(form_of(one, kind), form_of(other, other_kind or kind), U)


STRONG = [
    ("Serbian in two alphabets", "Ђорђе Љубисављевић", "Đorđe Ljubisavljević", "same"),
    ("Serbian without marks", "Đorđe Ljubisavljević", "Djordje Ljubisavljevic", "same"),
    ("swapped order", "Ljubisavljević Đorđe", "Đorđe Ljubisavljević", "same"),
    ("Macedonian", "Ѓорѓи Ќосев", "Gjorgji Kjosev", "same"),
    ("Bulgarian", "Живко Щерев", "Zhivko Shterev", "same"),
    ("Greek", "Παναγιώτης Καραγιάννης", "Karagiannis Panagiotis", "same"),
    ("Turkish", "IŞIK ÖZGÜR", "Isik Ozgur", "same"),
    ("Romanian", "Ștefăniță Țurcanu", "Stefanita Turcanu", "same"),
    ("Albanian", "Ëngjëll Çela", "Engjell Cela", "same"),
    ("a slip of the pen", "Vukašin Ljubisavljević", "Vukašin Ljubisavjlević", "alike"),
    ("a patronymic on one side", "Живко Христов Щерев", "Zhivko Shterev", "alike"),
    ("a father's name in brackets", "Vukašin (Marko) Ljubisavljević", "Vukašin Marko Ljubisavljević", "same"),
    ("a title on one side", "dr Vukašin Ljubisavljević", "Vukašin Ljubisavljević", "same"),
    ("the words divided otherwise", "Anamarija Ljubisavljević", "Ana Marija Ljubisavljević", "alike"),
]


@pytest.mark.parametrize(("one", "other", "level"), [row[1:] for row in STRONG], ids=[row[0] for row in STRONG])
def test_names_of_one_person(one: str, other: str, level: str) -> None:
    found = match(one, other)
    assert found.level == level
    assert found.bits > 10


WEAK = [
    ("a common name says little", "Marko Petrović", "Marko Petrović", 10, 13),
    ("an initial", "V. Ljubisavljević", "Vukašin Ljubisavljević", 9, 12),
    ("two names that look alike", "Goran Ljubisavljević", "Zoran Ljubisavljević", -20, 2),
    ("a man's and a woman's form", "Петя Ivanov", "Петя Ivanova", -20, 2),
    ("Greek: a man's and a woman's form", "Sofia Papadopoulos", "Sofia Papadopoulou", -20, 2),
    ("two short names", "Ana Ljubisavljević", "Mara Ljubisavljević", -20, 2),
    ("siblings", "Vukašin Ljubisavljević", "Krunislava Ljubisavljević", -20, 2),
    ("nothing in common", "Vukašin Ljubisavljević", "Živko Šterev", -40, -15),
    ("one word against two", "Ljubisavljević", "Vukašin Ljubisavljević", 5, 9),
]


@pytest.mark.parametrize(("one", "other", "least", "most"), [row[1:] for row in WEAK], ids=[row[0] for row in WEAK])
def test_names_that_say_little_or_speak_against(one: str, other: str, least: float, most: float) -> None:
    assert least <= match(one, other).bits <= most


def test_what_is_rare_says_more() -> None:
    assert (
        match("Vukašin Ljubisavljević", "Vukašin Ljubisavljević").bits > match("Marko Petrović", "Marko Petrović").bits
    )
    often = rarity({"vukasin": 64}, 1000)
    form = form_of("Vukašin")
    assert compare(form, form, often).bits < compare(form, form, U).bits


def test_a_person_is_no_company() -> None:
    found = match("Petar Petrović", "Petar Petrović", "person", "company")
    assert (found.level, found.bits) == ("different", -10.0)


def test_companies() -> None:
    same = match("„Zlatni grafik“ d.o.o.", "ZLATNI GRAFIK DOO", "company")
    other = match("Zlatni grafik d.o.o.", "Zlatni grafik a.d.", "company")
    assert same.level == "same"
    assert other.bits == pytest.approx(same.bits - 2)
    assert "legal forms differ" in other.says
    general = match("Alfa trade d.o.o.", "Beta trade d.o.o.", "company")
    assert general.bits < 0
    assert match("Grafik 1 d.o.o.", "Grafik 2 d.o.o.", "company").bits < same.bits - 8


def test_the_sentence_names_what_was_compared() -> None:
    says = match("Vukašin Ljubisavljević", "Vukasin Ljubisavjlevic Petrov").says
    assert "1 word the same" in says
    assert "alike: liubisavlievic ~ liubisavilevic" in says
    assert "only on one side: petrov" in says


WORDS = st.sampled_from(
    ["marko", "petrović", "vukašin", "ljubisavljević", "ljubisavjlević", "goran", "zoran", "ivanov", "ivanova", "a",
     "p", "d.o.o.", "trade", "ana", "anna", "12", "van", "(petar)", "petar", "ali", "alija"]
)  # fmt: skip
NAMES = st.lists(WORDS, min_size=1, max_size=5)


@settings(max_examples=300, deadline=None)
@given(NAMES, NAMES)
def test_left_and_right_do_not_matter(one: list[str], other: list[str]) -> None:
    there = match(" ".join(one), " ".join(other), "")
    back = match(" ".join(other), " ".join(one), "")
    assert (there.bits, there.level) == (back.bits, back.level)


@settings(max_examples=300, deadline=None)
@given(NAMES, NAMES)
def test_the_order_of_the_words_does_not_matter(one: list[str], other: list[str]) -> None:
    turned = list(reversed(one))
    there, then = match(" ".join(one), " ".join(other)), match(" ".join(turned), " ".join(other))
    if "the words divided otherwise" not in there.says + then.says:
        assert (there.bits, there.level) == (then.bits, then.level)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    found = match(one, other, "")
    assert found.level in set(LEVELS)
    assert -200 < found.bits < 200
    assert found.says
