"""A dossier as a file: its name, its kind by the ending of the name, written whole or not at all."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError
from finlink.export.dossier.compose import compose
from finlink.files import safe_stem, write_bytes, write_text

if TYPE_CHECKING:
    from finlink.export.dossier.model import Dossier
    from finlink.result import Build

ENDINGS = (".html", ".docx")
"""The kinds of file: a page, a document."""
_LONGEST = 76


def file_name(case: str) -> str:
    """Return the name of a case's page that every system takes; two cases whose letters were lost do not share one.

    >>> file_name("KT-116/25"), file_name("КТ-116/25")
    ('dossier-KT-116_25.html', 'dossier-_-116_25-bc9ce4.html')
    """
    lost = not case.isascii() or len(case) > _LONGEST
    mark = f"-{hashlib.sha256(case.encode('utf-8', 'surrogatepass')).hexdigest()[:6]}" if lost else ""
    return f"dossier-{safe_stem(case)}{mark}.html"


def write_dossier(build: Build, case: str, target: str | Path, *, mask: bool = False) -> Dossier:
    """Write the dossier of a case to ``target``, a page or a document by its ending, and return it.

    With ``mask`` the personal numbers of people cannot be read in it. Raises FinlinkError for another ending and,
    with the nearest names, where the build has no such case.
    """
    path = Path(target)
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise FinlinkError(f"{path} would be no page and no document; name a file that ends in {' or '.join(ENDINGS)}.")
    dossier = compose(build, case, mask=mask)
    if ending == ".html":
        from finlink.export.dossier.page import html  # noqa: PLC0415 - only one of the two is needed

        write_text(path, html(dossier))
    else:
        from finlink.export.dossier.document import docx  # noqa: PLC0415

        write_bytes(path, docx(dossier))
    return dossier
