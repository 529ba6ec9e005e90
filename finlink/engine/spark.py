"""The same queries in Spark's words, for registers beyond one machine (a later round runs them there).

``sqlglot`` translates; it is needed only here and is no dependency of a workstation's finlink.
"""

from __future__ import annotations


def to_spark(query: str) -> str:
    """Return one statement of DuckDB's dialect as Spark SQL; raises sqlglot's errors for what Spark cannot say.

    HUGEINT becomes DECIMAL(38, 0): Spark has no 128-bit integer, and its ``DIV`` of decimals is exact too.
    """
    import sqlglot  # noqa: PLC0415 - a tool of the Spark engine alone

    tree = sqlglot.parse_one(query, read="duckdb")
    for cast in tree.find_all(sqlglot.exp.DataType):
        if cast.this == sqlglot.exp.DataType.Type.INT128:
            cast.replace(sqlglot.exp.DataType.build("DECIMAL(38, 0)"))
    text: str = tree.sql(dialect="spark", unsupported_level=sqlglot.ErrorLevel.RAISE)
    return text
