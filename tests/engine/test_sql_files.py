"""Every query is one statement, and Spark can say it too, with functions and types that Spark 4 has."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
import sqlglot

from finlink.engine import sql_file
from finlink.engine.spark import to_spark

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

SPARK_FUNCTIONS = {
    "month",
    "rank",
    "regexp_extract",
    "array",
    "array_append",
    "array_join",
    "array_sort",
    "ceil",
    "char",
    "chr",
    "coalesce",
    "collect_list",
    "collect_set",
    "concat",
    "concat_ws",
    "contains",
    "count",
    "date_format",
    "dense_rank",
    "datediff",
    "explode",
    "filter",
    "flatten",
    "floor",
    "greatest",
    "least",
    "left",
    "length",
    "locate",
    "log",
    "lower",
    "lpad",
    "max",
    "md5",
    "min",
    "min_by",
    "nullif",
    "power",
    "quarter",
    "hash",
    "lag",
    "lead",
    "regexp_replace",
    "replace",
    "right",
    "row_number",
    "rpad",
    "split",
    "startswith",
    "struct",
    "substring",
    "sum",
    "to_json",
    "transform",
    "try_cast",
    "upper",
    "year",
}
"""Functions of Spark 4.0 that finlink uses; a new one is looked up in Spark's list of functions before it is added."""

SPARK_TYPES = {"STRING", "INT", "BIGINT", "DOUBLE", "BOOLEAN", "DATE", "TIMESTAMP", "DECIMAL"}
_WORDS = {
    "and",
    "as",
    "cast",
    "decimal",
    "else",
    "from",
    "in",
    "join",
    "on",
    "or",
    "over",
    "then",
    "when",
    "where",
    "div",
    "by",
    "select",
    "exists",
    "not",
    "distinct",
    "union",
    "all",
}


def walk(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir():
            yield from walk(entry)
        elif entry.name.endswith(".sql"):
            yield entry


QUERIES = {str(path).rpartition("/finlink/")[2]: path.read_text("utf-8") for path in walk(files("finlink"))}


def test_the_queries_are_found() -> None:
    assert len(QUERIES) > 40
    assert sql_file("finlink.link.decided", "links") == QUERIES["link/decided/links.sql"].strip()


@pytest.mark.parametrize("name", QUERIES)
def test_is_one_statement_that_reads_only(name: str) -> None:
    statements = sqlglot.parse(QUERIES[name], read="duckdb")
    assert len(statements) == 1
    assert isinstance(statements[0], sqlglot.exp.Query)


@pytest.mark.parametrize("name", QUERIES)
def test_spark_can_say_it(name: str) -> None:
    text = to_spark(QUERIES[name])
    again = sqlglot.parse_one(text, read="spark")
    bare = re.sub(r"'(?:[^'\\]|\\.|'')*'|/\*.*?\*/|`[^`]*`", "''", text, flags=re.DOTALL)
    called = {found.lower() for found in re.findall(r"\b([A-Za-z_]\w*)\s*\(", bare)}
    assert called - _WORDS - SPARK_FUNCTIONS == set()
    types = {str(one.this.name) for one in again.find_all(sqlglot.exp.DataType)}
    known = {"TEXT" if one == "STRING" else one for one in SPARK_TYPES} | {"VARCHAR"}
    assert types - known == set()
    unknown = {call.name.lower() for call in again.find_all(sqlglot.exp.Anonymous)}
    assert unknown <= {"hash"}  # Spark has it; sqlglot has no name of its own for it
    assert " // " not in bare
    assert "::" not in bare


@pytest.mark.parametrize(
    ("query", "message"),
    [("SELECT approx_top_k(x, 3) FROM t", "approx_top_k"), ("SELECT list_unique(x) FROM t", "list_unique")],
)
def test_the_check_sees_what_spark_does_not_know(query: str, message: str) -> None:
    assert message in to_spark(query).lower()
    assert message not in SPARK_FUNCTIONS
