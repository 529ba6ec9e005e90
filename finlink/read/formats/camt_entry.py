"""One entry (Ntry) of a camt statement as bookings of the account.

Source: ISO 20022 message definition reports of camt.052, camt.053 and camt.054, versions 02 to 13, which name the
same things at slightly different places. Of note: ``CdtDbtInd`` says which way the money moved in this booking, also
when ``RvslInd`` marks it as a reversal ("if the indicator is CRDT and the reversal indicator is true, the original
operation was a debit"); only the roles of the parties are then those of the original payment.
"""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from finlink.read.formats.statement import IN, OUT, Entry, money

if TYPE_CHECKING:
    from finlink.read.formats.camt_tree import Node

_DIRECTIONS = {"CRDT": IN, "DBIT": OUT}
_ACCOUNT = ("Id/IBAN", "Id/Othr/Id", "Id/PrtryAcct/Id", "Id/BBAN", "Id/UPIC")
_NOT_PROVIDED = ("NOTPROVIDED", "NONREF", "NOTAVAILABLE")
_DAY = ("Dt", "DtTm")


def account_id(account: Node | None) -> str:
    """Return the number of an account: its IBAN, else the number it has otherwise."""
    return account.get(*_ACCOUNT) if account else ""


def booked(entry: Node) -> str:
    """Return the entry's status: BOOK, PDNG, INFO, FUTR; BOOK where none is said."""
    return (entry.get("Sts/Cd", "Sts/Prtry", "Sts") or "BOOK").upper()


def direction(node: Node) -> str:
    """Return ``in`` or ``out`` as the account holder sees it; "" where it is not said."""
    return _DIRECTIONS.get(node.get("CdtDbtInd").upper(), "")


def entries(node: Node, own: str) -> tuple[list[Entry], str]:
    """Return the bookings of an entry and, where its details do not add up to it, what they add up to.

    A batch is split into its transactions if their amounts come to the entry's; else it stays one booking. So does an
    entry whose only transaction is another amount, by more than its charges.
    """
    amount, currency = _money(node.first("Amt"))
    way = direction(node)
    details = node.all("NtryDtls/TxDtls") or node.all("TxDtls")
    if len(details) < 2:
        one = _entry(node, details[0] if details else None, own)
        one.direction, one.amount, one.currency = way, amount, currency
        _other_amounts(one, node, details[0] if details else None)
        return [one], _differs(node, details[0], amount, currency) if details else ""
    parts = [_entry(node, detail, own) for detail in details]
    signed = Decimal(0)
    complete = True
    with localcontext(prec=60):
        for part, detail in zip(parts, details, strict=True):
            part.direction = direction(detail) or way
            part.amount, part.currency = _detail_money(detail, currency)
            value = money(part.amount)
            complete = complete and value is not None
            signed += (value or 0) * (1 if part.direction == way else -1)
    total = money(amount)
    if complete and total is not None and signed == total:
        for part, detail in zip(parts, details, strict=True):
            _other_amounts(part, None, detail)
        return parts, ""
    return [whole_entry(node, own)], str(signed) if complete else "no sum, as some state no amount"


def _differs(node: Node, detail: Node, amount: str, currency: str) -> str:
    """Return the amount of an entry's only transaction where it is another one, even with the charges."""
    found, total = money(_detail_money(detail, currency)[0]), money(amount)
    if found is None or total is None or found == total:
        return ""
    with localcontext(prec=60):
        charges = sum((money(one.text) or Decimal(0) for one in _charges(node, detail)), Decimal(0))
        return "" if abs(total - found) == charges else str(found)


def _charges(node: Node, detail: Node) -> list[Node]:
    places = ("Chrgs/Rcrd/Amt", "Chrgs/Amt")
    return next((found for one in (detail, node) for path in places if (found := one.all(path))), [])


def whole_entry(node: Node, own: str) -> Entry:
    """Return the entry as one booking, with what its only transaction says."""
    details = node.all("NtryDtls/TxDtls") or node.all("TxDtls")
    one = _entry(node, details[0] if len(details) == 1 else None, own)
    one.amount, one.currency = _money(node.first("Amt"))
    one.direction = direction(node)
    return one


def _money(node: Node | None) -> tuple[str, str]:
    return (node.text, node.attributes.get("Ccy", "")) if node else ("", "")


def _detail_money(detail: Node, currency: str) -> tuple[str, str]:
    """Return the amount of one transaction in the entry's currency, where it is stated."""
    for node in (detail.first("Amt"), detail.first("AmtDtls/TxAmt/Amt"), detail.first("AmtDtls/InstdAmt/Amt")):
        amount, found = _money(node)
        if amount and found == currency:
            return amount, currency
    return "", currency


