"""The presets that come with finlink, and those that stand beside a register's ``finlink.toml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from finlink.errors import FinlinkError
from finlink.presets.parse import parse

if TYPE_CHECKING:
    from finlink.presets.model import Preset, Presets

FOLDER = "presets"
"""The folder beside ``finlink.toml`` that holds a register's own presets."""

NONE = "none"
"""What a file says to be read without any preset."""


@cache
def shipped() -> Presets:
    """Return the presets that come with finlink, by name."""
    found = sorted(Path(__file__).parent.glob("*.toml"))
    return MappingProxyType({path.stem: parse(path) for path in found})


def load_presets(folder: Path) -> Presets:
    """Return all presets of the register in ``folder``; its own, ``presets/*.toml``, win over shipped ones.

    Raises FinlinkError, naming file and key, for a preset file that is wrong.
    """
    beside = folder / FOLDER
    own = [parse(path) for path in sorted(beside.glob("*.toml"))] if beside.is_dir() else []
    for preset in own:
        if preset.name == NONE:
            raise FinlinkError(f'{preset.path}: "{NONE}" means no preset; give the file another name.')
    return MappingProxyType({**shipped(), **{preset.name: preset for preset in own}})


def named(presets: Presets, name: str, where: str) -> Preset:
    """Return the preset called ``name``; FinlinkError, with the nearest names, where there is none.

    ``where`` says who asks for it, at the beginning of the sentence.
    """
    if name in presets:
        return presets[name]
    from difflib import get_close_matches  # noqa: PLC0415 - only to word an error

    near = get_close_matches(name.lower(), presets, n=3, cutoff=0.4)
    hint = f"did you mean {' or '.join(near)}?" if near else f"known are {', '.join(presets)}."
    raise FinlinkError(f'{where} the preset "{name}", which does not exist; {hint}')
