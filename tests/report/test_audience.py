"""What one audience may not see is in no byte of any output for it."""

from __future__ import annotations

import email
import email.policy
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

import pytest
from tests.report import builders

from recimentor.model.audience import Audience
from recimentor.model.errors import BadRequest
from recimentor.model.plan import Note, Plan, Third, Unmatched
from recimentor.report import FILE_FORMATS, Screen, file_bytes, for_audience, kit, view_details, view_table
from recimentor.report.kit import KitOptions
from recimentor.report.sheets import sheets_of

MARK = re.compile(rb"QZ(\d{5})ZQ")
#: Closed words and times, which can hold nothing that somebody typed.
CLOSED = re.compile(
    r"(schema|version|id|status|state|proof|ties|kind|code|sha256|people_digest|floor|day|start|zone)$"
    r"|\.slot\.|objective\.name|^program\.(?!name|commitments)|\.key$|\.timezone$"
)
#: Ids may be e-mail addresses; scores and gains are for HR.
PRIVATE = ("p0000", "0.731911", "73.19", "0.648377", "64.83", "0.559143", "55.91")


def marked_plan() -> tuple[Plan, dict[bytes, str]]:
    """Return a plan in which every free text bears a mark of its own, and where each mark stands."""
    plan = builders.plan(3, 2)
    document = plan.model_dump(mode="json", by_alias=True)
    for record in document["people"].values():
        record |= {
            "contact": "assistant@example.org",
            "manager": "boss",
            "prefer": ["p"],
            "avoid": ["a"],
            "knows": ["k"],
            "interests": ["chess"],
            "style": ["calm"],
            "city": "Porto",
            "cadence": "weekly",
        }
    for pair in document["pairs"]:
        pair["score"], pair["gain"] = 0.731911, {"a": 0.648377, "b": 0.559143}
        pair["points"] = {"skills": 0.7, "chemistry": 0.031911}
        pair["cautions"] = [{"code": "one-sided", "text": "caution"}]
        pair["slot"] = builders.slot(builders.person(0), builders.person(1)).model_dump(mode="json")
    marks: dict[bytes, str] = {}
    marked = _marked(document, "", marks)
    marked["program"]["meetings"] = {"start": "2027-01-11", "end": "2027-03-31"}
    return Plan.model_validate(marked), marks


def _marked(value: Any, path: str, marks: dict[bytes, str]) -> Any:
    if isinstance(value, str):
        if CLOSED.search(path):
            return value
        mark = f"QZ{len(marks):05d}ZQ"
        marks[mark.encode()] = path
        return f"{mark}@example.org" if path.endswith(("email", "contact")) else f"{value} {mark}"
    if isinstance(value, dict):
        return {key: _marked(each, f"{path}.{key}".lstrip("."), marks) for key, each in value.items()}
    if isinstance(value, list):
        return [_marked(each, f"{path}.{at}", marks) for at, each in enumerate(value)]
    return value


def opened(name: str, content: bytes) -> bytes:
    """Return a file's content with what is packed in it laid open."""
    if name.endswith((".xlsx", ".docx")):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return b"\n".join(archive.read(member) for member in archive.namelist())
    if name.endswith(".ics"):
        return content.replace(b"\r\n ", b"")
    if name.endswith(".eml"):
        mail = email.message_from_bytes(content, policy=email.policy.default)
        parts = [part.get_payload(decode=True) for part in mail.walk() if not part.is_multipart()]
        bodies = [opened(".ics", part) for part in parts if isinstance(part, bytes)]
        return b"\n".join([*(str(value).encode() for value in mail.values()), *bodies])
    return content


def outputs(plan: Plan, audience: Audience, person_id: str = "") -> Iterator[tuple[str, bytes]]:
    view = for_audience(plan, audience, person_id=person_id)
    for format_ in FILE_FORMATS:
        yield f"x.{format_}", file_bytes(plan, view, format_)
    yield "table", view_table(view, Screen(), show_all=True).encode()
    yield "details", view_details(view, Screen(), show_all=True).encode()


