"""``docs/reference/messages.md`` shows what the case files prove; FINLINK_UPDATE=1 writes it again."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from bad_input_bytes import content_bytes
from bad_input_cases import DEFAULT, Case, Expected, all_cases
from registers import ROOT

from finlink.reference.messages import MEANINGS, Example, Refused, render

if TYPE_CHECKING:
    from typing import Any

PAGE = ROOT / "docs" / "reference" / "messages.md"


def test_messages_page_is_up_to_date() -> None:
    cases = [case for case in all_cases() if not case.pending and not case.limits]
    examples = [example(case, one) for case in cases for one in case.issues]
    refused = [Refused(case.title, case.refused, case.number) for case in cases if case.refused is not None]
    made = render(examples, refused)
    if os.environ.get("FINLINK_UPDATE"):
        PAGE.write_text(made, encoding="utf-8", newline="\n")
    assert PAGE.read_text(encoding="utf-8") == made, "run FINLINK_UPDATE=1 pytest tests/bad_input (twice)"


def test_every_meaning_has_an_example() -> None:
    assert set(MEANINGS) == {one.issue for case in all_cases() for one in case.issues}
    assert all(words.endswith(".") for words in MEANINGS.values())


def example(case: Case, one: Expected) -> Example:
    """Return an issue as the page shows it, with the line it speaks of."""
    by_number = any((other.file, other.issue) == (one.file, "ENTRY-NUMBERS") for other in case.issues)
    where = f"{one.file}, {'entry' if by_number else 'line'} {one.row}" if one.row else one.file
    where += f", {one.column}" if one.column else ""
    text = line_of(case.files.get(one.file, DEFAULT), one.row) if one.row and not by_number else ""
    return Example(one.issue, one.severity, where, text, one.message, one.hint, case.number)


def line_of(content: Any, row: int) -> str:
    """Return a physical line of a file as it may be shown: nothing unprintable, at most 120 characters."""
    if isinstance(content, dict) and "make" in content:
        return ""
    raw = content_bytes(content)
    encoding = content.get("encoding", "utf-8") if isinstance(content, dict) else "utf-8"
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    text = raw.decode(encoding, "backslashreplace").replace("\r\n", "\n").replace("\r", "\n").split("\n")[row - 1]
    shown = "".join(c if c.isprintable() and c != "`" else f"<U+{ord(c):04X}>" for c in text)
    return shown if len(shown) <= 120 else shown[:119] + "…"
