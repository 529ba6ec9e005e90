"""From a folder of files to text tables with every physical line accounted for.

``inputs`` says which file is which table; ``reader`` reads one: ``formats`` knows workbooks, statements and archives;
``encodings`` which code page a text is in; ``scan`` looks at every byte once (hash, lines, structure); ``header`` finds
the delimiter and the header and matches it with the schema; clean files then go straight to the engine, all others
through ``careful``, which sets aside the records that cannot be read and writes the rest as a clean file (``text`` does
both); ``derive`` makes a table from another file. Nothing is typed here: every cell is still text.
"""

from finlink.read.file import FileRead
from finlink.read.inputs import Input, find_inputs
from finlink.read.lines import physical_lines
from finlink.read.reader import read_file
from finlink.read.readings import Reading
from finlink.read.records import Reject
from finlink.read.repairs import REPAIR_COLUMNS

__all__ = ["REPAIR_COLUMNS", "FileRead", "Input", "Reading", "Reject", "find_inputs", "physical_lines", "read_file"]
