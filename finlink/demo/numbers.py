"""Invented account numbers, national ids and wallet addresses whose check digits hold.

Nothing here uses finlink's own validators: these few lines of arithmetic are an independent second
opinion on them. Bank codes are invented; lengths and layouts are those of the SWIFT IBAN registry,
checksums those of ISO 7064 (MOD 97-10, MOD 11,10), BIP 173/350, EIP-55 and Base58Check.
"""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

from Crypto.Hash import keccak

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
COUNTRIES = ("RS", "BA", "ME", "MK", "AL", "XK", "HR", "RO", "BG", "TR", "GR", "MD")
CURRENCY = {
    "RS": "RSD", "BA": "BAM", "ME": "EUR", "MK": "MKD", "AL": "ALL", "XK": "EUR",
    "HR": "EUR", "RO": "RON", "BG": "BGN", "TR": "TRY", "GR": "EUR", "MD": "MDL",
}  # fmt: skip

MOD97_AT_HOME = frozenset({"RS", "ME", "BA", "MK", "XK"})
"""Countries whose national number itself ends in MOD 97-10 check digits."""

_LETTERS = {chr(55 + value): str(value) for value in range(10, 36)}
_TO_DIGITS = str.maketrans(_LETTERS)
_BIRTHDAYS_FROM = date(1958, 1, 1)
_BIRTHDAYS = 14_600
_JMBG_REGION = {"RS": 71, "BA": 17, "ME": 21, "MK": 45, "HR": 33, "XK": 91}


def mod97(body: str) -> str:
    """Return the two ISO 7064 MOD 97-10 digits that follow the digits of `body`."""
    return f"{98 - int(body) * 100 % 97:02d}"


def mod11_10(body: str) -> str:
    """Return the ISO 7064 MOD 11,10 digit that follows `body` (Croatian numbers, Serbian tax numbers)."""
    rest = 10
    for digit in body:
        rest = (rest + int(digit)) % 10 or 10
        rest = rest * 2 % 11
    return str((11 - rest) % 10)


def _albanian(bank: int) -> str:
    body = f"{bank % 1000:03d}1101"
    total = sum(weight * int(digit) for weight, digit in zip((9, 7, 3, 1, 9, 7, 3), body, strict=True))
    return body + str(-total % 10)


def _croatian(number: int) -> str:
    return (account := f"{number % 10**9:09d}") + mod11_10(account)


def bban(country: str, bank: int, number: int) -> str:
    """Return a national account number in IBAN layout.

    `bank` picks one of the invented banks of `country`, `number` the account (below 10**8). Unknown
    countries raise KeyError.
    """
    letters = "ZQ" + chr(65 + bank % 26) + chr(65 + bank * 7 % 26)
    code = f"{900 + bank % 90:03d}"
    match country:
        case "RS" | "ME":
            body = f"{code}{number:013d}"
        case "BA":
            body = f"{code}{bank * 37 % 1000:03d}{number:08d}"
        case "MK":
            body = f"{code}{number:010d}"
        case "XK":
            body = f"9{bank % 10}01{number:010d}"
        case "AL":
            body = f"{_albanian(900 + bank)}{number:016d}"
        case "HR":
            body = f"9{bank % 90:05d}"
            body += mod11_10(body) + _croatian(1_100_000_000 + number)
        case "RO":
            body = f"{letters}{number:016d}"
        case "BG":
            body = f"{letters}9{bank * 31 % 1000:03d}10{number:08d}"
        case "TR":
            body = f"00{code}0{number:016d}"
        case "GR":
            body = f"{code}0{bank * 17 % 1000:03d}{number:016d}"
        case "MD":
            body = f"{letters[:2]}{number:018d}"
        case _:
            raise KeyError(country)
    return body + mod97(body) if country in MOD97_AT_HOME else body


def iban_of(country: str, national: str) -> str:
    """Put the IBAN check digits of ISO 13616 before a national number."""
    digits = (national + country + "00").translate(_TO_DIGITS)
    return f"{country}{98 - int(digits) % 97:02d}{national}"


def iban(country: str, bank: int, number: int) -> str:
    """Return a valid IBAN of an invented bank."""
    return iban_of(country, bban(country, bank, number))


def mistyped(value: str) -> str:
    """Exchange the last two differing digits of an IBAN, the commonest typing error: mod 97 catches it."""
    for at in range(len(value) - 1, 4, -1):
        if value[at] != value[at - 1] and value[at - 1 : at + 1].isdigit():
            return value[: at - 1] + value[at] + value[at - 1] + value[at + 1 :]
    raise ValueError(value)


def domestic(serbian_iban: str) -> str:
    """Write a Serbian or Montenegrin IBAN as people do at home: bank, unpadded account, check digits."""
    return f"{serbian_iban[4:7]}-{serbian_iban[7:20].lstrip('0')}-{serbian_iban[20:]}"


