"""Packs people into rings of three, alone or beside pairs, and bounds how many any packing can place.

References
----------
.. [1] A. E. Roth, T. Sönmez, M. U. Ünver, "Efficient kidney exchange: coincidence of wants in markets with
   compatibility-based preferences", American Economic Review 97(3), 2007: what exchanges of three add.
.. [2] D. J. Abraham, A. Blum, T. Sandholm, "Clearing algorithms for barter exchange markets: enabling
   nationwide kidney exchanges", EC 2007: the cycle formulation and columns by price.
.. [3] M. Constantino, X. Klimentova, A. Viana, A. Rais, "New insights on integer-programming models for the
   kidney exchange problem", European Journal of Operational Research 231(1), 2013: models compared.
.. [4] J. P. Dickerson, D. F. Manlove, B. Plaut, T. Sandholm, J. Trimble, "Position-indexed formulations for
   kidney exchange", EC 2016.
"""

from __future__ import annotations

from recimentor.matching.rings.outcome import RingCertificate, RingInequality, RingOutcome
from recimentor.matching.rings.problem import FULL_WORTH, Arcs, RingProblem, RingSettings, ring_weights
from recimentor.matching.rings.solving import solve_rings

__all__ = [
    "FULL_WORTH",
    "Arcs",
    "RingCertificate",
    "RingInequality",
    "RingOutcome",
    "RingProblem",
    "RingSettings",
    "ring_weights",
    "solve_rings",
]
