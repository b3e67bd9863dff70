"""Proposals: what is asked, of whom, and in which direction."""

from __future__ import annotations

from recimentor.model.names import skill_key
from recimentor.model.participant import Offer, Participant, Want
from recimentor.model.program import Program
from recimentor.model.wording import Answer
from recimentor.wording.proposing import candidates, propose


def person(name: str, offers: tuple[str, ...] = (), wants: tuple[str, ...] = ()) -> Participant:
    return Participant(
        id=name,
        name=name,
        offers=tuple(Offer(skill, 5, skill_key(skill)) for skill in offers),
        wants=tuple(Want(skill, None, skill_key(skill)) for skill in wants),
    )


def asked(program: Program, *people: Participant) -> list[tuple[str, str, Answer]]:
    return [(p.wording, p.means, p.likely) for p in propose(people, program)]


def listing(*names: str, **settings: object) -> Program:
    return Program.model_validate({"skills": {"names": names, **settings}})


def test_listed_names_are_what_wordings_mean() -> None:
    people = person("a", ("Spreadsheets",), ("Giving talks",)), person("b", ("Speeches",), ("Excel",))
    found = asked(listing("Excel", "Public speaking"), *people)
    assert set(found) == {
        ("Spreadsheets", "Excel", Answer.SAME),
        ("Giving talks", "Public speaking", Answer.SAME),
        ("Speeches", "Public speaking", Answer.SAME),
    }


def test_without_a_list_a_wording_means_what_more_people_write() -> None:
    people = [person(f"p{n}", ("Excel",), ("Coaching",)) for n in range(3)]
    found = asked(Program(), *people, person("q", ("Coaching",), ("Spreadsheets",)))
    assert found == [("Spreadsheets", "Excel", Answer.SAME)]


def test_two_listed_names_are_never_called_the_same() -> None:
    program = listing("Spreadsheets", "Excel", "VBA")
    people = person("a", ("Excel",), ("Coaching",)), person("b", ("Coaching",), ("Spreadsheets", "VBA"))
    assert asked(program, *people) == [("VBA", "Excel", Answer.PARTLY)]


def test_what_is_settled_is_not_asked() -> None:
    people = person("a", ("Excel",), ("Coaching",)), person("b", ("Coaching",), ("Spreadsheets", "VBA"))
    program = Program.model_validate(
        {
            "skills": {
                "different": [["Spreadsheets", "Excel"]],
                "related": [{"want": "VBA", "offer": "Excel", "credit": 0.5}],
            }
        }
    )
    assert not [p for p in candidates(people, program) if p.means == "Excel"]


def test_a_sign_keeps_names_apart_and_strange_words_get_nothing() -> None:
    people = person("a", ("C++", "Zzyzx"), ("Coaching",)), person("b", ("Coaching",), ("C#", "C"))
    assert asked(Program(), *people) == []
    assert propose((), Program()) == ()
