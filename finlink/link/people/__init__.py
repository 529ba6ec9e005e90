"""Which parties and holders of different cases are the same person or company, and what speaks for and against.

records → forms → profiles → candidates → (Splink sifts, in large registers) → scores → persons → links. Names are
folded to find candidates and compared word by word; all else is compared in SQL by the levels of ``model.toml``.
Pairs are weighed by what they say, and by how common the words of their names are, so another case hardly ever changes
an old link, and what an earlier build weighed is taken over (``known``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from finlink.engine import sql_file
from finlink.identifiers.placeholders import as_written
from finlink.link.people.cluster import Person, put_together
from finlink.link.people.forms import make_forms
from finlink.link.people.known import TABLES, note_model, take_over
from finlink.link.people.model import size_class
from finlink.link.people.score import score
from finlink.link.people.splink_scores import sift

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from finlink.engine import DuckEngine
    from finlink.settings import Settings

__all__ = ["TABLES", "resolve"]

SPLINK_FROM = 10_000
"""So many profiles, and COLUMNS things said of them beside the name, make a register one that Splink sifts."""
COLUMNS = 3

KEY_LIMITS = {
    "i": 80, "d": 80, "p": 80, "e": 30, "f": 30, "u": 40, "c": 30, "n": 30, "s": 30, "a": 20, "y": 15, "v": 15, "w": 15,
    "t": 100, "r": 100,
}  # fmt: skip
"""By the kind of key (keys.sql): one that more profiles share is no way to find candidates; other keys find them."""

JOINING = 0.9
"""From this strength profiles are put together to one person."""

_PARAMS = {"hub_limit": "INTEGER", "proposed": "DOUBLE", "joining": "DOUBLE"}


def resolve(engine: DuckEngine, settings: Settings, known: Path | None = None) -> None:
    """Make ``person_links``, with the tables it rests on; needs ``decisions_in_force`` and ``identifier_use``.

    ``known`` is the folder of tables of an earlier build made by the same model.
    """
    params: dict[str, list[Any]] = {
        "hub_limit": [settings.hub_limit],
        "proposed": [settings.link_threshold],
        "joining": [JOINING],
    }
    engine.table_from_columns("person_params", params, _PARAMS)
    limits: dict[str, list[Any]] = {"kind": [*KEY_LIMITS], "most": [*KEY_LIMITS.values()]}
    engine.table_from_columns("key_limits", limits, {"kind": "VARCHAR", "most": "INTEGER"})
    engine.table_from_columns("no_births", {"born": sorted(as_written("births"))}, {"born": "VARCHAR"})
    engine.table("decided_nodes", sql_file(__name__, "decided_nodes"))
    engine.table("person_records", sql_file(__name__, "records") + ("" if settings.match_people else " LIMIT 0"))
    make_forms(engine)
    for name, table in (
        ("contents", "person_contents"),
        ("profiles", "person_profiles_said"),
        ("profile_cases", "profile_cases"),
        ("spread", "person_profiles"),
        ("person_words", "person_words"),
        ("keys", "profile_keys"),
        ("candidates", "candidates"),
    ):
        engine.table(table, sql_file(__name__, name))
    size = size_class(int(engine.value("SELECT count(*) FROM person_profiles")))
    _weigh(engine, known, size)
    _persons(engine, size)
    engine.table("person_links", sql_file(__name__, "person_links"))


def _weigh(engine: DuckEngine, known: Path | None, size: int) -> None:
    """Make ``scored_pairs``, and ``person_pairs`` for the next build."""
    large = _is_large(engine)
    note_model(engine, size, sifted=large)
    again = take_over(engine, known)
    pairs = "to_weigh" if again else "candidates"
    if large:
        sift(engine, pairs, "sifted", size)
        pairs = "sifted"
    score(engine, pairs, size)
    if again:
        engine.table("scored_pairs", "SELECT * FROM scored_pairs UNION ALL SELECT * FROM known_pairs ORDER BY l, r")
    engine.table("person_pairs", sql_file(__name__, "stored_pairs"))


def _is_large(engine: DuckEngine) -> bool:
    """Say whether there are enough profiles, and enough said of them, for Splink to sift the candidates."""
    said = {
        "born": "born <> ''", "id_key": "id_key IS NOT NULL", "phones": "len(phones) > 0", "emails": "len(emails) > 0",
        "address": "len(streets) > 0",
    }  # fmt: skip
    counts = ", ".join(f"count(*) FILTER (WHERE {sql})" for sql in said.values())
    profiles, *columns = engine.rows(f"SELECT count(*), {counts} FROM person_profiles")[0]
    return bool(profiles >= SPLINK_FROM and sum(10 * count >= profiles for count in columns) >= COLUMNS)


def _persons(engine: DuckEngine, size: int) -> None:
    """Make ``person_members`` (profile, person, weakest), ``held_pairs`` (l, r, why) and ``closed_pairs``.

    Twice: the first time finds which records would come together through others only. These pairs are weighed too, and
    the second time those stay apart that have more against than for being one.
    """
    same = engine.rows(sql_file(__name__, "decided_same"))
    pairs = engine.rows(sql_file(__name__, "joining_pairs"))
    wanted = sorted({profile for pair in [*pairs, *same] for profile in pair[:2]})
    engine.table_from_columns("joined_profiles", {"profile": wanted}, {"profile": "BIGINT"})
    facts = engine.rows(sql_file(__name__, "person_facts"))
    groups, _ = put_together({one[0]: _person(one) for one in facts}, pairs, same)
    _note_members(engine, groups)
    engine.table("within_pairs", sql_file(__name__, "within_pairs"))
    score(engine, "within_pairs", size, "closed_pairs", 0.0)
    unlike: dict[int, set[int]] = {}
    for left, right in engine.rows(sql_file(__name__, "unlike_pairs")):
        unlike.setdefault(left, set()).add(right)
    groups, held = put_together({one[0]: _person(one, unlike.get(one[0], ())) for one in facts}, pairs, same)
    _note_members(engine, groups)
    engine.table_from_columns(
        "held_pairs",
        {"l": [pair[0] for pair in held], "r": [pair[1] for pair in held], "why": list(held.values())},
        {"l": "BIGINT", "r": "BIGINT", "why": "VARCHAR"},
    )


def _person(facts: tuple[Any, ...], unlike: Iterable[int] = ()) -> Person:
    """Return what one profile (a row of person_facts) says that must not contradict."""
    profile, kind, key, checked, born, victim_in, suspect_in, parted = facts
    return Person(
        [profile],
        {(kind, key)} if checked else set(),
        {born} if len(born) == len("2000-01-01") else set(),
        frozenset(victim_in),
        frozenset(suspect_in),
        frozenset(parted),
        frozenset(unlike),
    )


def _note_members(engine: DuckEngine, groups: list[Person]) -> None:
    """Make ``person_members``: to which person each profile belongs, and its weakest step."""
    members = [(profile, number, group.weakest) for number, group in enumerate(groups) for profile in group.profiles]
    engine.table_from_columns(
        "person_members",
        {name: [one[n] for one in members] for n, name in enumerate(("profile", "person", "weakest"))},
        {"profile": "BIGINT", "person": "BIGINT", "weakest": "DOUBLE"},
    )
