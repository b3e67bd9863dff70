"""Markers in every field of the model, and a search of every byte of every output for every audience."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from tests.report.marked import PEOPLE, address, marked, name, person_id, texts_laid_open

from recimentor.model.audience import Audience
from recimentor.model.plan import Plan
from recimentor.model.references import TextKind, kinds_of, texts_of
from recimentor.report import (
    FILE_FORMATS,
    InvitationOptions,
    Invited,
    KitOptions,
    Screen,
    file_bytes,
    for_audience,
    invitations,
    kit,
    make_key,
    pseudonymised,
    shortlist_letters,
    view_details,
    view_table,
)

MARK = re.compile(rb"QZ\d{5}ZQ")
WHO = re.compile(rb"qzp(\d)q", re.IGNORECASE)


def outputs(plan: Plan, audience: Audience, who: str = "") -> Iterator[tuple[str, bytes]]:
    view = for_audience(plan, audience, person_id=who)
    for format_ in FILE_FORMATS:
        yield f"x.{format_}", file_bytes(plan, view, format_)
    yield "table", view_table(view, Screen(), show_all=True).encode()
    yield "details", view_details(view, Screen(), show_all=True).encode()


def found(files: Iterator[tuple[str, bytes]], marks: dict[str, str]) -> set[tuple[str, str]]:
    """Return which file shows which field."""
    seen = set()
    for file, content in files:
        for text in texts_laid_open(file, content):
            seen |= {(file, marks[hit.decode()]) for hit in MARK.findall(text)}
    return seen


def test_every_text_of_the_model_is_filled() -> None:
    """The walk itself: no field is left out of the search because somebody forgot to list it."""
    document = marked().plan.model_dump(mode="json", by_alias=True)
    filled = {_bare(text.path) for text in texts_of(document, Plan) if text.text}
    said = {_bare(path.replace("[]", "")) for path, _ in kinds_of(Plan) if not path.startswith("program.")}
    assert said - filled == set()
    words = {text.path for text in texts_of(document, Plan) if text.kind is TextKind.WORDS}
    assert len(words) > 150
    assert {"program.name", "program.commitments.0", "program.skills.related.0.want"} <= words


def _bare(path: str) -> str:
    """Return a path without numbers of items and without keys of mappings."""
    parts = path.split(".")
    return ".".join(part for part in parts if not re.fullmatch(r"\d+|x|closed|idqzp.*|.*ZQ.*", part))


SPONSOR = re.compile(r"program\.name|people\.\w+\.department")


def test_a_sponsor_is_shown_names_departments_and_the_programs_name() -> None:
    made = marked()
    seen = found(outputs(made.plan, Audience.SPONSOR), made.marks)
    assert {one for one in seen if not SPONSOR.fullmatch(one[1])} == set()
    for file, content in outputs(made.plan, Audience.SPONSOR):
        for text in texts_laid_open(file, content):
            bare = MARK.sub(b"", text)
            # The words of a department or of the program's name tell ids here; nothing else may.
            for number in (0, 2, 3, 4, 5):
                assert person_id(number).encode() not in bare, file


def test_a_participant_is_shown_the_own_pair() -> None:
    made = marked()
    in_ring = [
        (f"rings\\.{number}\\.steps\\.{at}", {step.teacher.id, step.learner.id})
        for number, ring in enumerate(made.plan.rings)
        for at, step in enumerate(ring.steps)
    ]
    arrows = [place for place, ends in in_ring if person_id(0) in ends]
    met = sorted({end for _, ends in in_ring if person_id(0) in ends for end in ends} | {person_id(1)})
    taught = r"(teaches\.\d\.(skill|through)|requests|reason|served\.\d\.skills).*"
    own = re.compile(
        rf"program\.name|people\.({'|'.join([person_id(0), *met])})\.department"
        r"|pairs\.0\.(teaches\.[ab]\.\d\.(skill|through)|requests|reason|served\.[ab]\.\d\.skills).*"
        rf"|({'|'.join(arrows)})\.{taught}"
    )
    seen = found(outputs(made.plan, Audience.PARTICIPANT, person_id(0)), made.marks)
    assert {one for one in seen if not own.fullmatch(one[1])} == set()


def test_hr_is_shown_what_others_are_not() -> None:
    made = marked()
    seen = {path for _, path in found(outputs(made.plan, Audience.HR), made.marks)}
    assert {"pairs.0.override", "pairs.0.cautions.0.text", "notes.1.text", "pairs.1.requests.b.1"} <= seen


def letters(plan: Plan) -> Iterator[tuple[str, bytes]]:
    ask = [Invited(plan.pairs[0], person_id(0), (person_id(1),))]
    for batch in invitations(plan, ask, InvitationOptions(has_drafts=True)):
        yield from batch
    for batch in shortlist_letters(plan, list(plan.shortlists), InvitationOptions(has_drafts=True)):
        yield from batch
    for batch in kit(plan, KitOptions(has_drafts=True, formats=("html", "md", "docx"))):
        yield from batch


def test_letters_and_kits_hold_no_reason_caution_score_or_program_setting() -> None:
    made = marked()
    hidden = re.compile(
        r"pairs\.\d\.(override|cautions|alternatives|reason).*|notes.*|unmatched\.\d\.reasons.*|inputs.*|history.*"
        r"|program\.(?!name|commitments).*"
        r"|people\.\w+\.(?!department)\w+.*"
    )
    seen = found(letters(made.plan), made.marks)
    assert {path for _, path in seen if hidden.fullmatch(path)} == set()
    assert any(path.startswith("pairs.0.teaches") for _, path in seen), "the search works"


@pytest.mark.parametrize("audience", list(Audience))
def test_a_plan_with_aliases_names_nobody_in_any_byte(audience: Audience) -> None:
    made = marked()
    key = make_key(made.plan, None, b"secret")
    plan = pseudonymised(made.plan, key)
    who = key.aliases[person_id(0)]
    files = [*outputs(plan, audience, who), *letters_of(plan)]
    for file, content in files:
        assert WHO.search(file.encode()) is None, file
        for text in texts_laid_open(file, content):
            assert WHO.search(text) is None, (file, text[max(0, WHO.search(text).start() - 60) :][:120])  # type: ignore[union-attr]


def letters_of(plan: Plan) -> Iterator[tuple[str, bytes]]:
    for batch in kit(plan, KitOptions(has_drafts=True)):
        yield from batch


def test_aliases_differ_from_run_to_run_and_no_order_tells_who_is_who() -> None:
    plan = marked().plan
    keys = [make_key(plan, None, bytes([number])) for number in range(8)]
    assert len({tuple(sorted(key.aliases.items())) for key in keys}) > 4
    made = pseudonymised(plan, keys[0])
    assert list(made.people) == sorted(made.people)
    assert [left.id for left in made.unmatched] == sorted(left.id for left in made.unmatched)
    assert made.certificate == {}


def test_a_sponsors_pairs_stand_by_name_not_by_score() -> None:
    plan = marked().plan
    turned = plan.model_copy(update={"pairs": plan.pairs[::-1]})
    shown = [[pair.a.name for pair in for_audience(one, Audience.SPONSOR).pairs] for one in (plan, turned)]
    assert shown[0] == shown[1] == sorted(shown[0])


def test_the_markers_name_everybody() -> None:
    """The check of the check: ids, names and addresses of all are in what HR reads."""
    plan = marked().plan
    text = file_bytes(plan, for_audience(plan, Audience.HR), "json").decode()
    for number in range(PEOPLE):
        assert {person_id(number), name(number), address(number)} == {
            one for one in (person_id(number), name(number), address(number)) if one in text
        }
