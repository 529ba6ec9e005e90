"""The analyst's word on proposed links: which to judge first, what to look at, and the rows that keep the word.

``register`` finds the register that a build was made from; ``decisions`` reads what its files decide already;
``append`` adds rows and never changes one; ``worklist`` lists the pairs still to be judged with both sides;
``sheet`` writes that list for a spreadsheet and ``returned`` reads it back.
"""

from finlink.review.append import Appended, append
from finlink.review.decisions import WORDS, Decision, read_decisions
from finlink.review.register import find_register
from finlink.review.worklist import Proposal, proposals

__all__ = ["WORDS", "Appended", "Decision", "Proposal", "append", "find_register", "proposals", "read_decisions"]
