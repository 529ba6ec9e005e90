"""Identifiers of accounts, wallets and persons: their normal form, and whether they hold.

One module an identifier, each with the same verbs: `compact(text)` strips what is only typing,
`validate(text)` returns the normal form or raises an `IdentifierError` that says what is wrong,
`is_valid(text)` answers yes or no, `format(text)` writes it as people print it. `identify` finds out which
kind a value is and explains it.

Calling a valid number invalid is much worse than the reverse, so where a rule is not certain the value
passes.
"""

from finlink.identifiers.classify import identify, identify_columns, identify_many
from finlink.identifiers.edition import fingerprint
from finlink.identifiers.identified import Identified
from finlink.identifiers.persons import PersonId, identify_person, identify_persons

__all__ = [
    "Identified",
    "PersonId",
    "fingerprint",
    "identify",
    "identify_columns",
    "identify_many",
    "identify_person",
    "identify_persons",
]
