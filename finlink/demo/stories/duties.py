"""Stories about duties beside the investigation itself: deadlines of requests, reports, laundering, freezes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from finlink.demo.world import World


def asks(world: World, number: str, case_id: str, channel: str, sent: str, **cells: str) -> None:
    """Add a request of a case."""
    world.add("requests", request_id=number, case_id=case_id, channel=channel, sent=sent, **cells)


def running_out(world: World) -> None:
    """Plant a preservation that runs out in 10 days, a suspension that ran out, and one that was followed."""
    world.story("S36")
    world.case("JO-310/25", "OPEN", "G11", opened="2025-03-20", offence="ransomware", loss="", in_time=True)
    world.pfi("FI-MK-03", ("JO-310/25",), "2025-04-01", "2025-06-18", scope="crypto")
    world.holds("JO-310/25", world.wallet("S36", "taproot"), "bitcoin", "suspect", asset="BTC")
    kept = {"country": "GR", "counterpart": "24/7 contact point", "answered": "2025-04-14", "outcome": "answered"}
    asks(world, "R-05", "JO-310/25", "BC-29", "2025-04-11", valid_until="2025-07-10", **kept)
    asks(world, "R-06", "JO-310/25", "FIU", "2025-05-01", country="MK", counterpart="Управа за финансиско разузнавање")
    world.near("JO-310/25", "G21", "the FIU was asked on day 30 of the investigation")
    world.case("PP-759/25", "MISSING", "G01 G11", opened="2025-03-26", offence="phishing", loss="2600.00")
    held = {"country": "XK", "counterpart": "Njësia e Inteligjencës Financiare", "outcome": "answered"}
    asks(world, "R-07", "PP-759/25", "FIU", "2025-03-28", answered="2025-03-28", valid_until="2025-05-02", **held)
    world.near("PP-759/25", "G17", "the FIU was asked, which is no report of a suspicious transaction")
    world.case("T20-205/25", "OPEN", opened="2025-02-20", offence="extortion", loss="", in_time=True)
    world.pfi("FI-BA-03", ("T20-205/25",), "2025-02-27", "2025-06-05", scope="")
    kept = {"country": "HR", "counterpart": "24/7 contact point", "answered": "2025-03-03", "outcome": "answered"}
    asks(world, "R-08", "T20-205/25", "BC-29", "2025-03-01", valid_until="2025-05-30", **kept)
    asks(world, "R-09", "T20-205/25", "MLA", "2025-05-20", country="HR", counterpart="Ministarstvo pravosuđa")
    asks(world, "R-10", "T20-205/25", "ARO", "2025-03-11", country="BA", counterpart="ARO", answered="2025-04-02")
    world.near("T20-205/25", "G11", "what was preserved ran out, but a request for assistance had followed")
    world.near("IST-702/25", "G11", "preserved for 74 more days")
    world.near("T20-205/25", "G16", "25 days without a step")
    world.near("SP-604/25", "G16", "90 days without a step: not longer than the profile allows")


def reported(world: World) -> None:
    """Plant a bank's report that nobody took up, beside two that somebody did."""
    world.story("S37")
    world.case(
        "TIR-661/25",
        "MISSING",
        "G01 G04 G17",
        opened="2025-02-18",
        offence="fraud",
        loss="",
        proceeds_estimate="900000.00",
        currency="ALL",
        str_refs="RDS-118/2025",
    )
    world.case(
        "SP-608/25",
        "OPEN",
        opened="2025-03-10",
        offence="investment_fraud",
        loss="",
        in_time=True,
        proceeds_estimate="20000.00",
        currency="BGN",
        str_refs="УС-77/2025",
    )
    world.pfi("FI-BG-04", ("SP-608/25",), "2025-03-17", "2025-06-10", scope="bank")
    world.case(
        "DII-505/25",
        "WAIVED",
        opened="2025-03-03",
        offence="fraud",
        loss="",
        str_refs="ONPCSB-9/2025",
        waiver_reason="the bank gave the money back",
        waiver_by="Parchetul",
    )
    world.near("SP-608/25", "G17 G04", "reported and estimated, but an investigation covers the case")
    world.near("DII-505/25", "G17", "reported, but waived with a reason and by an authority")
    world.near("SP-608/25", "G21", "a report of the FIU is in the case")
    world.near("KT-116/25", "G04", "proceeds are estimated, and the loss is stated too")


