"""Stories about persons, and about what an open investigation next door means (G12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.demo import numbers
from finlink.demo.world import pair

if TYPE_CHECKING:
    from finlink.demo.world import World


def two_scripts(world: World) -> None:
    """Plant one holder written in Cyrillic and in Latin, and a namesake."""
    world.story("S08")
    person = world.person("Ljubisavljevic", "RS")
    world.case(
        "KT-103/25", "OPEN", "G10 G21", opened="2025-02-14", offence="computer_fraud", loss="1170000.00", in_time=True
    )
    world.pfi("FI-RS-03", ("KT-103/25",), "2025-02-28", "2025-06-20", trigger="STR")
    first, second = world.iban("S08 a", "RS"), world.iban("S08 b", "BA")
    world.account("KT-103/25", first, "suspect", "Ђорђе Љубисављевић", holder_id=person)
    world.victim_pays("KT-103/25", "Агрокоп д.о.о.", first, "faktura 88")
    world.add(
        "parties",
        party_id="P-01",
        case_id="KT-103/25",
        role="suspect",
        name="Ђорђе Љубисављевић",
        kind="person",
        national_id=person,
        country="RS",
        phone="+381 60 555 0101",
    )
    world.case("T13-202/25", "MISSING", "G01 G02 G10", opened="2025-03-27", offence="computer_fraud", loss="19558.30")
    world.account("T13-202/25", second, "mule", "Đorđe Ljubisavljević", holder_id=person)
    world.victim_pays("T13-202/25", "Krajina Drvo d.o.o.", second, "faktura 12/25")
    world.add(
        "parties",
        party_id="P-02",
        case_id="T13-202/25",
        role="mule",
        name="Đorđe Ljubisavljević",
        kind="person",
        national_id=person,
        country="BA",
    )
    world.truth.joinable("T13-202/25", "FI-RS-03")
    world.truth.link(("KT-103/25", "T13-202/25"), "shared_national_id", f"party:{person}", "0.95")
    world.truth.weighed(("KT-103/25", "T13-202/25"), "same_person", joins=True)
    world.truth.network(("KT-103/25", "T13-202/25"))
    _namesake(world)


def _namesake(world: World) -> None:
    """Plant someone of the same name, and an analyst's doubt."""
    namesake, third = world.person("other Ljubisavljevic", "RS"), world.iban("S08 c", "RS")
    world.case("KTN-104/25", "MISSING", "G02 G10", opened="2025-03-31", offence="illegal_access", loss="1404000.00")
    world.account("KTN-104/25", third, "suspect", "Đorđe Ljubisavljević", holder_id=namesake)
    world.victim_pays("KTN-104/25", "Студио Панонија", third, "uplata")
    world.add(
        "parties",
        party_id="P-03",
        case_id="KTN-104/25",
        role="suspect",
        name="Đorđe Ljubisavljević",
        kind="person",
        national_id=namesake,
        country="RS",
    )
    world.near("KTN-104/25", "G12", "the same name with another personal number is another person")
    for case_id in ("KT-103/25", "T13-202/25"):
        world.near(pair(case_id, "KTN-104/25"), "same_person network", "two different valid personal numbers")
    world.near("KTN-104/25", "G01", "illegal access is not a proceeds-generating offence of the profile")
    world.add(
        "decisions",
        left="KT-103/25",
        right="KTN-104/25",
        decision="unsure",
        by="analyst 3",
        at="2025-06-20T09:30:00Z",
        reason="same name, waiting for the population register",
    )


def company(world: World) -> None:
    """Plant one company in two cases, known in one only as an account's holder."""
    world.story("S09")
    number = numbers.tax_number(world.draws.number("Adria", 90_000_000))
    account, other = world.iban("Adria ME", "ME"), world.iban("Adria RS", "RS")
    world.case(
        "KTP-254/25",
        "CLOSED_RESULT",
        "G19 G21 G22",
        opened="2025-01-09",
        closed="2052-06-20",
        status="closed",
        offence="bec",
        loss="36000.00",
        in_time=True,
    )
    world.pfi(
        "FI-ME-01",
        ("KTP-254/25",),
        "2025-01-20",
        "2025-05-30",
        closed="2025-06-02",
        outcome="confiscated",
        ml_charge="yes",
    )
    world.add(
        "parties",
        party_id="P-04",
        case_id="KTP-254/25",
        role="suspect",
        name="Adria Tegola d.o.o.",
        kind="company",
        national_id=number,
        country="RS",
        address="Bulevar 1, Beograd",
    )
    world.account("KTP-254/25", account, "suspect", "Adria Tegola d.o.o.", balance="35100.00", balance_on="2025-01-21")
    world.victim_pays("KTP-254/25", "Hotel Rt d.o.o.", account, "avans po fakturi 3")
    _restrained(world, account)
    _waived_holder(world, other, number)
    world.truth.link(("KT-105/25", "KTP-254/25"), "shared_company_id", f"party:{number}", "0.95")
    world.truth.weighed(("KT-105/25", "KTP-254/25"), "same_company", joins=True)
    world.truth.network(("KT-105/25", "KTP-254/25"))


