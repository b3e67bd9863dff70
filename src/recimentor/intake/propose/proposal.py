"""A proposed program file: the mapping, what was guessed and how sure it is, what a human must say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recimentor.intake.columns.fields import FORM_HEADERS, field_of, form_header, last_line
from recimentor.intake.columns.headers import match_key
from recimentor.intake.columns.joined_tables import joined, parts_of_pool
from recimentor.intake.columns.shapes import reshaped
from recimentor.intake.notebook import Notebook
from recimentor.intake.propose.guess import guess_columns, sheet_roles, skill_items
from recimentor.intake.propose.guesses import Guess, Guesses, Sureness, printable
from recimentor.intake.reading.cells import Asked, Table
from recimentor.intake.reading.loading import load, tables_of
from recimentor.intake.reading.sheet_choice import is_example, year_in
from recimentor.model.counting import counted
from recimentor.model.finding import Finding
from recimentor.model.names import same_text
from recimentor.model.participant import header_key

_BARE = re.compile(r"^[A-Za-z][\w ()/'.&+-]*$")
_WORDS_OF_YAML = frozenset({"null", "true", "false", "yes", "no", "on", "off", "~"})

#: What a form must ask before both sides can gain, and the question that asks it.
NEEDED = {
    "name": "What is your full name?",
    "offers": "Which skills can you help somebody else with? (tick any)",
    "wants": "Which skills would you like to learn? Name up to three, the dearest first.",
    "requests": "What is one specific thing that a partner could help you with in the next three months?",
}
#: Some of its six questions about skills may have been left out.
_MOST_OF_FORM = 3
OWN_FORM = (
    "This is an export of the form that `recimentor init DIR` writes: no mapping is needed. "
    "`recimentor match` reads it as it is."
)
_SKILLS = frozenset({"offers", "wants"})
_WHAT = {
    "name": "the name",
    "offers": "what people can teach",
    "wants": "what people want to learn",
    "requests": "one specific request",
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A mapping proposed for some sources.

    Parameters
    ----------
    text
        The program file, commented.
    guessed
        One line per guess: the field, the headers, how sure, why.
    ignored
        One line per column left aside.
    questions
        What only a human can say.
    missing
        What two-way matching needs and nobody was asked, each with the question to send.
    findings
        What was wrong with the files themselves.
    is_own_form
        Whether the files are exports of the form that `init` writes, and need no mapping.
    """

    text: str
    guessed: tuple[str, ...]
    ignored: tuple[str, ...]
    questions: tuple[str, ...]
    missing: tuple[str, ...]
    findings: tuple[Finding, ...]
    is_own_form: bool = False


def propose(
    sources: Sequence[str], *, sheets: Sequence[str] = (), encoding: str = "", name: str = ""
) -> Proposal:
    """Return a program file for exports, by their headers and cells.

    Parameters
    ----------
    sources, sheets
        CSV or XLSX files of one pool; sheets of workbooks, by default every visible one that holds people.
    encoding, name
        Encoding of text files, by default it is found; the name of the program.

    Raises
    ------
    InputMissing
        Files are not there.
    """
    notebook = Notebook()
    asked = Asked(tuple(sheets) or ("*",), encoding=encoding)
    read = [
        table
        for source in load(sources, None, notebook)
        for table in tables_of(source, notebook, asked, keep_headers=True)
    ]
    together = (
        joined(read, Notebook()) if parts_of_pool(read) else joined(read, Notebook(), _all_headers(read))
    )
    parts = tuple(table.sheet for table in read if len(together) < len(read))
    tables = [reshaped(table, (), Notebook()) for table in together]
    all_guesses = _guessed(tables)
    dropped: list[str] = []
    if not sheets:
        kept = _of_people(all_guesses)
        dropped = [_place(guesses.table) for guesses in all_guesses if guesses not in kept]
        all_guesses = kept
    missing = _missing({target for guesses in all_guesses for target in guesses.fields()})
    questions = tuple(question for guesses in all_guesses for question in guesses.questions)
    return Proposal(
        text=proposed_text(all_guesses, missing, name, encoding, parts),
        guessed=tuple(
            line for guesses in all_guesses for line in _guess_lines(guesses, is_one=len(all_guesses) == 1)
        ),
        ignored=(*_ignored_lines(all_guesses), *_dropped_lines(dropped)),
        questions=questions,
        missing=missing,
        is_own_form=bool(tables) and all(map(_is_own_form, tables)),
        findings=tuple(
            f for f in notebook.close() if f.code not in {"file-empty", "header-found"} or not tables
        ),
    )


def _all_headers(tables: Sequence[Table]) -> frozenset[str]:
    return frozenset(match_key(header) for table in tables for header in table.headers if header.strip())


def _guessed(tables: Sequence[Table]) -> list[Guesses]:
    """Return what each table may hold, by its own columns and by what the other tables hold."""
    shared, roles = [skill_items(table) for table in tables], sheet_roles(tables)
    others = [
        frozenset[str]().union(*(items for k, items in enumerate(shared) if k != at))
        for at in range(len(tables))
    ]
    return [guess_columns(*each) for each in zip(tables, others, roles, strict=True)]


