"""Addresses of every family: the vectors of the specifications, one normal form for one account, no slip passes.

Where a specification has no vector, the address is that of the private key 1, whose public key's hash BIP-173 states.
"""

from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finlink.identifiers import (
    algorand,
    base58,
    bech32,
    bitcoin,
    bitcoin_cash,
    cardano,
    cashaddr,
    coins,
    cosmos,
    dash,
    dogecoin,
    filecoin,
    formats,
    icap,
    identify,
    internet_computer,
    litecoin,
    monero,
    nano,
    ripple,
    solana,
    stellar,
    substrate,
    tezos,
    ton,
    tron,
    wallets,
    zcash,
)
from finlink.identifiers.errors import IdentifierError

KEY = bytes.fromhex("751e76e8199196d454941c45d1b3a323f1433bd6")
GROUPS = [int.from_bytes(KEY, "big") >> 5 * place & 31 for place in reversed(range(32))]
R = "rGWrZyQqhTp9Xu7G5Pkayo7bXjH4k4QYpf"
TON = "0:ed1691307050047117b998b561d8de82d31fbf84910ced6eb5fc92e7485ef8a7"
ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"
BCH_KEY = cashaddr.decode("qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a").content
UNTAGGED = base58.encode_check(b"\x05\x44" + ripple.decode(R)[1:] + bytes(9)).translate(
    str.maketrans(base58.ALPHABET, ripple.ALPHABET)
)
MWEB = bech32.encode("ltcmweb", [0] + [7] * 105 + [16], "bech32")
UNIFIED = bech32.encode("u", [3] * 80, "bech32m")


def coin(*version: int) -> str:
    return base58.encode_check(bytes(version) + KEY)


