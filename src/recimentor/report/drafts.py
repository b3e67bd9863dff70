"""Mail drafts (``.eml``) that a mail program opens ready to send."""

from __future__ import annotations

import hashlib
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from recimentor.report.safe import one_line


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
    mail["Subject"] = one_line(subject)
    mail.set_content(text)
    mail.add_alternative(html, subtype="html")
    if calendar is not None:
        mail.add_attachment(calendar, maintype="text", subtype="calendar", filename="meeting.ics")
    digest = hashlib.sha256((address + text).encode("utf-8", "surrogatepass")).hexdigest()
    for number, part in enumerate(part for part in mail.walk() if part.is_multipart()):
        # Otherwise a random one: the same plan gives the same bytes.
        part.set_boundary(f"=-{digest[:32]}-{number}")
    return mail.as_bytes()


def _address(address: str) -> Address | None:
    user, _, domain = address.strip().rpartition("@")
    if not user or not domain or not address.isascii() or any(char in address for char in '\r\n<>,;" '):
        return None
    return Address(username=user, domain=domain)
