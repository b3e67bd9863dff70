"""Pairs people by integer weights and proves how good the pairing is: a library of its own."""

from __future__ import annotations

from recimentor.matching.counting import Count, count_most
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
from recimentor.matching.resolver import Change, Resolver
from recimentor.matching.solving import solve
from recimentor.matching.weights import MAX_WEIGHT, DenseWeights, EdgeWeights, WeightSource

__all__ = [
    "MAX_WEIGHT",
    "Certificate",
    "Change",
    "Count",
    "DenseWeights",
    "EdgeWeights",
    "ImpossibleLock",
    "Inequality",
    "Objective",
    "OddSet",
    "Outcome",
    "Problem",
    "Progress",
    "Proof",
    "Resolver",
    "Settings",
    "Status",
    "Tier",
    "Ties",
    "Verdict",
    "WeightSource",
    "WeightsTooLarge",
    "check",
    "count_most",
    "solve",
]