# address, chain it is of, module
VALID = [
    pytest.param(coin(48), "litecoin", litecoin, id="ltc key"),
    pytest.param(coin(50), "litecoin", litecoin, id="ltc script"),
    pytest.param(bech32.encode("ltc", [0, *GROUPS], "bech32"), "litecoin", litecoin, id="ltc segwit"),
    pytest.param(MWEB, "litecoin", litecoin, id="mweb"),
    pytest.param(coin(30), "dogecoin", dogecoin, id="doge key"),
    pytest.param(coin(22), "dogecoin", dogecoin, id="doge script"),
    pytest.param(coin(76), "dash", dash, id="dash key"),
    pytest.param(coin(16), "dash", dash, id="dash script"),
    pytest.param(coin(140), "dash-testnet", dash, id="dash test"),
    pytest.param(coin(0x1C, 0xB8), "zcash", zcash, id="zec t1"),
    pytest.param(coin(0x1C, 0xBD), "zcash", zcash, id="zec t3"),
    pytest.param(coin(0x1D, 0x25), "zcash-testnet", zcash, id="zec test"),
    pytest.param(
        "zs1z7rejlpsa98s2rrrfkwmaxu53e4ue0ulcrw0h4x5g8jl04tak0d3mm47vdtahatqrlkngh9slya", "zcash", zcash, id="sapling"
    ),
    pytest.param(base58.encode_check(b"\x16\x9a" + bytes(64)), "zcash", zcash, id="sprout"),
    pytest.param(UNIFIED, "zcash", zcash, id="unified"),
    pytest.param(bech32.encode("tex", GROUPS, "bech32m"), "zcash", zcash, id="tex"),
    pytest.param("bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a", "bitcoin-cash", bitcoin_cash, id="bch"),
    pytest.param("qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a", "bitcoin-cash", bitcoin_cash, id="bch bare"),
    pytest.param("bitcoincash:ppm2qsznhks23z7629mms6s4cwef74vcwvn0h829pq", "bitcoin-cash", bitcoin_cash, id="bch p2sh"),
    pytest.param(
        "bitcoincash:zr6m7j9njldwwzlg9v7v53unlr4jkmx6eycnjehshe", "bitcoin-cash", bitcoin_cash, id="token-aware"
    ),
    pytest.param(cashaddr.encode("bchtest", 1, KEY), "bitcoin-cash-testnet", bitcoin_cash, id="bch test"),
    pytest.param(cashaddr.encode("bitcoincash", 1, KEY + bytes(12)), "bitcoin-cash", bitcoin_cash, id="p2sh32"),
    pytest.param(
        "pw8l95jjmg55m4fhlae58n0nj748sa8rx9duth0gt6fxe3y5hw8jg2asggrtk", "bitcoin-cash", bitcoin_cash, id="p2sh32 bare"
    ),
    pytest.param(cashaddr.encode("ecash", 0, KEY), "ecash", bitcoin_cash, id="ecash"),
    pytest.param(R, "ripple", ripple, id="xrp"),
    pytest.param("XVLhHMPHU98es4dbozjVtdWzVrDjtV18pX8yuPT7y4xaEHi", "ripple", ripple, id="xrp tagged"),
    pytest.param("T7oKJ3q7s94kDH6tpkBowhetT1JKfcfdSCmAXbS75iATyLD", "ripple-testnet", ripple, id="xrp test"),
    pytest.param("GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ", "stellar", stellar, id="xlm"),
    pytest.param(
        "MA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJUAAAAAAAAAAAACJUQ", "stellar", stellar, id="xlm muxed"
    ),
    pytest.param("CA3D5KRYM6CB7OWQ6TWYRR3Z4T7GNZLKERYNZGGA5SOAOPIFY6YQGAXE", "stellar", stellar, id="xlm contract"),
    pytest.param(
        "BAAGUQ3IPLYZLEHGQEMVNPCASUCIMZTXIHXE5SG5HNRQOSD4DR424S7YHU", "stellar", stellar, id="xlm claimable balance"
    ),
    pytest.param(
        "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A",
        "monero",
        monero,
        id="xmr",
    ),
    pytest.param(
        "888tNkZrPN6JsEgekjMnABU4TBzc2Dt29EPAvkRxbANsAnjyPbb3iQ1YBRk1UXcdRsiKc9dhwMVgN5S9cQUiyoogDavup3H",
        "monero",
        monero,
        id="xmr sub",
    ),
    pytest.param(
        "4LL9oSLmtpccfufTMvppY6JwXNouMBzSkbLYfpAV5Usx3skxNgYeYTRj5UzqtReoS44qo9mtmXCqY45DJ852K5Jv2bYXZKKQePHES9khPK",
        "monero",
        monero,
        id="xmr integrated",
    ),
    pytest.param(
        "9tFTaQM39JXhULZsHauPHhjFrjcGSGXoijEPYoRgAky9Veck2mFp3EifQ2tKHmEHuuUoFfgYRNR2bVaborz5oi8JA8xkqjY",
        "monero-testnet",
        monero,
        id="xmr test",
    ),
    pytest.param("addr1vx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzers66hrl8", "cardano", cardano, id="ada payment"),
    pytest.param(
        "addr1qx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3n0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgse35a3x",
        "cardano",
        cardano,
        id="ada base",
    ),
    pytest.param("stake1uyehkck0lajq8gr28t9uxnuvgcqrc6070x3k9r8048z8y5gh6ffgw", "cardano", cardano, id="ada stake"),
    pytest.param(
        "addr_test1vz2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzerspjrlsz", "cardano-testnet", cardano, id="ada test"
    ),
    pytest.param("Ae2tdPwUPEZFRbyhz3cpfC2CumGzNkFBN2L42rcUc2yjQpEkxDbkPodpMAi", "cardano", cardano, id="ada byron"),
    pytest.param("EQDtFpEwcFAEcRe5mLVh2N6C0x-_hJEM7W61_JLnSF74p4q2", "ton", ton, id="ton"),
    pytest.param("cosmos1hsk6jryyqjfhp5dhc55tc9jtckygx0eph6dd02", "cosmos", cosmos, id="atom"),
    pytest.param(bech32.encode("osmo", GROUPS, "bech32"), "osmosis", cosmos, id="osmo"),
    pytest.param(bech32.encode("inj", GROUPS, "bech32"), "injective", cosmos, id="inj"),
    pytest.param("bnb1grpf0955h0ykzq3ar5nmum7y6gdfl6lxfn46h2", "bnb-beacon", cosmos, id="bnb"),
    pytest.param("X-" + bech32.encode("avax", GROUPS, "bech32"), "avalanche", cosmos, id="avax x"),
    pytest.param(bech32.encode("cosmosvaloper", GROUPS, "bech32"), "cosmos", cosmos, id="operator"),
    pytest.param(bech32.encode("penumbra", GROUPS * 4, "bech32m"), "penumbra", cosmos, id="penumbra, 143 characters"),
    pytest.param("15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5", "polkadot", substrate, id="dot"),
    pytest.param(ALICE, "substrate", substrate, id="ss58 generic"),
    pytest.param("VCMJKWOY5P5P7SKMZFFOCEROPJCZOTIJMNIYNUCKH7LRO45JMJP6UYBIJA", "algorand", algorand, id="algo"),
    pytest.param("tz1VSUr8wwNhLAzempoch5d6hLRiTh8Cjcjb", "tezos", tezos, id="xtz"),
    pytest.param("KT1PWx2mnDueood7fEmfbBDKx1D9BAnnXitn", "tezos", tezos, id="xtz contract"),
    pytest.param("KT1PWx2mnDueood7fEmfbBDKx1D9BAnnXitn%transfer", "tezos", tezos, id="xtz entry point"),
    pytest.param("f17uoq6tp427uzv7fztkbsnn64iwotfrristwpryy", "filecoin", filecoin, id="fil"),
    pytest.param("nano_1anrzcuwe64rwxzcco8dkhpyxpi8kd7zsjc1oeimpc3ppca4mrjtwnqposrs", "nano", nano, id="nano"),
    pytest.param(
        "4cb2ca5cfcfa1d952f8cd7f0ec46c96e1023ab057b83a2c7ce236b9e71ccca0b",
        "internet-computer",
        internet_computer,
        id="icp",
    ),
    pytest.param(bech32.encode("sp", [0] * 107, "bech32m"), "bitcoin", bitcoin, id="silent payment"),
    pytest.param("tb1pfees9rn5nz", "bitcoin-testnet", bitcoin, id="pay-to-anchor of a test network"),
    pytest.param(base58.encode_check(b"\x47\x01" + bytes(79)), "bitcoin", bitcoin, id="payment code"),
]
CHECKED = [(case.values[0], case.values[2]) for case in VALID]


