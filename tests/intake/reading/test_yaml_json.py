"""YAML and JSON: scalars as typed, keys once, bombs refused."""

from __future__ import annotations

import pytest
from tests.intake.conftest import Reader

from recimentor.intake.notebook import Notebook
from recimentor.intake.reading.cells import Mapping, Scalar
from recimentor.intake.reading.yaml_reader import read_yaml


@pytest.mark.parametrize("typed", ["no", "10:30", "007", "1_000", "0x1F", "2026-01-02", "yes", "1.10"])
def test_a_yaml_scalar_stays_what_was_typed(typed: str) -> None:
    root = read_yaml(f"name: {typed}\n", "f.yaml", Notebook())
    assert isinstance(root, Mapping)
    value = root.get("name")
    assert isinstance(value, Scalar)
    assert (value.text, value.spot) == (typed, (1, 7))


def test_aliases_that_unfold_into_billions_are_refused_at_once() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    notebook = Notebook()
    assert read_yaml("\n".join(lines), "f.yaml", notebook) is None
    assert [finding.code for finding in notebook.close()] == ["too-large"]


@pytest.mark.parametrize("text", ["!!python/object:os.system x", "- !foo {a: 1}", "a: 1\n---\nb: 2\n", "*x"])
def test_tags_second_documents_and_empty_aliases_are_refused(text: str) -> None:
    notebook = Notebook()
    assert read_yaml(text, "f.yaml", notebook) is None
    assert [finding.code for finding in notebook.close()] == ["yaml-malformed"]


def test_skills_may_be_a_mapping_a_list_or_records(read: Reader) -> None:
    text = """
participants:
  - name: Ana
    offers: {Leadership: 5, "Time: keeping": 3, SQL: null}
    wants:
      - Python:4
      - Public speaking: 5
      - {skill: "Other(s):", priority: 2}
      - Kubernetes
"""
    (ana,) = read(text, "people.yaml").people
    assert [(o.skill, o.level) for o in ana.offers] == [
        ("Leadership", 5),
        ("Time: keeping", 3),
        ("SQL", None),
    ]
    assert [(w.skill, w.priority) for w in ana.wants] == [
        ("Python", 4),
        ("Public speaking", 5),
        ("Other(s):", 2),
        ("Kubernetes", None),
    ]


def test_null_is_a_blank_and_a_quoted_null_is_a_name(read: Reader) -> None:
    text = '[{"name": "null", "email": null, "offers": ["a"], "wants": ["b"], "capacity": 2}]'
    (person,) = read(text, "people.json").people
    assert (person.id, person.name, person.email, person.capacity) == ("null", "null", "", 2)


@pytest.mark.parametrize(
    "text", ["[1, NaN]", "[01]", "{'a': 1}", "[1,]", '["\t"]', "[1] x", '{"a" 1}', '["\\x"]']
)
def test_lax_json_is_refused(read: Reader, text: str) -> None:
    assert "json-malformed" in {finding.code for finding in read(text, "people.json").findings}


@pytest.mark.parametrize(
    "text",
    [
        "members:\n  - {name: Ana, offers: [SQL], wants: [Go]}\n",
        "staff:\n  - {name: Ana, offers: [SQL], wants: [Go]}\n",
        "- &a {name: Ana, offers: [SQL]}\n- <<: *a\n  name: Ben\n  wants: [Go]\n",
    ],
)
def test_a_list_under_any_one_key_and_merged_entries_are_read(read: Reader, text: str) -> None:
    people = read(text, "people.yaml")
    assert [offer.skill for offer in people.people[-1].offers] == ["SQL"]
    assert [want.skill for want in people.people[-1].wants] == ["Go"]
    assert people.people[-1].attributes == ()


def test_a_tab_is_explained(read: Reader) -> None:
    people = read("participants:\n\t- name: Ana\n", "people.yaml")
    assert "begins with a tab" in people.findings[0].message


def test_a_text_with_commas_is_read_like_a_cell(read: Reader) -> None:
    text = "- name: Ana\n  offers: SQL, Go\n  wants: Art\n- name: Ben\n  offers: Art\n  wants: Go, SQL\n"
    people = read(text, "people.yaml")
    assert [offer.skill for offer in people.people[0].offers] == ["SQL", "Go"]
