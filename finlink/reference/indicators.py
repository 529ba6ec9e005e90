"""The page of the indicators, from their definitions, with the statistics packs."""

from __future__ import annotations

from finlink.assess import kpis
from finlink.assess.kpis import packs
from finlink.assess.kpis.definitions import BASES, NEEDS
from finlink.reference.markdown import page, table


def render() -> str:
    """Return the page as Markdown."""
    words = list(kpis.definitions().values())
    counted = [(f"`{one.kpi}`", one.label, one.unit, one.basis, one.definition) for one in words]
    made = [
        (f"`{one.kpi}`", f"`{one.formula}`", _list(one.excluded), ", ".join(one.needs), one.source) for one in words
    ]
    parts: list[str] = []
    for name in packs.NAMES:
        pack = packs.pack(name)
        lines = [
            (f"`{line}`", one.label, one.unit, one.source, pack.tables[line], one.definition)
            for line, one in pack.lines.items()
        ]
        parts += [f"### `--pack {name}`", f"{pack.title}. {pack.note}"]
        parts.append(table(("line", "label", "unit", "source", "table", "counts"), lines))
    return page(
        "Indicators",
        "finlink/assess/kpis/definitions.toml and finlink/assess/kpis/packs",
        "`finlink kpi BUILD` prints each indicator with its numerator, its denominator and what was excluded; "
        "`finlink why BUILD K2` prints the query that counts it. A share is a number from 0 to 1. "
        "0 / 0 is n/a, never 0.",
        "**E**, the eligible cases, are all cases registered in the period whose status is not NOT_REQUIRED, "
        "UNDETERMINED or UNKNOWN. The last two are counted as excluded. WAIVED cases are in E. "
        "What each [status](findings.md) means.",
        table(("basis", "counts"), [(f"`{name}`", f"{said}.") for name, said in BASES.items()]),
        table(("indicator", "label", "unit", "basis", "counts"), counted),
        f"`--by` breaks each down by one of: {', '.join(kpis.GROUPS)}. Months, quarters and years are those of the "
        "event for the basis `event`, of the registration of the case for `cohort`, and of the opening of the "
        "investigation for `stock`. K23 and its parts are always of the whole register. `channel` divides K19 and its "
        "parts, K20 and K20b. A case without a unit, offence, country or date is in the group `unknown`. An "
        "investigation, asset or request that touches several groups counts once in each, and once in `all`.",
        "## How each is made",
        "`k02.due` is the column `due` of `finlink/assess/kpis/counts/k02.sql`. A column ending in `_days` counts "
        "things by days. Amounts are in euro; what has no value in euro is in no sum and is counted.",
        table(("indicator", "formula", "excluded and counted", "needs", "source"), made),
        "Where a register lacks what an indicator needs, the indicator is n/a, never 0. A file with only a header is "
        "there: it says that there is nothing.",
        table(("needs", "else n/a, since the register"), [(f"`{name}`", said) for name, said in NEEDS.items()]),
        "## Statistics packs",
        "Each line has its legal source and how it is counted, or is *not in the register*. Lines marked "
        "(verify) were not checked against the text of the law.",
        *parts,
    )


def _list(words: object) -> str:
    return "; ".join(str(said) for said in words.values()) if isinstance(words, dict) else ""
