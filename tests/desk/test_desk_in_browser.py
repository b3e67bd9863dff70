"""The desk as HR sees it, in a browser."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.cli.runner import run
from tests.desk.builders import TODAY, Page, opened, session
from tests.desk.test_session import APART, MANY_SALES, RING, SLIP
from tests.report.browser import Browser
from tests.stories.people import sign_ups, write_rows

HOSTILE = "<script>document.title='owned'</script><img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as started:
        yield started


def until(browser: Browser, script: str, seconds: float = 30.0) -> Any:
    """Wait until a script gives something that counts as true, and return that."""
    end = time.monotonic() + seconds
    while not (found := browser.run(script)):
        assert time.monotonic() < end, script
        time.sleep(0.05)
    return found


def look(browser: Browser, page: Page) -> None:
    browser.problems.clear()
    browser.requests.clear()
    browser.send("Page.navigate", url=page.address)
    until(browser, "document.querySelectorAll('#cards .card').length")


def decide(browser: Browser, selector: str, why: str) -> None:
    """Press a button, give a reason, decide, and wait for the answer."""
    before = browser.run("document.getElementById('undo').getAttribute('data-steps')")
    browser.run(f"document.querySelector({selector!r}).click()")
    until(browser, "document.getElementById('dialog').open")
    browser.run(
        f"document.getElementById('reason').value = {why!r};"
        "document.querySelector('#why button[value=yes]').click()"
    )
    until(browser, f"document.getElementById('undo').getAttribute('data-steps') !== {before!r}")


def test_hr_decides_about_sixty_people_as_on_the_command_line(browser: Browser, tmp_path: Path) -> None:
    desk, shell = tmp_path / "desk", tmp_path / "shell"
    for folder in (desk, shell):
        folder.mkdir()
        write_rows(folder / "people.csv", sign_ups())
    sitting = session(desk)
    with opened(sitting) as page:
        look(browser, page)
        first = sitting.now.plan.pairs[0]
        decide(browser, "#cards .card .decide button[aria-label^='Not this pair']", "same team")
        left_out = sitting.now.plan.pairs[0].a
        decide(browser, "#cards .card .decide button[aria-label^='Leave out']", "on leave")
        browser.run("document.getElementById('save').click()")
        until(browser, "document.getElementById('said').textContent === 'Saved.'")
        assert [url for url in browser.requests if not url.startswith((page.address, "blob:"))] == []
        assert browser.problems == []
    day = ["--date", TODAY.isoformat()]
    run("decide", "veto", first.a.id, first.b.id, "--why", "same team", *day, cwd=shell)
    run("decide", "out", left_out.id, "--why", "on leave", *day, cwd=shell)
    assert run("match", "people.csv", "-o", "plan.json", cwd=shell).code == 0
    assert (desk / "decisions.yaml").read_bytes() == (shell / "decisions.yaml").read_bytes()
    made = (desk / "plan.json").read_text(encoding="utf-8").replace(f"{desk}/", "")
    assert made == (shell / "plan.json").read_text(encoding="utf-8")


def test_the_price_stands_there_before_the_click(browser: Browser, tmp_path: Path) -> None:
    sitting = session(tmp_path)
    with opened(sitting) as page:
        look(browser, page)
        browser.run(
            "document.getElementById('first').value = 'Ana'; document.getElementById('second').value = 'Cem';"
            "document.getElementById('choose').requestSubmit()"
        )
        told = until(
            browser,
            "document.getElementById('does')?.textContent.startsWith('With') && "
            "document.getElementById('price').innerText",
        )
        assert "gains" in told
        assert "Rules passed" in told
        assert "Pairs that would go" in told
        assert sitting.now.revision == 1
        assert browser.problems == []


def test_a_wording_is_decided_by_one_key(browser: Browser, tmp_path: Path) -> None:
    sitting = session(tmp_path, APART)
    with opened(sitting) as page:
        browser.problems.clear()
        browser.send("Page.navigate", url=page.address)
        until(browser, "document.querySelectorAll('#over .card').length === 2")
        browser.run("document.getElementById('askWordings').click()")
        until(browser, "document.activeElement.className === 'word'")
        browser.send("Input.dispatchKeyEvent", type="keyDown", key="s", text="s")
        until(browser, "document.querySelectorAll('#cards .card').length === 1")
        assert (tmp_path / "skill-map.csv").is_file()
        assert browser.barriers() == []
        assert browser.problems == []


def test_a_cell_in_doubt_is_mended_on_the_page(browser: Browser, tmp_path: Path) -> None:
    sitting = session(tmp_path, SLIP + MANY_SALES)
    with opened(sitting) as page:
        look(browser, page)
        browser.run("document.getElementById('askDoubts').click()")
        until(browser, "document.querySelector('#doubts input')?.value === 'Sales'")
        assert browser.barriers() == []
        browser.run("document.querySelector('#doubts form').requestSubmit()")
        until(browser, "document.getElementById('said').textContent.startsWith('a doubt')")
        assert (tmp_path / "mended.xlsx").is_file()
        assert browser.problems == []


def test_what_would_help_is_a_button(browser: Browser, tmp_path: Path) -> None:
    with opened(session(tmp_path, RING)) as page:
        browser.send("Page.navigate", url=page.address)
        until(browser, "document.querySelectorAll('#over .card').length === 3")
        browser.run("document.getElementById('askHelp').click()")
        until(browser, "document.querySelector('#helps button')?.textContent === 'Allow rings of three'")
        browser.run("document.querySelector('#helps button').click()")
        until(browser, "!document.getElementById('ringPart').hidden")
        assert "Ana" in browser.run("document.getElementById('ringCards').innerText")
        assert browser.barriers() == []


def test_a_hostile_name_stays_text(browser: Browser, tmp_path: Path) -> None:
    rows = [f'a,"{HOSTILE}",Python:5,Excel', "b,Ben,Excel:5,Python", f'c,"{HOSTILE}",X:5,Y']
    people = "\n".join(["id,name,offers,wants", *rows, ""])
    with opened(session(tmp_path, people)) as page:
        look(browser, page)
        assert browser.run("document.images.length") == 0
        assert browser.run("document.title").startswith("Desk")
        assert HOSTILE in browser.run("document.body.innerText")
        assert browser.problems == []


def test_a_closed_desk_says_so(browser: Browser, tmp_path: Path) -> None:
    sitting = session(tmp_path)
    with opened(sitting) as page:
        look(browser, page)
    offline(browser, is_offline=True)
    try:
        browser.run("document.getElementById('compare').click()")
        until(browser, "document.getElementById('fault').textContent.includes('The desk is closed')")
    finally:
        offline(browser, is_offline=False)


def offline(browser: Browser, *, is_offline: bool) -> None:
    speed = 0 if is_offline else -1
    browser.send(
        "Network.emulateNetworkConditions",
        offline=is_offline,
        latency=0,
        downloadThroughput=speed,
        uploadThroughput=speed,
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_to_mend(browser: Browser, tmp_path: Path, scheme: str, width: int) -> None:
    browser.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    browser.send(
        "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False
    )
    with opened(session(tmp_path)) as page:
        look(browser, page)
        browser.run(
            "document.getElementById('first').value = 'Ana'; document.getElementById('second').value = 'Cem';"
            "document.getElementById('choose').requestSubmit()"
        )
        until(browser, "document.getElementById('does')?.textContent.startsWith('With')")
        assert browser.barriers() == []
        assert browser.run("document.documentElement.scrollWidth <= innerWidth")


def test_a_thousand_people_stay_fluent(browser: Browser, tmp_path: Path) -> None:
    rows = ["id,name,offers,wants"]
    for n in range(1000):
        teach, learn = ("A", "B") if n % 2 else ("B", "A")
        rows.append(f"p{n:04},Person {n:04},{teach}{n // 2 % 25}:5,{learn}{n // 2 % 25}")
    with opened(session(tmp_path, "\n".join(rows) + "\n")) as page:
        look(browser, page)
        assert browser.run("document.querySelectorAll('#cards .card').length") == 30
        took = browser.run(
            "(async () => { const find = document.getElementById('find'), t = performance.now();"
            "find.value = 'person 0999'; find.dispatchEvent(new Event('input'));"
            "await new Promise((done) => setTimeout(done, 70)); return performance.now() - t - 70; })()"
        )
        assert browser.run("document.querySelectorAll('#cards .card').length") == 1
        assert took < 1000
