"""Pairs people by integer weights and proves how good the pairing is: a library of its own."""

from __future__ import annotations

from recimentor.matching.counting import Count, count_most
from recimentor.matching.lists import Lists, choose_lists
from recimentor.matching.outcome import (
    Certificate,
    Inequality,
    OddSet,
    Outcome,
    Proof,
    Status,
    Ties,
)
from recimentor.matching.problem import (
    ImpossibleLock,
    Objective,
    Problem,
    Progress,
    Settings,
    Tier,
    WeightsTooLarge,
)
from recimentor.matching.proof.checker import Verdict, check
from recimentor.matching.solve import solve
from recimentor.matching.weights import MAX_WEIGHT, DenseWeights, EdgeWeights, WeightSource

__all__ = [
    "MAX_WEIGHT",
    "Certificate",
    "Count",
    "DenseWeights",
    "EdgeWeights",
    "ImpossibleLock",
    "Inequality",
    "Lists",
    "Objective",
    "OddSet",
    "Outcome",
    "Problem",
    "Progress",
    "Proof",
    "Settings",
    "Status",
    "Tier",
    "Ties",
    "Verdict",
    "WeightSource",
    "WeightsTooLarge",
    "check",
    "choose_lists",
    "count_most",
    "solve",
]
