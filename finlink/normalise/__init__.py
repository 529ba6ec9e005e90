"""From text tables to the ten typed tables, with normalised identifiers as keys and the value as written beside.

``load`` types the cells and sets unusable rows aside; ``cases`` settles repeated case ids; ``nodes`` gives every
account, wallet, holder and party its node id; ``transfers`` recognises the same transfer seen twice; ``finish``
writes the final tables with every column of the schema, whether a file had it or not.
"""

from finlink.normalise.finish import normalise, prepare
from finlink.normalise.load import load_inputs
from finlink.normalise.loaded import Loaded

__all__ = ["Loaded", "load_inputs", "normalise", "prepare"]