def _waived_holder(world: World, other: str, number: str) -> None:
    """Plant the waived case that knows the company only as the holder of an account."""
    world.case(
        "KT-105/25",
        "WAIVED",
        opened="2025-02-21",
        offence="fraud",
        loss="58500.00",
        waiver_reason="money returned to the victim by the bank",
        waiver_by="Posebno tužilaštvo za VTK",
    )
    world.account("KT-105/25", other, "suspect", "Adria Tegola", holder_id=number)
    world.victim_pays("KT-105/25", "Gordana Pešić", other, "predračun")
    world.near("KT-105/25", "G01", "waived with a reason and by an authority")


def _restrained(world: World, account: str) -> None:
    """Plant what was done to the company's account, an event a row."""
    for measure, day, order in (
        ("frozen", "2025-01-24", "N-11/25"),
        ("seized", "2025-03-03", "R-40/25"),
        ("confiscated", "2025-05-28", "P-7/25"),
    ):
        world.add(
            "measures",
            measure_id=f"M-{measure}",
            case_id="KTP-254/25",
            investigation_id="FI-ME-01",
            measure=measure,
            target=account,
            asset_type="bank account",
            amount="35100.00",
            currency="EUR",
            date=day,
            authority="Viši sud u Podgorici",
            country="ME",
            order_ref=order,
        )


def one_investigation(world: World) -> None:
    """Plant three cases covered by one investigation."""
    world.story("S10")
    account, cases = world.iban("S10", "BA"), ("KT-106/25", "KT-107/25", "KTN-108/25")
    world.case(
        cases[0], "OPEN", "G09 G10 G21", opened="2025-02-01", offence="investment_fraud", loss="400000.00", in_time=True
    )
    world.account(cases[0], account, "collection", "Nedim Hadžović")
    world.victim_pays(cases[0], "Zorica Antić", account, "ulog")
    world.case(
        cases[1],
        "OPEN",
        "G09 G10 G21",
        opened="2025-03-20",
        offence="investment_fraud",
        loss="2000.00",
        currency="EUR",
        incident_on="2025-02-26",
        reported_on="2025-03-18",
        pfi="yes",
        in_time=True,
    )
    world.account(cases[1], account, "collection", "Nedim Hadžović")
    world.victim_pays(cases[1], "Ognjen Tadrić-Test", account, "ulog")
    world.case(
        cases[2],
        "OPEN",
        "G09 G21",
        opened="2025-02-20",
        offence="investment_fraud",
        loss="25000.00",
        currency="EUR",
        in_time=True,
    )
    world.account(cases[2], account, "collection", "Недим Хаџовић")
    holder_id = world.person("Maric", "RS")
    world.account(cases[2], world.iban("Maric", "RS"), "victim", "Љиљана Марић-Тест", holder_id=holder_id)
    world.pfi("FI-RS-01", cases, "2025-03-03", "2025-06-18", trigger="case conference")
    world.near(cases[0], "G05", "opened on day 30, the last day in time")
    world.near(cases[1], "G22", "the investigation is older than the case, not than the offence")
    world.near(cases[1], "G23", "the case list says yes and the investigations say yes")
    world.near(cases[2], "G01 G02", "25,000 EUR, but another case's investigation covers it")
    world.near("investigation:FI-RS-01", "G14", "three rows for three registered cases")
    world.truth.link(cases, "shared_account", f"account:{account}")
    world.truth.weighed(cases, "same_person", joins=False)
    world.truth.network(cases)


