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
_WAIVED = f"{_SCREENS}.test_a_rule_may_be_waived_by_the_line_that_says_so"
#: What is advised, by the module or file that advises it, and the test that follows it.
FOLLOWED: dict[tuple[str, str], str] = {
    ("api/deciding.py", "--override"): _REFUSED,
    ("api/decisions.py", "--draft"): _KIT,
    ("api/decisions.py", "consent: none"): _KIT,
    ("api/decisions.py", "recimentor invite"): _KIT,
    (
        "api/explaining.py",
        'recimentor decide lock A B --override "why"',
    ): f"{_SCREENS}.test_explain_says_how_to_pair_two_all_the_same",
    ("api/limits.py", "--fail-below"): _REFUSED,
    ("api/outputs.py", "--for ID"): _REFUSED,
    (
        "api/outputs.py",
        "recimentor match people.csv -o plan.json",
    ): f"{_SCREENS}.test_a_file_that_is_no_plan_says_how_to_make_one",
    ("api/pipeline.py", "recimentor report"): _REFUSED,
    ("api/sensitivity.py", "--within"): _REFUSED,
    ("api/standing.py", "recimentor feedback"): f"{_SCREENS}.test_status_advises_kits_and_whom_to_call",
    ("api/standing.py", "recimentor invite"): f"{_SCREENS}.test_status_advises_to_ask_and_to_remind",
    ("api/standing.py", "recimentor kit"): f"{_SCREENS}.test_status_advises_kits_and_whom_to_call",
    (
        "api/standing.py",
        "recimentor match people.csv -o plan.json",
    ): f"{_SCREENS}.test_a_folder_without_a_plan_says_how_to_make_one",
    (
        "cli/app.py",
        "recimentor match people.csv",
    ): f"{_SCREENS}.test_a_folder_without_a_plan_says_how_to_make_one",
    ("cli/deciding.py", "--keep PLAN"): _REFUSED,
    ("cli/deciding.py", "--keep-by"): _REFUSED,
    ("cli/deciding.py", "--trade-points"): _REFUSED,
    ("cli/deciding.py", "recimentor match"): _REFUSED,
    ("cli/following.py", "--again"): f"{_SCREENS}.test_status_advises_to_ask_and_to_remind",
    ("cli/forget.py", "--due"): _FORGET,
    ("cli/forget.py", "--no-hash"): _FORGET,
    ("cli/forget.py", "--yes"): _FORGET,
    ("cli/forget.py", "recimentor forget ID, or list what is due with --due"): _FORGET,
    ("cli/outputs.py", "--audience"): _REFUSED,
    ("cli/outputs.py", "--draft"): _KIT,
    ("cli/outputs.py", "--for"): _REFUSED,
    ("cli/starting.py", "--from"): _REFUSED,
    ("cli/starting.py", "--org"): _REFUSED,
    ("cli/wordings.py", "--coded"): _CODED,
    ("cli/wordings.py", "--offers"): _CODED,
    ("cli/wordings.py", "--wants"): _CODED,
    ("insight/planning/decided.py", "override:"): _LOCKED,
    (
        "insight/questions/helping.py",
        "--set reciprocity=preferred",
    ): f"{_SCREENS}.test_one_way_pairs_and_rings_are_added_as_the_screen_says",
    ("intake/columns/mapping.py", "columns:"): _SETTING,
    ("intake/columns/mapping.py", "columns: {avoid: {}}"): _PASTED,
    ("intake/columns/mapping.py", "columns: {{}: {}}"): _PASTED,
    ("intake/columns/mapping.py", "recimentor init --from FILE"): _PROPOSAL,
    ("intake/columns/mapping.py", "roles:"): _SETTING,
    ("intake/columns/mapping.py", "sides:"): _SETTING,
    ("intake/columns/shapes.py", "columns: {{}: {}}"): _PASTED,
    ("intake/consent/decisions.py", "answer:"): _LOCKED,
    ("intake/consent/decisions.py", "locked:"): _LOCKED,
    ("intake/consent/decisions.py", "override:"): _LOCKED,
    ("intake/consent/decisions.py", "vetoed:"): _LOCKED,
    ("intake/pack/README.md", "recimentor check answers.csv"): _PACK,
    ("intake/pack/README.md", "recimentor init . --forms"): _PACK,
    ("intake/pack/README.md", "recimentor init . --papers"): _PACK,
    ("intake/pack/README.md", "recimentor match"): _PACK,
    ("intake/pack/README.md", "recimentor match answers.csv"): _PACK,
    ("intake/pack/README.md", "recimentor skills answers.csv --propose"): _PACK,
    ("intake/pack/form.md", "recimentor match"): _PACK,
    (
        "intake/pack/forms.py",
        "recimentor init. After a change of form.md or skills.txt: recimentor init DIR --forms",
    ): _PACK,
    ("intake/pack/program.yaml", "recimentor skills"): _PACK,
    ("intake/people/doubts.py", "choices:"): _CURED,
    ("intake/people/doubts.py", 'columns: {{}: {from: {}, split: ","}}'): _PASTED,
    (
        "intake/people/doubts.py",
        "recimentor check",
    ): f"{_SCREENS}.test_doubtful_cells_are_listed_by_the_command_that_says_so",
    ("intake/people/identities.py", "duplicates: latest"): _CURED,
    ("intake/people/mentions.py", "--org"): _CURED,
    ("intake/people/mentions.py", "rules: [{not_in_line: no}]"): _PASTED,
    ("intake/people/sources.py", "--encoding"): _REFUSED,
    ("intake/program/overrides.py", "--set"): _REFUSED,
    ("intake/program/program_file.py", "must_differ: department"): _SETTING,
    ("intake/program/program_file.py", "name: value"): _SETTING,
    ("intake/program/program_file.py", "not_in_line: yes"): _SETTING,
    ("intake/program/setting_words.py", "name: value"): _SETTING,
    ("intake/propose/groups.py", "levels:"): _QUESTIONS,
    ("intake/propose/groups.py", "levels: {1: 5, 2: 4, ...}"): _QUESTIONS,
    ("intake/propose/groups.py", "skill:"): _QUESTIONS,
    ("intake/propose/guess.py", "choices:"): _CURED,
    ("intake/propose/guess.py", "recimentor code"): _CODED,
    ("intake/propose/guess.py", "roles:"): _CURED,
    ("intake/propose/proposal.py", "recimentor check"): _PROPOSAL,
    ("intake/propose/proposal.py", "recimentor init --from"): _PROPOSAL,
    ("intake/propose/proposal.py", "recimentor init DIR"): _PACK,
    ("intake/propose/proposal.py", "recimentor match"): _PACK,
    ("intake/reading/lines.py", "header_row:"): _SETTING,
    ("intake/reading/records.py", "participants:"): _CURED,
    ("intake/reading/text.py", "--encoding"): _SETTING,
    ("intake/reading/text.py", "encoding:"): _SETTING,
    ("intake/skillnames/README.md", "recimentor skills"): _PACK,
    ("intake/values/skill_cells.py", "levels:"): _SETTING,
    ("intake/values/skill_cells.py", '{"10": 5, "8": 4, "6": 3, ...}'): _SETTING,
    ("model/codes.py", "--encoding"): _CURED,
    ("model/codes.py", "--from"): _PROPOSAL,
    ("model/codes.py", "--org"): _CURED,
    ("model/codes.py", "--sheet NAME"): _CURED,
    ("model/codes.py", "accept: [{code: one-skill-each}]"): _CURED,
    ("model/codes.py", "accept: [{code: probably-one-person, ids: [...]}]"): _CURED,
    ("model/codes.py", "at_most_apart: {field: ..., steps: 1, ladder: [lowest, ..., highest]}"): _CURED,
    ("model/codes.py", "balance:"): _CURED,
    ("model/codes.py", "choices:"): _CURED,
    ("model/codes.py", "columns:"): _CURED,
    ("model/codes.py", "duplicates: join"): _CURED,
    ("model/codes.py", "header_row:"): _CURED,
    ("model/codes.py", "header_row: 1"): _CURED,
    ("model/codes.py", "hidden_rows: read"): _CURED,
    ("model/codes.py", "levels:"): _CURED,
    ("model/codes.py", "name:"): _CURED,
    ("model/codes.py", "offers:"): _CURED,
    (
        "model/codes.py",
        "recimentor check --mend FILE",
    ): f"{_SCREENS}.test_doubtful_cells_are_listed_by_the_command_that_says_so",
    ("model/codes.py", "recimentor code"): _CODED,
    ("model/codes.py", "recimentor skills"): _WORDINGS,
    (
        "model/codes.py",
        "reciprocity: preferred",
    ): f"{_SCREENS}.test_one_way_pairs_and_rings_are_added_as_the_screen_says",
    ("model/codes.py", "roles:"): _CURED,
    ("model/codes.py", "sheet:"): _CURED,
    ("model/codes.py", "sheet: [A, B]"): _CURED,
    ("model/codes.py", "split:"): _CURED,
    ("model/codes.py", "{skill: Python, level: 4}"): _CURED,
    ("model/commands.py", "recimentor match"): f"{_SCREENS}.test_pairing_again_reads_what_the_first_run_read",
    ("model/decision_codes.py", "override:"): _LOCKED,
    ("model/decision_codes.py", "recimentor decide end A B"): _LOCKED,
    ("report/check_report.py", "--all"): _LONG,
    ("report/details.py", "--all"): _LONG,
    ("report/forgetting.py", "--yes"): _FORGET,
    ("report/helping.py", "--override"): _WAIVED,
    ("report/helping.py", "recimentor decide"): _WAIVED,
    ("report/helping.py", "recimentor skills"): _WORDINGS,
    ("report/skills.py", "--all"): _LONG,
    ("report/skills.py", "--propose"): f"{_SCREENS}.test_skills_advises_the_same",
    (
        "report/splitting.py",
        "--set objective=best",
    ): f"{_SCREENS}.test_splitting_strong_pairs_is_undone_as_the_screen_says",
    ("report/table.py", "--all"): _LONG,
    (
        "report/templates/page-hr.html.j2",
        "recimentor verify</code> checks them without the solver.</p>",
    ): _PAPERS,
    ("report/templates/paper-notice.md.j2", "recimentor about"): _PAPERS,
    ("report/templates/paper-notice.md.j2", "recimentor forget"): _PAPERS,
    ("report/templates/paper-notice.md.j2", "recimentor init FOLDER --papers"): _PAPERS,
    ("report/templates/paper-record.md.j2", "recimentor about"): _PAPERS,
    ("report/templates/paper-record.md.j2", "recimentor decide out"): _PAPERS,
    ("report/templates/paper-record.md.j2", "recimentor forget"): _PAPERS,
    ("report/templates/paper-screening.md.j2", "recimentor about"): _PAPERS,
    ("report/templates/paper-screening.md.j2", "recimentor forget"): _PAPERS,
    ("report/templates/paper-screening.md.j2", "recimentor forget --due"): _PAPERS,
    ("report/templates/paper-screening.md.j2", "recimentor verify"): _PAPERS,
    ("report/templates/paper-works-council.md.j2", "recimentor explain"): _PAPERS,
    ("report/templates/paper-works-council.md.j2", "recimentor verify"): _PAPERS,
}
#: Advice that this folder does not follow, and why.
_VERIFY = "options of verify, followed in tests/cli/test_verify.py and tests/api"
_DESK = "the desk waits for a browser; tests/desk opens it"
_SAME_AS = "followed in tests/forgetting/test_forget.py and tests/cli/test_rounds.py"
_LARGE = "asks for a pool of thousands; the option itself is followed elsewhere"
UNTRIED: dict[tuple[str, str], str] = {
    ("api/agreed.py", "--decisions"): _VERIFY,
    ("api/agreed.py", "--program"): _VERIFY,
    ("desk/assets/desk.js", 'recimentor desk"));'): _DESK,
    ("desk/assets/desk.js", 'recimentor desk");'): _DESK,
    ("desk/serving.py", "--port"): _DESK,
    ("forgetting/folder.py", "history: same_as:"): _SAME_AS,
    ("insight/planning/vouching.py", "--keep-by"): _LARGE,
    ("insight/planning/vouching.py", "choices: points"): _LARGE,
    ("insight/verifying/conditions.py", "--keep"): _VERIFY,
    ("insight/verifying/conditions.py", "--trade-points"): _VERIFY,
    ("intake/linkedin/records.py", "offers:"): "words of a file, which nobody pastes",
    ("intake/linkedin/records.py", "wants:"): "words of a file, which nobody pastes",
    (
        "intake/pack/check-in.md",
        "recimentor feedback plan.json check-in.csv",
    ): "in tests/stories/test_years.py",
    ("intake/people/plausibility.py", "columns:"): "tests/intake/test_form_files.py maps codes of a tool",
    ("intake/people/plausibility.py", "skill:"): "tests/intake/test_form_files.py maps codes of a tool",
    ("intake/reading/xlsx_reader.py", "recimentor import linkedin"): "in tests/cli/test_starting.py",
    ("model/history_codes.py", "history: same_as:"): _SAME_AS,
    ("report/compare.py", "--format"): _LARGE,
    ("report/feedback.py", "--all"): _LARGE,
    ("report/feedback.py", "score: importance:"): "a setting that is left to its reader",
    ("report/papers.py", "meetings:"): "in tests/report/test_papers.py",
    ("report/papers.py", "retention:"): "in tests/report/test_papers.py",
    ("report/sensitivity.py", "--all"): _LARGE,
    ("report/templates/answer-form.md.j2", "recimentor answers plan.json export.csv"): (
        "in tests/stories/test_consent.py"
    ),
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
