"""A build → the page of the whole register, as one self-contained file that makes no request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from finlink.export.chart import words as chart_words
from finlink.export.chart.money import written
from finlink.export.chart.page import legend
from finlink.export.chart.text import cap
from finlink.export.handover.names import Names
from finlink.export.html import environment, packaged, policy
from finlink.export.notes import Notes
from finlink.export.overview import words
from finlink.export.overview.columns import LONGEST, described
from finlink.export.overview.parts import MOST_BYTES, explained, parts
from finlink.export.overview.read import MOST_LINES, MOST_NODES, read_register
from finlink.export.page import STYLE, SWATCH, joined_scripts, shared
from finlink.names import fold_rules
from finlink.trace.notes import method_parts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finlink.export.overview.parts import Parts
    from finlink.export.overview.read import Register
    from finlink.result import Build

PACKAGE, OWN_STYLE, TEMPLATE = "finlink.export.overview", "overview.css", "page.html.j2"
SCRIPTS = (
    "dom.js", "unpack.js", "data.js", "more.js", "fold.js", "amounts.js", "save.js", "notes.js", "address.js",
    "view.js", "svg.js", "paint.js", "filter.js", "waterfall.js", "findings.js", "links.js", "trace.js", "look.js",
    "find.js", "hits.js", "path.js", "common.js", "keep.js", "table.js", "history.js", "change.js", "act.js",
    "lasso.js", "page.js",
)  # fmt: skip
"""The page's scripts in the order they run; those that are not here are shared with every chart."""

NO_NOTES = Notes()
MOST_TABLE_ROWS = 500


def register_page(
    build: Build,
    *,
    noted: Notes = NO_NOTES,
    most_nodes: int = MOST_NODES,
    most_lines: int = MOST_LINES,
    most_bytes: int = MOST_BYTES,
) -> str:
    """Return the overview of a whole register as one HTML page.

    ``noted`` are notes on its nodes; ``most_bytes`` is what its panels may add to the picture. Numbers of persons are
    masked. What there is no room for is said at the head of the page. The same build gives the same text.
    """
    register = read_register(build.engine, most_nodes=most_nodes, most_lines=most_lines)
    names = Names(build)
    block, facts, counts, rank = described(register, names)
    more = parts(register, rank, names, most_bytes)
    handling = ", ".join(cap(names.text(code), LONGEST) for code in register.handling)
    title, seal = words.TITLE, str(build.manifest["manifest_sha256"])
    notes = [names.text(build.as_of.words), words.NOTE, *_of_notes(noted, register, names, seal)]
    networks = [_cells(row, names) for row in register.networks]
    hidden = _left_out(register, more.left_out)
    facts |= {
        "ui": chart_words.UI | words.UI | {"table_head": words.SAVED_HEAD},
        "title": title,
        "notes": [notes[0], *notes[2:]],
        "hidden": hidden,
        "handling": handling,
        "build": seal,
        "noted": [[names.text(node), names.lines(text)] for node, text in noted.texts.items()],
        "occurring": sorted(counts),
        "sections": words.SECTIONS,
        "folding": fold_rules(),
        "index": block.index,
        "networks": networks,
    }
    facts |= _beyond(build, register, more)
    said = {
        "title": title,
        "notes": notes,
        "hidden": hidden,
        "handling": handling,
        "legend": legend(counts),
        "parts": more.text,
        "head": words.TABLE_HEAD,
        "table": networks[:MOST_TABLE_ROWS],
        "table_more": max(len(networks) - MOST_TABLE_ROWS, 0),
        "counts": _counted(register),
    }
    return _written(said, facts, block.text())


def _beyond(build: Build, register: Register, more: Parts) -> dict[str, Any]:
    """Return what the script must know to read what the panels say beyond the picture."""
    method = ", ".join(method_parts(build.engine)) if "trace" in more.index else ""
    found = sorted(set(register.more["findings"]["node_findings"]["rule"])) if "findings" in more.index else []
    return {"parts": more.index, "explained": explained(), "method": method, "found": found}


def _of_notes(noted: Notes, register: Register, names: Names, seal: str) -> list[str]:
    """Return what the page must say about its notes, if it has any."""
    return noted.said({names.shown(node) for node in register.nodes["node"]}, seal) if noted.texts else []


def _counted(register: Register) -> str:
    nodes, lines = f"{len(register.home):,}", f"{len(register.lines['source']):,}"
    return words.UI["count"].format(n=nodes, m=nodes, k=lines)


def _cells(row: Mapping[str, Any], names: Names) -> list[str]:
    """Return the cells of a network; a sum that nobody knows is said as unknown."""
    loss = words.UI["unknown"] if row["loss_eur"] is None else written(row["loss_eur"])
    others = ("losses_unknown", "with_investigation")
    return [
        str(row["network"]),
        f"{row['cases']:,}",
        loss,
        *(f"{row[key]:,}" for key in others),
        names.text(str(row["lead"])),
    ]


def _left_out(register: Register, short: Sequence[str]) -> str:
    said = zip(words.LEFT_OUT, register.left_out, strict=True)
    texts = [text.format(n=f"{count:,}") for text, count in said if count]
    if short:
        texts.append(words.PARTS_LEFT_OUT.format(parts=", ".join(words.PARTS[name] for name in short)))
    return " ".join(texts)


def _written(said: Mapping[str, Any], facts: Mapping[str, Any], block: str) -> str:
    from markupsafe import Markup  # noqa: PLC0415 - only a page needs it

    made = environment({TEMPLATE: packaged(PACKAGE, TEMPLATE), SWATCH: shared(SWATCH)})
    style = shared(STYLE) + packaged(PACKAGE, OWN_STYLE)
    script = own_scripts()
    page: str = made.get_template(TEMPLATE).render(
        **said,
        facts=facts,
        block=block,
        csp=policy(style, [script]),
        style=Markup(style),  # noqa: S704 - finlink's own files
        script=Markup(script),  # noqa: S704 - finlink's own files
    )
    return page


def own_scripts() -> str:
    """Return the page's own scripts as the one that stands in the page."""
    return joined_scripts(PACKAGE, SCRIPTS)
