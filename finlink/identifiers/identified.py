"""The answer to "what is this value?", shared by the modules that explain accounts and wallets."""

from typing import NamedTuple

VERIFIED = 1.0  # a check exists and holds
UNCHECKED = 0.9  # no check exists, but the value tells one account or wallet from another
WEAK = 0.5  # a check fails, or the value cannot tell one from another: never joins cases


class Identified(NamedTuple):
    """One value explained."""

    value: str  # as written
    kind: str  # "account", "wallet" or "unknown"
    chain: str  # "iban", "domestic", "bitcoin", "bitcoin-testnet", "ethereum", "tron", as declared, or ""
    valid: bool | None  # True checked and right, False checked and wrong, None no check exists
    reason: str  # plain words
    normal: str  # normal form, "" when the value is empty
    country: str  # ISO 3166 alpha-2 (XK for Kosovo) or ""
    strength: float  # of a link by an exact match on this value: VERIFIED, UNCHECKED or WEAK
    node: str  # node id, "" when the value is empty
