"""Benchmark registers: any number of cases, with the truth noted as each case is planted.

Cases are drawn from `recipes`; some stand alone, some in groups that share an account, a wallet or a
holder; a few identifiers (exchange wallets, a payment institution's account) sit in very many cases.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING

from finlink.demo import numbers
from finlink.demo.bulk_ends import Ends
from finlink.demo.bulk_transfers import write_transfers
from finlink.demo.draws import Draws
from finlink.demo.recipes import GROUPS, OTHER, PROCEEDS, RECIPES, Group, Recipe
from finlink.demo.register import Register

if TYPE_CHECKING:
    from pathlib import Path

AS_OF = date(2025, 6, 30)
"""The latest date of every benchmark register."""

RATE = {"RSD": 1_170_000, "MKD": 615_000, "ALL": 985_000, "RON": 49_800, "TRY": 400_000, "MDL": 195_000}
"""Invented units per euro, in ten-thousandths, for what has no fixed peg."""
PEG = {"EUR": 100_000, "BAM": 195_583, "BGN": 195_583}
"""Fixed units per euro, in hundred-thousandths."""
CITIES = {
    "RS": ("Belgrade", "Novi Sad"),
    "BA": ("Sarajevo", "Banja Luka"),
    "ME": ("Podgorica", "Bar"),
    "MK": ("Skopje", "Bitola"),
    "AL": ("Tirana", "Durres"),
    "XK": ("Pristina", "Prizren"),
    "HR": ("Zagreb", "Split"),
    "RO": ("Bucharest", "Cluj"),
    "BG": ("Sofia", "Varna"),
    "TR": ("Istanbul", "Ankara"),
    "GR": ("Athens", "Thessaloniki"),
    "MD": ("Chisinau", "Balti"),
}
_ASKED_AFTER = timedelta(days=14)
_JOINING = ("mule", "suspect", "collection")
_ALONE_OF_100 = 84


def month_rate(currency: str, year: int, month: int) -> int:
    """Return the invented rate of a month, in ten-thousandths of a unit per euro."""
    return RATE[currency] * (1000 + (year * 12 + month) * 7 % 5 - 2) // 1000


class Bulk:
    """One benchmark register in the making."""

    def __init__(self, seed: int, cases: int) -> None:
        self.draws = Draws(seed)
        self.register = Register()
        self.ends = Ends(self.draws)
        self.cases = cases
        self.names = [f"KT-{number + 1:07d}" for number in self.draws.shuffled("case order", cases)]
        self.dice: dict[str, list[int]] = {
            name: self.draws.below(name, cases, 1 << 32).tolist()
            for name in (
                "recipe",
                "group",
                "size",
                "opened",
                "country",
                "loss",
                "offence",
                "rows",
                "share",
                "action",
            )
        }
        self.investigations = 0
        self.at_home: dict[str, str] = {}

    def plant(self) -> None:
        """Plant every case, then the hubs, the orphan investigations and the rates."""
        single = list(accumulate(recipe.weight for recipe in RECIPES.values()))
        grouped = list(accumulate(group.weight for group in GROUPS))
        recipes = list(RECIPES.values())
        at = 0
        while at < self.cases:
            if self.dice["group"][at] % 100 >= _ALONE_OF_100:
                group = GROUPS[bisect_right(grouped, self.dice["group"][at] // 100 % grouped[-1])]
                at += self.group(at, group)
            else:
                self.case(at, recipes[bisect_right(single, self.dice["recipe"][at] % single[-1])])
                at += 1
        self.hubs()
        self.orphans()
        self.rates()

    def opened(self, at: int, recipe: Recipe) -> date:
        """Draw the opening day."""
        first, last = {"old": (100, 900), "older": (200, 900), "recent": (0, 29), "blank": (100, 900)}[recipe.opened]
        return AS_OF - timedelta(days=first + self.dice["opened"][at] % (last - first + 1))

    def case(self, at: int, recipe: Recipe, *, euro_cents: int = 0, opened: date | None = None, joint: str = "") -> str:
        """Plant one case with its own accounts, wallets and investigation; return the investigation's id."""
        case_id, day = self.names[at], opened or self.opened(at, recipe)
        country = numbers.COUNTRIES[self.dice["country"][at] % 12]
        started = day - timedelta(days=5)
        loss, currency = self.loss(at, recipe, country, started, euro_cents)
        offences = {"proceeds": PROCEEDS, "other": OTHER, "blank": ("",)}[recipe.offence]
        self.register.add(
            "cases",
            case_id=case_id,
            offence=offences[self.dice["offence"][at] % len(offences)],
            opened="" if recipe.opened == "blank" else day.isoformat(),
            closed=_after(day, recipe.closed),
            status=recipe.case_status,
            indicted=_after(day, recipe.indicted),
            incident_on=started.isoformat(),
            unit=f"{CITIES[country][self.dice['country'][at] // 12 % 2]} cybercrime unit",
            country=country,
            loss=loss,
            currency=currency,
            waiver_reason="assets already secured in another file" if recipe.waived else "",
            waiver_by="supervising prosecutor" if recipe.waived else "",
            pfi=recipe.cell,
        )
        self.register.truth.case(
            case_id, recipe.status, recipe.findings, in_time=recipe.pfi is not None and recipe.pfi <= 30
        )
        if recipe.status not in ("NOT_REQUIRED", "WAIVED") and recipe.opened != "blank" and AS_OF - day > _ASKED_AFTER:
            self.at_home[case_id] = country
        self.own_rows(at, recipe, country)
        return joint if recipe.pfi is None else self.investigation(at, recipe, day, joint)

    def loss(self, at: int, recipe: Recipe, country: str, started: date, euro_cents: int) -> tuple[str, str]:
        """Draw a loss well away from the threshold and say it in the country's currency."""
        if recipe.loss == "blank":
            return "", ""
        low, high = (10_000, 400_000) if recipe.loss == "small" else (1_500_000, 50_000_000)
        drawn = low + self.dice["loss"][at] % (high - low)
        cents = euro_cents if euro_cents and recipe.loss == "small" else drawn
        currency = numbers.CURRENCY[country]
        if currency in PEG:
            local = cents * PEG[currency] // 100_000
        else:
            local = cents * month_rate(currency, started.year, started.month) // 10_000
        return f"{local // 100}.{local % 100:02d}", currency

    def own_rows(self, at: int, recipe: Recipe, country: str) -> None:
        """Give a case a victim's account and, by the dice, a mule's account and one or two wallets."""
        case_id, dice = self.names[at], self.dice["rows"][at]
        self.account(case_id, country, "victim")
        if dice % 100 < 55:
            self.account(case_id, numbers.COUNTRIES[(self.dice["country"][at] // 24) % 12], "mule", held=dice % 2 == 0)
        if recipe.wallet or dice // 100 % 100 < 45:
            self.wallet(case_id, _JOINING[dice % 3])
        if dice // 10_000 % 100 < 24:
            self.wallet(case_id, "suspect")

    def account(
        self,
        case_id: str,
        country: str,
        role: str,
        *,
        held: bool = False,
        holder_id: str = "",
        value: str = "",
    ) -> str:
        """Add an account row, new unless `value` is given; return the account."""
        value = value or self.ends.account(country)
        if role != "victim" and self.at_home.get(case_id, value[:2]) != value[:2]:
            self.register.truth.finding(case_id, "G09")  # nobody is asked abroad, as there are no requests
            del self.at_home[case_id]
        if held:
            holder_id = self.ends.person(country)
        self.register.add(
            "accounts",
            account=value,
            case_id=case_id,
            role=role,
            holder_id=holder_id,
            country=value[:2],
            currency=numbers.CURRENCY[value[:2]],
        )
        return value

    def wallet(self, case_id: str, role: str, wallet: tuple[str, str] = ("", "")) -> tuple[str, str]:
        """Add a wallet row, new unless one is given; return the chain and the address."""
        chain, address = wallet if wallet[0] else self.ends.wallet()
        self.register.add("wallets", address=address, chain=chain, case_id=case_id, role=role)
        return chain, address

    def investigation(self, at: int, recipe: Recipe, opened: date, joint: str) -> str:
        """Add an investigation row of a case, a further row of `joint` where that is given; return its id."""
        start = opened + timedelta(days=recipe.pfi or 0)
        if not joint:
            self.investigations += 1
            self.register.truth.investigation()
        name = joint or f"FI-{self.investigations:07d}"
        action = AS_OF - timedelta(days=self.dice["action"][at] % 36)
        if recipe.action == "early" or recipe.pfi_closed is not None:
            action = start + timedelta(days=5)
        self.register.add(
            "investigations",
            investigation_id=name,
            case_id=self.names[at],
            form=("separate", "integrated")[at % 2],
            opened=start.isoformat(),
            closed=_after(opened, recipe.pfi_closed),
            status="open" if recipe.pfi_closed is None else "closed",
            authority="police financial investigation unit",
            scope=recipe.scope,
            outcome=recipe.outcome,
            last_action=action.isoformat(),
        )
        return name

    def group(self, at: int, group: Group) -> int:
        """Plant a group at position `at`; return how many cases it took (alone where none are left)."""
        least = len(group.members)
        size = least + self.dice["size"][at] % (group.largest - least + 1)
        if at + size > self.cases:
            self.case(at, RECIPES["missing"])
            return 1
        joint = ""
        low, high = group.euro
        for place in range(size):
            recipe = RECIPES[group.members[min(place, least - 1)]]
            cents = 100 * (low + self.dice["loss"][at + place] % (high - low))
            day = self.opened(at, recipe) if group.joint else None
            made = self.case(at + place, recipe, euro_cents=cents, opened=day, joint=joint if group.joint else "")
            if group.joint or place == 0:
                joint = made
            if place in group.joined:
                self.register.truth.joinable(self.names[at + place], joint)
            if group.together:
                self.register.truth.finding(self.names[at + place], "G13")
        self.share(at, size, group)
        return size

    def share(self, at: int, size: int, group: Group) -> None:
        """Give the cases of a group what they share, and note the links and the network."""
        cases = self.names[at : at + size]
        if group.share == "victim":
            self.shared_account(at, cases, "victim", "0.3")
            return
        if group.share == "typo":
            self.shared_account(at, cases, "mule", "0.5")
            return
        for first in range(size - 1) if group.share == "chain" else (0,):
            part = cases[first : first + 2] if group.share == "chain" else cases
            kind = self.dice["share"][at + first] % 3
            if kind == 0:
                self.shared_account(at + first, part, "mule", "1.0")
            elif kind == 1:
                self.shared_wallet(at + first, part)
            else:
                self.shared_holder(at + first, part)
        self.register.truth.network(cases)

    def shared_account(self, at: int, cases: list[str], role: str, strength: str) -> None:
        """Put one account into several cases; 0.5 mistypes it."""
        value = self.ends.account(numbers.COUNTRIES[self.dice["share"][at] // 3 % 12])
        if strength == "0.5":
            value = self.ends.mistype(value)
        for case_id in cases:
            self.account(case_id, value[:2], role, value=value)
        self.register.truth.link(cases, "shared_account", f"account:{value}", strength)

    def shared_wallet(self, at: int, cases: list[str]) -> None:
        """Put one wallet into several cases; some Ethereum addresses once with EIP-55 letters."""
        chain, address = self.ends.wallet()
        for place, case_id in enumerate(cases):
            mixed = chain == "ethereum" and place == 0 and self.dice["share"][at] // 3 % 2 == 0
            self.wallet(case_id, _JOINING[place % 3], (chain, numbers.eip55(address) if mixed else address))
        self.register.truth.link(cases, "shared_wallet", f"wallet:{chain}:{address}", "1.0")

    def shared_holder(self, at: int, cases: list[str]) -> None:
        """Let one person hold a different account in each of several cases."""
        country = numbers.COUNTRIES[self.dice["share"][at] // 3 % 12]
        person = self.ends.person(country)
        for case_id in cases:
            self.account(case_id, country, "mule", holder_id=person)
        self.register.truth.link(cases, "shared_national_id", f"party:{person}", "0.95")

    def hubs(self) -> None:
        """Plant identifiers in too many cases to mean anything: by their role, and by the count alone."""
        many = max(3, self.cases // 200)
        for which in range(5):
            order = self.draws.shuffled(f"hub {which}", self.cases)[:many]
            if which < 3:
                hub = self.ends.wallet()
                for place in order:
                    self.wallet(self.names[place], "service", hub)
                self.register.truth.hub(f"wallet:{hub[0]}:{hub[1]}")
            else:
                value = self.ends.account(numbers.COUNTRIES[which])
                for place in order:
                    self.account(self.names[place], value[:2], "service", value=value)
                self.register.truth.hub(f"account:{value}")
        if self.cases >= 500:
            hub = self.ends.wallet()
            for place in self.draws.shuffled("hub by count", self.cases)[: 120 + self.cases // 1000]:
                self.wallet(self.names[place], "other", hub)
            self.register.truth.hub(f"wallet:{hub[0]}:{hub[1]}")

    def orphans(self) -> None:
        """Plant investigations that name cases which are in no register (G14)."""
        for number in range(max(2, self.cases // 5000)):
            name, case_id = f"FI-X{number:04d}", f"KX-{number:04d}"
            self.register.add(
                "investigations",
                investigation_id=name,
                case_id=case_id,
                form="separate",
                opened="2025-02-03",
                status="open",
                authority="prosecutor",
                scope="bank",
                last_action="2025-06-30",
            )
            self.register.truth.investigation()
            self.register.truth.orphan(name, case_id)

    def rates(self) -> None:
        """Add the invented rate of every month that a loss can fall in."""
        for month in range(2022 * 12 + 5, 2025 * 12 + 6):
            year, rest = divmod(month, 12)
            for currency in RATE:
                rate = month_rate(currency, year, rest + 1)
                self.register.add(
                    "rates",
                    date=f"{year}-{rest + 1:02d}-01",
                    currency=currency,
                    rate=f"{rate // 10_000}.{rate % 10_000:04d}",
                    source="invented for training",
                )


def _after(day: date, days: int | None) -> str:
    return "" if days is None else (day + timedelta(days=days)).isoformat()


def write_bulk(directory: Path, seed: int, cases: int, transfers: int) -> list[Path]:
    """Write a benchmark register of `cases` cases and its truth; return the files in the order written."""
    bulk = Bulk(seed, cases)
    bulk.plant()
    rows = bulk.register.rows
    rows["cases"].sort(key=lambda row: row["case_id"])
    written = bulk.register.write(directory, as_of=AS_OF)
    bulk.ends.outside(max(10, cases * 13 // 10), max(10, cases * 3 // 10))
    written.append(write_transfers(directory / "transfers.csv", bulk.draws, bulk.ends, transfers, AS_OF))
    return written
