"""What is made of a saved plan: pages, workbooks, sheets, kits, each for its audience."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from recimentor.api.meant import person_of_plan
from recimentor.model.audience import Audience
from recimentor.model.balance import Balance
from recimentor.model.codes import finding_of
from recimentor.model.errors import BadInput, BadRequest, InputMissing
from recimentor.model.finding import Place
from recimentor.model.standing import without_forgotten

if TYPE_CHECKING:
    from recimentor.model.plan import Plan
    from recimentor.report import Key, KitOptions, View

#: Columns whose balance is shown where they are filled and nothing else was asked for.
USUAL_BALANCE: Final = ("department", "career_stage", "site")
KIT_MARK: Final = ".recimentor-kit"


@dataclass(frozen=True, slots=True)
class Publication:
    """Who outputs are for, and what is in them.

    Parameters
    ----------
    audience
        Who they are for.
    person
        For a participant: their id, or a name that only one person has.
    balance
        Columns whose groups are compared; by default :data:`USUAL_BALANCE`. Columns of a protected kind go to
        a file of their own.
    pseudonyms
        The key file: names are replaced by aliases, and who is who is kept in this file.
    """

    audience: Audience = Audience.HR
    person: str = ""
    balance: tuple[str, ...] = ()
    pseudonyms: Path | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A plan made ready for an audience, before anything is written.

    Parameters
    ----------
    plan
        The plan, with aliases where they were asked for.
    view
        What the audience sees of it.
    audit
        Tables of balance that must not be in the outputs themselves.
    files
        Further files to write: the key of pseudonyms.
    """

    plan: Plan
    view: View
    audit: tuple[Balance, ...]
    files: Mapping[Path, bytes]


def open_plan(path: Path) -> Plan:
    """Read a saved plan.

    Raises
    ------
    InputMissing
        If it is not there or may not be read.
    BadInput
        If it is not a plan.
    """
    from pydantic import ValidationError

    from recimentor import report
    from recimentor.files import finish

    finish(path.parent)
    try:
        content = path.read_bytes()
    except OSError:
        raise InputMissing([str(path)]) from None
    try:
        return report.plan_from_json(content)
    except ValidationError:
        message = "This is not a plan that this version of recimentor reads."
        fix = "Make one with: recimentor match people.csv -o plan.json"
        finding = finding_of("file-unreadable", Place(str(path)), message, fix)
        raise BadInput((finding,)) from None


def prepare(plan: Plan, publication: Publication) -> Prepared:
    """Return what an audience may see of a plan.

    Raises
    ------
    BadRequest
        If the participant is not in the plan, or nobody has a column whose balance was asked for.
    """
    from recimentor import report

    if publication.audience is Audience.PARTICIPANT and not publication.person:
        raise BadRequest("an output for a participant needs to know who: --for ID")
    person_id = person_of_plan(plan, publication.person) if publication.person else ""
    tables = _balance(plan, publication)
    files: dict[Path, bytes] = {}
    if publication.pseudonyms is not None:
        # Others need no hash of whoever was forgotten, nor their pair.
        plan = without_forgotten(plan)
        key = report.make_key(plan, _old_key(publication.pseudonyms), secrets.token_bytes(32))
        plan = report.pseudonymised(plan, key)
        person_id = key.aliases.get(person_id, "")
        files[publication.pseudonyms] = report.key_csv(key)
    view = report.for_audience(plan, publication.audience, person_id=person_id, balance=tables)
    return Prepared(plan, view, tuple(table for table in tables if table.is_audit_only), files)


