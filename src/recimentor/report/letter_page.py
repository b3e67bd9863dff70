"""A letter as a page of its own."""

from __future__ import annotations

from recimentor.report.document import Document, to_html
from recimentor.report.page import content_policy, environment, template_text


def letter_page(document: Document, title: str, language: str = "en") -> str:
    """Return a document as a self-contained HTML page; ``title`` stands where it has no subject."""
    from markupsafe import Markup

    css = template_text("document.css")
    return (
        environment()
        .get_template("document.html.j2")
        .render(
            lang=language,
            title=document.subject or title,
            css=Markup(css),  # noqa: S704 - our own file
            policy=content_policy(css),
            body=Markup(to_html(document)),  # noqa: S704 - escaped where it is made
        )
    )
