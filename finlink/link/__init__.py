"""Who and what connects cases: one folder a family of rules, and the analyst's last word.

``shared/``: identifiers that several cases have, and hubs; ``owners/``: wallets of one owner; ``people/``: persons and
companies; ``flows/``: money that went from case to case; ``declared/``: what the register says itself; ``decided/``:
analysts' decisions and the final table ``links``; ``networks/``: groups of cases. Each ``.sql`` file makes the table of
its name, and ``rules.toml`` says of each kind of link what it means, how strong it is and where it is wrong. ``links``
has one row per pair of cases, kind and via; networks are found on the case-identifier form, never on all pairs, so
that an identifier of very many cases costs nothing.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from finlink.engine import sql_file
from finlink.identifiers import person
from finlink.link.decided import apply_decisions
from finlink.link.declared import declared_links
from finlink.link.flows import money_links
from finlink.link.networks import find_networks
from finlink.link.owners import find_owners
from finlink.link.people import resolve

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.engine import DuckEngine
    from finlink.settings import Settings

WEAK_ROLES = ("victim", "witness", "merchant", "service")
"""Roles in which sharing means nothing: what is shared only in these joins no cases (design, meanings)."""

SERVICE_LABELS = (
    "exchange", "exchange hot wallet", "hot wallet", "mixer", "mixing_service", "mixing service", "payment processor",
    "payment_processor", "payment institution", "gambling", "casino", "wallet_service", "hosted wallet service",
    "bridge", "defi_bridge", "mining_pool", "miner",
)  # fmt: skip
"""Labels that mark a service used by many strangers, in lower case; more come from ``service_labels``."""

PROPOSED = ("shared_links", "person_links", "direct_transfers", "common_counterparties")
"""The tables of links that the rules propose; each has left, right, kind, via, strength, joining, evidence."""


def link(engine: DuckEngine, settings: Settings, known: Path | None = None) -> None:
    """Make ``links``, ``hubs``, ``network_members`` and ``networks`` from the typed tables and ``case_money``.

    ``known`` is the folder of tables of an earlier build, whose weighed pairs are used again.
    """
    weak = {"role": WEAK_ROLES}
    engine.table_from_columns("weak_roles", weak, {"role": "VARCHAR"})
    labels = {"label": [*SERVICE_LABELS, *(label.lower() for label in settings.service_labels)]}
    engine.table_from_columns("service_labels", labels, {"label": "VARCHAR"})
    limits: dict[str, list[Any]] = {"hub_limit": [settings.hub_limit], "network_strength": [settings.network_strength]}
    engine.table_from_columns("link_params", limits, {"hub_limit": "INTEGER", "network_strength": "DOUBLE"})
    _person_keys(engine)
    engine.table("service_nodes", sql_file(f"{__name__}.shared", "service_nodes") + " ORDER BY node")
    find_owners(engine, settings)
    _shared(engine)
    resolve(engine, settings, known)
    money_links(engine, settings)
    declared_links(engine)
    engine.table("hubs", sql_file(f"{__name__}.shared", "hubs"))
    apply_decisions(engine, proposed=PROPOSED, stated=("declared_links",))
    engine.table("link_reasons", 'SELECT "left", "right", kind, via, reasons FROM person_links ORDER BY 1, 2, 3, 4')
    find_networks(engine)


def _shared(engine: DuckEngine) -> None:
    """Make ``identifier_use`` and ``shared_links`` from the identifiers that stand in several rows."""
    query = partial(sql_file, f"{__name__}.shared")
    engine.table("unusable_nodes", query("unusable_nodes"))
    for name in ("identifier_cells", "identifier_rows", "case_identifiers"):
        engine.run(f"CREATE OR REPLACE VIEW {name} AS {query(name)}")
    for name in ("repeated_nodes", "repeated_rows"):
        engine.table(name, query(name))
    # The same query over fewer rows: what stands once needs no cases, roles and sieve.
    engine.table("shared_identifiers", query("case_identifiers").replace("identifier_rows", "repeated_rows"))
    for name in ("identifier_use", "shared_links"):
        engine.table(name, query(name))


def _person_keys(engine: DuckEngine) -> None:
    """Make ``person_keys``: the personal ids that could be a placeholder, and whether each is more than that.

    Python looks only at these; plain long numbers of various digits are none, and do not stand in the table.
    """
    doubtful = engine.columns(sql_file(f"{__name__}.shared", "person_keys"))["key"]
    columns = {"key": doubtful, "usable": [not person.is_placeholder(key) for key in doubtful]}
    engine.table_from_columns("person_keys", columns, {"key": "VARCHAR", "usable": "BOOLEAN"})
