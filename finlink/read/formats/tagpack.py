"""GraphSense TagPacks: YAML files that give addresses a label, its source and how sure it is.

PyYAML (6.0.3, MIT, kept by the YAML project, wheels with libyaml) parses; its events are used instead of its
objects, for four reasons: an event tells its line; every value stays the text that was written (an address such as
``0x12`` is no number); an alias is a reference that is never copied, so that an alias bomb stays small; and tags such
as ``!!python/object`` make nothing, they are refused. ``tagpack-tool`` checks packs but needs a database client.
Format: github.com/graphsense/graphsense-tagpack-tool, docs (header fields are defaults of every tag).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError
from finlink.read.formats.lines import LineNumbers
from finlink.read.formats.rows import Note, TextRows
from finlink.read.formats.statement import numbered_note
from finlink.read.formats.yaml_tree import YamlList, YamlMap, documents, plain

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.read.formats.yaml_tree import YamlNode

MAX_SIZE = 256 * 1024 * 1024
"""Bytes of a file; the largest public pack has some 20 MB."""

WALLETS = (
    "address", "chain", "asset", "role", "service", "label", "confidence", "source_ref", "category", "abuse", "actor",
    "context", "concepts", "lastmod", "tagpack",
)  # fmt: skip

SERVICE_CATEGORIES = frozenset({
    "exchange", "wallet_service", "hosted_wallet", "mixing_service", "coinjoin", "payment_processor", "gambling",
    "mining_service", "mining_pool", "miner", "defi_bridge", "bridge", "defi_dex", "custodian",
})  # fmt: skip
"""Categories and concepts of TagPacks that mark a service used by many strangers."""

_NOT_DEFAULTS = frozenset({"title", "creator", "description", "tags"})


def read_tagpack(path: Path, name: str) -> TextRows:
    """Return the tags of a pack as ``wallets``, one row per tag at the line where it begins.

    ``role`` is service only where the category, or a concept, names a service and no abuse is reported. Raises
    FinlinkError for YAML that is damaged, or is no TagPack.
    """
    if path.stat().st_size > MAX_SIZE:
        raise FinlinkError(f"{name} is larger than {MAX_SIZE >> 20} MiB; split the pack.")
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FinlinkError(
            f"{name} is not UTF-8 at byte {error.start + 1}, as YAML must be; save it as UTF-8."
        ) from None
    numbers = LineNumbers(text)
    found = [
        (tag, defaults, title)
        for document in documents(text, name, numbers)
        for tags, defaults, title in [_tags_of(document, name)]
        for tag in tags
    ]
    numbered = len({tag.line for tag, _, _ in found}) < len(found)
    notes = list(numbered_note(name, numbered=numbered))
    rows: list[tuple[int, int, list[str]]] = []
    for number, (tag, defaults, title) in enumerate(found, start=1):
        row, lines = (number, 1) if numbered else (tag.line, max(tag.last_line - tag.line + 1, 1))
        cells = _cells(tag, defaults)
        if cells.get("address"):
            rows.append((row, lines, _row(cells, title)))
            continue
        nth = f" (entry {number})" if numbered else ""
        message = f"{name}: the tag at line {tag.line}{nth} has no address; it was set aside."
        kept = tuple(_row({**cells, "address": ""}, title))
        value = cells.get("label", "")[:120]
        notes.append(Note(row, "address", "TAG-ADDRESS", "error", value, message, "add the address", kept))
    return TextRows("wallets", WALLETS, partial(iter, rows), numbers.count, tuple(notes), len(found))


def _tags_of(document: YamlNode, name: str) -> tuple[list[YamlNode], dict[str, str], str]:
    """Return the tags of a document, the defaults of all of them, and its title; raises FinlinkError for no TagPack."""
    tags = document.get("tags") if isinstance(document, YamlMap) else None
    if not isinstance(document, YamlMap) or not isinstance(tags, YamlList):
        actors = isinstance(document, YamlMap) and document.get("actors") is not None
        what = "an ActorPack, which has no addresses" if actors else "no TagPack: it has no list of tags"
        raise FinlinkError(f"{name} is {what}; remove the file, or export the tags.")
    defaults = {key: plain(value) for key, value in document.items() if key not in _NOT_DEFAULTS}
    return tags.items, defaults, plain(document.get("title"))


def _cells(tag: YamlNode, defaults: dict[str, str]) -> dict[str, str]:
    """Return what is said about a tag: by itself, else by its pack."""
    own = {key: plain(value) for key, value in tag.items()} if isinstance(tag, YamlMap) else {}
    return {**defaults, **{key: value for key, value in own.items() if value}}


def _row(cells: dict[str, str], title: str) -> list[str]:
    network, currency = cells.get("network", ""), cells.get("currency", "")
    kinds = {cells.get("category", "").lower(), *cells.get("concepts", "").lower().split(", ")}
    service = bool(kinds & SERVICE_CATEGORIES) and not cells.get("abuse")
    label, actor = cells.get("label", ""), cells.get("actor", "")
    return [
        cells["address"], network or currency, currency if network else "", "service" if service else "",
        (actor or label) if service else "", label, cells.get("confidence", ""), cells.get("source", ""),
        cells.get("category", ""), cells.get("abuse", ""), actor, cells.get("context", ""), cells.get("concepts", ""),
        cells.get("lastmod", ""), title,
    ]  # fmt: skip
