"""Take the README's pictures of the page: desktop and phone.

Needs Chromium. Run: python docs/pictures/draw_page.py
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from recimentor import api, report

HERE = Path(__file__).parent
EXAMPLE = HERE.parents[1] / "examples" / "people.csv"
#: A phone is drawn in a frame of its width: Chromium's own windows are not that narrow.
SIZES = {"desktop": (1180, 1000), "phone": (390, 844)}
STYLE = "body{{margin:0}}iframe{{border:0;width:{}px;height:{}px}}"
FRAME = f'<!doctype html><style>{STYLE}</style><iframe src="page.html">'


def main() -> int:
    """Write page-desktop.png and page-phone.png beside this file."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.stderr.write("Chromium is not here\n")
        return 1
    plan = api.match(api.MatchRequest(api.ReadRequest((str(EXAMPLE),)))).plan
    with tempfile.TemporaryDirectory() as folder:
        page, frame = Path(folder, "page.html"), Path(folder, "frame.html")
        page.write_text(report.page(report.for_audience(plan)), encoding="utf-8")
        for name, (width, height) in SIZES.items():
            frame.write_text(FRAME.format(width, height), encoding="utf-8")
            options = [
                "--headless=new",
                "--no-sandbox",
                "--hide-scrollbars",
                f"--window-size={width},{height}",
            ]
            picture = HERE / f"page-{name}.png"
            command = [chromium, *options, f"--screenshot={picture}", frame.as_uri()]
            subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return 0


if __name__ == "__main__":
    sys.exit(main())
