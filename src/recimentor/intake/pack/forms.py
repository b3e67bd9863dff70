"""The questions of ``form.md`` for form tools: a script that makes a Google form, a text for Microsoft Forms.

``form.md`` alone says what is asked: its table is read here, so nothing is listed twice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from recimentor.model.errors import BadRequest

_SKILLS: Final = "the skills below"
_ROW: Final = re.compile(r"\|(?P<text>[^|]+)\|(?P<kind>[^|]+)\|(?P<rest>[^|]*)\|\s*")
_MAIL: Final = re.compile(r"e-?mail", re.IGNORECASE)
#: Below a question that is answered in words; readers of Word files take it for the place of the answer.
_LINE: Final = "_" * 40
_SIGN: Final = re.compile(r"([\\*&<>|])")


class Kind(StrEnum):
    """How a question is answered."""

    SHORT = "short text"
    LONG = "long text"
    CHOICE = "choice"
    TICKS = "tick boxes"
    LIST = "drop-down"


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a form.

    Parameters
    ----------
    text
        Its wording, which readers know.
    choices
        What can be chosen; empty for a question that is answered in words.
    explanation
        What stands below it.
    """

    text: str
    kind: Kind
    is_required: bool = False
    choices: tuple[str, ...] = ()
    explanation: str = ""


def questions_of(form: str, skills: Sequence[str], commitments: Sequence[str] = ()) -> tuple[Question, ...]:
    """Return the questions of a form.

    Parameters
    ----------
    form
        ``form.md``, ours or changed.
    skills
        The names that stand for "the skills below".
    commitments
        What everybody agrees to: told below the last question of the form that asks for a yes to it.

    Raises
    ------
    BadRequest
        If the text holds no table of questions, or a kind of question that is not known.
    """
    rows = [found for line in form.splitlines() if (found := _ROW.fullmatch(line))]
    asked = [row for row in rows if row["text"].strip() != "question" and set(row["text"].strip()) != {"-"}]
    if not asked:
        raise BadRequest("form.md holds no table of questions: | question | kind | answers or explanation |")
    return tuple(_question(row, tuple(skills), commitments) for row in asked)


def _question(row: re.Match[str], skills: tuple[str, ...], commitments: Sequence[str]) -> Question:
    text, said, rest = (row[part].strip() for part in ("text", "kind", "rest"))
    kind = next((kind for kind in Kind if said.startswith(kind.value)), None)
    if kind is None:
        raise BadRequest(
            f'form.md: "{said}" is no kind of question; use {", ".join(kind.value for kind in Kind)}'
        )
    is_required = "required" in said
    _, _, listed = said.partition(":")
    choices = tuple(each for each in _split(listed, ",") if each not in {"required", "optional"})
    if rest == _SKILLS:
        return Question(text, kind, is_required, skills)
    if kind in {Kind.CHOICE, Kind.TICKS, Kind.LIST} and not choices:
        return Question(text, kind, is_required, _split(rest, ";"))
    if "commitments" in text.casefold() and commitments:
        rest = "\n".join(f"- {each}" for each in commitments)
    return Question(text, kind, is_required, choices, rest)


def _split(text: str, sign: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(sign) if part.strip())


_SCRIPT: Final = """\
// Makes the sign-up form as a Google form. Open script.google.com, choose "New project", put this text in the
// place of what stands there, and press Run. The log shows two addresses: to change the form, and to send.
// Made by: recimentor init. After a change of form.md or skills.txt: recimentor init DIR --forms

var TITLE = @TITLE@;
var QUESTIONS = @QUESTIONS@;

function makeForm() {
  var form = FormApp.create(TITLE);
  form.setTitle(TITLE);
  QUESTIONS.forEach(function (question) {
    var item = addItem(form, question);
    item.setTitle(question.text);
    item.setRequired(question.required);
    if (question.explanation) {
      item.setHelpText(question.explanation);
    }
  });
  Logger.log('Change the form: ' + form.getEditUrl());
  Logger.log('Send the form: ' + form.getPublishedUrl());
}

function addItem(form, question) {
  if (question.kind === 'long text') {
    return form.addParagraphTextItem();
  }
  if (question.kind === 'choice') {
    return form.addMultipleChoiceItem().setChoiceValues(question.choices);
  }
  if (question.kind === 'tick boxes') {
    return form.addCheckboxItem().setChoiceValues(question.choices);
  }
  if (question.kind === 'drop-down') {
    return form.addListItem().setChoiceValues(question.choices);
  }
  var item = form.addTextItem();
  if (question.mail) {
    item.setValidation(FormApp.createTextValidation().requireTextIsEmail().build());
  }
  return item;
}
"""


def apps_script(title: str, questions: Sequence[Question]) -> str:
    """Return a script (``.gs``) for Google Apps Script that makes the form.

    Whatever stands in a title, a skill or a question is a text of the script and nothing else: all of it is
    written as JSON in ASCII.
    """
    listed = [
        {
            "text": each.text,
            "kind": each.kind.value,
            "required": each.is_required,
            "choices": list(each.choices),
            "explanation": each.explanation,
            "mail": each.kind is Kind.SHORT and _MAIL.search(each.text) is not None,
        }
        for each in questions
    ]
    texts = {"@TITLE@": json.dumps(title), "@QUESTIONS@": json.dumps(listed, indent=2)}
    return re.sub("@TITLE@|@QUESTIONS@", lambda found: texts[found[0]], _SCRIPT)


def word_text(title: str, questions: Sequence[Question]) -> str:
    """Return the form as Markdown for a Word file that Microsoft Forms imports.

    Questions are numbered, each begins a paragraph, and what can be chosen is a list below it.
    """
    return "\n\n".join([f"# {_plain(title)}", *_paragraphs(questions)]) + "\n"


def _paragraphs(questions: Sequence[Question]) -> Iterator[str]:
    for number, each in enumerate(questions, 1):
        yield f"{number}\\. {_plain(each.text)}"
        if each.choices:
            yield "\n".join(f"- {_plain(choice)}" for choice in each.choices)
        else:
            yield _LINE


def _plain(text: str) -> str:
    """Return a text on one line in which nothing is obeyed as Markdown."""
    return _SIGN.sub(r"\\\1", " ".join(text.split()))
