"""From a folder of files to text tables with every physical line accounted for.

``inputs`` says which file is which table; ``scan`` looks at every byte once (hash, lines, structure);
``header`` finds the delimiter and the header and matches it with the schema; clean files then go straight to the
engine, all others through ``careful``, which sets aside the lines that cannot be read and writes the rest as a
clean file; ``derive`` makes a table from another file. Nothing is typed here: every cell is still text.
"""

from finlink.read.file import FileRead, read_file
from finlink.read.inputs import Input, find_inputs

__all__ = ["FileRead", "Input", "find_inputs", "read_file"]
