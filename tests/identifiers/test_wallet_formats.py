"""Addresses of Bitcoin, Ethereum and Tron, and the two encodings below them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finlink.identifiers import base58, bech32, bitcoin, ethereum, tron
from finlink.identifiers.errors import (
    IdentifierError,
    InvalidChecksum,
    InvalidComponent,
    InvalidFormat,
    InvalidLength,
)

GENESIS = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"


@pytest.mark.parametrize(
    ("address", "chain", "form"),
    [
        (GENESIS, "bitcoin", "P2PKH"),
        ("1111111111111111111114oLvT2", "bitcoin", "P2PKH"),
        ("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "bitcoin", "P2SH"),
        ("mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn", "bitcoin-testnet", "P2PKH"),
        ("2MzQwSSnBHWHqSAqtTVQ6v47XtaisrJa1Vc", "bitcoin-testnet", "P2SH"),
        ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "bitcoin", "SegWit v0"),
        ("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", "bitcoin", "SegWit v0"),
        ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "bitcoin", "Taproot"),
        (
            "bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y",
            "bitcoin",
            "SegWit v1",
        ),
        ("BC1SW50QGDZ25J", "bitcoin", "SegWit v16"),
        ("bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs", "bitcoin", "SegWit v2"),
        ("tb1qqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesrxh6hy", "bitcoin-testnet", "SegWit v0"),
        ("tb1pqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesf3hn0c", "bitcoin-testnet", "Taproot"),
        ("bcrt1qjh3dnrafy8f2zszh5sdqn6c3ycfljh930yza9nt72v30dkw8mlvscn82zx", "bitcoin-regtest", "SegWit v0"),
    ],
)
def test_bitcoin(address: str, chain: str, form: str) -> None:
    found = bitcoin.describe(address)
    assert (found.chain, found.form) == (chain, form)
    assert found.normal == (address.lower() if form not in {"P2PKH", "P2SH"} else address)
    assert bitcoin.compact(f" {address} ") == found.normal


# The invalid addresses of BIP-173 and BIP-350, and base58 gone wrong.
@pytest.mark.parametrize(
    ("address", "error"),
    [
        pytest.param("tc1qw508d6qejxtdg4y5r3zarvary0c5xw7kg3g4ty", IdentifierError, id="prefix"),
        pytest.param("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", InvalidChecksum, id="checksum"),
        pytest.param("BC13W508D6QEJXTDG4Y5R3ZARVARY0C5XW7KN40WF2", InvalidComponent, id="version 17"),
        pytest.param("bc1rw5uspcuh", InvalidLength, id="program of one byte"),
        pytest.param("BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P", InvalidLength, id="16 bytes in version 0"),
        pytest.param("tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sL5k7", InvalidFormat, id="mixed case"),
        pytest.param("bc1zw508d6qejxtdg4y5r3zarvaryvqyzf3du", InvalidFormat, id="more than 4 bits of padding"),
        pytest.param(
            "tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3pjxtptv",
            InvalidFormat,
            id="padding not 0",
        ),
        pytest.param("bc1gmk9yu", InvalidLength, id="no data"),
        pytest.param(
            "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd",
            InvalidComponent,
            id="v1 in bech32",
        ),
        pytest.param(
            "bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4",
            InvalidFormat,
            id="bad character",
        ),
        pytest.param(GENESIS[:-1] + "b", InvalidChecksum, id="base58 checksum"),
        pytest.param(GENESIS[:-1] + "0", InvalidFormat, id="base58 character"),
        pytest.param(GENESIS[:-1] + "\u0430", InvalidFormat, id="base58 cyrillic"),
        pytest.param("MCZjFcwYJwwYqXAbd3bbnxaCVGs81cp43Z", InvalidComponent, id="litecoin"),
        pytest.param("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", InvalidComponent, id="tron"),
        pytest.param("7SeEnXWPaCCALbVrTnszCVGfRU8cGfx", InvalidLength, id="19 bytes"),
        pytest.param("1" * 25, InvalidChecksum, id="only zeros"),
        pytest.param("", InvalidLength, id="empty"),
    ],
)
def test_not_bitcoin(address: str, error: type[IdentifierError]) -> None:
    with pytest.raises(error):
        bitcoin.describe(address)
    assert not bitcoin.is_valid(address)


# The examples of EIP-55.
@pytest.mark.parametrize(
    "address",
    [
        "0x52908400098527886E0F7030069857D2E4169EE7",
        "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
        "0xde709f2102306220921060314715629080e2fb77",
        "0x27b1fdb04752bbc536007a920d24acb045561c26",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
        "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
    ],
)
def test_ethereum(address: str) -> None:
    lower = address.lower()
    assert ethereum.validate(address) == lower
    assert ethereum.format(lower) == address
    assert ethereum.validate("0X" + lower[2:].upper()) == lower
    if ethereum.has_checksum(address):
        assert not ethereum.is_valid("0x" + address[2:].swapcase())


@pytest.mark.parametrize(
    ("address", "error"),
    [
        ("5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", InvalidFormat),
        ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe", InvalidLength),
        ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeg", InvalidFormat),
        ("0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", InvalidChecksum),
    ],
)
def test_not_ethereum(address: str, error: type[IdentifierError]) -> None:
    with pytest.raises(error):
        ethereum.validate(address)


USDT_ON_TRON = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"


def test_tron() -> None:
    assert tron.validate(f" {USDT_ON_TRON}\n") == USDT_ON_TRON
    assert base58.decode_check(USDT_ON_TRON).hex() == "41a614f803b6fd780986a42c78ec9c7f77e6ded13c"


@pytest.mark.parametrize(
    ("address", "error"),
    [
        (GENESIS, InvalidFormat),
        (USDT_ON_TRON[:-1], InvalidLength),
        (USDT_ON_TRON[:-1] + "T", InvalidChecksum),
        (base58.encode_check(bytes([0x42]) + bytes(20)), IdentifierError),
    ],
)
def test_not_tron(address: str, error: type[IdentifierError]) -> None:
    with pytest.raises(error):
        tron.validate(address)


@given(st.binary(min_size=1, max_size=40))
def test_base58_round_trip(payload: bytes) -> None:
    assert base58.decode_check(base58.encode_check(payload)) == payload


def slow_polymod(prefix: str, values: list[int]) -> int:
    """The checksum as the pseudo-code of BIP-173 states it."""
    checksum = 1
    expanded = [ord(character) >> 5 for character in prefix] + [0] + [ord(character) & 31 for character in prefix]
    for value in expanded + values:
        top = checksum >> 25
        checksum = (checksum & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            checksum ^= generator if top >> bit & 1 else 0
    return checksum


@given(
    st.sampled_from(["bc", "tb", "bcrt", "a", "ltc"]),
    st.lists(st.integers(0, 31), max_size=70),
    st.sampled_from(["bech32", "bech32m"]),
)
def test_bech32_round_trip_and_definition(prefix: str, values: list[int], variant: str) -> None:
    text = bech32.encode(prefix, values, variant)
    decoded = bech32.decode(text)
    assert (decoded.prefix, decoded.groups, decoded.variant) == (prefix, len(values), variant)
    assert [decoded.number >> 5 * place & 31 for place in reversed(range(len(values)))] == values
    data = [bech32.CHARSET.index(character) for character in text[len(prefix) + 1 :]]
    assert bech32.VARIANTS[slow_polymod(prefix, data)] == variant


# The valid and invalid strings of BIP-173 and BIP-350.
@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("A12UEL5L", "bech32"),
        (
            "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs",
            "bech32",
        ),
        ("abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw", "bech32"),
        ("A1LQFN3A", "bech32m"),
        ("?1v759aa", "bech32m"),
        ("split1checkupstagehandshakeupstreamerranterredcaperredlc445v", "bech32m"),
    ],
)
def test_bech32_valid(text: str, variant: str) -> None:
    assert bech32.decode(text).variant == variant


@pytest.mark.parametrize(
    "text",
    [
        "\x201nwldj5",
        "pzry9x0s0muk",
        "1pzry9x0s0muk",
        "x1b4n0q5v",
        "li1dgmt3",
        "A1G7SGD8",
        "10a06t8",
        "1qzzfhee",
        "",
    ],
)
def test_bech32_invalid(text: str) -> None:
    with pytest.raises(IdentifierError):
        bech32.decode(text)
