"""What a value is: the entry point that every stage uses, one value or many.

A value is an account (IBAN or domestic number), a wallet, or unknown. Formats with a check are tried first,
whatever the column says; only when none holds does the column (`hint`) decide.

>>> identify("nl91 abna 0417 1643 00").node
'account:NL91ABNA0417164300'
>>> identify("260-56010016113-79", country="RS").node
'account:RS35260005601001611379'
>>> identify("RS36260005601001611379").reason
'IBAN: check digits are wrong (found 36, computed 35)'
>>> identify("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", hint="wallet").node
'wallet:tron:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t'
"""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import NamedTuple

from finlink.identifiers import accounts, addresses, among, chains, iban, icap, uris, wallets, written
from finlink.identifiers.identified import WEAK, Identified
from finlink.identifiers.text import intruder, nfkc, plain, visible

_BATCH = 8192  # rows turned into columns at a time, so that few row objects live at once
_MANY = 1024  # rows from which it pays to load numpy
_LONGEST = 256  # characters; nothing longer is an identifier, and its checks would be slow
_LONGEST_LINK = 2048  # characters of a payment link with its message


class _Context(NamedTuple):
    """What the row says about the value."""

    hint: str
    declared: str  # chain family
    country: str
    bank: str


def _cleaned(value: str, text: str, context: _Context) -> Identified | None:
    """Explain a value that holds once typing (spaces, hyphens, "IBAN:") is taken away."""
    number = iban.compact(text)
    if iban.is_valid(number):
        return accounts.good_iban(value, number)
    joined = "".join(text.split())
    found = wallets.verified(joined, context.declared)
    if found is None and joined[1:].islower() and "1" in joined[2:]:  # a spreadsheet's capital: Terra1...
        found = wallets.verified(joined.lower(), context.declared)
    if found is not None and (found.checked or joined == text):  # words joined may look like what has no checksum
        return addresses.good(value, found, context.declared)
    return None if context.hint == "wallet" else accounts.converted(value, text, context.country)


def _linked(value: str, text: str, context: _Context) -> Identified | None:
    """Explain the address in a payment link or behind the name of its chain; None where there is none."""
    link = uris.taken_apart("".join(text.split()))
    if link is None:
        return None
    declared = context.declared or link.chain
    secret = addresses.refused(value, link.address, declared)
    if secret is not None:
        return secret
    found = wallets.verified(link.address, declared)
    if found is not None:
        return addresses.good(value, found, declared)
    return addresses.bad(value, link.address, link.address, declared, "")


def _undecided(value: str, text: str, context: _Context) -> Identified:
    """Explain a value for which no check holds: by its shape, then by its column."""
    hint, declared, country, bank = context
    if icap.is_name("".join(text.split())):
        return addresses.icap_name(value, "".join(text.split()))
    remark = intruder(value)
    meant = plain(text) if remark else text
    bad_wallet = addresses.bad(value, visible(text), "".join(meant.split()), declared, remark)
    bad_iban = accounts.bad_iban(value, meant, remark)
    bad = (bad_wallet or bad_iban) if hint == "wallet" else (bad_iban or bad_wallet)
    if bad is not None:
        return bad
    unseen = intruder(value, letters=False)
    if hint == "wallet" or (not hint and declared):
        return addresses.other(value, visible(text), declared, unseen)
    account = accounts.other(value, text, country, bank, unseen)
    if hint == "account" or country or bank or accounts.looks_numeric(account.normal):
        return account
    return account._replace(kind="unknown", chain="", reason="not recognised as an account or a wallet")


