"""National numbers of invented persons and companies, with right check digits (python-stdnum's arithmetic)."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

JMBG = {"RS": "71", "BA": "17", "MK": "45", "XK": "91", "HR": "33"}


def _stdnum(name: str) -> Any:
    return import_module(f"stdnum.{name}")


def person_id(country: str, born: date, woman: bool, serial: int) -> str:  # noqa: PLR0911 - one rule a country
    """Return a person's number in a country; `serial` (below 1,000,000) tells those apart who share the birth date."""
    three, six = f"{serial % 1000:03d}", f"{serial % 1_000_000:06d}"
    if country in {"RS", "BA", "MK"}:
        return _jmbg(JMBG[country], born, woman, serial)
    if country == "HR":
        body = f"{serial * 7919 % 9_000_000_000 + 1_000_000_000:010d}"
        return body + str(_stdnum("iso7064.mod_11_10").calc_check_digit(body))
    if country == "BG":
        month = born.month + (40 if born.year >= 2000 else 0)
        body = f"{born.year % 100:02d}{month:02d}{born.day:02d}{three}"
        return body + str(_stdnum("bg.egn").calc_check_digit(body))
    if country == "RO":
        sex = (6 if woman else 5) if born.year >= 2000 else (2 if woman else 1)
        body = f"{sex}{born:%y%m%d}{serial % 46 + 1:02d}{three}"
        return body + str(_stdnum("ro.cnp").calc_check_digit(body))
    if country == "TR":
        body = f"{serial * 7919 % 900_000_000 + 100_000_000:09d}"
        return body + str(_stdnum("tr.tckimlik").calc_check_digits(body))
    if country == "GR":
        body = f"{born:%d%m%y}{serial % 10_000:04d}"
        return body + str(_stdnum("luhn").calc_check_digit(body))
    if country == "MD":
        body = f"2{born.year % 1000:03d}{six}{serial % 90 + 10}"
        return body + str(_stdnum("md.idno").calc_check_digit(body))
    if country == "AL":
        decade = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[(born.year - 1900) // 10]
        month = born.month + (50 if woman else 0)
        return f"{decade}{born.year % 10}{month:02d}{born.day:02d}{three}{'ABCDEFGHIJKLMNOPQRSTUVW'[serial % 23]}"
    return f"{serial * 7919 % 900_000_000 + 1_000_000_000:010d}"  # Kosovo: ten digits


def _jmbg(region: str, born: date, woman: bool, serial: int) -> str:
    for add in range(3):  # a body whose check digit would be 10 is not given out
        body = f"{born:%d%m}{born.year % 1000:03d}{region}{(500 if woman else 0) + (serial + add) % 500:03d}"
        total = sum(int(digit) * weight for digit, weight in zip(body, (7, 6, 5, 4, 3, 2) * 2, strict=True))
        if (rest := -total % 11) < 10:
            return body + str(rest)
    return body + "0"


def company_id(country: str, serial: int) -> str:  # noqa: PLR0911 - one rule a country
    """Return a company's tax or registration number in a country."""
    seven = f"{serial * 7919 % 9_000_000 + 1_000_000:07d}"
    if country in {"RS", "HR"}:
        body = ("1" if country == "RS" else "905") + seven
        return body + str(_stdnum("iso7064.mod_11_10").calc_check_digit(body))
    if country in {"BA", "MK"}:
        body = "42" + f"{serial * 7919 % 9_000_000_000 + 1_000_000_000:010d}"
        return body + str(_stdnum("mk.edb").calc_check_digit(body))
    if country == "BG":
        return f"1{seven}" + str(_stdnum("bg.vat").calc_check_digit_legal(f"1{seven}"))
    if country == "RO":
        return seven + str(_stdnum("ro.cui").calc_check_digit(seven))
    if country == "TR":
        return "12" + seven + str(_stdnum("tr.vkn").calc_check_digit("12" + seven))
    if country == "GR":
        return "9" + seven + str(_stdnum("gr.vat").calc_check_digit("9" + seven))
    if country == "MD":
        return "10026" + seven + str(_stdnum("md.idno").calc_check_digit("10026" + seven))
    if country == "AL":
        return f"L{serial * 7919 % 90_000_000 + 10_000_000}{'ABCDEFGHIJKLMNOPQRSTUVW'[serial % 23]}"
    return "81" + seven
