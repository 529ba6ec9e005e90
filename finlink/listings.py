"""What users list: the columns of each listing, in order, and the query behind it.

The command line, the CSV files of a build and the JSON output all take their columns from here.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Listing:
    """One listing: its columns in order, and the query (over a build's tables) that yields them sorted.

    ``on_screen`` names the columns that a terminal table shows; CSV and JSON always have all.
    """

    name: str
    columns: tuple[str, ...]
    query: str
    on_screen: tuple[str, ...]


def _listing(name: str, columns: str, tail: str, on_screen: str = "") -> Listing:
    names = tuple(columns.split())
    selected = ", ".join(f'"{column}"' for column in names)
    return Listing(name, names, f"SELECT {selected} FROM {tail}", tuple(on_screen.split()) or names)


LISTINGS = {
    one.name: one
    for one in (
        _listing(
            "links",
            "left right kind via strength status evidence",
            'links ORDER BY "left", "right", kind, via',
        ),
        _listing(
            "networks",
            "network cases case_ids loss_eur with_investigation lead losses_unknown",
            "networks ORDER BY length(network), network",
        ),
        _listing(
            "gaps",
            "case_id status findings priority reason next_step loss_eur traced_eur freezable_eur network "
            "joinable_investigation",
            "gaps ORDER BY priority DESC, loss_eur DESC NULLS LAST, case_id",
            on_screen="case_id status findings priority loss_eur network joinable_investigation next_step",
        ),
        _listing("kpi", "kpi label group value numerator denominator unit definition excluded", "kpi"),
        _listing(
            "issues",
            "issue severity file row column value message hint",
            'issues ORDER BY file, "row", "column", issue, value',
        ),
        _listing(
            "freeze",
            "destination service country traced_eur restrained_eur freezable_eur cases last_at channel currency traced "
            "restrained freezable balance balance_on case_ids note chain",
            "freezable ORDER BY freezable_eur DESC NULLS LAST, freezable DESC, last_at DESC, destination, currency",
            on_screen="destination service country freezable_eur freezable currency restrained cases last_at channel",
        ),
        _listing("hubs", "via kind cases reason", "hubs ORDER BY cases DESC, via"),
        _listing(
            "findings",
            "subject case_id rule severity reason next_step evidence",
            "findings ORDER BY subject, rule, evidence",
        ),
    )
}
"""The listings by name. Amounts are in euro where the name ends in _eur; empty = not known or not yet computed."""
