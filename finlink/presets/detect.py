"""Which preset a file is, by its headers, and what each column of its table then is made of."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError
from finlink.presets.headers import HeaderIndex
from finlink.presets.loading import NONE, named
from finlink.presets.model import OWN_ACCOUNT, Cell
from finlink.schema import match_headers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from finlink.presets.model import Feed, Own, Preset, Presets
    from finlink.schema import HeaderMatch, Table
    from finlink.settings import Source


_MONEY = {"amount", "debit", "credit"}
_STATEMENT = {
    "account": "sender",
    "counterparty": "receiver",
    "debit": "amount",
    "credit": "amount",
    "amount": "amount",
}
"""Which column of transfers each part of a statement is shown under."""


@dataclass(frozen=True, slots=True)
class Detected:
    """The preset whose signature a header line matches, and the headers that decided; or the names that tie."""

    preset: Preset | None = None
    because: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()


def detect(cells: Sequence[str], presets: Iterable[Preset], table: str = "") -> Detected:
    """Find the preset that a file with these headers is; with ``table``, among those that feed it.

    The largest signature wins; where two equally large ones match there is no preset, and both are named.

    >>> from finlink.presets.loading import shipped
    >>> detect(["Txhash", "UnixTimestamp", "From", "To", "TokenValue", "TokenSymbol"], shipped().values()).preset.name
    'etherscan-tokens'
    """
    index = HeaderIndex.of(cells)
    found = [one for one in presets if (not table or one.feed(table)) and _matches(one, index)]
    size = max((len(one.headers) for one in found), default=0)
    best = [one for one in found if len(one.headers) == size]
    if len(best) != 1:
        return Detected(tied=tuple(sorted(one.name for one in best)))
    return Detected(best[0], signature_in(best[0], index))


def _matches(preset: Preset, index: HeaderIndex) -> bool:
    return all(map(index.any_of, preset.headers)) and not any(map(index.any_of, preset.absent))


def signature_in(preset: Preset, index: HeaderIndex) -> tuple[str, ...]:
    """Return the headers of the file that stand for the signature of ``preset``, as the file writes them."""
    found = [index.any_of(headers) for headers in preset.headers]
    return tuple(index.cells[positions[0]] for positions in found if positions)


@dataclass(frozen=True, slots=True)
class Made:
    """A column of the table and the positions in the file that it is made of, by part of its ``cell``."""

    cell: Cell
    parts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Mapped:
    """What a header line means for a table, with or without a preset.

    ``made`` has the columns that are more than one cell as it stands, ``own`` the positions of a statement's headers,
    ``constants`` the columns that have one value in every row (and ``own_account``). ``keep`` and ``leave_out`` are
    the words by which rows are chosen, by position. ``missing_where`` are headers under ``where`` that are not there.
    """

    match: HeaderMatch
    source: Source
    preset: Preset | None = None
    feed: Feed | None = None
    because: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    made: Mapping[str, Made] = field(default_factory=dict)
    own: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    keep: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    leave_out: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    missing_where: tuple[str, ...] = ()

    @property
    def statement(self) -> Own | None:
        """Return how the file says which way money went, where it is the statement of one account."""
        return self.feed.own if self.feed is not None else None

    @property
    def used(self) -> frozenset[int]:
        """Return the positions of all headers that columns are made of."""
        parts = [part for one in self.made.values() for part in one.parts]
        return frozenset([*self.match.columns.values(), *(p for part in [*parts, *self.own.values()] for p in part)])

    @property
    def whole(self) -> frozenset[int]:
        """Return the positions of headers whose every cell is in a column: not those that only fill in for others."""
        instead = [p for one in self.made.values() for part in one.parts for p in part[1:]]
        instead += [p for at in self.own.values() for p in at[1:]]
        return self.used - (set(instead) - set(self.match.columns.values()))

    def lacking(self) -> list[str]:
        """Return the required columns that nothing gives, and ``own_account`` where a statement does not say it."""
        names = [column.name for column in self.match.missing]
        if self.statement is not None and "account" not in self.own and OWN_ACCOUNT not in self.constants:
            names.append(OWN_ACCOUNT)
        return names

    def described(self, cells: Sequence[str]) -> dict[str, str]:
        """Return in words what each column is made of: ``amount`` → ``Debit or Credit``, ``currency`` → ``"RSD"``."""
        found = {name: cells[position] for name, position in self.match.columns.items()}
        for name, made in self.made.items():
            found[name] = " + ".join(" or ".join(cells[p] for p in part) for part in made.parts)
        if self.own:
            parts = {part: " or ".join(cells[p] for p in at) for part, at in self.own.items()}
            given = self.constants.get(OWN_ACCOUNT)
            ends = [f'"{given}"' if given else parts.get("account", ""), parts.get("counterparty", "")]
            found["sender"] = found["receiver"] = " or ".join(end for end in ends if end)
            found["amount"] = " or ".join(parts[part] for part in ("amount", "debit", "credit") if part in parts)
        found |= {name: f'"{value}"' for name, value in self.constants.items() if name != OWN_ACCOUNT and value}
        return found

    def chosen_by(self, cells: Sequence[str]) -> str:
        """Return in words which rows are kept: ``Status is not Error* or Fail*; Is Laundering is 1``."""
        meaning = {"": "empty", "*": "filled"}
        return "; ".join(
            f"{cells[position]} is {verb}{' or '.join(meaning.get(w, w.removeprefix('=') or 'empty') for w in words)}"
            for verb, chosen in (("", self.keep), ("not ", self.leave_out))
            for position, words in chosen.items()
        )

    def refuse(self, cells: Sequence[str], place: str) -> None:
        """Raise FinlinkError for what the settings or the preset ask for and the file with these headers lacks."""
        headers = f"the headers are: {', '.join(cells)}."
        if self.missing_where:
            raise FinlinkError(f'{place}: where names the column "{self.missing_where[0]}", but {headers}')
        if self.preset is None:
            return
        index = HeaderIndex.of(cells)
        for wanted in self.preset.headers:
            if not index.any_of(wanted):
                raise FinlinkError(
                    f"{place}: this is not {self.preset.title} (preset {self.preset.name}): there is no header "
                    f'"{wanted[0]}"; {headers}'
                )
        if OWN_ACCOUNT in self.lacking():
            raise FinlinkError(
                f'{place}: the statement does not say whose account it is; add constants = {{ {OWN_ACCOUNT} = "…" }} '
                "to the file under [files] in finlink.toml."
            )


@dataclass(frozen=True, slots=True)
class Mapper:
    """Maps header lines of one file to one table; call it with the cells of any line that may be the header.

    ``mapping`` is what [columns] says for this file. ``name`` is the file's, ``presets`` all that may be used.
    ``found`` names the preset that the file was taken for before it had a table.
    """

    table: Table
    mapping: Mapping[str, str]
    source: Source
    presets: Presets
    name: str = ""
    found: str = ""

    def __call__(self, cells: Sequence[str]) -> Mapped:
        """Return what ``cells`` mean as the header of the file; FinlinkError for a preset that does not exist."""
        given = self._constants(None)
        plain = match_headers(self.table, cells, self.mapping, given)
        if self.source.preset == NONE:
            return self._mapped(cells, Mapped(plain, self.source, constants=given))
        if said := self.source.preset or self.found:
            preset = named(self.presets, said, f"{self.name}: finlink.toml asks for")
            if preset.feed(self.table.name) is None:
                feeds = ", ".join(one.table for one in preset.feeds) or "no table"
                raise FinlinkError(f'{self.name}: the preset "{said}" feeds {feeds}, not {self.table.name}.')
            return self._with(preset, cells, signature_in(preset, HeaderIndex.of(cells)))
        detected = detect(cells, self.presets.values(), self.table.name)
        if detected.preset is None or self.mapping.keys() & plain.columns.keys():
            tied = detected.tied if self.mapping.keys().isdisjoint(plain.columns) else ()
            return self._mapped(cells, Mapped(plain, self.source, tied=tied, constants=given))
        mapped = self._with(detected.preset, cells, detected.because)
        if plain.missing or plain.duplicates or mapped.made or len(mapped.match.columns) > len(plain.columns):
            return mapped
        return self._mapped(cells, Mapped(plain, self.source, constants=given))

    def _constants(self, feed: Feed | None) -> dict[str, str]:
        """Return the columns with one value: what [files] says wins, then the file's name, then the preset."""
        if feed is None:
            return dict(self.source.constants)
        base = self.name.replace("\\", "/").rpartition("/")[2].lower()
        named_so = [feed.by_name[pattern] for pattern in feed.by_name if fnmatchcase(base, pattern.lower())]
        return {**feed.constants, **(named_so[0] if named_so else {}), **self.source.constants}

    def _with(self, preset: Preset, cells: Sequence[str], because: tuple[str, ...]) -> Mapped:
        """Map with a preset: what the user says wins, then the preset, then the names of the other headers."""
        feed = preset.feed(self.table.name)
        assert feed is not None  # noqa: S101 - asked before
        index = HeaderIndex.of(cells)
        asked = match_headers(self.table, cells, self.mapping)
        said = {name: asked.columns[name] for name in self.mapping if name in asked.columns}
        made = {
            name: Made(cell, parts)
            for name, cell in feed.columns.items()
            if name not in said and all(parts := tuple(tuple(index.any_of(part)) for part in cell.parts))
        }
        own = _own_positions(feed, index)
        by_statement = {"sender", "receiver", "amount", "direction"} if own.keys() & _MONEY else set[str]()
        fixed = {
            n: v for n, v in self._constants(feed).items() if n in self.source.constants or n not in made.keys() | said
        }
        made = {name: one for name, one in made.items() if name not in fixed}
        settled = made.keys() | fixed.keys() | by_statement
        taken = {p for one in made.values() for part in one.parts for p in part} | {
            p for part in own.values() for p in part
        }
        rest = ["" if position in taken else cell for position, cell in enumerate(cells)]
        user = {name: header for name, header in self.mapping.items() if name in said or name not in settled}
        match = match_headers(self.table, rest, {}, settled | said.keys())
        not_found = match_headers(self.table, cells, user).not_found
        columns = {
            **{name: one.parts[0][0] for name, one in made.items()},
            **{name: own[part][0] for part, name in _STATEMENT.items() if part in own},
            **{name: position for name, position in match.columns.items() if name not in said},
            **said,
        }
        plain = {name for name, one in made.items() if one.cell.plain and len(one.parts[0]) == 1}
        mapped = Mapped(
            replace(
                match,
                columns=columns,
                unknown=[cell for cell in match.unknown if cell],
                missing=[column for column in match.missing if column.name not in feed.optional],
                not_found=not_found,
            ),
            _filled(self.source, feed),
            preset=preset,
            feed=feed,
            because=because,
            made={name: one for name, one in made.items() if name not in plain},
            own=own,
            constants=fixed,
        )
        return self._mapped(cells, mapped)

    def _mapped(self, cells: Sequence[str], mapped: Mapped) -> Mapped:
        """Add which rows are kept: the words under ``where`` of [files] and of the preset, by position."""
        index = HeaderIndex.of(cells)
        keep: dict[int, tuple[str, ...]] = {}
        leave_out: dict[int, tuple[str, ...]] = {}
        missing = tuple(header for header in self.source.where if index.find(header) is None)
        for header, word in self.source.where.items():
            if (position := index.find(header)) is not None:
                keep[position] = ("=" + word,)
        for target, words in ((keep, mapped.feed.where), (leave_out, mapped.feed.where_not)) if mapped.feed else ():
            for header, said in words.items():
                if (position := index.find(header)) is not None:
                    target.setdefault(position, said)
        return replace(mapped, keep=keep, leave_out=leave_out, missing_where=missing)


def _own_positions(feed: Feed, index: HeaderIndex) -> dict[str, tuple[int, ...]]:
    """Return where the headers of a statement stand; a part whose headers are missing is left out."""
    if feed.own is None:
        return {}
    parts = ("account", "counterparty", "amount", "debit", "credit", "direction")
    found = {part: tuple(index.any_of(getattr(feed.own, part))) for part in parts}
    return {part: positions for part, positions in found.items() if positions}


def _filled(source: Source, feed: Feed) -> Source:
    """Return how to read the cells: what [files] says, else what the preset says."""
    said = {key: getattr(source, key) or getattr(feed, key) for key in ("zone", "dates", "decimal")}
    return replace(source, **said)
