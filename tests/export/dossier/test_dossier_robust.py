"""Hostile texts, endless names and very long ways make a sound dossier, in which nothing is left out without a word."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from dossier_pages import document_of, dossier_of, model_of, named_tables, page_of, table_of, together
from hypothesis import given, settings
from hypothesis import strategies as st
from registers import a_case, built

from finlink.export.dossier import words
from finlink.export.dossier.compose import LONGEST
from finlink.export.dossier.document import docx
from finlink.export.dossier.model import Dossier, Para, Row, Section, with_texts
from finlink.export.dossier.page import html
from finlink.export.dossier.sections import money
from finlink.export.dossier.strip import strip

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.result import Build

HOSTILE = {
    "script": "<script>document.title='EXECUTED'</script>",
    "attribute": '" autofocus onfocus="alert(1)" x=\'',
    "template": "{{ 7*7 }}{% raw %}&lt;b&gt;",
    "bidi": "\u202egnp.exe\u2066\u200b",
    "no characters": "a\ufffeb\uffffc\ufdd0",
    "surrogates": "\U0001f600 \u0335",
    "formula": '=HYPERLINK("http://attacker.example")',
    "semicolons": "a; b.csv:7; c",
    "long": "W" * 10_000,
    "format": "{case} {0} %s %(x)s",
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The build of a case with each text in every free cell, beside another one that is linked to it."""
    registers = {name.replace(" ", "-"): hostile_register(n, text) for n, (name, text) in enumerate(HOSTILE.items())}
    return together(tmp_path_factory.mktemp("hostile"), registers)


def hostile_register(number: int, text: str) -> dict[str, list[dict[str, str]]]:
    """Return a register with the text in every free cell of a case."""
    a, b = "RS35904000004728111316", "RS35907000006435540198"
    free = {"source_ref": text, "handling": text}
    return {
        "cases": [a_case(title=text, unit=text, prosecutor=text, notes=text) | free, a_case("C2", title=text)],
        "parties": [
            {
                "case_id": case,
                "name": f"N {text}",
                "role": "suspect",
                "address": text,
                "phone": f"+3816012345{number:02d}",
            }
            | free
            for case in ("C1", "C2")
        ],
        "accounts": [{"account": b, "case_id": "C1", "role": "mule", "holder": text, "bank": text} | free],
        "wallets": [{"address": text[:60], "case_id": "C1", "service": text, "label": text} | free],
        "transfers": [
            {
                "time": "2025-01-01",
                "sender": a,
                "receiver": b,
                "amount": "5",
                "currency": "EUR",
                "proceeds_of": "C1",
                "purpose": text,
                "reference": text,
            }
            | free
        ],
        "measures": [
            {
                "case_id": "C1",
                "measure": "frozen",
                "target": b,
                "amount": "1",
                "currency": "EUR",
                "date": "2025-02-01",
                "authority": text,
                "order_ref": text,
            }
            | free
        ],
        "requests": [{"case_id": "C1", "channel": "FIU", "sent": "2025-02-01", "counterpart": text} | free],
    }


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_stay_texts_in_both(hostile: Build, name: str) -> None:
    dossier = dossier_of(hostile, name.replace(" ", "-") + "-C1")
    tables, _ = page_of(dossier)
    assert tables == model_of(dossier)
    grids = document_of(dossier)
    assert all(grid in grids for _, grid in tables)
    page = html(dossier)
    assert page.count("<script") == 0
    assert " onfocus=" not in page.replace("&#34; autofocus onfocus=&#34;", "")
    for bad in "\u202e\u2066\u200b\x07\x1b\ufffe\uffff":
        assert bad not in page


def test_a_name_of_ten_thousand_letters_is_cut_with_a_word(hostile: Build) -> None:
    dossier = dossier_of(hostile, "long-C1")
    told = words.CUT.format(length=10_000)
    assert dossier.subtitle == "W" * LONGEST + told
    assert told in html(dossier)


