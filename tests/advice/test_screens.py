"""Commands that screens and files advise are typed as they stand there, and do what they are advised for."""

from __future__ import annotations

import csv
import re
import shlex
import shutil
from pathlib import Path

import pytest
from tests.cli.runner import Ran, run

ROOT = Path(__file__).parents[2]
PEOPLE = ROOT / "examples" / "people.csv"
APART = "rules=[{must_differ: department}]"


def follow(command: str, folder: Path) -> Ran:
    """Type a line that begins with the program's name."""
    name, *words = shlex.split(command)
    assert name == "recimentor"
    return run(*words, cwd=folder)


def advised(text: str, pattern: str) -> str:
    """Return the one command of a screen that a pattern finds."""
    found = re.findall(rf"recimentor {pattern}[^`\n]*", text)
    assert found, text
    return str(found[0]).strip()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with people whose file has a name that a shell would part."""
    shutil.copy(PEOPLE, tmp_path / "sign ups & co.csv")
    return tmp_path


@pytest.fixture
def planned(folder: Path) -> Path:
    """Return the folder with a plan, made by options that no program file holds."""
    (folder / "hr.csv").write_text("id,manager\namara,bastien\n", encoding="utf-8")
    ran = run(
        *("match", "sign ups & co.csv", "--org", "hr.csv", "--set", "minimum_gain=0.1", "-o", "plan.json"),
        cwd=folder,
    )
    assert ran.code == 0, ran.err
    return folder


def first_pair(folder: Path) -> list[str]:
    """Return the names of the first pair of the plan."""
    ran = run("report", "plan.json", "--format", "csv", cwd=folder)
    row = next(iter(csv.DictReader(ran.out.splitlines())))
    return [row["a_name"], row["b_name"]]


def test_status_advises_to_ask_and_to_remind(planned: Path) -> None:
    asked = follow(advised(run("status", cwd=planned).out, "invite"), planned)
    assert asked.code == 0, asked.err
    assert "invitations in invitations" in asked.err
    told = run("status", cwd=planned)
    reminded = follow(advised(told.out, "invite"), planned) if "--again" in told.out else None
    assert reminded is None or reminded.code == 0
    assert "--again writes to them again" in run("invite", "plan.json", "-o", "more", cwd=planned).err
    assert run("invite", "plan.json", "-o", "reminders", "--again", cwd=planned).code == 0


@pytest.mark.parametrize("screen", ["answers", "status"])
def test_pairing_again_reads_what_the_first_run_read(planned: Path, screen: str) -> None:
    """Organisation data are no participants, and the floor of the first run holds on."""
    refused = run("answers", "plan.json", "--no", first_pair(planned)[0], cwd=planned)
    told = refused if screen == "answers" else run("status", cwd=planned)
    again = follow(advised(told.out, "match"), planned)
    assert again.code == 0, again.err
    floor = run("report", "plan.json", "--format", "json", cwd=planned).out
    assert '"minimum_gain": 0.1' in floor
    assert "1 pair was declined" not in run("status", cwd=planned).out


def test_pairing_again_finds_the_decisions_that_lie_beside_a_plan_elsewhere(planned: Path) -> None:
    (planned / "round 2").mkdir()
    run("match", "sign ups & co.csv", "-o", "round 2/plan.json", cwd=planned)
    refused = run("answers", "round 2/plan.json", "--no", first_pair(planned)[0], cwd=planned)
    again = follow(advised(refused.out, "match"), planned)
    assert again.code == 0, again.err
    assert "1 pair was declined" not in run("status", "round 2", cwd=planned).out


def test_status_advises_kits_and_whom_to_call(planned: Path) -> None:
    a, b = first_pair(planned)
    run("answers", "plan.json", "--yes", a, "--yes", b, cwd=planned)
    told = run("status", cwd=planned).out
    assert follow(advised(told, "kit"), planned).code == 0
    (planned / "check-in.csv").write_text(f"Name,Have you met?\n{a},no\n", encoding="utf-8")
    told = run("status", "--as-of", "2030-01-01", cwd=planned).out
    if "feedback" in told:
        assert follow(advised(told, "feedback"), planned).code == 0


def test_a_kit_of_nobody_advises_drafts(planned: Path) -> None:
    refused = run("kit", "plan.json", "-o", "kit", cwd=planned)
    assert "`recimentor invite`" in refused.err
    assert run("kit", "plan.json", "-o", "kit", "--draft", cwd=planned).code == 0
    (planned / "program.yaml").write_text("consent: none\n", encoding="utf-8")
    run("match", "sign ups & co.csv", "-o", "plan.json", cwd=planned)
    assert run("kit", "plan.json", "-o", "kit 2", cwd=planned).code == 0


def test_match_advises_wordings_and_a_table_of_them(folder: Path) -> None:
    _part_wordings(folder)
    told = run("match", "sign ups & co.csv", "--set", "minimum_gain=0.1", cwd=folder).out
    for pattern in ("skills [^\n]*--same", "skills [^\n]*--propose"):
        kept = follow(advised(told, pattern), folder)
        assert kept.code == 0, kept.err
    assert (folder / "skill-map.csv").exists()


def test_skills_advises_the_same(folder: Path) -> None:
    _part_wordings(folder)
    told = run("skills", "sign ups & co.csv", cwd=folder).out
    assert follow(advised(told, "skills [^\n]*--(?:same|partly)"), folder).code == 0
    assert "--propose writes skill-map.csv" in told
    assert run("skills", "sign ups & co.csv", "--propose", cwd=folder).code == 0


def test_check_advises_wordings_too(folder: Path) -> None:
    _part_wordings(folder)
    told = run("check", "sign ups & co.csv", cwd=folder).out
    if "say yes to one" in told:
        assert follow(advised(told, "skills [^\n]*--same"), folder).code == 0


def test_a_rule_may_be_waived_by_the_line_that_says_so(tmp_path: Path) -> None:
    """The lock goes into the file that the next run of these sources reads."""
    (tmp_path / "pool").mkdir()
    (tmp_path / "pool" / "people.csv").write_text(
        "id,name,offers,wants,department\na,Ana Lee,SQL:5,Excel,IT\nb,Ben Roe,Excel:5,SQL,IT\n"
        "c,Cy Fox,Python:5,Drums,HR\nd,Di Orr,Drums:5,Python,Sales\n",
        encoding="utf-8",
    )
    typed = ("match", "pool/people.csv", "--set", APART, "-o", "plan.json")
    told = run(*typed, cwd=tmp_path).out
    waived = follow(advised(told, "decide lock"), tmp_path)
    assert waived.code == 0, waived.err
    assert "All 4 people are paired" in run(*typed, cwd=tmp_path).out


def test_one_way_pairs_and_rings_are_added_as_the_screen_says(folder: Path) -> None:
    typed = ("match", "sign ups & co.csv", "--set", "minimum_gain=0.3")
    lines = re.findall(r"add (--[^\n]+)", run(*typed, cwd=folder).out)
    assert lines == ["--set reciprocity=preferred", "--rings"]
    for line in lines:
        assert run(*typed, *shlex.split(line), cwd=folder).code == 0


def test_explain_says_how_to_pair_two_all_the_same(folder: Path) -> None:
    run("match", "sign ups & co.csv", "--set", APART, "-o", "plan.json", cwd=folder)
    told = run(
        *("suggest", "sign ups & co.csv", "--set", APART, "--for", "amara", "--despite", "must_differ"),
        cwd=folder,
    )
    line = advised(told.out + told.err, "decide lock")
    written = follow(line.replace("A B", "amara dev"), folder)
    assert written.code == 0, written.err


def test_the_page_says_how_to_pair_again(planned: Path) -> None:
    run("report", "plan.json", "-o", "page.html", cwd=planned)
    page = (planned / "page.html").read_text(encoding="utf-8")
    found = re.search(r"recimentor match .*?plan\.json -o plan\.json", page)
    assert found
    line = found[0].replace("&amp;", "&").replace("&#34;", '"').replace("&quot;", '"')
    assert follow(line, planned).code == 0


def test_the_folder_of_init_says_what_to_type(tmp_path: Path) -> None:
    """Every command of the README that `init` writes, in the order in which it stands there."""
    assert run("init", "ours", cwd=tmp_path).code == 0
    ours = tmp_path / "ours"
    readme = (ours / "README.md").read_text(encoding="utf-8")
    shutil.copy(PEOPLE, ours / "answers.csv")
    lines = re.findall(r"`(recimentor [^`]+)`", readme)
    assert len(lines) >= 6
    for line in lines:
        if line != "recimentor match":
            ran = follow(line, ours)
            assert ran.code == 0, (line, ran.err)
    script = (ours / "form-google.gs").read_text(encoding="utf-8")
    assert (
        follow(
            advised(script, "init DIR --forms").split(" (")[0].rstrip(".").replace("DIR", "ours"), tmp_path
        ).code
        == 0
    )


def test_a_proposal_says_what_to_run_then(tmp_path: Path) -> None:
    (tmp_path / "export.csv").write_text(
        "Full name,What can you teach?,What do you want to learn?\nAna Lee,SQL; Excel,Python\n"
        "Ben Roe,Python; Excel,SQL\n",
        encoding="utf-8",
    )
    told = run("check", "export.csv", "--set", "sides=Team", cwd=tmp_path)
    assert told.code
    made = run("init", "--from", "export.csv", "-o", "program.yaml", cwd=tmp_path)
    assert made.code == 0
    text = (tmp_path / "program.yaml").read_text(encoding="utf-8")
    assert "`recimentor init --from`" in text
    assert run(*advised(text.replace("\n# ", " "), "check").split()[1:], "export.csv", cwd=tmp_path).code == 0


def test_a_folder_without_a_plan_says_how_to_make_one(tmp_path: Path) -> None:
    shutil.copy(PEOPLE, tmp_path / "people.csv")
    told = run("status", cwd=tmp_path)
    assert follow(advised(told.err, "match"), tmp_path).code == 0
    assert run("status", cwd=tmp_path).code == 0


def test_a_file_that_is_no_plan_says_how_to_make_one(tmp_path: Path) -> None:
    shutil.copy(PEOPLE, tmp_path / "people.csv")
    (tmp_path / "plan.json").write_text("{}", encoding="utf-8")
    told = run("report", "plan.json", cwd=tmp_path)
    assert follow(advised(told.err, "match"), tmp_path).code == 0


def test_forget_says_how_to_go_on(planned: Path) -> None:
    assert "recimentor forget ID" in run("forget", cwd=planned).err
    assert run("forget", "--due", cwd=planned).code == 0
    (planned / "hr.csv").unlink()
    dry = run("forget", "amara", cwd=planned)
    assert "--yes" in dry.out + dry.err
    assert run("forget", "Amara Okafor", "--yes", cwd=planned).code == 0


def test_the_papers_name_commands_that_there_are(tmp_path: Path) -> None:
    run("init", "ours", cwd=tmp_path)
    shutil.copy(PEOPLE, tmp_path / "ours" / "people.csv")
    run("match", "people.csv", "--no-program", "-o", "plan.json", cwd=tmp_path / "ours")
    texts = " ".join(path.read_text(encoding="utf-8") for path in (tmp_path / "ours" / "papers").glob("*.md"))
    ends = {
        "init FOLDER --papers": ("init", ".", "--papers"),
        "about": ("about", "amara"),
        "forget": ("forget", "amara"),
        "forget --due": ("forget", "--due"),
        "verify": ("verify", "plan.json", "people.csv", "--no-program"),
        "decide out": ("decide", "out", "dev"),
        "explain": ("explain", "people.csv", "amara", "carla", "--no-program"),
    }
    named = set(re.findall(r"`recimentor ([^`]+)`", texts))
    assert named <= set(ends), named
    for words in ends.values():
        ran = run(*words, cwd=tmp_path / "ours")
        assert ran.code == 0, (words, ran.err)


def test_prose_is_coded_as_advised(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("name,offers,wants\nAna,,SQL\nBen,SQL,Python\n", encoding="utf-8")
    refused = run("code", "people.csv", cwd=tmp_path)
    assert "--offers or --wants" in refused.err
    (tmp_path / "people.csv").write_text(
        "name,about,offers,wants\nAna,I know Python well,,SQL\nBen,I can do SQL,SQL,Python\n",
        encoding="utf-8",
    )
    made = run("code", "people.csv", "--offers", "about", "-o", "coded.csv", cwd=tmp_path)
    assert made.code == 0, made.err
    assert "give it with --coded" in made.err
    assert run("check", "people.csv", "--coded", "coded.csv", cwd=tmp_path).code == 0


def test_doubtful_cells_are_listed_by_the_command_that_says_so(tmp_path: Path) -> None:
    """Where several columns give the offers, a line for one of them would take the place of all."""
    (tmp_path / "people.csv").write_text(
        "Name,I could run a course in,I could help a beginner with,I want to learn\n"
        "Ana,Python and Heraldry,Excel,Python\nBen,Python,SQL,Excel\n",
        encoding="utf-8",
    )
    told = run("check", "people.csv", cwd=tmp_path).out
    assert "columns: {offers" not in told
    listed = follow(advised(told, "check"), tmp_path)
    assert listed.code == 0, listed.err
    assert (tmp_path / "to-mend.xlsx").exists()


def test_a_long_table_is_shown_whole_as_it_says(tmp_path: Path) -> None:
    lines = [f"p{n},P {n},Skill {n % 60}:4,Skill {(n + 30) % 60}" for n in range(240)]
    (tmp_path / "people.csv").write_text("id,name,offers,wants\n" + "\n".join(lines), encoding="utf-8")
    for name in ("match", "skills"):
        told = run(name, "people.csv", cwd=tmp_path).out
        assert "--all shows them" in told, name
        whole = run(name, "people.csv", "--all", cwd=tmp_path)
        assert whole.code == 0
        assert len(whole.out) > len(told)


def _part_wordings(folder: Path) -> None:
    """Let some people call a skill by another name, which keeps them apart."""
    (folder / "sign ups & co.csv").write_text(
        "id,name,offers,wants\na,Ana Lee,Public speaking:5,Excel\nb,Ben Roe,Excel:5,Giving talks\n"
        "c,Cy Fox,Python:5,Drums\nd,Di Orr,Drums:5,Python\n",
        encoding="utf-8",
    )


#: What is typed wrongly, what the refusal advises, and the same typed as it says.
REFUSALS = (
    ("match P --fail-below 0.1", "did you mean 10?", "match P --fail-below 10"),
    ("match P --audience participant", "see recimentor report", "report plan.json --for amara"),
    ("report plan.json --audience participant", "--for ID", "report plan.json --for amara"),
    (
        "report plan.json --audience hr --for amara",
        "--for goes with --audience participant",
        "report plan.json",
    ),
    (
        "match P --keep plan.json --keep-by trade",
        "go together",
        "match P --keep plan.json --keep-by trade --trade-points 5",
    ),
    (
        "match P --keep-by trade --trade-points 5",
        "needs --keep PLAN",
        "match P --keep plan.json --keep-by trade --trade-points 5",
    ),
    ("check P --encoding latin9x", "try cp1252 or utf-16", "check P --encoding cp1252"),
    ("match P --set minimum_gain", "such as minimum_gain=0.2", "match P --set minimum_gain=0.2"),
    ("sensitivity P --within 0.5", "a factor above 1", "sensitivity P --within 2 --weightings 1"),
    ("decide veto amara dev --override x", "goes with lock alone", "decide lock amara dev --override x"),
    ("forget --due --yes", "--due only lists files", "forget --due"),
    ("init", "give either a folder, or --from", "init --from P"),
)


@pytest.mark.parametrize(("wrong", "told", "right"), REFUSALS)
def test_what_is_refused_is_mended_as_the_refusal_says(
    planned: Path, wrong: str, told: str, right: str
) -> None:
    words = {"P": "sign ups & co.csv"}
    refused = run(*(words.get(word, word) for word in wrong.split()), cwd=planned)
    assert refused.code != 0
    assert told in " ".join(refused.err.split())
    mended = run(*(words.get(word, word) for word in right.split()), cwd=planned)
    assert mended.code == 0, mended.err


def test_a_locked_pair_that_breaks_a_rule_takes_a_reason(folder: Path) -> None:
    (folder / "decisions.yaml").write_text("locked:\n  - pair: [amara, bastien]\n", encoding="utf-8")
    typed = ("match", "sign ups & co.csv", "--set", "rules=[{must_share: department}]", "-o", "plan.json")
    assert "add `override:` with a reason" in run(*typed, cwd=folder).err
    (folder / "decisions.yaml").write_text(
        "locked:\n  - pair: [amara, bastien]\n    override: they asked\n", encoding="utf-8"
    )
    assert run(*typed, cwd=folder).code == 0
    kept = run("match", "sign ups & co.csv", cwd=folder)
    assert "Remove `override:`" in kept.err
    assert run("decide", "end", "amara", "dev", cwd=folder).code == 0


#: A setting or a file that is mended as its finding says.
SETTINGS = (
    ("people.csv", "header_row: 9\n", "Correct `header_row:`", "header_row: 1\n"),
    ("people.csv", "encoding: ascii\n", "Correct `encoding:` or `--encoding`", "encoding: utf-8\n"),
    (
        "people.csv",
        "rules: [not_in_line]\n",
        "Write it like `not_in_line: yes`",
        "rules: [not_in_line: yes]\n",
    ),
    ("people.csv", "- name\n", "each as `name: value`", "name: Ours\n"),
    ("people.csv", "score: high\n", "each as `name: value`", "score: {teach_from: 3}\n"),
    ("people.csv", "roles: {column: Rolle, teach: [M], learn: [L]}\n", "`roles:` names", ""),
    ("people.csv", "sides: Rolle\n", "`sides:` names", ""),
    ("people.csv", "columns: {offers: Rolle}\n", "`columns:` reads", ""),
    (
        "ten.csv",
        "",
        '`{"10": 5, "8": 4, "6": 3, ...}`',
        'columns: {offers: {from: offers, levels: {"10": 5, "8": 4, "6": 3}}}\n',
    ),
)


@pytest.mark.parametrize(("source", "wrong", "told", "right"), SETTINGS)
def test_a_setting_is_mended_as_its_finding_says(
    tmp_path: Path, source: str, wrong: str, told: str, right: str
) -> None:
    (tmp_path / "people.csv").write_text(
        "id,name,offers,wants,manager\na,Ana,SQL,Excel,b\nb,Beno\u00eet,Excel,SQL,\n", encoding="utf-8"
    )
    (tmp_path / "ten.csv").write_text(
        "id,name,offers,wants\na,Ana,SQL:10,Excel\nb,Ben,Excel:8,SQL\n", encoding="utf-8"
    )
    (tmp_path / "program.yaml").write_text(wrong, encoding="utf-8")
    refused = run("check", source, cwd=tmp_path)
    assert told in " ".join((refused.out + refused.err).split())
    (tmp_path / "program.yaml").write_text(right, encoding="utf-8")
    mended = run("check", source, cwd=tmp_path)
    assert mended.code == 0, mended.out
    assert told not in mended.out


def test_questions_of_a_proposal_are_answered_by_the_settings_they_name(tmp_path: Path) -> None:
    """Levels turned round, choices named, roles taken out: each leaves a program that reads."""
    (tmp_path / "export.csv").write_text(
        "Name,Role,Rate your skill (1 = expert) [SQL],Rate your skill (1 = expert) [Excel],I want to learn\n"
        + "".join(f"Ana {n},Both,{n % 5 + 1},{5 - n % 5},SQL\n" for n in range(8)),
        encoding="utf-8",
    )
    made = run("init", "--from", "export.csv", "-o", "program.yaml", cwd=tmp_path)
    assert made.code == 0, made.err
    text = (tmp_path / "program.yaml").read_text(encoding="utf-8")
    assert "is 1 the best?" in text
    assert run("check", "export.csv", cwd=tmp_path).code == 0
    found = re.search(r"levels: (\{[^}]*\})", text)
    assert found, text
    turned = re.sub(r": (\d)", lambda match: f": {6 - int(match[1])}", found[1])
    (tmp_path / "program.yaml").write_text(text.replace(found[1], turned), encoding="utf-8")
    assert run("check", "export.csv", cwd=tmp_path).code == 0


def test_splitting_strong_pairs_is_undone_as_the_screen_says(folder: Path) -> None:
    told = run("match", "sign ups & co.csv", cwd=folder).out
    found = re.search(r"add (--set objective=best-total)", told)
    assert found, told
    assert run("match", "sign ups & co.csv", *found[1].split(), cwd=folder).code == 0
