"""The supervisor's report: one model, made from a build, and the page and the workbook that show it.

    build + language + period → compose.compose → model.Report → page.render → report.html
                                                               → book.workbook → report.xlsx

``queries/`` has the SQL, ``sections/`` one module a subject, ``words`` (and `finlink.export.sentences`) the texts that
come from tables; ``svg`` draws the charts of the page, the workbook has a spreadsheet's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.errors import FinlinkError
from finlink.export.report.compose import compose
from finlink.export.report.source import TOP
from finlink.files import write_bytes, write_text

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from finlink.i18n import Translator
    from finlink.result import Build


def write_report(
    build: Build, path: Path, t: Translator, *, since: date | None = None, until: date | None = None, top: int = TOP
) -> None:
    """Write the report of a build to ``path``: a page (.html) or a workbook (.xlsx), whole or not at all.

    ``t`` is the language, and knows afterwards which texts it had no words for; ``since`` and ``until`` bound the
    registration of the cases; lists have ``top`` rows. Raises FinlinkError for another ending.
    """
    ending = path.suffix.lower()
    if ending not in (".html", ".xlsx"):
        raise FinlinkError(f"{path} is neither a page nor a workbook; let its name end in .html or .xlsx.")
    report = compose(build, t, since=since, until=until, top=top)
    if ending == ".html":
        from finlink.export.report.page import render  # noqa: PLC0415 - only a page needs it

        write_text(path, render(report, t))
    else:
        from finlink.export.report.book import workbook  # noqa: PLC0415 - only a workbook needs it

        write_bytes(path, workbook(report, t))
