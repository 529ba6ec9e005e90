"""Stories about how registers are kept: gaps, orphans, impossible dates, the case list's own columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.demo.numbers import BASE58

if TYPE_CHECKING:
    from finlink.demo.world import World


def undetermined(world: World) -> None:
    """Plant cases about which too little is known, and one whose loss alone is blank."""
    world.story("S20")
    world.case("PP-752/25", "UNDETERMINED", opened="2025-03-06", title="Për t'u klasifikuar")
    world.near("PP-752/25", "G01", "no offence is stated")
    world.near("PP-752/25", "G03", "the loss is blank, but there is no account, wallet or transfer")
    world.case(
        "PP-753/25",
        "UNDETERMINED",
        "G02 G10",
        opened="",
        offence="fraud",
        loss="12000.00",
        incident_on="2025-02-11",
        reported_on="2025-02-13",
    )
    world.ordinary("PP-753/25", "Shpresa Berisha-Test", "Faton Morina-Test")
    world.near("PP-753/25", "G01", "when the case was opened is unknown, so nothing is overdue")
    world.case("TIR-653/25", "MISSING", "G01 G03", opened="2025-04-03", offence="sextortion")
    world.holds("TIR-653/25", world.wallet("S20", "tron"), "tron", "suspect", asset="USDT")


def orphan(world: World) -> None:
    """Plant an investigation of a case that is in no register."""
    world.story("S21")
    world.pfi("FI-MK-07", ("JO-399/24",), "2025-03-03", "2025-05-20")
    world.truth.orphan("FI-MK-07", "JO-399/24")


def closed_without(world: World) -> None:
    """Plant a case closed with a loss and without an investigation, and one without loss."""
    world.story("S22")
    world.case(
        "ATH-805/24",
        "MISSING",
        "G01 G10 G15",
        opened="2024-08-05",
        closed="2024-12-02",
        status="closed",
        offence="phishing",
        loss="4200.00",
    )
    world.ordinary("ATH-805/24", "Παναγιώτα Σκλαβούνου", "Ανδρέας Τσιριγώτης")
    world.case(
        "ATH-806/24",
        "MISSING",
        "G01",
        opened="2024-09-09",
        closed="2024-12-16",
        status="closed",
        offence="sextortion",
        loss="0.00",
    )
    world.account("ATH-806/24", world.iban("S22", "GR"), "suspect", "άγνωστος")
    world.near("ATH-806/24", "G15", "closed without an investigation, but nothing was lost")
    world.near("ATH-806/24", "G03", "a loss of 0 is a stated loss")


def impossible_dates(world: World) -> None:
    """Plant an investigation before the offence, and a case closed before it was opened."""
    world.story("S23")
    world.case(
        "KTN-113/25",
        "OPEN",
        "G10 G21 G22",
        opened="2025-03-20",
        incident_on="2025-03-15",
        reported_on="2025-03-18",
        offence="card_fraud",
        loss="260000.00",
        in_time=True,
    )
    world.pfi("FI-RS-05", ("KTN-113/25",), "2025-03-01", "2025-06-09")
    world.ordinary("KTN-113/25", "Ивана Ковачев-Тест", "Саша Будимир-Тест")
    world.case(
        "CHI-902/25",
        "MISSING",
        "G01 G10 G15 G22",
        opened="2025-02-05",
        closed="2025-01-05",
        status="closed",
        offence="fraud",
        loss="30000.00",
    )
    world.ordinary("CHI-902/25", "Doina Rusu-Test", "Sergiu Lupu-Test")


def own_columns(world: World) -> None:
    """Plant the case list's own PFI columns: right, old, empty-handed and contradicted."""
    world.story("S24")
    world.case(
        "CHI-903/25",
        "OPEN",
        "G10 G21",
        opened="2025-04-25",
        offence="phishing",
        loss="100000.00",
        pfi="yes",
        pfi_opened="2025-05-10",
        in_time=True,
    )
    world.truth.investigation()
    world.ordinary("CHI-903/25", "Natalia Cojocaru-Test", "Igor Cebotar-Test")
    world.near("CHI-903/25", "G01", "the case list itself says that there is an investigation")
    world.near("CHI-903/25", "G23", "yes in the case list and no row among the investigations is no contradiction")
    world.case(
        "CHI-904/25",
        "OPEN_STALLED",
        "G10 G16 G21",
        opened="2025-01-15",
        offence="fraud",
        loss="250000.00",
        pfi="yes",
        pfi_opened="2025-01-20",
        in_time=True,
    )
    world.truth.investigation()
    world.ordinary("CHI-904/25", "Tudor Botnaru-Test", "Anatol Grosu-Test")
    _contradicted(world, _decred(world))


def _contradicted(world: World, address: str) -> None:
    """Plant a right no and a wrong one, in two cases that share a wallet."""
    world.case(
        "CHI-905/25",
        "MISSING",
        "G01 G10 G22",
        opened="2025-03-25",
        incident_on="2025-03-24",
        reported_on="2025-03-21",
        offence="romance_fraud",
        loss="40000.00",
        pfi="no",
    )
    world.ordinary("CHI-905/25", "Elena Sandu-Test", "Petru Vlas-Test")
    world.holds("CHI-905/25", address, "decred", "suspect", asset="DCR")
    world.truth.joinable("CHI-905/25", "FI-MD-01")
    world.near("CHI-905/25", "G23", "no in the case list and none among the investigations agree")
    world.case(
        "CHI-906/25",
        "OPEN",
        "G10 G21 G23",
        opened="2025-03-12",
        offence="romance_fraud",
        loss="220000.00",
        pfi="no",
        in_time=True,
    )
    world.pfi("FI-MD-01", ("CHI-906/25",), "2025-03-31", "2025-06-16", form="integrated")
    world.ordinary("CHI-906/25", "Vera Moraru-Test", "Petru Vlas-Test")
    world.holds("CHI-906/25", address, "decred", "suspect", asset="DCR")
    world.truth.link(("CHI-905/25", "CHI-906/25"), "shared_wallet", f"wallet:decred:{address}", "0.9")
    world.truth.weighed(("CHI-905/25", "CHI-906/25"), "same_person", joins=False)
    world.truth.network(("CHI-905/25", "CHI-906/25"))


def _decred(world: World) -> str:
    """Return what looks like a Decred address: its checksum (BLAKE-256) is one that finlink does not know."""
    body = b"".join(world.draws.bytes(f"decred {part}") for part in range(2))
    return "Ds" + "".join(BASE58[byte % 58] for byte in body[:33])
