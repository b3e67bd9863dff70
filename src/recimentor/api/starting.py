"""Starting from what is there: a program folder, a mapping for an export, records from LinkedIn."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from recimentor.api.schemas import SchemaOf, schema_text
from recimentor.model.errors import BadInput, BadRequest, InputMissing
from recimentor.model.finding import Finding, has_errors
from recimentor.model.supply import SkillReport

if TYPE_CHECKING:
    from recimentor.api.reading import Reading
    from recimentor.intake.propose import Proposal
    from recimentor.model.program import Program

#: Files that form tools take in, made from form.md.
GOOGLE_FORM: Final = "form-google.gs"
MICROSOFT_FORM: Final = "form-microsoft.docx"
#: Begins the comment at the end of a paper that says how it was written.
_AS_WRITTEN: Final = "<!-- as recimentor wrote it: "
#: Schemas that lie beside the files which people write, for their editors.
_SCHEMAS: Final = (SchemaOf.PROGRAM, SchemaOf.DECISIONS)


def start_program(folder: Path, name: str) -> tuple[Path, ...]:
    """Write a program folder and return its files.

    Raises
    ------
    BadRequest
        If one of the files is there already; nothing is written.
    CannotWrite
        If the folder cannot be written.
    """
    from recimentor.files import finish, folders_for, write_all
    from recimentor.intake.pack import program_folder

    finish(folder)
    texts = {**program_folder(name), **{f"{of}.schema.json": schema_text(of) for of in _SCHEMAS}}
    contents = {folder / file: text.encode("utf-8") for file, text in texts.items()}
    contents |= _papers(folder, texts["program.yaml"])
    contents |= _forms(folder, texts["form.md"], texts["skills.txt"], texts["program.yaml"].encode("utf-8"))
    there = {path for path, data in contents.items() if path.is_file() and path.read_bytes() == data}
    # A run that was stopped may have written some of them: then the others are written too.
    _refuse_existing([path for path in contents if path not in there or len(there) == len(contents)])
    with folders_for(contents):
        write_all(contents, home=folder)
    return tuple(contents)


def renew_papers(folder: Path) -> tuple[Path, ...]:
    """Write the papers of a program folder anew from its program file, and return them.

    A paper that somebody has edited since stays as it is: the new one is written beside it.

    Raises
    ------
    InputMissing, BadInput
        If the folder holds no program file, or one with faults.
    CannotWrite
        If they cannot be written.
    """
    from recimentor import intake
    from recimentor.files import folders_for, write_all

    read = intake.read_program(folder / "program.yaml")
    if has_errors(read.findings):
        raise BadInput(read.findings)
    contents = {_beside_edited(path): text for path, text in _papers_of(folder, read.program).items()}
    with folders_for(contents):
        write_all(contents, home=folder)
    return tuple(contents)


def renew_forms(folder: Path) -> tuple[Path, ...]:
    """Write the files for form tools anew from a program folder's questions, skills and settings.

    Returns
    -------
    tuple of Path
        A script for Google Forms; a Word file for Microsoft Forms, where python-docx is there.

    Raises
    ------
    InputMissing, BadInput, BadRequest
        If ``form.md``, ``skills.txt`` or the program file is not there, or cannot be read.
    CannotWrite
        If they cannot be written.
    """
    from recimentor.files import write_all

    texts = {}
    for name in ("form.md", "skills.txt", "program.yaml"):
        try:
            texts[name] = (folder / name).read_text("utf-8-sig")
        except OSError:
            raise InputMissing([str(folder / name)]) from None
        except UnicodeDecodeError:
            raise BadRequest(f"{folder / name} is not UTF-8") from None
    program = texts["program.yaml"].encode("utf-8")
    contents = _forms(folder, texts["form.md"], texts["skills.txt"], program)
    write_all(contents, home=folder)
    return tuple(contents)


def _forms(folder: Path, form: str, skills: str, program_text: bytes) -> dict[Path, bytes]:
    from importlib.util import find_spec

    from recimentor.intake.pack.forms import apps_script, questions_of, word_text
    from recimentor.intake.program.program_file import program_in_memory
    from recimentor.report.document import parse, to_docx

    read = program_in_memory(program_text)
    if has_errors(read.findings):
        raise BadInput(read.findings)
    names = [line.strip() for line in skills.splitlines() if line.strip() and not line.startswith("#")]
    questions = questions_of(form, names, read.program.commitments)
    made = {folder / GOOGLE_FORM: apps_script(read.program.name, questions).encode("ascii")}
    if find_spec("docx") is not None:
        made[folder / MICROSOFT_FORM] = to_docx(parse(word_text(read.program.name, questions)))
    return made


def _papers(folder: Path, program_text: str) -> dict[Path, bytes]:
    from recimentor.intake.program.program_file import program_in_memory

    return _papers_of(folder, program_in_memory(program_text.encode("utf-8")).program)


def _papers_of(folder: Path, program: Program) -> dict[Path, bytes]:
    from recimentor.report import papers

    return {folder / file: _marked(text) for file, text in papers(program).items()}


def _marked(text: str) -> bytes:
    """Return a paper with a comment at its end, by which it is known whether somebody edited it."""
    body = text.rstrip("\n") + "\n"
    return f"{body}\n{_AS_WRITTEN}{_digest(body)} -->\n".encode()


def _beside_edited(path: Path) -> Path:
    """Return where a new paper is written: in its place, or beside one that somebody edited."""
    number, target = 1, path
    while target.exists() and not _is_as_written(target):
        number += 1
        target = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return target


def _is_as_written(path: Path) -> bool:
    try:
        body, _, mark = path.read_bytes().decode().replace("\r\n", "\n").rpartition(f"\n{_AS_WRITTEN}")
    except (OSError, UnicodeDecodeError):
        return False
    return mark == f"{_digest(body)} -->\n"


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()[:16]


def propose_program(
    sources: Sequence[str],
    *,
    sheets: Sequence[str] = (),
    encoding: str = "",
    organisation: Sequence[str] = (),
    output: Path | None = None,
) -> Proposal:
    """Return a mapping proposed for exports and for organisation data, and write it where asked.

    Raises
    ------
    BadInput
        If the exports cannot be read.
    BadRequest
        If the file to write is there already.
    InputMissing, CannotWrite
        If files are not there or cannot be written.
    """
    from recimentor.files import write_all
    from recimentor.intake.propose import Proposal, propose

    if output is not None:
        _refuse_existing([output])
    block = _organisation_block(organisation, output) if organisation else ""
    proposal = (
        propose(sources, sheets=sheets, encoding=encoding) if sources else Proposal("", (), (), (), (), ())
    )
    if has_errors(proposal.findings):
        raise BadInput(proposal.findings)
    if block:
        proposal = replace(proposal, text="\n".join(part for part in (proposal.text, block) if part))
    if output is not None:
        write_all({output: proposal.text.encode("utf-8")})
    return proposal


def _organisation_block(files: Sequence[str], output: Path | None) -> str:
    """Return the ``org:`` of a program file; its files are named from the folder where it will lie."""
    from recimentor.intake.notebook import Notebook
    from recimentor.intake.propose.organisation import propose_organisation

    folder = Path() if output is None else output.parent
    notebook = Notebook()
    named = [Path(os.path.relpath(file, folder)).as_posix() for file in files]
    block = propose_organisation(files, named, notebook)
    findings = notebook.close()
    if has_errors(findings):
        raise BadInput(findings)
    return block


def _refuse_existing(paths: Sequence[Path]) -> None:
    there = [str(path) for path in paths if path.exists()]
    if there:
        raise BadRequest(f"{', '.join(there)}: already there; nothing was written over it")


def import_linkedin(
    archives: Sequence[str], *, connections: bool = False, pool: Sequence[str] = ()
) -> tuple[str, tuple[Finding, ...]]:
    """Return the owners of LinkedIn archives as a file of participants, and what was found about them.

    Raises
    ------
    BadInput
        If an archive is of something else, or a part of one.
    InputMissing
        If archives or the pool's sources are not there.
    """
    from recimentor import intake
    from recimentor.intake.linkedin import members_to_yaml, read_archives
    from recimentor.intake.notebook import Notebook
    from recimentor.model.program import Program

    people = intake.read_people(pool, Program()).people if pool else ()
    notebook = Notebook()
    members = read_archives(archives, notebook, connections=connections, pool=people)
    findings = notebook.close()
    if has_errors(findings):
        raise BadInput(findings)
    return members_to_yaml(members), findings


def skill_report(reading: Reading, *, recruit: bool = True) -> SkillReport:
    """Return supply and demand of a pool, names that look alike, and whom to recruit.

    Parameters
    ----------
    reading
        What was read.
    recruit
        Whether to solve again for newcomers; takes seconds in pools of hundreds.
    """
    from recimentor.api import wording
    from recimentor.insight.questions.skills import skill_supply, whom_to_recruit
    from recimentor.wording.applying import with_proposals

    people, program = reading.people, reading.program
    cost = wording.cost_of_wording(reading) if recruit else None
    # Whoever is left over for wording alone needs no newcomer.
    taken = [] if cost is None else [proposal for proposal, _ in cost.proposals]
    recruits = whom_to_recruit(*with_proposals(people, program, taken)) if recruit else ()
    return SkillReport(
        supply=skill_supply(people, program),
        proposals=wording.proposals_of(reading),
        read_as=reading.read_as,
        helps=() if cost is None else (cost,),
        recruits=recruits,
    )


def coding_sheet(reading: Reading, columns: Sequence[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Return the rows of a sheet on which a human turns sentences into skills."""
    from recimentor.intake.people.coding import coding_lines, coding_rows

    return coding_rows(
        coding_lines(reading.people, columns, reading.program.skills.names, reading.program.skills.language)
    )


def proposal_lines(proposal: Proposal) -> list[str]:
    """Return what was guessed and how sure, what was left aside, asked and missing, line by line."""
    from recimentor.intake.propose import report_lines

    return report_lines(proposal)


def write_text_file(path: Path, text: str, inputs: Sequence[str] = ()) -> None:
    """Write a text file, whole or not at all, for its owner alone; never over one of the inputs.

    Raises
    ------
    CannotWrite
        If it cannot be written.
    """
    from recimentor.files import spare, write_all

    spare(inputs, [path])
    write_all({path: text.encode("utf-8")})
