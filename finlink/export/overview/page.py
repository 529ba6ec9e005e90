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
from finlink.export.overview.read import MOST_LINES, MOST_NODES, read_register
from finlink.export.page import STYLE, SWATCH, joined_scripts, shared
from finlink.names import fold_rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finlink.export.overview.read import Register
    from finlink.result import Build

PACKAGE, OWN_STYLE, TEMPLATE = "finlink.export.overview", "overview.css", "page.html.j2"
SCRIPTS = (
    "dom.js", "data.js", "fold.js", "view.js", "svg.js", "paint.js", "filter.js", "look.js", "find.js", "hits.js",
    "path.js", "save.js", "keep.js", "page.js",
)  # fmt: skip
"""The page's scripts in the order they run; those that are not here are shared with every chart."""

NO_NOTES = Notes()
MOST_TABLE_ROWS = 500


def register_page(
    build: Build, *, noted: Notes = NO_NOTES, most_nodes: int = MOST_NODES, most_lines: int = MOST_LINES
) -> str:
    """Return the overview of a whole register as one HTML page.

    Numbers of persons are masked. What there is no room for is said at the head of the page. The same build gives the
    same text.
    """
    register = read_register(build.engine, most_nodes=most_nodes, most_lines=most_lines)
    names = Names(build)
    block, facts, counts = described(register, names)
    handling = ", ".join(cap(names.text(code), LONGEST) for code in register.handling)
    title, seal = words.TITLE, str(build.manifest["manifest_sha256"])
    notes = [names.text(build.as_of.words), words.NOTE]
    networks = [_cells(row, names) for row in register.networks]
    hidden = _left_out(register)
    facts |= {
        "ui": chart_words.UI | words.UI | {"table_head": words.SAVED_HEAD},
        "title": title,
        "notes": notes[:1],
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
    said = {
        "title": title,
        "notes": notes,
        "hidden": hidden,
        "handling": handling,
        "legend": legend(counts),
        "head": words.TABLE_HEAD,
        "table": networks[:MOST_TABLE_ROWS],
        "table_more": max(len(networks) - MOST_TABLE_ROWS, 0),
        "counts": words.UI["count"].format(
            n=f"{len(register.home):,}", m=f"{len(register.home):,}", k=f"{len(register.lines['source']):,}"
        ),
    }
    return _written(said, facts, block.text())


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


def _left_out(register: Register) -> str:
    said = zip(words.LEFT_OUT, register.left_out, strict=True)
    return " ".join(text.format(n=f"{count:,}") for text, count in said if count)


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
