"""Nearness: what is proposed for a name, and what never is."""

from __future__ import annotations

import numpy as np
import pytest

from recimentor.wording.concepts import concepts
from recimentor.wording.nearness import Nearness
from recimentor.wording.related import related_groups
from recimentor.wording.words import stems_of

POOL = (
    "Public speaking", "Excel", "Leading a team", "Data visualisation", "Negotiation", "C", "C++", "Knitting",
    "Kubernetes", "Running meetings", "Machine learning", "Customer service", "Marketing",
)  # fmt: skip


def nearest(wording: str, pool: tuple[str, ...] = POOL) -> list[str]:
    names = [*pool, wording]
    found = Nearness(names).near(len(pool), np.arange(len(pool)))
    return [names[near.name] for near in found]


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        ("giving talks", "Public speaking"),
        ("spreadsheets", "Excel"),
        ("people management", "Leading a team"),
        ("building dashboards that people actually use", "Data visualisation"),
        ("Negociation", "Negotiation"),
        ("meetings that run well", "Running meetings"),
        ("dealing with angry customers", "Customer service"),
        ("k8s", "Kubernetes"),
    ],
)
def test_the_meant_name_is_proposed_first(wording: str, name: str) -> None:
    assert nearest(wording)[0] == name


def test_what_means_nothing_here_gets_no_proposal() -> None:
    assert nearest("zzyzx") == []
    assert nearest("beekeeping", ("Excel", "Negotiation")) == []


def test_a_sign_tells_names_apart() -> None:
    assert "C" not in nearest("C#")
    assert "C++" not in nearest("C#")


def test_the_table_says_same_and_partly() -> None:
    names = ["Spreadsheets", "Excel", "VBA"]
    same, partly = Nearness(names).near(0, np.array([1, 2]))
    assert (names[same.name], same.credit) == ("Excel", 100)
    assert (names[partly.name], 0 < partly.credit < 85) == ("VBA", True)


def test_stems_are_in_one_spelling_and_of_a_language() -> None:
    assert stems_of("Prioritising") == stems_of("prioritization")
    assert stems_of("Budgets", "en") == ("budget",)
    assert stems_of("Verhandlungen", "de") == stems_of("Verhandlung", "de")
    assert stems_of("skills of my own") == ("skill", "of", "my", "own")


def test_the_table_of_related_skills_is_well_formed() -> None:
    groups = related_groups()
    names = [group.skill for group in groups]
    assert len(groups) > 200
    assert len(set(names)) == len(names)
    assert sum(len(group.same) + len(group.partly) for group in groups) > 1500
    assert all(0 < credit < 100 for group in groups for _, credit in group.partly)


def test_the_table_of_concepts_is_well_formed() -> None:
    known = concepts()
    assert known.vectors.shape == (len(known.at), 160)
    assert np.allclose(np.linalg.norm(known.vectors, axis=1), 1, atol=1e-5)
    assert known.told_by("manag") < known.told_by("kubernet") <= known.unknown
