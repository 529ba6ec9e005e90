"""Stories about groups: what joins cases, what must not, and losses that count together (G13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.demo import numbers

if TYPE_CHECKING:
    from finlink.demo.world import World


def mule_network(world: World) -> None:
    """Plant four cases of three countries that one mule account and one wallet hold together."""
    world.story("S01")
    mule, tron = world.iban("mule S01", "RS"), world.wallet("S01", "tron")
    world.case(
        "KT-101/25",
        "MISSING",
        "G01 G02 G10",
        opened="2025-02-10",
        title="Lažna ulaganja „Zlatni grafik“",
        offence="investment_fraud",
        loss="2340000.00",
        victims="11",
        proceeds_estimate="2340000.00",
    )
    world.account("KT-101/25", mule, "mule", "Немања Брзаковић", holder_id=world.person("Brzakovic", "RS"))
    world.victim_pays("KT-101/25", "Svetlana Mirotić", mule, "ulaganje")
    world.case(
        "T20-201/25",
        "MISSING",
        "G01 G09 G10",
        opened="2025-02-24",
        title="Lažna poruka pošte",
        offence="phishing",
        loss="7500.00",
        victims="4",
    )
    world.account("T20-201/25", mule, "suspect", "Nemanja Brzaković", holder_id=world.person("Brzakovic", "RS"))
    world.holds("T20-201/25", tron, "tron", "suspect", asset="USDT")
    world.victim_pays("T20-201/25", "Emira Salkanović", mule, "carina")
    _later_files(world, mule, tron)
    world.truth.link(("JO-301/25", "T20-201/25"), "shared_wallet", f"wallet:tron:{tron}")
    world.truth.network(("JO-301/25", "KT-101/25", "KTN-102/25", "T20-201/25"))
    _bank_answers(world, mule, world.person("Brzakovic", "RS"))


def _later_files(world: World, mule: str, tron: str) -> None:
    """Plant the files of Skopje, which has the wallet, and of Novi Sad, which was paid into the account."""
    world.case(
        "JO-301/25",
        "MISSING",
        "G01 G02 G10",
        opened="2025-03-11",
        title="Сменета фактура",
        offence="bec",
        loss="1230000.00",
        victims="1",
    )
    world.holds("JO-301/25", tron, "tron", "mule", asset="USDT")
    world.ordinary("JO-301/25", "Пелагонија Трговија ДООЕЛ", "Горан Стојковски")
    world.case(
        "KTN-102/25",
        "MISSING",
        "G01 G10",
        opened="2025-03-18",
        title="Лажна страница банке",
        offence="phishing",
        loss="300000.00",
        victims="2",
    )
    world.victim_pays("KTN-102/25", "Јелена Вуксан", mule, "uplata")


def _bank_answers(world: World, mule: str, holder: str) -> None:
    """Add the bank's reply file, the one place where Novi Sad's file has the mule's account."""
    suspect = {"role": "osumnjičeni", "holder": "Nemanja Brzaković", "holder_id": holder}
    victim = {"role": "oštećeni", "holder": "Jelena Vuksan", "holder_id": ""}
    world.bank_reply("KTN-102/25", mule, opened="2024-11-05", **suspect)
    world.bank_reply("KTN-102/25", world.iban("victim KTN-102/25", "RS"), opened="2016-03-21", **victim)
    world.bank_reply("KT-101/25", mule, opened="2024-11-05", **suspect)
    cases = ("KT-101/25", "KTN-102/25", "T20-201/25")
    world.truth.link(cases, "shared_account", f"account:{mule}")
    world.truth.link(cases, "shared_national_id", f"party:{holder}", "0.95")
    world.truth.weighed(cases, "same_person", joins=True)


