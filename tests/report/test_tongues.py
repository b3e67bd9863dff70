"""Words to people in their languages: catalogues, who is written to in which, sentences from facts."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from tests.report import builders
from tests.report.test_kit import MEETINGS, files_of
from tools.catalogue import PLACE, messages

from recimentor.model.audience import Audience
from recimentor.model.errors import BadRequest
from recimentor.model.plan import Arrow, LocalSlot, Plan, Third
from recimentor.model.settings import Language
from recimentor.report import InvitationOptions, Invited, for_audience, invitations
from recimentor.report.page import page
from recimentor.report.tongue import CATALOGUES, Tongue, Tongues, catalogue_text

WHOLE = [name for name in CATALOGUES if "." not in name]
#: Familiar German: what another catalogue must say with `Sie`.
DU = re.compile(
    r"\b(du|dich|dir|dein\w*|ihr|euch|eure?\w*|sag|möchtest|bist|würdest|kannst|könntest)\b", re.IGNORECASE
)
SPOKEN = {"de": "German", "fr": "French", "es": "Spanish", "nl": "Dutch", "pt": "Portuguese", "en": "English"}


def catalogue(name: str) -> dict[Any, Message]:
    text = catalogue_text(f"{name}.po").encode()
    return {each.id: each for each in read_po(io.BytesIO(text), abort_invalid=True) if each.id}


def forms(message: Message) -> list[tuple[str, str]]:
    """Return each form of a message with its translation."""
    if isinstance(message.id, str):
        return [(message.id, str(message.string))]
    one, many = message.id
    return [(one if at == 0 else many, text) for at, text in enumerate(message.string or ())]


def keys() -> set[Any]:
    return {(one, many) if many else one for one, many in messages()}


@pytest.mark.parametrize("name", WHOLE)
def test_every_catalogue_holds_every_message(name: str) -> None:
    assert set(catalogue(name)) == keys(), "run: python tools/catalogue.py"


def test_the_list_of_messages_is_what_is_said() -> None:
    listed = {each.id for each in read_po(io.StringIO(catalogue_text("messages.pot"))) if each.id}
    assert listed == keys(), "run: python tools/catalogue.py"


@pytest.mark.parametrize("name", CATALOGUES)
def test_no_translation_is_empty_or_fuzzy_or_loses_a_place(name: str) -> None:
    for message in catalogue(name).values():
        assert not message.fuzzy, message.id
        for said, text in forms(message):
            assert text.strip(), message.id
            assert sorted(PLACE.findall(said)) == sorted(PLACE.findall(text)), message.id
            assert said.count("**") == text.count("**"), message.id
            assert text == text.strip(), message.id
            assert said[-1:].isalnum() or said[-1] not in ".?:" or text[-1] in ".?:", message.id


def test_german_with_sie_says_every_message_that_says_du() -> None:
    formal = catalogue("de.formal")
    for key, message in catalogue("de").items():
        says_du = any(DU.search(text) for _, text in forms(message))
        assert key in formal or not says_du, key
    for message in formal.values():
        for _, text in forms(message):
            assert not re.search(r"\b(du|dich|dir|dein\w*|euch|eure\w*)\b", text, re.IGNORECASE), text


def plan_of(*languages: str, letters: dict[str, Any] | None = None, **changes: Any) -> Plan:
    """Return a plan of one pair or more, its people speaking these languages in turn."""
    made = builders.plan(2, 1, **changes)
    people = {
        key: record
        | {"languages": [languages[at % len(languages)]] if languages[at % len(languages)] else []}
        for at, (key, record) in enumerate(made.people.items())
    }
    program = made.program | {"meetings": MEETINGS, "letters": letters or {}}
    return made.model_copy(update={"people": people, "program": program})


@pytest.mark.parametrize("language", list(SPOKEN))
def test_a_letter_in_each_language(language: str, golden: Callable[[str, str], None]) -> None:
    files = files_of(plan_of(SPOKEN[language]))
    folder = "pairs/1-ana-silva-ben-silva"
    golden(f"letters/{language}.md", files[f"{folder}/letter-ana-silva.md"].decode())
    for name in ("agreement", "agenda", "meetings"):
        golden(f"letters/{language}-{name}.md", files[f"{folder}/{name}.md"].decode())
    page = files[f"{folder}/letter-ana-silva.html"].decode()
    assert f'<html lang="{language}">' in page
    assert "{" not in page.partition("</style>")[2]
    english = [one for one, many in messages() if not many and not PLACE.search(one) and " " in one]
    if language != "en":
        every = b"\n".join(content for name, content in files.items() if name.endswith(".md")).decode()
        assert not [said for said in english if said in every]


def test_a_letter_in_german_with_sie(golden: Callable[[str, str], None]) -> None:
    files = files_of(plan_of("German", letters={"language": "de", "tone": "formal"}))
    golden("letters/de-formal.md", files["pairs/1-ana-silva-ben-silva/letter-ana-silva.md"].decode())


@pytest.mark.parametrize("language", list(SPOKEN))
def test_an_invitation_in_each_language(language: str, golden: Callable[[str, str], None]) -> None:
    plan = plan_of(SPOKEN[language])
    ask = [Invited(plan.pairs[0], "p00000", ("p00001",))]
    options = InvitationOptions(
        answer_by=datetime(2027, 2, 1, tzinfo=ZoneInfo("UTC")).date(), form="https://x.org"
    )
    files = dict(each for batch in invitations(plan, ask, options) for each in batch)
    golden(f"letters/{language}-invitation.md", files["letters/1-ana-silva.md"].decode())


@pytest.mark.parametrize(
    ("spoken", "letters", "expected"),
    [
        ([], {}, "en"),
        (["German"], {}, "de"),
        (["English", "German"], {}, "en"),
        (["German", "English"], {}, "en"),
        (["German", "English"], {"by": "first"}, "de"),
        (["Japanese", "French"], {}, "fr"),
        (["Japanese"], {}, "en"),
        (["French"], {"language": "de"}, "fr"),
        (["French", "German"], {"language": "de"}, "de"),
        ([], {"language": "nl"}, "nl"),
        (["French"], {"language": "pt", "by": "program"}, "pt"),
    ],
)
def test_people_are_written_to_in_a_language_they_speak(
    spoken: list[str], letters: dict[str, Any], expected: str
) -> None:
    made = plan_of("", letters=letters)
    people = made.people | {"p00000": made.people["p00000"] | {"languages": spoken}}
    assert Tongues(made.model_copy(update={"people": people})).of("p00000").language == expected


def test_what_a_pair_reads_together_is_in_a_language_of_both() -> None:
    made = plan_of("")
    people = {
        "p00000": made.people["p00000"] | {"languages": ["French", "German"]},
        "p00001": made.people["p00001"] | {"languages": ["German", "Dutch"]},
        "p00002": made.people["p00002"] | {"languages": ["Dutch"]},
    }
    tongues = Tongues(made.model_copy(update={"people": made.people | people}))
    assert tongues.of_all(["p00000", "p00001"]).language == "de"
    assert tongues.of_all(["p00000", "p00002"]).language == "en"
    assert tongues.of_all(["p00001", "p00002"]).language == "nl"


HOSTILE = "**A** <b>|x|</b> {name} {{ 7*7 }} # [l](u) %s \\"


@pytest.mark.parametrize("language", list(SPOKEN))
def test_what_people_typed_is_escaped_in_every_language(language: str) -> None:
    people = builders.person(0, HOSTILE), builders.person(1)
    pair = builders.pair(1, *people, requests={"a": (HOSTILE,), "b": (HOSTILE,)})
    made = plan_of(SPOKEN[language], pairs=(pair,))
    for name, content in files_of(made).items():
        if name.startswith("pairs/") and name.endswith(".html"):
            html = content.decode().partition("<body>")[2]
            assert "<b>" not in html
            assert "<strong>A</strong>" not in html
            assert "**A**" in html or "agreement" in name
            assert "{name}" in html


def test_a_template_cannot_make_a_persons_text_a_message() -> None:
    own = {"left-over.md.j2": "Subject: x\n\n{{ you.name | t }} {{ '**{who}**' | t(who=you.name) }}"}
    person = builders.person(4, "**Eve**")
    left = builders.plan(2, 1).unmatched[0].model_copy(update={"name": person.name})
    files = files_of(plan_of("German", unmatched=(left,)), templates=own)
    (page,) = [
        content.decode()
        for name, content in files.items()
        if name.startswith("left-over/") and name.endswith("html")
    ]
    assert "<strong>" not in page


def trio(**changes: Any) -> Plan:
    a, b, c = (builders.person(at) for at in range(3))
    taught = tuple(
        Arrow(teacher=one.id, learner=other.id, teaches=(builders.lesson(one, 2, other),))
        for one, other in ((c, a), (c, b), (a, c), (b, c))
    )
    third = Third(id=c.id, name=c.name, gain=0.5, gain_a=0.6, gain_b=0.4, lessons=taught)
    return plan_of("German", pairs=(builders.pair(1, a, b, c=third),), **changes)


def test_a_letter_to_each_of_a_trio_tells_all_that_is_taught(golden: Callable[[str, str], None]) -> None:
    files = files_of(trio())
    text = files["pairs/1-ana-silva-ben-silva/letter-ana-silva.md"].decode()
    golden("letters/de-trio.md", text)
    assert "Dreierteam mit **Ben Silva** (People) und **Chloé Silva** (Engineering)" in text


def test_a_pair_of_which_one_teaches_is_not_told_that_both_do() -> None:
    a, b = builders.person(0), builders.person(1)
    full = builders.pair(1, a, b)
    one_way = full.model_copy(
        update={"kind": "one-way", "teaches": full.teaches.model_copy(update={"b": ()})}
    )
    files = files_of(plan_of("", pairs=(one_way,)))
    teacher = files["pairs/1-ana-silva-ben-silva/letter-ana-silva.md"].decode()
    learner = files["pairs/1-ana-silva-ben-silva/letter-ben-silva.md"].decode()
    assert "In this pair you teach, and Ben learns." in teacher
    assert "In this pair you learn, and Ana teaches." in learner
    assert "each of you teaches" not in teacher + learner
    assert "One of us teaches" in files["pairs/1-ana-silva-ben-silva/agreement.md"].decode()


def test_somebody_with_two_partners_hears_so() -> None:
    a, b, c = (builders.person(at) for at in range(3))
    made = plan_of("", pairs=(builders.pair(1, a, b), builders.pair(2, a, c)))
    files = files_of(made)
    for name in ("pairs/1-ana-silva-ben-silva", "pairs/2-ana-silva-chloe-silva"):
        assert "You have 2 partners" in files[f"{name}/letter-ana-silva.md"].decode()
    assert "You have" not in files["pairs/1-ana-silva-ben-silva/letter-ben-silva.md"].decode()


def test_shouted_names_are_set_and_namesakes_keep_their_whole_names() -> None:
    a, b = builders.person(0, "AISHA KARIM"), builders.person(1, "aisha van der berg")
    made = plan_of("", pairs=(builders.pair(1, a, b),))
    text = files_of(made)["pairs/1-aisha-karim-aisha-van-der-berg/letter-aisha-karim.md"].decode()
    assert "Dear Aisha Karim," in text
    assert "Aisha van der Berg can help you" in text
    typed = plan_of("", letters={"names": "typed"}, pairs=made.pairs)
    text = files_of(typed)["pairs/1-aisha-karim-aisha-van-der-berg/letter-aisha-karim.md"].decode()
    assert "Dear AISHA KARIM," in text


def test_a_level_that_nobody_gave_is_not_told() -> None:
    a, b = builders.person(0), builders.person(1)
    pair = builders.pair(1, a, b)
    skill = pair.teaches.a[0].skill
    made = plan_of("", pairs=(pair,))
    offers = [{"skill": skill, "level": None, "key": skill.casefold()}]
    wants = [{"skill": skill, "priority": 5, "key": skill.casefold()}]
    people = {
        "p00000": made.people["p00000"] | {"offers": offers},
        "p00001": made.people["p00001"] | {"wants": wants},
    }
    text = files_of(made.model_copy(update={"people": made.people | people}))
    agenda = text["pairs/1-ana-silva-ben-silva/agenda.md"].decode()
    assert f"- {skill}\n" in agenda
    assert f"- {skill}: level" not in agenda


def test_a_catalogue_of_the_programs_own_stands_before_ours() -> None:
    own = {"de.po": 'msgid "Dear {name},"\nmsgstr "Moin {name}!"\n'}
    text = files_of(plan_of("German"), catalogues=own)["pairs/1-ana-silva-ben-silva/letter-ana-silva.md"]
    assert "Moin Ana!" in text.decode()
    assert "Du bildest ein Tandem" in text.decode()


def test_a_catalogue_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(BadRequest, match=r"de\.po"):
        files_of(plan_of("German"), catalogues={"de.po": 'msgid "a\nnonsense'})


@pytest.mark.parametrize(
    ("language", "when", "slot"),
    [
        ("en", "Tue 12 January 2027, 14:05 (Europe/Lisbon)", "Tue 14:00-15:00 (Europe/Lisbon)"),
        (
            "de",
            "Dienstag, 12. Januar 2027, 14:05 Uhr (Lissabon)",
            "Dienstag, 14:00\u201315:00 Uhr (Lissabon)",
        ),
        ("fr", "mardi 12 janvier 2027 à 14:05 (Lisbonne)", "mardi, de 14:00 à 15:00 (Lisbonne)"),
        ("es", "martes, 12 de enero de 2027, a las 14:05 (Lisboa)", "martes, de 14:00 a 15:00 (Lisboa)"),
        ("nl", "dinsdag 12 januari 2027, 14:05 uur (Lissabon)", "dinsdag, 14:00\u201315:00 uur (Lissabon)"),
        (
            "pt",
            "terça-feira, 12 de janeiro de 2027, às 14:05 (Lisboa)",
            "terça-feira, das 14:00 às 15:00 (Lisboa)",
        ),
    ],
)
def test_dates_and_hours_are_in_the_language(language: str, when: str, slot: str) -> None:
    tongue = Tongue(Language(language))
    assert tongue.when(datetime(2027, 1, 12, 14, 5, tzinfo=ZoneInfo("Europe/Lisbon"))) == when
    assert tongue.slot(LocalSlot(day="Tue", start="14:00", end="15:00", zone="Europe/Lisbon")) == slot


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Ana", "Inés"], "Ana e Inés"),
        (["Inés", "Ana"], "Inés y Ana"),
        (["Ana", "Hiedra"], "Ana y Hiedra"),
        ([], ""),
    ],
)
def test_spanish_lists_say_e_before_i(names: list[str], expected: str) -> None:
    assert Tongue(Language.ES).listed(names) == expected


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("en", "1 February 2027"),
        ("de", "1. Februar 2027"),
        ("fr", "1er f\u00e9vrier 2027"),
        ("pt", "1\u00ba de fevereiro de 2027"),
    ],
)
def test_the_first_of_a_month_is_written_as_people_do(language: str, first: str) -> None:
    assert Tongue(Language(language)).date(datetime(2027, 2, 1, tzinfo=ZoneInfo("UTC")).date()) == first


@pytest.mark.parametrize("language", list(SPOKEN))
def test_a_participants_page_is_in_their_language(language: str) -> None:
    plan = plan_of(SPOKEN[language])
    html = page(for_audience(plan, Audience.PARTICIPANT, person_id="p00000"))
    assert f'<html lang="{language}">' in html
    shown = re.sub(r"<[^>]+>", "", html.partition("</style>")[2])
    english = [one for one, many in messages() if not many and not PLACE.search(one) and " " in one]
    assert language == "en" or not [said for said in english if said in shown]
    waiting = plan.pairs[0].model_copy(update={"state": "accepted"})
    html = page(
        for_audience(
            plan.model_copy(update={"pairs": (waiting, plan.pairs[1])}),
            Audience.PARTICIPANT,
            person_id="p00000",
        )
    )
    assert "Ben Silva" not in html
    assert language == "en" or not [said for said in english if said in html.partition("</style>")[2]]
