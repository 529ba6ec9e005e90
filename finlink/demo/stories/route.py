"""A whole route of money: bank, mules, exchange, wallets, bridge, swap, another exchange; and where it is at the end.

The figures of the truth are worked out here by hand, under first in, first out. Of each account or wallet the comments
give what lies there, oldest first: `c` is other people's money, `v` the victim's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from finlink.demo.world import World

CASE = "KDO-408/25"
FIRST, SECOND = "Exchange B (invented)", "Exchange C (invented)"


@dataclass(slots=True)
class _Places:
    """The accounts and wallets of the story."""

    victim: str
    trader: str
    student: str
    courier: str
    supplier: str
    pooled: str
    named: str
    coins: str
    older: str
    seller: str
    change: str
    own: str
    parked: str
    onward: str
    bridged: str
    deposit: str


def route(world: World) -> None:
    """Plant 60,000 EUR on their way from a victim over three mules, two chains of coins and a bridge."""
    world.story("S35")
    at = _places(world)
    _case(world, at)
    _bank(world, at)
    _exchange(world, at)
    _bitcoin(world, at)
    _tron_and_ethereum(world, at)
    _ends(world, at)
    world.near("KDO-408/25", "G24", "two payments entered, which together are the loss")


def _places(world: World) -> _Places:
    return _Places(
        victim=world.iban("S35 HR victim", "HR"),
        trader=world.iban("S35 HR trader", "HR"),
        student=world.iban("S35 ME student", "ME"),
        courier=world.iban("S35 XK courier", "XK"),
        supplier=world.iban("S35 HR supplier", "HR"),
        pooled=world.iban("S35 BG pooled", "BG"),
        named=world.iban("S35 BG named", "BG"),
        coins=world.wallet("S35 coins", "bech32"),
        older=world.wallet("S35 older", "bech32"),
        seller=world.wallet("S35 seller", "bech32"),
        change=world.wallet("S35 change", "bech32"),
        own=world.wallet("S35 own", "tron"),
        parked=world.wallet("S35 parked", "tron"),
        onward=world.wallet("S35 onward", "tron"),
        bridged=world.wallet("S35 bridged", "ethereum"),
        deposit=world.wallet("S35 deposit", "ethereum"),
    )


def _case(world: World, at: _Places) -> None:
    """Plant the case with its people, accounts and wallets, and the request that the first exchange answered."""
    world.case(
        CASE,
        "MISSING",
        "G01 G02 G09 G10",
        opened="2025-05-20",
        incident_on="2025-05-12",
        reported_on="2025-05-16",
        offence="bec",
        loss="60000.00",
        currency="EUR",
        victims="1",
        title="Promijenjeni IBAN dobavljača, 60.000 eura",
        proceeds_estimate="60000.00",
    )
    victim, trader = "Uljara Mravinjac Test d.o.o.", "Tihomir Brkanović-Test"
    student, courier = "Balša Perazić-Test", "Fisnik Rugova-Test"
    world.party(CASE, "victim", victim, kind="company")
    for name in (trader, student, courier):
        world.party(CASE, "mule", name)
    world.account(CASE, at.victim, "victim", victim)
    world.account(CASE, at.trader, "mule", trader)
    spent_since = {"balance": "640.00", "balance_on": "2025-06-04"}
    world.account(CASE, at.student, "mule", student, **spent_since)
    world.account(CASE, at.courier, "mule", courier)
    at_first = {"bank": FIRST, "currency": "EUR"}
    world.account(CASE, at.pooled, "service", FIRST, **at_first)
    world.account(CASE, at.named, "mule", courier, **at_first)
    for coin in (at.coins, at.older, at.change):
        world.holds(CASE, coin, "bitcoin", "suspect", asset="BTC")
    for coin in (at.own, at.onward):
        world.holds(CASE, coin, "tron", "suspect", asset="USDT")
    world.holds(CASE, at.parked, "tron", "suspect", balance="10000.000000", balance_on="2025-06-12", asset="USDT")
    world.holds(CASE, at.bridged, "ethereum", "suspect", asset="ETH")
    deposit = {"service": SECOND, "country": "TR", "label": "deposit address", "asset": "ETH"}
    world.holds(CASE, at.deposit, "ethereum", "service", **deposit)
    asked = {"channel": "SIENA", "country": "BG", "counterpart": FIRST, "outcome": "answered"}
    when = {"sent": "2025-05-22", "due": "2025-06-05", "answered": "2025-06-03"}
    world.add("requests", request_id="R-04", case_id=CASE, **when, **asked)


def _bank(world: World, at: _Places) -> None:
    """Plant what happened at banks: the victim's two payments, other people's money, and the split."""
    guest, other = world.iban("S35 guest", "HR"), world.iban("S35 other guest", "HR")
    landlord, employer = world.iban("S35 landlord", "HR"), world.iban("S35 employer", "XK")
    case, stolen = {"case_id": CASE}, {"case_id": CASE, "proceeds_of": CASE}
    # The trader's account.
    world.pays(guest, at.trader, "1800.00 EUR", "2025-05-05T09:20:00Z", purpose="račun 31/2025", **case)
    world.pays(at.trader, landlord, "1500.00 EUR", "2025-05-07T12:05:00Z", purpose="najam", **case)  # c 300
    world.pays(at.victim, at.trader, "35000.00 EUR", "2025-05-12T10:15:00Z", purpose="račun 118-1", **stolen)
    world.pays(other, at.trader, "3000.00 EUR", "2025-05-13T08:30:00Z", purpose="račun 34/2025", **case)
    world.pays(at.victim, at.trader, "25000.00 EUR", "2025-05-13T09:05:00Z", purpose="račun 118-2", **stolen)
    # c 300, v 35,000, c 3,000, v 25,000. Out go c 300 + v 27,700, then v 7,300 + c 3,000 + v 22,700: v 2,300 stay.
    world.pays(at.trader, at.student, "28000.00 EUR", "2025-05-13T11:20:00Z", purpose="pozajmica", **case)
    world.pays(at.trader, at.courier, "33000.00 EUR", "2025-05-13T11:45:00Z", purpose="pozajmica", **case)
    world.pays(guest, at.trader, "2000.00 EUR", "2025-05-15T09:00:00Z", purpose="račun 37/2025", **case)
    # v 2,300, c 2,000. Out go v 1,200; v 1,100 stay.
    world.pays(at.trader, at.supplier, "1200.00 EUR", "2025-05-16T09:30:00Z", purpose="materijal", **case)
    # The student's account: c 300, v 27,700. Out go c 300 + v 700, v 26,000 and the fee, v 35; v 965 stay.
    cash = {"direction": "out", "purpose": "podizanje gotovine"}
    world.pays(at.student, "", "1000.00 EUR", "2025-05-13T16:40:00Z", **cash, **case)
    customer = {"reference": "customer 4471208", "purpose": "uplata"}
    world.pays(at.student, at.pooled, "26000.00 EUR", "2025-05-14T08:50:00Z", fee="35.00", **customer, **case)
    # The courier's account: c 540, v 7,300, c 3,000, v 22,700. Out go 32,500, v 21,660 of them the last, and the fee,
    # v 20; v 1,020 stay.
    world.pays(employer, at.courier, "540.00 EUR", "2025-05-09T13:00:00Z", purpose="paga prill", **case)
    world.pays(at.courier, at.named, "32500.00 EUR", "2025-05-14T10:10:00Z", fee="20.00", purpose="kursim", **case)


def _exchange(world: World, at: _Places) -> None:
    """Plant what the first exchange said of its customer: two purchases and two withdrawals."""
    said = {"case_id": CASE}
    # EUR: c 540, v 7,300, c 3,000, v 21,660. At 96,000 go c 540 + v 1,860: BTC c 0.005625, v 0.019375.
    bought = {"received_amount": "0.02500000", "received_currency": "BTC", "purpose": "buy BTC"}
    world.pays(at.named, at.named, "2400.00 EUR", "2025-05-15T14:02:11Z", **bought, **said)
    # EUR: v 5,440, c 3,000, v 21,660. Of 30,000 the last are v 21,560, v 100 stay. USDT: v 5,984, c 3,300, v 23,716.
    bought = {"received_amount": "33000.000000", "received_currency": "USDT", "purpose": "buy USDT"}
    world.pays(at.named, at.named, "30000.00 EUR", "2025-05-15T14:20:45Z", **bought, **said)
    # Withdrawn: BTC c 0.005625, v 0.019175, the fee v 0.0002; USDT v 5,984, c 3,300, v 23,714, the fee v 2.
    coins, dollars = {"chain": "bitcoin", "fee": "0.00020000"}, {"chain": "tron", "fee": "2.000000"}
    world.pays(at.named, at.coins, "0.02480000 BTC", "2025-05-15T15:05:20Z", **coins, **said)
    world.pays(at.named, at.own, "32998.000000 USDT", "2025-05-15T15:31:09Z", **dollars, **said)


def _bitcoin(world: World, at: _Places) -> None:
    """Plant the small part: paid to a seller together with older coins, and the change."""
    case = {"case_id": CASE}
    older = {"direction": "in", "chain": "bitcoin"}
    world.pays("", at.older, "0.01500000 BTC", "2025-04-22T19:12:40Z", **older, **case)
    # c 0.015, c 0.005625, v 0.019175. The seller gets c 0.020625 + v 0.011375, the change is v 0.00775,
    # the fee v 0.00005.
    one = case | {"chain": "bitcoin", "tx_hash": world.draws.bytes("S35 transaction").hex()}
    for index, (coin, amount) in enumerate(((at.older, "0.01500000"), (at.coins, "0.02480000"))):
        row = one | {"direction": "out", "log_index": f"in-{index}"}
        world.pays(coin, "", f"{amount} BTC", "2025-05-17T20:41:00Z", **row)
    for index, (coin, amount) in enumerate(((at.seller, "0.03200000"), (at.change, "0.00775000"))):
        row = one | {"direction": "in", "log_index": f"out-{index}"}
        world.pays("", coin, f"{amount} BTC", "2025-05-17T20:41:00Z", **row)


def _tron_and_ethereum(world: World, at: _Places) -> None:
    """Plant the large part: split on Tron, one half parked, the other over a bridge, a swap and to an exchange."""
    tron, ethereum = {"chain": "tron", "case_id": CASE}, {"chain": "ethereum", "case_id": CASE}
    # v 5,984, c 3,300, v 23,714. Parked: v 5,984 + c 3,300 + v 716. Onward: v 22,998, of which v 8 stay.
    world.pays(at.own, at.parked, "10000.000000 USDT", "2025-05-16T06:44:30Z", **tron)
    world.pays(at.own, at.onward, "22998.000000 USDT", "2025-05-16T06:52:12Z", **tron)
    gas = world.wallet("S35 gas", "ethereum")
    world.pays(gas, at.bridged, "0.006000000000000000 ETH", "2025-05-16T07:10:23Z", **ethereum)
    crossed = {"received_amount": "22960.250000", "received_currency": "USDC", "purpose": "bridge"}
    world.pays(at.onward, at.bridged, "22990.000000 USDT", "2025-05-16T07:30:06Z", **crossed, **tron)
    swapped = {"received_amount": "9.187654321098765432", "received_currency": "ETH", "purpose": "swap"}
    world.pays(at.bridged, at.bridged, "22960.250000 USDC", "2025-05-16T07:41:35Z", **swapped, **ethereum)
    # c 0.006, v 9.187654321098765432. Out go c 0.006 + v 9.144 and the fee, v 0.000441; v 0.043213321098765432 stay.
    paid = {"fee": "0.000441000000000000"}
    world.pays(at.bridged, at.deposit, "9.150000000000000000 ETH", "2025-05-16T08:05:59Z", **paid, **ethereum)


def _ends(world: World, at: _Places) -> None:
    """Note where the 60,000 EUR are: in euro 31,140, and 28,860 went into coins (BTC 0.019375, USDT 29,700)."""
    left = (
        (f"account:{at.trader}", "1100.00 EUR"),
        (f"account:{at.supplier}", "1200.00 EUR"),
        (f"account:{at.student}", "965.00 EUR"),
        (f"account:{at.courier}", "1020.00 EUR"),
        (f"account:{at.named}", "100.00 EUR"),
        (f"wallet:bitcoin:{at.seller}", "0.01137500 BTC"),
        (f"wallet:bitcoin:{at.change}", "0.00775000 BTC"),
        (f"wallet:tron:{at.parked}", "6700.000000 USDT"),
        (f"wallet:tron:{at.onward}", "8.000000 USDT"),
        (f"wallet:ethereum:{at.bridged}", "0.043213321098765432 ETH"),
    )
    kept = ((f"account:{at.pooled}", "26000.00 EUR"), (f"wallet:ethereum:{at.deposit}", "9.144000000000000000 ETH"))
    fees = ("55.00 EUR", "0.00025000 BTC", "2.000000 USDT", "0.000441000000000000 ETH")
    world.truth.trace(CASE, "left on the account", left)
    world.truth.trace(CASE, "service", kept)
    world.truth.trace(CASE, "fee", [("(fee)", fee) for fee in fees])
    world.truth.trace(CASE, "unknown outflow", [("(unknown)", "700.00 EUR")])
