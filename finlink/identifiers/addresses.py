"""Explains values that are wallets: the address's own format beside the chain that the file declares."""

import re

from finlink.identifiers import chains, domestic, person, wallets
from finlink.identifiers.identified import UNCHECKED, VERIFIED, WEAK, Identified

# Legacy addresses of these chains have Bitcoin's version bytes, so the format cannot contradict the name.
_SHARES_BITCOIN = {
    "bitcoin-cash": ("P2PKH", "P2SH"),
    "bitcoin-sv": ("P2PKH", "P2SH"),
    "litecoin": ("P2SH",),
}
# Chains with EVM and other addresses under one name (BNB, Avalanche, Cronos): bnb1..., X-avax1..., cro1...
_BECH32_LIKE = re.compile(r"(?:[XPC]-)?[a-z]{2,8}1[0-9a-z]{30,}")
_BARE_HEX = re.compile(r"[0-9a-fA-F]{40}")
_SHORTEST = 20  # characters of an address that can tell one wallet from another


def good(value: str, found: wallets.Found, declared: str) -> Identified:
    """Explain an address whose format holds; where the declared chain says otherwise, the format wins."""
    chain, valid, reason, normal = found
    if declared and declared != chain:
        if chain == "bitcoin" and any(f"({form})" in reason for form in _SHARES_BITCOIN.get(declared, ())):
            chain = declared
            reason = f"{declared} address in the format it shares with Bitcoin: checksum holds"
        elif chain != "ethereum" or declared in chains.CHECKED:  # other names may be EVM chains unknown here
            reason += f"; declared as {declared}, but the format is that of {chain}"
    strength = VERIFIED
    if normal in wallets.NOBODY:
        reason, strength = f"{reason}; it belongs to nobody, so it tells no cases apart", WEAK
    return Identified(value, "wallet", chain, valid, reason, normal, "", strength, f"wallet:{chain}:{normal}")


def bad(value: str, written: str, text: str, declared: str, remark: str) -> Identified | None:
    """Explain a value shaped like an address that does not hold; None when it has no such shape.

    `written` is the value for the node id, `text` the value with look-alike characters replaced, and `remark`
    what was replaced ("" when nothing was).
    """
    found = wallets.verified(text) if remark else None
    if found is None:
        found = wallets.resembles(text)
    if found is None or (declared and found.chain not in {declared, "ethereum"}):
        return None
    reason = f"{found.chain.capitalize()} address: {remark}" if remark else found.reason
    node = f"wallet:{found.chain}:{written}"
    return Identified(value, "wallet", found.chain, False, reason, written, "", WEAK, node)


def other(value: str, written: str, declared: str, remark: str) -> Identified:
    """Explain a value in a wallet column that has no format known here."""
    valid: bool | None = None
    strength = WEAK
    if remark:
        valid, reason = False, f"wallet: {remark}"
    elif declared in chains.CHECKED or (declared == "ethereum" and not _BECH32_LIKE.fullmatch(written)):
        valid, reason = False, f"declared as {declared}, but not built like an address of {declared}"
        if declared == "ethereum" and _BARE_HEX.fullmatch(written):
            reason += " (0x is missing)"
    elif not declared:
        reason = "wallet: format not recognised and no chain given, so nothing can be checked"
    else:
        reason = f"wallet on {declared}: no check of its addresses is known here"
        if len(written) >= _SHORTEST and not person.is_filler(domestic.compact(written)):
            strength = UNCHECKED
    node = f"wallet:{declared or 'unknown'}:{written}"
    return Identified(value, "wallet", declared, valid, reason, written, "", strength, node)
