"""The page of the messages: every issue code with an example, and every sentence that refuses a run.

The examples come from the corpus of bad input (`tests/bad_input/cases/`), which the tests run: what the page shows is
what finlink says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finlink.reference.markdown import page, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MEANINGS: dict[str, str] = {
    "AMOUNT": "A cell of an amount holds what is no amount, or what can be read in two ways.",
    "AMOUNT-ZERO": "An amount is 0.",
    "BATCH": "A booking bundles several payments whose sums do not agree; it is read as one, without a counterparty.",
    "BIC": "A bank identifier code is not built like one.",
    "BIDI": "A text holds characters that turn the direction of writing, so that it is shown as something else.",
    "BIRTH-DATE-DIFFERS": "A personal number holds another date of birth than its row.",
    "BLANK": "A row has delimiters and no value.",
    "CASE-DIFFERS": "One case stands in two rows whose cells differ.",
    "CASE-SAME": "One case stands in several rows with nothing that differs.",
    "CASE-UNKNOWN": "A row names a case that the register does not have.",
    "CHECKSUM": "An identifier fails its check: most often a typing error. It joins no cases on its own.",
    "COLUMN-AMBIGUOUS": "Several headers may mean one column.",
    "COLUMN-UNKNOWN": "A header is none that finlink uses.",
    "CONFLICT": "One id stands in one file for payments that differ.",
    "CONFUSABLE": "An identifier holds letters of another script that look like the right ones.",
    "CONTACT": "A telephone number, an e-mail address or a user name is none, or does not say enough to join cases.",
    "CONTROL": "A row holds a control character.",
    "CONTROL-SUM": "A file states a sum or a balance that its rows do not make.",
    "COUNTRY": "What should be a country is none.",
    "CURRENCY": "What should be a currency is none.",
    "CURRENCY-DIFFERS": "The currency beside an amount is not that of the row.",
    "DATE": "A cell of a date or time holds what is none, or what can be read in two ways.",
    "DATE-AMBIGUOUS": "Every date of a column can be read day first and month first.",
    "DATE-MIXED": "The dates of a column are written in two orders.",
    "DATE-PARTIAL": "A date of birth is known by its year, or year and month, alone.",
    "DECIMAL-AMBIGUOUS": "Every amount of a column can be read with a decimal point and with a decimal comma.",
    "DECIMAL-MIXED": "The amounts of a column are written with both decimal marks.",
    "DECISION-ONE-THING": "Both sides of an analyst's decision are the same thing.",
    "DECISION-SUPERSEDED": "A later decision on the same two things says otherwise.",
    "DECISION-UNKNOWN": "An analyst's decision names what the register does not have, or what may be several things.",
    "DERIVE-EMPTY": "A `[[derive]]` of finlink.toml makes no rows.",
    "DIRECTION": "A booking says neither credit nor debit.",
    "DST-GAP": "A local time lies in the hour that the clocks left out.",
    "DST-TWICE": "A local time lies in the hour that the clocks showed twice.",
    "EMPTY-CELL": "A required cell is empty.",
    "ENCODING": "A line holds bytes that the file's encoding does not have.",
    "ENCODING-SUSPECT": "A text looks as if another program had decoded it wrongly before.",
    "ENTRY-NUMBERS": "Entries of a statement share a line, so rows are cited by their numbers.",
    "FIELDS": "A row has fewer or more cells than the header.",
    "FILE-SAME": "Two files are byte for byte the same.",
    "FILE-UNUSED": "A file belongs to no table.",
    "HEADER-AGAIN": "The header stands in the middle of the file again.",
    "ID-REUSED": "Files use one id for different payments.",
    "ID-UNCLEAR": "A number may be of several kinds.",
    "INTEGER": "What should be a whole number is none.",
    "INVISIBLE": "An identifier holds a character that cannot be seen.",
    "LIMIT": "A line or a cell is longer than any row is.",
    "MT940-ENCODING": "An MT940 statement is not UTF-8; which code page it is, its words say, or nobody.",
    "MT940-FIELD": "A field of an MT940 statement cannot be read.",
    "NO-ROWS": "A file has a header and no rows.",
    "NOT-BOOKED": "A statement lists an entry that was not booked.",
    "PRESET": "The file was read with a preset, found by its headers.",
    "PRESET-TIE": "Two presets fit the headers equally well.",
    "QUOTE": "A quote is not closed, or stands where none may.",
    "RANGE": "A number or a date is far beyond what is meant.",
    "RATE": "What should be a rate is none.",
    "RATE-DIFFERS": "The register has two rates for one currency and day.",
    "RATE-EMPTY": "A row of rates gives neither a rate nor a price.",
    "RATE-MISSING": "An amount has no rate to euro.",
    "REPAIR-TWICE": "A repaired row repairs one that is in use, or was repaired before.",
    "REPAIR-UNKNOWN": "A row of repaired rows does not say which row it repairs.",
    "REPAIRED": "A row that is set aside stands, repaired, in another file.",
    "ROWS-NOT-SELECTED": "Rows are left out because the settings or the preset say so.",
    "SCALE": "An amount has more decimals than its currency.",
    "SECOND-TABLE": "A second table begins in the middle of the file.",
    "SECRET": "A text holds a private key.",
    "SELF": "A payment goes to its own sender.",
    "SEPARATOR": "A text holds a line separator that ends no line.",
    "STANDS-IN": "A required cell is empty, and another one says who is meant.",
    "STATEMENT-GAP": "A statement between two others is missing.",
    "TAG-ADDRESS": "A tag has no address.",
    "TIME-ZONE": "Times do not say their zone.",
    "TOTALS": "A row gives totals and is no record.",
    "TRANSFER-ALIKE": "Two rows of one file agree in all, and have no id.",
    "TRANSFER-PAIRED": "A row tells a payment that another file tells too.",
    "TRANSFER-PAIRS": "So much of a file is told by another file too.",
    "TRANSFER-SAME": "A row is a transfer that stands there already, by its id.",
    "TRUNCATED": "The file ends in the middle of a record.",
    "WORD-UNKNOWN": "A word of a closed list is none that finlink knows.",
    "XLSX-DATE": "A cell is shown as a date, but holds none.",
    "XLSX-DIGITS": "A long number was stored as a number; Excel keeps 15 digits.",
    "XLSX-ERROR": "A cell shows an error.",
    "XLSX-FORMULA": "A formula was never calculated.",
    "XLSX-HIDDEN": "Excel hides rows, columns or the sheet.",
    "XLSX-MERGED": "Cells are merged.",
    "XLSX-NUMBER": "A number cell holds text.",
    "XLSX-SHEETS": "The workbook has further sheets.",
}
"""What each issue code says, whatever the example."""

GROUPS = {
    "error": (
        "Rows set aside",
        "The row could not be used. It is kept, as it was found, in `rejected/`; every other row of the file is used.",
    ),
    "warning": (
        "Used, but doubtful or in part unknown",
        "The row is used. A cell of it counts as unknown, or is marked, or should be looked at.",
    ),
    "info": ("Said once", "Nothing is to be mended."),
}
"""What the severity of an issue means for its row."""


@dataclass(frozen=True, slots=True)
class Example:
    """One issue as it was met: the line it speaks of (escaped; "" for none), the words, and the case's number."""

    issue: str
    severity: str
    where: str
    line: str
    message: str
    hint: str
    number: int


