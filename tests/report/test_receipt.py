"""The receipt of a reading: three lines at most, closed values and shared skills alone."""

from __future__ import annotations

from pathlib import Path

from tests.cli.runner import run

from recimentor.model.reading import Line, Receipt
from recimentor.report import receipt_lines


def test_three_lines_say_what_was_read_and_what_was_blank() -> None:
    receipt = Receipt(
        8,
        (
            Line("offers", 8, 12, 0, "Excel"),
            Line("levels", 7, 11, 1, "2 to 5"),
            Line("wants", 7, 11, 1),
            Line("managers", 6, 6, 2),
            Line("time zones", 8, 8, 0, "Europe/Paris"),
        ),
        11,
        9,
    )
    assert receipt_lines(receipt) == (
        "read: 8 people; 12 offers of 8 (Excel), levels of 7 (2 to 5), 11 wants of 7",
        "read: managers of 6, time zones of 8 (Europe/Paris); blank: wants 1, managers 2",
        "read: 9 of 11 wants meet an offer of somebody else",
    )
    assert receipt_lines(Receipt()) == ()


def test_check_and_match_give_a_receipt_that_quotes_no_free_text(tmp_path: Path) -> None:
    rows = [f"Person {k},{offer},{want},Europe/Paris" for k, (offer, want) in enumerate(ROWS)]
    (tmp_path / "people.csv").write_text("\n".join(["name,offers,wants,timezone", *rows]), "utf-8")
    matched, checked = run("match", "people.csv", cwd=tmp_path), run("check", "people.csv", cwd=tmp_path)
    lines = [line for line in matched.err.splitlines() if line.startswith("read: ")]
    assert lines == [line for line in checked.out.splitlines() if line.startswith("read: ")]
    assert lines == [
        "read: 4 people; 4 offers of 4 (SQL), levels of 3 (3 to 5), 4 wants of 4 (Excel)",
        "read: time zones of 4 (Europe/Paris)",
        "read: 3 of 4 wants meet an offer of somebody else",
    ]
    assert "read: " not in run("match", "people.csv", "-q", cwd=tmp_path).err


ROWS = (("SQL:5", "Excel"), ("Excel:4", "SQL"), ("SQL (3)", "Excel"), ("a secret of mine", "my own secret"))
