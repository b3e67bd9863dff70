from __future__ import annotations

import csv
import email
import email.policy
import io
import json
from collections.abc import Callable
from email.message import EmailMessage
from typing import Any

import docx
import openpyxl
import pytest
from tests.report import builders

from recimentor.model.addressing import slug
from recimentor.model.errors import BadRequest
from recimentor.model.plan import Plan, Third
from recimentor.report import KitOptions, kit, kit_size
from recimentor.report.kit import LETTER_COLUMNS

MEETINGS = {"start": "2027-01-11", "end": "2027-03-31", "holidays": ["2027-02-09"], "cadence": "weekly"}


def plan(num_pairs: int = 2, num_left: int = 1, **changes: Any) -> Plan:
    made = builders.plan(num_pairs, num_left, **changes)
    return made.model_copy(update={"program": made.program | {"meetings": MEETINGS}})


def files_of(made: Plan, **options: Any) -> dict[str, bytes]:
    files = [each for batch in kit(made, KitOptions(**options)) for each in batch]
    assert len({name for name, _ in files}) == len(files)
    return dict(files)


def test_every_document_of_a_kit(golden: Callable[[str, str], None]) -> None:
    files = files_of(plan(), has_series=True)
    golden("kit-names.json", json.dumps(sorted(files), indent=1) + "\n")
    for name, content in files.items():
        if name.startswith("pairs/1") and name.endswith((".md", ".ics")):
            golden(f"kit/{name.rpartition('/')[2]}", content.decode())
    golden("kit/agenda.html", files["pairs/1-ana-silva-ben-silva/agenda.html"].decode())
    golden("kit/left-over.md", files["left-over/1/left-over-emeka-okafor.md"].decode())


def test_the_agenda_opens_with_what_both_asked_for() -> None:
    text = files_of(plan())["pairs/1-ana-silva-ben-silva/agenda.md"].decode()
    first, second = text.index("social media before"), text.index("data storytelling before")
    assert text.index("asked for") < first < second < text.index("can teach")


def test_the_agreement_lists_the_programs_commitments_and_places_to_sign() -> None:
    text = files_of(plan())["pairs/1-ana-silva-ben-silva/agreement.md"].decode()
    for words in (
        "We listen before we answer",
        "Confidence:",
        "Stopping:",
        "| Ana Silva | | |",
        "| Ben Silva | | |",
    ):
        assert words in text


def test_meetings_name_check_ins_and_both_local_times() -> None:
    text = files_of(plan())["pairs/1-ana-silva-ben-silva/meetings.md"].decode()
    assert "14:00 (Europe/Lisbon) | Tue 12 January 2027, 15:00 (Europe/Berlin) | first meeting" in text
    assert "half-way check-in" in text
    assert "9 February" not in text


def test_a_pair_without_a_slot_or_dates_has_a_plan_to_fill_in_and_no_calendar() -> None:
    files = files_of(builders.plan(3))
    assert not [name for name in files if name.endswith(".ics")]
    assert "| 4 | | half-way check-in |" in files["pairs/3-emeka-okafor-fatima-okafor/meetings.md"].decode()


