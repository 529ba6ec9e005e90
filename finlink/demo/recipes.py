"""How a case of a benchmark register can stand, and the answer that follows from it, as data."""

from __future__ import annotations

from dataclasses import dataclass

PROCEEDS = (
    "fraud", "investment_fraud", "phishing", "bec", "ransomware", "extortion", "account_takeover",
    "card_fraud", "identity_theft", "computer_fraud", "online_shop_fraud", "romance_fraud", "sextortion",
)  # fmt: skip
OTHER = ("illegal_access", "data_interference")


@dataclass(frozen=True)
class Recipe:
    """One way for a case to stand. Day counts run from the day it was opened.

    `offence` is proceeds, other or blank; `loss` small (below 4,000 EUR), large (from 15,000) or blank;
    `opened` old (100 to 900 days before the as-of date), older (from 200), recent (0 to 29) or blank;
    `pfi` the day the first investigation is opened; `action` recent or early.
    """

    weight: int
    status: str
    findings: str = ""
    offence: str = "proceeds"
    loss: str = "small"
    opened: str = "old"
    case_status: str = "open"
    closed: int | None = None
    indicted: int | None = None
    pfi: int | None = None
    pfi_closed: int | None = None
    action: str = "recent"
    scope: str = "bank;crypto"
    outcome: str = ""
    wallet: bool = False
    waived: bool = False
    cell: str = ""


RECIPES: dict[str, Recipe] = {
    "missing": Recipe(170, "MISSING", "G01"),
    "missing large": Recipe(90, "MISSING", "G01 G02", loss="large"),
    "missing, loss blank": Recipe(40, "MISSING", "G01 G03", loss="blank"),
    "missing, pfi no": Recipe(20, "MISSING", "G01", cell="no"),
    "missing, other offence": Recipe(20, "MISSING", "G02", offence="other", loss="large"),
    "missing, no offence": Recipe(15, "MISSING", "G02", offence="blank", loss="large"),
    "missing, closed": Recipe(30, "MISSING", "G01 G15", case_status="closed", closed=60),
    "missing, closed large": Recipe(10, "MISSING", "G01 G02 G15", loss="large", case_status="closed", closed=60),
    "missing, dates turned": Recipe(4, "MISSING", "G01 G15 G22", case_status="closed", closed=-9),
    "undetermined": Recipe(25, "UNDETERMINED", "G03", offence="blank", loss="blank"),
    "undetermined, undated": Recipe(10, "UNDETERMINED", "G02", loss="large", opened="blank"),
    "undetermined, undated small": Recipe(5, "UNDETERMINED", opened="blank"),
    "not yet due": Recipe(40, "NOT_YET_DUE", opened="recent"),
    "not yet due, large": Recipe(20, "NOT_YET_DUE", opened="recent", loss="large"),
    "waived": Recipe(25, "WAIVED", waived=True),
    "waived, large": Recipe(5, "WAIVED", waived=True, loss="large"),
    "duplicate": Recipe(15, "NOT_REQUIRED", case_status="duplicate", loss="large"),
    "unfounded": Recipe(15, "NOT_REQUIRED", case_status="unfounded", closed=20),
    "merged": Recipe(10, "NOT_REQUIRED", case_status="merged", closed=20),
    "open": Recipe(120, "OPEN", pfi=12),
    "open, day 30": Recipe(20, "OPEN", pfi=30, loss="large"),
    "open, before the case": Recipe(10, "OPEN", pfi=-3, loss="blank"),
    "open, empty scope": Recipe(20, "OPEN", pfi=20, scope="", wallet=True),
    "open, pfi no": Recipe(5, "OPEN", "G23", pfi=20, cell="no"),
    "open, before the offence": Recipe(4, "OPEN", "G22", pfi=-12),
    "late": Recipe(60, "OPENED_LATE", "G05", pfi=41, loss="large"),
    "late, day 31": Recipe(15, "OPENED_LATE", "G05", pfi=31),
    "stalled": Recipe(50, "OPEN_STALLED", "G16", pfi=20, opened="older", action="early", loss="large"),
    "stalled and late": Recipe(15, "OPEN_STALLED", "G05 G16", pfi=70, opened="older", action="early"),
    "partial": Recipe(40, "PARTIAL", "G08", pfi=9, scope="bank", wallet=True, loss="large"),
    "post hoc": Recipe(20, "POST_HOC", "G05 G06", pfi=70, indicted=45, opened="older", loss="large"),
    "post hoc, after closure": Recipe(8, "POST_HOC", "G06", pfi=28, closed=25, case_status="closed"),
    "result": Recipe(40, "CLOSED_RESULT", pfi=15, pfi_closed=80, outcome="confiscated", loss="large"),
    "result, late": Recipe(10, "CLOSED_RESULT", "G05", pfi=45, pfi_closed=90, outcome="frozen"),
    "no result": Recipe(30, "CLOSED_NO_RESULT", pfi=15, pfi_closed=80, outcome="no_assets"),
}
"""Every way, with how often it is drawn; `weight` is relative."""


@dataclass(frozen=True)
class Group:
    """Cases that share something.

    `members` are recipe names, the last repeated up to the drawn size (at most `largest`). `share`: all
    (one identifier in every case), chain (one for each two neighbours), victim (a victim's own account),
    typo (the same mistyped IBAN). `euro` is the range of each loss. `together` marks G13, `joined` the
    positions that G12 is for, `joint` one investigation for all.
    """

    weight: int
    members: tuple[str, ...]
    largest: int = 2
    share: str = "all"
    euro: tuple[int, int] = (300, 3000)
    together: bool = False
    joined: tuple[int, ...] = ()
    joint: bool = False


GROUPS: tuple[Group, ...] = (
    Group(18, ("missing", "missing"), 5, euro=(5500, 9000), together=True),
    Group(6, ("missing", "waived", "not yet due"), 3, "chain", (5500, 9000), together=True),
    Group(20, ("missing", "missing"), 3),
    Group(14, ("open", "missing"), 4, joined=(1, 2, 3)),
    Group(8, ("open", "missing", "missing"), 3, "chain", joined=(1,)),
    Group(8, ("no result", "missing"), 3, euro=(5500, 9000)),
    Group(10, ("open", "open"), 4, joint=True, euro=(5500, 9000)),
    Group(8, ("missing large", "missing"), 6, "chain"),
    Group(4, ("missing", "duplicate"), 2, euro=(5500, 9000)),
    Group(6, ("missing", "open"), 2, "victim", (5500, 9000)),
    Group(4, ("missing", "missing"), 2, "typo", (5500, 9000)),
)
"""Every kind of group; `weight` is relative."""
