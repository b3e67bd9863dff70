"""Explanations and suggestions, golden and by statement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from recimentor import api, report
from recimentor.model.errors import BadInput, BadRequest
from recimentor.model.explanation import Explanation

COMPANY = Path(__file__).parents[2] / "data" / "company" / "people.csv"
PEOPLE = api.ReadRequest((str(COMPANY),))

Golden = Callable[[str, str], None]


def _explain(a: str, b: str) -> Explanation:
    return api.explain(api.ExplainRequest(PEOPLE, a, b))


@pytest.mark.parametrize(("a", "b"), [("kofi", "oscar"), ("carla", "jonas"), ("Viktor Novak", "noor")])
def test_golden_explanations(a: str, b: str, golden: Golden) -> None:
    answer = _explain(a, b)
    golden(f"explain-{answer.a.id}-{answer.b.id}.txt", report.explanation_text(answer, report.Screen()))


@pytest.mark.parametrize("person", ["priya", "nils@halden.example"])
def test_golden_suggestions(person: str, golden: Golden) -> None:
    answer = api.suggest(api.SuggestRequest(PEOPLE, person, limit=2))
    golden(f"suggest-{answer.person.id}.txt", report.suggestions_text(answer, report.Screen()))


def test_points_of_an_explanation_add_up_and_stay_within_their_share() -> None:
    answer = _explain("kofi", "oscar")
    assert sum(round(1e6 * part.points) for part in answer.points) == round(1e6 * answer.score)
    assert all(0 <= part.points <= part.of + 1e-6 for part in answer.points)


def test_explaining_the_other_way_round_tells_the_same() -> None:
    one, other = _explain("kofi", "oscar"), _explain("oscar", "kofi")
    assert (one.score, one.price, one.gain.a, one.teaches.a) == (
        other.score,
        other.price,
        other.gain.b,
        other.teaches.b,
    )
    assert one.standing.a == other.standing.b


def test_the_plan_of_match_and_the_explanation_agree() -> None:
    plan = api.match(api.MatchRequest(PEOPLE)).plan
    pair = plan.pairs[1]
    answer = _explain(pair.a.id, pair.b.id)
    assert answer.paired
    assert (answer.score, answer.gain, answer.slot) == (pair.score, pair.gain, pair.slot)
    assert (answer.standing.a, answer.standing.b) == (pair.standing.a, pair.standing.b)


@pytest.mark.parametrize(("a", "b"), [("kofi", "Kofi Boateng"), ("kofi", "nobody at all")])
def test_two_people_of_the_pool_must_be_named(a: str, b: str) -> None:
    with pytest.raises(BadRequest, match=r"same person|nobody in the pool"):
        _explain(a, b)


def test_suggestions_are_ranked_and_say_who_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    plan = api.match(api.MatchRequest(PEOPLE, outputs=(path,))).plan
    partner = {p.a.id: p.b.id for p in plan.pairs} | {p.b.id: p.a.id for p in plan.pairs}
    answer = api.suggest(api.SuggestRequest(PEOPLE, "oscar", plan=path))
    scores = [entry.score for entry in answer.partners]
    assert scores == sorted(scores, reverse=True)
    assert answer.possible == len(answer.partners) <= 10
    for entry in answer.partners:
        assert (entry.taken_by.id if entry.taken_by else None) == partner.get(entry.partner.id)


def test_somebody_from_outside_is_suggested_partners_as_if_in_the_pool(tmp_path: Path) -> None:
    me = tmp_path / "me.yaml"
    me.write_text(
        "- {name: Me, offers: [Python:5, SQL:4], wants: [Leadership:5, Negotiation:4], commitments: yes,"
        " team: Elsewhere}\n"
    )
    answer = api.suggest(api.SuggestRequest(PEOPLE, str(me), limit=3))
    assert not answer.in_pool
    assert 0 < len(answer.partners) == min(3, answer.possible)
    assert all(entry.gain.a > 0 and entry.gain.b > 0 for entry in answer.partners)
    assert (
        api.suggest(api.SuggestRequest(PEOPLE, "priya")).partners
        == api.suggest(replace(api.SuggestRequest(PEOPLE, "priya"), limit=10)).partners
    )


def test_a_guest_file_must_hold_one_participant_and_no_faults(tmp_path: Path) -> None:
    two = tmp_path / "two.csv"
    two.write_text("name,offers,wants\nA,X:3,Y\nB,Y:3,X\n")
    with pytest.raises(BadRequest, match="holds 2 participants"):
        api.suggest(api.SuggestRequest(PEOPLE, str(two)))
    two.write_text("name,offers,wants\nA,X:9,Y\n")
    with pytest.raises(BadInput):
        api.suggest(api.SuggestRequest(PEOPLE, str(two)))


def test_a_pair_that_is_possible_one_way_alone_is_told_so(tmp_path: Path) -> None:
    source = tmp_path / "people.csv"
    source.write_text("name,offers,wants\nAna,A:5,B\nBen,C:5,A\nCy,B:5,C\n")
    (tmp_path / "program.yaml").write_text("reciprocity: preferred\n")
    answer = api.explain(api.ExplainRequest(api.ReadRequest((str(source),)), "Ana", "Ben"))
    assert not answer.possible
    assert answer.notes[-1].text == "Possible as a one-way pair, at 50%."


def _one_way_program(folder: Path) -> api.ReadRequest:
    source = folder / "people.csv"
    source.write_text("name,offers,wants\nPam,,A\nPip,,A\nTea,A:5,\n")
    (folder / "program.yaml").write_text("reciprocity: preferred\n")
    return api.ReadRequest((str(source),))


def test_with_one_way_pairs_the_partners_are_those_of_the_plan_and_no_rule_is_spoken_of(
    tmp_path: Path,
) -> None:
    reading = _one_way_program(tmp_path)
    (pair,) = api.match(api.MatchRequest(reading)).plan.pairs
    pupil, teacher = pair.a, pair.b
    other = "Pip" if pupil.name == "Pam" else "Pam"
    answer = api.explain(api.ExplainRequest(reading, other, "Tea"))
    assert (answer.paired, answer.partners.a, answer.partners.b) == (False, None, pupil)
    assert f"The pair of Tea and {pupil.name} is a one-way pair." in [note.text for note in answer.notes]
    assert teacher.name == "Tea"
    text = report.explanation_text(answer, report.Screen())
    assert "Pairing them all the same would cost nobody a partner and leave the total as it is." in text
    assert "not a possible pair" not in text
    assert "against the rules" not in text


def test_a_one_way_pair_of_the_plan_is_explained_as_paired(tmp_path: Path) -> None:
    reading = _one_way_program(tmp_path)
    (pair,) = api.match(api.MatchRequest(reading)).plan.pairs
    answer = api.explain(api.ExplainRequest(reading, pair.a.name, pair.b.name))
    assert answer.paired
    assert answer.price.action == "forbid"
    assert answer.price.people == 0
    text = report.explanation_text(answer, report.Screen())
    assert f"{pair.a.name} and {pair.b.name}: a possible pair one way only" in text
    assert "Note: The best pairing pairs them one way." in text
