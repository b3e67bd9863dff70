"""Plan in, text or bytes out: all that people look at and programs read. Nothing here touches a file."""

from recimentor.report.csvfile import csv_bytes, plan_csv
from recimentor.report.findings import FINDINGS_SCHEMA, counts_line, findings_json, findings_text
from recimentor.report.jsonfile import plan_from_json, plan_json
from recimentor.report.markdown import plan_markdown
from recimentor.report.screen import ENDLESS, Screen, screen_of
from recimentor.report.table import plan_table

__all__ = [
    "ENDLESS",
    "FINDINGS_SCHEMA",
    "Screen",
    "counts_line",
    "csv_bytes",
    "findings_json",
    "findings_text",
    "plan_csv",
    "plan_from_json",
    "plan_json",
    "plan_markdown",
    "plan_table",
    "screen_of",
]
