"""A report's model in, one HTML page out: self-contained, without a script, without a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.export.chart.text import visible
from finlink.export.html import environment, packaged, policy
from finlink.export.report import svg
from finlink.export.report.model import NUMBERS
from finlink.export.report.writing import Writer, left_in_english

if TYPE_CHECKING:
    import jinja2

    from finlink.export.report.model import Figure, Report
    from finlink.i18n import Translator

PACKAGE, STYLE, TEMPLATE = "finlink.export.report", "page.css", "page.html.j2"


def render(report: Report, t: Translator) -> str:
    """Return the page of a report in the language of ``t``; the same report gives the same text."""
    write = Writer(t)
    style = packaged(PACKAGE, STYLE) + _margins(write.handling(report.handling), write.text(report.title))
    page: str = (
        _environment(style)
        .get_template(TEMPLATE)
        .render(
            report=report,
            policy=policy(style),
            _=t,
            write=write,
            numbers=NUMBERS,
            figure=lambda one: _figure(one, write),
            draw=lambda chart, table: svg.draw(chart, table, write),
            legend=svg.legend,
            left_in_english=lambda: left_in_english(t),
        )
    )
    return page


def _figure(one: Figure, write: Writer) -> str:
    if one.value is None:
        return write.t("n/a")
    assert not isinstance(one.value, str)  # noqa: S101 - figures are numbers
    return write.number(one.value, one.kind)  # type: ignore[arg-type]


def _environment(style: str) -> jinja2.Environment:
    from markupsafe import Markup  # noqa: PLC0415 - only a page needs it

    made = environment({TEMPLATE: packaged(PACKAGE, TEMPLATE)}, finalize=_seen)
    made.globals["style"] = Markup(style)  # noqa: S704 - finlink's own file, and texts written as code points
    return made


def _seen(value: object) -> object:
    """Write out what cannot be seen in every text of the page, wherever it comes from; markup is finlink's own."""
    return visible(value) if type(value) is str else value


def _margins(handling: str, title: str) -> str:
    """Return the style of the margins of printed pages: handling above, title and page number below."""
    return (
        f"@page {{ @top-center {{ content: {_css_text(handling)}; }} @bottom-left {{ content: {_css_text(title)}; }} "
        '@bottom-right { content: counter(page) " / " counter(pages); } }\n'
    )


def _css_text(text: str) -> str:
    r"""Return a text as a string of a style sheet in which every character but letters and digits is a code point.

    >>> print(_css_text("A</b>"))
    "A\00003C \00002F b\00003E "
    """
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):06X} " for c in text) + '"'
