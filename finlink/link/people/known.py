"""What an earlier build weighed already: taken over for pairs of profiles that both stand there unchanged.

A pair's weight rests on what its two profiles say, on how common the words of their names are (in powers of two), on
the size class of the register and on the code; and whether it is a candidate at all on the keys that are too common. So
a profile counts as known where it says the same, stands in one and the same case or in several as before, and none of
its words became commoner; and nothing is taken over where the model, the size class or the keys differ. A build with
and one without an earlier build before it give the same bytes.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING

from finlink.engine import literal, sql_file

if TYPE_CHECKING:
    from pathlib import Path

    from finlink.engine import DuckEngine

TABLES = ("person_profiles", "person_pairs", "person_words", "person_keys_left_out", "person_model")
"""The stored tables that a later build reads."""

_PACKAGES = ("finlink.names", "finlink.link.people")


@cache
def edition() -> str:
    """Return the SHA-256 over the code, queries and figures by which names and profiles are weighed.

    And over the versions of the libraries that compare words and sift pairs.
    """
    digest = sha256()
    for library in ("rapidfuzz", "splink", "duckdb"):
        digest.update(f"{library} {version(library)}\0".encode())
    for package in _PACKAGES:
        for path in sorted(files(package).iterdir(), key=lambda one: one.name):
            if path.name.endswith((".py", ".toml", ".sql")):
                digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def note_model(engine: DuckEngine, size: int, *, sifted: bool) -> None:
    """Make ``person_model``: what the weights of this build rest on beside the profiles."""
    engine.table(
        "person_model",
        f"SELECT {literal(edition())} AS edition, {size} AS size, {str(sifted).lower()} AS sifted, hub_limit "
        "FROM person_params",
    )
    engine.table("person_keys_left_out", sql_file("finlink.link.people", "keys_left_out"))


def take_over(engine: DuckEngine, tables: Path | None) -> bool:
    """Make ``known_pairs`` (as ``scored_pairs``) and ``to_weigh``, the candidates that are left; False = none known."""
    if tables is None or not _same_model(engine, tables):
        return False
    for name in ("person_profiles", "person_pairs", "person_words"):
        path = literal(tables / f"{name}.parquet")
        view = name.replace("person_", "earlier_")
        engine.run(f"CREATE OR REPLACE TEMP VIEW {view} AS SELECT * FROM read_parquet({path})")
    for name in ("known_profiles", "known_pairs", "to_weigh"):
        engine.table(name, sql_file("finlink.link.people", name))
    return True


def _same_model(engine: DuckEngine, tables: Path) -> bool:
    """Say whether the earlier build weighed as this one does, and left out no key that this one uses."""
    model, left_out = (literal(tables / f"{name}.parquet") for name in ("person_model", "person_keys_left_out"))
    if engine.value(f"SELECT min(edition) FROM read_parquet({model})") != edition():
        return False
    differs = engine.value(
        f"SELECT count(*) FROM (SELECT * FROM read_parquet({model}) EXCEPT SELECT * FROM person_model)"
    )
    used_now = engine.value(
        f"SELECT count(*) FROM read_parquet({left_out}) e "
        "JOIN (SELECT DISTINCT key FROM profile_keys) k ON k.key = e.key "
        "ANTI JOIN person_keys_left_out n ON n.key = e.key"
    )
    return not differs and not used_now
