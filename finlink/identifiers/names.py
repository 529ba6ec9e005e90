"""Names that a service leads to an address: `alice.eth`, `$alice`, `alice*stellar.org`, `alice@example.org`.

They are no addresses, so there is nothing to check, and what they lead to may change.

Source: ENSIP-1 (Ethereum names), SNS (Solana), Unstoppable Domains, ADA Handle ($...), SEP-2 (Stellar federation),
LUD-16 (Lightning addresses), PayString.

>>> is_name("satoshi.btc"), is_name("$handle"), is_name("alice*stellar.org")
(True, True, True)
>>> is_name("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")
False
"""

import re

_ENDINGS = (
    "ada|algo|apt|arb|avax|base|bitcoin|blockchain|bnb|btc|cb\\.id|com|crypto|dao|dot|egld|eth|fil|hns|id|io|kas|lens|ltc|me"
    "|near|net|nft|org|polygon|sats|sol|stx|sui|tez|ton|tron|trx|wallet|x|xlm|xmr|xrp|zec|zil"
)
_NAME = re.compile(
    rf"[\w-]+(?:\.[\w-]+)*\.(?:{_ENDINGS})|\$[\w.-]{{1,40}}|\$?[\w.+-]+[*@$][\w-]+(?:\.[\w-]+)*", re.IGNORECASE
)
_LONGEST = 100  # characters


def is_name(text: str) -> bool:
    """Tell whether `text` is built like a name that stands for an address."""
    return len(text) <= _LONGEST and _NAME.fullmatch(text) is not None