def leaks(
    files: Iterable[tuple[str, bytes]], marks: dict[bytes, str], is_allowed: Callable[[str], bool]
) -> list[tuple[str, str]]:
    found = []
    for name, content in files:
        text = opened(name, content)
        found += [(name, marks[b"QZ" + hit[1] + b"ZQ"]) for hit in MARK.finditer(text)]
        found += [(name, each) for each in PRIVATE if each.encode() in text]
    return sorted({(name, path) for name, path in found if not is_allowed(path)})


def test_a_sponsor_sees_names_departments_and_counts_and_nothing_else() -> None:
    plan, marks = marked_plan()
    allowed = re.compile(
        r"program\.name|people\.[^.]+\.department|pairs\.\d+\.[abc]\.name"
        r"|unmatched\.\d+\.name"
    )
    assert leaks(outputs(plan, Audience.SPONSOR), marks, _matcher(allowed)) == []


def own(number: int) -> re.Pattern[str]:
    members = "|".join(f"p{2 * number + side:05d}" for side in (0, 1))
    return re.compile(
        rf"program\.name|people\.({members})\.department"
        rf"|pairs\.{number}\.([ab]\.name|teaches\.|requests\.|reason\.|served\.\w\.\d+\.skills)"
    )


def test_a_participant_sees_the_own_pair_alone_and_no_number() -> None:
    plan, marks = marked_plan()
    allowed = own(1)
    files = outputs(plan, Audience.PARTICIPANT, "p00003")
    assert leaks(files, marks, _matcher(allowed)) == []


def test_a_participant_without_a_partner_sees_no_word_of_anybody() -> None:
    plan, marks = marked_plan()
    files = outputs(plan, Audience.PARTICIPANT, "p00006")
    assert leaks(files, marks, lambda path: path == "program.name") == []


def test_hr_sees_what_the_others_do_not() -> None:
    """The search itself works: HR's outputs hold requests, reasons and scores."""
    plan, marks = marked_plan()
    seen = {path for _, path in leaks(outputs(plan, Audience.HR), marks, lambda _path: False)}
    assert {"pairs.0.requests.a.0", "unmatched.1.reasons.0.text", "people.p00000.avoid.0", "0.731911"} <= seen


