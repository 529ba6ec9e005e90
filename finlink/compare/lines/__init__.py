"""The kinds of changes, in the order in which a meeting goes through them, and the words for how many there are.

Each query beside this module finds the changes of one sort, as ``what, subject, before, after, reason, evidence``.
"""

from __future__ import annotations

from dataclasses import dataclass

COLUMNS = ("what", "subject", "before", "after", "reason", "evidence")

QUERIES = (
    "cases", "statuses", "findings", "investigations", "networks", "links", "measures", "requests", "reach", "kpis",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of change: its name, what one and several are called, and what a line of it means."""

    name: str
    one: str
    many: str
    means: str


KINDS = {
    kind.name: kind
    for kind in (
        Kind("case_new", "new case", "new cases", "A case that OLD does not have; `after` is its status."),
        Kind("case_gone", "case gone", "cases gone", "A case that NEW does not have; `before` was its status."),
        Kind("newly_overdue", "newly overdue", "newly overdue", "A case of both builds that became MISSING."),
        Kind("no_longer_overdue", "no longer overdue", "no longer overdue", "A case of both that is MISSING no more."),
        Kind("status_changed", "other status", "other statuses", "Any other change of the status of a case."),
        Kind("case_changed", "cell of a case", "cells of cases", "A cell of a case that differs; `reason` names it."),
        Kind("finding_new", "new finding", "new findings", "A finding that OLD does not have, of a new case too."),
        Kind("finding_resolved", "finding resolved", "findings resolved", "A finding that NEW has no more."),
        Kind(
            "finding_changed",
            "finding changed",
            "findings changed",
            "A finding that says something else of the same subject. Other figures or dates alone are no change.",
        ),
        Kind("pfi_new", "new PFI", "new PFIs", "An investigation that OLD does not have."),
        Kind("pfi_gone", "PFI gone", "PFIs gone", "An investigation that NEW does not have."),
        Kind("pfi_changed", "cell of a PFI", "cells of PFIs", "A cell of an investigation, or the cases it covers."),
        Kind("network_new", "new network", "new networks", "A network of cases that no network held before."),
        Kind("network_merged", "network merged", "networks merged", "One network of what were several."),
        Kind("network_grew", "network grew", "networks grew", "The same network with more cases."),
        Kind("network_split", "network split", "networks split", "Several networks of what was one."),
        Kind("network_shrank", "network shrank", "networks shrank", "The same network with fewer cases."),
        Kind("network_changed", "network changed", "networks changed", "Some cases joined it and some left it."),
        Kind("network_gone", "network gone", "networks gone", "A network of which no two cases are joined any more."),
        Kind("link_new", "new link", "new links", "A pair of cases, a kind and a thing that OLD does not link."),
        Kind("link_gone", "link gone", "links gone", "A link that NEW does not have."),
        Kind("link_changed", "link changed", "links changed", "Another status (a decision) or strength."),
        Kind("measure_new", "new measure", "new measures", "A measure on an asset that OLD does not have."),
        Kind("measure_gone", "measure gone", "measures gone", "A measure that NEW does not have."),
        Kind("measure_changed", "cell of a measure", "cells of measures", "A cell of a measure that differs."),
        Kind("request_new", "new request", "new requests", "A request for help that OLD does not have."),
        Kind("request_gone", "request gone", "requests gone", "A request that NEW does not have."),
        Kind("request_changed", "cell of a request", "cells of requests", "A cell of a request: answered, say."),
        Kind("traced_changed", "other traced sum", "other traced sums", "What was traced of its money to a place."),
        Kind("freezable_changed", "other freezable sum", "other freezable sums", "What of that can still be frozen."),
        Kind("kpi_changed", "other indicator", "other indicators", "An indicator of the whole register: its change."),
    )
}
"""The kinds by name."""
