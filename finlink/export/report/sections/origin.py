"""Where the report comes from, and how to make it again."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING

from finlink.export.report.model import Section, Table
from finlink.export.report.sections.common import columns
from finlink.export.report.source import TOP
from finlink.settings import Settings

if TYPE_CHECKING:
    from finlink.export.report.source import Source

_SHORT = 12
"""Digits of a SHA-256 that are shown; the manifest has all."""


def section(source: Source) -> Section:
    """Return the inputs with their hashes, the settings, and the commands."""
    t, manifest = source.t, source.build.manifest
    says = (
        t("The same files, settings and version give this report byte for byte:"),
        t("REGISTER is the folder with the input files, and with its finlink.toml where it has one."),
        " ".join(["finlink build REGISTER -o BUILD", *_asked(source), f" (finlink {manifest['finlink']})"]),
        " ".join(["finlink report BUILD -o report.html", *_options(source)]),
        t("finlink verify BUILD says whether anything in the build was altered."),
    )
    return Section("origin", t("How to reproduce"), says, tables=(_inputs(source), _settings(source)))


def _asked(source: Source) -> list[str]:
    """Return the options of the build, whether they were given to it or stand in finlink.toml."""
    settings, build = source.build.manifest["settings"], source.build
    told = {name: settings[name] for name in ("encoding", "delimiter", "decimal", "dates", "zone") if settings[name]}
    if settings["profile"] != Settings().profile:
        told = {"profile": settings["profile"], **told}
    if build.as_of.basis == "given":
        told = {"as-of": str(build.as_of.day), **told}
    return [f"--{name} {shlex.quote(value)}" for name, value in told.items()]


def _options(source: Source) -> list[str]:
    options = [f"--lang {source.t.lang}"] if source.t.lang != "en" else []
    options += [f"--from {source.since}"] if source.since else []
    options += [f"--to {source.until}"] if source.until else []
    return options + ([f"--top {source.top}"] if source.top != TOP else [])


def _inputs(source: Source) -> Table:
    t = source.t
    rows = sorted(
        (one["file"], one["table"], one["lines"], one["sha256"][:_SHORT]) for one in source.build.manifest["inputs"]
    )
    return Table(
        "inputs",
        t("Inputs"),
        t("Input files"),
        columns(
            ("file", t("File"), "text"),
            ("table", t("Table"), "code"),
            ("lines", t("Lines"), "count"),
            ("sha256", t("SHA-256 begins"), "code"),
        ),
        tuple(rows),
    )


def _is_told(value: object) -> bool:
    """Say whether a setting says anything: no is an answer, though it equals 0."""
    return value is False or value not in ("", 0, [], {}, None)


def _settings(source: Source) -> Table:
    t, manifest = source.t, source.build.manifest
    told = {"profile": manifest["profile"]["name"], t("seal of the manifest"): manifest["manifest_sha256"][:_SHORT]}
    told |= dict(sorted(manifest["rates"].items()))
    told |= {name: value for name, value in sorted(manifest["settings"].items()) if _is_told(value)}
    rows = tuple(
        (name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True))
        for name, value in told.items()
    )
    return Table(
        "settings",
        t("Settings"),
        t("What else the figures rest on"),
        columns(("name", t("Setting"), "word"), ("value", t("Value"), "text")),
        rows,
    )
