"""A program accepts findings by one way, whatever they are about."""

from __future__ import annotations

from pathlib import Path

import pytest

from recimentor.api import DecisionsRequest, ReadRequest, read, ruled

PEOPLE = """id,name,offers,wants
ana,Ana Berg,A:5,B:5
ben,Ben Cole,B:5,A:5
cy,Cy Dorn,A:5,B:5
dee,Dee Erl,B:5,A:5
"""
DECISIONS = "locked:\n  - pair: [ana, ben]\n    override: They asked for it.\n"


@pytest.mark.parametrize("accept", ["", "accept: [override-unneeded, history-empty]\n"])
def test_what_is_told_of_decisions_and_rounds_is_accepted_as_what_is_told_of_people(
    tmp_path: Path, accept: str
) -> None:
    source, program, decisions = (
        tmp_path / name for name in ("people.csv", "program.yaml", "decisions.yaml")
    )
    source.write_text(PEOPLE, encoding="utf-8")
    program.write_text(f"name: Ours\n{accept}", encoding="utf-8")
    decisions.write_text(DECISIONS, encoding="utf-8")
    earlier = tmp_path / "earlier"
    earlier.mkdir()
    request = ReadRequest((str(source),), history=(earlier,), decisions=DecisionsRequest(files=(decisions,)))
    reading = ruled(read(request))
    told = {finding.code for finding in reading.findings} & {"override-unneeded", "history-empty"}
    assert told == (set() if accept else {"override-unneeded", "history-empty"})
    assert reading.num_accepted == (2 if accept else 0)
