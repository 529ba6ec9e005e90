"""The short words in which the stories of the training scenario are told."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from importlib.resources import files

from finlink.demo import numbers
from finlink.demo.draws import Draws
from finlink.demo.register import Register

OFFICES: dict[str, tuple[str, str, str]] = {
    "KT": ("RS", "Odeljenje za visokotehnološki kriminal, Beograd", "Posebno tužilaštvo za VTK"),
    "KTN": ("RS", "Одељење за високотехнолошки криминал, Нови Сад", "Више јавно тужилаштво"),
    "T20": ("BA", "Odjel za cyber kriminal, Sarajevo", "Kantonalno tužilaštvo"),
    "T13": ("BA", "Одјељење за високотехнолошки криминал, Бања Лука", "Окружно тужилаштво"),
    "KTP": ("ME", "Grupa za visokotehnološki kriminal, Podgorica", "Više državno tužilaštvo"),
    "JO": ("MK", "Сектор за компјутерски криминал, Скопје", "Основно јавно обвинителство"),
    "TIR": ("AL", "Drejtoria për hetimin e krimeve kibernetike, Tiranë", "Prokuroria Tiranë"),
    "PP": ("XK", "Drejtoria për krime kibernetike, Prishtinë", "Prokuroria Themelore"),
    "KDO": ("HR", "Služba kibernetičke sigurnosti, Zagreb", "Općinsko državno odvjetništvo"),
    "DII": ("RO", "Serviciul de combatere a criminalității informatice, București", "Parchetul"),
    "SP": ("BG", "Дирекция „Киберпрестъпност“, София", "Софийска градска прокуратура"),
    "IST": ("TR", "Siber Suçlarla Mücadele Şubesi, İstanbul", "Cumhuriyet Başsavcılığı"),
    "ATH": ("GR", "Διεύθυνση Δίωξης Κυβερνοεγκλήματος, Αθήνα", "Εισαγγελία Πρωτοδικών"),
    "CHI": ("MD", "Direcția investigații infracțiuni informatice, Chișinău", "Procuratura"),
}
"""Letters before a case number: country, unit and prosecutor's office."""


@dataclass
class Story:
    """One planted story as STORIES.md tells it; `rows` counts what it added, by table."""

    number: str
    title: str
    happened: str
    finds: tuple[str, ...]
    cases: list[str] = field(default_factory=list)
    lines: dict[str, list[int]] = field(default_factory=dict)
    near: list[str] = field(default_factory=list)


