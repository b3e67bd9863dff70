"""What people type turns no output into something else."""

from __future__ import annotations

import csv
import email
import email.policy
import html.parser
import io
import re
import time
import unicodedata
from typing import Any

import pytest
from tests.report import builders

from recimentor.model.addressing import different, slug
from recimentor.model.errors import BadRequest
from recimentor.model.plan import Plan
from recimentor.report import file_bytes, for_audience, kit
from recimentor.report.drafts import draft
from recimentor.report.kit import KitOptions
from recimentor.report.letters import Templates

#: Texts that some reader of some format would obey.
HOSTILE = (
    "=?utf-8?q?=0D=0ABcc:_spy=40evil.example?=",
    "Ana\r\nBcc: spy@evil.example",
    '=HYPERLINK("http://evil","x")',
    "</script><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "[click](http://evil) | b",
    "====line===",
    "{{ 7*7 }} {% raw %}",
    "Ana\x1b[31m\x9b2J\u202eeod",
    "BEGIN:VEVENT\r\nATTENDEE:mailto:spy@evil.example",
)


def hostile_plan(text: str) -> Plan:
    """Return a plan in which everything that people type is one hostile text."""
    document = builders.plan(2, 1).model_dump(mode="json", by_alias=True)

    def turned(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {k: turned(v, k) for k, v in value.items()}
        if isinstance(value, list):
            return [turned(one, key) for one in value]
        return text if key in TYPED and isinstance(value, str) else value

    return Plan.model_validate(turned(document))


TYPED = frozenset({"name", "email", "department", "skill", "text", "skills", "requests", "site", "a", "b"})


def mails(plan: Plan) -> dict[str, bytes]:
    files = [one for batch in kit(plan, KitOptions(has_drafts=True)) for one in batch]
    return {name: content for name, content in files if name.endswith(".eml")}


@pytest.mark.parametrize("text", HOSTILE)
def test_no_name_adds_a_header_to_a_mail(text: str) -> None:
    for content in mails(hostile_plan(text)).values():
        head = content.split(b"\r\n\r\n")[0]
        names = {line.split(b":")[0].lower() for line in head.split(b"\r\n") if not line.startswith(b" ")}
        assert names <= {b"x-unsent", b"to", b"subject", b"mime-version", b"content-type"}
        read = email.message_from_bytes(content, policy=email.policy.default)
        assert "\n" not in str(read["Subject"])
        assert "\r" not in str(read["Subject"])


@pytest.mark.parametrize(
    "address",
    [
        '"x\r\nBcc:spy"@x.example',
        "=?utf-8?q?x=0D=0ABcc:spy?=@x.example",
        "a@b, spy@evil.example",
        "a@b@c",
        "Ana <a@b.example>",
        "a b@c.example",
    ],
)
def test_what_is_no_plain_address_is_left_out(address: str) -> None:
    read = email.message_from_bytes(draft(address, "s", "t", "h", None), policy=email.policy.default)
    assert read["To"] is None


def test_a_plain_address_stays() -> None:
    read = email.message_from_bytes(
        draft("a.b+c=d@x.example", "s", "t", "h", None), policy=email.policy.default
    )
    assert read["To"] == "a.b+c=d@x.example"


class _Tags(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(name for name, _ in attrs)))


@pytest.mark.parametrize("text", HOSTILE)
def test_pages_hold_the_same_marks_whatever_people_typed(text: str) -> None:
    pages = []
    for plan in (hostile_plan("plain words"), hostile_plan(text)):
        parser = _Tags()
        parser.feed(file_bytes(plan, for_audience(plan), "html").decode())
        pages.append(parser.found)
    assert pages[0] == pages[1]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_is_a_formula_and_no_terminal_control_is_left(text: str) -> None:
    plan = hostile_plan(text)
    sheet = file_bytes(plan, for_audience(plan), "csv").decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(sheet)) for cell in row]
    assert not [cell for cell in cells if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}]
    markdown = file_bytes(plan, for_audience(plan), "md").decode()
    assert not [char for char in markdown if unicodedata.category(char) == "Cc" and char != "\n"]
    assert re.search(r"(?<!\\)\]\(", markdown) is None


def test_file_names_stay_apart_where_systems_fold_case_and_normalise() -> None:
    names = ["陳大文", "王小明", "Åsa", "A\u030asa", "ASA", "ﬁn", "FIN", "Łukasz", "Ζωή"]
    slugs = different([slug(name) for name in names])
    folded = {unicodedata.normalize("NFKC", one).casefold() for one in slugs}
    assert len(folded) == len(names)
    assert "person" not in slugs
    assert different(["ana", "ana", "ana-1"]) == ["ana-2", "ana-3", "ana-1"]


#: A template that asks for what no letter needs.
GREEDY = (
    "{{ ''.__class__.__mro__ }}",
    "{{ program.name.__class__ }}",
    "{{ program.items() }}",
    "{{ program['__class__'] }}",
    "{{ ('%s' % program.name) }}",
    "{{ 'x' * 1000000000 }}",
    "{{ 9 ** 99999999 }}",
    "{{ program.name.format(1) }}",
    "{{ '{:1000000000}'.format(1) }}",
    "{{ program.name|attr('upper') }}",
    "{{ program.name|center(1000000000) }}",
    "{% for i in range(100000) %}{% for j in range(100000) %}{% endfor %}{% endfor %}",
    "{% for i in range(99999) %}" + "x" * 100 + "{% endfor %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% macro m(n) %}{% if n %}{{ m(n-1) }}{{ m(n-1) }}{% endif %}{% endmacro %}{{ m(200) }}",
    "{% include 'letter.md.j2' %}",
    "{% include '/etc/passwd' %}",
    "{% set a = 'x' ~ 'y' %}" + "{% set a = a ~ a %}" * 40 + "{{ a }}",
    "{% set a = 'x' %}" + "{% set a = a + a %}" * 40 + "{{ a }}",
    "{% set a = [1] %}" + "{% set a = [a, a] %}" * 40 + "{{ a }}",
    "{% set a = [1] %}" + "{% set a = [a, a] %}" * 40 + "{{ a|join }}",
    "{% set a = 99 %}" + "{% set a = a * a %}" * 40 + "{{ a }}",
    "{{ lipsum() }}",
    "{{ self.__init__.__globals__ }}",
    "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
)


@pytest.mark.parametrize("text", GREEDY, ids=range(len(GREEDY)))
def test_a_template_that_asks_for_too_much_is_refused_at_once(text: str) -> None:
    started = time.process_time()
    with pytest.raises(BadRequest):
        Templates({"letter.md.j2": text}).fill("letter.md.j2", {"program": {"name": "P"}})
    assert time.process_time() - started < 3


def test_templates_may_loop_count_and_put_together() -> None:
    text = (
        "{% macro hi(n) %}Hi {{ n }}{% endmacro %}{% for one in each %}{{ loop.index }}/{{ loop.length }} "
        "{{ hi(one.name|upper) ~ '!' }}{% if not loop.last %}; {% endif %}{% endfor %} {{ 1 + 2 }} "
        "{{ each|length }} {{ each|sort(attribute='name')|join(attribute='name', d=',') }}"
    )
    made = Templates({"letter.md.j2": text}).fill("letter.md.j2", {"each": [{"name": "b"}, {"name": "a"}]})
    assert made == "1/2 Hi B!; 2/2 Hi A! 3 2 a,b"
