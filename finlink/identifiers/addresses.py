"""Explains values that are wallets: the address's own format beside the chain that the file declares."""

import re

from finlink.identifiers import (
    base58,
    bech32,
    chains,
    coins,
    domestic,
    formats,
    move,
    names,
    placeholders,
    secret_keys,
    wallets,
)
from finlink.identifiers.errors import IdentifierError
from finlink.identifiers.identified import UNCHECKED, VERIFIED, WEAK, Identified

# Chains with EVM and other addresses under one name: bnb1..., X-avax1..., cro1..., one1...
_EVM_TOO = frozenset(
    {
        "avalanche", "avalanche-testnet", "bnb-beacon", "bnb-beacon-testnet", "canto", "crypto-org", "evmos",
        "filecoin", "harmony", "injective", "iotex", "kava", "oasis", "sei", "zetachain", "zilliqa",
    }
)  # fmt: skip
# Coins that share the version with others (Metaverse's M... is Litecoin's): an unknown name is not contradicted.
_BY_VERSION = frozenset(coins.COINS) - {"bitcoin"}
_BECH32_LIKE = re.compile(r"(?:[XPC]-)?[a-z]{2,8}1[0-9a-z]{30,}")
_NAMED = "a name, not an address: only a service leads from it to one"
_BLOCKCHAIR = re.compile(r"[dms]-[0-9a-f]{32}")  # its names for scripts without an address
_SHORTEST = 20  # characters of an address that can tell one wallet from another
_LONGEST_BECH32 = 1023


def _agree(chain: str, declared: str) -> bool:
    """Tell whether an address of `chain` is no surprise under a declared name: it may be an EVM chain unknown here."""
    return chain in _EVM_TOO if declared == "ethereum" else chain == "ethereum" and declared not in chains.CHECKED


def good(value: str, found: wallets.Found, declared: str) -> Identified:
    """Explain an address whose format holds; where the declared chain says otherwise, the format wins."""
    chain, valid, reason, normal, checked = found
    if declared and declared != chain:
        if chain in {"", "substrate"} and declared not in formats.DESCRIBE:
            chain = declared
        elif not chain:
            reason += f"; declared as {declared}, but the format is another"
        elif chain in _BY_VERSION and declared not in formats.DESCRIBE and coins.is_base58(normal):
            reason = f"{declared} address in the format of {wallets.title(chain)}: checksum holds"
            chain = declared
        elif not _agree(chain, declared):
            reason += f"; declared as {declared}, but the format is that of {chain}"
    strength = VERIFIED if checked else UNCHECKED
    if normal in wallets.NOBODY:
        reason, strength = f"{reason}; it belongs to nobody, so it tells no cases apart", WEAK
    node = f"wallet:{chain or 'unknown'}:{normal}"
    return Identified(value, "wallet", chain, valid, reason, normal, "", strength, node)


def refused(value: str, text: str, declared: str) -> Identified | None:
    """Explain a private key, a transaction hash or an extended key; None for anything else.

    64 hexadecimal digits are an address on some chains, so they pass where such a chain, or one unknown, is declared.
    """
    what = secret_keys.describe(text)
    if what is None:
        return None
    if what.kind == secret_keys.PUBLIC:
        return Identified(value, "wallet", "", False, what.reason, text, "", WEAK, f"wallet:unknown:{text}")
    if what.kind == secret_keys.HASH:
        if declared and (declared in move.CHAINS or declared not in formats.DESCRIBE):
            return None
        if wallets.verified("".join(text.split()), declared) is not None:
            return None
    node = f"wallet:secret:{secret_keys.fingerprint(text)}"
    return Identified(value, what.kind, "", False, what.reason, secret_keys.masked(text), "", WEAK, node)


def bad(value: str, written: str, text: str, declared: str, remark: str) -> Identified | None:
    """Explain a value shaped like an address that does not hold; None when it has no such shape.

    `written` is the value for the node id, `text` the value with look-alike characters replaced, and `remark`
    what was replaced ("" when nothing was).
    """
    found = wallets.verified(text, declared) if remark else None
    if found is None:
        found = wallets.resembles(text)
    if found is None or (declared and found.chain.partition("-testnet")[0] != declared):
        fault = wallets.declared_fault(text, declared)
        if fault is None or not fault[1]:
            return None
        found = wallets.Found(declared, False, f"{wallets.title(declared)} address: {fault[0]}", text)
    reason = f"{wallets.title(found.chain)} address: {remark}" if remark else found.reason
    node = f"wallet:{found.chain or 'unknown'}:{written}"
    return Identified(value, "wallet", found.chain, False, reason, written, "", WEAK, node)


def _another_form(written: str, declared: str) -> str:
    """Return what a value is that stands for a wallet without being an address of the declared chain, or ""."""
    if declared == "ethereum":
        return "an address in a form unknown here" if _BECH32_LIKE.fullmatch(written) else ""
    if declared == "bitcoin" and _BLOCKCHAIR.fullmatch(written):
        return "a block explorer's name for a script without an address"
    if base58.holds(written) and len(written) > _SHORTEST:
        return "its base58 checksum holds, but the version is not one known here"
    try:
        prefix = bech32.decode(written, _LONGEST_BECH32).prefix
    except IdentifierError:
        return ""
    return f"its bech32 checksum holds, but the prefix {prefix} is not known here"


def _not_built_like(written: str, declared: str) -> str:
    reason = f"declared as {declared}, but not built like an address of {declared}"
    if declared == "ethereum":
        return reason
    fault = wallets.declared_fault(written, declared)
    return f"{reason}: {fault[0]}" if fault else reason


def icap_name(value: str, number: str) -> Identified:
    """Explain an indirect ICAP address, whose check digits hold though it holds no address."""
    reason = "Ethereum (EVM) name in the ICAP form: check digits hold, but only a registry leads from it to an address"
    number = number.upper()
    return Identified(value, "wallet", "ethereum", None, reason, number, "", UNCHECKED, f"wallet:ethereum:{number}")


def other(value: str, written: str, declared: str, remark: str) -> Identified:
    """Explain a value in a wallet column that has no format known here."""
    valid: bool | None = None
    strength = WEAK
    if remark:
        valid, reason = False, f"wallet: {remark}"
    elif not declared and names.is_name(written):
        reason = f"wallet: {_NAMED}"
    elif not declared:
        reason = "wallet: format not recognised and no chain given, so nothing can be checked"
    elif declared in formats.DESCRIBE and names.is_name(written):
        reason, strength = f"wallet on {declared}: {_NAMED}", UNCHECKED
    elif declared in chains.CHECKED or declared == "ethereum":
        form = _another_form(written, declared)
        if form:
            reason, strength = f"wallet on {declared}: {form}", UNCHECKED
        else:
            valid, reason = False, _not_built_like(written, declared)
    else:
        reason = f"wallet on {declared}: no check of its addresses is known here"
        if len(written) >= _SHORTEST and not placeholders.is_filler(domestic.compact(written)):
            strength = UNCHECKED
    node = f"wallet:{declared or 'unknown'}:{written}"
    return Identified(value, "wallet", declared, valid, reason, written, "", strength, node)