def publish(
    plan: Plan,
    outputs: Sequence[Path],
    publication: Publication | None = None,
    *,
    source: Path | None = None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> tuple[Path, ...]:
    """Write a plan to files, each in the format of its suffix, all of them or none.

    Parameters
    ----------
    plan, outputs, publication
        What, where, and for whom.
    source
        The file that the plan was read from, which is not written over.
    progress
        Called with the number of files that are made, and of all of them.

    Returns
    -------
    tuple of Path
        The files besides ``outputs``: a workbook of balance for audit only, and the key of pseudonyms.

    Raises
    ------
    BadRequest
        If a suffix is not known, or the request does not fit the plan.
    CannotWrite
        If a file cannot be written.
    """
    from recimentor import report
    from recimentor.files import spare, write_all

    spare([*(each.path for each in plan.inputs), *([] if source is None else [source])], outputs)
    formats = {output: format_of(output) for output in outputs}
    prepared = prepare(plan, publication or Publication())
    contents: dict[Path, bytes] = {}
    for output, format_ in formats.items():
        progress(len(contents), len(formats))
        contents[output] = file_of(prepared, format_)
    extra = dict(prepared.files)
    if prepared.audit and outputs:
        extra[audit_path(outputs[0])] = report.balance_workbook(prepared.audit)
    clash = contents.keys() & extra.keys()
    if clash:
        raise BadRequest(f"{min(clash)} would be written twice; give another name")
    write_all(contents | extra)
    return tuple(extra)


def file_of(prepared: Prepared, format_: str) -> bytes:
    """Return a file of what an audience may see, in a format that :func:`format_of` returned.

    Raises
    ------
    PluginFault
        If a plug-in makes the format, and fails.
    """
    from recimentor import report

    if format_ in report.FILE_FORMATS:
        return report.file_bytes(prepared.plan, prepared.view, format_)
    from recimentor.plugins import Kind, at_work, for_suffix

    found = for_suffix(Kind.OUTPUT, f"plan.{format_}")
    if found is None:
        raise BadRequest(f"nothing here writes .{format_} files")
    plugin, part = found
    with at_work(plugin):
        return bytes(memoryview(part.write(json.loads(report.view_json(prepared.view)))))


def audit_path(output: Path) -> Path:
    """Return where the balance for audit only goes, beside an output."""
    return output.with_name(f"{output.stem}.audit.xlsx")


def format_of(output: Path) -> str:
    """Return the format that a file's suffix names.

    Raises
    ------
    BadRequest
        If nothing is known for it.
    """
    from recimentor.report import FILE_FORMATS

    suffix = output.suffix.lower().lstrip(".")
    if suffix not in FILE_FORMATS:
        from recimentor.plugins import Kind, for_suffix

        if for_suffix(Kind.OUTPUT, output) is not None:
            return suffix
        known = ", ".join(f".{name}" for name in FILE_FORMATS)
        raise BadRequest(f"{output}: the suffix says what to write; use one of {known}")
    return suffix


def write_kit(
    plan: Plan,
    folder: Path,
    options: KitOptions,
    *,
    templates: Path | None = None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> int:
    """Write the kit of a plan into a folder, whole or not at all.

    Parameters
    ----------
    folder
        A new folder, an empty one, or that of an earlier kit, which is replaced.
    options
        What to put into it.
    templates
        A folder with templates of the program's own.
    progress
        Called with the number of pairs and letters that are done, and of all of them.

    Returns
    -------
    int
        How many files were written.
    """
    from recimentor import report
    from recimentor.files.folder import write_folder

    if "docx" in options.formats:
        _need_docx()
    if templates is not None:
        texts, catalogues = own_letters(templates)
        options = replace(options, templates=texts, catalogues=catalogues)
    total = report.kit_size(plan, is_draft=options.is_draft)
    batches = report.kit(plan, options)
    return write_folder(folder, batches, mark=KIT_MARK, progress=lambda done: progress(done, total))


def _need_docx() -> None:
    from importlib.util import find_spec

    if find_spec("docx") is None:
        raise BadRequest("Word files need one more package: pip install 'recimentor[docx]'")


def own_letters(folder: Path, known: Sequence[str] = ()) -> tuple[dict[str, str], dict[str, str]]:
    """Return the templates of a folder, and its catalogues of messages, by name.

    Parameters
    ----------
    folder
        A folder with templates of the program's own, or catalogues such as ``de.po``, or both.
    known
        The templates that count; by default those of the kit, and any other name is refused.
    """
    from recimentor.report.letters import TEMPLATES
    from recimentor.report.tongue import CATALOGUES

    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix in {".j2", ".po"})
        texts = {path.name: path.read_text(encoding="utf-8-sig") for path in paths}
    except OSError:
        raise InputMissing([str(folder)]) from None
    except UnicodeDecodeError:
        raise BadRequest(f"{folder} holds a template that is not UTF-8") from None
    catalogues = {name: text for name, text in texts.items() if name.endswith(".po")}
    templates = {name: text for name, text in texts.items() if name not in catalogues}
    places = ["en.po", *(f"{name}.po" for name in CATALOGUES)]
    if strange := sorted(catalogues.keys() - set(places)):
        raise BadRequest(f"{strange[0]} is no catalogue of the letters; these are: {', '.join(places)}")
    unknown = sorted(templates.keys() - set(TEMPLATES))
    if unknown and not known:
        raise BadRequest(f"{unknown[0]} is no template of the kit; these are: {', '.join(TEMPLATES)}")
    return {name: text for name, text in templates.items() if not known or name in known}, catalogues


def _balance(plan: Plan, publication: Publication) -> tuple[Balance, ...]:
    from recimentor.insight.questions.balance import balance, filled_columns
    from recimentor.intake.columns.sensitive import is_sensitive
    from recimentor.model.standing import without_forgotten
    from recimentor.report.audience import as_it_stands

    if publication.audience is Audience.PARTICIPANT:
        return ()
    if publication.audience is Audience.SPONSOR:
        plan = as_it_stands(plan)
    plan = without_forgotten(plan)
    columns = publication.balance or filled_columns(plan, USUAL_BALANCE)
    return tuple(
        replace(
            balance(plan, _column_of(plan, column), is_audit_only=is_sensitive(column)), column=column.strip()
        )
        for column in columns
    )


def _column_of(plan: Plan, asked: str) -> str:
    """Return the column that is meant: as it is called, or else the field that such a header is read as."""
    from recimentor.insight.questions.balance import filled_columns
    from recimentor.intake.columns.fields import field_of

    field = field_of(asked)
    is_known = field is None or any(filled_columns(plan, [asked])) or not filled_columns(plan, [field.name])
    return asked if is_known or field is None else field.name


def _old_key(path: Path) -> Key | None:
    from recimentor import report

    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError:
        raise InputMissing([str(path)]) from None
    try:
        return report.key_from_csv(content)
    except (ValueError, KeyError):
        raise BadRequest(f"{path} is not a key of pseudonyms; name a new file") from None