@dataclass(frozen=True, slots=True)
class Refused:
    """One input that refuses the whole run, and the sentence."""

    title: str
    message: str
    number: int


def render(examples: Sequence[Example], refused: Sequence[Refused]) -> str:
    """Return the page as Markdown; of several examples for a code and severity the first is shown."""
    parts = []
    for severity, (title, words) in GROUPS.items():
        of_group = [one for one in examples if one.severity == severity]
        parts += [f"## {title}", words, *_entries(of_group)]
    made = page(
        "Messages",
        "tests/bad_input/cases",
        "What finlink says about input that is not as it should be: one sentence that names file, line, column and "
        "value, and a hint that says how to mend it. `finlink check` lists them; a build has them in `issues.csv`. The "
        "numbers are those of the list of 78 bad inputs that the tests go through.",
        *parts,
        "## Runs refused",
        "Where no result could be trusted nothing is written, the exit code is 1, and one sentence says why.",
        table(("input", "what finlink says"), [(_title(one), one.message) for one in refused]),
    )
    return made.replace("tests/test_reference.py", "tests/bad_input")


def _title(one: Refused) -> str:
    return f"{one.title} ({one.number})" if one.number else one.title


def _entries(examples: Sequence[Example]) -> Iterator[str]:
    for code in sorted({one.issue for one in examples}):
        met = [one for one in examples if one.issue == code]
        first = met[0]
        numbers = ", ".join(str(n) for n in sorted({one.number for one in met} - {0}))
        yield f"### {code}"
        yield MEANINGS[code] + (f" In the list: {numbers}." if numbers else "")
        lines = [first.where + (f": {first.line}" if first.line else ""), first.message]
        if first.hint:
            lines.append(f"Hint: {first.hint}")
        yield "```text\n" + "\n".join(lines) + "\n```"
