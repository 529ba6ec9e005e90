"""Sifting the candidate pairs of a large register with Splink, on the same engine, with the model's fixed figures.

Splink weighs the pairs that are given to it (each has a key of its own) by the comparisons of ``model.toml`` and a
coarse comparison of names in SQL; what it finds all but impossible is not weighed word by word. Nothing is trained on
the register, so a pair is judged alike in every register of its size class.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from finlink.link.people.model import model, two_sided

if TYPE_CHECKING:
    from finlink.engine import DuckEngine

FLOOR = -5.0
"""The match weight, in bits, below which a pair is dropped: a probability of some three per cent at the very best."""

_SOUNDS = "list_intersect(l.sounds, r.sounds)"
_INITIALS = "list_intersect(l.letters, r.letters)"
_NAME_LEVELS = (
    (f"len({_SOUNDS}) > 1 OR l.joined = r.joined", 0.9, 1e-8),
    (f"len({_SOUNDS}) = 1 AND len({_INITIALS}) > 1", 0.9, 1e-5),
    (f"len({_SOUNDS}) = 1 AND (l.words NOT LIKE '% %' OR r.words NOT LIKE '% %')", 0.9, 2e-4),
    (f"len({_INITIALS}) > 1", 0.9, 1e-3),
    (f"len({_SOUNDS}) = 1", 0.8, 0.2),
    (f"len({_INITIALS}) > 0 AND (l.words NOT LIKE '% %' OR r.words NOT LIKE '% %')", 0.9, 0.2),
    ("ELSE", 0.02, 0.98),
)
"""Coarse levels of names: condition, m, u. They only sift: each is about what the words may weigh at the best."""


def sift(engine: DuckEngine, pairs: str, target: str, size: int) -> None:
    """Make the table ``target``: the rows of ``pairs`` (l, r) that Splink does not rule out.

    A profile beside itself (what several cases say alike) is kept: Splink compares different records only.
    """
    from splink import Linker, SettingsCreator, block_on  # noqa: PLC0415 - slow to import, and small registers need none
    from splink.internals.duckdb.database_api import DuckDBAPI  # noqa: PLC0415

    logging.getLogger("splink").setLevel(logging.ERROR)
    _keyed(engine, pairs)
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="profile",
        comparisons=_comparisons(),
        blocking_rules_to_generate_predictions=[block_on("pair_keys", arrays_to_explode=["pair_keys"])],
        probability_two_random_records_match=1 / size,
        retain_matching_columns=False,
    )
    api = DuckDBAPI(connection=engine.connection)
    linker = Linker(api.register("sift_profiles"), settings, log_level=None, validate_settings=False)
    predicted = linker.inference.predict(threshold_match_weight=FLOOR, warning_mode="never")
    engine.table(
        target,
        f"SELECT least(profile_l, profile_r) AS l, greatest(profile_l, profile_r) AS r FROM {predicted.physical_name} "
        f"UNION ALL SELECT l, r FROM {pairs} WHERE l = r ORDER BY 1, 2",
    )
    predicted.drop_table_from_database_and_remove_from_cache()
    engine.run("DROP TABLE sift_profiles")


def _keyed(engine: DuckEngine, pairs: str) -> None:
    """Make ``sift_profiles``: the profiles of the pairs, each with the numbers of the pairs it stands in."""
    engine.table(
        "sift_profiles",
        "SELECT p.*, string_split(p.skeletons, ' ') AS sounds, string_split(p.initials, ' ') AS letters, k.pair_keys "
        "FROM person_profiles p JOIN ("
        "SELECT profile, list(pair ORDER BY pair) AS pair_keys FROM ("
        f"SELECT l AS profile, rowid AS pair FROM {pairs} WHERE l <> r "
        f"UNION ALL SELECT r, rowid FROM {pairs} WHERE l <> r) GROUP BY profile"
        ") k ON k.profile = p.profile ORDER BY p.profile",
    )


def _comparisons() -> list[Any]:
    names = _comparison("name", "l.words = '' OR r.words = ''", _NAME_LEVELS)
    others = [
        _comparison(one.name, one.unknown, [(level.when, level.m, level.u) for level in one.levels])
        for one in model().comparisons
    ]
    return [names, *others]


def _comparison(name: str, unknown: str, levels: Any) -> dict[str, Any]:
    """Return a comparison as Splink's settings have it, with fixed probabilities."""
    stated = [
        {
            "sql_condition": "ELSE" if when in ("true", "ELSE") else two_sided(when),
            "m_probability": m,
            "u_probability": u,
            "label_for_charts": f"{name} {n}",
            "fix_m_probability": True,
            "fix_u_probability": True,
        }
        for n, (when, m, u) in enumerate(levels)
    ]
    if len(stated) == 1:  # Splink wants two levels and more; this one never holds
        stated.insert(0, {**stated[0], "sql_condition": "1 = 0", "label_for_charts": f"{name} never"})
    null = {"sql_condition": two_sided(unknown), "is_null_level": True, "label_for_charts": "not said"}
    return {"output_column_name": name, "comparison_levels": [null, *stated]}
