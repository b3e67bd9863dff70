from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from tests.report import builders

from recimentor.model.audience import Audience
from recimentor.report import for_audience, page


def data_of(html: str) -> dict[str, list[object]]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    data: dict[str, list[object]] = json.loads(found[1])
    return data


@pytest.mark.parametrize("audience", list(Audience))
def test_the_page_of_each_audience(audience: Audience, golden: Callable[[str, str], None]) -> None:
    view = for_audience(
        builders.plan(3, 2), audience, person_id="p00002", balance=(builders.balance_table(),)
    )
    golden(f"page-{audience}.html", page(view))


def test_the_content_policy_lets_in_its_own_script_and_style_alone() -> None:
    html = page(for_audience(builders.plan(2)))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    told = policy[1].replace("&#39;", "'")
    assert "default-src 'none'" in told
    assert "unsafe" not in told
    for tag in ("style", "script"):
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in told


class Attributes(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names |= {name for name, _ in attrs if tag}


@pytest.mark.parametrize("audience", list(Audience))
def test_nothing_in_the_page_asks_for_another_file(audience: Audience) -> None:
    html = page(for_audience(builders.plan(20, 3), audience, person_id="p00002"))
    parser = Attributes()
    parser.feed(html)
    assert {"src", "srcset", "action", "style", "onclick"} & parser.names == set()
    assert "url(" not in html
    assert "@import" not in html


def test_a_closing_script_tag_in_a_request_does_not_close_the_data() -> None:
    text = "</script><script>alert(1)</script>\u2028"
    pair = builders.pair(1, builders.person(0), builders.person(1), requests={"a": (text,), "b": ()})
    html = page(for_audience(builders.plan(1, 0, pairs=(pair,))))
    assert text not in html
    assert "</script><script>alert" in json.dumps(data_of(html))


def test_the_data_holds_every_pair_in_the_order_of_the_plan() -> None:
    data = data_of(page(for_audience(builders.plan(25))))
    assert [pair[0] for pair in data["pairs"] if isinstance(pair, list)] == list(range(1, 26))


def test_pages_of_empty_plans_stand() -> None:
    for plan in (builders.plan(0, 0), builders.plan(0, 3), builders.plan(1, 0, ladder=(), notes=())):
        for audience in (Audience.HR, Audience.SPONSOR):
            assert "</html>" in page(for_audience(plan, audience))


def test_many_departments_are_folded_into_others() -> None:
    plan = builders.plan(40)
    people = {
        key: record | {"department": f"Department {number % 30:02d}"}
        for number, (key, record) in enumerate(plan.people.items())
    }
    matrix = for_audience(plan.model_copy(update={"people": people})).departments
    assert matrix is not None
    assert len(matrix.names) == 14
    assert matrix.names[-1] == "Others"
    across = sum(row[j] for i, row in enumerate(matrix.counts) for j in range(i))
    within = sum(row[i] for i, row in enumerate(matrix.counts))
    assert across + within == 40


def test_what_is_seen_without_unfolding_uses_no_word_of_the_solver() -> None:
    html = page(for_audience(builders.plan(9, 3), balance=(builders.balance_table(),)))
    body = html[html.index("<body>") : html.index("<details>")]
    words = set(re.findall(r"[a-z]+", re.sub(r"<[^>]+>", " ", body).lower()))
    solver = {"bound", "gap", "certificate", "objective", "eligible", "seed", "lottery", "harmonic"}
    assert words & solver == set()