@pytest.mark.parametrize(("address", "chain", "module"), VALID)
def test_an_address_is_known_by_its_format(address: str, chain: str, module: ModuleType) -> None:
    assert module.is_valid(address)
    assert module.describe(module.validate(address)).normal == module.validate(address)
    if chain == "substrate":
        assert module.describe(address).chain == chain
        return
    for hint, declared in (("", ""), ("wallet", ""), ("account", ""), ("wallet", chain), ("wallet", chain.upper())):
        found = identify(f" {address}\n", hint=hint, chain=declared)
        assert (found.kind, found.chain, found.valid) == ("wallet", chain, True)
        assert found.normal == module.validate(address)
        assert found.node == f"wallet:{chain}:{found.normal}"
        assert "declared" not in found.reason


@given(st.sampled_from(CHECKED), st.integers(0, 200), st.integers(1, 57))
def test_one_wrong_character_never_passes(case: tuple[str, ModuleType], place: int, other: int) -> None:
    address, module = case
    at = place % len(address)
    alphabet = base58.ALPHABET if not address.islower() else "".join(sorted({*bech32.CHARSET, *address}))
    wrong = address[:at] + alphabet[(alphabet.find(address[at]) + other) % len(alphabet)] + address[at + 1 :]
    if wrong == address or wrong.lower() == address.lower():
        return
    try:
        same = module.validate(wrong) == module.validate(address)  # X-avax and P-avax are two chains, both right
    except IdentifierError:
        assert not module.is_valid(wrong)
        return
    assert same or wrong[:2] in {"P-", "C-"}