def same_victim(world: World) -> None:
    """Plant one victim in two cases: shown, joins nothing."""
    world.story("S11")
    account, holder_id = world.iban("Maric", "RS"), world.person("Maric", "RS")
    world.case("KT-110/25", "MISSING", "G01 G10", opened="2025-04-14", offence="fraud", loss="150000.00")
    world.account("KT-110/25", account, "victim", "Ljiljana Marić-Test", holder_id=holder_id)
    mule = world.iban("S11 mule", "RS")
    world.account("KT-110/25", mule, "mule", "Dragan Savić-Test")
    world.pays(account, mule, "150000.00 RSD", "2025-04-08T12:00:00Z", purpose="povraćaj", proceeds_of="KT-110/25")
    world.near("KT-110/25", "G12", "only a victim's account is shared with the covered case")
    world.truth.link(("KT-110/25", "KTN-108/25"), "shared_account", f"account:{account}", "0.3")
    world.truth.link(("KT-110/25", "KTN-108/25"), "shared_national_id", f"party:{holder_id}", "0.3")
    world.truth.weighed(("KT-110/25", "KTN-108/25"), "same_person", joins=False)


def open_next_door(world: World) -> None:
    """Plant one Ethereum wallet in three letter cases, one of the files with an open investigation."""
    world.story("S12")
    wallet = world.wallet("S12", "ethereum")
    world.case(
        "IST-702/25",
        "OPEN",
        "G10 G21",
        opened="2025-03-03",
        offence="ransomware",
        loss="900000.00",
        in_time=True,
        title="Fidye yazılımı, tekstil firması",
    )
    world.pfi("FI-TR-01", ("IST-702/25",), "2025-03-10", "2025-06-30", authority="prosecutor")
    world.holds(
        "IST-702/25",
        numbers.eip55(wallet),
        "ethereum",
        "suspect",
        asset="USDT",
        balance="1200.000000",
        balance_on="2025-06-15",
    )
    world.ordinary("IST-702/25", "Yıldız Tekstil A.Ş. (uydurma)", "Gökçe Iğdır")
    world.add(
        "requests",
        request_id="R-01",
        case_id="IST-702/25",
        channel="BC-29",
        country="GR",
        counterpart="24/7 contact point",
        sent="2025-03-12",
        due="2025-03-19",
        answered="2025-03-15",
        outcome="answered",
        valid_until="2025-09-12",
    )
    world.case("ATH-802/25", "MISSING", "G01 G10", opened="2025-04-07", offence="extortion", loss="8000.00")
    world.holds("ATH-802/25", wallet, "ethereum", "suspect", asset="ETH")
    world.ordinary("ATH-802/25", "Ευθύμιος Παπαστάθης", "Θεόδωρος Χατζηλιάδης")
    world.case("DII-502/25", "UNDETERMINED", "G03", opened="2025-04-22", offence="", loss="")
    world.holds("DII-502/25", "0x" + wallet[2:].upper(), "ethereum", "suspect")
    for case_id in ("ATH-802/25", "DII-502/25"):
        world.truth.joinable(case_id, "FI-TR-01")
    cases = ("ATH-802/25", "DII-502/25", "IST-702/25")
    world.truth.link(cases, "shared_wallet", f"wallet:ethereum:{wallet}")
    world.truth.network(cases)


def typing_error(world: World) -> None:
    """Plant the same mistyped IBAN in two cases: shown, joins nothing."""
    world.story("S13")
    wrong = numbers.mistyped(world.iban("S13", "MK"))
    world.case(
        "JO-306/24",
        "OPEN",
        "G10 G21",
        opened="2024-11-01",
        indicted="2024-11-25",
        offence="card_fraud",
        loss="700000.00",
        in_time=True,
    )
    world.pfi("FI-MK-01", ("JO-306/24",), "2024-11-25", "2025-06-05")
    world.account("JO-306/24", wrong, "mule", "непознат")
    world.ordinary("JO-306/24", "Билјана Ристевска-Тест", "Сашо Трајков-Тест")
    world.case("JO-304/25", "MISSING", "G01", opened="2025-04-28", offence="card_fraud", loss="90000.00")
    world.account("JO-304/25", wrong, "mule", "непознат")
    world.near("JO-304/25", "G12", "what it shares with the covered case is no valid account")
    world.near("JO-306/24", "G05", "opened on day 24, the day of the indictment")
    world.truth.link(("JO-304/25", "JO-306/24"), "shared_account", f"account:{wrong}", "0.5")