@settings(deadline=None, max_examples=25)
@given(st.text(max_size=80))
def test_any_text_makes_a_readable_page_and_document(text: str) -> None:
    from finlink.export.dossier.compose import _cleaner

    section = Section("front", "Case", (Para(text, claim=1),))
    dossier = Dossier(text, text, text, text, text, text, text, "", (section,), {1: "H1"})
    clean = with_texts(dossier, _cleaner(()))
    ET.fromstring(zipfile.ZipFile(io.BytesIO(docx(clean))).read("word/document.xml"))  # noqa: S314 - our own
    page_of(clean)


def long_way(folder: Path, hops: int) -> Build:
    """Return a build with one case whose money goes through so many accounts, and leaves one euro on each."""
    names = [f"A{n:07d}" for n in range(hops + 1)]
    total = hops + 10
    rows = [
        {
            "transfer_id": str(n),
            "time": f"2025-01-01T{n // 3600:02d}:{n // 60 % 60:02d}:{n % 60:02d}",
            "sender": one,
            "receiver": other,
            "amount": str(total - n),
            "currency": "EUR",
            "proceeds_of": "" if n else "C1",
        }
        for n, (one, other) in enumerate(pairwise(names))
    ]
    return built(folder, {"cases": [a_case(loss=str(total))], "transfers": rows}, 'country = "RS"\n')


def test_a_thousand_hops_are_cut_and_counted(tmp_path: Path) -> None:
    build = long_way(tmp_path, 1_000)
    dossier = dossier_of(build, "C1")
    hops, ends = len(build.hops("C1")), build.trace("C1")
    assert hops == 1_000
    blocks = named_tables(dossier)
    assert blocks["schedule"].more == words.MORE_STEPS.format(n=hops - money.MOST_STEPS, case="C1")
    left = ends["amount"].iloc[money.MOST_PLACES :]
    amounts = f"{sum(left):,} EUR".replace(".000000000000000000", "")
    assert blocks["destinations"].more == words.MORE_PLACES.format(n=len(left), amounts=amounts, case="C1")
    shown = table_of(dossier, "passing")
    assert blocks["passing"].more == words.MORE_PASSING.format(n=2 * hops - len(shown))
    assert blocks["timeline"].more
    assert "1-" not in blocks["matrix"].rows[0].cells[4]
    assert len(html(dossier)) < 3_000_000
    assert document_of(dossier)


def test_short_ways_are_not_cut(tmp_path: Path) -> None:
    dossier = dossier_of(long_way(tmp_path, 20), "C1")
    assert [name for name, one in named_tables(dossier).items() if one.more] == []
    assert len(table_of(dossier, "schedule")) == 20


@pytest.mark.parametrize(
    ("days", "marks", "outside"),
    [
        (["2025-01-01", "2025-03-01"], [0, 1000], 0),
        (["2025-01-01", "2025-03-01", "2052-06-20"], [0, 1000], 1),
        (["1970-01-01", "2025-03-01", "2025-01-01"], [0, 1000], 1),
    ],
    ids=["all", "one far later", "one far earlier"],
)
def test_a_date_in_error_does_not_squeeze_the_line_of_time(days: list[str], marks: list[int], outside: int) -> None:
    from datetime import date

    events = [{"on_day": date.fromisoformat(day), "what": "incident", "subject": ""} for day in days]
    (made,) = strip(events, date(2025, 2, 1))
    assert sorted(mark.at for mark in made.lanes[0][1]) == marks
    assert ("far outside" in made.words) == bool(outside)


def test_texts_are_changed_everywhere_and_names_are_kept() -> None:
    section = Section("front", "Case", (Para("x", 1, "note"),))
    changed = with_texts(section, lambda text: text + "!")
    assert changed == Section("front", "Case!", (Para("x!", 1, "note"),))
    assert with_texts(Row(("a",), 2), str.upper) == Row(("A",), 2)
