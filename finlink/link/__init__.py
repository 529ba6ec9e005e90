"""Who and what connects cases: shared accounts, wallets, holders and parties; hubs; networks.

Each ``.sql`` file makes the table of its name. ``case_identifiers`` has one row per source row that ties an
identifier to a case; ``identifier_use`` says how often and how an identifier is used, and whether it is a hub;
``links`` has one row per pair of cases and shared identifier, with its evidence; networks are found on the
case-identifier form, never on pairs, so that an identifier of very many cases costs nothing. ``owners`` finds wallets
of one owner, ``flows`` links through money, ``declared`` those that the register names itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.engine import sql_file
from finlink.identifiers import person
from finlink.link.declared import declared_links
from finlink.link.flows import money_links
from finlink.link.networks import find_networks
from finlink.link.owners import find_owners

if TYPE_CHECKING:
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

TABLES = ("case_identifiers", "identifier_use", "hubs")
"""The tables of what is shared, in the order in which they are made."""


def link(engine: DuckEngine, settings: Settings) -> None:
    """Make ``links``, ``hubs``, ``network_members`` and ``networks`` from the typed tables and ``case_money``."""
    weak = {"role": WEAK_ROLES}
    engine.table_from_columns("weak_roles", weak, {"role": "VARCHAR"})
    labels = {"label": [*SERVICE_LABELS, *(label.lower() for label in settings.service_labels)]}
    engine.table_from_columns("service_labels", labels, {"label": "VARCHAR"})
    engine.table_from_columns("link_params", {"hub_limit": [settings.hub_limit]}, {"hub_limit": "INTEGER"})
    _person_keys(engine)
    engine.table("service_nodes", sql_file(__name__, "service_nodes"))
    find_owners(engine, settings)
    for name in TABLES:
        engine.table(name, sql_file(__name__, name))
    money_links(engine, settings)
    declared_links(engine)
    engine.table("links", sql_file(__name__, "links"))
    find_networks(engine)
    for name in ("network_members", "networks"):
        engine.table(name, sql_file(__name__, name))


def _person_keys(engine: DuckEngine) -> None:
    """Make ``person_keys``: each distinct personal id, and whether it is more than a placeholder."""
    query = (
        "SELECT DISTINCT key FROM (SELECT holder_key AS key FROM accounts UNION ALL SELECT person_key FROM parties) "
        "WHERE key IS NOT NULL ORDER BY 1"
    )
    keys = engine.columns(query)["key"]
    columns = {"key": keys, "usable": [not person.is_placeholder(key) for key in keys]}
    engine.table_from_columns("person_keys", columns, {"key": "VARCHAR", "usable": "BOOLEAN"})
