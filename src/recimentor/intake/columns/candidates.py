"""Which of the columns that nothing reads probably hold the missing skills, and the line that maps them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from itertools import combinations

from recimentor.intake.reading.cells import Table, text_of
from recimentor.model.participant import skill_key

_SIGNS = re.compile(r"[;,\n\r|/\u3001]|\s(?:&|and|und|et|y|e|en|i)\s")
_LONGEST, _FEWEST = 60, 2
_SHARED_WITH_KNOWN, _SHARED = 0.25, 0.5
_MOST_COLUMNS, _MOST_ROWS = 40, 500


def line_for(table: Table, unread: Sequence[int], known: Sequence[int], missing: Sequence[str]) -> str:
    """Return the line of a program file that maps the missing sides; empty where no column looks like one.

    Parameters
    ----------
    table
        As read.
    unread
        Columns that feed nothing.
    known
        Columns that feed the side that is there.
    missing
        ``offers``, ``wants`` or both.
    """
    items = {k: found for k in unread[:_MOST_COLUMNS] if len(found := _items(table, k)) >= _FEWEST}
    chosen: tuple[int, ...] = ()
    if len(missing) == 1:
        held = frozenset[str]().union(*(_items(table, k) for k in known))
        shares = {k: _share(found, held) for k, found in items.items()}
        best = max(shares, key=lambda k: (shares[k], -k), default=None)
        chosen = (best,) if best is not None and shares[best] >= _SHARED_WITH_KNOWN else ()
    else:
        pairs = {pair: _share(items[pair[0]], items[pair[1]]) for pair in combinations(sorted(items), 2)}
        pair = max(pairs, key=lambda one: (pairs[one], -one[0]), default=None)
        chosen = pair if pair is not None and pairs[pair] >= _SHARED else ()
    named = zip(missing, chosen, strict=False)
    lines = [f"{target}: {_quoted(table.headers[k])}" for target, k in named if table.headers[k].strip()]
    return f"columns: {{{', '.join(lines)}}}" if lines else ""


def _items(table: Table, k: int) -> frozenset[str]:
    texts = {text for record in table.records[:_MOST_ROWS] if (text := text_of(record.values[k]))}
    parts = {part.strip() for text in texts for part in _SIGNS.split(text)}
    keys = {skill_key(part) for part in parts if len(part) <= _LONGEST and any(map(str.isalpha, part))}
    return frozenset(keys - {""})


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _quoted(header: str) -> str:
    return json.dumps(" ".join(header.split()), ensure_ascii=False)
