"""Weighing the candidate pairs: names word by word in Python, everything else in SQL; one shape of result.

Each pair gets the sum of its weights in bits, the strength that follows, and the reasons: what spoke for it and what
against, in the order of the model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from finlink.engine import literal
from finlink.link.people.forms import as_form
from finlink.link.people.household import COUNT_ONCE, PROPOSED_ONLY, RELATIVES, counted_twice, relatives
from finlink.link.people.model import model
from finlink.names import compare, rarity

if TYPE_CHECKING:
    from finlink.engine import DuckEngine

_FORM = ("words", "aside", "sort", "legal_form")
_FOUND = {"bits": "DOUBLE", "level": "VARCHAR", "name_says": "VARCHAR"}


LEAST = 0.01
"""Strength below which a pair is not kept."""


def score(engine: DuckEngine, pairs: str, size: int, target: str = "scored_pairs", least: float = LEAST) -> None:
    """Make ``target`` from the table ``pairs`` (l, r): bits, reasons and strength.

    Pairs of less than ``least`` strength are left out.
    """
    _compare_names(engine, pairs, size)
    levels = ", ".join(f"{one.level()} AS {one.name}_level" for one in model().comparisons)
    engine.table(
        "levels_found",
        f"SELECT c.l, c.r, n.bits AS name_bits, n.level AS name_level, n.name_says, {levels} "
        f"FROM {pairs} c JOIN person_profiles l ON l.profile = c.l JOIN person_profiles r ON r.profile = c.r "
        f"LEFT JOIN names_compared n ON {_same_forms()}",
    )
    engine.table(target, f"SELECT * FROM ({_summed(size)}) WHERE strength >= {least} ORDER BY l, r")
    for name in ("levels_found", "names_compared"):
        engine.run(f"DROP TABLE {name}")


def _same_forms() -> str:
    return " AND ".join(f"n.left_{part} = l.{part} AND n.right_{part} = r.{part}" for part in _FORM)


def _compare_names(engine: DuckEngine, pairs: str, size: int) -> None:
    """Make ``names_compared``: each distinct pair of names among the pairs, as it compares."""
    sides = ", ".join(
        f"{side}.{part} AS {name}_{part}" for side, name in (("l", "left"), ("r", "right")) for part in _FORM
    )
    engine.table(
        "names_met",
        f"SELECT DISTINCT {sides} FROM {pairs} c JOIN person_profiles l ON l.profile = c.l "
        "JOIN person_profiles r ON r.profile = c.r WHERE l.words <> '' AND r.words <> '' ORDER BY ALL",
    )
    counts = dict(engine.rows("SELECT word, profiles FROM person_words"))
    u = rarity(counts, size)
    met = engine.columns("SELECT * FROM names_met ORDER BY rowid")
    lefts = zip(*(met[f"left_{part}"] for part in _FORM), strict=True)
    rights = zip(*(met[f"right_{part}"] for part in _FORM), strict=True)
    found = [compare(as_form(*left), as_form(*right), u) for left, right in zip(lefts, rights, strict=True)]
    cells: dict[str, list[Any]] = {
        "bits": [one.bits for one in found],
        "level": [one.level for one in found],
        "name_says": [one.says for one in found],
    }
    engine.table_from_columns("names_found", cells, _FOUND)
    engine.table("names_compared", "SELECT * FROM names_met POSITIONAL JOIN names_found")
    for name in ("names_met", "names_found"):
        engine.run(f"DROP TABLE {name}")


def _reason(factor: str, bits: str, says: str, left: str = "''", right: str = "''") -> str:
    """Return SQL for one reason: a struct of what was compared, its weight, a sentence, and what each side says."""
    return (
        f"{{'factor': {factor}, 'bits': round({bits}, 1), 'says': {says}, 'left_says': {left}, 'right_says': {right}}}"
    )


def _summed(size: int) -> str:
    """Return SQL that adds the weights of ``levels_found`` up and writes the reasons.

    The weights start below zero: two records of a register are hardly ever one person, the less so the larger it is.
    """
    rules = model()
    bits = {one.name: one.of_level(f"f.{one.name}_level", "bits") for one in rules.comparisons}
    speak_for = {one: f"greatest(coalesce({bits[one]}, 0), 0)" for one in bits}
    support = " + ".join(speak_for.values())
    agreeing = " + ".join(f"CASE WHEN {bits[one]} > 0 THEN 1 ELSE 0 END" for one in bits)
    nameless = f"f.name_bits IS NULL AND ({support} - {speak_for['birth_date']} < 3 OR {agreeing} < 2)"
    twice, kin = counted_twice(bits), relatives(bits)
    total = " + ".join(["coalesce(f.name_bits, 0)", *(f"coalesce({sql}, 0)" for sql in [*bits.values(), twice])])
    reasons = [
        _reason("'chance'", f"-log2({size})", f"'two of a register of up to {size:,} are hardly ever the same'"),
        _reason("'name'", "f.name_bits", "f.name_says", "l.words", "r.words"),
        *(
            _reason(
                literal(one.name),
                bits[one.name],
                one.of_level(f"f.{one.name}_level", "says"),
                f"coalesce({one.left}, '')",
                f"coalesce({one.right}, '')",
            )
            for one in rules.comparisons
        ),
        _reason("'household'", twice, literal(COUNT_ONCE)),
        _reason("'relatives'", f"CASE WHEN {kin} THEN 0.0 END", literal(PROPOSED_ONLY)),
    ]
    known = f"list_filter([{', '.join(reasons)}], lambda one: one.bits IS NOT NULL)"
    chance = "1 / (1 + power(2, -bits))"
    return (
        "SELECT l, r, bits, reasons, round(CASE "
        f"WHEN nameless THEN {rules.birth_only} * {chance} WHEN support < 3 THEN {rules.name_only} * {chance} "
        f"WHEN kin THEN least({RELATIVES}, {chance}) ELSE least(0.99, {chance}) END, 3) AS strength "
        f"FROM (SELECT f.l, f.r, least(60, greatest(-60, {total} - log2({size}))) AS bits, {support} AS support, "
        f"{nameless} AS nameless, {kin} AS kin, {known} AS reasons "
        "FROM levels_found f JOIN person_profiles l ON l.profile = f.l JOIN person_profiles r ON r.profile = f.r)"
    )