def _matcher(allowed: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda path: bool(allowed.match(path))


def test_the_kit_hands_each_pair_its_own_and_addresses_stay_in_what_is_hrs() -> None:
    plan, marks = marked_plan()
    files = [each for batch in kit(plan, KitOptions(has_drafts=True, has_series=True)) for each in batch]
    by_folder: dict[str, list[tuple[str, bytes]]] = {}
    for name, content in files:
        parts = PurePosixPath(name).parts
        by_folder.setdefault("/".join(parts[:2]) if parts[0] == "pairs" else parts[0], []).append(
            (name, content)
        )
    pairs = sorted(folder for folder in by_folder if folder.startswith("pairs/"))
    assert len(pairs) == 3
    for number, folder in enumerate(pairs):
        allowed = re.compile(rf"{own(number).pattern}|program\.commitments")
        assert leaks(by_folder[folder], marks, _matcher(allowed)) == []
    kind = re.compile(r"program\.name|unmatched\.\d+\.name")
    assert leaks(by_folder["left-over"], marks, _matcher(kind)) == []
    hr = re.compile(rf"p0000|{kind.pattern}|people\.\w+\.(email|contact)|people\.\w+\.department|pairs\.\d")
    hidden = re.compile(r"pairs\.\d+\.(cautions|alternatives|points)")
    for folder in ("drafts", "letters.csv", "letters.xlsx"):
        found = leaks(by_folder[folder], marks, lambda path: bool(hr.match(path)) and not hidden.match(path))
        assert found == []


def test_a_scheduling_contact_gets_names_and_times_alone() -> None:
    plan, marks = marked_plan()
    files = [each for batch in kit(plan) for each in batch if "/scheduling-" in each[0]]
    assert len(files) == 12
    allowed = re.compile(r"program\.name|pairs\.\d+\.[ab]\.name")
    assert leaks(files, marks, _matcher(allowed)) == []


def test_requests_that_their_owner_keeps_private_are_not_told_as_served() -> None:
    people = builders.person(0), builders.person(1)
    pair = builders.pair(1, *people, requests={"a": (), "b": ()})
    view = for_audience(builders.plan(1, 0, pairs=(pair,)), Audience.PARTICIPANT, person_id="p00000")
    assert view.pairs[0].from_b.served == ()


def test_an_unknown_participant_is_refused() -> None:
    with pytest.raises(BadRequest):
        for_audience(builders.plan(1, 0), Audience.PARTICIPANT, person_id="nobody")


def in_states(plan: Plan, *states: str) -> Plan:
    moved = zip(plan.pairs, states, strict=True)
    pairs = tuple(pair.model_copy(update={"state": state}) for pair, state in moved)
    return plan.model_copy(update={"pairs": pairs})


def test_a_declined_pair_is_in_no_output_but_hrs() -> None:
    plan = in_states(builders.plan(3, 0), "declined", "confirmed", "ended")
    view = for_audience(plan, Audience.SPONSOR)
    assert [pair.a.id or pair.a.name for pair in view.pairs] == [plan.pairs[1].a.name]
    for name, content in outputs(plan, Audience.SPONSOR):
        text = opened(name, content)
        assert re.search(rb"\b(declined|ended)\b", text) is None, name
        assert b"3 pairs" not in text, name
    for name, content in outputs(plan, Audience.PARTICIPANT, "p00000"):
        assert b"Ben Silva" not in opened(name, content), name


def test_a_sponsor_reads_a_fixed_reason_not_the_note_that_names_others_and_their_scores() -> None:
    note = Note(code="odd-pool", text="The best, Uma (52%), is paired with Helene (48%).")
    left = Unmatched(id="p00002", name="Chloé", reasons=(note,))
    plan = builders.plan(1, 1, unmatched=(left,))
    for name, content in outputs(plan, Audience.SPONSOR):
        text = opened(name, content)
        assert b"52%" not in text, name
        assert b"Helene" not in text, name
    (shown,) = for_audience(plan, Audience.SPONSOR).left_over
    assert shown.reason == "No partner in this round: the number of people who could be paired is odd."


def test_after_declines_a_sponsors_counts_add_up_and_do_not_tell_who_declined() -> None:
    plan = in_states(builders.plan(3, 1), "confirmed", "declined", "proposed")
    view = for_audience(plan, Audience.SPONSOR)
    assert view.headline == "4 of 7 people are paired, in 2 pairs; 3 people are left over."
    assert view.num_pairs == len(view.pairs) == 2
    assert view.proof == ""
    assert [left.person.name for left in view.left_over] == [
        plan.people[each]["name"] for each in ("p00002", "p00003", "p00006")
    ]
    assert len({left.reason for left in view.left_over}) == 1


def test_somebody_with_another_pair_that_stands_is_not_left_over() -> None:
    people = [builders.person(i) for i in range(3)]
    pairs = builders.pair(1, people[0], people[1]), builders.pair(2, people[0], people[2], state="declined")
    view = for_audience(builders.plan(1, 1, pairs=pairs, unmatched=()), Audience.SPONSOR)
    assert [left.person.name for left in view.left_over] == [people[2].name]


def participant_headline(plan: Plan, person_id: str) -> str:
    return for_audience(plan, Audience.PARTICIPANT, person_id=person_id).headline


@pytest.mark.parametrize("state", ["proposed", "accepted"])
def test_who_is_still_asked_or_waits_is_not_told_that_there_is_no_partner(state: str) -> None:
    plan = in_states(builders.plan(2, 1), "confirmed", state)
    view = for_audience(plan, Audience.PARTICIPANT, person_id="p00002")
    assert view.headline == "Nothing is settled for you yet."
    assert view.pairs == ()
    assert b"There is no partner" not in file_bytes(plan, view, "html")
    assert participant_headline(plan, "p00000") == "You have a partner."


def test_whose_pair_is_over_has_no_partner_at_present() -> None:
    plan = in_states(builders.plan(2, 1), "confirmed", "declined")
    assert participant_headline(plan, "p00002") == "You have no partner at present."
    assert participant_headline(plan, "p00004") == "There is no partner for you in this round."


def test_outputs_without_a_sentence_of_proof_have_no_empty_place_for_it() -> None:
    plan = in_states(builders.plan(2, 0), "confirmed", "declined")
    view = for_audience(plan, Audience.SPONSOR)
    assert b"<p></p>" not in file_bytes(plan, view, "html")
    assert "in words" not in [row[0] for sheet in sheets_of(view) for row in sheet.rows]


def changed_pair(plan: Plan, at: int = 0, **changes: Any) -> Plan:
    pairs = list(plan.pairs)
    pairs[at] = pairs[at].model_copy(update=changes)
    return plan.model_copy(update={"pairs": tuple(pairs)})


def test_a_table_for_audit_alone_is_shown_to_nobody() -> None:
    shown, audit = builders.balance_table("site"), builders.balance_table("age", is_audit_only=True)
    for audience in (Audience.HR, Audience.SPONSOR):
        view = for_audience(builders.plan(), audience, balance=(shown, audit))
        assert [table.column for table in view.balance] == ["site"]


def test_the_ladder_is_shown_where_a_rung_has_a_pair() -> None:
    plan = builders.plan()
    assert for_audience(plan).ladder == plan.ladder
    empty = tuple(rung.model_copy(update={"pairs": 0}) for rung in plan.ladder)
    assert for_audience(plan.model_copy(update={"ladder": empty})).ladder == ()


def test_the_ladder_counts_two_way_pairs_where_others_are_there_or_may_be() -> None:
    plan = builders.plan()
    assert not for_audience(plan).counts_two_way
    assert for_audience(changed_pair(plan, kind="one-way")).counts_two_way
    preferred = plan.model_copy(update={"program": {**plan.program, "reciprocity": "preferred"}})
    assert for_audience(preferred).counts_two_way


def test_the_rung_of_these_very_pairs_is_named_only_where_it_tells_of_them() -> None:
    rung = builders.plan().ladder[0]
    program = {"minimum_gain": rung.minimum_gain}
    plan = builders.plan(rung.pairs, program=program)
    stands = plan.model_copy(update={"objective": plan.objective.model_copy(update={"pairs": rung.pairs})})
    assert for_audience(stands).minimum_gain == rung.minimum_gain
    other = stands.model_copy(update={"objective": stands.objective.model_copy(update={"pairs": 999})})
    assert for_audience(other).minimum_gain is None
    assert for_audience(changed_pair(stands, kind="one-way")).minimum_gain is None


def test_what_humans_decided_about_a_pair_is_remarked_for_hr_alone() -> None:
    plan = changed_pair(builders.plan(), state="confirmed", is_locked=True, override="the board asked")
    remarks = for_audience(plan).pairs[0].remarks
    assert remarks == (
        "State: confirmed.",
        "Fixed before the others were paired.",
        "Stands although it breaks a rule: the board asked",
    )
    assert for_audience(builders.plan()).pairs[0].remarks == ()
    assert all(pair.remarks == () for pair in for_audience(plan, Audience.SPONSOR).pairs)


def test_a_sponsor_is_told_risks_as_counts() -> None:
    whole = builders.plan(3, 0)
    slot = next(pair.slot for pair in whole.pairs if pair.slot is not None)
    plain = tuple(pair.model_copy(update={"cautions": (), "slot": slot}) for pair in whole.pairs)
    plan = whole.model_copy(update={"pairs": plain})
    assert for_audience(plan, Audience.SPONSOR).risks == ()
    caution = Note(code="one-sided", text="QZ")
    assert for_audience(changed_pair(plan, cautions=(caution, caution)), Audience.SPONSOR).risks == (
        "1 pair deserves a closer look by HR: one sided (2).",
    )
    assert for_audience(changed_pair(plan, kind="one-way"), Audience.SPONSOR).risks == (
        "In 1 pair only one side gains what it asked for.",
    )
    assert for_audience(changed_pair(plan, slot=None), Audience.SPONSOR).risks == (
        "1 pair has no common weekly hour yet.",
    )
    nowhere = tuple(pair.model_copy(update={"slot": None}) for pair in plan.pairs)
    assert for_audience(plan.model_copy(update={"pairs": nowhere}), Audience.SPONSOR).risks == ()


def test_a_sponsor_is_told_of_the_proof_only_where_no_pair_is_over() -> None:
    plan = builders.plan()
    assert for_audience(plan, Audience.SPONSOR).proof
    assert not for_audience(changed_pair(plan, state="ended"), Audience.SPONSOR).proof
    assert for_audience(changed_pair(plan, state="ended")).proof


def test_a_one_way_pair_says_so_to_its_own_people() -> None:
    plan = changed_pair(builders.plan(), kind="one-way")
    own = plan.pairs[0].a.id
    assert for_audience(plan, Audience.PARTICIPANT, person_id=own).pairs[0].is_one_way
    other = plan.pairs[1].a.id
    assert not for_audience(plan, Audience.PARTICIPANT, person_id=other).pairs[0].is_one_way


def test_how_names_settings_and_the_digest_of_the_certificate() -> None:
    plan = builders.plan(program={"objective": "coverage", "rules": [], "name": "Ours"})
    how = for_audience(plan).how
    assert how is not None
    settings = dict(how.settings)
    assert (settings["objective"], settings["rules"]) == ("coverage", "[]")
    assert "name" not in settings
    # The digest does not hang on the order of keys.
    turned = plan.model_copy(update={"certificate": dict(reversed(plan.certificate.items()))})
    other = for_audience(turned).how
    assert other is not None
    assert dict(how.certificate)["sha256"] == dict(other.certificate)["sha256"]


def test_only_hr_is_told_what_the_third_person_of_a_trio_gains() -> None:
    plan = builders.plan(1, 1)
    third = Third(
        id="p00002",
        name="Chloé",
        gain=0.5,
        gain_a=0.1,
        gain_b=0.1,
        reason=("Ana can help Chloé with Python.",),
    )
    plan = changed_pair(plan, c=third)
    gain = "Chloé gains 50% of what they want from the other two together."
    assert for_audience(plan).pairs[0].third_says == (*third.reason, gain)
    own = for_audience(plan, Audience.PARTICIPANT, person_id=plan.pairs[0].a.id)
    assert own.pairs[0].third_says == third.reason


def test_a_sponsor_reads_no_rank_and_which_pairs_go_one_way() -> None:
    plan = changed_pair(builders.plan(2, 0), kind="one-way")
    first = plan.pairs[0].a.name
    for pair in for_audience(plan, Audience.SPONSOR).pairs:
        assert (pair.rank, pair.is_one_way) == (0, pair.a.name == first)


def test_a_floor_that_is_no_rung_of_the_ladder_is_named_nowhere() -> None:
    rung = builders.plan().ladder[0]
    plan = builders.plan(rung.pairs, program={"minimum_gain": 0.123})
    plan = plan.model_copy(update={"objective": plan.objective.model_copy(update={"pairs": rung.pairs})})
    assert for_audience(plan).minimum_gain is None


def test_settings_are_told_in_their_own_letters() -> None:
    plan = builders.plan(program={**builders.PROGRAM, "commitments": ["Wir hören zu, ehe wir antworten"]})
    how = for_audience(plan).how
    assert how is not None
    assert any("hören" in value for _, value in how.settings)
