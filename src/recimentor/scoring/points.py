"""Points: the parts of a score, as integers that add up to it exactly."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction


def largest_remainder(shares: Mapping[str, Fraction], total: int) -> dict[str, int]:
    """Split an integer total in proportion to exact parts that nearly add up to it.

    Parameters
    ----------
    shares
        The exact part of each name, not negative, in weight units.
    total
        The integer to be reached, not negative. Where rounding or the smallest weight of 1 sets it apart
        from the sum of the parts, the difference goes to the largest remainders too.

    Returns
    -------
    dict
        One integer per name, in the order given, adding up to ``total``: each part rounded down, then one
        more to the parts with the largest remainders, the earlier name first where they tie.
    """
    points = {name: int(share) for name, share in shares.items()}
    missing = total - sum(points.values())
    by_remainder = sorted(shares, key=lambda name: points[name] - shares[name])
    while missing > 0:
        for name in by_remainder[:missing]:
            points[name] += 1
            missing -= 1
    for name in reversed(by_remainder):
        taken = min(points[name], max(0, -missing))
        points[name] -= taken
        missing += taken
    return points
