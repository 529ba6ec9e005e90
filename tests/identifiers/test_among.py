"""An account, an address or a private key among a few words."""

from __future__ import annotations

import pytest

from finlink.identifiers import identify

IBAN, BITCOIN = "RS35260005601001611379", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"
TRON, KEY = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ"
CASH = "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a"

HELD = [
    (f"BTC adresa {BITCOIN}", BITCOIN),
    (f"{BITCOIN} (BTC)", BITCOIN),
    (f"address - {BITCOIN}", BITCOIN),
    (f"{TRON} TRC20", TRON),
    (f"https://tronscan.org/#/address/{TRON}", TRON),
    (
        "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a (USDT)",
        "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a",
    ),
    (f"{IBAN} EUR", IBAN),
    (f"{IBAN}EUR", IBAN),
    (f"{IBAN}/RSD", IBAN),
    (f"{IBAN} (EUR)", IBAN),
    (f"{IBAN} - mule", IBAN),
    ("RS35 2600 0560 1001 6113 79 EUR", IBAN),
]


@pytest.mark.parametrize(("text", "normal"), HELD, ids=[text for text, _ in HELD])
def test_what_a_checksum_proves_is_found_among_words(text: str, normal: str) -> None:
    found = identify(text)
    assert (found.normal, found.valid, found.value) == (normal, True, text)


SECRET = [KEY[:26] + "\n" + KEY[26:], f"address - {KEY}", f"https://x.example/?k={KEY}", f"key {KEY}", f"{KEY} (BTC)"]


@pytest.mark.parametrize("text", SECRET, ids=["wrapped", "labelled", "link", "word before", "word after"])
def test_a_key_among_words_is_refused_and_not_shown(text: str) -> None:
    found = identify(text, hint="wallet")
    assert (found.kind, found.valid) == ("private key", False)
    assert KEY[10:20] not in found.normal + found.node + found.reason


@pytest.mark.parametrize("text", [f"{IBAN} ili {BITCOIN}", "Petar Petrović iz Beograda", "BTC adresa nepoznata"])
def test_nothing_is_taken_out_where_several_or_none_hold(text: str) -> None:
    assert identify(text).valid is not True
