"""Links to other cases: why, how strong, what spoke for and against, who decided, which investigation to join."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from finlink.export.dossier import words
from finlink.export.dossier.forms import amount, day, end, moment, spaced, told
from finlink.export.dossier.heads import table
from finlink.export.dossier.model import Para, Row, Section
from finlink.link.rules import rules
from finlink.settings import Settings

if TYPE_CHECKING:
    from finlink.export.dossier.model import Block, Table
    from finlink.export.dossier.source import Record, Source

MOST_LINKS, MOST_WEIGHED, MOST_MEMBERS = 200, 10, 100


def section(source: Source) -> Section:
    """Return the section."""
    links = source.links
    blocks: list[Block] = []
    if links:
        joins = words.LINKS["joins"].format(
            strength=source.manifest["settings"].get("network_strength", Settings().network_strength)
        )
        blocks.append(Para(words.LINKS["how"].format(joins=joins), tone="note"))
    blocks.append(_links(source))
    weighed = [one for one in links if one["reasons"]]
    blocks += [_waterfall(source, one) for one in weighed[:MOST_WEIGHED]]
    if len(weighed) > MOST_WEIGHED:
        more = words.LINKS["more"].format(n=len(weighed) - MOST_WEIGHED, case=source.case)
        blocks.append(Para(more, tone="note"))
    blocks += [_decisions(source), _network(source), _joinable(source), _hubs(source)]
    if links:
        kinds = [rules()[kind] for kind in rules() if any(one["kind"] == kind for one in links)]
        limits = [Row((rule.title, rule.strength, rule.limits)) for rule in kinds]
        blocks.append(table("limits of links", limits))
    return Section("links", words.SECTIONS["links"], tuple(blocks), wide=True)


def _links(source: Source) -> Table:
    rows = []
    for one in source.links[:MOST_LINKS]:
        title = rules()[one["kind"]].title
        evidence = [one["evidence"], one["other_evidence"] or "", one["status_evidence"] or ""]
        claim = source.claims.add(f"Linked to {one['other']}: {title} ({end(one['via'])})", evidence)
        other = ", ".join(filter(None, (one["other"], one["title"], one["unit"])))
        cells = (
            other,
            spaced(one["other_status"]),
            one["network"] or "",
            title,
            end(one["via"]),
            f"{one['strength']:g}",
            one["status"],
        )
        rows.append(Row(cells, claim))
    left = len(source.links) - MOST_LINKS
    return table("links", rows, words.MORE_LINKS.format(n=left, case=source.case) if left > 0 else "")


def _waterfall(source: Source, link: Record) -> Table:
    """Return what spoke for and against a weighed link, in bits, and their sum."""
    left, right = link["left"], link["right"]
    says = words.LINKS["weighed"].format(left=left, right=right)
    rows, bits = [], 0.0
    for n, one in enumerate(link["reasons"]):
        sign = "for" if one["bits"] > 0 else "against" if one["bits"] < 0 else "note"
        claim = source.claims.add(f"{says}: {link['via']}", link["evidence"]) if n == 0 else 0
        cells = (
            words.LINKS[sign],
            f"{one['bits']:+.1f}" if one["bits"] else "",
            spaced(one["factor"]),
            one["says"],
            one["left_says"] or "",
            one["right_says"] or "",
        )
        rows.append(Row(cells, claim))
        bits += one["bits"]
    strength = words.LINKS["sum says"].format(strength=f"{link['strength']:g}")
    rows.append(Row((words.LINKS["sum"], f"{bits:+.1f}", "", strength, "", "")))
    made = table("weighed", rows, left=left, right=right)
    return dataclasses.replace(made, caption=f"{says}: {end(link['via'])}")


def _decisions(source: Source) -> Table:
    rows = []
    for one in source.ask("decided"):
        pair = f"{one['left']} – {one['right']}: {rules()[one['kind']].title}"
        evidence = [one["evidence"], one["earlier"] or ""]
        claim = source.claims.add(f"{one['by'] or words.UNKNOWN} decided {one['decision']} on {pair}", evidence)
        cells = (
            pair,
            end(one["via"]),
            one["decision"],
            told(one["by"]),
            moment(one["at"]) or words.UNKNOWN,
            told(one["reason"], ""),
            told(one["earlier"], ""),
        )
        rows.append(Row(cells, claim))
    return table("decisions", rows)


def _network(source: Source) -> Table:
    members, total = source.first("network", MOST_MEMBERS)
    rows = []
    for one in members:
        evidence = [one["evidence"], one["status_evidence"]]
        claim = source.claims.add(f"Case {one['case_id']} belongs to network {one['network']}", evidence)
        loss = amount(one["case_loss_eur"], "EUR")
        rows.append(
            Row((one["case_id"], told(one["title"], ""), told(one["unit"], ""), loss, spaced(one["status"])), claim)
        )
    if not members:
        return table("network", rows)
    head = members[0]
    name = words.NETWORK.format(
        network=head["network"],
        cases=head["cases"],
        loss=amount(head["loss_eur"], "EUR"),
        unknown=head["losses_unknown"],
        covered=head["with_investigation"],
        lead=head["lead"],
    )
    more = words.MORE_MEMBERS.format(n=total - MOST_MEMBERS, network=head["network"]) if total > MOST_MEMBERS else ""
    return table("network", rows, more, network=name)


def _joinable(source: Source) -> Table:
    rows = []
    for one in source.ask("joinable"):
        kinds = ", ".join(rules()[kind].title for kind in one["kinds"].split(";"))
        says = f"{one['investigation_id']}, open, covers case {one['other']}, linked by {kinds}"
        claim = source.claims.add(says, [one["evidence"], one["cover_evidence"]])
        opened = day(one["opened"], words.UNKNOWN)
        scope = spaced(one["scope"]) or words.UNKNOWN
        rows.append(Row((one["investigation_id"], one["other"], told(one["authority"]), opened, scope, kinds), claim))
    return table("joinable", rows)


def _hubs(source: Source) -> Table:
    rows = []
    for one in source.ask("hubs_here"):
        claim = source.claims.add(f"{end(one['via'])} joins no cases: {one['reason']}", one["evidence"])
        rows.append(Row((end(one["via"]), f"{one['cases']:,}", one["reason"]), claim))
    return table("hubs", rows)
