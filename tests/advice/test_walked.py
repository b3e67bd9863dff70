"""Every advice of the sources is followed by a test: a new one without a test fails here."""

from __future__ import annotations

import importlib

from tests.advice.walker import advised

_SCREENS, _FINDINGS = "advice.test_screens", "advice.test_findings"
_REFUSED = f"{_SCREENS}.test_what_is_refused_is_mended_as_the_refusal_says"
_SETTING = f"{_SCREENS}.test_a_setting_is_mended_as_its_finding_says"
_CURED = f"{_FINDINGS}.test_what_a_finding_advises_does_away_with_it"
_PASTED = f"{_FINDINGS}.test_each_line_to_paste_does_away_with_its_finding"
_PAPERS = f"{_SCREENS}.test_the_papers_name_commands_that_there_are"
_PACK = f"{_SCREENS}.test_the_folder_of_init_says_what_to_type"
_CODED = f"{_SCREENS}.test_prose_is_coded_as_advised"
_WORDINGS = f"{_SCREENS}.test_match_advises_wordings_and_a_table_of_them"
_LOCKED = f"{_SCREENS}.test_a_locked_pair_that_breaks_a_rule_takes_a_reason"
_QUESTIONS = f"{_SCREENS}.test_questions_of_a_proposal_are_answered_by_the_settings_they_name"
_LONG = f"{_SCREENS}.test_a_long_table_is_shown_whole_as_it_says"
_FORGET = f"{_SCREENS}.test_forget_says_how_to_go_on"
_KIT = f"{_SCREENS}.test_a_kit_of_nobody_advises_drafts"
_PROPOSAL = f"{_SCREENS}.test_a_proposal_says_what_to_run_then"
_EXPLAIN = f"{_SCREENS}.test_explain_says_how_to_pair_two_all_the_same"
_NO_PLAN = f"{_SCREENS}.test_a_file_that_is_no_plan_says_how_to_make_one"
_WAIVED = f"{_SCREENS}.test_a_rule_may_be_waived_by_the_line_that_says_so"
#: What is advised, and the test that follows it.
FOLLOWED: dict[str, str] = {
    "--again": f"{_SCREENS}.test_status_advises_to_ask_and_to_remind",
    "--all": _LONG,
    "--audience": _REFUSED,
    "--coded": _CODED,
    "--draft": _KIT,
    "--due": _FORGET,
    "--encoding": _REFUSED,
    "--fail-below": _REFUSED,
    "--for": _REFUSED,
    "--for ID": _REFUSED,
    "--from": _REFUSED,
    "--keep PLAN": _REFUSED,
    "--keep-by": _REFUSED,
    "--no-hash": _FORGET,
    "--offers": _CODED,
    "--org": _REFUSED,
    "--override": _REFUSED,
    "--propose": f"{_SCREENS}.test_skills_advises_the_same",
    "--set": _REFUSED,
    "--set objective=best": f"{_SCREENS}.test_splitting_strong_pairs_is_undone_as_the_screen_says",
    "--set reciprocity=preferred": f"{_SCREENS}.test_one_way_pairs_and_rings_are_added_as_the_screen_says",
    "--sheet NAME": _CURED,
    "--trade-points": _REFUSED,
    "--wants": _CODED,
    "--within": _REFUSED,
    "--yes": _FORGET,
    "accept: [{code: one-skill-each}]": _CURED,
    "accept: [{code: probably-one-person, ids: [...]}]": _CURED,
    "answer:": _LOCKED,
    "at_most_apart: {field: ..., steps: 1, ladder: [lowest, ..., highest]}": _CURED,
    "balance:": _CURED,
    "choices:": _CURED,
    "columns:": _SETTING,
    "columns: {avoid: {}}": _PASTED,
    'columns: {{}: {from: {}, split: ","}}': _PASTED,
    "columns: {{}: {}}": _PASTED,
    "consent: none": _KIT,
    "duplicates: join": _CURED,
    "duplicates: latest": _CURED,
    "encoding:": _SETTING,
    "header_row:": _SETTING,
    "header_row: 1": _CURED,
    "hidden_rows: read": _CURED,
    "levels:": _QUESTIONS,
    "levels: {1: 5, 2: 4, ...}": _QUESTIONS,
    "locked:": _LOCKED,
    "must_differ: department": _SETTING,
    "name:": _CURED,
    "name: value": _SETTING,
    "not_in_line: yes": _SETTING,
    "offers:": _CURED,
    "override:": _LOCKED,
    "participants:": _CURED,
    "recimentor about": _PAPERS,
    "recimentor check": f"{_SCREENS}.test_doubtful_cells_are_listed_by_the_command_that_says_so",
    "recimentor check --mend FILE": f"{_SCREENS}.test_doubtful_cells_are_listed_by_the_command_that_says_so",
    "recimentor check answers.csv": _PACK,
    "recimentor code": _CODED,
    "recimentor decide": _WAIVED,
    "recimentor decide end A B": _LOCKED,
    'recimentor decide lock A B --override "why"': _EXPLAIN,
    "recimentor decide out": _PAPERS,
    "recimentor explain": _PAPERS,
    "recimentor feedback": f"{_SCREENS}.test_status_advises_kits_and_whom_to_call",
    "recimentor forget": _PAPERS,
    "recimentor forget --due": _PAPERS,
    "recimentor forget ID, or list what is due with --due": _FORGET,
    "recimentor init --from": _PROPOSAL,
    "recimentor init --from FILE": _PROPOSAL,
    "recimentor init . --forms": _PACK,
    "recimentor init . --papers": _PACK,
    "recimentor init DIR": _PACK,
    "recimentor init FOLDER --papers": _PAPERS,
    "recimentor init. After a change of form.md or skills.txt: recimentor init DIR --forms": _PACK,
    "recimentor invite": _KIT,
    "recimentor kit": f"{_SCREENS}.test_status_advises_kits_and_whom_to_call",
    "recimentor match": _REFUSED,
    "recimentor match answers.csv": _PACK,
    "recimentor match people.csv": f"{_SCREENS}.test_a_folder_without_a_plan_says_how_to_make_one",
    "recimentor match people.csv -o plan.json": _NO_PLAN,
    "recimentor report": _REFUSED,
    "recimentor skills": _PACK,
    "recimentor skills answers.csv --propose": _PACK,
    "recimentor verify": _PAPERS,
    "recimentor verify</code> checks them without the solver.</p>": _PAPERS,
    "reciprocity: preferred": f"{_SCREENS}.test_one_way_pairs_and_rings_are_added_as_the_screen_says",
    "roles:": _SETTING,
    "rules: [{not_in_line: no}]": _PASTED,
    "sheet:": _CURED,
    "sheet: [A, B]": _CURED,
    "sides:": _SETTING,
    "skill:": _QUESTIONS,
    "split:": _CURED,
    "vetoed:": _LOCKED,
    '{"10": 5, "8": 4, "6": 3, ...}': _SETTING,
    "{skill: Python, level: 4}": _CURED,
}
#: Advice that this folder does not follow, and why.
_VERIFY = "options of verify, followed in tests/cli/test_verify.py and tests/api"
_DESK = "the desk waits for a browser; tests/desk opens it"
_SAME_AS = "followed in tests/forgetting/test_forget.py and tests/cli/test_rounds.py"
_LARGE = "asks for a pool of thousands; the option itself is followed elsewhere"
UNTRIED: dict[str, str] = {
    "--decisions": _VERIFY,
    "--format": _LARGE,
    "--keep": _VERIFY,
    "--port": _DESK,
    "--program": _VERIFY,
    "choices: points": _LARGE,
    "history: same_as:": _SAME_AS,
    "meetings:": "in tests/report/test_papers.py",
    "recimentor answers plan.json export.csv": "in tests/stories/test_consent.py",
    'recimentor desk"));': _DESK,
    'recimentor desk");': _DESK,
    "recimentor feedback plan.json check-in.csv": "in tests/stories/test_years.py",
    "recimentor import linkedin": "in tests/cli/test_starting.py",
    "retention:": "in tests/report/test_papers.py",
    "score: importance:": "a setting that is left to its reader",
    "wants:": "words of a file, which nobody pastes",
}


def test_every_advice_is_followed_by_a_test() -> None:
    known = set(FOLLOWED) | set(UNTRIED)
    walked = advised()
    assert sorted(walked - known) == [], "advised, and no test follows it"
    assert sorted(known - walked) == [], "no longer advised"
    assert not set(FOLLOWED) & set(UNTRIED)


def test_every_test_that_follows_an_advice_is_there() -> None:
    for name in set(FOLLOWED.values()):
        module, _, function = name.rpartition(".")
        assert callable(getattr(importlib.import_module(f"tests.{module}"), function))
