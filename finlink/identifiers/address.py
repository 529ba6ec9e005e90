"""What the modules of wallet addresses share: the answer of their `describe`, and the four verbs made from it."""

from collections.abc import Callable
from typing import NamedTuple

from finlink.identifiers.errors import IdentifierError


class Address(NamedTuple):
    """A valid address and what its form tells."""

    normal: str  # one text for one address, however it was written
    chain: str  # "bitcoin", "litecoin-testnet", ...
    form: str  # "P2PKH", "Taproot", "contract", "" where the chain has one form only


def verbs(
    describe: Callable[[str], Address],
) -> tuple[Callable[[str], str], Callable[[str], str], Callable[[str], bool], Callable[[str], str]]:
    """Return `compact`, `validate`, `is_valid` and `format` of a family whose module has `describe`."""

    def compact(text: str) -> str:
        """Return `text` without surrounding white space."""
        return text.strip()

    def validate(text: str) -> str:
        """Return the address in normal form; raise an `IdentifierError` saying what is wrong with it."""
        return describe(text).normal

    def is_valid(text: str) -> bool:
        """Tell whether `text` is a valid address of the family, on the main or a test network."""
        try:
            describe(text)
        except IdentifierError:
            return False
        return True

    def shown(text: str) -> str:
        """Return the address as it is shown: the same as `compact`."""
        return compact(text)

    return compact, validate, is_valid, shown
