"""Assumptions and limits, and how to make the same dossier again."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

from finlink.export.dossier import words
from finlink.export.dossier.model import Commands, Para, Section
from finlink.settings import Settings

if TYPE_CHECKING:
    from finlink.export.dossier.model import Block
    from finlink.export.dossier.source import Source

OPTIONS = ("profile", "zone", "dates", "decimal", "delimiter", "encoding")
"""Settings that may be options of ``finlink build`` as well."""


def section(source: Source, *, mask: bool) -> Section:
    """Return the section."""
    manifest = source.manifest
    blocks: list[Block] = [Para(text) for text in words.LIMITS]
    if manifest["rates"]:
        until, edition = manifest["rates"].get("ecb_rates_until", ""), manifest["rates"].get("ecb_rates", "")
        blocks.append(Para(words.RATES_NOTE.format(until=until, edition=edition)))
    own = _own_settings(manifest["settings"])
    blocks.append(Para(words.SETTINGS_NOTE.format(settings="; ".join(own)) if own else words.NO_SETTINGS))
    blocks += [Para(words.REPEAT), Commands(_commands(source, mask=mask))]
    blocks.append(Para(words.SEAL.format(seal=manifest["manifest_sha256"])))
    return Section("limits", words.SECTIONS["limits"], tuple(blocks))


def _own_settings(settings: dict[str, Any]) -> list[str]:
    """Return the settings of the register that are not finlink's own, as ``name = value``."""
    import dataclasses  # noqa: PLC0415 - only this needs it
    import json  # noqa: PLC0415

    usual = json.loads(json.dumps(dataclasses.asdict(Settings()), default=str))
    return [f"{name} = {_said(value)}" for name, value in sorted(settings.items()) if usual.get(name) != value]


def _said(value: Any) -> str:
    import json  # noqa: PLC0415 - as above

    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _commands(source: Source, *, mask: bool) -> tuple[str, ...]:
    case, version = shlex.quote(source.case), source.manifest["finlink"]
    day = f" --as-of {source.day.isoformat()}" if source.as_of.basis == "given" and source.day else ""
    return (
        f"pip install finlink=={version}",
        f"finlink build REGISTER -o BUILD{day}{_options(source.manifest['settings'])}",
        "finlink verify BUILD",
        f"finlink dossier BUILD {case}{' --mask' if mask else ''}",
        f"finlink trace BUILD {case} --method all",
        f"finlink trace BUILD {case} --hops",
        f"finlink why BUILD {case}",
    )


def _options(settings: dict[str, Any]) -> str:
    """Return the profile and what was said about reading as options: the build does not keep which came from a file."""
    usual = Settings()
    given = {name: settings.get(name, "") for name in OPTIONS}
    told = {name: value for name, value in given.items() if value not in ("", getattr(usual, name))}
    return "".join(f" --{name} {shlex.quote(value)}" for name, value in told.items())
