"""`identify`: which kind a value is, its node, and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finlink.identifiers import Identified, identify, identify_columns, identify_many, wallets

RS = "RS35260005601001611379"
GENESIS = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"
P2SH = "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy"
TRON = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
MIXED = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
LOWER = MIXED.lower()
SEGWIT = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
XRP = "rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY"
LTC_SCRIPT = "MQMHBtvnBfxTzt3K2bdxgSE7qZPHSXWsGM"
XLM = "GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ"
BASE58 = "tacaHzYpCuyuJJQhcAebEu2VGJaCm7LeyDPwsmnirkA"  # 32 bytes: of Arweave, and Solana's look alike
ONE_CASE = "all letters in one case, so there is no checksum to check"
OTHER = "zxQ7pqYhJ2nBvKd8RkTf4mWs6LcE5aGu"  # of no format known


def row(value: str, hint: str = "", chain: str = "", country: str = "", bank: str = "") -> tuple[str, ...]:
    return (value, hint, chain, country, bank)


CASES = [
    # value, hint, chain, country, bank -> kind, chain, valid, strength, node
    pytest.param(row(RS), ("account", "iban", True, 1.0, f"account:{RS}"), id="iban"),
    pytest.param(row("rs35 2600-0560 1001 6113 79"), ("account", "iban", True, 1.0, f"account:{RS}"), id="typed iban"),
    pytest.param(row("IBAN: " + RS), ("account", "iban", True, 1.0, f"account:{RS}"), id="iban prefix"),
    pytest.param(row(RS, "wallet", "btc"), ("account", "iban", True, 1.0, f"account:{RS}"), id="iban as wallet"),
    pytest.param(
        row("RS36" + RS[4:]),
        ("account", "iban", False, 0.5, "account:RS36260005601001611379"),
        id="iban checksum",
    ),
    pytest.param(row(RS[:-1]), ("account", "iban", False, 0.5, f"account:{RS[:-1]}"), id="iban too short"),
    pytest.param(
        row("RS35\u0410" + RS[5:], "account"),
        ("account", "iban", False, 0.5, "account:RS35\u0410" + RS[5:]),
        id="iban with a Cyrillic letter",
    ),
    pytest.param(
        row("RS35\x00" + RS[4:]),
        ("account", "iban", False, 0.5, "account:RS35\ufffd" + RS[4:]),
        id="iban with NUL",
    ),
    pytest.param(
        row("260-56010016113-79", "account", "", "RS"),
        ("account", "iban", True, 1.0, f"account:{RS}"),
        id="domestic",
    ),
    pytest.param(
        row("260-56010016113-79", "", "", "srb"),
        ("account", "iban", True, 1.0, f"account:{RS}"),
        id="alpha-3",
    ),
    pytest.param(
        row("260-56010016113-78", "account", "", "RS"),
        ("account", "domestic", False, 0.5, "account:RS/2605601001611378"),
        id="domestic checksum",
    ),
    pytest.param(
        row("12-34 567/890", "account", "", "DE"),
        ("account", "domestic", None, 0.9, "account:DE/1234567890"),
        id="de",
    ),
    pytest.param(
        row("77:4 AB", "account", "", "", "Alfa Banka d.d."),
        ("account", "domestic", None, 0.9, "account:ALFABANKADD/77-4AB"),
        id="bank",
    ),
    pytest.param(
        row("1234567890", "account"),
        ("account", "domestic", None, 0.5, "account:-/1234567890"),
        id="no country",
    ),
    pytest.param(row("123 456 789"), ("account", "domestic", None, 0.5, "account:-/123456789"), id="digits, no hint"),
    pytest.param(
        row("UNKNOWN", "account", "", "RS"),
        ("account", "domestic", None, 0.5, "account:RS/UNKNOWN"),
        id="word",
    ),
    pytest.param(
        row("000000000", "account", "", "DE"),
        ("account", "domestic", None, 0.5, "account:DE/000000000"),
        id="0s",
    ),
    pytest.param(row("John Smith"), ("unknown", "", None, 0.5, "account:-/JOHNSMITH"), id="words"),
    pytest.param(row(""), ("unknown", "", None, 0.5, ""), id="empty"),
    pytest.param(row(" \u00a0- ", "account", "", "RS"), ("unknown", "", None, 0.5, ""), id="dash"),
    pytest.param(row(GENESIS, "account"), ("wallet", "bitcoin", True, 1.0, f"wallet:bitcoin:{GENESIS}"), id="btc"),
    pytest.param(
        row(f"bitcoin:{GENESIS}?amount=0.1"),
        ("wallet", "bitcoin", True, 1.0, f"wallet:bitcoin:{GENESIS}"),
        id="uri",
    ),
    pytest.param(
        row(SEGWIT.upper(), "wallet"),
        ("wallet", "bitcoin", True, 1.0, f"wallet:bitcoin:{SEGWIT}"),
        id="upper segwit",
    ),
    pytest.param(
        row("bc1qW508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"),
        ("wallet", "bitcoin", False, 0.5, "wallet:bitcoin:bc1qW508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"),
        id="mixed segwit",
    ),
    pytest.param(
        row(GENESIS[:-1] + "b", "account"),
        ("wallet", "bitcoin", False, 0.5, f"wallet:bitcoin:{GENESIS[:-1]}b"),
        id="btc checksum",
    ),
    pytest.param(
        row("mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn"),
        ("wallet", "bitcoin-testnet", True, 1.0, "wallet:bitcoin-testnet:mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn"),
        id="testnet",
    ),
    pytest.param(
        row(MIXED, "wallet", "BSC"), ("wallet", "ethereum", True, 1.0, f"wallet:ethereum:{LOWER}"), id="eip55"
    ),
    pytest.param(row(LOWER, "account"), ("wallet", "ethereum", True, 1.0, f"wallet:ethereum:{LOWER}"), id="lower 0x"),
    pytest.param(
        row("0x5AAeb" + MIXED[7:], "wallet", "fantom"),
        ("wallet", "ethereum", False, 0.5, "wallet:ethereum:0x5AAeb" + MIXED[7:]),
        id="eip55 wrong",
    ),
    pytest.param(
        row(LOWER[:-1], "wallet"),
        ("wallet", "ethereum", False, 0.5, f"wallet:ethereum:{LOWER[:-1]}"),
        id="0x short",
    ),
    pytest.param(
        row(LOWER[2:], "wallet", "eth"),
        ("wallet", "ethereum", True, 1.0, f"wallet:ethereum:{LOWER}"),
        id="no 0x",
    ),
    pytest.param(
        row(MIXED[2:], "wallet", "BSC"), ("wallet", "ethereum", True, 1.0, f"wallet:ethereum:{LOWER}"), id="no 0x eip55"
    ),
    pytest.param(
        row("5AA" + MIXED[5:], "wallet", "eth"),
        ("wallet", "ethereum", False, 0.5, "wallet:ethereum:5AA" + MIXED[5:]),
        id="no 0x, eip55 wrong",
    ),
    pytest.param(
        row(LOWER[2:], "wallet"),
        ("wallet", "", None, 0.5, f"wallet:unknown:{LOWER[2:]}"),
        id="no 0x and no chain",
    ),
    pytest.param(
        row("XE7338O073KYGTWWZN0F2WZ0R8PX5ZPPZS", "wallet", "ETH"),
        ("wallet", "ethereum", True, 1.0, "wallet:ethereum:0x00c5496aee77c1ba1f0854206a26dda82a81d6d8"),
        id="icap",
    ),
    pytest.param(
        row("xe73 38o0 73ky gtww zn0f 2wz0 r8px 5zpp zs", "account"),
        ("wallet", "ethereum", True, 1.0, "wallet:ethereum:0x00c5496aee77c1ba1f0854206a26dda82a81d6d8"),
        id="icap typed, undeclared",
    ),
    pytest.param(
        row("XE7438O073KYGTWWZN0F2WZ0R8PX5ZPPZS", "wallet", "ETH"),
        ("wallet", "ethereum", False, 0.5, "wallet:ethereum:XE7438O073KYGTWWZN0F2WZ0R8PX5ZPPZS"),
        id="icap checksum",
    ),
    pytest.param(
        row("XE81ETHXREGGAVOFYORK", "account"),
        ("wallet", "ethereum", None, 0.9, "wallet:ethereum:XE81ETHXREGGAVOFYORK"),
        id="icap of a name",
    ),
    pytest.param(
        row(f"{XRP}?dt=4294967295", "wallet", "XRP"),
        ("wallet", "ripple", True, 1.0, f"wallet:ripple:{XRP}?dt=4294967295"),
        id="the largest tag",
    ),
    pytest.param(
        row(f"{XRP}:4294967296", "wallet", "XRP"),
        ("wallet", "ripple", False, 0.5, f"wallet:ripple:{XRP}:4294967296"),
        id="no such tag",
    ),
    pytest.param(
        row(f"{XLM}:12345", "wallet", "XLM"),
        ("wallet", "stellar", True, 1.0, f"wallet:stellar:{XLM}?memo=12345"),
        id="stellar memo",
    ),
    pytest.param(
        row(f"{XLM}?memo=12345", "account"),
        ("wallet", "stellar", True, 1.0, f"wallet:stellar:{XLM}?memo=12345"),
        id="stellar memo undeclared",
    ),
    pytest.param(
        row(f"{XLM}:18446744073709551616", "wallet", "XLM"),
        ("wallet", "stellar", False, 0.5, f"wallet:stellar:{XLM}:18446744073709551616"),
        id="no such memo",
    ),
    pytest.param(row(BASE58, "wallet", "SOL"), ("wallet", "solana", True, 0.9, f"wallet:solana:{BASE58}"), id="solana"),
    pytest.param(row(BASE58), ("wallet", "solana", True, 0.9, f"wallet:solana:{BASE58}"), id="solana by its form"),
    pytest.param(row(BASE58, "wallet", "AR"), ("wallet", "ar", None, 0.9, f"wallet:ar:{BASE58}"), id="arweave"),
    pytest.param(
        row(BASE58, "wallet", "BTC"), ("wallet", "solana", None, 0.9, f"wallet:solana:{BASE58}"), id="solana as btc"
    ),
    pytest.param(
        row("0:" + "ed" * 32, "wallet", "everscale"),
        ("wallet", "everscale", None, 0.9, "wallet:everscale:0:" + "ed" * 32),
        id="raw form of a chain unknown here",
    ),
    pytest.param(
        row("0x" + "0" * 40, "wallet"),
        ("wallet", "ethereum", True, 0.5, "wallet:ethereum:0x" + "0" * 40),
        id="nobody",
    ),
    pytest.param(row(TRON, "wallet", "TRC-20"), ("wallet", "tron", True, 1.0, f"wallet:tron:{TRON}"), id="tron"),
    pytest.param(row(TRON[:-1] + "u"), ("wallet", "tron", False, 0.5, f"wallet:tron:{TRON[:-1]}u"), id="tron checksum"),
    pytest.param(row(TRON, "wallet", "ETH"), ("wallet", "tron", True, 1.0, f"wallet:tron:{TRON}"), id="contradiction"),
    pytest.param(
        row(P2SH, "wallet", "LTC"), ("wallet", "litecoin", True, 1.0, f"wallet:litecoin:{LTC_SCRIPT}"), id="ltc 3"
    ),
    pytest.param(row(XRP, "wallet", "XRP"), ("wallet", "ripple", True, 1.0, f"wallet:ripple:{XRP}"), id="xrp"),
    pytest.param(
        row(XRP, "wallet", "Kaspa"), ("wallet", "ripple", True, 1.0, f"wallet:ripple:{XRP}"), id="format wins"
    ),
    pytest.param(
        row(OTHER, "wallet", "Kaspa"), ("wallet", "kaspa", None, 0.9, f"wallet:kaspa:{OTHER}"), id="unknown chain"
    ),
    pytest.param(row(OTHER, "wallet"), ("wallet", "", None, 0.5, f"wallet:unknown:{OTHER}"), id="no chain"),
    pytest.param(row(OTHER, "wallet", "USDT"), ("wallet", "", None, 0.5, f"wallet:unknown:{OTHER}"), id="a token"),
    pytest.param(
        row(OTHER, "wallet", "btc"), ("wallet", "bitcoin", False, 0.5, f"wallet:bitcoin:{OTHER}"), id="not btc"
    ),
    pytest.param(row("abc", "wallet", "kaspa"), ("wallet", "kaspa", None, 0.5, "wallet:kaspa:abc"), id="short"),
    pytest.param(row(OTHER, "", "kaspa"), ("wallet", "kaspa", None, 0.9, f"wallet:kaspa:{OTHER}"), id="chain, no hint"),
    pytest.param(
        row("\u0412" + GENESIS, "wallet", "btc"),
        ("wallet", "bitcoin", False, 0.5, f"wallet:bitcoin:\u0412{GENESIS}"),
        id="Cyrillic in a wallet column",
    ),
]


@pytest.mark.parametrize(("given_row", "expected"), CASES)
def test_identify(given_row: tuple[str, str, str, str, str], expected: tuple[object, ...]) -> None:
    value, hint, chain, country, bank = given_row
    found = identify(value, hint=hint, chain=chain, country=country, bank=bank)
    assert (found.kind, found.chain, found.valid, found.strength, found.node) == expected
    assert found.value == value
    assert found.reason
    assert bool(found.normal) == bool(found.node)


@pytest.mark.parametrize(
    ("given_row", "reason"),
    [
        (row(RS), "IBAN: check digits hold"),
        (row("RS36" + RS[4:]), "IBAN: check digits are wrong (found 36, computed 35)"),
        (row("RS35\u0410" + RS[5:]), "IBAN: contains the Cyrillic letter \u0410 at position 5"),
        (row(" R\u0405" + RS[2:]), "IBAN: contains the Cyrillic letter \u0405 at position 3"),
        (row("\u0395S9121000418450200051332"), "IBAN: contains the Greek letter \u0395 at position 1"),
        (row("RS35\x00" + RS[4:]), "IBAN: contains the control character U+0000 at position 5"),
        (
            row("\u0420\u0421" + RS[2:]),
            "IBAN: contains the Cyrillic letter \u0420 at position 1",
        ),
        (
            row("RS35\u200b" + RS[4:]),
            "IBAN: contains the invisible character U+200B (zero width space) at position 5",
        ),
        (row(LOWER), f"Ethereum (EVM) address: {ONE_CASE}"),
        (row(SEGWIT), "Bitcoin address (SegWit v0): checksum holds"),
        (
            row("AO06000600000100037131174"),
            "IBAN: check digits hold (AO is not in the IBAN registry, so only its length is known)",
        ),
        (
            row(TRON, "wallet", "ETH"),
            "Tron address: checksum holds; declared as ethereum, but the format is that of tron",
        ),
        (
            row("XE81ETHXREGGAVOFYORK"),
            "Ethereum (EVM) name in the ICAP form: check digits hold, but only a registry leads from it to an address",
        ),
        (row(BASE58), "Solana address: built like one; the form has no checksum to check"),
        (row(LOWER[:-1]), "Ethereum (EVM) address: has 39 digits after 0x, an address has 40"),
        (
            row(GENESIS.replace("a", "\u0430"), "wallet"),
            "Bitcoin address: contains the Cyrillic letter \u0430 at position 34",
        ),
        (
            row(LOWER[2:], "wallet", "eth"),
            f"Ethereum (EVM) address (written without its 0x): {ONE_CASE}",
        ),
    ],
)
def test_reason(given_row: tuple[str, str, str, str, str], reason: str) -> None:
    assert identify_many([given_row])[0].reason == reason


def test_a_filler_wallet_joins_nothing() -> None:
    assert identify("x" * 30, hint="wallet", chain="kaspa").strength == 0.5


@pytest.mark.parametrize("address", sorted(wallets.NOBODY))
def test_addresses_of_nobody_are_addresses(address: str) -> None:
    ones = len(address) in {32, 43} and "111111" in address  # Solana's, without a checksum to know them by
    found = identify(address, chain="SOL" if ones else "")
    assert found.kind == "wallet"
    assert found.valid is not False
    assert found.strength == 0.5


VALUES = st.one_of(
    st.text(max_size=60),
    st.sampled_from([RS, GENESIS, P2SH, TRON, MIXED, LOWER, SEGWIT, XRP, "260-56010016113-79"]),
    st.from_regex(r"(RS|BA|bc1|0x|T|1|3|IBAN )[0-9A-Za-z -]{0,45}", fullmatch=True),
)
ROWS = st.tuples(
    VALUES,
    st.sampled_from(["", "account", "wallet"]),
    st.one_of(st.sampled_from(["", "btc", "ETH", "trc20", "xrp", "unknown"]), st.text(max_size=8)),
    st.one_of(st.sampled_from(["", "RS", "BA", "XK", "HR", "SI", "DE"]), st.text(max_size=4)),
    st.one_of(st.just(""), st.text(max_size=12)),
)


@given(st.lists(ROWS, max_size=20))
def test_batch_equals_scalar(rows: list[tuple[str, str, str, str, str]]) -> None:
    many = identify_many(rows)
    scalar = [identify(v, hint=h, chain=c, country=k, bank=b) for v, h, c, k, b in rows]
    assert many == scalar
    cells = list(map(list, zip(*rows, strict=True))) or [[]] * 5
    columns = identify_columns(cells[0], cells[1], cells[2], cells[3], cells[4])
    assert list(columns) == list(Identified._fields)
    assert columns["node"] == [one.node for one in scalar]
    assert columns["valid"] == [one.valid for one in scalar]


@given(ROWS)
def test_what_always_holds(given_row: tuple[str, str, str, str, str]) -> None:
    found = identify_many([given_row])[0]
    assert found.value == given_row[0]
    assert found.kind in {"account", "wallet", "unknown", "private key", "transaction hash"}
    assert found.strength in {1.0, 0.9, 0.5}
    assert found.strength == 0.5 or found.valid is not False
    assert found.strength != 1.0 or found.valid is True
    assert bool(found.node) == any(map(str.isalnum, found.normal))
    assert found.node.isprintable() or "\ufffd" in found.node or not found.node.isascii()
    assert not any(ord(character) < 32 for character in found.node)


@given(VALUES)
def test_the_normal_form_is_stable(value: str) -> None:
    found = identify(value)
    if found.valid:
        assert identify(found.normal).node == found.node


def test_columns_of_unequal_length_are_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        identify_columns(["a", "b"], ["", ""], [""], ["", ""], ["", ""])


def test_a_long_cell_is_no_identifier() -> None:
    found = identify("1" * 100_000, hint="account", country="RS")
    assert (found.kind, found.valid, found.strength) == ("unknown", False, 0.5)
    assert found.reason == "has 100000 characters, more than any account or wallet"
