"""The engine and an independent recount give every case the same status, on drawn registers full of boundary days."""

from __future__ import annotations

import ast
import random
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import status_recount
from registers import records, write_register
from status_recount import Rules, as_of, statuses

import finlink
from finlink.assess import STATUS_WORDS

if TYPE_CHECKING:
    from registers import Cells

TODAY = date(2025, 6, 30)
RULES = Rules(timely_days=25, stalled_days=60, threshold_eur=Decimal(3000), exempt=frozenset({"vandalism"}))
PROFILE = """\
extends = "default"
title = "Ours"
[timely_days]
value = 25
source = "https://example.org/instruction-7, article 1"
[stalled_days]
value = 60
source = "https://example.org/instruction-7, article 2"
[threshold_eur]
value = "3000"
source = "https://example.org/instruction-7, article 3"
[[not_required]]
offence = "vandalism"
source = "https://example.org/instruction-7, article 4"
"""
ROLES = ("victim", "suspect", "mule", "collection", "merchant", "service", "other", "")
SCOPES = ("", "", "bank", "crypto", "bank;crypto", "cash", "bank;cash", "crypto;foreign", "property;company")
OUTCOMES = ("", "", "no_assets", "transferred", "assets_identified", "frozen", "seized", "confiscated", "returned")
AROUND = (-1, 0, 1)