def _slowly(value: str, context: _Context) -> Identified:
    whole = nfkc(value)
    key = among.secret_among(whole) if len(whole) <= _LONGEST_LINK else ""
    secret = addresses.refused(value, whole, context.declared) or (key and addresses.refused(value, key, ""))
    if secret:
        return secret
    text = written.core(whole)
    if not any(map(str.isalnum, text)):
        return Identified(value, "unknown", "", None, "empty: no letter or digit", "", "", WEAK, "")
    if len(text) > _LONGEST:
        link = _linked(value, text, context) if len(text) <= _LONGEST_LINK else None
        if link is not None:
            return link
        remark = f"has {len(text)} characters, more than any account or wallet"
        return accounts.other(value, text, "", "", remark)._replace(kind="unknown", chain="", reason=remark)
    shown = value if text == whole else _alone(value, text)
    found = _cleaned(shown, text, context)
    if found is None and len(text.split()) > 1:
        found = _found_among(shown, text, context)
    found = found or _linked(shown, text, context) or _found_among(shown, text, context)
    return (found or _undecided(shown, text, context))._replace(value=value)


def _found_among(value: str, text: str, context: _Context) -> Identified | None:
    """Explain the one account or address that stands in a text with a remark or a label, if a checksum proves it."""
    one = among.among(text, context.declared)
    if not one:
        return None
    if iban.is_valid(one):
        return accounts.good_iban(value, one)
    found = wallets.verified(one, context.declared)
    return addresses.good(value, found, context.declared) if found is not None else None


def _alone(value: str, text: str) -> str:
    """Return `value` with spaces in place of the typing around `text`, so that places in it stay the same."""
    at = value.find(text)
    return " " * at + text if at >= 0 else text


def _identify(value: str, hint: str, chain: str, country: str, bank: str) -> Identified:
    if iban.holds(value):
        return accounts.good_iban(value, value)
    declared = chains.family(chain) if chain else ""
    found = wallets.verified(value, declared)
    if found is not None:
        return addresses.good(value, found, declared)
    return _slowly(value, _Context(hint, declared, accounts.country_code(country), bank))


def identify(value: str, *, hint: str = "", chain: str = "", country: str = "", bank: str = "") -> Identified:
    """Say what a value is; never raises.

    `hint` is what the column holds ("account", "wallet" or ""), `chain` the declared chain in any spelling,
    `country` the account's country (ISO 3166, XK for Kosovo), `bank` its bank, each "" when not known.
    """
    return _identify(value, hint, chain, country, bank)


def identify_many(values: Iterable[tuple[str, str, str, str, str]]) -> list[Identified]:
    """Say what each (value, hint, chain, country, bank) is, in order; the same as `identify` on each."""
    return [_identify(*row) for row in values]


def _identify_batch(rows: list[tuple[str, str, str, str, str]]) -> list[Identified]:
    """Say what each row is, the frequent formats of addresses all at once; the same as `identify_many`."""
    from finlink.identifiers import wallet_columns  # noqa: PLC0415 - loads numpy

    known = wallet_columns.verified([row[0] for row in rows])
    out = []
    for row, found in zip(rows, known, strict=True):
        declared = chains.family(row[2]) if row[2] else ""
        if found is None or (declared and declared != found.chain):
            out.append(_identify(*row))
        else:
            out.append(addresses.good(row[0], found, declared))
    return out


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep Python from looking for cycles among millions of new values that have none: a quarter of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def identify_columns(
    values: Sequence[str],
    hints: Sequence[str],
    chain_names: Sequence[str],
    countries: Sequence[str],
    banks: Sequence[str],
) -> dict[str, list[object]]:
    """Say what each value is, column by column: field name of `Identified` to the list of its values.

    Raises:
        ValueError: the columns are not of one length.

    """
    columns: dict[str, list[object]] = {name: [] for name in Identified._fields}
    rows = zip(values, hints, chain_names, countries, banks, strict=True)
    with _uncollected():
        while batch := list(islice(rows, _BATCH)):
            found = _identify_batch(batch) if len(batch) >= _MANY else identify_many(batch)
            for column, cells in zip(columns.values(), zip(*found, strict=True), strict=True):
                column.extend(cells)
    return columns
