"""Two builds in one engine: every table of OLD as ``old_<table>``, of NEW as ``new_<table>``.

The queries beside this module put what a build says into the form in which it is compared: each investigation once,
each measure and request under a name that tells it from the others, each finding without its figures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finlink.engine import DuckEngine, literal, sql_file
from finlink.errors import FinlinkError

if TYPE_CHECKING:
    from finlink.result import Build

SIDES = ("old", "new")
SAID = ("investigations_said", "measures_said", "requests_said", "findings_said")
"""What is put into another form before it is compared."""


def attach(old: Build, new: Build) -> DuckEngine:
    """Return an engine over both builds; FinlinkError where a table of one of them cannot be read."""
    engine = DuckEngine()
    for side, build in zip(SIDES, (old, new), strict=True):
        try:
            _attach(engine, side, build)
        except Exception as error:
            raise FinlinkError(
                f"{build.folder} cannot be compared ({str(error).splitlines()[0]}); see what changed with finlink "
                f"verify {build.folder}, or, if an earlier finlink made it, build the register again."
            ) from None
    engine.run("SET schema = 'main'")
    return engine


def _attach(engine: DuckEngine, side: str, build: Build) -> None:
    """Make the views of one build, in a schema of its own so that the queries need not know which side they read."""
    engine.run(f"CREATE SCHEMA {side}")
    engine.run(f"SET schema = '{side}'")
    names = []
    for path in sorted((build.folder / "tables").glob("*.parquet")):
        engine.run(f'CREATE VIEW "{path.stem}" AS SELECT * FROM read_parquet({literal(path)})')
        names.append(path.stem)
    for name in SAID:
        engine.table(name, sql_file(__name__, name))
    for name in (*names, *SAID):
        engine.run(f'CREATE VIEW main."{side}_{name}" AS SELECT * FROM {side}."{name}"')
