"""The evidence matrix: every claim, the rows behind it, file and hash, the document, and the handling of the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.export.dossier import words
from finlink.export.dossier.claims import ranges
from finlink.export.dossier.forms import counted
from finlink.export.dossier.handling import codes_of, restricting
from finlink.export.dossier.heads import table
from finlink.export.dossier.model import Para, Row, Section

if TYPE_CHECKING:
    from finlink.export.dossier.claims import Claim, Place
    from finlink.export.dossier.model import Block, Table
    from finlink.export.dossier.source import Record, Source

_HASH = 12
"""So many digits of a hash stand in the matrix; all of them in the table of the files."""
MOST_DOUBTS = 100

Cited = dict["Place", "Record"]
"""What is known of each cited row."""


def cited_rows(source: Source) -> Cited:
    """Return table, document and handling of every cited row."""
    places = source.claims.places()
    source.cite(places)
    found = {one["place"]: one for one in source.ask("cited")}
    return {place: found.get(f"{place[0]}:{place[1]}", {}) for place in places}


def section(source: Source, cited: Cited) -> Section:
    """Return the section."""
    files = source.ask("sources")
    blocks: tuple[Block, ...] = (*handling_words(cited), _matrix(source, cited, files), _files(files), _doubts(source))
    return Section("evidence", words.SECTIONS["evidence"], blocks, wide=True)


def handling_words(cited: Cited) -> list[Para]:
    """Return what the handling codes of the cited rows mean for whoever holds the dossier."""
    held = {place: codes_of(row.get("handling")) for place, row in cited.items() if row.get("handling")}
    if not held:
        return [Para(words.NO_HANDLING, tone="note")]
    bound = [place for place, codes in held.items() if restricting(codes)]
    said = []
    if bound:
        codes = sorted({code for place in bound for code in restricting(held[place])})
        listed = "; ".join(f"{code}: {words.RESTRICTED[code]}" for code in codes)
        said.append(Para(words.RESTRICTED_BANNER.format(rows=counted("row", len(bound)), codes=listed), tone="warning"))
    others = [place for place, codes in held.items() if codes - set(restricting(codes))]
    if others:
        codes = sorted({code for place in others for code in held[place] - set(restricting(held[place]))})
        said.append(
            Para(words.UNCLEAR_BANNER.format(rows=counted("row", len(others)), codes=", ".join(codes)), tone="note")
        )
    return said


def marks(source: Source, cited: Cited) -> dict[int, str]:
    """Return for each claim that rests on a restricted row the codes that restrict it."""
    found = {}
    for claim in source.claims.made:
        codes = {code for place in claim.places for code in restricting(codes_of(cited[place].get("handling")))}
        if codes:
            found[claim.number] = words.MARK.format(code=", ".join(sorted(codes)))
    return found


def _matrix(source: Source, cited: Cited, files: list[Record]) -> Table:
    numbers = {one["file"]: f"F{n}" for n, one in enumerate(_named(files), 1)}
    hashes = {one["file"]: one["sha256"] for one in files}
    rows = []
    for claim in source.claims.made:
        head = (str(claim.number), claim.section, claim.says)
        groups = _groups(claim, cited)
        if not groups:
            rows.append(Row((*head, "", claim.basis or words.NO_ROW, "", "", "")))
        for file, document, handling, lines, also in groups:
            told = ranges(lines) + (f" ({words.ALSO.format(rows=also)})" if also else "")
            named = f"{numbers.get(file, '')} {file}".strip()
            rows.append(Row((*head, named, told, hashes.get(file, "")[:_HASH], document, handling)))
            head = (str(claim.number), claim.section, "")
    return table("matrix", rows)


def _groups(claim: Claim, cited: Cited) -> list[tuple[str, str, str, list[int], str]]:
    """Return the rows of a claim by file, document and handling, with other files' rows of the same payment."""
    groups: dict[tuple[str, str, str], list[Place]] = {}
    for place in claim.places:
        row = cited[place]
        groups.setdefault((place[0], row.get("document") or "", row.get("handling") or ""), []).append(place)
    made = []
    for (file, document, handling), places in groups.items():
        also = "; ".join(text for place in places if (text := cited[place].get("also")))
        made.append((file, document, handling, [line for _, line in places], also))
    return made


def _named(files: list[Record]) -> list[Record]:
    """Return one row a file: a file may feed several tables."""
    return list({one["file"]: one for one in reversed(files)}.values())[::-1]


def _files(files: list[Record]) -> Table:
    rows = []
    for n, one in enumerate(_named(files), 1):
        feeds = ", ".join(sorted({row["table"] for row in files if row["file"] == one["file"]}))
        digest = one["sha256"] + (
            f" ({words.ARCHIVE.format(sha256=one['archive_sha256'])})" if one["archive_sha256"] else ""
        )
        lines = (f"{one[name]:,}" for name in ("lines", "accepted_lines", "rejected_lines"))
        rows.append(Row((f"F{n}", one["file"], feeds, digest, *lines)))
    return table("files", rows)


def _doubts(source: Source) -> Table:
    found, number = source.first("doubts", MOST_DOUBTS)
    rows = [Row((one["place"], one["severity"], one["message"] or one["issue"], one["hint"] or "")) for one in found]
    return table("doubts", rows, words.MORE_DOUBTS.format(n=number - MOST_DOUBTS) if number > MOST_DOUBTS else "")
