"""The same payment in two files, without an id: proposed as a pair, counted once, listed with the alternative."""

from finlink.normalise.pairs.settle import may_pair, settle_pairs

__all__ = ["may_pair", "settle_pairs"]
