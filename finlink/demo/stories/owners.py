"""Stories about wallets of one owner, and about money and words that link cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.demo.world import pair

if TYPE_CHECKING:
    from finlink.demo.world import World


def one_owner(world: World) -> None:
    """Plant inputs spent together, a CoinJoin that looks like it, and a cluster of an analysis tool."""
    world.story("S30")
    first, second = "KT-121/25", "SP-607/25"
    world.case(first, "OPEN", "G21", opened="2025-03-12", offence="extortion", loss="520000.00", in_time=True)
    world.pfi("FI-RS-07", (first,), "2025-03-26", "2025-06-17")
    world.case(second, "MISSING", "G01", opened="2025-04-09", offence="extortion", loss="9000.00")
    spent = [world.wallet("S30 a", "bech32"), world.wallet("S30 b", "p2pkh")]
    world.holds(first, spent[0], "bitcoin", "suspect", asset="BTC")
    world.holds(second, spent[1], "bitcoin", "suspect", asset="BTC")
    paid = [(world.wallet("S30 paid", "bech32"), "1.05000000"), (world.wallet("S30 change", "bech32"), "0.14990000")]
    _coins(world, first, "2025-04-02T17:20:00Z", [(spent[0], "0.50000000"), (spent[1], "0.70000000")], paid)
    world.truth.joinable(second, "FI-RS-07")
    world.truth.link((first, second), "same_wallet_owner", f"owner:wallet:bitcoin:{min(spent)}", "0.9")
    world.truth.network((first, second))
    _coinjoin(world)
    _cluster(world)


def _coinjoin(world: World) -> None:
    """Plant a transaction that three strangers sign: three outputs of equal value."""
    first, second = "CHI-907/25", "ATH-808/25"
    wallets = [world.wallet(f"S30 join {n}", "bech32") for n in range(3)]
    for case_id, wallet, loss in zip((first, second), wallets, ("30000.00", "2400.00"), strict=False):
        world.case(case_id, "MISSING", "G01", opened="2025-04-16", offence="investment_fraud", loss=loss)
        world.holds(case_id, wallet, "bitcoin", "suspect", asset="BTC")
    spent = list(zip(wallets, ("0.13000000", "0.11000000", "0.12000000"), strict=True))
    equal = [(world.wallet(f"S30 equal {n}", "bech32"), "0.10000000") for n in range(3)]
    left = [(world.wallet("S30 left 0", "bech32"), "0.02980000"), (world.wallet("S30 left 1", "bech32"), "0.01990000")]
    _coins(world, first, "2025-04-05T08:41:00Z", spent, [*equal, *left])
    world.near(pair(first, second), "same_wallet_owner network", "a CoinJoin: strangers sign it")


def _cluster(world: World) -> None:
    """Plant two wallets that an analysis tool counts to one cluster, as likely."""
    first, second = "KDO-406/25", "TIR-658/25"
    wallets = [world.wallet(f"S30 cluster {n}", "bech32") for n in range(2)]
    for case_id, wallet, loss in zip((first, second), wallets, ("2800.00", "310000.00"), strict=True):
        world.case(case_id, "MISSING", "G01", opened="2025-04-17", offence="romance_fraud", loss=loss)
        world.holds(case_id, wallet, "bitcoin", "suspect", asset="BTC", cluster="romance ring 14", confidence="0.7")
    owner = f"owner:wallet:bitcoin:{min(wallets)}"
    world.truth.link((first, second), "same_wallet_owner", owner, "0.63")
    world.near(pair(first, second), "network", "another tool's cluster of confidence 0.7 is a lead, no more")


def _coins(world: World, case_id: str, time: str, spent: list[tuple[str, str]], paid: list[tuple[str, str]]) -> None:
    """Add one transaction, a row an input and a row an output."""
    one = {"chain": "bitcoin", "tx_hash": world.draws.bytes(f"transaction {time}").hex(), "case_id": case_id}
    for index, (address, amount) in enumerate(spent):
        world.pays(address, "", f"{amount} BTC", time, direction="out", **(one | {"log_index": f"in-{index}"}))
    for index, (address, amount) in enumerate(paid):
        world.pays("", address, f"{amount} BTC", time, direction="in", **(one | {"log_index": f"out-{index}"}))


def direct(world: World) -> None:
    """Plant money from mule to mule, a victim who pays another case's mule, and payments that mean nothing."""
    world.story("S31")
    first, second = "KT-122/25", "T20-204/25"
    mule, next_mule = world.iban("S31 RS", "RS"), world.iban("S31 BA", "BA")
    world.case(first, "MISSING", "G01 G10", opened="2025-03-21", offence="account_takeover", loss="700000.00")
    world.account(first, mule, "mule", "Bratislav Krunić-Test")
    world.victim_pays(first, "Радмила Поповац-Тест", mule, "uplata")
    world.case(second, "OPEN", "G21", opened="2025-03-25", offence="account_takeover", loss="9000.00", in_time=True)
    world.pfi("FI-BA-02", (second,), "2025-04-10", "2025-06-05")
    world.account(second, next_mule, "mule", "Haris Delimustafić-Test")
    world.pays(mule, next_mule, "2000.00 EUR", "2025-03-17T11:05:00Z", purpose="pozajmica", case_id=first)
    world.truth.link((first, second), "direct_transfer", f"account:{mule} > account:{next_mule}", "0.8")
    world.near(pair(first, second), "network", "a payment is a lead; only an analyst makes a network of it")
    _victim_pays_too(world)


