"""Values that are finlink's own words, not the register's: each with the text that a catalogue translates.

A value that stands in none of these lists is shown as it is. What a redacted page may show of such an attribute is in
these lists too (`finlink.export.redact`).
"""

from __future__ import annotations

from finlink.export.chart.words import LINK_KINDS, METHODS
from finlink.i18n import N_

ROLES = {
    "suspect": N_("suspect"),
    "victim": N_("victim"),
    "mule": N_("mule"),
    "collection": N_("collection"),
    "witness": N_("witness"),
    "beneficial_owner": N_("beneficial owner"),
    "merchant": N_("merchant"),
    "service": N_("service"),
    "other": N_("other"),
}
LINK_STATUSES = {"confirmed": N_("confirmed"), "proposed": N_("proposed"), "rejected": N_("rejected")}
ENDED = {
    "service": N_("service"),
    "left on the account": N_("left on the account"),
    "fee": N_("fee"),
    "age limit": N_("age limit"),
    "smaller than the dust limit": N_("smaller than the dust limit"),
    "unknown outflow": N_("unknown outflow"),
    "overdraft repaid": N_("overdraft repaid"),
}
PERSON_KINDS = {"person": N_("person"), "company": N_("company")}
FORMS = {"separate": N_("separate"), "integrated": N_("integrated")}
INVESTIGATION_STATUSES = {"open": N_("open"), "closed": N_("closed")}
OUTCOMES = {
    "no_assets": N_("no assets found"),
    "assets_identified": N_("assets identified"),
    "frozen": N_("assets frozen"),
    "seized": N_("assets seized"),
    "confiscated": N_("assets confiscated"),
    "returned": N_("assets returned"),
    "ml_charge": N_("money laundering charged"),
    "insufficient_evidence": N_("insufficient evidence"),
}
SCOPES = {
    "bank": N_("bank accounts"),
    "crypto": N_("crypto"),
    "cash": N_("cash"),
    "property": N_("property"),
    "company": N_("companies"),
    "foreign": N_("abroad"),
}
MEASURES = {
    "identified": N_("identified"),
    "suspended": N_("suspended"),
    "frozen": N_("frozen"),
    "seized": N_("seized"),
    "confiscated": N_("confiscated"),
    "realised": N_("realised"),
    "returned": N_("returned"),
    "released": N_("released"),
}
OUTSIDE = {
    "(fee)": N_("(fee)"),
    "(unknown)": N_("(unknown)"),
    "(unknown sender)": N_("(unknown sender)"),
    "(unrecorded)": N_("(unrecorded)"),
    "(overdraft)": N_("(overdraft)"),
    "(conversion)": N_("(conversion)"),
}

VALUES: dict[str, dict[str, str]] = {
    "role": ROLES,
    "person_kind": PERSON_KINDS,
    "form": FORMS,
    "outcome": OUTCOMES,
    "scope": SCOPES,
    "status": INVESTIGATION_STATUSES,
    "link_kind": LINK_KINDS,
    "link_status": LINK_STATUSES,
    "ended": ENDED,
    "method": METHODS,
    "outside": OUTSIDE,
    "measure": MEASURES,
    "state": MEASURES,
}
"""By the name of the attribute; a case's status is in `finlink.export.statuses`."""
