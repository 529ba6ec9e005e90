"""What all identifier modules share: doctests that run, and junk that never crashes them."""

import doctest
import importlib
import pkgutil
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import finlink.identifiers
from finlink.identifiers import base58, bech32, bitcoin, domestic, ethereum, iban, person, tron
from finlink.identifiers.chains import family
from finlink.identifiers.errors import IdentifierError
from finlink.identifiers.text import intruder, plain, visible

NAMES = [module.name for module in pkgutil.iter_modules(finlink.identifiers.__path__)]
MODULES = [iban, domestic, bitcoin, ethereum, tron, person]
JUNK = st.one_of(
    st.text(max_size=100),
    st.text(alphabet="0123456789ABCDEFabcdefTx13- ", max_size=60),
    st.from_regex(r"(bc1|BC1|tb1|0x|T|1|3|RS35|\u0420\u0421)[0-9A-Za-z]{0,60}", fullmatch=True),
)


def outcome(verb: Callable[[str], Any], text: str) -> tuple[Any, str]:
    """Return what the verb returns, or the reason why it refuses."""
    try:
        return verb(text), ""
    except IdentifierError as error:
        return None, str(error)


@pytest.mark.parametrize("name", NAMES)
def test_doctests(name: str) -> None:
    module = importlib.import_module(f"finlink.identifiers.{name}")
    assert module.__doc__
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rpartition(".")[2])
@given(text=JUNK)
def test_junk_raises_only_identifier_errors(module: ModuleType, text: str) -> None:
    assert isinstance(module.compact(text), str)
    assert isinstance(module.is_valid(text), bool)
    normal, reason = outcome(module.validate, text)
    assert module.is_valid(text) == (normal is not None)
    if normal is None:
        assert reason
    elif text.isascii() and "-" not in normal:
        assert module.validate(normal) == normal
        assert module.compact(module.format(normal)) == normal


@given(JUNK)
def test_encodings_raise_only_identifier_errors(text: str) -> None:
    for decode in (base58.decode, base58.decode_check, bech32.decode):
        result, reason = outcome(decode, text)
        assert (result is None) == bool(reason)


@given(JUNK, st.sampled_from(["", *domestic.RULES, "DE"]))
def test_domestic_numbers_become_valid_ibans_or_errors(text: str, country: str) -> None:
    try:
        number = domestic.to_iban(text, country)
    except IdentifierError:
        return
    assert iban.is_valid(number)


@given(st.text(max_size=40))
def test_text_helpers_never_fail(text: str) -> None:
    assert family(family(text)) == family(text)
    assert not intruder(visible(plain(text)), letters=False)
    if text.isascii() and text.isprintable():
        assert intruder(text) == ""