SAME = [
    pytest.param(["1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu", "qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a",
                  "BITCOINCASH:QPM2QSZNHKS23Z7629MMS6S4CWEF74VCWVY22GDX6A", cashaddr.encode("bitcoincash", 2, BCH_KEY),
                  cashaddr.encode("simpleledger", 0, BCH_KEY)],
                 "BCH", id="bitcoin cash"),
    pytest.param([coin(5), coin(50)], "Litecoin", id="litecoin script"),
    pytest.param([R, UNTAGGED], "XRP", id="xrp without a tag"),
    pytest.param(["XVLhHMPHU98es4dbozjVtdWzVrDjtV18pX8yuPT7y4xaEHi", f"{R}?dt=4294967295", f"{R}:4294967295"],
                 "Ripple", id="xrp with a tag"),
    pytest.param(["EQDtFpEwcFAEcRe5mLVh2N6C0x-_hJEM7W61_JLnSF74p4q2",
                  "UQDtFpEwcFAEcRe5mLVh2N6C0x-_hJEM7W61_JLnSF74p9dz",
                  "EQDtFpEwcFAEcRe5mLVh2N6C0x+/hJEM7W61/JLnSF74p4q2", TON, TON.upper()], "TON", id="ton"),
    pytest.param([ALICE, "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5"], "DOT", id="polkadot"),
    pytest.param(["TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "41a614f803b6fd780986a42c78ec9c7f77e6ded13c"],
                 "TRC20", id="tron"),
    pytest.param(["0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
                  "xdc5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", "ronin:5aaeb6053f3e94c9b9a09f33669435e7ef1beaed"],
                 "ETH", id="evm"),
    pytest.param(["terra1t0an4m6t47rp3mj57rdfzw6dpd3lw8erxjppgw", "Terra1t0an4m6t47rp3mj57rdfzw6dpd3lw8erxjppgw"],
                 "LUNA", id="a capital set by a spreadsheet"),
    pytest.param(["0x1", "0x" + "1".zfill(64)], "Aptos", id="leading zeros"),
    pytest.param(["1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH",
                  "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"], "BTC", id="public key"),
]  # fmt: skip


@pytest.mark.parametrize(("forms", "chain"), SAME)
def test_one_account_has_one_node(forms: list[str], chain: str) -> None:
    found = [identify(form, hint="wallet", chain=chain) for form in forms]
    assert [one.valid for one in found] == [True] * len(forms)
    assert len({one.node for one in found}) == 1
    assert "declared" not in "".join(one.reason for one in found)


def test_a_tag_is_another_wallet() -> None:
    assert ripple.validate(f"{R}?dt=7") != ripple.validate(R)


@pytest.mark.parametrize(
    ("address", "declared", "chain"),
    [
        pytest.param(coin(5), "", "bitcoin", id="3... undeclared"),
        pytest.param(coin(5), "BTC", "bitcoin", id="3... bitcoin"),
        pytest.param(coin(5), "LTC", "litecoin", id="3... litecoin"),
        pytest.param(coin(5), "BCH", "bitcoin-cash", id="3... bch"),
        pytest.param(coin(0), "BSV", "bitcoin-sv", id="1... bsv"),
        pytest.param(coin(30), "", "dogecoin", id="D... undeclared"),
        pytest.param(coin(30), "DGB", "digibyte", id="D... digibyte"),
        pytest.param(coin(30), "XVG", "verge", id="D... verge"),
        pytest.param(coin(60), "RVN", "ravencoin", id="R... ravencoin"),
        pytest.param(coin(60), "KMD", "komodo", id="R... komodo"),
        pytest.param(coin(60), "", "", id="R... undeclared: neither is guessed"),
        pytest.param(coin(50), "ETP", "etp", id="M... of a coin unknown here"),
        pytest.param(coin(111), "", "bitcoin-testnet", id="m... undeclared"),
        pytest.param(coin(111), "regtest", "bitcoin-regtest", id="m... regtest"),
        pytest.param(coin(196), "litecoin-testnet", "litecoin-testnet", id="2... litecoin test"),
        pytest.param(coin(58), "QTUM", "qtum", id="Q... qtum"),
        pytest.param("LTc1WF1FWNCD8GEU2xLgWRSMjWUunSftFs", "LTC", "litecoin", id="base58 that begins like ltc1"),
        pytest.param("LTC1fZbtbCt7S3YMd15NnaS9S41Zdi8q3V", "", "litecoin", id="the same undeclared"),
        pytest.param("DGb1Udif83srSx8fbJzzhuHcKpryrnhKc4", "DOGE", "dogecoin", id="base58 that begins like dgb1"),
        pytest.param("DGb1Udif83srSx8fbJzzhuHcKpryrnhKc4", "", "dogecoin", id="the same undeclared: not digibyte's"),
        pytest.param("NC1rktRUjfXfMUpMNn6uQD5ptD7qnrGLpW", "Namecoin", "namecoin", id="base58 that begins like nc1"),
        pytest.param("Nc1fM3HyJuNjqBTJUnGPs2KMWj3uQ2PwMK", "", "neo", id="neo that begins like nc1"),
        pytest.param("bc1jKWEdgcPmGjtHdALCvh8axJjiymZXui", "", "komodo", id="komodo that begins like bc1"),
        pytest.param("3qmZHx6paYMSHda5owWEc8xPALRD3m2VW5", "", "firo", id="3... of firo"),
        pytest.param("P-" + bech32.encode("avax", GROUPS, "bech32"), "Avax P-Chain", "avalanche", id="P-avax1..."),
        pytest.param("1P6NgKvgGeo34M55hLxdGd36AuTcfKFKnj", "XEC", "ecash", id="1... ecash"),
        pytest.param(coin(5), "XEC", "ecash", id="3... ecash"),
        pytest.param(ALICE, "", "substrate", id="ss58 undeclared"),
        pytest.param(ALICE, "reef", "reef", id="ss58 of a chain unknown here"),
        pytest.param("bnb1grpf0955h0ykzq3ar5nmum7y6gdfl6lxfn46h2", "BNB", "bnb-beacon", id="bnb1"),
        pytest.param("11111111111111111111111111111111", "SOL", "solana", id="ones"),
        pytest.param("0x" + "ab" * 32, "SUI", "sui", id="sui"),
    ],
)
def test_the_declared_chain_decides_where_a_format_serves_several(address: str, declared: str, chain: str) -> None:
    found = identify(address, hint="wallet", chain=declared)
    assert (found.valid, found.chain) == (True, chain)
    assert "declared as" not in found.reason


@pytest.mark.parametrize(
    ("address", "declared", "says"),
    [
        (R, "SOL", "declared as solana, but the format is that of ripple"),
        (coin(76), "BTC", "declared as bitcoin, but the format is that of dash"),
        (coin(111), "BTC", "declared as bitcoin, but the format is that of bitcoin-testnet"),
        (coin(60), "LTC", "declared as litecoin, but the format is another"),
        (ALICE, "BTC", "declared as bitcoin, but the format is that of substrate"),
        (
            "Qc1rmf3qpqV6w63SVzDYXgRpxo2czLFkVy",
            "LTC",
            "declared as litecoin, but the format is that of litecoin-testnet",
        ),
    ],
)
def test_a_format_with_a_checksum_outweighs_the_declared_chain(address: str, declared: str, says: str) -> None:
    found = identify(address, hint="wallet", chain=declared)
    assert found.valid
    assert says in found.reason


@pytest.mark.parametrize(
    ("address", "declared", "strength", "reason"),
    [
        pytest.param(
            coin(23),
            "",
            1.0,
            "address of Bitcoin Gold or Neo or Ontology, which share a version: checksum holds",
            id="a version of several coins",
        ),
        pytest.param(
            "f01234",
            "FIL",
            0.9,
            "Filecoin address: built like one; the form has no checksum to check",
            id="a number without a checksum",
        ),
    ],
)
def test_how_far_an_address_was_checked_is_said(address: str, declared: str, strength: float, reason: str) -> None:
    found = identify(address, hint="wallet", chain=declared)
    assert (found.valid, found.strength, found.reason) == (True, strength, reason)


@pytest.mark.parametrize(
    ("address", "declared", "valid"),
    [
        pytest.param(coin(99), "BTC", None, id="a version of no coin known here"),
        pytest.param("3" + coin(7)[1:], "", False, id="a mistyped 3..."),
        pytest.param("bc1jKWEdgcPmGjtHdALCvh8axJjiymZXuj", "", False, id="neither base58 nor bech32"),
        pytest.param(coin(48)[:-1] + "9", "LTC", False, id="litecoin checksum"),
        pytest.param(coin(48)[:-1] + "9", "", None, id="whose checksum is not certain"),
        pytest.param(R[:-1] + "g", "XRP", False, id="xrp checksum"),
        pytest.param("GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGA", "XLM", False, id="xlm checksum"),
        pytest.param("addr1vx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzers66hrl9", "", False, id="ada checksum"),
        pytest.param("cosmos1hsk6jryyqjfhp5dhc55tc9jtckygx0eph6dd03", "", False, id="atom checksum"),
        pytest.param("15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp6", "DOT", False, id="dot checksum"),
        pytest.param("not an address", "monero", False, id="not built like one"),
        pytest.param("alice.near", "near", None, id="near name"),
        pytest.param("someone.eth", "eth", None, id="ens name"),
        pytest.param("bitfinexdep1", "EOS", None, id="eos"),
        pytest.param("0.0.12345", "HBAR", None, id="hedera"),
        pytest.param("3P93mVrYnQ4ahaRMYwA2BeWY32eDxTpLVEs", "WAVES", None, id="waves"),
        pytest.param("d-0f2a3b4c5d6e7f8091a2b3c4d5e6f708", "BTC", None, id="a block explorer's name"),
        pytest.param("0x326031E680419FB020A5361fF56384e166b5aa85", "ZIL", None, id="a checksum of its own"),
        pytest.param(bech32.encode("abc", GROUPS, "bech32"), "ADA", None, id="a prefix unknown here"),
        pytest.param("0x9f8F72aA9304c8B593d555F12eF6589cC3A579A2", "RSK", True, id="eip-55 on rootstock"),
        pytest.param("0x27b1FdB04752BBc536007A920D24ACB045561c26", "RSK", True, id="erc-1191 on rootstock"),
        pytest.param("0x27b1FdB04752BBc536007A920D24ACB045561C26", "RSK", False, id="neither"),
    ],
)
def test_what_is_no_valid_address(address: str, declared: str, valid: bool | None) -> None:
    found = identify(address, hint="wallet", chain=declared)
    assert found.valid is valid
    assert found.normal


@pytest.mark.parametrize("chain", sorted(formats.DESCRIBE))
@given(text=st.text(max_size=80))
def test_junk_raises_only_identifier_errors(chain: str, text: str) -> None:
    fault = wallets.declared_fault(text, chain)
    assert fault is None or fault[0]


@pytest.mark.parametrize(
    "module", [solana, tron, icap, *dict.fromkeys(module for _, module in CHECKED)], ids=lambda m: m.__name__
)
@given(text=st.text(alphabet="0123456789abcdefxyzABCTXr:_-", max_size=110))
def test_shapes_raise_only_identifier_errors(module: ModuleType, text: str) -> None:
    assert isinstance(module.is_valid(text), bool)
    assert isinstance(module.compact(text), str)
    assert isinstance(module.format(text), str) if module is not tron else True


@given(st.sampled_from(sorted(coins.COINS)), st.binary(min_size=20, max_size=20))
def test_every_coin_reads_what_its_parameters_write(chain: str, content: bytes) -> None:
    for version in (*coins.COINS[chain].key, *coins.COINS[chain].script):
        address = base58.encode_check(version.to_bytes(2 if version > 255 else 1, "big") + content)
        assert coins.describe(address, chain).chain == chain


@given(st.binary(min_size=20, max_size=20), st.sampled_from(sorted(cashaddr.PREFIXES)), st.integers(0, 3))
def test_cashaddr_round_trip(content: bytes, prefix: str, kind: int) -> None:
    assert cashaddr.decode(cashaddr.encode(prefix, kind, content)) == (prefix, kind, content)
