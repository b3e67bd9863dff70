"""Every format of a file, made from the view of its audience."""

from __future__ import annotations

from typing import Final

from pydantic import TypeAdapter

from recimentor.model.audience import Audience
from recimentor.model.plan import Plan
from recimentor.report.data import csv_bytes, plan_json, view_csv
from recimentor.report.markdown import view_markdown
from recimentor.report.page import page
from recimentor.report.view import View
from recimentor.report.workbook import workbook

#: Suffixes of files that a plan can be written as.
FILE_FORMATS: Final = ("json", "csv", "md", "html", "xlsx")
VIEW_SCHEMA: Final = "recimentor/view/1"


def file_bytes(plan: Plan, view: View, format_: str) -> bytes:
    """Return the bytes of a file.

    Parameters
    ----------
    plan
        The plan; only HR's JSON holds it whole.
    view
        What the audience may see of it.
    format_
        One of :data:`FILE_FORMATS`.
    """
    if format_ == "json":
        return (plan_json(plan) if view.audience is Audience.HR else view_json(view)).encode()
    if format_ == "csv":
        return csv_bytes(view_csv(view))
    if format_ == "md":
        return view_markdown(view).encode()
    return page(view).encode() if format_ == "html" else workbook(view)


def view_json(view: View) -> str:
    """Return a view as JSON: what the audience may see, and nothing else."""
    made = TypeAdapter(View).dump_json(view, indent=2, exclude_defaults=True, exclude={"own"}).decode()
    return made.replace("{\n", f'{{\n  "schema": "{VIEW_SCHEMA}",\n', 1) + "\n"