def small_cases(world: World) -> None:
    """Plant four small cases of three countries that pass the threshold together."""
    world.story("S02")
    shop, coin = world.iban("shop S02", "HR"), world.wallet("S02", "taproot")
    holder = world.person("Ungureanu", "RO")
    world.case(
        "KDO-401/25",
        "MISSING",
        "G01 G10 G13",
        opened="2025-03-03",
        offence="online_shop_fraud",
        loss="3200.00",
        title="Web trgovina „Moj tren“",
        victims="9",
    )
    world.account("KDO-401/25", shop, "collection", "Moj tren j.d.o.o.")
    world.victim_pays("KDO-401/25", "Dubravko Petrlić", shop, "narudžba 4471")
    world.case("KDO-402/25", "MISSING", "G01 G10 G13", opened="2025-03-10", offence="online_shop_fraud", loss="2900.00")
    world.account("KDO-402/25", shop, "collection", "Moj tren j.d.o.o.")
    world.holds("KDO-402/25", coin, "bitcoin", "suspect", asset="BTC")
    world.victim_pays("KDO-402/25", "Marija Šokčić", shop, "narudžba 4502")
    world.case(
        "DII-501/25", "MISSING", "G01 G10 G13", opened="2025-03-24", offence="online_shop_fraud", loss="14925.00"
    )
    world.holds("DII-501/25", coin, "bitcoin", "suspect", asset="BTC")
    romanian = world.iban("Ungureanu RO", "RO")
    world.account("DII-501/25", romanian, "mule", "Costel Ungureanu", holder_id=holder)
    world.victim_pays("DII-501/25", "Ștefania Țîrlea", romanian, "comanda")
    world.case("SP-601/25", "NOT_YET_DUE", "G10 G13", opened="2025-06-10", offence="online_shop_fraud", loss="5867.49")
    bulgarian = world.iban("Ungureanu BG", "BG")
    world.account("SP-601/25", bulgarian, "mule", "Костел Унгуряну", holder_id=holder)
    world.victim_pays("SP-601/25", "Десислава Янчева", bulgarian, "поръчка")
    world.truth.link(("KDO-401/25", "KDO-402/25"), "shared_account", f"account:{shop}")
    world.truth.link(("KDO-402/25", "DII-501/25"), "shared_wallet", f"wallet:bitcoin:{coin}")
    world.truth.link(("DII-501/25", "SP-601/25"), "shared_national_id", f"party:{holder}", "0.95")
    world.truth.weighed(("DII-501/25", "SP-601/25"), "same_person", joins=True)
    world.truth.weighed(("KDO-401/25", "KDO-402/25"), "same_company", joins=False)
    world.truth.network(("KDO-401/25", "KDO-402/25", "DII-501/25", "SP-601/25"))


def just_too_small(world: World) -> None:
    """Plant a group of 9,900 EUR, joined by one account written as an IBAN and as a domestic number."""
    world.story("S03")
    account, evm = world.iban("S03", "RS"), world.wallet("S03", "ethereum")
    world.case(
        "KTP-255/25",
        "MISSING",
        "G01 G09 G10",
        opened="2025-04-02",
        offence="fraud",
        loss="4000.00",
        title="Lažni oglas za stan",
    )
    world.account("KTP-255/25", account, "mule", "Stevan Rakočević")
    world.victim_pays("KTP-255/25", "Jovana Đurišić", account, "depozit za stan")
    world.case("KT-114/25", "MISSING", "G01 G10", opened="2025-04-09", offence="fraud", loss="351000.00")
    world.account("KT-114/25", numbers.domestic(account), "mule", "Stevan Rakočević", country="RS", currency="RSD")
    world.holds("KT-114/25", evm, "ethereum", "suspect", asset="ETH")
    world.victim_pays("KT-114/25", "Милица Стевановић", account, "kapara")
    world.case(
        "PP-755/25",
        "MISSING",
        "G01 G10",
        opened="2025-04-16",
        offence="romance_fraud",
        loss="2900.00",
        waiver_by="Prokuroria Themelore",
    )
    world.holds("PP-755/25", evm, "ethereum", "suspect", asset="ETH")
    world.ordinary("PP-755/25", "Arta Gashi", "Burim Hoxhaj")
    for case_id in ("KTP-255/25", "KT-114/25", "PP-755/25"):
        world.near(case_id, "G13", "the group's losses are 9,900 EUR, 100 below the threshold")
    world.truth.link(("KT-114/25", "KTP-255/25"), "shared_account", f"account:{account}")
    world.truth.weighed(("KT-114/25", "KTP-255/25"), "same_person", joins=False)
    world.truth.link(("KT-114/25", "PP-755/25"), "shared_wallet", f"wallet:ethereum:{evm}")
    world.truth.network(("KTP-255/25", "KT-114/25", "PP-755/25"))


def closed_next_door(world: World) -> None:
    """Plant a case beside one whose investigation is closed: neither G12 nor G13."""
    world.story("S04")
    account = world.iban("S04", "AL")
    world.case(
        "TIR-656/25",
        "CLOSED_NO_RESULT",
        "G07 G10 G21",
        opened="2025-01-13",
        offence="phishing",
        loss="6000.00",
        currency="EUR",
        in_time=True,
    )
    world.pfi("FI-AL-01", ("TIR-656/25",), "2025-01-27", "2025-04-30", closed="2025-05-05", outcome="no_assets")
    world.account("TIR-656/25", account, "mule", "Ilir Çela")
    world.victim_pays("TIR-656/25", "Mimoza Kurti", account, "pagesë")
    world.case(
        "TIR-657/25",
        "MISSING",
        "G01 G10",
        opened="2025-02-17",
        offence="phishing",
        loss="5500.00",
        currency="EUR",
    )
    world.account("TIR-657/25", account, "mule", "Ilir Çela")
    world.victim_pays("TIR-657/25", "Besnik Toska", account, "pagesë")
    world.near("TIR-657/25", "G12", "the investigation next door is closed")
    world.near("TIR-657/25", "G13", "the group has had an investigation")
    world.truth.link(("TIR-656/25", "TIR-657/25"), "shared_account", f"account:{account}")
    world.truth.weighed(("TIR-656/25", "TIR-657/25"), "same_person", joins=False)
    world.truth.network(("TIR-656/25", "TIR-657/25"))


