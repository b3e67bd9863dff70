from __future__ import annotations

import pytest
from benchmarks.contest import Contestant
from benchmarks.contestants import CONTESTANTS, OURS
from benchmarks.measure import SYNTHETIC, measure_here
from benchmarks.solver import main

OTHER_QUESTIONS = ("linear_sum_assignment, bare", "greedy", "mentor-match")
PEERS = [found for found in CONTESTANTS if found.name not in OTHER_QUESTIONS]


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_peers_that_are_there_answer_the_same_question(
    peer: Contestant, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not peer.is_installed:
        pytest.skip(f"{peer.name} is not installed")
    monkeypatch.setattr("benchmarks.measure.MOST_TIMES", 1)
    ours, found = (measure_here(name, SYNTHETIC, 40, seed=3) for name in (OURS, peer.name))
    assert (found.placed, found.value) == (ours.placed, ours.value)


def test_a_peer_that_is_absent_is_not_tried() -> None:
    absent = Contestant("nobody", lambda _: pytest.fail("it was tried"), "no_such_package_here", 10)
    assert not absent.is_installed


def test_the_smoke_run_says_what_each_placed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.solver.SMOKE_SIZES", (30,))
    assert main(["--smoke"]) == 0
    assert OURS in capsys.readouterr().out
