"""All texts of the report that a catalogue translates: those marked in the code, and those that stand in tables."""

from __future__ import annotations

from importlib.resources import files

from finlink.assess import PRIORITY, STATUS_WORDS, findings, kpis
from finlink.assess.kpis.definitions import NEEDS
from finlink.reference.findings import STATUSES, rule_words
from finlink.trace.methods import METHODS
from finlink.trace.notes import CHOSEN


def from_tables() -> dict[str, str]:
    """Return the texts that tables of definitions have, each with the table that has it; others may add to these."""
    found: dict[str, str] = {}
    for one in kpis.definitions().values():
        for text in (one.label, one.definition, one.unit):
            found.setdefault(text, "indicators")
    for words in NEEDS.values():
        found.setdefault(f"the register {words}", "what a register lacks")
    for text in STATUSES.values():
        found.setdefault(text, "statuses")
    for _, _, step in STATUS_WORDS.values():
        found.setdefault(step, "next steps")
    queries = (path.name for path in files("finlink.assess.findings").iterdir())
    for rule in sorted(name.removesuffix(".sql").upper() for name in queries if name.endswith(".sql")):
        found.setdefault(rule_words(rule), "findings")
    for finding in findings.definitions().values():
        found.setdefault(finding.label, "labels of findings")
    for method in METHODS.values():
        found.setdefault(method.says, "methods of tracing")
    for text in CHOSEN.values():
        found.setdefault(text, "methods of tracing")
    found.setdefault(PRIORITY, "priority")
    return found
