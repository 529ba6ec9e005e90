"""A build in, a report's model out: the sections in the order in which a minister reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.export.handling import handling_codes
from finlink.export.report.model import Report
from finlink.export.report.sections import (
    backlog,
    coverage,
    flows,
    headline,
    indicators,
    networks,
    origin,
    quality,
    value,
    worklist,
)  # fmt: skip
from finlink.export.report.source import TOP, Source

if TYPE_CHECKING:
    from datetime import date

    from finlink.i18n import Translator
    from finlink.result import Build

SECTIONS = (
    headline.section, coverage.section, backlog.section, value.section, flows.section, networks.section,
    worklist.section, quality.section, indicators.section, indicators.statuses, indicators.definitions, origin.section,
)  # fmt: skip


def compose(
    build: Build, t: Translator, *, since: date | None = None, until: date | None = None, top: int = TOP
) -> Report:
    """Return the model of the report of a build, over the cases registered from ``since`` to ``until``.

    ``t`` is the language; it gathers what it could not translate. Lists have ``top`` rows.
    """
    source = Source(build, t, since, until, top)
    try:
        sections = tuple(section(source) for section in SECTIONS)
        return Report(
            tag=t.tag,
            title=t("Parallel financial investigations in cybercrime cases"),
            subtitle=_period(source),
            handling=handling_codes(build.engine),
            facts=_facts(source),
            warnings=_warnings(source),
            sections=sections,
            footer=_footer(source),
        )
    finally:
        source.close()


def _period(source: Source) -> str:
    t, since, until = source.t, source.since, source.until
    if since and until:
        return t("Cases registered from {first} to {last}", first=t.day(since), last=t.day(until))
    if since:
        return t("Cases registered since {first}", first=t.day(since))
    if until:
        return t("Cases registered until {last}", last=t.day(until))
    return t("All registered cases")


def _facts(source: Source) -> tuple[tuple[str, str], ...]:
    t, build = source.t, source.build
    as_of, profile = build.as_of, build.manifest["profile"]
    _, timely, stalled, threshold, _ = build.engine.rows(
        "SELECT as_of, timely_days, stalled_days, threshold_eur, has_investigations FROM params"
    )[0]
    asked = as_of.basis
    if asked == "given":
        asked = t("given by the user")
    elif as_of.day is None:
        asked = t("no row of the register has a date")
    limits = t(
        "to be opened within {timely} days; stalled after {stalled} days; threshold {threshold} EUR",
        timely=timely,
        stalled=stalled,
        threshold=t.whole(threshold),
    )
    return (
        (t("As of"), f"{t.day(as_of.day) if as_of.day else t('unknown')} ({asked})"),
        (t("Cases"), t.count(build.engine.value("SELECT count(*) FROM report_cases"))),
        (t("Profile"), f"{t(profile['title'])} ({profile['name']}): {limits}"),
    )


def _warnings(source: Source) -> tuple[str, ...]:
    """Return what must be read before the figures: entries not verified, cases of which nothing is known."""
    t, engine = source.t, source.build.engine
    entries = source.build.manifest["profile"]["unverified"]
    said = [t("In use although not verified: {entry}.", entry=t(entry)) for entry in entries]
    unknown = engine.value("SELECT count(*) FROM report_cases WHERE status = 'UNKNOWN'")
    if unknown:
        said.append(
            t(
                "Cases of which the register does not say whether there is an investigation: {n}. They are in no rate.",
                n=t.count(unknown),
            )
        )
    undated = engine.value("SELECT count(*) FROM case_facts WHERE opened IS NULL")
    if undated and (source.since or source.until):
        said.append(t("Cases without a date of registration, in no period: {n}.", n=t.count(undated)))
    return tuple(said)


def _footer(source: Source) -> tuple[str, ...]:
    """Return what stands at the foot; page and workbook add how many texts stayed English, when they know it."""
    t = source.t
    said = [
        t(
            "Made by finlink {version} from the register; no figure was entered by hand.",
            version=source.build.manifest["finlink"],
        ),
        t("What is traced, linked or found is a lead to check, never proof."),
        t("Amounts are shown in whole euro; the workbook has the cents."),
    ]
    if not t.reviewed:
        said.append(t("The translation was made by machine and is not reviewed by a speaker."))
    return tuple(said)
