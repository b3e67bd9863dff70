"""Draws the pictures of the desk from the example company: ``python docs/pictures/draw_desk.py``."""

from __future__ import annotations

import base64
import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.desk.builders import opened, session  # noqa: E402
from tests.report.browser import Browser  # noqa: E402

CHOOSE = (
    "document.getElementById('first').value = 'Amara Okafor';"
    "document.getElementById('second').value = 'Bastien Roux';"
    "document.getElementById('choose').requestSubmit()"
)


def main() -> None:
    """Open the desk over the example, and save what a browser shows of it."""
    with tempfile.TemporaryDirectory() as folder, Browser(width=1200, height=900) as browser:
        shutil.copy(ROOT / "examples" / "people.csv", folder)
        with opened(session(Path(folder))) as page:
            browser.send("Page.navigate", url=page.address)
            time.sleep(4)
            _save(browser, "desk.png")
            browser.run(CHOOSE)
            time.sleep(4)
            browser.run("document.getElementById('two').scrollIntoView()")
            _save(browser, "desk-price.png")


def _save(browser: Browser, name: str) -> None:
    shot = browser.send("Page.captureScreenshot", format="png")
    (Path(__file__).parent / name).write_bytes(base64.b64decode(shot["data"]))


if __name__ == "__main__":
    main()
