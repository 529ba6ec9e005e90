"""What a family of identifiers is, for the reference page: how it looks, how it is checked, and the source.

They are `account_families.ACCOUNT_FAMILIES`, `wallet_families.WALLET_FAMILIES` and `contact_families.CONTACT_FAMILIES`.
"""

from typing import NamedTuple


class Family(NamedTuple):
    """One family of identifiers as the reference shows it."""

    title: str  # "Bitcoin", "IBAN"
    looks: str  # what it looks like, in words; Markdown
    check: str  # how it is checked, in words; Markdown
    source: str  # the official source of the rule
    example: str  # a valid value from the source, or one computed from a published key
    chain: str = ""  # the name in the column `chain`, "" for what is no wallet
