"""What ``finlink init`` writes: one template per table, and a commented finlink.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.files import write_text
from finlink.schema import tables, template_csv
from finlink.settings import FILE_NAME

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = """\
# finlink.toml: how this register is read and judged. Every line is optional; delete what you do not need.

# profile = "default"          # the jurisdiction: see `finlink profiles`; or a file beside this one, "ours.toml"
# as_of = "2025-06-30"         # the day as of which the register speaks; default: its latest date
# hub_limit = 100              # an identifier in more cases than this joins none of them
# link_threshold = 0.3         # a person or company is proposed from this probability on
# match_people = true          # weigh persons and companies by what records say of them
# network_strength = 0.9       # proposed links join cases to networks from this strength on
# counterparty_days = 30       # two cases that pay the same account within so many days of each other are linked
# pair_transfers = true        # the same payment in two files (no id, equal ends, amount and day) counts once
# trace_method = "fifo"        # or lifo, pro_rata, libr: the one by which proceeds are traced
# trace_days = 0               # money is followed for so many days after a case's first payment; 0 = without end
# trace_pool_owners = false    # true: all wallets of one owner are traced as one
# trace_balances = true        # false: the balances that rows state (balance_after) are left aside
# trace_dust = { EUR = "1" }   # smaller pieces of traced money are followed no further, by currency
# country = "RS"               # the country of domestic account numbers that say none
# encoding = "cp1250"          # of files that are not UTF-8
# delimiter = ";"              # else it is found from the header
# decimal = ","                # how to read 1.234 where nothing in the file settles it
# dates = "dmy"                # how to read 03/04/2024 where nothing in the file settles it
# zone = "Europe/Belgrade"     # the time zone of times that say none
# service_labels = ["our exchange"]   # wallet labels that mark a service used by many strangers

# Files that do not follow the names cases*.csv, accounts*.csv, …; a namespace keeps equal case ids of two
# offices apart.
# [files]
# cases = [{ path = "belgrade.csv", namespace = "BG" }, { path = "nis.csv", namespace = "NI" }]
# wallets = "tags.csv"
# accounts = { path = "izvod.xlsx", sheet = "2024", header_line = 5, decimal = ",", constants = { currency = "BAM" } }

# Headers that finlink does not know: column = "header in the file", per table or per file.
# [columns.accounts]
# account = "Kontonummer"

# Words that finlink does not know: "as written" = "meant".
# [values.transfers.currency]
# "US Dollar" = "USD"

# A table made from another file: one row per distinct value of a column …
# [[derive]]
# table = "cases"
# from = "tags.csv"
# key = "label"
# columns = { offence = "abuse" }

# … or one case per group of accounts that are connected by the rows picked with `where`.
# [[derive]]
# table = "cases"
# from = "transactions.csv"
# connected = ["from_account", "to_account"]
# where = { is_laundering = "1" }
# prefix = "GROUP-"
"""


def write_templates(folder: Path) -> tuple[list[Path], list[Path]]:
    """Write the templates into ``folder``; return the files written and those kept because they exist."""
    texts = {folder / FILE_NAME: SETTINGS}
    texts |= {folder / "templates" / f"{name}.csv": template_csv(table) for name, table in tables().items()}
    written, kept = [], []
    for path, text in texts.items():
        if path.exists():
            kept.append(path)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, text)
        written.append(path)
    return written, kept
