"""One file while it is typed: what the steps that report on it share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.errors import Issue

if TYPE_CHECKING:
    from finlink.engine import DuckEngine
    from finlink.errors import Severity
    from finlink.normalise.columns.cells import Cells
    from finlink.normalise.columns.howread import Finder, HowRead
    from finlink.read import FileRead
    from finlink.read.readings import How
    from finlink.schema import Column


class TypedFile:
    """One file, its typed rows in the table ``stored`` (``row`` is SQL for the physical line), and its problems.

    ``required`` are the columns whose empty cell makes a row unusable; ``finder`` knows how the columns are read.
    """

    file: FileRead
    engine: DuckEngine
    cells: Cells
    finder: Finder
    stored: str
    row: str
    required: list[Column]
    issues: list[Issue]

    @property
    def how(self) -> HowRead:
        """How the columns are read, as far as it is known."""
        return self.finder.how

    def declared_by(self, name: str) -> How:
        """Say who declared the decimal mark, dates or zone of this file: the user or a preset."""
        mapped = self.file.header.mapped
        by_preset = mapped is not None and not getattr(self.file.input.source, name) and getattr(mapped.source, name)
        return "preset" if by_preset else "declared"

    @property
    def checked(self) -> list[Column]:
        """The columns whose refused text is kept beside the typed value."""
        return [column for column in self.cells.columns if self.cells.is_checked(column, self.how)]

    def is_fatal(self, column: Column) -> bool:
        """Say whether a refused cell of ``column`` sets its row aside; a doubtful identifier always does."""
        return column in self.required or column.type in ("account", "wallet", "end")

    def issue(  # noqa: PLR0917 - the fields of an Issue, in its order of telling
        self, row: int, column: str, issue: str, severity: Severity, value: str, message: str, hint: str = ""
    ) -> None:
        """Note a problem of this file."""
        self.issues.append(Issue(self.file.name, row, column, issue, severity, value, message, hint))