class World:
    """A register in which stories are planted, each row and each answer noted under the story told."""

    def __init__(self, seed: int) -> None:
        self.draws = Draws(seed)
        self.register = Register()
        self.truth = self.register.truth
        self.stories: list[Story] = []
        self.reply: list[dict[str, str]] = []
        self.told = tomllib.loads(files(__package__).joinpath("stories", "stories.toml").read_text("utf-8"))

    def story(self, number: str) -> None:
        """Begin a story of stories.toml; what is planted next belongs to it."""
        told = self.told[number]
        self.stories.append(Story(number, told["title"], told["happened"], tuple(told["finds"])))

    def add(self, table: str, **cells: str) -> None:
        """Add a row and remember its line number for the story."""
        self.register.add(table, **cells)
        line = len(self.register.rows[table]) + 1
        self.stories[-1].lines.setdefault(f"{table}.csv", []).append(line)

    def case(
        self,
        case_id: str,
        status: str,
        findings: str = "",
        /,
        *,
        opened: str,
        in_time: bool = False,
        **cells: str,
    ) -> None:
        """Add a case and note its status and findings.

        Where not given, the offence was 6 days before the case was opened and reported 2 days before.
        """
        country, unit, prosecutor = OFFICES[case_id.partition("-")[0]]
        row = {"case_id": case_id, "opened": opened, "status": "open", "unit": unit, "country": country}
        row |= {"prosecutor": prosecutor}
        if opened:
            row |= {"incident_on": earlier(opened, 6), "reported_on": earlier(opened, 2)}
        if cells.get("loss"):
            row["currency"] = numbers.CURRENCY[country]
        self.add("cases", **(row | cells))
        self.stories[-1].cases.append(case_id)
        self.truth.case(case_id, status, findings, in_time=in_time)

    def iban(self, label: str, country: str) -> str:
        """Return the account that a label stands for."""
        return numbers.iban(country, self.draws.number(f"bank {label}", 20), self.draws.number(label, 10**8))

    def person(self, label: str, country: str) -> str:
        """Return the national id of the person that a label stands for."""
        return numbers.national_id(country, self.draws.number(f"person {label}", 400_000))

    def wallet(self, label: str, kind: str) -> str:
        """Return an address: kind is p2pkh, p2sh, bech32, taproot, ethereum or tron."""
        body = self.draws.bytes(f"wallet {label}")
        if kind == "ethereum":
            return numbers.ethereum(body)
        if kind == "tron":
            return numbers.tron(body)
        return numbers.bitcoin(("p2pkh", "p2sh", "bech32", "taproot").index(kind), body)

    def account(self, case_id: str, account: str, role: str, holder: str = "", **cells: str) -> None:
        """Put an account into a case; without other word its bank and currency are those of its country."""
        row = {"account": account, "case_id": case_id, "role": role, "holder": holder}
        if account[:2].isalpha():
            row |= {"country": account[:2], "currency": numbers.CURRENCY[account[:2]]}
            row |= {"bank": f"Banka {account[4:8]}"}
        self.add("accounts", **(row | cells))

    def bank_reply(self, case_id: str, account: str, *, role: str, holder: str, holder_id: str, opened: str) -> None:
        """Put an account into the bank's own reply file, in the words and the dialect of that bank."""
        row = {"broj predmeta": case_id, "broj računa": account, "uloga": role, "vlasnik": holder}
        row |= {"JMBG": holder_id, "banka": f"Banka {account[4:8]}", "valuta": "RSD"}
        self.reply.append(row | {"datum otvaranja": f"{date.fromisoformat(opened):%d.%m.%Y}"})
        self.stories[-1].lines.setdefault("accounts_bank_reply.csv", []).append(len(self.reply) + 1)

    def party(self, case_id: str, role: str, name: str, **cells: str) -> None:
        """Put a person, or with `kind` a company, into a case."""
        number = len(self.register.rows["parties"]) + 1
        row = {"party_id": f"P-{number:02d}", "case_id": case_id, "role": role, "name": name, "kind": "person"}
        self.add("parties", **(row | cells))

    def decides(self, pair: tuple[str, str], decision: str, by: str, at: str, reason: str) -> None:
        """Add an analyst's word on the link between two cases."""
        self.add("decisions", left=pair[0], right=pair[1], decision=decision, by=by, at=at, reason=reason)

    def holds(self, case_id: str, address: str, chain: str, role: str, **cells: str) -> None:
        """Put a wallet into a case."""
        self.add("wallets", address=address, chain=chain, case_id=case_id, role=role, **cells)

    def pfi(self, name: str, cases: tuple[str, ...], opened: str, action: str, **cells: str) -> None:
        """Add one parallel financial investigation, a row for each case it covers."""
        row = {
            "investigation_id": name, "form": "separate", "opened": opened, "last_action": action,
            "status": "closed" if cells.get("closed") else "open", "scope": "bank;crypto",
            "authority": "police financial investigation unit",
        }  # fmt: skip
        for case_id in cases:
            self.add("investigations", **(row | cells | {"case_id": case_id}))
        self.truth.investigation()

    def pays(self, sender: str, receiver: str, money: str, time: str, **cells: str) -> None:
        """Add a transfer of `money` ("48000.00 EUR") at `time` (ISO with Z).

        Between wallets give `chain`, and a hash is made up.
        """
        amount, _, currency = money.partition(" ")
        number = len(self.register.rows["transfers"]) + 1
        row = {"transfer_id": f"TR-{number:04d}", "sender": sender, "receiver": receiver, "amount": amount}
        if cells.get("chain"):
            row |= {"tx_hash": self.draws.bytes(f"hash {number}").hex(), "log_index": "0"}
        self.add("transfers", **(row | {"currency": currency, "time": time} | cells))

    def victim_pays(self, case_id: str, name: str, receiver: str, purpose: str, *, known: str = "") -> None:
        """Give the case just planted a victim's account and let it pay the whole loss to `receiver`.

        ``known`` is less than that, where the register has not all of it.
        """
        case = self.register.rows["cases"][-1]
        victim = self.iban(f"victim {case_id}", case["country"])
        self.account(case_id, victim, "victim", name)
        money, time = f"{known or case['loss']} {case['currency']}", f"{case['incident_on']}T10:15:00Z"
        self.pays(victim, receiver, money, time, purpose=purpose, proceeds_of=case_id, case_id=case_id)

    def ordinary(self, case_id: str, victim: str, mule: str, *, known: str = "") -> None:
        """Give the case just planted a victim's account, a mule's account and the payment between them."""
        case = self.register.rows["cases"][-1]
        account = self.iban(f"mule {case_id}", case["country"])
        self.account(case_id, account, "mule", mule)
        self.victim_pays(case_id, victim, account, "uplata", known=known)

    def frozen(self, case_id: str, target: str, money: str, day: str, *, measure: str = "frozen", **cells: str) -> None:
        """Add a measure on an account of a case, a freeze unless said otherwise."""
        amount, _, currency = money.partition(" ")
        number = len(self.register.rows["measures"]) + 1
        row = {"measure_id": f"M-{number:02d}", "case_id": case_id, "measure": measure, "target": target}
        row |= {
            "asset_type": "bank account",
            "amount": amount,
            "currency": currency,
            "date": day,
            "country": target[:2],
        }
        self.add("measures", **(row | cells))

    def near(self, subject: str, rules: str, why: str) -> None:
        """Note what must not fire; a subject without a kind is a case.

        For two cases ("A..B") the rules are kinds of links, or "network": they must not be in one.
        """
        number = f"N{len({row[0] for row in self.truth.rows['near_misses']}) + 1:02d}"
        plain = subject.startswith("investigation:") or ".." in subject
        self.truth.near_miss(number, subject if plain else f"case:{subject}", rules, why)
        if ".." in subject:
            none = [f"no {rule.replace('network', 'common network')}" for rule in rules.split()]
            self.stories[-1].near.append(f"{number} `{subject}` must get {' and '.join(none)}: {why}")
        else:
            self.stories[-1].near.append(f"{number} `{subject}` must not get {', '.join(rules.split())}: {why}")


def pair(one: str, other: str) -> str:
    """Name two cases as `finlink why` does: A..B, in text order."""
    return "..".join(sorted((one, other)))


def earlier(day: str, days: int) -> str:
    """Return the ISO date so many days before."""
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()
