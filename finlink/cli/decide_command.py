"""``finlink decide``: an analyst's word on a proposed link."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from finlink.cli.deciding import deciding_options, register_of, say, written_lines
from finlink.cli.options import build_argument
from finlink.cli.output import listing_options

if TYPE_CHECKING:
    from finlink.result import Build


MOST = 10
"""Links named at the most."""


@click.command("decide")
@build_argument
@click.argument("left")
@click.argument("right")
@click.option("--same", "word", flag_value="same", help="The two belong together.")
@click.option("--different", "word", flag_value="different", help="They do not.")
@click.option("--unsure", "word", flag_value="unsure", help="Looked at, and not decided.")
@click.option("--reason", required=True, metavar="TEXT", help="Why, in your words.")
@deciding_options
@listing_options
def command(
    build_folder: str, left: str, right: str, word: str | None, reason: str, by: str, at: str, register: str,
    fmt: str, output: str | None,
) -> None:  # fmt: skip
    """Write down whether LEFT and RIGHT (case ids or node ids of BUILD) belong together.

    One row is added to the decisions of the register; nothing that stands there is changed. It takes effect with the
    next build.
    """
    from finlink.lookup import as_written, find_decidable  # noqa: PLC0415 - heavy
    from finlink.result import open_build  # noqa: PLC0415
    from finlink.review import append  # noqa: PLC0415
    from finlink.review.decisions import decided, one_line  # noqa: PLC0415

    if word is None:
        raise click.UsageError("Say --same, --different or --unsure.")
    if not one_line(reason):
        raise click.UsageError("--reason is empty; say why in a few words.")
    build = open_build(build_folder)
    first, second = (as_written(find_decidable(build, side)) for side in (left, right))
    one = decided(first, second, word, by=by, at=at, reason=reason)
    where = register_of(build, register)
    done = append(where, [one])
    lines = [("Decided", f"{one.left} and {one.right}: {one.decision}, by {one.by}, {one.at}.")]
    lines.append(("Links", _links(build, one.left, one.right)))
    say([*lines, *written_lines(build, where, done)], fmt, output)


def _links(build: Build, left: str, right: str) -> str:
    """Say which links of this build the decision is about."""
    from finlink.review.bearing import hubs_among, links_about  # noqa: PLC0415 - heavy

    found = links_about(build, left, right)
    if hubs := hubs_among(build, left, right):
        return f"none; {hubs[0]} is a hub, which joins no cases whatever is decided on it. Decide on the cases instead."
    if not found:
        return "none between these two in this build; the decision counts where one is proposed later."
    said = [f"{kind.replace('_', ' ')} {via or ''} ({status})" for _, _, kind, via, status in found[:MOST]]
    more = f"; and {len(found) - MOST} more" if len(found) > MOST else ""
    if len({pair[:2] for pair in found}) > 1:
        said = [f"{one[0]} and {one[1]}: {words}" for one, words in zip(found, said, strict=False)]
    return "; ".join(said) + more + "."
