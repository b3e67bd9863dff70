"""Of sentences of prose: is a right skill among the first three that `code` suggests?

Run: python benchmarks/wording/prose.py [PROSE.csv]

The file has the columns sentence and right: skills joined by semicolons, or none where the sentence names no
skill. Suggested are names of the starter list. The sentences were written for this measure, before the code.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from recimentor.intake.pack import starter_skills
from recimentor.wording.prose import Prose


def main(path: Path) -> None:
    """Print the shares, and the sentences that went wrong."""
    prose = Prose(starter_skills())
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [
            (row["sentence"], set(filter(None, row["right"].split(";")))) for row in csv.DictReader(lines)
        ]
    named = [(sentence, right, prose.suggest(sentence, most=3)) for sentence, right in rows if right]
    hits = sum(bool(right & set(found)) for _, right, found in named)
    bare = [prose.suggest(sentence) for sentence, right in rows if not right]
    print(f"right among three: {hits} of {len(named)} sentences ({hits / len(named):.0%})")
    print(f"nothing suggested where no skill is named: {sum(not found for found in bare)} of {len(bare)}")
    for sentence, right, found in named:
        if not right & set(found):
            print(f"  missed: {sentence} {sorted(right)} got {list(found)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("prose.csv"))
