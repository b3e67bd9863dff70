"""The page as a browser shows it."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.report import builders
from tests.report.browser import Browser

from recimentor.api import MatchRequest, ReadRequest, match
from recimentor.model.audience import Audience
from recimentor.model.plan import Plan
from recimentor.report import for_audience, page

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"
SEARCH = """(async (text) => {
  const find = document.getElementById('find');
  find.value = text;
  const started = performance.now();
  find.dispatchEvent(new Event('input'));
  await new Promise((done) => setTimeout(done, 70));
  return { count: document.getElementById('count').textContent, took: performance.now() - started - 70,
           names: [...document.querySelectorAll('.card h3')].map((node) => node.textContent) };
})"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as started:
        yield started


def written(folder: Path, plan: Plan, audience: Audience = Audience.HR, person_id: str = "") -> Path:
    path = folder / "page.html"
    tables = (builders.balance_table(),)
    view = for_audience(plan, audience, person_id=person_id, balance=tables)
    path.write_text(page(view), encoding="utf-8")
    return path


@pytest.mark.parametrize("audience", list(Audience))
def test_no_request_leaves_and_nothing_is_complained_of(
    browser: Browser, tmp_path: Path, audience: Audience
) -> None:
    path = written(tmp_path, builders.plan(30, 3), audience, "p00002")
    browser.requests.clear()
    browser.problems.clear()
    browser.open(path)
    browser.run("document.fonts.ready.then(() => 1)")
    assert [url for url in browser.requests if url != path.as_uri()] == []
    assert browser.problems == []


def test_a_hostile_name_stays_text(browser: Browser, tmp_path: Path) -> None:
    people = builders.person(0, HOSTILE), builders.person(1, '"><b>Bob</b>')
    plan = builders.plan(1, 0, pairs=(builders.pair(1, *people),))
    for audience in Audience:
        browser.problems.clear()
        browser.open(written(tmp_path, plan, audience, "p00000"))
        assert (
            browser.run("document.images.length + document.querySelectorAll('main b b, main h3 b').length")
            == 0
        )
        assert HOSTILE in browser.run("document.body.innerText")
        assert browser.problems == []


def test_search_sort_and_filters_find_the_right_pairs(browser: Browser, tmp_path: Path) -> None:
    browser.open(written(tmp_path, builders.plan(30, 3)))
    found = browser.run(f"{SEARCH}('chloe petrovic')")
    assert found["count"] == "1 of 30 pairs"
    assert "Chloé Petrović" in found["names"][0]
    assert browser.run(f"{SEARCH}('')")["count"] == "30 of 30 pairs"
    order = (
        "const order = document.getElementById('order'); order.value = '{}';"
        "order.dispatchEvent(new Event('change'));"
    )
    first = "document.querySelector('.card .rank').textContent"
    assert browser.run(f"{{ {order.format('weak')} {first} }}") == "#30"
    assert browser.run(f"{{ {order.format('rank')} {first} }}") == "#1"
    tick = "document.getElementById('caution').click();"
    assert browser.run(f"{tick} document.getElementById('count').textContent") == "4 of 30 pairs"


def test_a_thousand_pairs_open_filter_and_print(browser: Browser, tmp_path: Path) -> None:
    path = written(tmp_path, builders.plan(1000))
    browser.open(path)
    assert browser.run(f"{SEARCH}('zzzz')")["took"] >= 0
    browser.run(f"{SEARCH}('')")
    shown = "document.querySelectorAll('.card').length"
    assert browser.run(shown) == 40
    assert browser.run("document.getElementById('more').click(); " + shown) == 140
    assert browser.run("dispatchEvent(new Event('beforeprint')); " + shown) > 140


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_overflows_on_a_phone_or_a_desktop(browser: Browser, tmp_path: Path, width: int) -> None:
    metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.send("Emulation.setDeviceMetricsOverride", **metrics)
    people = builders.person(0, "A" * 120), builders.person(1, "محمد بن عبد الله " * 4)
    plan = builders.plan(3, 3)
    plan = plan.model_copy(update={"pairs": (builders.pair(9, *people), *plan.pairs)})
    for audience in Audience:
        browser.open(written(tmp_path, plan, audience, "p00000"))
        assert browser.run("document.documentElement.scrollWidth") <= width
    browser.send("Emulation.clearDeviceMetricsOverride")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("audience", list(Audience))
def test_axe_finds_no_barrier(browser: Browser, tmp_path: Path, audience: Audience, scheme: str) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.send("Emulation.setEmulatedMedia", features=features)
    browser.open(written(tmp_path, builders.plan(30, 3), audience, "p00002"))
    assert browser.barriers() == []


def test_the_page_prints_compactly_and_breaks_no_word(browser: Browser, tmp_path: Path) -> None:
    source = Path(__file__).parents[2] / "examples" / "people.csv"
    plan = match(MatchRequest(ReadRequest((str(source),), use_program=False))).plan
    browser.open(written(tmp_path, plan))
    printed = base64.b64decode(browser.send("Page.printToPDF", preferCSSPageSize=True)["data"])
    # Four or so of the twenty pairs fit on a page; plots and tables take two more.
    assert 3 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 8
    browser.send("Emulation.setEmulatedMedia", media="print")
    try:
        hidden = "[...document.querySelectorAll('.tools, .decide, .tray')].every((e) => !e.offsetHeight)"
        assert browser.run(hidden)
        wraps = "[...document.querySelectorAll('th, td')].map((e) => getComputedStyle(e).overflowWrap)"
        assert set(browser.run(wraps)) == {"normal"}
    finally:
        browser.send("Emulation.setEmulatedMedia", media="")
