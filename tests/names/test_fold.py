"""Folding: one spelling for the alphabets and habits of the region, and sounds for finding candidates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finlink.names import fold, skeleton

SAME = [
    ("Serbian, Cyrillic", "Ђорђе Љубисављевић", "Đorđe Ljubisavljević"),
    ("Serbian, no marks", "Đorđe Ljubisavljević", "DJORDJE LJUBISAVLJEVIC"),
    ("Serbian, nj and dž", "Његош Џаковић", "Njegoš Džaković"),
    ("Serbian, marks taken apart", "Milošević", "Milos\u030cevic\u0301"),
    ("Macedonian", "Ѓорѓи Ќосев", "Gjorgji Kjosev"),
    ("Macedonian dz", "Ѕвонко", "Dzvonko"),
    ("Bulgarian", "Живко Щерев", "Zhivko Shterev"),
    ("Bulgarian h and ts", "Христо Цанков", "Hristo Tsankov"),
    ("Greek", "Παναγιώτης Παπαδόπουλος", "Panagiotis Papadopoulos"),
    ("Greek, capitals", "ΠΑΠΑΔΟΠΟΥΛΟΣ", "Παπαδόπουλος"),
    ("Greek b and d", "Μπάμπης Ντίνος", "Bampis Dinos"),
    ("Turkish i", "IŞIK Yılmaz", "Isik Yilmaz"),
    ("Turkish, dotted capital", "İBRAHİM GÜNEŞ", "Ibrahim Gunes"),
    ("Romanian comma and cedilla", "Ștefan Țurcanu", "Ştefan Ţurcanu"),
    ("Romanian, no marks", "Ștefan Țurcanu", "Stefan Turcanu"),
    ("Albanian", "Ëngjëll Çela", "Engjell Cela"),
    ("German", "Weiß Müller", "WEISS Muller"),
    ("an apostrophe", "O’Brien", "OBrien"),
    ("a hyphen is a blank", "Ana-Marija Petrović", "Ana Marija Petrovic"),
    ("blanks of any kind", "Ana\u00a0 \tPetrović", "Ana Petrovic"),
    ("a sign of no width", "Ana\u200b Petrović", "Ana Petrovic"),
    ("wide letters", "Ａｎａ", "Ana"),
]


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ""


DIFFERENT = [("Goran", "Zoran"), ("Ivanov", "Ivanova"), ("Marko", "Mirko"), ("Petrović", "Petković"), ("Ana", "Ena")]


@pytest.mark.parametrize(("one", "other"), DIFFERENT, ids=[row[0] for row in DIFFERENT])
def test_different_names_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("text", ["", " ", "---", "…", "😀", "\0", "___", "'"])
def test_what_has_no_letter_folds_to_nothing(text: str) -> None:
    assert fold(text) == ""


def test_other_alphabets_stay_as_they_are() -> None:
    assert fold("محمد علي").split() == ["محمد", "علي"]
    assert fold("王伟") == "王伟"


LETTERS = "abcčćdđšžxyqwzhjgkptsаеђљњћџѓќщъюяαβγδημντυςλιİIışğçëțșöü’-. "


@given(st.text(alphabet=LETTERS, max_size=25))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=30))
def test_any_text_folds_to_words_without_signs(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert all(char == " " or char.isalnum() or not char.isascii() for char in folded)


@given(st.text(alphabet=LETTERS, max_size=25))
def test_capitals_do_not_matter(text: str) -> None:
    plain = text.replace("ı", "i").replace("İ", "i")
    assert fold(plain.upper()) == fold(plain.lower())


@pytest.mark.parametrize(
    ("one", "other"),
    [("muhamad", "mohamed"), ("papadopulos", "papadopulu"), ("tomas", "domas"), ("stefan", "stevan")],
)
def test_sounds_alike(one: str, other: str) -> None:
    assert skeleton(one)[:3] == skeleton(other)[:3]


@given(st.text(alphabet="abcdefghijklmnopqrstuvz0123456789", min_size=1, max_size=15))
def test_a_word_always_has_a_sound(word: str) -> None:
    assert skeleton(word) != ""
    assert skeleton(word) == skeleton(word)
