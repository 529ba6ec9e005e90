"""Which chains spend coins (several inputs in one transaction), and how sure a tool is of what it says."""

from __future__ import annotations

import re

from finlink.identifiers.chains import family

UTXO_CHAINS = frozenset(
    {
        "bitcoin", "bitcoin-cash", "bitcoin-gold", "bitcoin-sv", "dash", "digibyte", "dogecoin", "ecash", "horizen",
        "kaspa", "komodo", "litecoin", "qtum", "ravencoin", "verge", "vertcoin", "zcash",
    }
)  # fmt: skip
"""Chain families whose transactions spend coins, each input signed with the key of its own address.

Left out on purpose: chains with accounts (one sender a transaction), Monero (its inputs are decoys but one), Cardano
(contracts and batchers put strangers' inputs into one transaction), test networks.
"""

_LAYERS = frozenset(
    {
        "omni", "omni-layer", "usdt-omni", "counterparty", "xcp", "brc20", "brc-20", "runes", "ordinals",
        "colored-coins",
    }
)  # fmt: skip
"""Assets on top of a coin, which buyer and seller exchange in one transaction signed by both."""

_WORDS = {
    "high": 1.0, "very high": 1.0, "certain": 1.0, "sure": 1.0, "confirmed": 1.0, "verified": 1.0, "proven": 1.0,
    "medium": 0.8, "moderate": 0.8, "likely": 0.8, "probable": 0.8, "possible": 0.5, "low": 0.5, "very low": 0.3,
    "unconfirmed": 0.5, "unverified": 0.5, "visoka": 1.0, "srednja": 0.8, "niska": 0.5,
}  # fmt: skip
_UNKNOWN = 0.8


def coins_spent_on(chain: str) -> str:
    """Return the family of a chain as written when its transactions may have several inputs of one owner, else "".

    >>> coins_spent_on("BTC"), coins_spent_on("Litecoin"), coins_spent_on("ETH"), coins_spent_on("BRC-20")
    ('bitcoin', 'litecoin', '', '')
    """
    if re.sub(r"[\W_]+", "-", chain.strip().lower()).strip("-") in _LAYERS:
        return ""
    found = family(chain)
    return found if found in UTXO_CHAINS else ""


def confidence_factor(said: str) -> float:
    """Return by what to multiply a strength: a share from 0 to 1, per cent, or a word; 0.8 for what is not understood.

    >>> [confidence_factor(said) for said in ("0.9", "75 %", "95", "High", "web_crawl", "1")]
    [0.9, 0.75, 0.95, 1.0, 0.8, 1.0]
    """
    text = said.strip().lower()
    number = re.fullmatch(r"([0-9]{1,3}(?:[.,][0-9]{1,9})?)\s*(%?)", text)
    if number is None:
        return _WORDS.get(text, _UNKNOWN)
    value = float(number[1].replace(",", "."))
    share = value / 100 if number[2] or value > 1 else value
    return min(share, 1.0)
