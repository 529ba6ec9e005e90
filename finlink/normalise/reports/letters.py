"""Reporting text that does not look like what it is: direction marks, stray line separators, wrongly decoded letters.

Costs nothing where a file is all ASCII; elsewhere Python sees only distinct values that the engine suspects.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from finlink.engine import literal
from finlink.errors import Issue
from finlink.normalise.columns.types import LOOK_ALIKES
from finlink.normalise.reports.messages import shown
from finlink.schema import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finlink.engine import DuckEngine
    from finlink.normalise.columns.typedfile import TypedFile
    from finlink.normalise.loaded import Loaded

BIDI = r"[\x{202a}-\x{202e}\x{2066}-\x{2069}]"
"""Characters that turn the direction of writing (CVE-2021-42574; Unicode UTS 39)."""

SEPARATORS = r"[\x{85}\x{2028}\x{2029}]"

_CODE_PAGES = ("cp1252", "cp1250", "cp1254", "cp1251", "cp1253")
_LATIN = str.maketrans(LOOK_ALIKES, "ABESIJKMHOPCTYXQW3aesijkopcyxqwh3ABEZHIKMNOPTYXiknopuxIi")
_TYPES = ("text", "key", "category", "list", "person_id", "flag")


def _suspects() -> str:
    """Return the pattern of a pair of characters that two bytes of UTF-8 make under some code page."""
    lead = {bytes([b]).decode(page, "ignore") for page in _CODE_PAGES for b in range(0xC3, 0xDF)}
    tail = {bytes([b]).decode(page, "ignore") for page in _CODE_PAGES for b in range(0x80, 0xC0)}
    tail |= {chr(b) for b in range(0x80, 0xC0)}
    return f"[{''.join(sorted(lead))}][{''.join(sorted(tail))}]"


def is_wrongly_decoded(text: str) -> bool:
    """Say whether ``text`` is UTF-8 that was decoded with a code page: turned back, all its letters become others.

    >>> is_wrongly_decoded("MÃ¼ller"), is_wrongly_decoded("Müller"), is_wrongly_decoded("Đorđe")
    (True, False, False)
    """
    foreign = sum(not c.isascii() for c in text)
    for page in _CODE_PAGES:
        try:
            again = _bytes(text, page).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        # Two Cyrillic or Greek letters may turn back by chance (Рћ); four in a row do not.
        if foreign > sum(not c.isascii() for c in again) and (page not in ("cp1251", "cp1253") or foreign >= 4):
            return True
    return False


def _bytes(text: str, page: str) -> bytes:
    """Return the bytes of ``text`` under a code page, in which C1 characters stand for bytes that it does not use."""
    return b"".join(bytes([ord(c)]) if "\x80" <= c <= "\x9f" else c.encode(page) for c in text)


def report_letters(one: TypedFile) -> None:
    """Report the doubtful text cells of one file that is not all ASCII."""
    names = [column.name for column in one.cells.columns if column.type in _TYPES]
    names += [f"x_{name}" for name in one.cells.extra]
    if not names:
        return
    patterns = (BIDI, SEPARATORS, _suspects())
    asked = [
        f'count(*) FILTER (WHERE strlen("{name}") <> length("{name}") AND regexp_matches("{name}", {literal(one_of)}))'
        for name in names
        for one_of in patterns
    ]
    found = iter(one.engine.rows(f"SELECT {', '.join(asked)} FROM {one.stored}")[0])
    for name in names:
        bidi, separators, suspects = next(found), next(found), next(found)
        if bidi:
            _report_cells(one, name, BIDI, "BIDI", "has a character that turns the direction of writing")
        if separators:
            what = "has a line separator that ends no line"
            _report_cells(one, name, SEPARATORS, "SEPARATOR", what)
        if suspects:
            _report_suspects(one, name)


def _report_cells(one: TypedFile, name: str, pattern: str, code: str, what: str) -> None:
    rows = one.engine.rows(
        f'SELECT {one.row}, "{name}" FROM {one.stored} WHERE regexp_matches("{name}", {literal(pattern)}) ORDER BY 1'
    )
    column = name.removeprefix("x_")
    for row, text in rows:
        message = f"{column} is {shown(text)}, which {what}; it is kept, and shown by its number."
        one.issue(row, column, code, "warning", text, message, "remove the character if the document does not have it")


def _report_suspects(one: TypedFile, name: str) -> None:
    """Say once that letters of a column were decoded wrongly before the file was made."""
    where = f'regexp_matches("{name}", {literal(_suspects())})'
    rows = one.engine.rows(f'SELECT "{name}", count(*), min({one.row}) FROM {one.stored} WHERE {where} GROUP BY 1')
    wrong = sorted((row, text, count) for text, count, row in rows if is_wrongly_decoded(text))
    if not wrong:
        return
    row, text, _ = wrong[0]
    total = sum(count for _, _, count in wrong)
    column = name.removeprefix("x_")
    cells = "1 cell looks" if total == 1 else f"{total} cells look"
    message = (
        f"{column} is {shown(text)} in row {row}: {cells} decoded with the wrong encoding before; kept as written."
    )
    hint = "export the table again as UTF-8 from where it comes"
    one.issue(0, column, "ENCODING-SUSPECT", "warning", text, message, hint)


def report_alike_cases(engine: DuckEngine, loaded: Loaded) -> None:
    """Report case ids that differ only by letters that look alike, such as Cyrillic КТ and Latin KT."""
    parts = list(_case_ids(loaded))
    if not parts:
        return
    every = " UNION ALL ".join(parts)
    foreign = engine.rows(
        f"SELECT case_id, source_file, min(source_row) FROM ({every}) WHERE strlen(case_id) <> length(case_id) "
        "GROUP BY 1, 2 ORDER BY 2, 3, 1"
    )
    folded = {case_id: _drawn(case_id) for case_id, _, _ in foreign}
    if not folded:
        return
    wanted = ", ".join(literal(fold) for fold in sorted(set(folded.values())))
    known = {fold: {i for i, f in folded.items() if f == fold} for fold in folded.values()}
    for (case_id,) in engine.rows(f"SELECT DISTINCT case_id FROM ({every}) WHERE case_id IN ({wanted})"):
        known[case_id].add(case_id)
    for case_id, file, row in foreign:
        others = sorted(known[folded[case_id]] - {case_id})
        if others:
            _report_alike(loaded, (case_id, others[0]), file, row)


def _drawn(text: str) -> str:
    """Return ``text`` as it is drawn: look-alike letters Latin, characters that nobody sees left out."""
    latin = unicodedata.normalize("NFKC", text).translate(_LATIN)
    return "".join(c for c in latin if unicodedata.category(c) not in ("Cc", "Cf"))


def _case_ids(loaded: Loaded) -> Iterator[str]:
    """Yield SQL for the case ids of every loaded table, with their place."""
    for name in loaded.present:
        for column in tables()[name].columns:
            if column.name == "case_id" and column.name in loaded.present[name]:
                yield f"SELECT case_id, source_file, source_row FROM in_{name}"


def _report_alike(loaded: Loaded, ids: tuple[str, str], file: str, row: int) -> None:
    case_id, other = ids
    odd = "".join(f"<U+{ord(c):04X}>" if not c.isascii() else c for c in case_id)
    message = (
        f"case_id is {shown(case_id)} ({odd}), which looks like {shown(other)} but is another case; both are kept."
    )
    hint = "write the id in one alphabet where one case is meant"
    loaded.issues.append(Issue(file, row, "case_id", "CONFUSABLE", "warning", case_id, message, hint))
