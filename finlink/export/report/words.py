"""The words of the report's own figures."""

from __future__ import annotations

from finlink.i18n import N_

TERMS = {
    "PFI": (
        N_("Parallel financial investigation (PFI)"),
        N_(
            "An investigation of the money of a case that runs beside the criminal one: a file of its own, or a strand "
            "of the criminal file."
        ),
    ),
    "E": (
        N_("E, the cases that count"),
        N_(
            "Every case registered in the period whose status is not Not required, Undetermined or Unknown; those are "
            "counted beside."
        ),
    ),
    "loss": (
        N_("Known loss"),
        N_(
            "Losses of the cases of the period, at the rate of the day of the incident, else of the report, else of "
            "the registration; cases that are not required are left out."
        ),
    ),
    "traced": (
        N_("Traced to a place"),
        N_(
            "Proceeds of these cases followed by the declared method to an account, wallet or service where they "
            "ended. Fees and money that went to no known account are left out."
        ),
    ),
    "restrained": (
        N_("Ever restrained"),
        N_(
            "Assets of these cases that were ever suspended, frozen or seized, each once, with the largest of these "
            "values; what became of them later does not change it."
        ),
    ),
    "confiscated": (
        N_("Confiscated"),
        N_("Assets of these cases with a confiscation, each once, at the value of the confiscation."),
    ),
    "returned": (
        N_("Returned to victims"),
        N_("What was returned of the assets of these cases; several payments add up."),
    ),
    "freezable": (
        N_("Freezable"),
        N_(
            "What was traced to a place, no more than a balance stated later, less what is restrained there already; "
            "never below 0."
        ),
    ),
}
"""The report's own words: what each is called and means."""

PROFILE_TITLES = (N_("FATF Recommendation 30"),)
"""What the default profile is called; a country's or a user's own stands as it is written, and is counted as such."""

UNITS = {
    "share": N_("share"),
    "cases": N_("cases"),
    "investigations": N_("investigations"),
    "days": N_("days"),
    "EUR": N_("EUR"),
}
"""The units of the indicators."""

SEVERITIES = {"high": N_("high"), "medium": N_("medium"), "low": N_("low")}

PHRASES = (
    N_("not yet due"),
    N_("not required"),
    N_("undetermined"),
    N_("unknown"),
    N_("without a known loss"),
    N_("cases not older than the limit"),
    N_("with impossible dates (G22)"),
    N_("hubs join no cases"),
    N_("identifiers for which no check exists"),
    N_("cases without a loss"),
    N_("answered without a date"),
    N_("assets of unknown value"),
    N_("cases without a known loss"),
    N_("for which no check exists"),
    N_("not older than the limit"),
    N_("of unknown value"),
    N_("traced to a part of unknown value"),
    N_("whose country is unknown"),
    N_("with unknown scope"),
    N_("without a channel seen"),
    N_("without a date of a step"),
    N_("without a date of registration"),
    N_("without a date of report or registration"),
    N_("without a suspension or freeze"),
    N_("without one of the dates"),
)
"""What an indicator leaves out, as its query words it after the number."""
