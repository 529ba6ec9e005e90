"""Reads a profile, and those that it extends, from TOML."""

from __future__ import annotations

import os
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from finlink.errors import FinlinkError
from finlink.profiles import rules, values
from finlink.profiles.model import Profile

if TYPE_CHECKING:
    from collections.abc import Mapping

_HERE = Path(__file__).parent
DEFAULT = "default"
_SOURCED = ("timely_days", "stalled_days", "threshold_eur", "offences")


def names() -> list[str]:
    """Return the names of the profiles that come with finlink: the default first, the others by name."""
    found = sorted(path.stem for path in _HERE.glob("*.toml"))
    return [DEFAULT, *(name for name in found if name != DEFAULT)]


def load(name_or_path: str | Path = DEFAULT) -> Profile:
    """Return the profile of that name, or from that TOML file.

    Text is taken for a path where it ends in `.toml` or has a folder in it. A file that extends nothing must
    say everything; one that does must say only what differs. Lists and rules replace or change what they
    name; `notes`, `sources` and `unverified` stand before those inherited. An inherited entry of `unverified` that
    begins with the name of a value, as in "threshold_eur: …", is settled by a file that gives that value.
    FinlinkError, in one sentence that names file and key, for an unknown name, an unreadable file, an unknown key
    or a bad value.

    >>> load().timely_days, load("rs").jurisdiction
    (30, 'RS')
    """
    path = located(name_or_path)
    return _profile(path, layers_of(path))


def is_path(name_or_path: str | Path) -> bool:
    """Say whether a profile is given as a file, not by the name of one that comes with finlink."""
    text = str(name_or_path)
    return isinstance(name_or_path, Path) or text.endswith(".toml") or "/" in text or "\\" in text


def is_shipped(path: Path) -> bool:
    """Say whether a profile's file comes with finlink."""
    return path.resolve().parent == _HERE.resolve()


def own_files(name_or_path: str | Path, folder: Path) -> dict[str, Path]:
    """Return the files behind a profile that do not come with finlink, by their path from ``folder``."""
    own = [path for path, _ in layers_of(located(name_or_path)) if not is_shipped(path)]
    return {path_from(path, folder): path for path in own}


def path_from(path: Path, folder: Path) -> str:
    """Return the path of a file as it is found from a folder, so that it reads the same on another machine."""
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive
        return path.resolve().as_posix()


def located(name_or_path: str | Path, beside: Path | None = None) -> Path:
    """Return the file of a profile named or pointed to; a relative path counts from `beside` where given."""
    text = str(name_or_path)
    if is_path(name_or_path):
        return (beside / text) if beside else Path(text)
    if text in names():
        return _HERE / f"{text}.toml"
    known = ", ".join(names())
    raise FinlinkError(f"There is no profile named {text!r}; finlink knows {known}, or takes the path of a .toml file.")


def layers_of(path: Path) -> list[tuple[Path, dict[str, Any]]]:
    """Return a profile's file and those it extends, base first."""
    layers: list[tuple[Path, dict[str, Any]]] = []
    seen: set[Path] = set()
    while True:
        if path.resolve() in seen:
            raise FinlinkError(f"{path}: extends leads back to this file, so the profile has no beginning.")
        seen.add(path.resolve())
        parsed = values.parse(path)
        layers.insert(0, (path, parsed))
        base = base_of(path, parsed)
        if base is None:
            return layers
        path = base


def base_of(path: Path, parsed: Mapping[str, Any]) -> Path | None:
    """Return the file that a profile extends, None where it extends nothing."""
    base = parsed.get("extends", "")
    if not isinstance(base, str):
        raise FinlinkError(f"{path}: extends must be the name or path of a profile, not {base!r}.")
    return located(base, path.parent) if base else None


def _profile(path: Path, layers: list[tuple[Path, dict[str, Any]]]) -> Profile:
    """Build the profile from its layers, later ones winning key by key."""
    merged: dict[str, Any] = {}
    for file, parsed in layers:
        checked = values.check(file, parsed)
        for key in ("sources", "notes"):
            if key in checked:
                checked[key] = tuple(dict.fromkeys((*checked[key], *merged.get(key, ()))))
        checked["unverified"] = _still_open(merged.get("unverified", ()), checked)
        merged |= checked | {"rules": rules.merged(merged.get("rules", {}), checked.get("rules", {}))}
        merged["origins"] = _origins(merged.get("origins", {}), checked)
    absent = [key for key in values.NEEDED if key not in merged]
    if absent:
        raise FinlinkError(f'{path}: {absent[0]} is missing; give it, or write extends = "{DEFAULT}".')
    sourced = {key: merged[key].value for key in _SOURCED}
    return Profile(
        name=path.stem,
        title=merged["title"],
        jurisdiction=merged["jurisdiction"],
        currency=merged["currency"],
        not_required_offences=tuple(merged.get("not_required", {})),
        rules=MappingProxyType(dict(sorted(merged["rules"].items()))),
        sources=merged["sources"],
        notes=merged.get("notes", ()),
        unverified=_unverified(merged),
        may_open=merged.get("may_open", ()),
        origins=MappingProxyType(merged["origins"]),
        extends=layers[-1][1].get("extends", ""),
        trace_method=merged["trace_method"].value if "trace_method" in merged else "",
        **sourced,
    )


def _still_open(inherited: tuple[str, ...], checked: Mapping[str, Any]) -> tuple[str, ...]:
    """Return a layer's entries of `unverified`, and those inherited that are not about a value it gives itself."""
    settled = {key for key in (*_SOURCED, "trace_method") if key in checked}
    still = [entry for entry in inherited if entry.partition(":")[0] not in settled]
    return tuple(dict.fromkeys((*checked.get("unverified", ()), *still)))


def _unverified(merged: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what still needs checking: the profile's own list, then every value whose source says so."""
    admitted = [f"{key}: {source}" for key, source in merged["origins"].items() if values.is_unverified(source)]
    return (*merged.get("unverified", ()), *admitted)


def _origins(inherited: Mapping[str, str], checked: Mapping[str, Any]) -> dict[str, str]:
    """Return where each value comes from, after one more layer."""
    origins = dict(inherited)
    if "not_required" in checked:
        origins = {key: source for key, source in origins.items() if not key.startswith("not_required:")}
    for key in (*_SOURCED, "trace_method"):
        if key in checked:
            origins[key] = checked[key].source
    for offence, source in checked.get("not_required", {}).items():
        origins[f"not_required:{offence}"] = source
    return origins
