"""Documents of the kit: a small part of Markdown, and what is made of it: HTML, plain text, Word.

Headings (``#``), paragraphs, lists (``-``, ``1.``), tables, ``**bold**`` and lines (``---``): no more.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from html import escape, unescape

_INLINE = re.compile(r"\\(?P<literal>.)|\*\*(?P<bold>.+?)(?<!\\)\*\*|(?P<entity>&(?:amp|lt|gt);)")
_BULLET = re.compile(r"[-*] +(.*)")
_NUMBER = re.compile(r"\d+[.)] +(.*)")
_HEADING = re.compile(r"(#{1,6}) +(.*)")
_CELL = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"-{3,}$")
_BLANK_LINES = re.compile(r"\n\s*\n")
_REMEMBERED = 512
_TABLE_RULE = re.compile(r"\|[\s:|-]+\|?$")


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLETS = "bullets"
    NUMBERS = "numbers"
    TABLE = "table"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text, bold or not."""

    text: str
    is_bold: bool = False


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph (one item), a list (an item each), a table (rows of cells) or a line.

    Parameters
    ----------
    items
        Rows of cells for a table, the header first; otherwise one cell a row.
    level
        Of a heading, 1-6.
    """

    kind: Kind
    items: tuple[tuple[Spans, ...], ...] = ()
    level: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A document; a first line ``Subject: ...`` is not part of it.

    Parameters
    ----------
    chunks
        Its text, parted at blank lines: most chunks are the same for all pairs, so each is read once.
    """

    subject: str
    chunks: tuple[str, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in their order."""
        return tuple(block for chunk in self.chunks for block in _blocks(chunk))


def parse(markdown: str) -> Document:
    """Return the document that a Markdown text describes; text of no other form is a paragraph."""
    subject, text = "", markdown.strip()
    if text.startswith("Subject:"):
        first, _, text = text.partition("\n")
        subject = _plain(_spans(first.removeprefix("Subject:").strip()))
    chunks = (chunk.strip() for chunk in _BLANK_LINES.split(text))
    return Document(subject, tuple(chunk for chunk in chunks if chunk))


def without_subject(markdown: str) -> str:
    """Return the Markdown text of a document for a file of its own."""
    first, _, rest = markdown.strip().partition("\n")
    return f"{(rest if first.startswith('Subject:') else markdown).strip()}\n"


@lru_cache(_REMEMBERED)
def _blocks(chunk: str) -> tuple[Block, ...]:
    lines = [line.strip() for line in chunk.splitlines()]
    blocks = []
    at = 0
    while at < len(lines):
        stop = at + 1
        if heading := _HEADING.match(lines[at]):
            blocks.append(Block(Kind.HEADING, ((_spans(heading[2]),),), len(heading[1])))
        elif _RULE.match(lines[at]):
            blocks.append(Block(Kind.RULE))
        else:
            kind = _kind(lines[at])
            stop = _end(lines, at, kind)
            blocks.append(_block(kind, lines[at:stop]))
        at = stop
    return tuple(blocks)


def _kind(line: str) -> Kind:
    if line.startswith("|"):
        return Kind.TABLE
    if _BULLET.match(line):
        return Kind.BULLETS
    return Kind.NUMBERS if _NUMBER.match(line) else Kind.PARAGRAPH


def _end(lines: list[str], start: int, kind: Kind) -> int:
    at = start + 1
    while at < len(lines) and not _HEADING.match(lines[at]) and _kind(lines[at]) is kind:
        at += 1
    return at


def _block(kind: Kind, lines: list[str]) -> Block:
    if kind is Kind.TABLE:
        rows = [line for line in lines if not _TABLE_RULE.match(line)]
        return Block(kind, tuple(tuple(_spans(cell.strip()) for cell in _cells(row)) for row in rows))
    if kind is Kind.PARAGRAPH:
        return Block(kind, ((_spans(" ".join(lines)),),))
    pattern = _BULLET if kind is Kind.BULLETS else _NUMBER
    return Block(kind, tuple((_spans(found[1]),) for line in lines if (found := pattern.match(line))))


def _cells(row: str) -> list[str]:
    return _CELL.split(row.strip().removeprefix("|").removesuffix("|"))


def _spans(text: str) -> Spans:
    spans: list[Span] = []
    at = 0
    for found in _INLINE.finditer(text):
        spans.append(Span(text[at : found.start()]))
        if found["literal"]:
            spans.append(Span(found["literal"]))
        elif found["bold"]:
            spans.append(Span(_plain(_spans(found["bold"])), is_bold=True))
        else:
            spans.append(Span(unescape(found["entity"])))
        at = found.end()
    spans.append(Span(text[at:]))
    return tuple(span for span in spans if span.text)


def _plain(spans: Iterable[Span]) -> str:
    return "".join(span.text for span in spans)


def to_text(document: Document) -> str:
    """Return a document as plain text, for mails."""
    parts = []
    for block in document.blocks:
        rows = [[_plain(cell) for cell in row] for row in block.items]
        if block.kind is Kind.RULE:
            parts.append("-" * 40)
        elif block.kind is Kind.TABLE:
            parts.append("\n".join("   ".join(row).rstrip() for row in rows))
        elif block.kind is Kind.BULLETS:
            parts.append("\n".join(f"- {row[0]}" for row in rows))
        elif block.kind is Kind.NUMBERS:
            parts.append("\n".join(f"{number}. {row[0]}" for number, row in enumerate(rows, 1)))
        else:
            parts.append(rows[0][0])
    return "\n\n".join(parts) + "\n"


def to_html(document: Document) -> str:
    """Return a document as the inside of an HTML body, everything escaped."""
    return "\n".join(_chunk_html(chunk) for chunk in document.chunks)


@lru_cache(_REMEMBERED)
def _chunk_html(chunk: str) -> str:
    return "\n".join(_html(block) for block in _blocks(chunk))


def _html(block: Block) -> str:
    rows = [[_html_spans(cell) for cell in row] for row in block.items]
    if block.kind is Kind.RULE:
        return "<hr>"
    if block.kind is Kind.HEADING:
        return f"<h{block.level}>{rows[0][0]}</h{block.level}>"
    if block.kind is Kind.PARAGRAPH:
        return f"<p>{rows[0][0]}</p>"
    if block.kind is Kind.TABLE:
        head = "".join(f'<th scope="col">{cell}</th>' for cell in rows[0])
        body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows[1:])
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    tag = "ul" if block.kind is Kind.BULLETS else "ol"
    return f"<{tag}>{''.join(f'<li>{row[0]}</li>' for row in rows)}</{tag}>"


def _html_spans(spans: Spans) -> str:
    return "".join(
        f"<strong>{escape(span.text)}</strong>" if span.is_bold else escape(span.text) for span in spans
    )


def to_docx(document: Document) -> bytes:
    """Return a document as a Word file.

    Raises
    ------
    ImportError
        If python-docx is not there: it comes with ``recimentor[docx]``.
    """
    import docx

    made = docx.Document()
    styles = {Kind.BULLETS: "List Bullet", Kind.NUMBERS: "List Number"}
    for block in document.blocks:
        if block.kind is Kind.TABLE:
            table = made.add_table(rows=0, cols=max(len(row) for row in block.items))
            table.style = "Table Grid"
            for row in block.items:
                for cell, spans in zip(table.add_row().cells, row, strict=False):
                    cell.text = _xml_safe(_plain(spans))
        elif block.kind is Kind.HEADING:
            made.add_heading(_xml_safe(_plain(block.items[0][0])), block.level)
        elif block.kind is Kind.RULE:
            made.add_paragraph("")
        else:
            for row in block.items:
                paragraph = made.add_paragraph(style=styles.get(block.kind))
                for span in row[0]:
                    paragraph.add_run(_xml_safe(span.text)).bold = span.is_bold
    out = io.BytesIO()
    made.save(out)
    return _without_clock(out.getvalue())


def _without_clock(content: bytes) -> bytes:
    """Return a Word file whose parts bear one fixed date: the same document gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as read, zipfile.ZipFile(out, "w") as written:
        for name in read.namelist():
            part = zipfile.ZipInfo(name)
            part.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(part, read.read(name))
    return out.getvalue()


def _xml_safe(text: str) -> str:
    return "".join(char for char in text if char >= " " or char in "\t\n")
