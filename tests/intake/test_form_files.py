"""Files that form tools take in, made from the questions of ``form.md``."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from tests.cli.runner import run

from recimentor.intake.pack import program_folder, starter_skills
from recimentor.intake.pack.forms import Kind, Question, apps_script, questions_of, word_text
from recimentor.model.errors import BadRequest
from recimentor.report.document import parse, to_docx

HOSTILE = "'); evil(); // \" `${evil()}` </script> \\ \u2028 *a* <b> & | @QUESTIONS@"
#: A stand-in for Google's library that writes down what the script asks of it.
STAND_IN = """
const said = [];
function item(kind) {
  const made = {kind};
  said.push(made);
  const keep = (key) => (value) => { made[key] = value; return proxy; };
  const proxy = {setTitle: keep('text'), setRequired: keep('required'), setHelpText: keep('explanation'),
    setChoiceValues: keep('choices'), setValidation: keep('validation')};
  return proxy;
}
const form = {setTitle() {}, getEditUrl: () => 'e', getPublishedUrl: () => 'p',
  addTextItem: () => item('short text'), addParagraphTextItem: () => item('long text'),
  addMultipleChoiceItem: () => item('choice'), addCheckboxItem: () => item('tick boxes'),
  addListItem: () => item('drop-down')};
const context = {said, Logger: {log() {}}, evil() { throw new Error('obeyed'); },
  FormApp: {create: (title) => { said.push({title}); return form; },
    createTextValidation: () => ({requireTextIsEmail: () => ({build: () => 'mail'})})}};
require('vm').runInNewContext(require('fs').readFileSync(0, 'utf8') + '\\nmakeForm();', context);
console.log(JSON.stringify(said));
"""


def made_by_google(script: str) -> list[dict[str, object]]:
    node = shutil.which("node")
    if node is None:
        pytest.skip("no Node.js here: apt-get install nodejs")
    done = subprocess.run([node, "-e", STAND_IN], input=script, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


def ours() -> tuple[Question, ...]:
    return questions_of(program_folder("x")["form.md"], starter_skills(), ["We keep confidence"])


def test_every_question_of_the_form_is_read_with_its_kind_and_choices() -> None:
    found = {each.text: each for each in ours()}
    assert len(found) == 20
    assert found["Your full name"] == Question("Your full name", Kind.SHORT, is_required=True)
    assert found["Your career stage"].choices == ("Junior", "Middle", "Senior", "Lead")
    assert found["I could run a course in"].choices == starter_skills()
    assert found["May your partner read your request?"].choices == ("Yes", "No")
    agreed = found["Do you agree to the commitments above?"]
    assert (agreed.is_required, agreed.choices, agreed.explanation) == (
        True,
        ("Yes", "No"),
        "- We keep confidence",
    )
    assert all(bool(each.choices) == (each.kind not in {Kind.SHORT, Kind.LONG}) for each in found.values())


def test_the_script_makes_a_google_form_of_the_same_questions() -> None:
    title, *items = made_by_google(apps_script("Spring 2027", ours()))
    assert title == {"title": "Spring 2027"}
    assert [(each["text"], each["kind"], each["required"]) for each in items] == [
        (each.text, each.kind.value, each.is_required) for each in ours()
    ]
    assert [tuple(each.get("choices", ())) for each in items] == [each.choices for each in ours()]  # type: ignore[arg-type]
    assert [each["text"] for each in items if "validation" in each] == ["Your work email"]


def test_nothing_that_somebody_typed_is_obeyed_by_the_script() -> None:
    question = Question(HOSTILE, Kind.CHOICE, choices=(HOSTILE, "b"), explanation=HOSTILE)
    script = apps_script(HOSTILE, [question])
    assert script.isascii()
    title, item = made_by_google(script)
    assert (title["title"], item["text"], item["explanation"]) == (HOSTILE, HOSTILE, HOSTILE)
    assert item["choices"] == [HOSTILE, "b"]


def test_the_word_file_numbers_the_questions_and_lists_what_can_be_chosen() -> None:
    question = Question(HOSTILE, Kind.CHOICE, choices=("a *b*", "c|d"))
    content = to_docx(parse(word_text("Spring & <b>", [*ours(), question])))
    assert content == to_docx(parse(word_text("Spring & <b>", [*ours(), question])))
    paragraphs = docx.Document(io.BytesIO(content)).paragraphs
    texts = [each.text for each in paragraphs]
    assert texts[:2] == ["Spring & <b>", "1. Your full name"]
    assert texts[-3:] == [f"21. {' '.join(HOSTILE.split())}", "a *b*", "c|d"]
    listed = [each.text for each in paragraphs if each.style is not None and each.style.name == "List Bullet"]
    assert [text for text in listed if text == "Coaching"] == ["Coaching"] * 6


@pytest.mark.parametrize("form", ["# no table", "| question | kind | x |\n| A | scale | |\n"])
def test_a_form_that_cannot_be_read_is_refused(form: str) -> None:
    with pytest.raises(BadRequest, match=r"form\.md"):
        questions_of(form, [])


def test_init_writes_the_files_and_renews_them(tmp_path: Path) -> None:
    folder = tmp_path / "spring"
    assert run("init", folder, "--name", 'Spring "2027"').code == 0
    assert docx.Document(str(folder / "form-microsoft.docx")).paragraphs[0].text == 'Spring "2027"'
    (folder / "skills.txt").write_text("Welding\nC++\n", encoding="utf-8")
    ran = run("init", folder, "--forms")
    assert ran.code == 0
    assert "form-google.gs" in ran.err
    asked = made_by_google((folder / "form-google.gs").read_text(encoding="utf-8"))
    assert asked[7]["choices"] == ["Welding", "C++"]
    (folder / "skills.txt").unlink()
    assert run("init", folder, "--forms").code == 66
    assert run("init", "--forms").code == 2
