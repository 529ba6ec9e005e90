"""What a preset is: how a known kind of file becomes rows of finlink's tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

OWN_ACCOUNT = "own_account"
"""What ``constants`` of a statement may give besides columns: the account whose statement it is."""

Headers = tuple[str, ...]
"""Headers of which any may stand for the same thing, in order of preference."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a column is made of.

    ``parts`` are joined with ``glue``; each is the first non-empty cell under its headers, or with ``nonzero`` the
    first that is not zero either. ``shift`` moves the decimal point (-8: satoshi → bitcoin), ``unix`` reads seconds
    since 1970, ``prefix`` goes before what is found. ``needed``: without its headers the preset cannot be used.
    """

    parts: tuple[Headers, ...]
    glue: str = ""
    nonzero: bool = False
    shift: int = 0
    unix: bool = False
    prefix: str = ""

    @property
    def plain(self) -> bool:
        """Say whether the column is the cell under one header, unchanged."""
        return len(self.parts) == 1 and not (self.nonzero or self.shift or self.unix or self.prefix)


@dataclass(frozen=True, slots=True)
class Own:
    """A statement: each row is money into or out of one account, the file's own.

    Its number stands under ``account`` or comes from the constant ``own_account``. Which way money went says the sign
    of ``amount`` (negative = out), or which of ``debit`` (out) and ``credit`` (in) is filled, or the word under
    ``direction``. ``sender``, ``receiver``, ``amount`` and, where the other side is unknown, ``direction`` follow.
    """

    account: Headers = ()
    counterparty: Headers = ()
    amount: Headers = ()
    debit: Headers = ()
    credit: Headers = ()
    direction: Headers = ()
    inward: tuple[str, ...] = ()
    outward: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """One table that a preset feeds.

    ``where`` and ``where_not`` keep or leave out rows by the words in a cell ("Error*" = begins with Error, "*" = any,
    "" = empty). ``by_name`` gives constants by the name of the file, for formats that do not say their currency.
    ``optional`` names required columns that this format does not have.
    """

    table: str
    columns: Mapping[str, Cell] = field(default_factory=dict)
    own: Own | None = None
    constants: Mapping[str, str] = field(default_factory=dict)
    by_name: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    where_not: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    optional: tuple[str, ...] = ()
    zone: str = ""
    dates: str = ""
    decimal: str = ""


@dataclass(frozen=True, slots=True)
class Preset:
    """A kind of file, known by its headers: all of ``headers`` stand in it and none of ``absent``.

    ``feeds`` is empty for a file that cannot be used; ``instead`` then says what to ask for. ``source`` is where the
    format is described; ``verified`` whether it was compared with a real file or its maker's description.
    """

    name: str
    title: str
    description: str
    source: str
    verified: bool
    headers: tuple[Headers, ...]
    absent: tuple[Headers, ...] = ()
    feeds: tuple[Feed, ...] = ()
    instead: str = ""
    path: str = ""

    def feed(self, table: str) -> Feed | None:
        """Return how this preset feeds ``table``; None where it does not."""
        return next((one for one in self.feeds if one.table == table), None)


Presets: TypeAlias = "Mapping[str, Preset]"
"""Presets by name."""
