"""Private keys, seed phrases, transaction hashes and extended keys are refused as addresses, and never printed."""

from base64 import b32encode
from binascii import crc_hqx

import pytest
from Crypto.PublicKey import ECC
from hypothesis import given
from hypothesis import strategies as st

from finlink.identifiers import base58, bech32, identify, identify_columns, ripple, secret_keys

SCALAR = bytes.fromhex("0c28fca386c7a227600b2fe50b7cae11ec86d3bf1fbe471be89827e19d72aa1d")
TO_RIPPLE = str.maketrans(base58.ALPHABET, ripple.ALPHABET)
NODE = bytes(1) + bytes(4) + bytes(4) + bytes(range(32))  # depth, parent, index, chain code


def solana_pair() -> str:
    seed = bytes(range(32))
    public = ECC.construct(curve="Ed25519", seed=seed).public_key().export_key(format="raw")
    return base58.encode(seed + public)


def stellar_seed() -> str:
    raw = bytes([18 << 3]) + SCALAR
    return b32encode(raw + crc_hqx(raw, 0).to_bytes(2, "little")).decode("ascii")


def extended(version: str, *, private: bool) -> str:
    tail = b"\0" + SCALAR if private else b"\2" + SCALAR
    return base58.encode_check(bytes.fromhex(version) + NODE + tail)


PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"
KEYSTORE = """{"version": 3, "id": "3198bc9c-6672-5ab3-d995-4942343ae5b6", "crypto": {"cipher": "aes-128-ctr",
 "ciphertext": "d172bf743a674da9cdad04534d56926ef8358534d458fffccd4e6ad2fbde479c"}}"""
