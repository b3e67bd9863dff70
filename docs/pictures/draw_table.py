"""Draw the README's picture: the first screen of the example company as an SVG.

Run: python docs/pictures/draw_table.py
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from rich.console import Console
from rich.text import Text

from recimentor import api, report

HERE = Path(__file__).parent
EXAMPLE = HERE.parents[1] / "examples" / "people.csv"
WIDTH = 120


def main() -> None:
    """Write match.svg beside this file."""
    plan = api.match(api.MatchRequest(api.ReadRequest((str(EXAMPLE),)))).plan
    text = report.plan_table(plan, report.Screen(width=WIDTH, colour=True))
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(text))
    svg = console.export_svg(title="recimentor match examples/people.csv", clear=True)
    # A picture loads nothing from elsewhere: the reader's own fixed-width font will do.
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"<!--.*?-->\s*", "", svg, flags=re.DOTALL)
    (HERE / "match.svg").write_text(svg, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
