"""The page of the identifiers: each family, how it looks, how it is checked, and by whose rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.identifiers.account_families import ACCOUNT_FAMILIES
from finlink.identifiers.contact_families import CONTACT_FAMILIES
from finlink.identifiers.wallet_families import WALLET_FAMILIES
from finlink.reference.markdown import page, table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finlink.identifiers.families import Family


def render() -> str:
    """Return the page as Markdown."""
    return page(
        "Identifiers",
        "finlink/identifiers",
        "`finlink id VALUE…` says what a value is. A wrong checksum marks a value and never drops its row; where no "
        "rule is certain, the value passes. An identifier that fails its check joins no cases on its own.",
        "What is typed around a value is taken off: quotes, a label (`Account:`, `žiro račun`, `JMBG:`), a full stop, "
        "unseen characters at the ends, the `.0` of a spreadsheet, and in a payment link (`bitcoin:…?amount=1`, "
        "`eip155:1:0x…`, `BTC: …`) all but the address and its tag or memo.",
        "## Accounts, banks and persons",
        _families(ACCOUNT_FAMILIES),
        "A national number is held against the rules of the row's country. One of another country counts where chance "
        "seldom meets its check (two digits or a date of birth) or its letters stand in front; a single check digit, "
        "which every tenth number has, proves nothing. A person's number is never taken for a company's.",
        "## Wallets",
        "The format decides; where one format serves several chains (`3…` of Bitcoin, Litecoin and Bitcoin Cash), the "
        "column `chain` does. An address of a chain that is not listed is kept as it is, unchecked; so is a name "
        "that a service leads to an address (`alice.eth`, `$alice`, `alice*stellar.org`).",
        _families(WALLET_FAMILIES),
        "## Contacts of parties",
        "The columns `phone`, `email` and `handle` of parties connect cases too. The strength says how far: from 0.9 "
        "a shared contact joins networks. What only fills a field (`nema`, `test@test.com`, `000000`) joins nothing; "
        "the words are in `finlink/identifiers/placeholders.toml`. The table `party_contacts` has every contact.",
        _families(CONTACT_FAMILIES),
        "## What is no address",
        "Private keys, keystores, seed phrases (12 to 33 words in any language) and transaction hashes are recognised "
        "and refused as addresses. They are never printed: a message shows the first four characters, a node id the "
        "start of their SHA-256. Whoever reads a private key can take the money: do not keep it in a register.",
    )


def _families(families: Iterable[Family]) -> str:
    """Return one row a family."""
    rows = [
        (one.title, one.looks, one.check, f"`{one.example}`" if one.example else "", one.source) for one in families
    ]
    return table(("family", "looks like", "checked by", "example", "source"), rows)
