"""Links records by dedupe, answering its questions from the truth; run by linking.py in a Python that has dedupe.

It needs `BTrees<6` beside it: dedupe 3.0.3 calls a method that BTrees 6 no longer has. Without answers it cannot train.
Standard input: {"records", "columns", "truth"}; the answer is {"pairs": [[left, right, strength], …]}.
"""

import json
import random
import sys
from itertools import combinations

import dedupe
import numpy as np

QUESTIONS = 100


def main() -> None:
    """Train with answers and print the pairs of each cluster with the smaller of the two confidences."""
    job = json.load(sys.stdin)
    random.seed(1)
    np.random.seed(1)
    truth = {tuple(pair) for pair in job["truth"]}
    data = {row["record_id"]: {key: cell or None for key, cell in row.items()} for row in job["records"]}
    used = [name for name in job["columns"] if sum(1 for row in data.values() if row[name]) > len(data) / 50]
    linker = dedupe.Dedupe([dedupe.variables.String(name, has_missing=True) for name in used], num_cores=1)
    linker.prepare_training(data, sample_size=3000)
    for _ in range(QUESTIONS):
        said: dict[str, list] = {"match": [], "distinct": []}
        for pair in linker.uncertain_pairs():
            ids = tuple(sorted(row["record_id"] for row in pair))
            said["match" if ids in truth else "distinct"].append(pair)
        linker.mark_pairs(said)
    linker.train()
    found = []
    for ids, scores in linker.partition(data, 0.3):
        scored = zip(ids, scores, strict=True)
        found += [(one, other, float(min(x, y))) for (one, x), (other, y) in combinations(scored, 2)]
    print(json.dumps({"pairs": found}))


if __name__ == "__main__":
    main()
