"""What could be frozen now: value traced and not yet restrained, per end point, across all cases.

Freezable is the least of what was traced there by the declared method and of the balance that a row states later, less
what is restrained on the same account or wallet. At a service many people's money lies together: its balance says
nothing about the case's, so there the note says that the balance is unknown.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from finlink.engine import sql_file
from finlink.money import convert_amounts

if TYPE_CHECKING:
    from finlink.engine import DuckEngine

_AMOUNTS = ("restrained", "freezable")


@cache
def _channels() -> dict[str, Any]:
    return tomllib.loads(files(__name__).joinpath("channels.toml").read_text(encoding="utf-8"))


def channel(home: str, country: str, *, wallet: bool, service: bool) -> str:
    """Return the codes of the ways by which a request may reach the custodian; "" where there is none to reach.

    >>> channel("RS", "RS", wallet=False, service=False), channel("RS", "EE", wallet=True, service=True)
    ('FIU', 'EGMONT;BC-29;MLA')
    >>> channel("RS", "", wallet=True, service=False)
    ''
    """
    told = _channels()
    if not country or not home:
        return ""
    if home == country:
        return str(told["home"])
    if home in told["members"] and country in told["members"]:
        return str(told["eu"])
    return str(told["service_abroad" if wallet and service else "bank_abroad"])


def _note(*, wallet: bool, service: str | None, country: str | None, pooled: bool, balance: Any) -> str:
    """Say what is not known, or what has to be done first."""
    if wallet and not service and not pooled:
        return "no custodian is known: whoever has the key can move it"
    if pooled:
        where = "" if country else "; its country is not known"
        return f"traced, balance unknown: the custodian pools its customers' money{where}"
    if balance is None:
        return "no later balance is stated: ask for it"
    return ""


def find_freezable(engine: DuckEngine) -> dict[str, str]:
    """Make ``freezable`` from ``trace_ends``, ``measures``, ``accounts``, ``wallets``; returns as ``money.convert``."""
    for table, name in (
        ("restrained_now", "restrained"), ("stated_balances", "balances"), ("freezable_found", "freezable"),
    ):  # fmt: skip
        engine.table(table, sql_file(__name__, name))
    engine.table("freezable_found", "SELECT row_number() OVER () AS id, * FROM freezable_found")
    rows = engine.rows(
        "SELECT id, home, country, destination, service, pooled, balance FROM freezable_found ORDER BY id"
    )
    told: dict[str, list[Any]] = {"id": [], "channel": [], "note": []}
    for number, home, country, destination, service, pooled, balance in rows:
        wallet = destination.startswith(("wallet:", "owner:"))
        told["id"].append(number)
        told["channel"].append(channel(home or "", country or "", wallet=wallet, service=bool(service or pooled)))
        told["note"].append(
            _note(wallet=wallet, service=service, country=country, pooled=bool(pooled), balance=balance)
        )
    engine.table_from_columns("freeze_told", told, {"id": "BIGINT", "channel": "VARCHAR", "note": "VARCHAR"})
    wanted = " UNION ALL ".join(
        f"SELECT '{name}' || CAST(id AS VARCHAR) AS id, {name} AS amount, currency, CAST(last_at AS DATE) AS on_date "
        "FROM freezable_found"
        for name in _AMOUNTS
    )
    basis = convert_amounts(engine, wanted, "freeze_amounts")
    engine.table(
        "freezable",
        "SELECT f.* EXCLUDE (id, home), r.eur AS restrained_eur, z.eur AS freezable_eur, t.channel, t.note "
        "FROM freezable_found f JOIN freeze_told t ON t.id = f.id "
        "JOIN freeze_amounts r ON r.id = 'restrained' || CAST(f.id AS VARCHAR) "
        "JOIN freeze_amounts z ON z.id = 'freezable' || CAST(f.id AS VARCHAR) ORDER BY f.id",
    )
    for name in ("restrained_now", "stated_balances", "freezable_found", "freeze_told", "freeze_amounts"):
        engine.run(f"DROP TABLE {name}")
    return basis
