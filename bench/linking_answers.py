"""Lets an analyst who knows the truth answer what finlink asks, as dedupe's questions are answered from it.

The questions are those of `finlink review --apart`: one for each two networks that a proposal would join, what joins
most first. The answers are rows of the decisions file, about the persons of the proposal; then the register is built
again, and asked again.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pandas as pd
    from linking_sets import LinkingSet

QUESTIONS, ROUNDS = 100, 5
"""As many questions as dedupe gets, a fifth of them between two builds."""

HEAD = ("left", "right", "decision", "by", "at", "reason")


def answered(one: LinkingSet, register: Path, folder: Path, build: Callable[[], pd.DataFrame]) -> pd.DataFrame:
    """Return the links after QUESTIONS answers; ``build`` builds the register into ``folder`` and returns its links.

    Rejected links are left out and confirmed ones have strength 1, as networks take them.
    """
    from finlink.result import open_build  # noqa: PLC0415
    from finlink.review import proposals  # noqa: PLC0415

    decisions = register / "decisions.csv"
    with decisions.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEAD)
        file.flush()
        links = build()
        for _ in range(ROUNDS):
            for asked in proposals(open_build(folder), apart=True)[: QUESTIONS // ROUNDS]:
                persons = next((link.via for link in asked.links if " ~ " in link.via), " ~ ".join(asked.pair))
                word = "same" if asked.pair in one.truth else "different"
                writer.writerow([*persons.split(" ~ "), word, "an analyst", "2025-06-01T09:00:00Z", "from the truth"])
            file.flush()
            links = build()
    decisions.unlink()
    links = links[links["status"] != "rejected"]
    return links.assign(strength=links["strength"].where(links["status"] != "confirmed", 1.0))