def laundering(world: World) -> None:
    """Plant laundering without its predicate, laundering that names it, and a result without a charge of laundering."""
    world.story("S38")
    world.case("JO-311/25", "MISSING", "G01 G18", opened="2025-01-29", offence="money_laundering", loss="")
    world.party("JO-311/25", "suspect", "Вардар Трејд-Тест ДООЕЛ", kind="company", country="MK")
    world.party("JO-311/25", "beneficial_owner", "Благоја Трпковски-Тест", country="MK")
    world.near("JO-311/25", "G19", "the beneficial owner of the company is recorded")
    world.near("KT-116/25", "G19", "the company of the case is its victim")
    world.case(
        "KTN-114/25",
        "MISSING",
        "G01",
        opened="2025-02-06",
        offence="money_laundering",
        loss="",
        related_cases="KT-2019/24",
    )
    world.near("KTN-114/25", "G18", "it names the case of the offence behind it, which is in another register")
    world.case(
        "IST-705/25",
        "CLOSED_RESULT",
        "G18",
        opened="2024-10-07",
        indicted="2025-05-12",
        offence="romance_fraud",
        loss="",
        in_time=True,
    )
    closed = {"closed": "2025-04-18", "outcome": "assets_identified", "ml_charge": "no"}
    world.pfi("FI-TR-02", ("IST-705/25",), "2024-10-21", "2025-04-15", scope="property", **closed)
    asks(world, "R-11", "IST-705/25", "FIU", "2024-11-04", country="TR", counterpart="MASAK", answered="2024-12-02")
    world.near("KTP-254/25", "G18", "laundering was charged")
    world.near("KTP-254/25", "G07", "money was left, but its investigation closed with a result")
    world.near("DII-503/25", "G07", "money was left, but its investigation is open")


def frozen(world: World) -> None:
    """Plant an account frozen in part, one that a court released, and money that arrived five days ago abroad."""
    world.story("S39")
    world.case("KDO-409/25", "OPEN", "G20", opened="2025-03-12", offence="bec", loss="20000.00", in_time=True)
    mule = world.iban("S39 HR", "HR")
    world.account("KDO-409/25", mule, "mule", "Stipe Krajačić-Test")
    world.victim_pays("KDO-409/25", "Jadranska mreža Test d.o.o.", mule, "račun 88")
    world.pfi("FI-HR-03", ("KDO-409/25",), "2025-03-14", "2025-06-16")
    world.frozen("KDO-409/25", mule, "12000.00 EUR", "2025-03-21", authority="Županijski sud u Zagrebu")
    asks(world, "R-12", "KDO-409/25", "ARO", "2025-03-24", country="HR", counterpart="ARO", answered="2025-04-07")
    world.near("KDO-409/25", "G10", "part of it is frozen, so a measure concerns the account")
    world.case("CHI-908/25", "OPEN", opened="2025-04-07", offence="fraud", loss="90000.00", in_time=True)
    account = world.iban("S39 MD", "MD")
    world.account("CHI-908/25", account, "suspect", "Grigore Cebotari-Test")
    world.victim_pays("CHI-908/25", "Tatiana Rusu-Test", account, "avans")
    world.pfi("FI-MD-02", ("CHI-908/25",), "2025-04-09", "2025-06-20")
    world.frozen("CHI-908/25", account, "90000.00 MDL", "2025-04-10", authority="Judecătoria Chișinău")
    world.frozen(
        "CHI-908/25", account, "90000.00 MDL", "2025-05-30", measure="released", authority="Judecătoria Chișinău"
    )
    asks(world, "R-13", "CHI-908/25", "FIU", "2025-04-11", country="MD", counterpart="SPCSB", answered="2025-04-22")
    world.near("CHI-908/25", "G10 G20", "it was frozen, and a court released it")
    world.near("KTP-254/25", "G10 G20", "all that lay on the account is confiscated")
    world.case(
        "PP-760/25",
        "NOT_YET_DUE",
        opened="2025-06-26",
        incident_on="2025-06-25",
        reported_on="2025-06-25",
        offence="phishing",
        loss="3300.00",
    )
    abroad = world.iban("S39 AL", "AL")
    world.account("PP-760/25", abroad, "mule", "Besmir Hoxha-Test", currency="EUR")
    world.victim_pays("PP-760/25", "Vjosa Gashi-Test", abroad, "porosi")
    world.near("PP-760/25", "G10", "the money arrived 5 days ago; the profile waits for 7")
    world.near("PP-760/25", "G09", "the case is 4 days old; the profile waits for 14")
    world.near("KT-116/25", "G09", "Podgorica was asked")
    for case_id in ("T20-203/25", "KDO-403/25"):
        world.near(case_id, "G06", "late, but the case is neither indicted nor closed")
    world.near("ATH-803/25", "G08", "the wallet is the victim's")
    world.near("SP-604/25", "G08", "the scope is not stated")