KEYS = [
    pytest.param("5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ", id="wif"),
    pytest.param("KwdMAjGmerYanjeui5SHS7JkmpZvVipYvB2LJGU1ZxJwYvP98617", id="wif compressed"),
    pytest.param("KwdMAjGmerYanjeui5SHS7JkmpZvVipYvB2LJGU1ZxJwYvP98618", id="wif mistyped"),
    pytest.param(base58.encode_check(b"\xef" + SCALAR), id="wif test network"),
    pytest.param(base58.encode_check(b"\xef" + SCALAR + b"\1"), id="wif test network compressed"),
    pytest.param(base58.encode_check(b"\xb0" + SCALAR + b"\1"), id="wif litecoin"),
    pytest.param(base58.encode_check(b"\x9e" + SCALAR + b"\1"), id="wif dogecoin"),
    pytest.param("6PRVWUbkzzsbcVac2qwfssoUJAN1Xhrg6bNk8J7Nzm5H7kxEbn2Nh2ZoGg", id="bip-38"),
    pytest.param("6PfQu77ygVyJLZjfvMLyhLMQbYnu5uguoJJ4kMCLqWwPEdfpwANVS76gTX", id="bip-38 multiplied"),
    pytest.param(extended("0488ade4", private=True), id="xprv"),
    pytest.param(extended("0488ade4", private=True)[:-1] + "1", id="xprv mistyped"),
    pytest.param(extended("049d7878", private=True), id="yprv"),
    pytest.param(extended("04b2430c", private=True), id="zprv"),
    pytest.param(extended("04358394", private=True), id="tprv"),
    pytest.param(extended("019d9cfe", private=True), id="Ltpv"),
    pytest.param(extended("02fac398", private=True), id="dgpv"),
    pytest.param(stellar_seed(), id="stellar"),
    pytest.param(base58.encode_check(b"\x21" + bytes(range(16))).translate(TO_RIPPLE), id="xrp"),
    pytest.param(base58.encode_check(b"\x01\xe1\x4b" + bytes(range(16))).translate(TO_RIPPLE), id="xrp ed25519"),
    pytest.param(solana_pair(), id="solana"),
    pytest.param("[" + ",".join(map(str, range(64))) + "]", id="a list of 64 numbers"),
    pytest.param("S6c56bnXQiBjk9mqSYE7ykVQ7NzrRy", id="short key on a coin"),
    pytest.param(bech32.encode("nsec", [1] * 52, "bech32"), id="nostr"),
    pytest.param(bech32.encode("ed25519_sk", [1] * 52, "bech32"), id="cardano"),
    pytest.param("AGE-SECRET-KEY-1" + "Q" * 58, id="age"),
    pytest.param("-----BEGIN EC PRIVATE KEY-----\nMHQCAQEEIA==\n-----END EC PRIVATE KEY-----", id="pem"),
    pytest.param(PHRASE, id="12 words"),
    pytest.param("\t" + PHRASE.replace(" ", "  ") + " ", id="12 words, typed"),
    pytest.param(" ".join(["abandon"] * 23 + ["art"]), id="24 words"),
    pytest.param(" ".join(["zoo"] * 14 + ["wrong"]), id="15 words"),
    pytest.param(" ".join(["zoo"] * 17 + ["when"]), id="18 words"),
    pytest.param(" ".join(["zoo"] * 20 + ["vote"]), id="21 words"),
    pytest.param(PHRASE.title(), id="words in title case"),
    pytest.param(PHRASE.capitalize(), id="one capital"),
    pytest.param(PHRASE.upper(), id="words in upper case"),
    pytest.param(PHRASE.replace(" ", "\n"), id="one word a line"),
    pytest.param(PHRASE.replace(" ", "-"), id="words with hyphens"),
    pytest.param(PHRASE.replace(" ", ", "), id="words with commas"),
    pytest.param(" ".join(f"{at}. {word}" for at, word in enumerate(PHRASE.split(), 1)), id="numbered words"),
    pytest.param("\n".join(f"{at:02}) {word}" for at, word in enumerate(PHRASE.split(), 1)), id="numbered lines"),
    pytest.param("Seed phrase: " + PHRASE, id="words behind a label"),
    pytest.param('["' + PHRASE.replace(" ", '", "') + '"]', id="a list of words"),
    pytest.param(" ".join(["abducts", "gnaw", "knowledge"] * 4 + ["gnaw"]), id="13 words of MyMonero"),
    pytest.param(" ".join(["abducts", "gnaw", "knowledge"] * 8 + ["gnaw"]), id="25 words of Monero"),
    pytest.param(" ".join(["abeja", "ábaco", "niño", "lápiz"] * 3), id="12 Spanish words"),
    pytest.param(" ".join(["abaisser", "événement", "zoologie"] * 5), id="15 French words"),
    pytest.param("\u3000".join(["あいこくしん", "いちおう", "わらう"] * 4), id="12 Japanese words"),
    pytest.param(" ".join(["가격", "가끔", "희망"] * 8), id="24 Korean words"),
    pytest.param(" ".join("的一是在不了有和人这中大"), id="12 Chinese characters"),
    pytest.param(" ".join(["абзац", "абонент", "ягода"] * 4), id="12 Russian words"),
    pytest.param(KEYSTORE, id="keystore"),
    pytest.param(KEYSTORE.replace("\n", "").replace(" ", "") + "\n", id="keystore on one line"),
    pytest.param(extended("0436ef7d", private=True), id="ttpv"),
    pytest.param(extended("0432a243", private=True), id="tgpv"),
    pytest.param(extended("02fe52cc", private=True), id="a version of no coin known here"),
    pytest.param('"5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ".', id="wif in quotes"),
    pytest.param("WIF: 5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ", id="wif behind a label"),
]
HASHES = [
    pytest.param("4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b", id="64 digits"),
    pytest.param("4A5E1E4BAAB89F3A32518A88C31BC87F618F76673E2CC77AB2127B7AFDEDA33B", id="64 digits upper"),
    pytest.param("0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060", id="0x and 64 digits"),
    pytest.param(base58.encode(bytes(range(1, 65))), id="solana signature"),
]


@pytest.mark.parametrize("hint", ["", "wallet", "account"])
@pytest.mark.parametrize("secret", KEYS)
def test_a_key_is_refused_and_not_printed(secret: str, hint: str) -> None:
    for chain in ("", "BTC", "SOL", "kaspa"):
        found = identify(secret, hint=hint, chain=chain, country="RS")
        assert (found.kind, found.valid, found.strength) == ("private key", False, 0.5)
        assert found.reason == secret_keys.WARNING
        assert found.normal == secret.strip()[:4] + "…"
        assert found.node.startswith("wallet:secret:")
        shown = f"{found.reason} {found.normal} {found.node}"
        assert not any(secret.strip()[at : at + 6] in shown for at in range(len(secret.strip()) - 6))


