"""The ten input tables as data: which columns exist, how they are typed, and under which headers they come.

Each table is one TOML file beside this module (`cases.toml`, ...), with what several tables share in
`shared.toml`. Everything that needs to know a column (header checks, templates, the reference page) asks
here. Nothing is parsed before `tables()` is first called.
"""

from finlink.schema.fold import fold_header
from finlink.schema.headers import HeaderMatch, match_headers
from finlink.schema.load import TABLE_NAMES, table_for_file, tables
from finlink.schema.model import TYPES, Column, Table
from finlink.schema.stored import empty_column, sql_type
from finlink.schema.template import template_csv
from finlink.schema.values import category

__all__ = [
    "TABLE_NAMES",
    "TYPES",
    "Column",
    "HeaderMatch",
    "Table",
    "category",
    "empty_column",
    "fold_header",
    "match_headers",
    "sql_type",
    "table_for_file",
    "tables",
    "template_csv",
]