def _victim_pays_too(world: World) -> None:
    """Plant a victim of Podgorica who had paid Prishtina's mule as well, and that mule's payment to a victim."""
    first, second = "KTP-257/25", "PP-756/25"
    world.case(first, "MISSING", "G01 G09 G10", opened="2025-04-01", offence="romance_fraud", loss="4400.00")
    world.ordinary(first, "Desanka Vujošević-Test", "Ratko Zeković-Test")
    victim, lover = world.iban(f"victim {first}", "ME"), world.iban(f"mule {first}", "ME")
    world.case(second, "MISSING", "G01 G10", opened="2025-04-07", offence="romance_fraud", loss="3900.00")
    world.ordinary(second, "Lirije Hasani-Test", "Agron Rexhepi-Test")
    mule, pay = world.iban(f"mule {second}", "XK"), world.iban("payment institution", "GR")
    world.pays(victim, mule, "600.00 EUR", "2025-03-28T09:12:00Z", purpose="poklon", case_id=first)
    world.pays(lover, pay, "1200.00 EUR", "2025-03-30T09:30:00Z", purpose="top-up", case_id=first)
    world.truth.link((first, second), "direct_transfer", f"account:{victim} > account:{mule}", "0.6")
    world.near(pair(first, second), "network", "a victim may have been cheated twice by different people")
    world.near(pair(first, "IST-701/25"), "direct_transfer network", "topped up at a payment institution, a hub")


def counterparty(world: World) -> None:
    """Plant a third account that mules of two cases pay 30 days apart, and one of a third case 45 days later."""
    world.story("S32")
    first, second, third = "JO-309/25", "TIR-660/25", "PP-757/25"
    common = world.iban("S32 trader", "BG")
    for case_id, found, opened, loss, names, paid in (
        (first, "G01 G10", "2025-03-10", "140000.00", ("Весна Илиоска-Тест", "Дејан Кузманов-Тест"), "2025-03-08"),
        (second, "G01 G10", "2025-04-14", "230000.00", ("Artan Hysa-Test", "Fatjon Gjoka-Test"), "2025-04-07"),
        (third, "G01 G09 G10", "2025-05-27", "2900.00", ("Blerta Kelmendi-Test", "Arben Shala-Test"), "2025-05-22"),
    ):
        world.case(case_id, "MISSING", found, opened=opened, offence="fraud", loss=loss)
        world.ordinary(case_id, *names)
        mule = world.iban(f"mule {case_id}", world.register.rows["cases"][-1]["country"])
        world.pays(mule, common, "950.00 EUR", f"{paid}T13:00:00Z", purpose="used car", case_id=case_id)
    world.truth.link((first, second), "common_counterparty", f"account:{common}", "0.6")
    world.near(pair(first, second), "network", "a seller whom two pay within 30 days is a lead, no more")
    for one in (first, second):
        world.near(pair(one, third), "common_counterparty network", "paid 45 days and more after the others")
