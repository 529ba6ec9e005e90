"""Case lists, account lists and tags as three offices, a bank and a blockchain tool export them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.demo import numbers
from finlink.demo.dirty.planted import Planted
from finlink.demo.workbook import workbook

if TYPE_CHECKING:
    from finlink.demo.draws import Draws

KT_CASES = (
    ("KT-501/25", "Lažna prodaja vozila", "fraud", "03.02.2025.", "12.500,00"),
    ("KT-502/25", "Krađa identiteta, Čačak", "phishing", "10.02.2025.", "3.480,50"),
    ("KT-503/25", "Lažna ulaganja „Šišmiš“", "investment fraud", "17.02.2025.", "148.000,00"),
    ("KT-504/25", "Ucena; žrtva Đ.", "sextortion", "21.02.2025.", "900,00"),
    ("KT-505/25", "Presretnuta faktura", "bec", "28.02.2025.", "61.200,75"),
)
TR_CASES = (
    ("İST-71/25", "Sahte yatırım sitesi", "dolandırıcılık", "04.03.2025", "250.000,00"),
    ("İST-72/25", "Şifre avcılığı, Üsküdar", "phishing", "11.03.2025", "18.750,50"),
    ("İST-73/25", "Kiralık araç dolandırıcılığı", "fraud", "19.03.2025", "42.300,00"),
)


def iban(draws: Draws, label: str, country: str) -> str:
    """Return the account that a label stands for."""
    return numbers.iban(country, draws.number(f"dirty bank {label}", 20), draws.number(f"dirty {label}", 10**8))


def case_files(draws: Draws) -> list[Planted]:
    """Return the case lists, the account lists and the wallets."""
    return [_cases_cp1250(), _cases_cp1254(), _accounts_cp1251(draws), _accounts_workbook(draws), _tags(draws)]


def _cases_cp1250() -> Planted:
    """Return an Excel export: cp1250, semicolons, decimal commas, title lines above, a total below."""
    file = Planted(
        "cases_kt.csv",
        "Excel export in cp1250: title lines, `;`, decimal commas, `03.02.2025.`, a total, an impossible date, no id",
        encoding="cp1250", end="\r\n", delimiter=";",
    )  # fmt: skip
    file.line("Odeljenje za visokotehnološki kriminal, Beograd", "p")
    file.line("Izveštaj o predmetima za 2025. godinu;;;;;;;", "p")
    file.line("", "p")
    file.row(
        [
            "Broj predmeta",
            "Naziv predmeta",
            "Krivično delo",
            "Datum otvaranja",
            "Policijska uprava",
            "Država",
            "Šteta",
            "Valuta",
        ],
        "h",
    )
    tail = ["Beograd", "RS"]
    for number, title, offence, day, loss in KT_CASES:
        file.row([number, title, offence, day, *tail, loss, "EUR"])
    file.row(["KT-506/25", "Nepoznati datum", "fraud", "31.02.2025.", *tail, "700,00", "EUR"], "a", "DATE")
    file.row(["", "Bez broja predmeta", "fraud", "03.03.2025.", *tail, "50,00", "EUR"], "r", "EMPTY-CELL")
    file.row(["KT-507/25", "Šteta nije utvrđena", "phishing", "05.03.2025.", *tail, "nije poznato", ""], "a", "AMOUNT")
    file.line("", "b")
    file.row(["Ukupno", "", "", "", "", "", "226.831,25", ""], "r", "TOTALS", "CONTROL-SUM")
    return file


def _cases_cp1254() -> Planted:
    """Return a Turkish list: cp1254, tabs, a repeated header, a short and a long row."""
    file = Planted(
        "cases_istanbul.csv",
        "Turkish list in cp1254 with tabs: the header again in the middle, a short row, a long row",
        encoding="cp1254", end="\r\n", delimiter="\t",
    )  # fmt: skip
    header = ["Dosya no", "Dosya adı", "Suç türü", "Açılış tarihi", "Birim", "Ülke", "Zarar", "Para birimi"]
    tail = ["İstanbul", "TR"]
    file.row(header, "h")
    first, second, third = TR_CASES
    file.row([*first[:4], *tail, first[4], "EUR"])
    file.row(header, "r", "HEADER-AGAIN")
    file.row([*second[:4], *tail, second[4], "EUR"])
    file.row(["İST-74/25", "Eksik satır", "fraud"], "r", "FIELDS")
    file.row(["İST-75/25", "Fazla hücre", "fraud", "21.03.2025", *tail, "10,00", "EUR", "ek not"], "r", "FIELDS")
    file.row([*third[:4], *tail, third[4], "EUR"])
    return file


def _accounts_cp1251(draws: Draws) -> Planted:
    """Return a Cyrillic account list: cp1251, wrong check digits, a case that is not there, an unknown word."""
    file = Planted(
        "accounts_skopje.csv",
        "Macedonian list in cp1251: an IBAN with wrong check digits, an unknown case, an unknown word",
        encoding="cp1251", end="\r\n", delimiter=";",
    )  # fmt: skip
    file.row(["Број на предмет", "Број на сметка", "Улога", "Сопственик", "Банка", "Валута"], "h")
    file.row(["KT-501/25", iban(draws, "kt501 mule", "MK"), "осомничен", "Ѓорѓи Ќосев-Тест", "Банка Тест", "MKD"])
    wrong = numbers.mistyped(iban(draws, "kt502 mule", "MK"))
    file.row(["KT-502/25", wrong, "осомничен", "Љупка Њешева-Тест", "Банка Тест", "MKD"], "a", "CHECKSUM")
    file.row(
        ["KT-599/25", iban(draws, "kt599", "MK"), "осомничен", "Цвета Џокова-Тест", "Банка Тест", "MKD"],
        "a",
        "CASE-UNKNOWN",
    )
    file.row(
        ["KT-503/25", iban(draws, "kt503 mule", "MK"), "помошник", "Шќипе Жежов-Тест", "Банка Тест", "MKD"],
        "a",
        "WORD-UNKNOWN",
    )
    return file


def _accounts_workbook(draws: Draws) -> Planted:
    """Return a bank's reply as a workbook: title rows, an empty row, text that stays text, a date cell."""
    file = Planted(
        "accounts_bank.xlsx", "A bank's reply as a workbook: title rows, text kept as text, a date as Excel stores it"
    )
    rows: list[list[str | int]] = [
        ["Bank reply to request 17/25", "", "", "", "", ""],
        ["", "", "", "", "", ""],
        ["Account", "Case", "Role", "Holder", "Currency", "Opened"],
        [iban(draws, "kt503 collection", "RS"), "KT-503/25", "mule", "Test Holder One", "EUR", 45323],
        [iban(draws, "kt504 mule", "ME"), "KT-504/25", "mule", "Test Holder Two", "EUR", 45400],
        ["", "KT-505/25", "mule", "Test Holder Three", "EUR", 45410],
    ]
    file.content = workbook({"Reply": rows}, dates={5})
    fates = (
        ("preamble", ""),
        ("preamble", ""),
        ("header", ""),
        ("accepted", ""),
        ("accepted", ""),
        ("rejected", "EMPTY-CELL"),
    )
    file.truth = [(file.name, str(n), "1", fate, issue) for n, (fate, issue) in enumerate(fates, 1)]
    return file


def _tags(draws: Draws) -> Planted:
    """Return a TagPack: labels of addresses with source and confidence."""
    file = Planted(
        "wallets_tagpack.yaml", "A TagPack: the header's values hold for every tag; one address with a wrong checksum"
    )
    good = [numbers.bitcoin(form, draws.bytes(f"dirty tag {form}")) for form in (0, 2)]
    wrong = good[0][:-1] + ("2" if good[0][-1] != "2" else "3")
    file.content = (
        "title: Invented labels\ncreator: training\ncurrency: BTC\nsource: https://example.org/invented\n"
        "confidence: service_api\ntags:\n"
        f"  - address: {good[0]}\n    label: Invented Exchange\n    category: exchange\n"
        f"  - address: {good[1]}\n    label: Invented Mixer\n    category: mixing_service\n"
        f"  - address: {wrong}\n    label: Invented Exchange\n    category: exchange\n"
    ).encode()
    file.truth = [(file.name, str(row), "1", "preamble", "") for row in range(1, 7)]
    for row, issue in ((7, ""), (10, ""), (13, "CHECKSUM")):
        file.truth.append((file.name, str(row), "3", "accepted", issue))
    return file
