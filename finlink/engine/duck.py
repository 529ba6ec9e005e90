"""DuckDB, embedded: the engine of a workstation."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import duckdb
import numpy as np

from finlink.engine.sqlfiles import literal
from finlink.errors import FinlinkError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray


class Engine(Protocol):
    """What the stages ask of an engine: make a table from a query, and read a small result."""

    def table(self, name: str, query: str) -> None:
        """Make (or replace) the table ``name`` from the rows of ``query``."""

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Return all rows of ``query``; for results that fit in memory many times over."""


def _array(values: Sequence[Any]) -> NDArray[np.object_]:
    """Return the values as a column of Python objects, whatever their types."""
    array = np.empty(len(values), dtype=object)
    array[:] = list(values) if not isinstance(values, (list, tuple)) else values
    return array


@contextmanager
def _in_plain_words() -> Iterator[None]:
    """Turn the engine's own troubles into finlink's: a full disk, no memory, an unreadable file, Ctrl-C."""
    try:
        yield
    except duckdb.OutOfMemoryException:
        raise FinlinkError(
            "There is not enough memory, or not enough disk to spill to, for this step; free some and build again."
        ) from None
    except duckdb.IOException as error:
        if "No space left" in str(error) or "ENOSPC" in str(error):
            raise OSError(errno.ENOSPC, "No space left on device") from None
        raise FinlinkError(f"A file cannot be read or written: {str(error).splitlines()[0]}.") from None
    except RuntimeError as error:
        if "interrupted" in str(error):
            raise KeyboardInterrupt from None
        raise


def _free_memory() -> int:
    """Return how many bytes of memory are free, as far as the system tells it; 0 where it does not."""
    try:
        told = dict(line.split(":", 1) for line in Path("/proc/meminfo").read_text("ascii").splitlines())
        return int(told["MemAvailable"].split()[0]) * 1024
    except (OSError, KeyError, ValueError):
        return 0


class DuckEngine:
    """One in-memory DuckDB with bounded memory that spills into ``spill``."""

    def __init__(self, spill: Path | None = None, *, memory: str = "1600MB") -> None:
        config: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": memory,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            # A checkpoint of an in-memory database only costs time: nothing here outlives the process.
            "checkpoint_threshold": "1TB",
        }
        if spill is not None:
            config["temp_directory"] = str(spill)
        self.connection = duckdb.connect(config=config)
        self.connection.execute("SET enable_progress_bar = false")
        self._names = 0
        self._memory = memory

    def allow_memory(self, memory: str) -> None:
        """Let the engine use more memory from here on, as in "1600MB": what follows reading has no large files."""
        self.run(f"SET memory_limit = {literal(memory)}")
        self._memory = memory

    @contextmanager
    def room_for(self, size: int) -> Iterator[None]:
        """Let the engine hold ``size`` bytes for a while, at most half of what is free; never less than it may now."""
        most = min(size, _free_memory() // 2)
        before = self._memory
        more = most > int(self.value(f"SELECT parse_formatted_bytes({literal(before)})"))
        if more:
            self.allow_memory(f"{most // 2**20}MiB")
        try:
            yield
        finally:
            if more:
                self.allow_memory(before)

    def twin(self) -> DuckEngine:
        """Return an engine on the same tables that a second thread may use at the same time."""
        other = object.__new__(DuckEngine)
        other.connection = self.connection.cursor()
        other.connection.execute("SET enable_progress_bar = false")
        other._names = self._names + 1_000_000
        other._memory = self._memory
        return other

    def counter(self) -> int:
        """Return a number that this engine has not returned before, for names of tables."""
        self._names += 1
        return self._names

    def ask(self, statement: str) -> duckdb.DuckDBPyConnection:
        """Run a statement and return what holds its result."""
        with _in_plain_words():
            return self.connection.execute(statement)

    def run(self, statement: str) -> None:
        """Run one statement whose result nobody reads."""
        self.ask(statement)

    def table(self, name: str, query: str) -> None:
        """Make (or replace) the table ``name`` from the rows of ``query``."""
        self.run(f'CREATE OR REPLACE TABLE "{name}" AS {query}')

    def table_from_columns(self, name: str, columns: Mapping[str, Sequence[Any]], types: Mapping[str, str]) -> None:
        """Make the table ``name`` from equally long columns of Python values, cast to ``types``."""
        arrays = {key: _array(values) for key, values in columns.items()}
        length = len(next(iter(arrays.values())))
        casts = ", ".join(f'CAST("{key}" AS {types[key]}) AS "{key}"' for key in arrays)
        if length == 0:
            empty = ", ".join(f'CAST(NULL AS {types[key]}) AS "{key}"' for key in arrays)
            self.table(name, f"SELECT {empty} WHERE false")
            return
        self.connection.register("finlink_incoming", arrays)
        try:
            self.table(name, f"SELECT {casts} FROM finlink_incoming")
        finally:
            self.connection.unregister("finlink_incoming")

    def table_from_numbers(self, name: str, columns: Mapping[str, NDArray[Any]]) -> None:
        """Make the table ``name`` from equally long numpy arrays of numbers, types as they are."""
        self.connection.register("finlink_incoming", dict(columns))
        try:
            self.table(name, "SELECT * FROM finlink_incoming")
        finally:
            self.connection.unregister("finlink_incoming")

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Return all rows of ``query`` as tuples, in the query's order."""
        with _in_plain_words():
            return self.connection.execute(query).fetchall()

    def records(self, query: str) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Return the names of the columns and all rows of ``query``."""
        with _in_plain_words():
            result = self.connection.execute(query)
            return [str(column[0]) for column in result.description or []], result.fetchall()

    def value(self, query: str) -> Any:
        """Return the first cell of the first row."""
        return self.rows(query)[0][0]

    def columns(self, query: str) -> dict[str, list[Any]]:
        """Return the result by column, as lists of Python values; amounts must be asked for as text (`amount_text`).

        As numbers they would be floats, which no amount of money may be.
        """
        with _in_plain_words():
            result = self.connection.execute(query).fetchnumpy()
        return {name: values.tolist() for name, values in result.items()}

    def copy_to_parquet(self, query: str, path: Path) -> None:
        """Write the rows of ``query`` in their order; the same rows give the same bytes."""
        # A dictionary of more than a thousand values never pays here: identifiers hardly repeat.
        options = "FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, DICTIONARY_SIZE_LIMIT 1000"
        self.run(f"COPY ({query}) TO {literal(path)} ({options})")

    def names(self) -> set[str]:
        """Return the names of all tables and views."""
        return {str(name) for (name,) in self.rows("SELECT table_name FROM information_schema.tables")}

    def close(self) -> None:
        """Let go of memory and spill files."""
        self.connection.close()
