"""The catalogue of finding codes: each stable code, how much it matters, what it means and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from recimentor.model.finding import Finding, Place, Severity

_ERROR, _WARNING, _ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE


@dataclass(frozen=True, slots=True)
class CodeInfo:
    """What a finding code stands for; the reference page is checked against it."""

    code: str
    severity: Severity
    meaning: str
    remedy: str


def _catalogue(*infos: CodeInfo) -> dict[str, CodeInfo]:
    codes = {info.code: info for info in infos}
    assert len(codes) == len(infos), "a code is listed twice"  # noqa: S101 - a slip here must not ship
    return codes


#: Codes of sources and program files.
SOURCE_CODES: Final = _catalogue(
    CodeInfo(
        "skill-map-line",
        _ERROR,
        "A line of the skill map says nothing clear, or something else than an earlier one.",
        "Write same, partly or different, one line for each two names.",
    ),
    CodeInfo(
        "wording-read-as",
        _ADVICE,
        "Wordings differ from names on the program's list by their word form alone, and are read as these.",
        "`recimentor skills` lists them; a line `different` in the skill map keeps one apart.",
    ),
    CodeInfo(
        "file-unreadable",
        _ERROR,
        "A source cannot be read as what its name says.",
        "Save it again as CSV (UTF-8), YAML or JSON.",
    ),
    CodeInfo(
        "file-empty",
        _ERROR,
        "A source holds no participants.",
        "Put one row per participant under the header row.",
    ),
    CodeInfo(
        "encoding-guessed",
        _WARNING,
        "A text file is not UTF-8; it was read as the encoding that fits best.",
        "If letters look wrong, save it as CSV UTF-8, or name the encoding: `--encoding cp1250`.",
    ),
    CodeInfo(
        "row-too-long",
        _ERROR,
        "A row holds more cells than the header.",
        "Quote cells that contain the separator.",
    ),
    CodeInfo(
        "csv-malformed",
        _ERROR,
        "Quotes in a CSV file do not close, or text follows a closing quote.",
        "Mend the quotes in that row.",
    ),
    CodeInfo(
        "yaml-malformed", _ERROR, "A YAML file breaks the rules of YAML.", "Mend the line that is named."
    ),
    CodeInfo(
        "json-malformed", _ERROR, "A JSON file breaks the rules of JSON.", "Mend the line that is named."
    ),
    CodeInfo(
        "duplicate-key", _ERROR, "A YAML or JSON mapping holds a key twice.", "Remove or rename one of them."
    ),
    CodeInfo(
        "too-large",
        _ERROR,
        "A file, cell or structure is larger than any sign-up sheet.",
        "Check that this is the right file.",
    ),
    CodeInfo(
        "missing-column",
        _ERROR,
        "A column that is needed, or that the program names, is not there.",
        "Add the column, or map it under `columns:`.",
    ),
    CodeInfo(
        "duplicate-column",
        _ERROR,
        "Two columns mean the same field.",
        "Remove or rename one, or map both under `columns:`.",
    ),
    CodeInfo(
        "unknown-columns",
        _ADVICE,
        "Columns that no field takes are kept as attributes.",
        "Map them under `columns:` if they matter.",
    ),
    CodeInfo(
        "column-names-people",
        _ERROR,
        "A column names people of the sheet, and nothing says what for: they might have to be kept apart.",
        "Read it as avoid under `columns:`, or give it a name of your own there.",
    ),
    CodeInfo(
        "column-read-as",
        _ADVICE,
        "A column is read as avoid or active by its header, which decides who may be paired.",
        "Give it a name of your own under `columns:` if it is something else.",
    ),
    CodeInfo("empty-name", _ERROR, "A participant has no name.", "Fill in the name."),
    CodeInfo(
        "duplicate-id",
        _ERROR,
        "An id, e-mail or name that serves as id is used twice.",
        "Rename one, or remove the repeated row.",
    ),
    CodeInfo(
        "bad-level",
        _ERROR,
        "A level of an offer is not a whole number from 1 to 5.",
        "Use 1 (has touched it) to 5 (could run a course).",
    ),
    CodeInfo(
        "bad-priority",
        _ERROR,
        "A priority of a want is not a whole number from 1 to 5.",
        "Use 1 (would be nice) to 5 (dearest).",
    ),
    CodeInfo(
        "skills-all-different",
        _WARNING,
        "As many different skills as answers: these may be sentences, or lists that are not parted.",
        "Look at the column; `split:` parts lists, and `recimentor code` turns sentences into skills.",
    ),
    CodeInfo(
        "no-overlap",
        _WARNING,
        "No want meets an offer of anybody else.",
        "Check which columns are read, and with `recimentor skills` how the names are spelt.",
    ),
    CodeInfo(
        "tables-joined",
        _ADVICE,
        "Sheets or files of skills are put beside the people whom a column of theirs names.",
        "Nothing to do; with `--sheet NAME` one sheet is read alone.",
    ),
    CodeInfo(
        "rows-unjoined",
        _WARNING,
        "Rows of a sheet or file of skills name nobody of the one that lists the people; they are not read.",
        "Correct the name, e-mail or id there, or add the person.",
    ),
    CodeInfo(
        "one-value",
        _WARNING,
        "Everybody has the same level, or the same one skill.",
        "Check which columns are read; leave levels out if nobody really rated.",
    ),
    CodeInfo(
        "one-skill-each",
        _WARNING,
        "Nobody offers or wants more than one skill; an export may keep only the first of several answers.",
        "Compare a row with the form. If one was asked for: `accept: [{code: one-skill-each}]`; people who "
        "may name several find more partners.",
    ),
    CodeInfo(
        "ratings-unanswered",
        _WARNING,
        "Columns of ratings hold no answer at all.",
        "Check which columns are read.",
    ),
    CodeInfo(
        "list-unclear",
        _WARNING,
        "A comma, slash or `and` may part two skills or belong to one; nothing in the sources tells.",
        "Look there; `split:` or `choices:` of the column settle it.",
    ),
    CodeInfo(
        "level-unclear",
        _WARNING,
        "A number or a length of time stands with a skill that is no level for sure; it is not read.",
        "Write a level like `Python:4`.",
    ),
    CodeInfo(
        "level-rounded",
        _ADVICE,
        "A level lies between two levels, as 3.5 does; it is rounded, a half downwards.",
        "Nothing to do.",
    ),
    CodeInfo(
        "want-with-level",
        _ADVICE,
        "A want says how well the skill is known already; that is not read as its priority.",
        "Nothing to do; a priority is a number from 1 to 5, or words such as `must have`.",
    ),
    CodeInfo(
        "repeated-skill",
        _WARNING,
        "A person lists a skill twice; the higher number counts.",
        "Keep one of them.",
    ),
    CodeInfo(
        "bad-capacity",
        _ERROR,
        "A capacity is not a whole number from 1 to 20.",
        "Use a whole number from 1 to 20.",
    ),
    CodeInfo("bad-yes-no", _ERROR, "A yes/no cell holds something else.", "Write yes or no."),
    CodeInfo(
        "bad-availability",
        _WARNING,
        "A time window cannot be read; it is left aside.",
        "Write it like `Mon 09:00-12:00`.",
    ),
    CodeInfo(
        "hours-assumed",
        _WARNING,
        "A time window leaves its hours to be guessed; it is read by usual working hours.",
        "Nothing to do if that is right; else write it like `Mon 09:00-12:00`.",
    ),
    CodeInfo("bad-number", _ERROR, "A cell that must hold a number does not.", "Write a number."),
    CodeInfo(
        "unknown-zone",
        _WARNING,
        "A time zone cannot be read; the person's hours are left aside, for nobody knows when they are.",
        "Write it like `Europe/Paris`.",
    ),
    CodeInfo(
        "unknown-person",
        _WARNING,
        "prefer, avoid or manager names somebody who is not in the pool.",
        "Use the id of a participant.",
    ),
    CodeInfo(
        "ambiguous-person",
        _WARNING,
        "prefer, avoid or manager names somebody, and it is not certain who is meant.",
        "Use the id instead of the name.",
    ),
    CodeInfo(
        "reference-unresolved",
        _WARNING,
        "avoid or manager holds an answer that does not say who is meant; the person is paired with nobody.",
        "Write a name or an id there, or in `corrections.csv`; `none` if it is nobody.",
    ),
    CodeInfo(
        "answer-elsewhere",
        _WARNING,
        "Cells point to another answer, such as `see above` or `same as Ben`, and count as blank.",
        "Write the answer itself there, or in `corrections.csv`.",
    ),
    CodeInfo(
        "reference-blind",
        _ERROR,
        "avoid or manager is a number or an e-mail, and nobody here has one: the rule could not be checked.",
        "Add the column to the sheet, or give an organisation file with `--org` that holds both.",
    ),
    CodeInfo(
        "not-a-record",
        _ERROR,
        "An entry of a YAML or JSON list is not a mapping of fields.",
        "Write `name:`, `offers:` and the other fields under each entry.",
    ),
    CodeInfo(
        "bad-character",
        _ERROR,
        "A file or value holds a control character or half of a character.",
        "Save it again as CSV UTF-8.",
    ),
    CodeInfo(
        "header-found",
        _ADVICE,
        "The headers are not in the first row; lines above them are skipped.",
        "Nothing to do; `header_row:` sets another row.",
    ),
    CodeInfo(
        "merged-filled",
        _ADVICE,
        "Merged cells of a workbook reach over several rows; each row has their value.",
        "Nothing to do.",
    ),
    CodeInfo(
        "error-cell",
        _WARNING,
        "Cells of a workbook hold an error such as `#REF!`; they count as blank.",
        "Mend the formula, or write the value.",
    ),
    CodeInfo(
        "formula-without-value",
        _WARNING,
        "Formulas of a workbook have no calculated value; they count as blank.",
        "Open the workbook in a spreadsheet, and save it.",
    ),
    CodeInfo(
        "unknown-sheet",
        _ERROR,
        "A sheet that was asked for is not in the workbook.",
        "Use one of the names that are listed.",
    ),
    CodeInfo(
        "sheet-chosen",
        _ADVICE,
        "A workbook has several sheets; the one that looks most like a list of people is read.",
        "Choose another with `--sheet NAME`.",
    ),
    CodeInfo(
        "sheets-together",
        _WARNING,
        "Several sheets of a workbook have the same headers; they are read together as one pool.",
        "Choose some of them with `sheet:` in the program file, or `--sheet NAME`.",
    ),
    CodeInfo(
        "sheet-unread",
        _WARNING,
        "Another sheet of the workbook seems to hold people too, and is not read.",
        "Name all sheets to read: `sheet: [A, B]`, or let `init --from` propose how.",
    ),
    CodeInfo(
        "hidden-rows",
        _WARNING,
        "Rows that the workbook hides, by a filter or by hand, are not read.",
        "Show them in the workbook, or set `hidden_rows: read`.",
    ),
    CodeInfo(
        "hidden-columns",
        _ADVICE,
        "Columns that the workbook hides are read.",
        "Take a column out of the sheet, if it should not be read.",
    ),
    CodeInfo(
        "table-turned",
        _ADVICE,
        "People stand in columns and their answers in rows; the table is read that way.",
        "Nothing to do; with `header_row: 1` rows are people again.",
    ),
    CodeInfo(
        "unknown-key",
        _WARNING,
        "A key of a YAML or JSON entry is no field and nearly one.",
        "Correct the key, or map it to a name of your own under `columns:`.",
    ),
    CodeInfo(
        "skill-entry-unclear",
        _ERROR,
        "An entry of offers or wants holds a key that no skill has.",
        "Write `{skill: Python, level: 4}`, or `Python: 4`.",
    ),
    CodeInfo(
        "open-question",
        _WARNING,
        "The proposed mapping, or a column, asks something that only a human can say.",
        "Correct the mapping where it is wrong, then take the question out of the program file.",
    ),
    CodeInfo(
        "role-not-read",
        _WARNING,
        "People who only teach, or only learn, by their role answered for both; one half is not read.",
        "Correct `roles:`, or take it out if everybody does both.",
    ),
    CodeInfo(
        "columns-of-skills",
        _ADVICE,
        "Each column holds one skill, and its cells say who teaches it and who wants to learn it.",
        "Nothing to do; map the columns under `columns:` to read them otherwise.",
    ),
    CodeInfo(
        "rows-of-skills",
        _ADVICE,
        "Each row holds one skill, taught or learnt; the rows of one person are put together.",
        "Nothing to do; map the columns under `columns:` to read them otherwise.",
    ),
    CodeInfo(
        "lines-of-one-person",
        _WARNING,
        "Lines that name nobody hold more skills; they are read as answers of the person above.",
        "Fill in the name where a line is somebody of their own.",
    ),
    CodeInfo(
        "row-not-a-person",
        _ADVICE,
        "A total, a footer, a repeated header or a line for machines is no person.",
        "Nothing to do; look at the rows named, if somebody is missing.",
    ),
    CodeInfo(
        "test-row",
        _WARNING,
        "A row looks like a test of the form; it is left aside.",
        "Take it out of the export; a person's row needs a name or an answer of their own.",
    ),
    CodeInfo(
        "unknown-rating",
        _ERROR,
        "An answer of a rating question is no rating that is known.",
        "Say under `levels:` of that column what it means, 1-5 or 0.",
    ),
    CodeInfo(
        "organisation-twice",
        _WARNING,
        "A person stands in the organisation file twice.",
        "Remove one of the rows.",
    ),
    CodeInfo(
        "organisation-joined",
        _ADVICE,
        "Organisation data are joined: how many people are in the file, and what it gives.",
        "Nothing to do.",
    ),
    CodeInfo(
        "organisation-differs",
        _ADVICE,
        "People typed another department, site, grade or manager than the organisation's, which counts.",
        "Nothing to do; `corrections.csv` corrects the organisation too.",
    ),
    CodeInfo(
        "not-in-organisation",
        _WARNING,
        "People are not in the organisation file.",
        "Check their e-mail or employee number.",
    ),
    CodeInfo(
        "line-unknown",
        _WARNING,
        "A reporting line cannot be checked: no manager is known.",
        "Give a manager, or an organisation file with `--org`.",
    ),
    CodeInfo(
        "correction-unknown",
        _WARNING,
        "A correction names nobody in the sources, or no field.",
        "Correct or remove the entry.",
    ),
    CodeInfo(
        "correction-outdated",
        _WARNING,
        "A line of the mending sheet is for an answer that the source does not hold any more.",
        "Remove the line; `recimentor check --mend FILE` writes a new one where there is doubt.",
    ),
    CodeInfo(
        "correction-unneeded",
        _ADVICE,
        "A correction changes nothing: the source says the same by now.",
        "Remove the entry.",
    ),
    CodeInfo(
        "older-answer",
        _ADVICE,
        "A person answered more than once; the last answer counts.",
        "Nothing to do.",
    ),
    CodeInfo(
        "stamp-unread",
        _WARNING,
        "A person answered more than once, and the time stamps cannot be read; the lowest row counts.",
        "Write stamps like `2026-03-01 09:12`, or remove the older rows.",
    ),
    CodeInfo(
        "stamp-unclear",
        _WARNING,
        "Which answer is the last hangs on whether day or month comes first in the time stamps.",
        "Write stamps like `2026-03-01 09:12`, or remove the older rows.",
    ),
    CodeInfo(
        "rows-joined",
        _ADVICE,
        "Rows of one person are joined.",
        "Nothing to do.",
    ),
    CodeInfo(
        "no-two-way",
        _WARNING,
        "Nobody both offers and wants something, so no two-way pair is possible.",
        "Ask everybody both questions, or set `reciprocity: preferred` for one-way pairs.",
    ),
    CodeInfo(
        "sensitive-columns",
        _ADVICE,
        "Questions about age, gender, health and the like are not read or kept.",
        "Name one under `balance:` if the balance report needs it.",
    ),
    CodeInfo(
        "sensitive-used",
        _ADVICE,
        "A sensitive question is read because the program names it.",
        "Be sure that people know.",
    ),
    CodeInfo(
        "sensitive-rule",
        _ERROR,
        "A rule matches people by a sensitive question.",
        "Remove the rule.",
    ),
    CodeInfo(
        "no-answer",
        _ADVICE,
        "Cells that say `N/A`, `none`, `-`, `TBD` and the like count as blank.",
        "Nothing to do.",
    ),
    CodeInfo(
        "request-missing",
        _ADVICE,
        "People state no specific request.",
        "Ask what they would like to have done in three months.",
    ),
    CodeInfo(
        "request-vague",
        _ADVICE,
        "A request says no more than that help is welcome.",
        "Ask for one thing that a partner could do.",
    ),
    CodeInfo(
        "confidential-text",
        _ADVICE,
        "Free text looks confidential.",
        "Ask its owner before anybody else reads it.",
    ),
    CodeInfo(
        "probably-one-person",
        _WARNING,
        "Rows are probably one person: they are not paired with each other.",
        "To join them, give both one id, e-mail or name in `corrections.csv`, and set `duplicates: join` or "
        "`latest`. "
        "Two people: `accept: [{code: probably-one-person, ids: [...]}]`.",
    ),
    CodeInfo(
        "archive-foreign",
        _ERROR,
        "A file or folder is not the archive of a LinkedIn member.",
        "Give the ZIP that LinkedIn sends for `Get a copy of your data`.",
    ),
    CodeInfo(
        "archive-partial",
        _ERROR,
        "A LinkedIn archive lacks the profile.",
        "Ask LinkedIn for the larger archive; it comes a day later.",
    ),
    CodeInfo(
        "header-shifted",
        _WARNING,
        "Tick boxes hold the label of another column: the headers are shifted against the cells.",
        "Look at the file; what the cells say counts.",
    ),
    CodeInfo(
        "no-header",
        _ERROR,
        "The row of headers is missing: a header is an e-mail address.",
        "Put a row of headers above the people.",
    ),
    CodeInfo(
        "nothing-offered",
        _WARNING,
        "People who offer nothing cannot be in a two-way pair.",
        "Ask them what they can teach.",
    ),
    CodeInfo(
        "nothing-wanted",
        _WARNING,
        "People who want nothing cannot be in a two-way pair.",
        "Ask them what they want to learn.",
    ),
    CodeInfo(
        "wants-all-held",
        _WARNING,
        "People who hold everything they want already cannot be taught.",
        "Ask them for levels, or for something new.",
    ),
    CodeInfo(
        "wants-dropped",
        _ADVICE,
        "People want what they offer at the top level themselves; such a want counts nothing.",
        "Ask them for the level that they are at.",
    ),
    CodeInfo(
        "not-agreed",
        _WARNING,
        "People have not agreed to the program's commitments and are not paired.",
        "Ask them to agree.",
    ),
    CodeInfo(
        "side-missing", _ERROR, "The program has two sides, and a person is on neither.", "Fill in the side."
    ),
    CodeInfo(
        "sides-not-two",
        _ERROR,
        "The column of sides does not hold exactly two values.",
        "Use two values, the same spelling throughout.",
    ),
    CodeInfo(
        "rule-without-data",
        _ERROR,
        "A rule rests on something that nobody filled in: nobody could be paired.",
        "Add the column, or take the rule out of the program.",
    ),
    CodeInfo(
        "rule-blank",
        _WARNING,
        "People left blank what a rule needs: they can be paired with nobody.",
        "Fill it in, give an organisation file with `--org`, or take the rule out.",
    ),
    CodeInfo(
        "ladder-needed",
        _ERROR,
        "The rule at_most_apart names a field whose values have no order of their own.",
        "State the order: `at_most_apart: {field: ..., steps: 1, ladder: [lowest, ..., highest]}`.",
    ),
    CodeInfo(
        "not-on-ladder",
        _WARNING,
        "People stand nowhere on the ladder of at_most_apart, and so can be paired with nobody.",
        "Add their values to the ladder, or correct them.",
    ),
    CodeInfo(
        "manager-cycle",
        _WARNING,
        "People are each other's managers in a circle; they are kept apart all the same.",
        "Correct the manager of one of them.",
    ),
    CodeInfo(
        "unknown-setting",
        _ERROR,
        "The program file names a setting that does not exist.",
        "Correct or remove it.",
    ),
    CodeInfo(
        "bad-setting",
        _ERROR,
        "A setting of the program file has a value that it cannot take.",
        "Use a value that the reference lists.",
    ),
)

#: Codes of decisions and replies.
DECISION_CODES: Final = _catalogue(
    CodeInfo(
        "bad-decision",
        _ERROR,
        "An entry of a decisions file cannot be read.",
        "Write it as the reference of decisions shows.",
    ),
    CodeInfo(
        "decision-unknown-person",
        _ERROR,
        "A decision names somebody who is not in the pool.",
        "Correct the name, or remove the line if they have left.",
    ),
    CodeInfo(
        "decision-ambiguous-person",
        _ERROR,
        "A decision names somebody, and several are called so.",
        "Use the id instead of the name.",
    ),
    CodeInfo("decision-contradiction", _ERROR, "Two decisions exclude each other.", "Remove one of them."),
    CodeInfo(
        "lock-breaks-rule",
        _ERROR,
        "A locked pair breaks a rule of the program, and does not say why it should stand.",
        "Remove the lock, or add `override:` with a reason.",
    ),
    CodeInfo(
        "override-unneeded",
        _ADVICE,
        "A locked pair says `override:`, and breaks no rule.",
        "Remove `override:`; the lock is enough.",
    ),
    CodeInfo(
        "decision-outdated",
        _ADVICE,
        "Records of people who were asked or answered name somebody who is no longer in the pool.",
        "Nothing to do; they play no part.",
    ),
    CodeInfo(
        "lock-declined",
        _WARNING,
        "One of a locked pair has said no since; nobody is paired against their word.",
        "Remove the lock.",
    ),
    CodeInfo(
        "consent-overtaken",
        _WARNING,
        "A pair whose people said yes is set aside by a later decision or by the data.",
        "Tell both people before anything else is announced.",
    ),
    CodeInfo(
        "confirmed-breaks-rule",
        _WARNING,
        "A confirmed pair no longer keeps the rules; it stands, because both said yes.",
        "Talk to both; `recimentor decide end A B` ends the pair.",
    ),
    CodeInfo(
        "answer-unclear",
        _WARNING,
        "A reply is neither yes nor no; it is not counted.",
        "Ask them again, or write yes or no.",
    ),
    CodeInfo(
        "answer-unknown-person",
        _WARNING,
        "A reply is from somebody who is not in the plan; it is not counted.",
        "Correct the name or e-mail in the reply.",
    ),
    CodeInfo(
        "answer-without-pair",
        _WARNING,
        "A reply is from somebody without partner in the plan, or names another one; it is not counted.",
        "Check that the replies belong to this plan.",
    ),
    CodeInfo(
        "answer-twice",
        _WARNING,
        "Somebody replied more than once; the last reply counts.",
        "Nothing to do, unless it was sent by mistake.",
    ),
    CodeInfo(
        "answers-unreadable",
        _ERROR,
        "The replies hold no column that says who, or none that says yes or no.",
        "Name the columns `name` or `e-mail`, and `answer`.",
    ),
)

#: Codes of earlier rounds and feedback.
ROUND_CODES: Final = _catalogue(
    CodeInfo(
        "history-unreadable",
        _ERROR,
        "A file of earlier rounds cannot be read, or is neither a saved plan nor a table of partners.",
        "Name plans that `match -o plan.json` saved, or a folder of them; take other files out of it.",
    ),
    CodeInfo(
        "history-foreign",
        _WARNING,
        "A file in the folder of earlier rounds is no earlier round.",
        "Take it out of the folder, or name the plans one by one.",
    ),
    CodeInfo(
        "history-unsure",
        _WARNING,
        "People of earlier rounds may be people of this pool: they are kept apart as if they were.",
        "Say who is who under `history: same_as:`.",
    ),
    CodeInfo(
        "history-empty",
        _WARNING,
        "A folder named as history holds no plan.",
        "Check the folder; nothing to do in the first round.",
    ),
    CodeInfo(
        "history-mostly-unknown",
        _WARNING,
        "Fewer than half of the people of the last round are in this pool: ids may have changed.",
        "Compare the ids; say who is who under `history: same_as:`.",
    ),
    CodeInfo(
        "feedback-unreadable",
        _ERROR,
        "The answers hold no column that says who, or none of the questions.",
        "Name the columns as the check-in form does.",
    ),
    CodeInfo(
        "feedback-unknown-person",
        _WARNING,
        "An answer is from somebody who has no partner in this plan; it is not counted.",
        "Check that the answers belong to this plan.",
    ),
    CodeInfo(
        "feedback-unclear",
        _WARNING,
        "An answer is none of those that the form offers; it is not counted.",
        "Use one of the answers that the form offers.",
    ),
)

#: Every finding that anything can tell.
CODES: Final = _catalogue(*SOURCE_CODES.values(), *DECISION_CODES.values(), *ROUND_CODES.values())


def finding_of(
    code: str,
    place: Place,
    message: str,
    fix: str = "",
    *,
    also: Sequence[Place] = (),
    person_id: str = "",
) -> Finding:
    """Return a finding of the catalogue; the fix is the catalogue's where none is given."""
    info = CODES[code]
    return Finding(code, info.severity, place, message, fix or info.remedy, tuple(also), person_id)