def _is_own_form(table: Table) -> bool:
    """Return whether a table holds most of the questions of the form that `init` writes."""
    asked = {header_key(last_line(header)) for header in table.headers}
    return sum(header_key(header) in asked for header in FORM_HEADERS) >= _MOST_OF_FORM


def _of_people(all_guesses: Sequence[Guesses]) -> list[Guesses]:
    """Keep the sheets that name people; no examples, no earlier years, and no sheet twice."""
    kept: list[Guesses] = []
    named = [guesses for guesses in all_guesses if _names_people(guesses)]
    real = [guesses for guesses in named if not is_example(guesses.table.sheet)] or named
    for guesses in real:
        of_file = [g for g in real if g.table.file == guesses.table.file]
        twins = [g for g in kept if g.table.file == guesses.table.file and _alike(g.table, guesses.table)]
        years = {year_in(g.table.sheet) for g in of_file if g.table.headers == guesses.table.headers}
        if not twins and year_in(guesses.table.sheet) == max(years):
            kept.append(guesses)
    # Beside answers a sheet without any skills is a list of staff, and would make all of them people.
    answered = [guesses for guesses in kept if guesses.fields() >= _SKILLS]
    kept = [guesses for guesses in kept if guesses.fields() & _SKILLS] if answered else kept
    return kept or list(all_guesses[:1])


def _names_people(guesses: Guesses) -> bool:
    return bool({"name", "last_name", "first_name"} & guesses.fields()) and len(guesses.guesses) > 1


def _alike(first: Table, second: Table) -> bool:
    return same_text(first.sheet).removeprefix("input-") == same_text(second.sheet).removeprefix("input-")


def _missing(fed: set[str]) -> tuple[str, ...]:
    present = fed | ({"name"} if {"first_name", "last_name"} & fed else set())
    return tuple(
        f"There is no question about {_WHAT[name]}; send this one: {question}"
        for name, question in NEEDED.items()
        if name not in present
    )


def _guess_lines(guesses: Guesses, *, is_one: bool) -> Iterator[str]:
    place = _place(guesses.table)
    for guess in guesses.guesses:
        where = "" if is_one else f" ({place})"
        yield f"{guess.target}: {_headers(guess)}{where}: {guess.sureness.value}, {guess.why}"


def _ignored_lines(all_guesses: Sequence[Guesses]) -> tuple[str, ...]:
    """Return one line per reason, with the headers that it concerns."""
    reasons: dict[str, dict[str, None]] = {}
    for guesses in all_guesses:
        for header, why in guesses.ignored:
            reasons.setdefault(why, {})[f'"{_flat(header)}"'] = None
    return tuple(f"{why}: {', '.join(headers)}" for why, headers in reasons.items())


def _dropped_lines(dropped: Sequence[str]) -> list[str]:
    if not dropped:
        return []
    shown = ", ".join(f'"{name}"' for name in dropped)
    return [f"sheets that hold no list of people, or the same one again: {shown}"]


def _headers(guess: Guess) -> str:
    shown = ", ".join(f'"{_flat(header)}"' for header in guess.headers[:3])
    more = len(guess.headers) - 3
    return shown + (f" and {more} more" if more > 0 else "")


def proposed_text(
    all_guesses: Sequence[Guesses],
    missing: Sequence[str] = (),
    name: str = "",
    encoding: str = "",
    parts: Sequence[str] = (),
) -> str:
    """Return the program file of guesses, one per table; ``parts`` are sheets that make one together."""
    questions = [question for guesses in all_guesses for question in guesses.questions]
    is_own = bool(all_guesses) and all(_is_own_form(guesses.table) for guesses in all_guesses)
    lines = [f"# {OWN_FORM}"] if is_own else []
    lines += [
        "# Proposed by `recimentor init --from`. Look it through, change what is wrong, then run",
        "# `recimentor check` on the same file. Lines with a # are comments and do nothing.",
        f"name: {_yaml(name or 'Reciprocal mentoring')}",
        "",
    ]
    sheets = dict.fromkeys([*parts, *(guesses.table.sheet for guesses in all_guesses)])
    if any(sheets):
        lines += [f"sheet: {_flow([*filter(None, sheets)])}", ""]
    if encoding:
        lines += [f"encoding: {_yaml(encoding)}", ""]
    if questions:
        lines += [
            "# Only you can say. `check` and `match` repeat each question until you take its line out.",
            "questions:",
            *(f"  - {_yaml(question)}" for question in dict.fromkeys(questions)),
            "",
        ]
    lines += [f"# MISSING: {line}" for line in missing]
    lines += [""] if missing else []
    if not all_guesses:
        lines.append("columns: {}")
    elif len(all_guesses) == 1:
        lines += _column_lines(all_guesses[0], "")
    else:
        lines += _source_lines(all_guesses)
    lines += [f"# {line}" for line in _ignored_lines(all_guesses)]
    lines += _role_lines(all_guesses)
    if _is_one_way(all_guesses):
        lines += [
            "",
            "# Each sheet holds one half of what two-way matching needs. Pairs in which only one side gains",
            "# are allowed behind every two-way one, and are marked as such.",
            "reciprocity: preferred",
        ]
    if len(all_guesses) > 1:
        lines += ["", "# Who stands in several sheets is one person.", "duplicates: join"]
    return "\n".join(lines) + "\n"


