"""Drafts of requests to restrain funds: one per custodian, as plain text and as HTML; nothing is sent."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from finlink import __version__
from finlink.engine import sql_file
from finlink.errors import FinlinkError
from finlink.export.chart.money import written_text
from finlink.files import write_text
from finlink.trace.methods import METHODS
from finlink.words import plain_text

if TYPE_CHECKING:
    from finlink.result import Build

_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>{title}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>body{{font:10.5pt/1.45 ui-monospace,monospace;max-width:100ch;margin:2em auto;padding:0 1em;white-space:pre-wrap;
overflow-wrap:anywhere}}@media print{{body{{margin:0;font-size:9pt}}}}</style>
<body>{text}</body></html>
"""
_UNSAFE = re.compile(r"[^\w.-]+")


def write_requests(build: Build, folder: str, template: str = "") -> list[Path]:
    """Write a draft per custodian with something to restrain into ``folder``; return the text files written.

    ``template`` is a file of the user's own (Jinja); it gets custodian, country, channels, as_of, cases, method,
    positions, basis and version, and the filters ``amount`` and ``identifier``. A custodian nobody names is asked for
    per account or wallet.
    """
    made = _template(template)
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    written = []
    for number, (custodian, country, positions) in enumerate(_custodians(build), 1):
        text = made.render(_told(build, custodian, country, positions))
        called = _UNSAFE.sub("-", f"{custodian} {country}").strip("-.")[:60]
        name = f"{number:03d}-{called or 'custodian'}"
        write_text(target / f"{name}.txt", text)
        page = _PAGE.format(title=_escaped(f"Draft request: {custodian}"), text=_escaped(text))
        write_text(target / f"{name}.html", page)
        written.append(target / f"{name}.txt")
    return written


def _template(template: str) -> Any:
    """Return the template of the drafts: the user's file, or finlink's own."""
    from importlib.resources import files  # noqa: PLC0415 - only this needs it

    import jinja2  # noqa: PLC0415
    from jinja2.sandbox import SandboxedEnvironment  # noqa: PLC0415

    own = Path(template) if template else files(__package__).joinpath("request.txt.j2")
    environment = SandboxedEnvironment(trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    environment.filters |= {"amount": written_text, "identifier": identifier}
    try:
        return environment.from_string(own.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise FinlinkError(f"{template}: the template is not UTF-8 text; save it as UTF-8.") from None
    except jinja2.TemplateSyntaxError as error:
        raise FinlinkError(
            f"{template}, line {error.lineno}: the template is not valid Jinja: {error.message}."
        ) from None


def identifier(node: str) -> str:
    """Return the number or address of a node, as the custodian knows it.

    >>> identifier("account:RS35908"), identifier("wallet:tron:TLm2"), identifier("account:bank/12")
    ('RS35908', 'TLm2', 'bank/12')
    """
    return re.sub(r"^(account:|wallet:[^:]*:|written:)", "", node)


def _escaped(text: str) -> str:
    from markupsafe import escape  # noqa: PLC0415

    return str(escape(text))


def _custodians(build: Build) -> list[tuple[str, str, list[dict[str, Any]]]]:
    """Return custodians with something to restrain, the most first: name, country, positions."""
    names, rows = build.engine.records(sql_file("finlink.trace.freeze", "to_ask"))
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in rows:
        position = {
            name: plain_text(value) if value is not None else None for name, value in zip(names, row, strict=True)
        }
        key = position["service"] or position["destination"], position["country"] or ""
        found.setdefault((str(key[0]), key[1]), []).append(position)
    return [(custodian, country, positions) for (custodian, country), positions in found.items()]


def _told(build: Build, custodian: str, country: str, positions: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what a draft is filled with."""
    names, rows = build.engine.records(sql_file("finlink.trace.freeze", "arrivals"))
    arrivals = [
        {name: plain_text(value) if value is not None else "" for name, value in zip(names, row, strict=True)}
        for row in rows
    ]
    for position in positions:
        pot = (position["destination"], position["chain"], position["currency"])
        position["arrivals"] = [one for one in arrivals if (one["target"], one["chain"], one["currency"]) == pot]
    method, chosen = build.engine.rows("SELECT method, chosen FROM trace_params")[0]
    basis = "a method chosen by default, not by law" if chosen == "default" else "the declared method"
    return {
        "custodian": custodian,
        "country": country,
        "channels": ", ".join(sorted({one["channel"] for one in positions if one["channel"]})),
        "as_of": build.manifest["as_of"] or "unknown",
        "cases": ", ".join(sorted({case for one in positions for case in str(one["case_ids"]).split(";")})),
        "method": METHODS[method].says,
        "positions": positions,
        "basis": basis,
        "version": __version__,
    }
