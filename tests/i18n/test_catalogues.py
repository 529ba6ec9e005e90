"""The catalogues have every text that the code marks, and no other; ``FINLINK_UPDATE=1`` brings them up to date.

A text that the code marks must be translated before it is released. A text that comes from a table of definitions may
be new and not translated yet: then it stands in English and in ``untranslated.txt``, where everyone sees it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

import finlink.i18n
from finlink.export.chart import words as chart_words
from finlink.export.overview import words as overview_words
from finlink.export.report.messages import from_tables
from finlink.i18n import LOCALES, NOT_REVIEWED, catalogue, translator
from finlink.i18n.gather import in_words, marked, renewed, written

LANGUAGES = [lang for lang in LOCALES if lang != "en"]
FOLDER = Path(finlink.i18n.__file__).parent / "catalogues"
LISTED = Path(__file__).with_name("untranslated.txt")
MARKED = marked("finlink.export") | in_words(chart_words, overview_words)
TEXTS = list(dict.fromkeys([*MARKED, *from_tables()]))
UPDATE = os.environ.get("FINLINK_UPDATE") == "1"


def untranslated() -> list[str]:
    """Return "language: text" of every text without a translation."""
    return [f"{lang}: {text}" for lang in LANGUAGES for text in TEXTS if not translator(lang).knows(text)]


@pytest.fixture(scope="module", autouse=True)
def _up_to_date() -> None:
    if UPDATE:
        for lang in LANGUAGES:
            (FOLDER / f"{lang}.po").write_bytes(written(renewed(lang, TEXTS)))
        catalogue.cache_clear()
        LISTED.write_text("".join(f"{line}\n" for line in untranslated()), encoding="utf-8", newline="\n")


def test_the_texts_are_found() -> None:
    assert MARKED["Coverage over time"] == ["finlink/export/report/sections/coverage.py"]
    assert "finlink/export/report/page.html.j2" in MARKED["Contents"]
    assert MARKED["Look at these first"] == ["finlink/export/chart/words.py"]
    assert "finlink/export/overview/page.html.j2" in MARKED["Take along"]
    assert from_tables()["PFI coverage"] == "indicators"
    assert len(TEXTS) > 300


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_catalogue_has_every_text_and_no_stale_one(lang: str) -> None:
    held = {str(message.id) for message in catalogue(lang) if message.id}
    assert held - set(TEXTS) == set(), "stale: FINLINK_UPDATE=1 sets them aside"
    assert set(TEXTS) - held == set(), "lacking: FINLINK_UPDATE=1 adds them, to be translated"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_that_the_code_marks_is_translated(lang: str) -> None:
    assert [text for text in MARKED if not translator(lang).knows(text)] == []


def test_what_is_not_translated_is_listed() -> None:
    assert untranslated() == LISTED.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_translation_keeps_the_blanks(lang: str) -> None:
    blanks = re.compile(r"\{\w+\}")
    wrong = {
        text: str(message.string)
        for text in TEXTS
        if (message := catalogue(lang).get(text)) and message.string
        if sorted(set(blanks.findall(text))) != sorted(set(blanks.findall(str(message.string))))
    }
    assert wrong == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_machine_made_catalogue_says_so(lang: str) -> None:
    text = (FOLDER / f"{lang}.po").read_text(encoding="utf-8")
    assert translator(lang).reviewed == (NOT_REVIEWED not in text.split('"Last-Translator:')[1].splitlines()[0])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_catalogue_is_written_as_it_is_read(lang: str) -> None:
    assert written(renewed(lang, TEXTS)) == (FOLDER / f"{lang}.po").read_bytes()


def test_letters_of_two_alphabets_never_stand_in_one_word() -> None:
    words = re.findall(r"\w+", " ".join(str(message.string) for message in catalogue("mk")))
    assert [word for word in words if re.search("[Ѐ-ӿ]", word) and re.search("[A-Za-z]", word)] == []


def test_renewing_adds_sets_aside_and_brings_back() -> None:
    fewer = renewed("tr", ["Case", "A text that nobody translated"])
    assert {str(message.id): str(message.string) for message in fewer if message.id} == {
        "Case": "Dosya",
        "A text that nobody translated": "",
    }
    assert str(fewer.obsolete["Country"].string) == "Ülke"
    assert b'#~ msgid "Country"' in written(fewer)
