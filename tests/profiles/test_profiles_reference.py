"""The reference page says what the profiles say."""

import os
from pathlib import Path

from finlink.assess.findings import definitions
from finlink.profiles import load, names
from finlink.profiles.explaining import cited, open_questions
from finlink.profiles.loading import located
from finlink.profiles.reference import render

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "profiles.md"
LABELS = {rule: one.label for rule, one in definitions().items()}


def test_page_is_up_to_date() -> None:
    if os.environ.get("FINLINK_UPDATE"):
        PAGE.write_text(render(LABELS), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == render(LABELS), "run FINLINK_UPDATE=1 pytest tests/profiles"


def test_page_names_every_unverified_value() -> None:
    page = render(LABELS)
    assert all(f"- {item}" in page for name in names() for item in load(name).unverified)


def test_page_says_what_is_unknown_and_where_notes_were_read() -> None:
    page = render(LABELS)
    for name in names()[1:]:
        for one in open_questions(located(name)):
            assert one.words in page
        own = [note for note in load(name).notes if note not in load().notes]
        assert all(source in page for note in own for source in cited(note))
