"""Scores pairs of records by one of nomenklatura's algorithms; run by linking.py in a Python that has nomenklatura.

Standard input: {"algorithm": …, "records": [{name, kind, …}], "pairs": [[row, row], …]}; the answer is {"scores": […]}.
"""

import json
import sys

from followthemoney import model
from nomenklatura.matching import ScoringConfig, get_algorithm

PROPERTIES = {
    "person": {"name": "name", "birth_date": "birthDate", "national_id": "idNumber", "country": "country",
               "phone": "phone", "email": "email", "address": "address"},
    "company": {"name": "name", "national_id": "registrationNumber", "country": "jurisdiction", "phone": "phone",
                "email": "email", "address": "address"},
}  # fmt: skip


def entity(number: int, record: dict[str, str]) -> object:
    """Return a record as an entity of followthemoney."""
    kind = record.get("kind") or "person"
    proxy = model.get_proxy({"id": str(number), "schema": kind.capitalize(), "properties": {}})
    for column, name in PROPERTIES[kind].items():
        if record.get(column):
            proxy.add(name, record[column], quiet=True)
    return proxy


def main() -> None:
    """Score the pairs of the job."""
    job = json.load(sys.stdin)
    known = [entity(number, record) for number, record in enumerate(job["records"])]
    algorithm = get_algorithm(job["algorithm"])
    config = ScoringConfig.defaults()
    scores = [algorithm.compare(known[one], known[other], config).score for one, other in job["pairs"]]
    print(json.dumps({"scores": scores}))


if __name__ == "__main__":
    main()
