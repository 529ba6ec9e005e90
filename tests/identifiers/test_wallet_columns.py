"""Many addresses at a time: bit for bit what the scalar path says, whatever stands in the column."""

from itertools import cycle, islice

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from finlink.identifiers import base58, bech32, ethereum, hashes, identify_columns, identify_many, keccak_columns
from finlink.identifiers.wallet_columns import verified as verified_columns
from finlink.identifiers.wallets import verified

KEYS = st.binary(min_size=20, max_size=20)
PROGRAMS = st.sampled_from([20, 32]).flatmap(lambda size: st.binary(min_size=size, max_size=size))


def segwit(program: bytes, version: int, variant: str, padding: int) -> str:
    number, groups = int.from_bytes(program, "big"), -(-len(program) * 8 // 5)
    number = number << (groups * 5 - len(program) * 8) | (padding if len(program) == 32 else 0)
    values = [version] + [number >> 5 * place & 31 for place in reversed(range(groups))]
    return bech32.encode("bc", values, variant)


ADDRESSES = st.one_of(
    st.builds(
        segwit, PROGRAMS, st.integers(0, 18), st.sampled_from(["bech32", "bech32m"]), st.sampled_from([0, 0, 0, 1])
    ),
    st.builds(
        lambda version, key: base58.encode_check(bytes([version]) + key), st.sampled_from([0, 5, 65, 48, 111]), KEYS
    ),
    st.builds(lambda zeros, key: base58.encode_check(bytes(zeros) + key[zeros:]), st.integers(1, 20), KEYS),
    st.builds(lambda key: "0x" + ethereum.mixed(key.hex()), KEYS),
    st.builds(lambda key: "0x" + ethereum.mixed(key.hex(), "30"), KEYS),
    st.builds(lambda key, upper: "0x" + (key.hex().upper() if upper else key.hex()), KEYS, st.booleans()),
)
WRITTEN = st.one_of(
    ADDRESSES,
    st.builds(
        lambda text, at, new: text[: at % len(text)] + new + text[at % len(text) + 1 :],
        ADDRESSES,
        st.integers(0, 70),
        st.one_of(st.sampled_from("0Oil1aAbB9zé٣\x00"), st.characters()),
    ),
    st.from_regex(r"(bc1|[13T]|0x)[0-9a-zA-Z]{31,60}", fullmatch=True),
    st.text(max_size=62),
)


@given(st.lists(WRITTEN, min_size=1, max_size=40))
def test_columns_say_what_the_scalar_path_says(texts: list[str]) -> None:
    for text, found in zip(texts, verified_columns(texts), strict=True):
        if found is not None:
            assert found == verified(text)


@given(st.lists(ADDRESSES, min_size=1, max_size=40))
def test_what_is_valid_and_frequent_is_decided_in_columns(texts: list[str]) -> None:
    for text, found in zip(texts, verified_columns(texts), strict=True):
        scalar = verified(text)
        frequent = scalar is not None and scalar.chain in {"bitcoin", "ethereum", "tron"}
        if frequent and (len(text) in {33, 34, 42, 62}) and not is_rootstock(text):
            assert found == scalar


def is_rootstock(text: str) -> bool:
    return text.startswith("0x") and text[2:] not in (
        text[2:].lower(),
        text[2:].upper(),
        ethereum.mixed(text[2:].lower()),
    )


@settings(max_examples=20, deadline=None)  # a column must have a thousand rows before numpy is loaded
@given(
    st.lists(WRITTEN, min_size=1, max_size=12),
    st.lists(st.sampled_from(["", "BTC", "LTC", "BCH", "eth", "USDT", "kaspa", "tron"]), min_size=1, max_size=5),
)
def test_a_long_column_equals_its_rows(texts: list[str], chains: list[str]) -> None:
    count = 1100
    values, declared = list(islice(cycle(texts), count)), list(islice(cycle(chains), count))
    blank = [""] * count
    rows = list(zip(values, ["wallet"] * count, declared, blank, blank, strict=True))
    columns = identify_columns(values, ["wallet"] * count, declared, blank, blank)
    assert list(zip(*columns.values(), strict=True)) == [tuple(one) for one in identify_many(rows)]


@given(arrays(np.uint8, st.tuples(st.integers(1, 5), st.integers(1, 135))))
def test_keccak_of_columns(texts: "np.ndarray[tuple[int, int], np.dtype[np.uint8]]") -> None:
    digests = keccak_columns.keccak256(texts)
    assert [row.tobytes() for row in digests] == [hashes.keccak256(row.tobytes()) for row in texts]


@pytest.mark.parametrize(
    ("text", "digest"),
    [  # Keccak-256 with its own padding, not SHA3-256
        (b"", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"),
        (b"abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"),
    ],
)
def test_keccak_as_published(text: bytes, digest: str) -> None:
    assert hashes.keccak256(text).hex() == digest
