"""What stands for "not known", or for nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finlink.identifiers import person
from finlink.identifiers.placeholders import fold, is_counting, is_placeholder, is_placeholder_name

WORDS = [
    "", " ", "-", "/", "?", "...", "N/N", "n.n.", "NN", "UNKNOWN", "Nepoznat", "NEPOZNATA", "непознат", "НЕМА", "nema",
    "i panjohur", "necunoscut", "Necunoscută", "bilinmiyor", "BİLİNMİYOR", "BILINMIYOR", "άγνωστος", "ΑΓΝΩΣΤΟΣ",
    "Άγνωστη", "test", "TEST", "n/a", "0000000", "111111", "123456", "987654321", "XXXX", "x", "nema podataka",
]  # fmt: skip
NOBODY = [
    *WORDS, "A", "a.", "12345", "007", "A B", "J. D.", "N. N. lice", "nepoznata osoba", "Nepoznati izvršilac",
    "непознат извршител", "Неизвестен извършител", "unknown person", "John Doe", "JANE  DOE", "vlasnik", "klijent 1",
    "Klijent br. 2", "osumnjičeni A", "клијент 3",
    "persoană necunoscută", "autor necunoscut", "Kimliği belirsiz kişi", "άγνωστος δράστης", "account holder",
    "User_17", "Test Test", "xxx", "person i panjohur", "NN №4",
]  # fmt: skip
SOMEBODY = [
    "Petar Petrović", "Ђ. Петровић", "Nema Jovanović", "Radun-Test d.o.o.", "Li", "Na Li", "王", "李明", "Test Bank AD",
    "Vlasnik Marko", "Client Earth", "Ng", "Äiti", "Ivan I.", "3M Balkan",
]  # fmt: skip


@pytest.mark.parametrize("text", WORDS)
def test_stands_for_not_known(text: str) -> None:
    assert is_placeholder(text)
    assert person.is_placeholder(text)


@pytest.mark.parametrize("name", NOBODY)
def test_names_nobody(name: str) -> None:
    assert is_placeholder_name(name)


@pytest.mark.parametrize("name", SOMEBODY)
def test_names_somebody(name: str) -> None:
    assert not is_placeholder_name(name)


@pytest.mark.parametrize("number", ["1111111111111", "0000000000000", "1234567890123", "9876543210987"])
def test_numbers_of_nobody(number: str) -> None:
    assert person.is_placeholder(number)
    assert person.is_placeholder(f"{number[:6]}-{number[6:]}")


def test_counting_begins_at_six() -> None:
    assert [is_counting(text) for text in ("12345", "123456", "654321", "567890123", "123465")] == [
        False, True, True, True, False,
    ]  # fmt: skip


@given(st.text(max_size=30))
def test_letter_case_and_spaces_change_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert is_placeholder(f"  {text} ") == is_placeholder(text)
    assert is_placeholder_name(f" {text}  ") == is_placeholder_name(text)


@given(st.sampled_from(WORDS), st.sampled_from(NOBODY))
def test_capitals_are_the_same_word(word: str, name: str) -> None:
    assert is_placeholder(word.upper())
    assert is_placeholder_name(name.upper())
