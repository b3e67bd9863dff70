"""Reading keeps pace with the largest programs."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from recimentor.intake import read_people
from recimentor.model.program import Program

NUM_PEOPLE = 10_000


@pytest.mark.parametrize("seconds", [2.0])
def test_ten_thousand_rows_of_csv_are_read_and_checked_in_two_seconds(tmp_path: Path, seconds: float) -> None:
    """Processor time, since the machine may be busy with something else."""
    rows = (
        f"p{n},Person {n},p{n}@x.org,Skill {n % 71}:4; Skill {n % 53}:2; Skill {n % 7},Skill {n % 17}:5,"
        f'D{n % 9},p{n // 10},"English, French",Mon 09:00-12:00; Thu 14:00-17:00,yes'
        for n in range(NUM_PEOPLE)
    )
    head = "id,name,email,offers,wants,department,manager,languages,availability,active"
    path = tmp_path / "people.csv"
    path.write_text("\n".join([head, *rows]))
    start = time.process_time()
    assert len(read_people([str(path)], Program()).people) == NUM_PEOPLE
    assert time.process_time() - start < seconds
