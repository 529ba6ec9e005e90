"""What could be frozen now: value traced and not yet restrained, per end point, across all cases.

Freezable is the least of what was traced there by the declared method and of the balance that a row states later, less
what is restrained on the same account or wallet. At a service many people's money lies together: its balance says
nothing about the case's, so there the note says that the balance is unknown.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

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


class Position(NamedTuple):
    """What a note about an end point rests on."""

    destination: str
    currency: str
    service: str | None
    country: str | None
    pooled: int
    balance: Any
    described: int

    @property
    def wallet(self) -> bool:
        """Say whether it is a wallet, or all wallets of one owner."""
        return self.destination.startswith(("wallet:", "owner:"))


def _note(at: Position) -> str:
    """Say what is not known, or what has to be done first."""
    if at.pooled:
        where = "" if at.country else "; its country is not known"
        return f"traced, balance unknown: the custodian pools its customers' money{where}"
    if at.wallet and not at.service:
        issuer = _channels()["issuers"].get(at.currency, "")
        ask = f"; {issuer}, who issues {at.currency}, can freeze it (verify)" if issuer else ""
        return f"no custodian is known: whoever has the key can move it{ask}"
    told = [] if at.described else ["no case's file describes it: find out whose it is first"]
    if at.balance is None:
        told.append("no later balance is stated: ask for it")
    return "; ".join(told)


def find_freezable(engine: DuckEngine) -> dict[str, str]:
    """Make ``freezable`` from ``trace_ends``, ``measures``, ``accounts``, ``wallets``; returns as ``money.convert``."""
    for table, name in (
        ("restrained_now", "restrained"), ("stated_balances", "balances"), ("freezable_found", "freezable"),
    ):  # fmt: skip
        engine.table(table, sql_file(__name__, name))
    engine.table("freezable_found", "SELECT row_number() OVER () AS id, * FROM freezable_found")
    rows = engine.rows(
        "SELECT id, home, destination, currency, service, country, pooled, balance, described FROM freezable_found "
        "ORDER BY id"
    )
    told: dict[str, list[Any]] = {"id": [], "channel": [], "note": []}
    for number, home, *about in rows:
        at = Position(*about)
        service = bool(at.service or at.pooled)
        told["id"].append(number)
        told["channel"].append(channel(home or "", at.country or "", wallet=at.wallet, service=service))
        told["note"].append(_note(at))
    engine.table_from_columns("freeze_told", told, {"id": "BIGINT", "channel": "VARCHAR", "note": "VARCHAR"})
    wanted = " UNION ALL ".join(
        f"SELECT '{name}' || CAST(id AS VARCHAR) AS id, {name} AS amount, currency, CAST(last_at AS DATE) AS on_date "
        "FROM freezable_found"
        for name in _AMOUNTS
    )
    basis = convert_amounts(engine, wanted, "freeze_amounts")
    engine.table(
        "freezable",
        "SELECT f.* EXCLUDE (id, home, described), r.eur AS restrained_eur, z.eur AS freezable_eur, t.channel, t.note "
        "FROM freezable_found f JOIN freeze_told t ON t.id = f.id "
        "JOIN freeze_amounts r ON r.id = 'restrained' || CAST(f.id AS VARCHAR) "
        "JOIN freeze_amounts z ON z.id = 'freezable' || CAST(f.id AS VARCHAR) ORDER BY f.id",
    )
    for name in ("restrained_now", "stated_balances", "freezable_found", "freeze_told", "freeze_amounts"):
        engine.run(f"DROP TABLE {name}")
    return basis
