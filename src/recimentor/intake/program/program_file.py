"""The program file: YAML to a :class:`Program`, with every fault at its line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from recimentor.intake.columns.fields import FIELDS, field_of
from recimentor.intake.columns.named_fields import with_named_fields
from recimentor.intake.notebook import Notebook, nearest
from recimentor.intake.program.settings import SettingPlaces, hint_for, sentence_about
from recimentor.intake.reading.cells import Listing, Mapping, Node, Scalar, is_null
from recimentor.intake.reading.text import decode
from recimentor.intake.reading.yaml_reader import read_yaml
from recimentor.intake.skillnames.skill_map import MAP_NAME, is_table, read_skill_map
from recimentor.intake.skillnames.vocabulary import LIST_NAME, read_skill_list
from recimentor.model.codes import CODES
from recimentor.model.errors import InputMissing
from recimentor.model.finding import Finding, Place
from recimentor.model.names import same_text
from recimentor.model.program import Program
from recimentor.model.rules import BARE_ARGUMENT

# Taking a faulty part away may leave its whole incomplete; each round takes one more layer.
_MOST_ROUNDS = 8

_MEND = "Correct it."
_SWITCHES = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}

PROGRAM_NAMES = ("program.yaml", "program.yml")


@dataclass(frozen=True, slots=True)
class ProgramFile:
    """A program as read.

    Parameters
    ----------
    program
        The settings; those with a fault are at their defaults.
    path
        The file, None where all settings are defaults.
    findings
        Faults, sorted by place.
    places
        Where the settings stand.
    beside
        The list and the maps of skills that were read with it.
    """

    program: Program
    path: Path | None
    findings: tuple[Finding, ...]
    places: SettingPlaces = SettingPlaces()  # noqa: RUF009 - frozen: one without a file serves all
    beside: tuple[Path, ...] = ()


def find_program(sources: Sequence[str]) -> Path | None:
    """Return the program file beside the first source, or None where there is none."""
    if not sources or sources[0] == "-":
        return None
    folder = Path(sources[0]).parent
    return next((path for name in PROGRAM_NAMES if (path := folder / name).is_file()), None)


def read_program(path: Path | None, folder: Path | None = None) -> ProgramFile:
    """Return the program that a file states; all defaults without a file.

    Parameters
    ----------
    path
        The program file.
    folder
        Where a skill map is looked for without one: beside the first source.

    Raises
    ------
    InputMissing
        The file, or a skill map or list that it names, is not there; it holds what else is wrong.
    """
    notebook = Notebook()
    if path is None:
        program, files = _with_words(Program(), None, folder, notebook)
        return ProgramFile(with_named_fields(program), None, notebook.close(), beside=files)
    file = str(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputMissing([file]) from None
    except OSError:
        notebook.add("file-unreadable", Place(file), "The program file cannot be opened.", "Check the path.")
        return ProgramFile(Program(), path, notebook.close())
    program, places = _parse(data, file, notebook)
    program, files = _with_words(program, path, path.parent, notebook)
    return ProgramFile(with_named_fields(program), path, notebook.close(), places, files)


def program_in_memory(data: bytes) -> ProgramFile:
    """Return the program that some bytes state as a program file would; there is no file beside them."""
    notebook = Notebook()
    program, places = _parse(data, "program", notebook)
    return ProgramFile(with_named_fields(program), None, notebook.close(), places)


def _with_words(
    program: Program, path: Path | None, folder: Path | None, notebook: Notebook
) -> tuple[Program, tuple[Path, ...]]:
    """Return the program with its list and map of skills, and their files.

    A list belongs to a program; a map holds decisions about wordings, and counts beside the sources too.
    """
    if folder is None:
        return program, ()
    skills, files = program.skills, []
    named = [folder / name for name in (skills.list, skills.map) if name is not None]
    if missing := [str(file) for file in named if not file.exists()]:
        raise InputMissing(missing, notebook.close())
    if path is not None and (listed := _there(folder, skills.list, LIST_NAME)) is not None:
        files.append(listed)
        names = (*skills.names, *read_skill_list(listed, notebook))
        skills = skills.model_copy(update={"names": names})
    program = program.model_copy(update={"skills": skills})
    if skills.map is not None and not is_table(skills.map):
        program = _with_map(program, folder / skills.map, notebook)
        files.append(folder / skills.map)
    own = skills.map if skills.map is not None and is_table(skills.map) else None
    if (mapped := _there(folder, own, MAP_NAME)) is not None:
        files.append(mapped)
        laid = read_skill_map(mapped, notebook).laid_under(program.skills)
        program = program.model_copy(update={"skills": laid})
    return program, tuple(files)


def _there(folder: Path, named: str | None, usual: str) -> Path | None:
    path = folder / (usual if named is None else named)
    return path if named is not None or path.is_file() else None


def _with_map(program: Program, path: Path, notebook: Notebook) -> Program:
    """Return the program with the aliases and related skills of its map; its own go before them."""
    try:
        data = path.read_bytes()
    except OSError:
        notebook.add(
            "file-unreadable", Place(str(path)), "The skill map cannot be opened.", "Check the path."
        )
        return program
    decoded = decode(data, str(path), notebook)
    root = read_yaml(decoded.text, str(path), notebook) if decoded is not None else None
    if root is None:
        return program
    wrapped = Mapping(((Scalar("skills", (1, 1)), root),), (1, 1))
    own = program.skills
    mapped = _validated(wrapped, str(path), notebook)[0].skills
    update = {
        "aliases": mapped.aliases | own.aliases,
        "related": (*own.related, *mapped.related),
        "different": (*own.different, *mapped.different),
    }
    return program.model_copy(update={"skills": own.model_copy(update=update)})


def _parse(data: bytes, file: str, notebook: Notebook) -> tuple[Program, SettingPlaces]:
    nothing = (Program(), SettingPlaces())
    decoded = decode(data, file, notebook)
    if decoded is None or not decoded.text.strip():
        return nothing
    num_before = len(notebook.findings)
    root = read_yaml(decoded.text, file, notebook)
    if root is None:
        if [finding.code for finding in notebook.findings[num_before:]] == ["file-empty"]:
            del notebook.findings[num_before:]
        return nothing
    if not isinstance(root, Mapping):
        message = "A program file is a list of settings, each as `name: value`."
        notebook.add("bad-setting", Place(file, "", *root.spot), message)
        return nothing
    program, rules = _validated(root, file, notebook)
    return program, SettingPlaces(file, root, rules)


def _validated(root: Mapping, file: str, notebook: Notebook) -> tuple[Program, tuple[int, ...]]:
    """Report every fault, take the faulty settings away, and return the program of the others.

    Beside it stands the position of each of its rules in the file.
    """
    raw = _plain(root)
    rules = list(raw["rules"]) if isinstance(raw.get("rules"), list) else []
    _switch(raw.get("rules"))
    _check_columns(root, file, notebook)
    _check_accepted(root, file, notebook)
    for round_number in range(_MOST_ROUNDS):
        try:
            program = Program.model_validate(raw)
        except ValidationError as refused:
            faults = refused.errors(include_url=False, include_input=False)
        else:
            left = {id(rule) for rule in raw.get("rules", ())}
            return program, tuple(number for number, rule in enumerate(rules) if id(rule) in left)
        if not round_number:
            for fault in faults:
                _tell(root, fault, file, notebook)
        _prune(raw, [fault["loc"] for fault in faults])
    return Program(), ()


def _tell(root: Mapping, fault: Any, file: str, notebook: Notebook) -> None:
    key, node = _walk(root, fault["loc"])
    kind = fault["type"]
    spot = key.spot if key is not None and kind == "extra_forbidden" else node.spot
    place = Place(file, "", *spot, key.text if key is not None else "")
    if kind == "extra_forbidden":
        name = str(fault["loc"][-1])
        hint = hint_for(fault["loc"][:-1], name)
        notebook.add("unknown-setting", place, f'There is no setting "{name}" here{_tail(hint)}')
    elif kind.startswith("union_tag") or _is_rule(fault["loc"]):
        _tell_rule(node, place, notebook)
    else:
        fix = _MEND if kind == "value_error" else ""
        notebook.add("bad-setting", place, sentence_about(fault), fix)


def _is_rule(loc: tuple[str | int, ...]) -> bool:
    """Return whether a fault concerns one whole entry of the rules."""
    return loc[0] == "rules" and len(loc) == len(("rules", 0))


def _tell_rule(node: Node, place: Place, notebook: Notebook) -> None:
    if not isinstance(node, Mapping) or not node.entries:
        fix = "Write it like `not_in_line: yes` or `must_differ: department`."
        notebook.add("bad-setting", place, "A rule is a name with a value.", fix)
        return
    keys = [key.text for key, _ in node.entries]
    named = node.get("rule")
    rules = [key for key in keys if key in BARE_ARGUMENT]
    if named is None and rules:
        _tell_crowded(rules, keys, place, notebook)
        return
    name = named.text if isinstance(named, Scalar) else keys[0]
    near = nearest(name, list(BARE_ARGUMENT))
    hint = f'did you mean "{near}"?' if near is not None else f"there are {', '.join(BARE_ARGUMENT)}."
    notebook.add("unknown-setting", place, f'There is no rule "{name}"; {hint}')


def _tell_crowded(rules: Sequence[str], keys: Sequence[str], place: Place, notebook: Notebook) -> None:
    """Report an entry that holds several rules, or a rule and its settings side by side."""
    if len(rules) > 1:
        message, fix = f"One entry holds the rules {' and '.join(rules)}.", "Begin each rule with a dash."
    else:
        others = [key for key in keys if key != rules[0]]
        message = f"{', '.join(others)} stands beside the rule {rules[0]} and not in it."
        fix = f"Write `{rules[0]}: {{{', '.join(f'{key}: ...' for key in others)}}}`."
    notebook.add("bad-setting", place, message, fix)


def _tail(hint: str) -> str:
    return f"; {hint}" if hint else "."


def _check_columns(root: Mapping, file: str, notebook: Notebook) -> None:
    """Report names under ``columns:`` that nearly are a field: they would become attributes unseen."""
    columns = root.get("columns")
    if not isinstance(columns, Mapping):
        return
    for key, _ in columns.entries:
        if field_of(key.text) is not None:
            continue
        near = nearest(key.text, list(FIELDS), least=82.0)
        if near is not None:
            message = f'There is no field "{key.text}"; did you mean "{near}"?'
            notebook.add("unknown-setting", Place(file, "", *key.spot, key.text), message)


def _check_accepted(root: Mapping, file: str, notebook: Notebook) -> None:
    """Report accepted findings that do not exist: a slip would accept nothing, and nobody would notice."""
    accepted = root.get("accept")
    for entry in accepted.items if isinstance(accepted, Listing) else ():
        code = entry.get("code") if isinstance(entry, Mapping) else entry
        if not isinstance(code, Scalar) or code.text in CODES:
            continue
        near = nearest(code.text, [*CODES])
        hint = f'did you mean "{near}"?' if near is not None else "the reference lists all of them."
        message = f'There is no finding code "{code.text}"; {hint}'
        notebook.add("unknown-setting", Place(file, "", *code.spot, "accept"), message)


def _plain(node: Node) -> Any:
    """Return a node as plain data; scalars stay text, which the settings' own types then read.

    A setting with nothing behind it, or ``null``, is at its default: all of its lines may be comments.
    """
    if isinstance(node, Mapping):
        return {key.text: _plain(value) for key, value in node.entries if not is_null(value)}
    if isinstance(node, Listing):
        return [_plain(item) for item in node.items]
    return None if is_null(node) else node.text


def _switch(rules: Any) -> None:
    """Read ``not_in_line: no`` as the switch that it is, not as the name of a field."""
    for rule in rules if isinstance(rules, list) else ():
        for name, argument in rule.items() if isinstance(rule, dict) else ():
            if isinstance(argument, str) and same_text(argument) in _SWITCHES:
                rule[name] = _SWITCHES[same_text(argument)]


def _walk(root: Mapping, loc: tuple[str | int, ...]) -> tuple[Scalar | None, Node]:
    """Return key and node at the location of a fault; parts that the file does not spell out are skipped."""
    key: Scalar | None = None
    node: Node = root
    for part in loc:
        if isinstance(node, Mapping):
            inner = node.get(str(part))
            if inner is not None:
                key, node = node.key(str(part)), inner
        elif isinstance(node, Listing) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
    return key, node


def _prune(raw: Any, locs: Sequence[tuple[str | int, ...]]) -> None:
    """Take the settings at some locations out of plain data, or the innermost parts that are there."""
    found: dict[tuple[int, str | int], Any] = {}
    for loc in locs:
        holder: Any = None
        at: str | int = ""
        node = raw
        for part in loc:
            is_there = str(part) in node if isinstance(node, dict) else _is_position(node, part)
            if is_there:
                at = str(part) if isinstance(node, dict) else part
                holder, node = node, node[at]
        if holder is not None:
            found[id(holder), at] = holder
    for (_, at), holder in sorted(found.items(), key=lambda entry: str(entry[0][1]).zfill(9), reverse=True):
        del holder[at]


def _is_position(node: Any, part: str | int) -> bool:
    return isinstance(node, list) and isinstance(part, int) and part < len(node)
