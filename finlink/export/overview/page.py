"""A build → the page of the whole register, as one self-contained file that makes no request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from finlink.export.chart import words as chart_words
from finlink.export.chart.page import language, legend, spoken
from finlink.export.chart.text import cap
from finlink.export.handover.names import Names
from finlink.export.html import environment, packaged, policy
from finlink.export.manner import plain
from finlink.export.notes import Notes
from finlink.export.overview import words
from finlink.export.overview.columns import LONGEST, described
from finlink.export.overview.parts import MOST_BYTES, Parts, explained, parts
from finlink.export.overview.read import MOST_LINES, MOST_NODES, read_register
from finlink.export.page import STYLE, SWATCH, joined_scripts, shared
from finlink.export.redact import Pseudonyms
from finlink.export.redact.register import redacted
from finlink.names import fold_rules
from finlink.trace.notes import method_parts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finlink.export.chart.writer import Writer
    from finlink.export.manner import Manner
    from finlink.export.overview.read import Register
    from finlink.i18n import Translator
    from finlink.result import Build

PACKAGE, OWN_STYLE, TEMPLATE = "finlink.export.overview", "overview.css", "page.html.j2"
SCRIPTS = (
    "dom.js", "unpack.js", "data.js", "more.js", "fold.js", "amounts.js", "frame.js", "save.js", "notes.js",
    "address.js", "view.js", "svg.js", "paint.js", "filter.js", "waterfall.js", "findings.js", "links.js", "trace.js",
    "look.js", "find.js", "hits.js", "path.js", "common.js", "keep.js", "table.js", "history.js", "change.js", "act.js",
    "lasso.js", "page.js",
)  # fmt: skip
"""The page's scripts in the order they run; those that are not here are shared with every chart."""

NO_NOTES = Notes()
MOST_TABLE_ROWS = 500


def register_page(
    build: Build,
    manner: Manner | None = None,
    *,
    noted: Notes = NO_NOTES,
    most_nodes: int = MOST_NODES,
    most_lines: int = MOST_LINES,
    most_bytes: int = MOST_BYTES,
) -> str:
    """Return the overview of a whole register as one HTML page, in the manner asked for.

    ``noted`` are notes on its nodes; ``most_bytes`` is what its panels may add to the picture. What there is no room
    for is said at the head of the page. The same build gives the same text.
    """
    manner = manner or plain()
    register = read_register(build.engine, most_nodes=most_nodes, most_lines=most_lines)
    if manner.redact:
        register = redacted(register, Pseudonyms(build, manner.t))
    names = Names(build, unmask=manner.unmask, t=manner.t)
    write, t = names.write, names.write.t
    block, facts, counts, rank = described(register, names)
    more = Parts() if manner.redact else parts(register, rank, names, most_bytes)
    networks = [_cells(row, names) for row in register.networks]
    seal = str(build.manifest["manifest_sha256"])
    head = _head(build, register, more, manner, names)
    noted = names.noted(build, noted) if noted.texts else noted
    about_notes = _of_notes(noted, register, names, seal)
    facts |= head | _spoken(t) | _beyond(build, register, more, names)
    facts |= {
        "notes": [head["notes"][0], *about_notes],
        "build": "" if manner.redact else seal,
        "noted": [[names.text(node), names.lines(text)] for node, text in noted.texts.items()],
        "redacted": manner.redact,
        "occurring": sorted(counts),
        "folding": fold_rules(),
        "index": block.index,
        "networks": networks,
    }
    said = head | {
        "legend": legend(counts, write),
        "parts": more.text,
        "head": [t(name) for name in words.TABLE_HEAD],
        "table": networks[:MOST_TABLE_ROWS],
        "table_more": max(len(networks) - MOST_TABLE_ROWS, 0),
        "counts": _counted(register, write),
    }
    said["notes"] = head["notes"] + about_notes + write.left_in_english()
    return _written(said | language(write), facts, block.text())


def _spoken(t: Translator) -> dict[str, Any]:
    """Return what the page's script says its words and numbers with."""
    return {
        "ui": spoken(chart_words.UI | words.UI, t) | {"table_head": [t(name) for name in words.SAVED_HEAD]},
        "sections": [t(section) for section in words.SECTIONS],
        "lang": t.tag,
        "marks": t.marks,
    }


def _head(build: Build, register: Register, more: Parts, manner: Manner, names: Names) -> dict[str, Any]:
    """Return what stands at the head of the page, and on every picture taken from it."""
    t = manner.t
    codes = ", ".join(cap(names.text(code), LONGEST) for code in register.handling)
    day = build.as_of.day_words if manner.redact else build.as_of.words
    short = t(words.PARTS_REDACTED) if manner.redact else ""
    return {
        "title": t(words.TITLE),
        "notes": [names.text(names.write.sentence(day)), t(words.NOTE)],
        "hidden": " ".join(filter(None, [_left_out(register, more.left_out, names.write), short])),
        "handling": " · ".join(filter(None, [codes, *manner.marks()])),
    }


def _beyond(build: Build, register: Register, more: Parts, names: Names) -> dict[str, Any]:
    """Return what the script must know to read what the panels say beyond the picture."""
    method = ", ".join(map(names.write.sentence, method_parts(build.engine))) if "trace" in more.index else ""
    found = sorted(set(register.more["findings"]["node_findings"]["rule"])) if "findings" in more.index else []
    return {"parts": more.index, "explained": explained(names.write.t), "method": method, "found": found}


def _of_notes(noted: Notes, register: Register, names: Names, seal: str) -> list[str]:
    """Return what the page must say about its notes, if it has any."""
    if not noted.texts:
        return []
    return [*map(names.write.sentence, noted.said({names.shown(node) for node in register.nodes["node"]}, seal))]


def _counted(register: Register, write: Writer) -> str:
    nodes, lines = write.count(len(register.home)), write.count(len(register.lines["source"]))
    return write.t(words.UI["count"], n=nodes, m=nodes, k=lines)


def _cells(row: Mapping[str, Any], names: Names) -> list[str]:
    """Return the cells of a network; a sum that nobody knows is said as unknown."""
    write = names.write
    loss = write.t(words.UI["unknown"]) if row["loss_eur"] is None else write.amount(row["loss_eur"])
    others = ("losses_unknown", "with_investigation")
    return [
        str(row["network"]),
        write.count(row["cases"]),
        loss,
        *(write.count(row[key]) for key in others),
        names.text(str(row["lead"])),
    ]


def _left_out(register: Register, short: Sequence[str], write: Writer) -> str:
    said = zip(words.LEFT_OUT, register.left_out, strict=True)
    texts = [write.t(text, n=write.count(count)) for text, count in said if count]
    if short:
        texts.append(write.t(words.PARTS_LEFT_OUT, parts=", ".join(write.t(words.PARTS[name]) for name in short)))
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
