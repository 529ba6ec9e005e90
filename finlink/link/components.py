"""Connected parts of a large graph of numbers, found by scipy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]


def components(one: NDArray[Any], other: NDArray[Any], count: int) -> Numbers:
    """Return for each number from 0 to ``count`` - 1 the smallest that is connected with it.

    The edges lead from ``one[n]`` to ``other[n]``.
    """
    if not len(one):
        return np.arange(count, dtype=np.int64)
    from scipy.sparse import coo_matrix  # noqa: PLC0415 - slow to import
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    edges = coo_matrix((np.ones(len(one), dtype=np.int8), (one, other)), shape=(count, count))
    _, parts = connected_components(edges, directed=False)
    _, first = np.unique(parts, return_index=True)
    smallest: Numbers = first[parts].astype(np.int64)
    return smallest