@pytest.mark.parametrize("value", HASHES)
def test_a_hash_is_refused(value: str) -> None:
    for hint, chain in (("", ""), ("wallet", ""), ("wallet", "BTC"), ("wallet", "ETH"), ("account", "")):
        found = identify(value, hint=hint, chain=chain)
        assert (found.kind, found.valid, found.strength) == ("transaction hash", False, 0.5)
        assert found.reason in {secret_keys.EITHER, secret_keys.SIGNATURE}
        assert value[:8] not in found.node + found.normal


@pytest.mark.parametrize(
    ("value", "chain", "valid"),
    [
        ("0x" + "5c" * 32, "Aptos", True),
        ("0x" + "5c" * 32, "SUI", True),
        ("5c" * 32, "NEAR", None),
        ("0xa0" + "5c" * 31, "AION", None),
    ],
)
def test_64_digits_are_an_address_where_the_declared_chain_has_such(value: str, chain: str, valid: bool | None) -> None:
    found = identify(value, hint="wallet", chain=chain)
    assert (found.kind, found.valid) == ("wallet", valid)


@pytest.mark.parametrize("version", ["0488b21e", "049d7cb2", "04b24746", "043587cf", "019da462", "02facafd"])
def test_an_extended_public_key_is_no_secret_and_no_address(version: str) -> None:
    key = extended(version, private=False)
    found = identify(key, hint="wallet", chain="BTC")
    assert (found.kind, found.valid, found.strength, found.normal) == ("wallet", False, 0.5, key)
    assert found.reason == secret_keys.WATCHING


@pytest.mark.parametrize(
    "text",
    [
        "the money went to an exchange and then it was gone for good",  # words of two letters, 13 of them
        "paid in three parts to the seller of a used car",
        "Društvo s ograničenom odgovornošću za trgovinu i usluge Primjer Zagreb Ilica",  # 11 words, one of one letter
        "paid 12 times to the seller of a used car in two parts",  # a number that counts nothing
        '{"address": "008aeeda4d805471df9b2a5b0f38a0c3bcba786b"}',
        "9gAKeRu1W4Dh6adWXnnYmfqjCTnxnSMtym2LPPMPErCkusCd6F3",  # 51 characters, an address of Ergo
        "DdzFFzCqrhsrcTVhLygT24QwTnNqQqQ8mZrq5jykUzMveU26sxaH529kMpo7VhPrt5pwW3dXeB2k3EEvKcNBRmzCfcQ7dTkyGzTs658C",
        "SE3550000000054910000003",
        "stake1uyehkck0lajq8gr28t9uxnuvgcqrc6070x3k9r8048z8y5gh6ffgw",
        "",
    ],
)
def test_what_is_no_secret(text: str) -> None:
    assert secret_keys.describe(text) is None


def test_two_secrets_have_two_nodes_and_one_has_one() -> None:
    one, other = identify(PHRASE), identify(PHRASE.replace("legal", "loyal"))
    assert one.node != other.node
    assert identify(f" {PHRASE}\n").node == one.node


def test_columns_do_not_print_a_secret() -> None:
    keys = [base58.encode_check(b"\x80" + SCALAR[:-2] + at.to_bytes(2, "big")) for at in range(1500)]
    blank = [""] * len(keys)
    columns = identify_columns(keys, ["wallet"] * len(keys), blank, blank, blank)
    assert set(columns["kind"]) == {"private key"}
    text = repr([columns[name] for name in ("reason", "normal", "node")])
    assert not any(key[4:12] in text for key in keys)


@given(st.text(max_size=300))
def test_anything_is_answered(text: str) -> None:
    found = secret_keys.describe(text)
    assert found is None or found.kind in {secret_keys.KEY, secret_keys.HASH, secret_keys.PUBLIC}