def base58check(version: int, payload: bytes) -> str:
    """Return the Base58Check text of a version byte and a payload."""
    body = bytes([version]) + payload
    body += hashlib.sha256(hashlib.sha256(body).digest()).digest()[:4]
    number, out = int.from_bytes(body), ""
    while number:
        number, rest = divmod(number, 58)
        out = BASE58[rest] + out
    return "1" * (len(body) - len(body.lstrip(b"\0"))) + out


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            if top >> bit & 1:
                check ^= generator
    return check


def segwit(version: int, program: bytes) -> str:
    """Return a Bitcoin bech32 (version 0) or bech32m (version 1 and up) address of a witness program."""
    bits = "".join(f"{byte:08b}" for byte in program)
    bits += "0" * (-len(bits) % 5)
    data = [version] + [int(bits[at : at + 5], 2) for at in range(0, len(bits), 5)]
    target = 1 if version == 0 else 0x2BC830A3
    check = _polymod([3, 3, 0, 2, 3, *data, 0, 0, 0, 0, 0, 0]) ^ target
    return "bc1" + "".join(BECH32[v] for v in data + [check >> 5 * (5 - i) & 31 for i in range(6)])


def bitcoin(form: int, seed: bytes) -> str:
    """Return a valid Bitcoin address; `form` 0-3 is P2PKH, P2SH, bech32, bech32m (taproot)."""
    if form < 2:
        return base58check(5 * form, seed[:20])
    return segwit(0, seed[:20]) if form == 2 else segwit(1, seed[:32])


def ethereum(seed: bytes) -> str:
    """Return a lower-case address, valid on every EVM chain."""
    return "0x" + seed[:20].hex()


def eip55(address: str) -> str:
    """Return the same address with its EIP-55 checksum in the letter case."""
    plain = address[2:].lower()
    digest = keccak.new(digest_bits=256, data=plain.encode()).hexdigest()
    return "0x" + "".join(c.upper() if int(h, 16) > 7 else c for c, h in zip(plain, digest, strict=False))


def tron(seed: bytes) -> str:
    """Return a valid Tron address (T…)."""
    return base58check(0x41, seed[:20])


def _weighted(weights: tuple[int, ...], body: str) -> int:
    return sum(weight * int(digit) for weight, digit in zip(weights, body, strict=True))


def jmbg(born: date, region: int, serial: int) -> str:
    """Return a personal number of the former Yugoslav layout; the serial moves on where none exists."""
    while True:
        body = f"{born:%d%m}{born.year % 1000:03d}{region:02d}{serial % 1000:03d}"
        check = 11 - _weighted((7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2), body) % 11
        if check != 10:
            return body + str(check % 11)
        serial += 500  # a serial whose check digit would be 10 is never issued


def tax_number(number: int) -> str:
    """Return a Serbian company's tax number (PIB): eight digits and MOD 11,10."""
    return (body := f"{10_000_000 + number % 90_000_000}") + mod11_10(body)


def national_id(country: str, index: int) -> str:
    """Return the national id of the invented person number `index` (0 to a few millions, one id each)."""
    born = _BIRTHDAYS_FROM + timedelta(days=index * 7919 % _BIRTHDAYS)
    serial = index // _BIRTHDAYS
    if country in _JMBG_REGION:
        return jmbg(born, _JMBG_REGION[country], serial)
    return _OTHER_IDS[country](index, born, serial)


def _cnp(index: int, born: date, serial: int) -> str:
    body = f"{1 + index % 2}{born:%y%m%d}40{serial + 1:03d}"
    rest = _weighted((2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9), body) % 11
    return body + str(1 if rest == 10 else rest)


def _egn(_index: int, born: date, serial: int) -> str:
    body = f"{born:%y%m%d}{serial:03d}"
    return body + str(_weighted((2, 4, 8, 5, 10, 9, 7, 3, 6), body) % 11 % 10)


def _tckn(index: int, _born: date, _serial: int) -> str:
    body = f"{100_000_000 + index * 97:09d}"
    odd, even = sum(map(int, body[::2])), sum(map(int, body[1::2]))
    tenth = (odd * 7 - even) % 10
    return f"{body}{tenth}{(odd + even + tenth) % 10}"


def _amka(_index: int, born: date, serial: int) -> str:
    body = f"{born:%d%m%y}{serial:04d}"
    doubled = [int(digit) * (1 + at % 2) for at, digit in enumerate(body)]
    return body + str(-sum(digit - 9 * (digit > 9) for digit in doubled) % 10)


def _nid(index: int, born: date, serial: int) -> str:
    """Return an Albanian id; how its last letter is computed is not published, so it is drawn."""
    decade = chr(65 + (born.year - 1900) // 10)
    return f"{decade}{born.year % 10}{born:%m%d}{serial:03d}" + "ABCDEFGHIJ"[index % 10]


def _idnp(index: int, _born: date, _serial: int) -> str:
    body = f"20{index:010d}"
    return body + str(_weighted((7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1), body) % 10)


_OTHER_IDS = {"RO": _cnp, "BG": _egn, "TR": _tckn, "GR": _amka, "AL": _nid, "MD": _idnp}
