"""Where queries run: one small interface, and DuckDB embedded behind it.

Queries live in ``.sql`` files beside the stage that uses them, one statement a file, in DuckDB's dialect and
within what ``sqlglot`` translates to Spark SQL (a test holds both). The file's name is the table it makes.
"""

from finlink.engine.duck import DuckEngine, Engine
from finlink.engine.sqlfiles import amount_text, literal, quoted, sql_file

__all__ = ["DuckEngine", "Engine", "amount_text", "literal", "quoted", "sql_file"]
