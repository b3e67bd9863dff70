"""Write a folder of invented sign-up files with their truth.

Run: python -m benchmarks.forms.write FOLDER [--pool a|b|c|d|e|f] [--count N] [--seed S]
"""

from __future__ import annotations

import argparse
import csv
import io
import json
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

from benchmarks.forms.further_layouts import FURTHER, FURTHER_NOT_TRANSLATED
from benchmarks.forms.layouts import LAYOUTS, NOT_TRANSLATED, Form, Row, new_form
from benchmarks.forms.trade_forms import TradeForm, trade_form
from benchmarks.forms.trade_layouts import TRADE_LAYOUTS
from benchmarks.forms.unseen_layouts import UNSEEN_LAYOUTS

TRADE_POOLS = {"e": TRADE_LAYOUTS, "f": UNSEEN_LAYOUTS}

ENCODINGS = {
    "de": ("utf-8", "cp1252", "utf-8-sig"),
    "fr": ("utf-8", "cp1252", "utf-16"),
    "es": ("utf-8", "cp1252"),
    "pt": ("utf-8", "cp1252"),
    "pl": ("utf-8", "cp1250"),
    "ja": ("utf-8", "cp932"),
    "it": ("utf-8", "cp1252"),
    "nl": ("utf-8",),
    "en": ("utf-8", "utf-8", "utf-8-sig", "utf-16"),
}


def main() -> None:
    """Write the folder that the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pool", choices=tuple("abcdef"), default="a")
    parser.add_argument(
        "--count", type=int, default=60, help="pools e and f have 60 and 40 files, whatever it says"
    )
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    write_folder(chosen.folder, pool=chosen.pool, count=chosen.count, seed=chosen.seed)


def write_folder(folder: Path, *, pool: str, count: int, seed: int) -> None:
    """Write ``count`` files and ``truth.json``; the same arguments give the same bytes of every table."""
    folder.mkdir(parents=True, exist_ok=True)
    if pool in TRADE_POOLS:
        return _write_trades(folder, pool, seed)
    rng = Random(f"{pool}-{seed}")  # noqa: S311 - invented files are no secret
    layouts = (*((layout, share // 2) for layout, share in LAYOUTS), *FURTHER) if pool == "d" else LAYOUTS
    deck = [layout for layout, share in layouts for _ in range(share)]
    rng.shuffle(deck)
    truth: dict[str, Any] = {"people": [], "files": {}}
    for i, layout in zip(range(count), cycle(deck), strict=False):
        plain = rng.random() < 0.5 or layout in NOT_TRANSLATED | FURTHER_NOT_TRANSLATED
        language = "en" if plain else rng.choice(("de", "fr", "es", "pt", "nl", "pl", "it", "ja"))
        form = new_form(rng.randrange(10**9), pool, language)
        layout(form)
        name = f"{pool}{i:02}-{layout.__name__.replace('_', '-')}-{language}{_saved(form, folder, i)}"
        (folder / f"{i:02}.part").rename(folder / name)
        truth["files"][name] = {
            "levels": form.levels_shown,
            "low_offers": form.low_offers,
            "people": [
                {"name": p.name, "email": p.email, "offers": p.offers, "wants": dict.fromkeys(p.wants, 3)}
                for p in form.people
            ],
        }
    _write_truth(folder, truth)
    return None


def _write_trades(folder: Path, pool: str, seed: int) -> None:
    """Write each kind of a pool of trades in two variations."""
    truth: dict[str, Any] = {"people": [], "files": {}}
    kinds = ((layout, v, tongues[v]) for layout, tongues in TRADE_POOLS[pool] for v in (0, 1))
    for i, (layout, variation, language) in enumerate(kinds):
        form = trade_form(hash_free(f"{pool}-{seed}-{i}"), pool, language, variation)
        layout(form)
        name = f"{pool}{i:02}-{layout.__name__.replace('_', '-')}-{language}{_saved_trade(form, folder, i)}"
        (folder / f"{i:02}.part").rename(folder / name)
        truth["files"][name] = {
            "levels": form.levels_shown,
            "low_offers": form.low_offers,
            "people": [
                {"name": p.name, "email": p.email, "offers": p.offers, "wants": dict.fromkeys(p.wants, 3)}
                for p in form.people
            ],
        }
    _write_truth(folder, truth)


def hash_free(text: str) -> int:
    """Return a number that hangs on the text alone."""
    return crc32(text.encode())


def _saved_trade(form: TradeForm, folder: Path, number: int) -> str:
    path = folder / f"{number:02}.part"
    if form.text:
        path.write_text(form.text, encoding="utf-8")
        return form.suffix
    if form.suffix == ".xlsx":
        _write_workbook(path, form.sheets, form.merges)
        return ".xlsx"
    (rows,) = form.sheets.values()
    text = io.StringIO()
    csv.writer(text, delimiter=form.delimiter, lineterminator=form.rng.choice(("\n", "\r\n"))).writerows(rows)
    encoding = form.encodings[number % len(form.encodings)]
    try:
        path.write_bytes(text.getvalue().encode(encoding))
    except UnicodeEncodeError:  # a name that this code page lacks
        path.write_bytes(text.getvalue().encode("utf-8-sig"))
    return form.suffix


def _write_truth(folder: Path, truth: dict[str, Any]) -> None:
    (folder / "truth.json").write_text(
        json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def _saved(form: Form, folder: Path, number: int) -> str:
    """Write one file under a passing name and return the suffix that it deserves."""
    path = folder / f"{number:02}.part"
    if form.text:
        path.write_text(form.text, encoding="utf-8")
        return form.suffix
    if form.suffix == ".xlsx" or len(form.sheets) > 1 or form.rng.random() < 0.15:
        _write_workbook(path, form.sheets)
        return ".xlsx"
    (rows,) = form.sheets.values()
    text = io.StringIO()
    delimiter = form.rng.choice(",,,;\t") if form.language == "en" else form.rng.choice(",;;")
    csv.writer(text, delimiter=delimiter, lineterminator=form.rng.choice(("\n", "\r\n"))).writerows(rows)
    encoding = form.rng.choice(ENCODINGS[form.language])
    path.write_bytes(text.getvalue().encode(encoding, errors="replace"))
    return ".tsv" if delimiter == "\t" else ".csv"


def _write_workbook(
    path: Path, sheets: dict[str, list[Row]], merges: dict[str, list[tuple[int, int, int, int]]] | None = None
) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as workbook:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for i, row in enumerate(rows):
                for j, value in enumerate(row):
                    if value.isdigit() and not value.startswith("0"):
                        sheet.write_number(i, j, int(value))
                    elif value:
                        sheet.write_string(i, j, value)
            for top, left, bottom, right in (merges or {}).get(name, ()):
                sheet.merge_range(top, left, bottom, right, rows[top][left])


if __name__ == "__main__":
    main()
