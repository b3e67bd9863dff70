"""Draw the pictures of rings of three: the table as an SVG, the page as a PNG.

The page needs Chromium. Run: python docs/pictures/draw_rings.py
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

from recimentor import api, report
from recimentor.model.plan import Plan

HERE = Path(__file__).parent
EXAMPLE = HERE.parents[1] / "examples" / "rings.csv"
WIDTH, SIZE = 100, (1180, 1500)


def draw_table(plan: Plan) -> None:
    """Write rings.svg beside this file."""
    text = report.plan_table(plan, report.Screen(width=WIDTH, colour=True))
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(text))
    svg = console.export_svg(title="recimentor match examples/rings.csv --rings", clear=True)
    # A picture loads nothing from elsewhere: the reader's own fixed-width font will do.
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"<!--.*?-->\s*", "", svg, flags=re.DOTALL)
    (HERE / "rings.svg").write_text(svg, encoding="utf-8", newline="\n")


def main() -> int:
    """Write rings.svg and rings-page.png beside this file."""
    request = api.ReadRequest((str(EXAMPLE),), use_program=False, settings=("rings=after",))
    plan = api.match(api.MatchRequest(request)).plan
    draw_table(plan)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.stderr.write("Chromium is not here\n")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text(report.page(report.for_audience(plan)), encoding="utf-8")
        options = [
            "--headless=new",
            "--no-sandbox",
            "--hide-scrollbars",
            f"--window-size={SIZE[0]},{SIZE[1]}",
        ]
        picture = HERE / "rings-page.png"
        command = [chromium, *options, f"--screenshot={picture}", page.as_uri()]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return 0


if __name__ == "__main__":
    sys.exit(main())
