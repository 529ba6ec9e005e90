"""The page of the indicators, from their definitions."""

from __future__ import annotations

from finlink.assess import kpis
from finlink.reference.markdown import page, table


def render() -> str:
    """Return the page as Markdown."""
    rows = [(f"`{one.kpi}`", one.label, one.unit, one.definition) for one in kpis.definitions().values()]
    return page(
        "Indicators",
        "finlink/assess/kpis/definitions.toml",
        "`finlink kpi BUILD` prints each indicator with its numerator, its denominator and what was excluded; "
        "`finlink why BUILD K2` prints the query that counts it. A share is a number from 0 to 1. "
        "0 / 0 is n/a, never 0.",
        "**E**, the eligible cases, are all cases registered in the period whose status is not NOT_REQUIRED, "
        "UNDETERMINED or UNKNOWN. The last two are counted as excluded. WAIVED cases are in E. "
        "What each [status](findings.md) means.",
        table(("indicator", "label", "unit", "counts"), rows),
        f"`--by` breaks each down by one of: {', '.join(kpis.GROUPS)}. Months, quarters and years are those of the "
        "registration of the case; for K1 and K1b, of the opening of the investigation. K23 and its parts are "
        "always of the whole register. A case without a unit, offence, country or date is in the group `unknown`.",
    )
