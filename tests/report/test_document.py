from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recimentor.report.document import parse, to_html, to_text, without_subject
from recimentor.report.safe import escaped

SOURCE = """Subject: A \\*star\\*

# Title

A **bold** word and
a second line.

- one
- two

1. first
2. second

| A | B |
| --- | --- |
| x \\| y | |

---
"""


def test_the_parts_of_a_document_become_html() -> None:
    document = parse(SOURCE)
    assert document.subject == "A *star*"
    assert to_html(document) == (
        "<h1>Title</h1>\n<p>A <strong>bold</strong> word and a second line.</p>\n"
        "<ul><li>one</li><li>two</li></ul>\n<ol><li>first</li><li>second</li></ol>\n"
        '<table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>'
        "<tbody><tr><td>x | y</td><td></td></tr></tbody></table>\n<hr>"
    )


def test_the_parts_of_a_document_become_plain_text() -> None:
    text = to_text(parse(SOURCE))
    assert text.startswith(
        "Title\n\nA bold word and a second line.\n\n- one\n- two\n\n1. first\n2. second\n\n"
    )


def test_the_subject_is_no_part_of_the_file() -> None:
    assert without_subject(SOURCE).startswith("# Title")
    assert without_subject("No subject\nhere") == "No subject\nhere\n"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=12))
def test_an_escaped_text_comes_back_as_it_was_wherever_it_stands(text: str) -> None:
    shown = " ".join(text.split())
    safe = escaped(text)
    if not shown or "\\u" in safe:
        return
    for template in (f"- {safe}", f"| x |\n| --- |\n| {safe} |", f"**{safe}**", f"x {safe} y", f"# {safe}"):
        assert shown in " ".join(to_text(parse(template)).split())
        assert len(parse(template).blocks) == 1
