"""The page of the build folder: its files, and the tables with their columns as a build has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.reference.markdown import page, table
from finlink.schema import tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FILES = (
    (
        "manifest.json",
        (
            "What the build was made from: finlink's version, settings, profile (what in it is unverified, and the "
            "SHA-256 of a file of your own), as-of date; per input its SHA-256 and where its lines went; per output "
            "its SHA-256; a seal over the manifest itself."
        ),
    ),
    ("graph.html", "The chart of the networks that matter, one file, opens offline."),
    ("gaps.csv", "The worklist: [gaps](listings.md)."),
    ("links.csv", "The [links](listings.md)."),
    ("networks.csv", "The [networks](listings.md)."),
    ("kpi.csv", "The [indicators](indicators.md) of the whole register."),
    ("issues.csv", "Every problem in the input: [issues](listings.md)."),
    (
        "rejected/",
        (
            "Per input file that had unusable rows: its header and these rows as found, each after its file, its row "
            "and why it was set aside; repaired and put beside the original, they are read again. Not there when "
            "nothing was set aside."
        ),
    ),
    ("tables/", "Every table as Parquet, typed; each input row with its source file and line."),
)

DERIVED = {
    "identifiers": "Every account or wallet as written, its node, and what its check said.",
    "party_contacts": (
        "Every telephone number, e-mail address, user name or device of a row of parties, its node (empty where it "
        "joins nothing), and what its check said."
    ),
    "transfer_pairs": (
        "Rows taken for a payment that another file has too, as read, with the row that counts, the columns it was "
        "given from them, and the columns that differ."
    ),
    "files": "Per input file: how it was read, and where its physical lines went, and of a statement its entries.",
    "readings": "What was found out about each file, or declared, and the cells that decided.",
    "quality": "Per file: what share of it could be used, and what its records lack (K23).",
    "issues": "Every problem in the input.",
    "money": "Per file and currency: the sum of the rows in use and of all rows.",
    "links": "Pairs of cases and what they share.",
    "hubs": "Identifiers that join no cases, and why.",
    "networks": "Groups of linked cases.",
    "network_members": "Which case is in which network.",
    "wallet_owners": "Wallets of one owner, how sure that is, and the transactions or clusters that say so.",
    "owner_exclusions": "Transactions and clusters that join no wallets (CoinJoins, services), and why.",
    "direct_transfer_amounts": "What was paid over each pair of ends that links two cases.",
    "busy_ends": "Accounts and wallets that pay or are paid by too many cases for their payments to link any.",
    "link_reasons": "What spoke for and against each weighed link: factor, weight in bits, sentence, both sides.",
    "link_decisions": "The analyst's decision that bears on each link.",
    "decisions_in_force": "The last decision on each pair, both sides as node ids.",
    "person_profiles": "What records say of persons and companies, each distinct content once, as it is compared.",
    "person_pairs": "The weighed pairs of profiles; a later build takes them over.",
    "person_words": "How common each word of a name is, in powers of two.",
    "person_keys_left_out": "Keys too common to find candidates by.",
    "person_model": "What the weights rest on: edition of the model, size class of the register.",
    "identifier_use": "In how many cases each identifier stands, how strong it is, whether it is a hub.",
    "service_nodes": "Accounts and wallets that any row says are a service's; tracing stops there.",
    "trace_params": "The method of tracing, and whether it was declared or is the default.",
    "trace_entries": "The payments where proceeds enter, whose they are, how that is known, and how much entered.",
    "trace_ends": "Where each case's money is: amount by the declared method, least and most by all, hops, times.",
    "trace_hops": "Every movement of a case's money by the declared method, with both sides before and after.",
    "trace_order": "Destinations that change where movements of one instant are taken the other way round.",
    "trace_stated": "What the balances of rows (`balance_after`) tell beyond the rows: opening balances, money that "
    "came or left without a row, overdrafts; and, as `not used` and `order open`, the balances whose "
    "account, or place in a day, nothing tells.",
    "trace_short": "Accounts and wallets that paid out more than they received: money of unknown origin.",
    "asset_events": "Every measure as an event of one asset, in order, with its value in euro on its day.",
    "assets": (
        "One row an asset: its state, what is held of it now, the highest stage that it reached, and its value at each "
        "stage; counted once, whatever the number of orders and cases."
    ),
    "freezable": "What could be frozen: per end point and asset what was traced there, is restrained, and remains.",
    "coverage": "Which investigation covers which case; the case list's own PFI columns included.",
    "case_ends": "Per case where its traced money lies, and what could still be frozen there for it.",
    "case_traced": "Per case what was traced to a place, could still be frozen, or went where nobody knows, in euro.",
    "case_facts": "Everything the status of a case depends on.",
    "case_status": "The one status of each case, with its reason and evidence.",
    "case_money": "The loss of each case in euro, with the rate used.",
    "findings": "Every rule met.",
    "gaps": "The worklist.",
    "kpi": "The indicators of the whole register.",
    "params": "The figures the rules were run with.",
}
"""The tables that finlink makes, in the order of the page."""


def render(columns: Mapping[str, Sequence[str]]) -> str:
    """Return the page as Markdown; ``columns`` has the columns of every stored table, by its name."""
    inputs = [name for name in tables() if name in columns]
    parts = [table(("table", "columns"), [(f"`{name}`", _names(columns[name])) for name in inputs])]
    parts += ["### Tables that finlink makes"]
    parts.append(
        table(
            ("table", "what it holds", "columns"),
            [(f"`{name}`", words, _names(columns[name])) for name, words in DERIVED.items()],
        )
    )
    return page(
        "The build folder",
        "finlink/reference/folder.py and a build of sample_data",
        "A build is a folder. It appears whole or not at all; the same input and the same settings give the same "
        "bytes. `finlink verify BUILD` names every file that changed since.",
        table(("file", "what it is"), [(f"`{name}`", words) for name, words in FILES]),
        "## Tables",
        'Read them with `Build.table("name")` or `Build.sql("SELECT …")` (see [Use finlink from '
        "Python](../how-to/use-from-python.md)), or with any tool that reads Parquet. Amounts are decimals with 18 "
        "places; an amount that is not known is empty, never 0.",
        "### Input tables",
        "The columns of the [input tables](columns.md), and what finlink adds: `source_file` and `source_row` (the "
        "physical line), the node and the outcome of its check. A header of yours that finlink does not use is kept "
        "as `x_<header>`.",
        *parts,
    )


def _names(columns: Sequence[str]) -> str:
    """Return column names as code."""
    return ", ".join(f"`{name}`" for name in columns)
