"""Why an identifier was refused: one exception for each way of being wrong.

The message is a short reason in plain words that can be shown to the person who typed the value.
"""


class IdentifierError(ValueError):
    """The value is not a valid identifier of the kind asked for."""


class InvalidFormat(IdentifierError):  # noqa: N818 - the names python-stdnum made customary
    """The value does not have the characters or the shape of such an identifier."""


class InvalidLength(IdentifierError):  # noqa: N818
    """The value is too short or too long."""


class InvalidChecksum(IdentifierError):  # noqa: N818
    """The check digits or the checksum do not fit the rest of the value."""


class InvalidComponent(IdentifierError):  # noqa: N818
    """A part of the value (a country code, a version) is not one that is known."""