def _entry(node: Node, detail: Node | None, own: str) -> Entry:
    """Return the booking with all but its amounts."""
    place = detail or node
    refs = detail.first("Refs") if detail else None
    reversal = node.get("RvslInd").lower() in ("true", "1") or bool(detail and detail.first("RtrInf"))
    account, name = _counterparty(detail, direction(detail or node) or direction(node), own, reversal=reversal)
    reference = refs.get("EndToEndId") if refs else ""
    bank_reference = (refs.get("AcctSvcrRef") if refs else "") or node.get("AcctSvcrRef")
    if reference.upper() in _NOT_PROVIDED:
        reference = ""
    return Entry(
        line=place.line,
        lines=place.last_line - place.line + 1,
        direction="",
        amount="",
        currency="",
        time=node.get(*(f"BookgDt/{d}" for d in _DAY)) or node.get(*(f"ValDt/{d}" for d in _DAY)),
        value_date=node.get(*(f"ValDt/{d}" for d in _DAY)),
        other_account=account,
        other_name=name,
        reference=reference or bank_reference,
        purpose=_purpose(detail, node),
        bank_reference=bank_reference,
        code=_code(detail, node),
        reversal="yes" if reversal else "",
    )


def _counterparty(detail: Node | None, way: str, own: str, *, reversal: bool) -> tuple[str, str]:
    """Return (account, name) of the other side; a party whose account is the statement's own is never it."""
    if detail is None:
        return "", ""
    sides = ("Dbtr", "Cdtr") if (way == IN) != reversal else ("Cdtr", "Dbtr")
    for side in sides:
        account = account_id(detail.first(f"RltdPties/{side}Acct"))
        name = detail.get(f"RltdPties/{side}/Nm", f"RltdPties/{side}/Pty/Nm", f"RltdPties/{side}/Agt/FinInstnId/Nm")
        if own and account.replace(" ", "") == own.replace(" ", ""):
            continue
        if side == sides[1] and not account:
            break  # the holder's own name without a number: not the other side
        if account or name:
            return account, name
    return "", ""


def _purpose(detail: Node | None, node: Node) -> str:
    """Return what the payer wrote; else what the bank says about the booking."""
    if detail:
        parts = [one.text for one in detail.all("RmtInf/Ustrd") if one.text]
        for one in detail.all("RmtInf/Strd"):
            parts += [one.get("CdtrRefInf/Ref"), *(text.text for text in one.all("AddtlRmtInf"))]
        if text := " ".join(part for part in parts if part):
            return text
    return (detail.get("AddtlTxInf") if detail else "") or node.get("AddtlNtryInf")


def _code(detail: Node | None, node: Node) -> str:
    """Return the bank transaction code: domain, family and sub-family, else the bank's own."""
    code = (detail.first("BkTxCd") if detail else None) or node.first("BkTxCd")
    if code is None:
        return ""
    parts = (code.get("Domn/Cd"), code.get("Domn/Fmly/Cd"), code.get("Domn/Fmly/SubFmlyCd"))
    return "/".join(part for part in parts if part) or code.get("Prtry/Cd")


def _other_amounts(entry: Entry, node: Node | None, detail: Node | None) -> None:
    """Take out itemised charges and set the amount in another currency.

    ``node`` is given where the amount is the whole entry's. Charges count as a fee only where they are said, or can
    be seen, to be part of the amount: those booked on their own are another entry.
    """
    places = [place for place in (detail, node) if place is not None]
    charges = next((found for place in places if (found := place.all("Chrgs/Rcrd") or place.all("Chrgs"))), [])
    amounts = [(_money(one.first("Amt")), one) for one in charges]
    entry.charges = "; ".join(f"{amount} {currency}".strip() for (amount, currency), _ in amounts if amount)
    foreign = _foreign(places, entry.currency)
    if entry.direction == OUT:
        _take_fee(entry, amounts, places)
        entry.received_amount, entry.received_currency = foreign
    elif foreign[0]:
        entry.received_amount, entry.received_currency = entry.amount, entry.currency
        entry.amount, entry.currency = foreign


def _foreign(places: list[Node], currency: str) -> tuple[str, str]:
    for place in places:
        for path in ("AmtDtls/InstdAmt/Amt", "AmtDtls/TxAmt/Amt"):
            amount, found = _money(place.first(path))
            if amount and found and found != currency:
                return amount, found
    return "", ""


def _take_fee(entry: Entry, amounts: list[tuple[tuple[str, str], Node]], places: list[Node]) -> None:
    total = money(entry.amount)
    inside = [
        (money(amount), one.get("ChrgInclInd").lower())
        for (amount, currency), one in amounts
        if currency == entry.currency and direction(one) in ("", OUT)
    ]
    if total is None or not inside or any(value is None for value, _ in inside):
        return
    with localcontext(prec=60):
        fee = sum((value for value, _ in inside if value is not None), Decimal(0))
        rest = total - fee
    stated = next((place.get("AmtDtls/TxAmt/Amt", "AmtDtls/InstdAmt/Amt") for place in places), "")
    said = all(flag in ("true", "1") for _, flag in inside)
    seen = all(not flag for _, flag in inside) and money(stated) == rest
    if fee > 0 and rest > 0 and (said or seen):
        entry.fee, entry.amount = format(fee, "f"), format(rest, "f")
