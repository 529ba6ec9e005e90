"""Lists of transfers with everything in them that makes readers lose rows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from finlink.demo.dirty.planted import Planted
from finlink.demo.dirty.registers import iban
from finlink.demo.numbers import ethereum, mistyped

if TYPE_CHECKING:
    from finlink.demo.draws import Draws

HEADER = ("Broj transakcije", "Datum i vreme", "Račun platioca", "Račun primaoca", "Iznos", "Valuta", "Svrha plaćanja")
GOOD_ROWS = 130
"""So many good rows with letters outside ASCII that one bad byte is less than 1 % of them."""


class _Rows:
    """Makes the rows of the export, each with its own number, day and amount."""

    def __init__(self, draws: Draws) -> None:
        self.payers = [iban(draws, f"payer {n}", "RS") for n in range(12)]
        self.payees = [iban(draws, f"payee {n}", country) for n, country in enumerate(("RS", "BA", "ME", "MK"))]
        self.draws = draws
        self.made = 0
        self.cents = 0

    def row(self, **changed: str) -> list[str]:
        """Return the next row with cells changed: id, time, payer, payee, amount, currency, purpose."""
        self.made += 1
        n = self.made
        day = date(2025, 2, 3) + timedelta(days=n // 5)
        cents = 1000 + self.draws.number(f"dirty amount {n}", 5_000_000)
        if not changed.keys() & {"amount", "unread"}:
            self.cents += cents
        changed.pop("unread", "")
        cells = {
            "id": f"IZ-{n:04d}",
            "time": f"{day:%d.%m.%Y} {8 + n % 9:02d}:{n * 7 % 60:02d}",
            "payer": self.payers[n % len(self.payers)],
            "payee": self.payees[n % len(self.payees)],
            "amount": decimal_comma(cents),
            "currency": "EUR",
            "purpose": f"Rata {n} za kuću, Čačak",
        }
        return list((cells | changed).values())


def decimal_comma(cents: int) -> str:
    """Return an amount as people of the region write it.

    >>> decimal_comma(123456789)
    '1.234.567,89'
    """
    return f"{cents // 100:,}".replace(",", ".") + f",{cents % 100:02d}"


def transfer_files(draws: Draws) -> list[Planted]:
    """Return the bank's export of transfers and the chain tool's, compressed."""
    return [_export(draws), _chain(draws)]


def _export(draws: Draws) -> Planted:
    file = Planted(
        "transfers_izvod.csv",
        "130 good rows in UTF-8 with `;`, decimal commas, `03.02.2025 09:14`, and among them every broken row there is",
        delimiter=";",
    )
    rows = _Rows(draws)
    file.row(["\ufeff" + HEADER[0], *HEADER[1:]], "h")
    for n in range(GOOD_ROWS):
        file.row(rows.row(), end="\r\n" if n % 40 == 39 else None)
        if n % 6 == 5 and n // 6 < len(_BROKEN):
            _BROKEN[n // 6](file, rows)
    file.row(["Ukupno", "", "", "", decimal_comma(rows.cents + 250000), "", ""], "r", "TOTALS", "CONTROL-SUM")
    return file


def _split(file: Planted, rows: _Rows) -> None:
    good = ";".join(rows.row(unread="1"))
    file.line(good.replace(";Rata", ';"Rata'), "r", "QUOTE")
    file.line(";".join(rows.row(purpose='"Rata" kasni', unread="1")), "r", "QUOTE")
    file.line(";".join(rows.row(unread="1")[:4]), "r", "FIELDS")
    file.line(";".join([*rows.row(unread="1"), "", "x"]), "r", "FIELDS")


def _between(file: Planted, rows: _Rows) -> None:
    file.line("", "b")
    file.row(HEADER, "r", "HEADER-AGAIN")
    file.line(";;;;;;", "r", "BLANK")
    file.line("   ", "b")
    file.row(rows.row(purpose="Rata\nza dva meseca, Čačak"))


def _bytes(file: Planted, rows: _Rows) -> None:
    cells = rows.row(unread="1")
    file.row([*cells[:3], cells[3][:8] + "\0" + cells[3][8:], *cells[4:]], "r", "CONTROL")
    file.line(";".join(rows.row(purpose="caf", unread="1")).encode() + b"\xe9", "r", "ENCODING")
    file.row(rows.row(purpose="hitno \u202eexe.fdp Čačak"), "a", "BIDI")


def _amounts(file: Planted, rows: _Rows) -> None:
    file.row(rows.row(amount="NaN"), "r", "AMOUNT")
    file.row(rows.row(amount="-150,00"), "r", "AMOUNT")
    file.row(rows.row(amount="10,005"), "r", "SCALE")
    file.row(rows.row(amount=""), "r", "EMPTY-CELL")
    file.row(rows.row(currency="€UR", unread="1"), "r", "CURRENCY")


def _times(file: Planted, rows: _Rows) -> None:
    file.row(rows.row(time="31.02.2025 10:00", unread="1"), "r", "DATE")
    file.row(rows.row(time="30.03.2025 02:30"), "a", "DST-GAP")
    file.row(rows.row(time="2025-W09-3", unread="1"), "r", "DATE")


def _repeated(file: Planted, rows: _Rows) -> None:
    twice = rows.row()
    file.row(twice)
    file.row(twice, "a", "TRANSFER-SAME")
    conflict = rows.row(unread="1")
    file.row(conflict, "r", "CONFLICT")
    file.row([*conflict[:4], "77.777,77", *conflict[5:]], "r", "CONFLICT")


def _accounts(file: Planted, rows: _Rows) -> None:
    file.row(rows.row(payee=mistyped(rows.payees[1])), "a", "CHECKSUM")
    file.row(rows.row(payee=rows.payees[1].lower()))
    file.row(rows.row(purpose='=HYPERLINK("x") Čačak'))


_BROKEN = (_split, _between, _bytes, _amounts, _times, _repeated, _accounts)


def repaired(draws: Draws) -> bytes:
    """Return the repaired rows of the export, as a user would put them back: header, and two rows mended."""
    rows = _Rows(draws)
    mended = [HEADER, rows.row(id="IZ-9001"), rows.row(id="IZ-9002")]
    return "".join(";".join(cells) + "\n" for cells in mended).encode()


def _chain(draws: Draws) -> Planted:
    """Return a chain tool's list, compressed, its last line cut."""
    file = Planted(
        "transfers_chain.csv.gz",
        "A chain tool's list in gzip: an amount with 19 decimals, the last line cut",
        packed=True,
    )
    file.row(["time", "sender", "receiver", "amount", "currency", "chain", "tx_hash", "log_index"], "h")
    ends = [ethereum(draws.bytes(f"dirty chain {n}")) for n in range(4)]

    def row(n: int, amount: str) -> list[str]:
        found = draws.bytes(f"dirty hash {n}").hex()
        return [f"2025-03-0{n}T12:00:00Z", ends[n % 4], ends[(n + 1) % 4], amount, "ETH", "ethereum", f"0x{found}", "0"]

    file.row(row(1, "1.5"))
    file.row(row(2, "0.000000000000000001"))
    file.row(row(3, "0.0000000000000000001"), "r", "SCALE")
    file.row(row(4, "2.25"))
    cut = ",".join(row(5, "3"))[:70]
    file.line(cut, "r", "FIELDS", "TRUNCATED", end="")
    return file