class Drawn:
    """A register drawn from a seed: 200 cases, most of whose dates lie on a boundary or a day beside it."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - invented registers
        self.files: dict[str, list[Cells] | str] = {"ours.toml": PROFILE}
        self.given = TODAY if seed % 3 == 0 else None
        self.has_file = seed % 4 != 1
        self.investigations: list[Cells] = []
        self.accounts: list[Cells] = []
        self.wallets: list[Cells] = []
        cases = [self.case(f"C{n:03d}") for n in range(200)]
        if not self.given:
            cases.append({"case_id": "LAST", "opened": TODAY.isoformat(), "status": "open"})
        self.dice.shuffle(cases)
        self.dice.shuffle(self.investigations)
        header = "investigation_id,case_id,opened\n"
        self.files |= {"cases": cases, "accounts": self.accounts, "wallets": self.wallets}
        if self.has_file:
            self.files["investigations"] = self.investigations or header

    def one_of(self, *choices: str) -> str:
        return self.dice.choice(choices)

    def before(self, day: date, *days: int) -> date:
        """Return a day so many days before another, or one beside that."""
        return day - timedelta(days=self.dice.choice(days) + self.dice.choice(AROUND))

    def maybe(self, share: float, day: date) -> str:
        return day.isoformat() if self.dice.random() < share else ""

    def case(self, case_id: str) -> Cells:
        opened = min(self.before(TODAY, 2, 25, 60, 90, 400), TODAY)
        end = self.before(opened, -10, -25, -60, 30)
        row = {
            "case_id": case_id,
            "offence": self.one_of("fraud", "phishing", "vandalism", "vandalism", "", ""),
            "opened": self.maybe(0.92, opened),
            "closed": self.maybe(0.15, min(end, TODAY)),
            "status": self.one_of(*["open"] * 12, "closed", "", "duplicate", "unfounded", "merged"),
            "indicted": self.maybe(0.15, min(end + timedelta(days=self.dice.choice(AROUND)), TODAY)),
            "loss": self.one_of("", "", "0", "2999.99", "3000", "3000.00", "3000.01", "70000"),
            "currency": "EUR",
            "proceeds_estimate": self.one_of("", "", "", "10"),
            "waiver_reason": self.one_of("", "", "small"),
            "waiver_by": self.one_of("", "", "prosecutor"),
            "pfi": self.one_of("", "", "", "yes", "no"),
            "pfi_opened": self.maybe(0.15, min(self.before(opened, 0, -25, -60), TODAY)),
            "pfi_ref": self.one_of("", "", "", "", "I-X", "I-C007-0"),
        }
        for n in range(self.dice.choice((0, 0, 0, 1, 1, 2, 3))):
            self.investigate(f"I-{case_id}-{n}", case_id, opened, end)
        for role in self.dice.choices(ROLES, k=self.dice.choice((0, 0, 1, 2))):
            self.accounts.append({"account": an_iban(self.dice), "case_id": case_id, "role": role})
        for role in self.dice.choices(ROLES, k=self.dice.choice((0, 0, 1, 2))):
            address = f"0x{self.dice.getrandbits(160):040x}"
            self.wallets.append({"address": address, "chain": "ethereum", "case_id": case_id, "role": role})
        return row

    def investigate(self, number: str, case_id: str, opened: date, end: date) -> None:
        """Add an investigation: one in six covers a case more, of this register or of none."""
        begun = self.dice.choice((self.before(opened, 0, -25, -40), end, end + timedelta(days=1)))
        cells = {
            "opened": self.maybe(0.9, min(begun, TODAY)),
            "closed": self.maybe(0.3, min(self.before(TODAY, 1, 20), TODAY)),
            "status": self.one_of("open", "open", "", "suspended", "closed"),
            "scope": self.one_of(*SCOPES),
            "outcome": self.one_of(*OUTCOMES),
            "ml_charge": self.one_of("", "", "no", "yes"),
            "last_action": self.maybe(0.7, min(self.before(TODAY, 1, 60, 60, 200), TODAY)),
        }
        self.investigations.append({"investigation_id": number, "case_id": case_id} | cells)
        if self.dice.random() < 1 / 6:
            other = f"C{self.dice.randrange(260):03d}"
            if other != case_id:
                self.investigations.append({"investigation_id": number, "case_id": other} | cells)


def an_iban(dice: random.Random) -> str:
    """Return a German IBAN whose check digits hold."""
    body = f"{dice.randrange(10**18):018d}"
    return f"DE{98 - int(body + '131400') % 97:02d}{body}"


def compared(seed: int, folder: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Return the statuses by the engine and by the recount."""
    drawn = Drawn(seed)
    register = write_register(folder / "register", drawn.files, 'profile = "ours.toml"\n')
    build = finlink.build(register, folder / "build", as_of=drawn.given.isoformat() if drawn.given else "")
    assert build.manifest["as_of"] == (drawn.given or as_of(register) or TODAY).isoformat()
    assert records(build, "SELECT count(*) FROM issues WHERE severity = 'error'") == [(0,)]
    return dict(records(build, "SELECT case_id, status FROM case_status")), statuses(register, RULES, drawn.given)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_a_recount_gives_the_same(seed: int, tmp_path: Path) -> None:
    found, counted = compared(seed, tmp_path)
    assert found == counted


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3, 33))
def test_a_recount_gives_the_same_on_many(seed: int, tmp_path: Path) -> None:
    found, counted = compared(seed, tmp_path)
    assert found == counted


def test_the_drawn_registers_have_every_status_and_every_boundary(tmp_path: Path) -> None:
    """What is never drawn is never compared: all 13 statuses come, each often, and boundary days do too."""
    counted: Counter[str] = Counter()
    ages: Counter[int] = Counter()
    for seed in (0, 1, 2):
        drawn = Drawn(seed)
        register = write_register(tmp_path / str(seed), drawn.files)
        counted.update(statuses(register, RULES, TODAY).values())
        cases = drawn.files["cases"]
        assert isinstance(cases, list)
        ages.update((TODAY - date.fromisoformat(row["opened"])).days for row in cases if row["opened"])
    assert set(counted) == set(STATUS_WORDS)
    assert min(counted.values()) >= 5, counted
    assert all(ages[limit] for limit in (24, 25, 26))


def test_the_recount_reads_nothing_of_finlink() -> None:
    imported = {
        name
        for node in ast.walk(ast.parse(Path(status_recount.__file__).read_text(encoding="utf-8")))
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names])
    }
    assert imported == {"__future__", "csv", "dataclasses", "datetime", "decimal", "typing", "pathlib"}