def exchange(world: World) -> None:
    """Plant an exchange's hot wallet in five cases and a payment institution's account in two: hubs."""
    world.story("S05")
    hot, pay = world.wallet("exchange", "tron"), world.iban("payment institution", "GR")
    world.case(
        "IST-701/25",
        "MISSING",
        "G01 G09 G10",
        opened="2025-04-08",
        offence="account_takeover",
        loss="390000.00",
        title="Hesap ele geçirme",
        incident_on="2025-04-02",
        reported_on="2025-04-04",
    )
    world.ordinary("IST-701/25", "Şükrü Işıksoy", "Cemal Tunçkıran")
    world.case(
        "ATH-801/25",
        "MISSING",
        "G01 G10",
        opened="2025-03-05",
        offence="ransomware",
        loss="9999.99",
        title="Κρυπτογράφηση αρχείων ξενοδοχείου",
    )
    world.ordinary("ATH-801/25", "Ξενοδοχείο Ακτή Α.Ε.", "Λεωνίδας Ζαχαράκης")
    world.case("CHI-901/25", "MISSING", "G01 G10", opened="2025-03-19", offence="phishing", loss="60000.00")
    world.ordinary("CHI-901/25", "Ion Ciobanu-Test", "Vasile Munteanu-Test")
    for case_id in ("KT-101/25", "SP-601/25", "IST-701/25", "ATH-801/25"):
        world.holds(case_id, hot, "tron", "service", service="Exchange A (invented)", label="hot wallet", asset="USDT")
    world.holds("CHI-901/25", hot, "tron", "suspect", asset="USDT")
    for case_id in ("IST-701/25", "ATH-801/25"):
        world.account(case_id, pay, "service", "Ίδρυμα Πληρωμών Β (invented)")
    world.near("IST-701/25", "G02", "390,000 TRY at the incident's 41.0 are 9,512 EUR (at the rate before: 10,685)")
    world.near("ATH-801/25", "G02", "9,999.99 EUR is one cent below the threshold")
    world.truth.hub(f"wallet:tron:{hot}")
    world.truth.hub(f"account:{pay}")


def waived_in_a_group(world: World) -> None:
    """Plant a waived case whose group passes the threshold."""
    world.story("S06")
    account = world.iban("S06", "XK")
    world.case(
        "PP-754/25",
        "WAIVED",
        "G13",
        opened="2025-02-03",
        offence="fraud",
        loss="6000.00",
        waiver_reason="amount below the office's priority",
        waiver_by="Prokuroria Themelore",
    )
    world.account("PP-754/25", account, "mule", "Driton Krasniqi-Test")
    world.victim_pays("PP-754/25", "Valmira Bytyqi", account, "qira")
    world.case("TIR-655/25", "MISSING", "G01 G09 G10 G13", opened="2025-03-17", offence="fraud", loss="490000.00")
    world.account("TIR-655/25", account, "mule", "Driton Krasniqi-Test")
    world.victim_pays("TIR-655/25", "Elira Dervishi", account, "qira")
    world.truth.link(("PP-754/25", "TIR-655/25"), "shared_account", f"account:{account}")
    world.truth.weighed(("PP-754/25", "TIR-655/25"), "same_person", joins=False)
    world.truth.network(("PP-754/25", "TIR-655/25"))


def duplicate(world: World) -> None:
    """Plant a case registered twice, and an unfounded one with an investigation."""
    world.story("S07")
    account = world.iban("S07", "RS")
    world.case("KT-112/25", "MISSING", "G01 G10", opened="2025-03-12", offence="fraud", loss="6000.00", currency="EUR")
    world.account("KT-112/25", account, "mule", "Uroš Blagojev")
    world.victim_pays("KT-112/25", "Vesna Radoičić", account, "rezervacija")
    world.case(
        "KT-111/25",
        "NOT_REQUIRED",
        opened="2025-03-14",
        offence="fraud",
        loss="6000.00",
        currency="EUR",
        status="duplicate",
    )
    world.account("KT-111/25", account, "mule", "Uroš Blagojev")
    world.near("KT-112/25", "G13", "12,000 EUR only if the double entry counted")
    world.truth.link(("KT-111/25", "KT-112/25"), "shared_account", f"account:{account}")
    world.truth.weighed(("KT-111/25", "KT-112/25"), "same_person", joins=False)
    world.truth.network(("KT-111/25", "KT-112/25"))
    world.case(
        "KDO-404/25",
        "NOT_REQUIRED",
        opened="2025-01-20",
        offence="fraud",
        loss="50000.00",
        status="unfounded",
        closed="2025-02-14",
    )
    world.ordinary("KDO-404/25", "Branimir Lovrek", "Tihana Grgec")
    world.pfi("FI-HR-02", ("KDO-404/25",), "2025-01-23", "2025-02-10", closed="2025-02-14", outcome="no_assets")
    world.truth.orphan("FI-HR-02", "KDO-404/25")
    world.near("KDO-404/25", "G01 G02 G15", "an unfounded case needs no financial investigation")
