"""Charts and the overview in five languages: words, sentences, statuses and numbers, and what has no translation."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from manner_pages import manner, pages_of, readable
from overview_pages import read_page
from registers import a_case, built, run

from finlink.export.chart.money import written
from finlink.export.chart.sentences import TEXTS, WITHIN
from finlink.export.chart.writer import Writer
from finlink.export.overview import register_page
from finlink.export.pages import chart_page
from finlink.i18n import LOCALES, TAGS, translator
from finlink.i18n.sentences import said
from finlink.trace.notes import words

if TYPE_CHECKING:
    from finlink.result import Build

LANGUAGES = [lang for lang in LOCALES if lang != "en"]
MARKS = {"en": "48,000 EUR", "sr": "48.000 EUR", "sq": "48\u00a0000 EUR", "mk": "48.000 EUR", "tr": "48.000 EUR"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_of_the_sample_is_whole_in_its_language(lang: str, sample_build: Build) -> None:
    how = manner(lang)
    for html in pages_of(sample_build, how, "KT-116/25", "N001", "account:RS35904000003968413039").values():
        assert f'<html lang="{TAGS[lang]}" dir="ltr"' in html
        assert how.t("The translation was made by machine and is not reviewed by a speaker.") in html
        for english in ("Look at these first", "Search and legend", "Connecting lines", "Take along"):
            assert english not in html
            assert how.t(english) in readable(html)
    assert how.t.missing == set()


@pytest.mark.parametrize("lang", LOCALES)
def test_amounts_are_written_as_the_language_does(lang: str, sample_build: Build) -> None:
    page = readable(chart_page(sample_build, manner(lang), case="KT-116/25"))
    assert MARKS[lang] in page
    facts = read_page(register_page(sample_build, manner(lang))).facts
    assert Writer((), translator(lang)).amount(Decimal("1234567.5")) == written(
        Decimal("1234567.5"), marks=tuple(facts["marks"])
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_status_is_told_with_its_code(lang: str, sample_build: Build) -> None:
    page = readable(chart_page(sample_build, manner(lang), case="KT-116/25"))
    assert f"{translator(lang)('Missing')} (MISSING)" in page
    assert "No investigation covers the case" not in page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_only_known_sentences_are_counted_as_not_translated(lang: str, sample_build: Build) -> None:
    """Every note of every case of the sample is found again, but for those that nobody has worded yet."""
    t = translator(lang)
    cases = [str(case) for case in sample_build.engine.columns("SELECT case_id FROM cases ORDER BY 1")["case_id"]]
    for case in cases:
        for note in words(sample_build.engine, case):
            said(t, note, TEXTS, WITHIN)
    assert [text for text in t.missing if not text.startswith(("The balances of",))] == []


def test_english_is_what_it_was(sample_build: Build) -> None:
    assert chart_page(sample_build, manner("en"), case="KT-116/25") == chart_page(sample_build, case="KT-116/25")
    assert register_page(sample_build, manner("en")) == register_page(sample_build)
    assert re.search(r'<html lang="en" dir="ltr"', register_page(sample_build))


def test_what_the_register_says_is_never_translated(tmp_path_factory: pytest.TempPathFactory) -> None:
    build = built(tmp_path_factory.mktemp("said"), {"cases": [a_case("C1", title="Person", unit="Case")]})
    page = readable(chart_page(build, manner("mk"), case="C1"))
    assert '"Person"' in page
    assert '"Case"' in page


def test_the_lines_of_the_overview_are_dashed_in_any_language(sample_build: Build) -> None:
    english, macedonian = (read_page(register_page(sample_build, manner(lang))).columns for lang in ("en", "mk"))
    assert {1, 2} <= set(english["line_doubt"].tolist())
    assert english["line_doubt"].tolist() == macedonian["line_doubt"].tolist()


def test_the_command_says_what_has_no_translation(
    tmp_path_factory: pytest.TempPathFactory, sample_build: Build
) -> None:
    folder = tmp_path_factory.mktemp("told")
    result = run("graph", sample_build.folder, "--case", "KT-116/25", "--lang", "sq", cwd=folder)
    assert (result.returncode, result.stderr) == (0, "")
    assert '<html lang="sq"' in (folder / "KT-116_25.html").read_text(encoding="utf-8")
