"""Plan in, text or bytes out: all that people look at and programs read. Nothing here touches a file."""

from recimentor.report.audience import for_audience
from recimentor.report.check_report import check_json, check_text, receipt_lines
from recimentor.report.compare import COMPARISON_SCHEMA, comparison_json, comparison_text
from recimentor.report.data import csv_bytes, csv_text, plan_csv, plan_from_json, plan_json, view_csv
from recimentor.report.details import view_details
from recimentor.report.explanation import (
    explanation_data,
    explanation_json,
    explanation_text,
    suggestions_json,
    suggestions_text,
)
from recimentor.report.findings import FINDINGS_SCHEMA, counts_line, findings_json, findings_text
from recimentor.report.following import (
    FEEDBACK_SCHEMA,
    STATUS_SCHEMA,
    feedback_json,
    feedback_text,
    status_json,
    status_text,
)
from recimentor.report.forgetting import (
    about_csv,
    about_json,
    about_text,
    due_json,
    due_text,
    forgetting_json,
    forgetting_text,
)
from recimentor.report.helping import help_text, helps_record, not_asked_text, proposal_record, split_text
from recimentor.report.invitations import TEMPLATES as INVITATION_TEMPLATES
from recimentor.report.invitations import InvitationOptions, Invited, invitations, shortlist_letters
from recimentor.report.judging import (
    SENSITIVITY_SCHEMA,
    VERDICT_SCHEMA,
    balance_text,
    seen_text,
    sensitivity_json,
    sensitivity_text,
    verdict_json,
    verdict_text,
)
from recimentor.report.kit import KitOptions, kit, kit_size
from recimentor.report.letters import date_words
from recimentor.report.markdown import plan_markdown, view_markdown
from recimentor.report.outputs import FILE_FORMATS, VIEW_SCHEMA, file_bytes, view_json
from recimentor.report.page import page, page_data, rings_data, template_text
from recimentor.report.papers import papers
from recimentor.report.pseudonyms import Key, key_csv, key_from_csv, make_key, pseudonymised
from recimentor.report.rounds import ROUNDS_SCHEMA, rounds_line, rounds_text
from recimentor.report.screen import ENDLESS, Screen, screen_of
from recimentor.report.skills import skills_csv, skills_json, skills_text
from recimentor.report.table import plan_table, view_table
from recimentor.report.view import View
from recimentor.report.workbook import balance_workbook, workbook

__all__ = [
    "COMPARISON_SCHEMA",
    "ENDLESS",
    "FEEDBACK_SCHEMA",
    "FILE_FORMATS",
    "FINDINGS_SCHEMA",
    "INVITATION_TEMPLATES",
    "ROUNDS_SCHEMA",
    "SENSITIVITY_SCHEMA",
    "STATUS_SCHEMA",
    "VERDICT_SCHEMA",
    "VIEW_SCHEMA",
    "InvitationOptions",
    "Invited",
    "Key",
    "KitOptions",
    "Screen",
    "View",
    "about_csv",
    "about_json",
    "about_text",
    "balance_text",
    "balance_workbook",
    "check_json",
    "check_text",
    "comparison_json",
    "comparison_text",
    "counts_line",
    "csv_bytes",
    "csv_text",
    "date_words",
    "due_json",
    "due_text",
    "explanation_data",
    "explanation_json",
    "explanation_text",
    "feedback_json",
    "feedback_text",
    "file_bytes",
    "findings_json",
    "findings_text",
    "for_audience",
    "forgetting_json",
    "forgetting_text",
    "help_text",
    "helps_record",
    "invitations",
    "key_csv",
    "key_from_csv",
    "kit",
    "kit_size",
    "make_key",
    "not_asked_text",
    "page",
    "page_data",
    "papers",
    "plan_csv",
    "plan_from_json",
    "plan_json",
    "plan_markdown",
    "plan_table",
    "proposal_record",
    "pseudonymised",
    "receipt_lines",
    "rings_data",
    "rounds_line",
    "rounds_text",
    "screen_of",
    "seen_text",
    "sensitivity_json",
    "sensitivity_text",
    "shortlist_letters",
    "skills_csv",
    "skills_json",
    "skills_text",
    "split_text",
    "status_json",
    "status_text",
    "suggestions_json",
    "suggestions_text",
    "template_text",
    "verdict_json",
    "verdict_text",
    "view_csv",
    "view_details",
    "view_json",
    "view_markdown",
    "view_table",
    "workbook",
]
