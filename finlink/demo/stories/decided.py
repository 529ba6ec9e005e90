"""Stories about links that people state: the register's own column, and analysts' decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.demo.world import pair

if TYPE_CHECKING:
    from finlink.demo.world import World


def declared(world: World) -> None:
    """Plant a case list that names a related case, and one that is in no register."""
    world.story("S33")
    first, second = "TIR-659/25", "PP-758/25"
    world.case(second, "OPEN", "G10 G21", opened="2025-03-03", offence="phishing", loss="12500.00", in_time=True)
    world.pfi("FI-XK-01", (second,), "2025-03-24", "2025-06-13")
    world.ordinary(second, "Valbona Krasniqi-Test", "Liridon Berisha-Test")
    world.case(
        first,
        "MISSING",
        "G01 G10",
        opened="2025-04-02",
        offence="phishing",
        loss="380000.00",
        related_cases=f"{second}; PP-799/24",
    )
    world.ordinary(first, "Drita Shehu-Test", "Edmond Prenga-Test")
    world.truth.link((first, second), "declared", "related_cases", status="confirmed")
    world.truth.joinable(first, "FI-XK-01")
    world.truth.network((first, second))


def decisions(world: World) -> None:
    """Plant a "same" that joins, a "different" that parts, an earlier word of each, and one on no known case."""
    world.story("S34")
    first, second = "KTN-107/25", "KDO-407/25"
    world.case(first, "MISSING", "G01 G13", opened="2025-04-04", offence="fraud", loss="702000.00")
    world.party(first, "suspect", "Ратомир Бугарчић", country="RS")
    world.case(second, "MISSING", "G01 G13", opened="2025-04-23", offence="fraud", loss="5000.00")
    world.party(second, "suspect", "Ratomir Bugarcic", country="HR")
    names = (first, second)
    world.decides(names, "different", "analyst 1", "2025-05-06T10:00:00Z", "only the name is alike")
    world.decides((second, first), "same", "analyst 2", "2025-06-12T08:15:00Z", "the same photograph in both files")
    world.truth.weighed(names, "same_person", joins=True, status="confirmed")
    world.truth.network(names)
    _parted(world)
    world.decides(("KT-199/25", first), "same", "analyst 1", "2025-06-16T14:00:00Z", "named in the statement, p. 4")


def _parted(world: World) -> None:
    """Plant a prepaid number that was given out again: one telephone, two people, two decisions."""
    first, second = "KTN-109/25", "T13-204/25"
    world.case(first, "MISSING", "G01", opened="2025-02-25", offence="identity_theft", loss="690000.00")
    world.party(first, "suspect", "Огњен Вукмирица", birth_date="1979-01-17", phone="062 555 0118", country="RS")
    world.case(second, "MISSING", "G01", opened="2025-05-12", offence="identity_theft", loss="11000.00")
    abroad = {"country": "BA", "phone": "+381 62 555 0118"}
    world.party(second, "mule", "Слободанка Ристивојевић", birth_date="2001-06-05", **abroad)
    world.decides((first, second), "same", "analyst 3", "2025-05-20T09:00:00Z", "one telephone number")
    reason = "the operator gave the number to a new customer in April"
    world.decides((first, second), "different", "analyst 2", "2025-06-18T11:40:00Z", reason)
    world.truth.link((first, second), "shared_phone", "phone:+381625550118", "0.9", status="rejected")
    world.near(pair(first, second), "network", "an analyst parted them: the number changed hands")
    for case_id in (first, second):
        world.near(case_id, "G13", "11,500 EUR together only if the parted cases counted as one group")
