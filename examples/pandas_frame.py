"""Pairs the rows of a pandas frame and puts each person's partner beside them: ``python pandas_frame.py``."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

import recimentor

PEOPLE = Path(__file__).parent / "people.csv"


def with_partners(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame of sign-ups with two more columns: each person's partner, and what the pair scores."""
    plan = recimentor.pair(frame.to_dict("records"))
    partners = {}
    for pair in plan.pairs:
        partners[pair.a.id] = (pair.b.name, pair.score)
        partners[pair.b.id] = (pair.a.name, pair.score)
    found = [partners.get(person, (None, None)) for person in frame["id"]]
    return frame.assign(partner=[name for name, _ in found], score=[score for _, score in found])


if __name__ == "__main__":
    paired = with_partners(pd.read_csv(PEOPLE))
    print(paired[["name", "partner", "score"]].to_string(index=False))
