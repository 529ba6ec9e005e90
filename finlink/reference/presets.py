"""The reference page of the presets, `docs/reference/presets.md`, from the presets themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.presets import shipped
from finlink.presets.words import any_of, made_of
from finlink.reference.markdown import page, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finlink.presets import Preset

KEYS = (
    ("title", "what the file is, as it stands in a sentence: a transaction list of …; must be there"),
    ("description", "what the reader should know; free text"),
    ("source", "where the format is described: a document or an address; must be there"),
    ("verified", "true where it was compared with a real file or a description; false if not said"),
    ("headers", "the headers by which the file is known: all must be there; an inner list names several for one"),
    ("not", "headers that must not be there"),
    ("[words]", 'lists of headers; "@name" stands for the list, "@transfers.time" for a column\'s own names'),
    ("instead", "for a file that no table can be made of: what to ask for; then there is no [[table]]"),
    ("[[table]] table", "the table that is fed; one entry for each"),
    ("columns", 'what each column is made of: "Header", or ["A", "B"] (the first that is not empty), or as below'),
    ("columns: from, nonzero", "the first cell that is not empty and, with nonzero = true, not zero"),
    ("columns: from, shift", "a whole number with its decimal point moved: -8 for satoshi, -18 for wei; exact"),
    ("columns: from, unix", "seconds since 1970"),
    ("columns: from, prefix", "a text before what is found"),
    ("columns: join, with", "several cells with a text between them; empty where one of them is"),
    ("own", "for the statement of one account: account, counterparty, and amount (negative is out), or amount and "  # noqa: ISC004
     "direction (with the words in and out), or debit and credit; gives sender, receiver, amount and direction"),
    ("constants", "columns with one value in every row; those of [files] win"),
    ("by_name", "constants by the name of the file, as in \"blockchair_litecoin_*\""),
    ("values", 'what words mean, by column: "US Dollar" = "USD"'),
    ("where, where_not", 'rows kept, or left out: a header and its words; "Err*" begins so, "*" is any, "" is empty'),
    ("optional", "required columns that this format does not have"),
    ("zone, dates, decimal", "how times, dates and amounts are written; those of [files] win"),
)  # fmt: skip


def render() -> str:
    """Return the page as Markdown."""
    known = shipped()
    rows = [
        (
            f"[`{p.name}`](#{p.name})",
            ", ".join(f.table for f in p.feeds) or "none",
            "yes" if p.verified else "no",
            p.title,
        )
        for p in known.values()
    ]
    return page(
        "Presets",
        "finlink/presets/*.toml",
        "A preset says how a known kind of file becomes finlink's tables. It is chosen by the headers of the file: the "
        "preset with the most headers that are all there; where two have equally many, none is, and finlink says so. "
        '`finlink check` shows which was used. `preset = "none"` or another name under '
        "[`[files]`](../how-to/map-your-own-files.md#files-files) overrides it, and so does any mapping under "
        "`[columns]` that fits the file. Headers that the preset does not name are matched as in every other file.",
        table(("preset", "feeds", "verified", "what it is"), rows),
        "*Verified* means compared with a real file, its maker's description, or programs that read such files.",
        *(part for preset in known.values() for part in _section(preset)),
        "## A preset of your own",
        "A file `presets/my-bank.toml` beside `finlink.toml` is the preset `my-bank`; it wins over one of the same "
        "name that comes with finlink. `finlink presets presets/my-bank.toml` checks it. Every key is checked:",
        table(("key", "meaning"), KEYS),
    )


def _section(preset: Preset) -> Iterator[str]:
    """Yield the section of one preset."""
    yield f"## {preset.name}"
    yield f"{preset.title[0].upper()}{preset.title[1:]}. {preset.description}".strip()
    headers = ", ".join(any_of(one) for one in preset.headers)
    absent = ", ".join(any_of(one) for one in preset.absent)
    yield f"Known by: {headers}{f'; without {absent}' if absent else ''}."
    checked = "" if preset.verified else " **Not verified**: compare with your file before you rely on it."
    yield f"Source: {preset.source}.{checked}"
    if preset.instead:
        yield f"No table can be made of it: {preset.instead}."
    for feed in preset.feeds:
        yield table(
            (feed.table, "made of"), [(f"`{column}`" if column else "rows", what) for column, what in made_of(feed)]
        )
        if feed.optional:
            yield f"Not in this format, and not required: {', '.join(f'`{one}`' for one in feed.optional)}."
