"""What the statuses of cases are called in reports and charts."""

from __future__ import annotations

from finlink.i18n import N_

STATUS_LABELS = {
    "MISSING": N_("Missing"),
    "UNDETERMINED": N_("Undetermined"),
    "NOT_YET_DUE": N_("Not yet due"),
    "OPENED_LATE": N_("Opened late"),
    "OPEN_STALLED": N_("Stalled"),
    "PARTIAL": N_("Partial"),
    "POST_HOC": N_("After the fact"),
    "OPEN": N_("Open"),
    "CLOSED_RESULT": N_("Closed with a result"),
    "CLOSED_NO_RESULT": N_("Closed without a result"),
    "WAIVED": N_("Waived"),
    "NOT_REQUIRED": N_("Not required"),
    "UNKNOWN": N_("Unknown"),
}
"""What a status is called, what lacks first."""
