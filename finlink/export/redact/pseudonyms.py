"""Pseudonyms: every name of a build by a number that says nothing of the name.

The names of a kind are numbered in the order of a keyed hash. The key is made of the build's manifest, which has the
hashes of all input files: who has only a redacted file cannot compute it, not even with the seal that other files of
the build print. Who holds the build can, and so finds what a pseudonym stands for. A number protects a name, not the
facts around it: whoever knows that somebody lost 48,000 EUR on a certain day finds the case by that.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from functools import cached_property
from typing import TYPE_CHECKING

from finlink.engine import sql_file
from finlink.export.handling import is_code
from finlink.export.html import canonical_json
from finlink.graph.proceeds import choose_cases
from finlink.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finlink.i18n import Translator
    from finlink.result import Build

LABELS = {
    "case": N_("Case {n}"),
    "network": N_("Network {n}"),
    "investigation": N_("Investigation {n}"),
    "party": N_("Person {n}"),
    "company": N_("Company {n}"),
    "account": N_("Account {n}"),
    "wallet": N_("Wallet {n}"),
    "owner": N_("Owner of wallets {n}"),
    "tx": N_("Transaction {n}"),
    "unit": N_("Unit {n}"),
    "authority": N_("Authority {n}"),
    "bank": N_("Bank {n}"),
    "service": N_("Service {n}"),
    "contact": N_("Contact {n}"),
    "measure": N_("Asset {n}"),
    "outside": N_("End {n}"),
}
"""What things of a kind are called; companies are numbered among persons: a register may not know which it is."""

_KINDS = frozenset(LABELS) - {"company", "contact"}
_MARK = "redacted/"
_OWN_ID = re.compile(rf"(\w+):{_MARK}(\d+)")


class Pseudonyms:
    """The pseudonyms of a build in one language. A name is a kind and a text with ":" between them, as node ids are."""

    def __init__(self, build: Build, t: Translator) -> None:
        self._t = t
        self._key = hashlib.sha256(canonical_json(dict(build.manifest)).encode()).digest()
        choose_cases(build.engine)  # the ends of traced money are nodes only where it is followed
        query = sql_file(__package__, "names")
        self._numbers = self._numbered({str(name) for (name,) in build.engine.rows(query)})

    def _numbered(self, names: set[str]) -> dict[str, int]:
        gathered: dict[str, list[str]] = {}
        for name in names:
            gathered.setdefault(kind_of(name), []).append(name)
        return {
            name: number for known in gathered.values() for number, name in enumerate(sorted(known, key=self._rank), 1)
        }

    def _rank(self, name: str) -> bytes:
        return hmac.digest(self._key, name.encode("utf-8", "surrogatepass"), "sha256")

    def number(self, name: str) -> int:
        """Return the number of a name among those of its kind; 0 for one that the build does not have."""
        return self._numbers.get(name, 0)

    def label(self, name: str, kind: str = "") -> str:
        """Return what a name is called on the page; "" for one that the build does not have."""
        number = self.number(name)
        return self._t(LABELS[kind or kind_of(name)], n=number) if number else ""

    def id(self, name: str) -> str:
        """Return the node id that stands for a name, in every language the same; "" for an unknown one."""
        number = self.number(name)
        return f"{kind_of(name)}:{_MARK}{number}" if number else ""

    def codes(self, handling: Iterable[str]) -> list[str]:
        """Return handling codes; those in words of somebody's own are left out, which is said."""
        given = list(handling)
        known = [code for code in given if is_code(code)]
        return known if len(known) == len(given) else [*known, self._t("another handling code, in words")]

    @cached_property
    def _meant(self) -> dict[str, str]:
        return {self.id(name): name for name in self._numbers}

    def meant(self, node: str) -> str:
        """Return the name that a node id of a redacted page stands for; "" for any other."""
        return self._meant.get(node, "")


def is_redacted(node: str) -> bool:
    """Tell whether a node id is one of a redacted page.

    >>> is_redacted("case:redacted/12"), is_redacted("case:K-1/25")
    (True, False)
    """
    return bool(_OWN_ID.fullmatch(node))


def kind_of(name: str) -> str:
    """Return the kind of a name; what no chart has a shape for is a contact: a telephone, an address, a device.

    >>> kind_of("account:RS35"), kind_of("phone:+3816")
    ('account', 'contact')
    """
    kind = name.partition(":")[0]
    return kind if kind in _KINDS else "contact"
