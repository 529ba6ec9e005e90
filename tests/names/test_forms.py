"""Cutting names into words: legal forms, titles, brackets, person and company."""

from __future__ import annotations

import time

import pytest

from finlink.names import form_of
from finlink.names.forms import LONGEST, MOST_WORDS, words_of

COMPANIES = [
    ("Podravka d.d.", "podravka", "JSC"),
    ("PODRAVKA DD", "podravka", "JSC"),
    ("„Zlatni grafik“ d.o.o. Beograd", "zlatni grafik beograd", "LLC"),
    ("Zlatni grafik DOO", "zlatni grafik", "LLC"),
    ("Златни график д.о.о.", "zlatni grafik", "LLC"),
    ("Beta DOOEL Skopje", "beta skopie", "LLC"),
    ("Алфа ЕООД", "alfa", "LLC"),
    ("Алфа ООД", "alfa", "LLC"),
    ("Алфа АД", "alfa", "JSC"),
    ("Telekom a.d. Beograd", "telekom beograd", "JSC"),
    ("SC Zorile SRL", "sc zorile", "LLC"),
    ("Zorile S.R.L.", "zorile", "LLC"),
    ("Beta Sh.p.k.", "beta", "LLC"),
    ("Beta Sh.a.", "beta", "JSC"),
    ("Güneş A.Ş.", "gunes", "JSC"),
    ("Güneş Ltd. Şti.", "gunes", "LLC"),
    ("Θάλασσα Ε.Π.Ε.", "talasa", "LLC"),
    ("Θάλασσα ΑΕ", "talasa", "JSC"),
    ("Παπαδόπουλος Ε.Ε.", "papadopulos", "PARTNERSHIP"),
    ("ООО Ромашка", "romaska", "LLC"),
    ("Muster GmbH", "muster", "LLC"),
    ("Northern OÜ", "nortern", "LLC"),
]


@pytest.mark.parametrize(("name", "words", "form"), COMPANIES, ids=[row[0] for row in COMPANIES])
def test_a_legal_form_makes_a_company(name: str, words: str, form: str) -> None:
    found = form_of(name)
    assert (" ".join(found.words), found.legal_form, found.company) == (words, form, True)


NO_COMPANIES = [
    ("D. Petrović", "d petrovic"),
    ("Petrović D.", "petrovic d"),
    ("I. Petrović", "i petrovic"),
    ("Papadopoulos E.", "papadopulos e"),
    ("О. Иванов", "o ivanov"),
    ("P. D. Petrović", "p d petrovic"),
    ("X. Hoxha", "ks hodza"),
    ("Petar od Zlatibora", "petar od zlatibora"),
    ("Rad sa decom", "rad sa decom"),
    ("Put do uspeha", "put do uspeha"),
    ("Ann Lee", "an le"),
]


@pytest.mark.parametrize(("name", "words"), NO_COMPANIES, ids=[row[0] for row in NO_COMPANIES])
def test_an_initial_or_a_small_word_is_no_legal_form(name: str, words: str) -> None:
    found = form_of(name)
    assert (" ".join(found.words), found.legal_form, found.company) == (words, "", None)


@pytest.mark.parametrize("name", ["d.o.o.", "DOO", "a.d.", "GmbH", "Ltd"])
def test_a_legal_form_alone_is_the_name(name: str) -> None:
    found = form_of(name, "company")
    assert found.words != ()
    assert found.legal_form == ""


TITLES = ["dr Ivan Petrov", "д-р Иван Петров", "Ivan Petrov, dipl. ing", "Г-н Иван Петров", "Prof. dr. Ivan Petrov"]


@pytest.mark.parametrize("name", TITLES)
def test_titles_are_set_aside(name: str) -> None:
    assert form_of(name, "person").words == ("ivan", "petrov")


def test_a_title_is_never_a_letter_and_stays_where_it_is_all() -> None:
    assert [word for word in words_of("titles") if len(word) == 1] == []
    assert form_of("dr", "person").words == ("dr",)
    assert form_of("G. R. Petrović", "person").words == ("g", "r", "petrovic")


def test_brackets_stand_aside() -> None:
    assert form_of("Petar (Marko) Petrović").aside == ("marko",)
    assert form_of("Petar [otac Marko] Petrović").words == ("petar", "petrovic")
    assert form_of("(Petar)").words == ("petar",)


def test_kind_is_believed() -> None:
    assert form_of("Petar Petrović", "person").company is False
    assert form_of("Petar Petrović", "company").company is True
    assert form_of("Petar Petrović").company is None
    assert form_of("Alfa DOO", "person").company is False


MONSTERS = [
    ("many words", " ".join(f"rec{n}" for n in range(5_000))),
    ("one long word", "x" * 10_000),
    ("open brackets", "(" * 10_000 + "Ana"),
    ("dots", "a." * 5_000),
    ("letters and blanks", "a " * 5_000),
    ("dotted pairs", "ab. " * 4_000),
]


@pytest.mark.parametrize("name", [row[1] for row in MONSTERS], ids=[row[0] for row in MONSTERS])
def test_monsters_are_cut_down_in_no_time(name: str) -> None:
    started = time.process_time()
    found = form_of(name)
    assert time.process_time() - started < 0.5
    assert 0 < len(found.words) <= MOST_WORDS
    assert max(map(len, found.words)) <= LONGEST
