"""What people type around an identifier: quotes, labels, payment links, names of chains; and names for addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finlink.identifiers import identify, identify_columns, uris, written

RS = "RS35623000144876038284"
BTC = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"
EVM = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
XRP = "rGWrZyQqhTp9Xu7G5Pkayo7bXjH4k4QYpf"
XLM = "GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ"
TRON = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
NANO = "nano_1anrzcuwe64rwxzcco8dkhpyxpi8kd7zsjc1oeimpc3ppca4mrjtwnqposrs"
BCH = "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a"
TON = "EQDtFpEwcFAEcRe5mLVh2N6C0x+/hJEM7W61/JLnSF74p4q2"


@pytest.mark.parametrize(
    "label",
    [
        "ž.r. ",
        "Ž.R.: ",
        "žr ",
        "ZR. ",
        "žiro račun ",
        "ZIRO RACUN: ",
        "tekući račun br. ",
        "račun ",
        "račun br. ",
        "račun broj: ",
        "rn ",
        "broj računa: ",
        "рачун ",
        "жиро рачун бр. ",
        "сметка ",
        "трансакциска сметка: ",
        "IBAN No. ",
        "IBAN No ",
        "Acc: ",
        "Account: ",
        "Account No. ",
        "A/C ",
        "Konto: ",
        "hesap no ",
        "llogaria ",
        "numri i llogarisë: ",
        "cont ",
    ],
)
def test_a_label_in_front_of_an_account_is_typing(label: str) -> None:
    for number in ("623-1448760382-84", RS, "RS35 6230 0014 4876 0382 84"):
        found = identify(label + number, hint="account", country="RS")
        assert (found.kind, found.valid, found.node) == ("account", True, f"account:{RS}")
        assert found.value == label + number


@pytest.mark.parametrize(
    ("text", "country", "node", "valid"),
    [
        pytest.param("Konto 12345678", "DE", "account:DE/12345678", None, id="no rule"),
        pytest.param("Konto 12", "DE", "account:DE/KONTO12", None, id="too few digits for an account"),
        pytest.param("1234567890.0", "DE", "account:DE/1234567890", None, id="a spreadsheet's decimal"),
        pytest.param("12345.0", "DE", "account:DE/123450", None, id="too short to be one"),
        pytest.param("žr 623-1448760382-85", "RS", "account:RS/623144876038285", False, id="check digits"),
        pytest.param("žr RS36623000144876038284", "RS", "account:RS36623000144876038284", False, id="iban"),
    ],
)
def test_what_stays_behind_a_label(text: str, country: str, node: str, valid: bool | None) -> None:
    found = identify(text, hint="account", country=country)
    assert (found.node, found.valid) == (node, valid)


@pytest.mark.parametrize(
    "typed",
    [
        "{}.",
        "{},",
        "{};",
        '"{}"',
        "“{}”",
        "'{}",
        "({})",
        "[{}].",
        "\u200b{}",
        "{}\ufeff",
        "\u200e{}\u200e",
        "\ufeff «{}» .",
    ],
)
@pytest.mark.parametrize(
    ("text", "chain", "node"),
    [
        pytest.param(BTC, "BTC", f"wallet:bitcoin:{BTC}", id="btc"),
        pytest.param(EVM, "", f"wallet:ethereum:{EVM.lower()}", id="evm"),
        pytest.param(RS, "", f"account:{RS}", id="iban"),
    ],
)
def test_typing_at_the_ends_is_taken_off(typed: str, text: str, chain: str, node: str) -> None:
    for hint in ("", "wallet", "account"):
        found = identify(typed.format(text), hint=hint, chain=chain)
        assert (found.node, found.valid, found.strength) == (node, True, 1.0)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (f"{BTC[:9]}\u200b{BTC[9:]}", "invisible character U+200B (zero width space) at position 10"),
        (f"\u200b{BTC[:9]}\u200e{BTC[9:]}", "invisible character U+200E (left-to-right mark) at position 11"),
        ('"' + BTC.replace("a", "\u0430") + '"', "Cyrillic letter \u0430 at position 35"),
    ],
)
def test_what_stands_inside_is_no_typing(text: str, says: str) -> None:
    found = identify(text, hint="wallet", chain="BTC")
    assert found.valid is False
    assert says in found.reason


LINKS = [
    # text, declared -> node
    pytest.param(f"bitcoin:{BTC}?amount=0.1&label=a%20b", "", f"wallet:bitcoin:{BTC}", id="bip-21"),
    pytest.param(f"bitcoin://{BTC}", "", f"wallet:bitcoin:{BTC}", id="bip-21 with slashes"),
    pytest.param(f"{BTC}?amount=0.1", "BTC", f"wallet:bitcoin:{BTC}", id="a query alone"),
    pytest.param(f"bitcoin:{BTC}?message=" + "x" * 400, "", f"wallet:bitcoin:{BTC}", id="a long message"),
    pytest.param(f"{BCH}?amount=1", "", f"wallet:bitcoin-cash:{BCH}", id="bitcoin cash"),
    pytest.param(f"BCH: {BCH}", "", f"wallet:bitcoin-cash:{BCH}", id="bitcoin cash twice"),
    pytest.param("litecoin:3MSvaVbVFFLML86rt5eqgA9SvW23upaXdY?amount=1", "",
                 "wallet:litecoin:MTf4tP1TCNBn8dNkyxeBVoPrFCcVzxJvvh", id="the link's chain decides"),
    pytest.param(f"ripple:{XRP}?dt=12", "", f"wallet:ripple:{XRP}?dt=12", id="xrp tag"),
    pytest.param(f"xrpl:{XRP}?amount=5&dt=99", "XRP", f"wallet:ripple:{XRP}?dt=99", id="xrpl tag"),
    pytest.param(f"{XRP}:12", "XRP", f"wallet:ripple:{XRP}?dt=12", id="xrp colon"),
    pytest.param(f"web+stellar:pay?destination={XLM}&amount=1&memo=7", "", f"wallet:stellar:{XLM}?memo=7", id="sep-7"),
    pytest.param(f"eth:{EVM}", "", f"wallet:ethereum:{EVM.lower()}", id="eth"),
    pytest.param(f"eip155:1:{EVM}", "", f"wallet:ethereum:{EVM.lower()}", id="caip-10"),
    pytest.param(f"ethereum:pay-{EVM}", "", f"wallet:ethereum:{EVM.lower()}", id="erc-681 pay"),
    pytest.param(f"ethereum:{EVM}@137?value=1e18", "", f"wallet:ethereum:{EVM.lower()}", id="erc-681 chain"),
    pytest.param("ethereum:0xdAC17F958D2ee523a2206206994597C13D831ec7/transfer?address=" + EVM + "&uint256=1", "",
                 f"wallet:ethereum:{EVM.lower()}", id="erc-681 token: the receiver, not the contract"),
    pytest.param(f"BTC: {BTC}", "", f"wallet:bitcoin:{BTC}", id="ticker"),
    pytest.param(f"TRX:{TRON}", "", f"wallet:tron:{TRON}", id="trx"),
    pytest.param(f"TRC20: {TRON}", "USDT", f"wallet:tron:{TRON}", id="token standard"),
    pytest.param(f"nano:{NANO}?amount=1", "", f"wallet:nano:{NANO}", id="nano"),
    pytest.param("algorand://VCMJKWOY5P5P7SKMZFFOCEROPJCZOTIJMNIYNUCKH7LRO45JMJP6UYBIJA?amount=1", "",
                 "wallet:algorand:VCMJKWOY5P5P7SKMZFFOCEROPJCZOTIJMNIYNUCKH7LRO45JMJP6UYBIJA", id="algorand"),
    pytest.param(f"ton://transfer/{TON}?amount=1", "",
                 "wallet:ton:0:ed1691307050047117b998b561d8de82d31fbf84910ced6eb5fc92e7485ef8a7", id="ton"),
    pytest.param("solana:TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA?amount=1", "",
                 "wallet:solana:TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA", id="solana"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "declared", "node"), LINKS)
def test_the_address_in_a_link(text: str, declared: str, node: str) -> None:
    for hint in ("", "wallet", "account"):
        found = identify(text, hint=hint, chain=declared)
        assert (found.kind, found.valid, found.node) == ("wallet", True, node)
        assert "declared" not in found.reason


@pytest.mark.parametrize(
    ("text", "chain", "kind", "valid"),
    [
        pytest.param(f"bitcoin:{BTC[:-1]}b?amount=1", "bitcoin", "wallet", False, id="a mistyped address"),
        pytest.param("BTC: payment for a used car", "", "unknown", None, id="words"),
        pytest.param("dash:payment-reference-number", "", "unknown", None, id="no address"),
        pytest.param(f"ripple:{XRP}?dt=4294967296", "", "unknown", None, id="no such tag"),
    ],
)
def test_what_a_link_does_not_hold(text: str, chain: str, kind: str, valid: bool | None) -> None:
    found = identify(text)
    assert (found.kind, found.chain, found.valid) == (kind, chain, valid)


@pytest.mark.parametrize(
    "name",
    [
        "satoshi.btc",
        "alice.xrp",
        "$handle",
        "alice*stellar.org",
        "someone.eth",
        "alice@example.org",
        "$alice$example.org",
    ],
)
def test_a_name_is_no_wrong_address(name: str) -> None:
    for chain in ("BTC", "XRP", "ADA", "XLM", "ETH", "TRX", "DOT", "SOL", "TON", "XMR"):
        found = identify(name, hint="wallet", chain=chain)
        assert (found.kind, found.valid, found.strength) == ("wallet", None, 0.9)
        assert "a name, not an address: " in found.reason
    assert "a name, not an address: " in identify(name, hint="wallet").reason
    assert identify(name, hint="wallet", chain="kaspa").valid is None


def test_columns_take_off_the_same_typing() -> None:
    texts = [BTC, f"'{BTC}", f"BTC: {BTC}", f"\ufeff{EVM}", f"žr {RS}", f"{XRP}:12"] * 300
    blank = [""] * len(texts)
    columns = identify_columns(texts, blank, blank, blank, blank)
    assert columns["node"] == [identify(text).node for text in texts]
    assert columns["value"] == texts


@pytest.mark.parametrize(
    "text", ["." * 100_000 + "x", "(" * 50_000 + ")" * 50_000, "acc" + " ." * 50_000, "a:" * 50_000]
)
def test_a_long_cell_is_answered_at_once(text: str) -> None:
    assert identify(text, hint="wallet", chain="BTC").kind == "unknown"


@given(st.text(max_size=60))
def test_anything_is_cut_to_a_part_of_it(text: str) -> None:
    assert written.core(text) in text
    assert written.person_core(text) in text
    link = uris.taken_apart(text)
    assert link is None or isinstance(link.address, str)