def _role_lines(all_guesses: Sequence[Guesses]) -> list[str]:
    role = next((guesses.role for guesses in all_guesses if guesses.role is not None), None)
    if role is None:
        return []
    teach, learn = _flow(role.teach), _flow(role.learn)
    return ["", f"roles: {{column: {_yaml(role.header)}, teach: {teach}, learn: {learn}}}"]


def _source_lines(all_guesses: Sequence[Guesses]) -> list[str]:
    lines = ["sources:"]
    for guesses in all_guesses:
        is_twice = [g.table.sheet for g in all_guesses].count(guesses.table.sheet) > 1
        name = Path(guesses.table.file).name if is_twice else _place(guesses.table)
        lines.append(f"  - match: {_yaml(name)}")
        lines += [f"    {line}" for line in _column_lines(guesses, "    ")]
    return lines


def _column_lines(guesses: Guesses, indent: str) -> list[str]:
    """Return the lines of ``columns:``; a header that is read by itself needs none, and gets a comment."""
    lines: list[str] = []
    for target in dict.fromkeys(guess.target for guess in guesses.guesses):
        group = [guess for guess in guesses.guesses if guess.target == target]
        needless = [g for g in group if g.is_read_alone or (not g.settings and _is_known(g))]
        needless = needless if len(needless) == len(group) and _join_alone(group) else []
        for guess in needless:
            lines.append(f"  # {target}: {_headers(guess)} is read without mapping")  # noqa: PERF401
        if not needless:
            lines += [f"  {line}" for line in _target_lines(target, group)]
    if all(line.lstrip().startswith("#") for line in lines):
        return [line.strip() if not indent else line for line in lines]
    return ["columns:", *lines]


def _join_alone(group: Sequence[Guess]) -> bool:
    """Return whether the columns of a field are all read without mapping: one, or those of our own form."""
    return len(group) == 1 or all(form_header(guess.headers[0]) is not None for guess in group)


def _is_known(guess: Guess) -> bool:
    entry = field_of(guess.headers[0])
    if guess.is_one_of_several:
        return False
    return len(guess.headers) == 1 and entry is not None and entry.name == guess.target


def _target_lines(target: str, group: Sequence[Guess]) -> list[str]:
    if len(group) == 1:
        return [f"{target}: {_description(group[0])}  # {_remark(group[0])}"]
    return [f"{target}:", *(f"  - {_description(guess)}  # {_remark(guess)}" for guess in group)]


def _remark(guess: Guess) -> str:
    mark = "LOOK HERE, " if guess.sureness is Sureness.GUESS else ""
    return f"{mark}{guess.sureness.value}: {guess.why}"


def _description(guess: Guess) -> str:
    if len(guess.headers) == 1 and not guess.settings:
        return _yaml(guess.headers[0])
    headers = _yaml(guess.headers[0]) if len(guess.headers) == 1 else _flow(guess.headers)
    settings = "".join(f", {key}: {_flow(value)}" for key, value in guess.settings.items())
    return f"{{from: {headers}{settings}}}"


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_yaml(key)}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return str(value) if isinstance(value, int) else _yaml(value)


def _yaml(text: str) -> str:
    """Return a text as YAML reads it back: bare where that is safe, else in double quotes."""
    text = "".join(char if char.isprintable() or char in "\n\r\t" else "?" for char in text)
    if _BARE.match(text) and text == text.strip() and text.casefold() not in _WORDS_OF_YAML:
        return text
    return json.dumps(text, ensure_ascii=False)


def _flat(header: str) -> str:
    return printable(" ".join(header.split()))


def _place(table: Table) -> str:
    return table.sheet or Path(table.file).name


def _is_one_way(all_guesses: Iterable[Guesses]) -> bool:
    sheets = [guesses.fields() & {"offers", "wants"} for guesses in all_guesses]
    return len(sheets) > 1 and any(sheets) and not any(len(sheet) > 1 for sheet in sheets)


def report_lines(proposal: Proposal) -> list[str]:
    """Return what `init --from` says on the screen."""
    lines = [OWN_FORM] if proposal.is_own_form else []
    lines += [f"{counted(len(proposal.guessed), 'column is', 'columns are')} proposed:"]
    lines += [f"  {line}" for line in proposal.guessed]
    for title, entries in (
        ("Left aside:", proposal.ignored),
        ("Only you can say:", proposal.questions),
        ("Missing for two-way matching:", proposal.missing),
    ):
        if entries:
            lines += [title, *(f"  {entry}" for entry in entries)]
    return lines
