"""Whatever a table holds, its proposal is a sound program file, and reading by it crashes nothing."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from recimentor.intake.columns.fields import FIELDS, FORM_HEADERS
from recimentor.intake.notebook import Notebook
from recimentor.intake.people.pool import PoolRequest, gather_people
from recimentor.intake.program.program_file import _parse
from recimentor.intake.propose.guess import guess_columns
from recimentor.intake.propose.proposal import proposed_text
from recimentor.intake.reading.csv_reader import read_csv
from recimentor.model.columns import Duplicates

_ODD = [
    *("Rate [A]", "Rate [B]", "Tick", "Tick_1", "Rank: x", "Rank: y", "Rank: z", "Gender", "Team2", "* *"),
    *('"', "", "ID", "Start time", "Completion time", "Email"),
]
_CELLS = [
    *("", "x", "Expert", "1", "2", "3", "7", "a;b", "a, b", "Yes", "no", "a@x.org", "Mon 9-12", "['a','b']"),
    *(
        "Tick",
        "A:5",
        "A:9",
        "Europe/Paris",
        "2026-01-01",
        "NA",
        "ana",
        "[",
        "'",
        "9" * 50,
        "much to say " * 9,
    ),
]


@st.composite
def sheets(draw: st.DrawFn) -> str:
    headers = draw(
        st.lists(
            st.sampled_from([*FIELDS, *FORM_HEADERS, *_ODD]) | st.text(max_size=9), min_size=1, max_size=9
        )
    )
    row = st.lists(st.sampled_from(_CELLS), min_size=len(headers), max_size=len(headers))
    stream = io.StringIO()
    csv.writer(stream).writerows([headers, *draw(st.lists(row, max_size=6))])
    return stream.getvalue()


@given(
    text=sheets(),
    duplicates=st.sampled_from(Duplicates),
    beside=st.sets(st.sampled_from("ocs")),
    aside=st.booleans(),
)
@settings(deadline=None, max_examples=150)
def test_a_proposal_is_a_sound_program_and_nothing_read_by_it_crashes(
    text: str, duplicates: Duplicates, beside: set[str], aside: bool
) -> None:
    table = read_csv(text, "f.csv", Notebook())
    if table is None:
        return
    notebook = Notebook()
    program = _parse(proposed_text([guess_columns(table)]).encode(), "program.yaml", notebook)[0]
    assert notebook.close() == ()
    program = program.model_copy(update={"duplicates": duplicates})
    extra = {letter: (table,) if letter in beside else () for letter in "ocs"}
    request = PoolRequest((table,), extra["o"], extra["c"], extra["s"], set_aside=aside)
    people = gather_people(request, program, notebook).people
    assert list(people) == sorted(people, key=lambda person: person.id)
