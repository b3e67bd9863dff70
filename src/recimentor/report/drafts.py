"""A letter as a mail draft that a mail program opens ready to send, and as a page of its own."""

from __future__ import annotations

import hashlib
import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import Final

from recimentor.report.document import Document, to_html
from recimentor.report.page import content_policy, environment, template_text
from recimentor.report.safe import one_line

#: Letters and signs of an address that needs no quotes; anything else could be more than an address.
_PLAIN_ADDRESS: Final = re.compile(
    r"(?P<user>[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*)@(?P<domain>[A-Za-z0-9.-]+)", re.ASCII
)


def draft(address: str, subject: str, text: str, html: str, calendar: bytes | None) -> bytes:
    """Return a mail as a draft: no sender, no date, marked as not sent.

    Parameters
    ----------
    address
        Of the reader; what is not a plain address is left out.
    text, html
        The letter in both forms.
    calendar
        A calendar file to attach.
    """
    mail = EmailMessage(policy=SMTP)
    mail["X-Unsent"] = "1"
    if receiver := _address(address):
        mail["To"] = receiver
    mail["Subject"] = _unwritten(one_line(subject))
    mail.set_content(text)
    mail.add_alternative(html, subtype="html")
    if calendar is not None:
        mail.add_attachment(calendar, maintype="text", subtype="calendar", filename="meeting.ics")
    digest = hashlib.sha256((address + text).encode("utf-8", "surrogatepass")).hexdigest()
    for number, part in enumerate(part for part in mail.walk() if part.is_multipart()):
        # Otherwise a random one: the same plan gives the same bytes.
        part.set_boundary(f"=-{digest[:32]}-{number}")
    return mail.as_bytes()


def _unwritten(text: str) -> str:
    """Return a text in which no encoded word stands: mail programs would read it as the letters it hides."""
    return text.replace("=?", "= ?").replace("?=", "? =")


def _address(address: str) -> Address | None:
    found = _PLAIN_ADDRESS.fullmatch(address.strip())
    if found is None or _unwritten(address) != address:
        return None
    return Address(username=found["user"], domain=found["domain"])


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
