"""Stories about time and scope: late, stalled, partial, post hoc, waived, not yet due."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from finlink.demo.world import World


def late(world: World) -> None:
    """Plant investigations opened on day 41 and on day 31."""
    world.story("S14")
    world.case(
        "T20-203/25", "OPENED_LATE", "G05 G10 G21", opened="2025-01-10", offence="account_takeover", loss="30000.00"
    )
    world.pfi("FI-BA-01", ("T20-203/25",), "2025-02-20", "2025-06-12")
    world.ordinary("T20-203/25", "Lejla Hrnjić-Test", "Admir Zulić-Test")
    world.case("KDO-403/25", "OPENED_LATE", "G05 G10 G21", opened="2025-02-03", offence="fraud", loss="14000.00")
    world.pfi("FI-HR-01", ("KDO-403/25",), "2025-03-06", "2025-06-02")
    world.ordinary("KDO-403/25", "Nikolina Vrbić-Test", "Zdravko Perkan-Test")


def waived(world: World) -> None:
    """Plant a good waiver, and one without an authority beside a loss that cannot be converted."""
    world.story("S15")
    world.case(
        "TIR-651/25",
        "WAIVED",
        opened="2025-01-27",
        offence="phishing",
        loss="1470000.00",
        waiver_reason="handed over to another state",
        waiver_by="Prokuroria Tiranë",
    )
    world.ordinary("TIR-651/25", "Anila Meta-Test", "Gentian Leka-Test")
    world.near("TIR-651/25", "G01 G02", "15,000 EUR, but waived with a reason and by an authority")
    world.case(
        "TIR-652/25",
        "MISSING",
        "G01 G10",
        opened="2025-01-15",
        offence="fraud",
        loss="2000000.00",
        incident_on="2023-11-20",
        waiver_reason="small amount",
    )
    world.ordinary("TIR-652/25", "Klajdi Duka-Test", "Sokol Prifti-Test")
    world.near(
        "TIR-652/25",
        "G02",
        "no exchange rate on or before the day of the offence: the loss in euro is unknown",
    )
    world.near("TIR-652/25", "G03", "the loss is stated, only not convertible")


def stalled(world: World) -> None:
    """Plant an investigation without an action for 91 days."""
    world.story("S16")
    world.case(
        "DII-503/25",
        "OPEN_STALLED",
        "G10 G16 G21",
        opened="2024-11-04",
        offence="investment_fraud",
        loss="210000.00",
        in_time=True,
    )
    world.pfi("FI-RO-01", ("DII-503/25",), "2024-11-15", "2025-03-31")
    world.ordinary("DII-503/25", "Andreea Popa-Test", "Marius Dobre-Test")


def partial(world: World) -> None:
    """Plant an investigation that leaves out the wallets, and three that do not."""
    world.story("S17")
    world.case(
        "SP-603/25", "PARTIAL", "G08 G10 G21", opened="2025-01-16", offence="phishing", loss="48000.00", in_time=True
    )
    world.pfi("FI-BG-01", ("SP-603/25",), "2025-02-05", "2025-05-27", scope="bank")
    world.ordinary("SP-603/25", "Калина Бояджиева-Тест", "Пламен Щерев-Тест")
    world.holds(
        "SP-603/25",
        world.wallet("S17 a", "p2sh"),
        "bitcoin",
        "suspect",
        asset="BTC",
        balance="0.42000000",
        balance_on="2025-05-20",
    )
    world.case("SP-604/25", "OPEN", "G21", opened="2025-01-22", offence="sextortion", loss="", in_time=True)
    world.pfi("FI-BG-02", ("SP-604/25",), "2025-02-14", "2025-04-01", scope="")
    world.holds("SP-604/25", world.wallet("S17 b", "bech32"), "bitcoin", "suspect", asset="BTC")
    world.near("SP-604/25", "G03", "the loss is blank, but an investigation covers the case")
    world.case(
        "ATH-803/25",
        "OPEN",
        "G10 G21",
        opened="2025-02-17",
        offence="identity_theft",
        loss="17500.00",
        in_time=True,
        incident_on="2025-02-17",
        reported_on="2025-02-17",
    )
    world.pfi("FI-GR-01", ("ATH-803/25",), "2025-02-17", "2025-06-11", scope="bank")
    world.ordinary("ATH-803/25", "Αικατερίνη Λυμπέρη", "Σπυρίδων Κατσίμπας")
    world.holds("ATH-803/25", world.wallet("S17 c", "p2pkh"), "bitcoin", "victim", asset="BTC")
    world.near("ATH-803/25", "G22", "offence, report, case and investigation on one day are possible")


def post_hoc(world: World) -> None:
    """Plant an investigation after the indictment, and one after the closure."""
    world.story("S18")
    world.case(
        "JO-305/24",
        "POST_HOC",
        "G05 G06 G10 G21",
        opened="2024-03-01",
        indicted="2024-09-02",
        offence="extortion",
        loss="1500000.00",
    )
    world.pfi("FI-MK-02", ("JO-305/24",), "2024-10-01", "2025-06-03", authority="prosecutor", scope="bank;property")
    world.ordinary("JO-305/24", "Марија Андонова-Тест", "Зоран Митрески-Тест")
    world.case(
        "KTP-252/24",
        "POST_HOC",
        "G06 G07 G10 G21",
        opened="2024-04-01",
        closed="2024-04-20",
        status="closed",
        offence="fraud",
        loss="7000.00",
        in_time=True,
    )
    world.pfi("FI-ME-02", ("KTP-252/24",), "2024-04-25", "2024-11-20", closed="2024-12-02", outcome="no_assets")
    world.ordinary("KTP-252/24", "Milica Perović-Test", "Vuk Božović-Test")
    world.near("KTP-252/24", "G05", "opened on day 24")
    world.near("KTP-252/24", "G15", "closed with a loss, but there is an investigation")
    world.near("investigation:FI-ME-02", "G14", "it names a closed case, which is neither duplicate nor unfounded")


def not_yet_due(world: World) -> None:
    """Plant a case 30 days old, and one of 31 days whose loss passes only at its own day's rate."""
    world.story("S19")
    world.case("IST-703/25", "NOT_YET_DUE", "G10", opened="2025-05-31", offence="fraud", loss="820000.00")
    world.ordinary("IST-703/25", "Nazlı Öztekin (uydurma)", "İlker Dağlı (uydurma)")
    world.near("IST-703/25", "G01 G02", "20,000 EUR, but 30 days old: not yet due")
    world.case(
        "IST-704/25",
        "MISSING",
        "G01 G02 G10",
        opened="2025-05-30",
        offence="fraud",
        loss="390000.00",
        incident_on="2025-03-30",
        reported_on="2025-05-28",
    )
    world.ordinary("IST-704/25", "Çağrı Ünsal (uydurma)", "Irmak Şahin (uydurma)")
