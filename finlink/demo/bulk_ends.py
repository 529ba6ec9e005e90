"""The accounts, wallets and persons of a benchmark register, each made once."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from finlink.demo import numbers

if TYPE_CHECKING:
    from finlink.demo.draws import Draws

_STRIDE = 48_271
"""Coprime with 10, so that consecutive accounts get distinct numbers that do not look consecutive."""


class Ends:
    """Makes new accounts, wallets and national ids, and remembers what money can move between."""

    def __init__(self, draws: Draws) -> None:
        self.draws = draws
        self.accounts: list[str] = []
        self.wallets: dict[str, list[str]] = {"bitcoin": [], "ethereum": [], "tron": []}
        self.made_wallets = 0
        self.persons = 0
        self.held: dict[str, int] = {}

    def account(self, country: str) -> str:
        """Return a new valid IBAN of a country."""
        number = len(self.accounts) + 1
        value = numbers.iban(country, number % 20, number * _STRIDE % 10**8)
        self.accounts.append(value)
        return value

    def mistype(self, value: str) -> str:
        """Return the newest account mistyped, and let money move to and from the mistyped one."""
        self.accounts[-1] = numbers.mistyped(value)
        return self.accounts[-1]

    def wallet(self) -> tuple[str, str]:
        """Return the chain and address of a new wallet: Tron, Ethereum, the four forms of Bitcoin in turn."""
        self.made_wallets += 1
        body = hashlib.sha256(f"{self.draws.seed}/wallet/{self.made_wallets}".encode()).digest()
        turn = self.made_wallets % 8
        if turn < 3:
            chain, address = "tron", numbers.tron(body)
        elif turn < 5:
            chain, address = "ethereum", numbers.ethereum(body)
        else:
            chain, address = "bitcoin", numbers.bitcoin((turn - 5, 3)[self.made_wallets // 8 % 4 == 0], body)
        self.wallets[chain].append(address)
        return chain, address

    def person(self, country: str) -> str:
        """Return the national id of a new person."""
        self.persons += 1
        return numbers.national_id(country, self.persons)

    def outside(self, accounts: int, wallets: int) -> None:
        """Add accounts and wallets that no case names, for money to come from and go to.

        `held` says afterwards how many of the accounts ("bank") and of each chain's wallets cases name: the first.
        """
        self.held = {"bank": len(self.accounts)} | {chain: len(made) for chain, made in self.wallets.items()}
        for number in range(accounts):
            self.account(numbers.COUNTRIES[number % 12])
        for _ in range(wallets):
            self.wallet()
