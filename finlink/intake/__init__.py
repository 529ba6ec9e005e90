"""The account of what came in: how each file was read, where its lines and money went, how good it is, what is amiss.

``tables`` makes the tables ``files``, ``readings``, ``quality``, ``money`` and ``issues`` of a build; ``rejected``
writes the rows that were set aside so that they can be repaired in a spreadsheet and read again.
"""

from finlink.intake.rejected import write_rejected
from finlink.intake.tables import file_account, make_tables

__all__ = ["file_account", "make_tables", "write_rejected"]
