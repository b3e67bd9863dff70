"""Every command of the how-tos that follow a program over time is run, in their order, on their files."""

from __future__ import annotations

from pathlib import Path

from tests.docs.pages import follow

from recimentor.model.plan import Plan


def test_a_year_goes_as_the_page_says(tmp_path: Path) -> None:
    printed = {one.command: one.text for one in follow("docs/how-to/a-year.md", tmp_path)}
    folder = tmp_path / "mentoring"
    spring, autumn = (
        Plan.model_validate_json((folder / "plans" / name).read_bytes())
        for name in ("2026-spring.json", "2026-autumn.json")
    )
    same = {"ada@example.org": "ada.brandt@newname.example"}
    met = [
        {frozenset(same.get(one, one) for one in (pair.a.id, pair.b.id)) for pair in plan.pairs}
        for plan in (spring, autumn)
    ]
    assert [len(pairs) for pairs in met] == [4, 4]
    assert not met[0] & met[1], "nobody is paired with the partner of the spring"
    (left,) = (person.id for person in spring.unmatched)
    assert any(left in pair for pair in met[1]), "whoever was left over goes first"
    feedback = next(text for line, text in printed.items() if " feedback " in line)
    assert feedback.index("1  Cleo Diaz") < feedback.index("too few answers to say anything")
    half_way = next(text for line, text in printed.items() if "--as-of 2026-04-20" in line)
    assert "half-way check-in" in half_way
    assert not [
        path for path in folder.rglob("*") if path.is_file() and b"hal ivanov" in path.read_bytes().lower()
    ]
    due = next(text for line, text in printed.items() if "--due" in line)
    assert "replies.csv" in due or "check-in.csv" in due
    assert "nobody meets anybody twice" in next(text for line, text in printed.items() if "--rounds" in line)


def test_the_nightly_line_runs_as_it_stands(tmp_path: Path) -> None:
    follow("docs/how-to/run-every-night.md", tmp_path)
    assert {path.name for path in tmp_path.iterdir()} >= {"plan.json", "plan.csv", "runs.jsonl"}
