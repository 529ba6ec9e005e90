"""A trail of money across two accounts, a conversion and an exchange; the longer one is in `route`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from finlink.demo.world import World


def trail(world: World) -> None:
    """Plant 48,000 EUR on its way from a victim to an exchange."""
    world.story("S25")
    first, second = world.iban("trail RS", "RS"), world.iban("trail ME", "ME")
    deposit, hot = world.wallet("trail", "tron"), world.wallet("exchange", "tron")
    world.case(
        "KT-116/25",
        "MISSING",
        "G01 G02 G10",
        opened="2025-05-12",
        incident_on="2025-05-05",
        reported_on="2025-05-09",
        offence="bec",
        loss="48000.00",
        currency="EUR",
        victims="1",
        title="Lažni dobavljač, 48.000 evra",
        proceeds_estimate="48000.00",
    )
    world.victim_pays("KT-116/25", "Vojvođanska pivara Test d.o.o.", first, "faktura 2025-0417")
    world.account(
        "KT-116/25",
        first,
        "mule",
        "Aleksa Radun-Test",
        balance="500.00",
        balance_on="2025-05-20",
        currency="EUR",
        opened="2025-04-01",
    )
    world.account("KT-116/25", second, "mule", "Filip Kljajević-Test", balance="500.00", balance_on="2025-05-22")
    world.holds("KT-116/25", deposit, "tron", "suspect", asset="USDT")
    paid = {"case_id": "KT-116/25"}
    world.pays(first, second, "47500.00 EUR", "2025-05-06T08:02:00Z", purpose="pozajmica", **paid)
    bought = {"received_amount": "51300.000000", "received_currency": "USDT"}
    world.pays(second, deposit, "47000.00 EUR", "2025-05-07T13:31:00Z", purpose="USDT", **bought, **paid)
    sent = {"chain": "tron", "fee": "1.000000"}
    world.pays(deposit, hot, "51299.000000 USDT", "2025-05-07T14:11:00Z", **sent, **paid)
    left = ((f"account:{first}", "500.00 EUR"), (f"account:{second}", "500.00 EUR"))
    world.truth.trace("KT-116/25", "left on the account", left)
    world.truth.trace("KT-116/25", "service", [(f"wallet:tron:{hot}", "51299.000000 USDT")])
    world.truth.trace("KT-116/25", "fee", [("(fee)", "1.000000 USDT")])
    world.near("KT-116/25", "G24", "what entered is the whole loss, though part of it became another currency")
    _what_was_done(world, second)


def _what_was_done(world: World, second: str) -> None:
    """Plant the suspension in Podgorica, the requests behind it and the people of the case."""
    world.add(
        "measures",
        measure_id="M-suspended",
        case_id="KT-116/25",
        measure="suspended",
        target=second,
        asset_type="bank account",
        amount="500.00",
        currency="EUR",
        date="2025-05-23",
        authority="financial intelligence unit",
        country="ME",
        order_ref="OFI-77/25",
    )
    world.add(
        "requests",
        request_id="R-02",
        case_id="KT-116/25",
        channel="FIU",
        country="ME",
        counterpart="FIU Podgorica",
        sent="2025-05-14",
        due="2025-05-28",
        answered="2025-05-23",
        outcome="answered",
    )
    world.add(
        "requests",
        request_id="R-03",
        case_id="KT-116/25",
        channel="W198-17",
        country="ME",
        counterpart="Više državno tužilaštvo",
        sent="2025-05-26",
        due="2025-07-26",
    )
    for number, role, name, kind in (
        ("P-05", "victim", "Vojvođanska pivara Test d.o.o.", "company"),
        ("P-06", "mule", "Aleksa Radun-Test", "person"),
        ("P-07", "mule", "Filip Kljajević-Test", "person"),
    ):
        world.add("parties", party_id=number, case_id="KT-116/25", role=role, name=name, kind=kind)
