"""From text tables to the ten typed tables, with normalised identifiers as keys and the value as written beside.

``load`` types the cells of each file (``columns`` says how), sets unusable rows aside and says what it met
(``reports``); ``repairs`` links rows that come back mended; ``cases`` settles repeated case ids; ``nodes`` and
``people`` give every account, wallet, holder and party its node id, ``contacts`` every contact of a party; ``secrets``
masks private keys; ``transfers`` and ``pairs`` recognise the same payment seen twice; ``finish`` makes the final tables
with every column of the schema.
"""

from finlink.normalise.finish import normalise, prepare
from finlink.normalise.load import load_inputs
from finlink.normalise.loaded import Loaded

__all__ = ["Loaded", "load_inputs", "normalise", "prepare"]
