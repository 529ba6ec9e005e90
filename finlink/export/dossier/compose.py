"""Build and case in, dossier out: the sections in their order, cleaned of what cannot be shown, masked where asked."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from finlink import __version__
from finlink.engine import sql_file
from finlink.export.chart.text import Cleaner, compact
from finlink.export.chart.text import mask as masked
from finlink.export.dossier import words
from finlink.export.dossier.model import Dossier, Para, with_texts
from finlink.export.dossier.sections import (
    assets,
    evidence,
    front,
    limits,
    links,
    money,
    plan,
    subjects,
    summary,
    timeline,
)
from finlink.export.dossier.source import Source
from finlink.lookup import find_case

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from finlink.export.dossier.model import Section
    from finlink.result import Build

SECTIONS = (
    front.section,
    summary.section,
    plan.section,
    subjects.section,
    timeline.section,
    links.section,
    money.section,
    assets.section,
)
"""The sections that make claims, in their order; the matrix and the limits follow."""

LONGEST = 600
"""A text is cut after so many characters, and it is said how many it has."""
_NO_CHARACTERS = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")
_LINES = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")


def compose(build: Build, case: str, *, mask: bool = False) -> Dossier:
    """Return the dossier of a case; with ``mask`` the personal numbers of people cannot be read in it.

    Raises FinlinkError, with the nearest names, when the build has no such case.
    """
    source = Source(build, find_case(build, case))
    try:
        return _composed(source, mask=mask)
    finally:
        source.close()


def _composed(source: Source, *, mask: bool) -> Dossier:
    made: list[Section] = []
    for number, section in enumerate(SECTIONS, 1):
        source.claims.section = str(number)
        made.append(section(source))
    cited = evidence.cited_rows(source)
    made += [evidence.section(source, cited), limits.section(source, mask=mask)]
    said = evidence.handling_words(cited)
    notes = (*(para for para in said if para.tone != "warning"), Para(words.MASK_NOTE[mask], tone="note"))
    made[0] = dataclasses.replace(made[0], blocks=(*notes, *made[0].blocks))
    banner = " ".join(para.text for para in said if para.tone == "warning")
    day = source.manifest["as_of"] or words.UNKNOWN
    seal = source.manifest["manifest_sha256"][:16]
    dossier = Dossier(
        title=words.TITLE.format(case=source.case),
        case_id=source.case,
        subtitle=source.front["title"] or "",
        subject=words.SUBJECT.format(case=source.case, day=day),
        banner=banner,
        footer=words.FOOTER.format(version=__version__, as_of=source.as_of.words, seal=seal),
        author=f"finlink {__version__}",
        as_of=source.manifest["as_of"] or "",
        sections=tuple(made),
        marks=evidence.marks(source, cited),
    )
    return with_texts(dossier, _cleaner(_numbers(source) if mask else ()))


def _numbers(source: Source) -> list[str]:
    """Return the personal numbers of the register, cited or not: of everybody whom no row calls a company."""
    return [number for (number,) in source.engine.rows(sql_file("finlink.export.dossier.queries", "personal_numbers"))]


def _cleaner(numbers: Sequence[str]) -> Callable[[str], str]:
    """Return what makes a text safe to show: unseen characters written out, numbers masked, long texts cut."""
    cleaner = Cleaner(numbers)
    alone = {number for number in map(compact, numbers) if number}

    def clean(text: str) -> str:
        if compact(text) in alone:
            return masked(text)
        shown = _NO_CHARACTERS.sub(_named, cleaner.detail(_LINES.sub(" ⏎ ", text)))
        return shown if len(shown) <= LONGEST else shown[:LONGEST].rstrip() + words.CUT.format(length=len(text))

    return clean


def _named(found: re.Match[str]) -> str:
    return f"⟨U+{ord(found[0]):04X}⟩"