def test_the_sheet_of_letters_holds_one_row_per_letter() -> None:
    files = files_of(plan())
    content = files["letters.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content, newline="")))
    assert [(row["kind"], row["to_email"]) for row in rows] == [
        *(("letter", f"p0000{n}@example.org") for n in range(4)),
        ("left-over", "p00004@example.org"),
    ]
    assert rows[0]["subject"] == "Reciprocal mentoring 2027: your partner is Ben Silva"
    sheet = openpyxl.load_workbook(io.BytesIO(files["letters.xlsx"])).worksheets[0]
    assert [cell.value for cell in sheet[1]] == list(LETTER_COLUMNS)
    assert sheet.max_row == 6


def draft_of(files: dict[str, bytes], part: str) -> EmailMessage:
    (name,) = [name for name in files if name.endswith(".eml") and part in name]
    mail = email.message_from_bytes(files[name], policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    return mail


def test_drafts_are_marked_unsent_and_bring_the_calendar() -> None:
    mail = draft_of(files_of(plan(), has_drafts=True), "00001-letter-ana-silva")
    assert (mail["X-Unsent"], mail["To"]) == ("1", "p00000@example.org")
    assert mail["From"] is None
    assert [part.get_filename() for part in mail.iter_attachments()] == ["meeting.ics"]
    body = mail.get_body(("plain",))
    assert body is not None
    assert "Dear Ana," in body.get_content()


def test_an_address_that_is_none_or_hides_a_header_is_left_out() -> None:
    made = plan()
    for address in ("x@y.org\r\nBcc: all@x.org", "Ana <a@x.org>", "nobody", ""):
        people = made.people | {"p00000": made.people["p00000"] | {"email": address}}
        mail = draft_of(files_of(made.model_copy(update={"people": people}), has_drafts=True), "ana-silva")
        assert mail["To"] is None
        assert mail["Bcc"] is None


def test_an_assistant_gets_scheduling_alone() -> None:
    made = plan()
    people = made.people | {"p00000": made.people["p00000"] | {"contact": "assistant@example.org"}}
    files = files_of(made.model_copy(update={"people": people}))
    text = files["pairs/1-ana-silva-ben-silva/scheduling-ana-silva.md"].decode()
    assert "Please find time for Ana Silva and Ben Silva" in text
    assert "negotiation" not in text.lower()
    assert "assistant@example.org" in files["letters.csv"].decode("utf-8-sig")


def test_word_documents_hold_the_same_words() -> None:
    files = files_of(plan(), formats=("docx",))
    document = docx.Document(io.BytesIO(files["pairs/1-ana-silva-ben-silva/agreement.docx"]))
    assert document.paragraphs[0].text == "Mentoring agreement"
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["Ana Silva", "", ""]


def test_the_programs_own_templates_take_the_place_of_ours() -> None:
    own = {"left-over.md.j2": "Subject: Diese Runde\n\nLiebe Grüße an {{ you.name }}"}
    files = files_of(plan(), templates=own)
    assert files["left-over/1/left-over-emeka-okafor.md"].decode() == "Liebe Grüße an Emeka Okafor\n"
    assert "Diese Runde" in files["letters.csv"].decode("utf-8-sig")


@pytest.mark.parametrize(
    "template",
    [
        "{{ you.__class__.__mro__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{% include '/etc/passwd' %}",
        "{% for n in range(999999999) %}x{% endfor %}",
        "{{ nothing.here }}",
        "{{ you.name | nosuch }}",
        "{% if %}",
        "{{ 1 / 0 }}",
    ],
)
def test_a_template_that_reaches_further_is_refused_without_a_value(template: str) -> None:
    with pytest.raises(BadRequest) as refused:
        files_of(plan(), templates={"left-over.md.j2": template})
    assert "left-over.md.j2" in str(refused.value)
    assert "Emeka" not in str(refused.value)


def test_markup_in_names_and_requests_stays_text() -> None:
    hostile = "**A** <b>|x|</b> # [l](u)\n- {{ 7*7 }}"
    people = builders.person(0, hostile), builders.person(1)
    pair = builders.pair(1, *people, requests={"a": (hostile,), "b": ()})
    files = files_of(plan(1, 0, pairs=(pair,)))
    html = next(content.decode() for name, content in files.items() if name.endswith("agenda.html"))
    assert "<b>" not in html
    assert "<li>“**A** &lt;b&gt;|x|&lt;/b&gt; # [l](u) - {{ 7*7 }}”</li>" in html


def test_where_people_are_being_asked_only_confirmed_pairs_have_a_kit() -> None:
    made = plan(3, 0)
    states = ("confirmed", "accepted", "declined")
    pairs = tuple(
        pair.model_copy(update={"state": state}) for pair, state in zip(made.pairs, states, strict=True)
    )
    made = made.model_copy(update={"pairs": pairs})
    folders = {name.split("/")[1] for name in files_of(made) if name.startswith("pairs/")}
    assert folders == {"1-ana-silva-ben-silva"}
    assert kit_size(made) == 2


def test_three_people_each_get_their_letter() -> None:
    a, b, c = (builders.person(n) for n in range(3))
    pair = builders.pair(1, a, b, c=Third(id=c.id, name=c.name, gain=0.5, gain_a=0.6, gain_b=0.4))
    files = files_of(plan(1, 1, pairs=(pair,)))
    letters = [name.rpartition("/")[2] for name in files if "/letter-" in name and name.endswith(".md")]
    assert sorted(letters) == ["letter-ana-silva.md", "letter-ben-silva.md", "letter-chloe-silva.md"]
    folder = "pairs/1-ana-silva-ben-silva"
    assert "Between Ana Silva, Ben Silva and Chloé Silva." in files[f"{folder}/agreement.md"].decode()


def test_two_people_of_one_name_both_get_their_letter() -> None:
    people = builders.person(0, "Ana Silva"), builders.person(1, "Ana Silva")
    files = files_of(plan(1, 0, pairs=(builders.pair(1, *people),)))
    assert len([name for name in files if "/letter-" in name and name.endswith(".md")]) == 2


def test_the_same_plan_gives_the_same_bytes() -> None:
    options = {"has_drafts": True, "has_series": True}
    assert files_of(plan(), **options) == files_of(plan(), **options)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Chloé Müller", "chloe-muller"),
        ("../../etc", "etc"),
        ("田中", "tianzhong"),
        ("陳大文", "chendawen"),
        ("\u2063", "person"),
        ("CON", "con"),
        ("a" * 99, "a" * 24),
    ],
)
def test_names_become_safe_parts_of_file_names(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_the_order_of_a_kit_tells_no_score() -> None:
    made = plan()
    turned = [pair.model_copy(update={"rank": at}) for at, pair in enumerate(made.pairs[::-1], 1)]
    other = made.model_copy(update={"pairs": tuple(turned)})
    assert list(files_of(made)) == list(files_of(other))
