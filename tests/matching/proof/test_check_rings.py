"""The checker of rings refuses whatever is not so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from tests.matching.rings.draws import form

from recimentor.matching.outcome import Proof, Status
from recimentor.matching.proof.rings import check_rings
from recimentor.matching.rings import RingCertificate, RingOutcome, solve_rings

PROBLEM = form(24, 1)
GOOD = solve_rings(PROBLEM)


def _prices(outcome: RingOutcome, part: int, change: Callable[[list[int]], object]) -> RingOutcome:
    parts = list(outcome.certificate.inequalities)
    prices = list(parts[part].prices)
    change(prices)
    parts[part] = replace(parts[part], prices=tuple(prices))
    return replace(outcome, certificate=RingCertificate(tuple(parts)))


def _cheapened(prices: list[int]) -> None:
    prices[:] = [price // 2 for price in prices]


def _turned(outcome: RingOutcome) -> RingOutcome:
    return replace(outcome, rings=outcome.rings[:, ::-1])


TAMPERED: dict[str, Callable[[RingOutcome], RingOutcome]] = {
    "a ring turned round": _turned,
    "a ring twice": lambda o: replace(
        o,
        rings=np.concatenate((o.rings, o.rings[:1])),
        ring_weights=np.append(o.ring_weights, o.ring_weights[0]),
    ),
    "a weight": lambda o: replace(o, ring_weights=o.ring_weights + 1),
    "a ring left out": lambda o: replace(o, rings=o.rings[1:], ring_weights=o.ring_weights[1:]),
    "a count": lambda o: replace(o, counts=(o.counts[0] + 1, *o.counts[1:])),
    "a bound": lambda o: replace(o, bounds=((o.bounds[0] or 0) + 1, *o.bounds[1:])),
    "prices cut in half": lambda o: _prices(o, 0, _cheapened),
    "prices of the total cut in half": lambda o: _prices(o, -1, _cheapened),
    "a price below nothing": lambda o: _prices(o, 0, lambda p: p.__setitem__(0, -1)),
    "a price too few": lambda o: _prices(o, 0, lambda p: p.pop()),
    "no certificate": lambda o: replace(o, certificate=RingCertificate()),
    "the best without a proof": lambda o: replace(o, proof=Proof.NONE),
    "nobody placed": lambda o: replace(o, status=Status.EMPTY),
    "a pair in a ring": lambda o: replace(
        o,
        pairs=np.concatenate((o.pairs, PROBLEM.pairs[:1])),
        pair_weights=np.append(o.pair_weights, PROBLEM.pair_weights[0]),
    ),
}


def test_what_was_found_is_vouched_for() -> None:
    assert len(GOOD.rings) > 1
    assert check_rings(PROBLEM, GOOD).faults == ()


@pytest.mark.parametrize("name", TAMPERED)
def test_what_was_tampered_with_is_refused(name: str) -> None:
    assert check_rings(PROBLEM, TAMPERED[name](GOOD)).faults


def test_a_certificate_comes_back_from_json() -> None:
    assert RingCertificate.from_json(GOOD.certificate.to_json()) == GOOD.certificate


@pytest.mark.parametrize("data", [{}, {"inequalities": [{}]}, {"inequalities": 3}])
def test_what_is_no_certificate_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="not a certificate"):
        RingCertificate.from_json(data)
