"""How the groups of a column fared in a plan. It looks back at a plan; nothing of it reaches a score."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from recimentor.model.balance import SMALLEST_GROUP, Balance, GroupBalance
from recimentor.model.errors import BadRequest
from recimentor.model.names import same_value
from recimentor.model.participant import TEXT_FIELDS, header_key
from recimentor.model.plan import Pair, Plan, Ring

FOUR_FIFTHS = 0.8
_TEXT_FIELD_OF = {header_key(name): name for name in TEXT_FIELDS}
# Everybody has the same few headers.
_key_of = lru_cache(1024)(header_key)
# Tables as likely as the one seen, up to rounding.
_ROUNDING = 1e-9


@dataclass(slots=True)
class _Tally:
    spelling: str
    applied: int = 0
    placed: int = 0
    scores: list[float] = field(default_factory=list)
    given: list[float] = field(default_factory=list)
    received: list[float] = field(default_factory=list)


def balance(plan: Plan, column: str, *, is_audit_only: bool = False) -> Balance:
    """Return how each group of a column fared.

    Parameters
    ----------
    plan
        Any plan.
    column
        A text field of the participants, or the header of a column that was kept as an attribute.
    is_audit_only
        Whether the table may only be shown in a file of its own.

    Returns
    -------
    Balance
        Groups of :data:`~recimentor.model.balance.SMALLEST_GROUP` people or more, by name; the smaller ones
        are counted, not shown. The best group is the one of these with the largest share placed.

    Raises
    ------
    BadRequest
        If nobody in the plan has such a column.

    Notes
    -----
    The ratio of the shares placed below 4/5 is the usual sign of adverse impact (Uniform Guidelines on
    Employee Selection Procedures, 1978, section 4D). For few people it says little, hence Fisher's exact
    test beside it.
    """
    values = _values(plan, column)
    pairs = _pairs_of(plan)
    tallies: dict[str, _Tally] = {}
    for person_id, value in values.items():
        tally = tallies.setdefault(same_value(value), _Tally(value))
        tally.applied += 1
        # One spelling for one group, whatever the order of the people.
        tally.spelling = min(tally.spelling, value)
        _add(tally, pairs.get(person_id, ()), person_id)
    shown = {key: tally for key, tally in tallies.items() if tally.applied >= SMALLEST_GROUP}
    hidden = [tally for key, tally in tallies.items() if key not in shown]
    return Balance(
        column=column,
        groups=_groups(shown),
        num_hidden_groups=len(hidden),
        num_hidden_people=sum(tally.applied for tally in hidden),
        is_audit_only=is_audit_only,
    )


def filled_columns(plan: Plan, columns: Sequence[str]) -> tuple[str, ...]:
    """Return those of some columns that at least two groups of people can be told apart by."""
    return tuple(
        column
        for column in columns
        if len({same_value(_value(record, header_key(column))) for record in plan.people.values()} - {""}) > 1
    )


def _values(plan: Plan, column: str) -> dict[str, str]:
    key = header_key(column)
    values = {person_id: _value(record, key) for person_id, record in plan.people.items()}
    if plan.people and not any(values.values()):
        raise BadRequest(f'nobody in the plan has a column "{column}"; there are: {_known(plan)}')
    return values


def _known(plan: Plan) -> str:
    """Return the columns that somebody filled in, in words."""
    records = plan.people.values()
    fields = [name for name in TEXT_FIELDS if any(record.get(name) for record in records)]
    attributes = {header for record in records for header in record.get("attributes", {})}
    return ", ".join([*fields, *sorted(attributes)]) or "none"


def _value(record: Mapping[str, Any], key: str) -> str:
    name = _TEXT_FIELD_OF.get(key)
    if name is not None:
        return str(record.get(name, ""))
    attributes: Mapping[str, str] = record.get("attributes", {})
    return next((value for header, value in attributes.items() if _key_of(header) == key), "")


def _pairs_of(plan: Plan) -> Mapping[str, list[Pair | Ring]]:
    pairs: defaultdict[str, list[Pair | Ring]] = defaultdict(list)
    for group in plan.groups:
        for person in group.people:
            pairs[person.id].append(group)
    return pairs


def _add(tally: _Tally, pairs: Sequence[Pair | Ring], person_id: str) -> None:
    tally.placed += bool(pairs)
    for pair in pairs:
        tally.scores.append(pair.score)
        if isinstance(pair, Ring):
            tally.received += [step.gain for step in pair.steps if step.learner.id == person_id]
            tally.given += [step.gain for step in pair.steps if step.teacher.id == person_id]
        elif person_id == pair.a.id:
            tally.received.append(pair.gain.a)
            tally.given.append(pair.gain.b)
        elif person_id == pair.b.id:
            tally.received.append(pair.gain.b)
            tally.given.append(pair.gain.a)


def _groups(tallies: Mapping[str, _Tally]) -> tuple[GroupBalance, ...]:
    if not tallies:
        return ()
    ordered = [tallies[key] for key in sorted(tallies)]
    best = max(ordered, key=lambda tally: (tally.placed / tally.applied, tally.applied))
    best_share = best.placed / best.applied
    groups = []
    for tally in ordered:
        # Where nobody at all is placed, all groups fare alike.
        ratio = tally.placed / tally.applied / best_share if best_share else 1.0
        groups.append(
            GroupBalance(
                group=tally.spelling,
                applied=tally.applied,
                placed=tally.placed,
                mean_score=_mean(tally.scores),
                mean_gain_given=_mean(tally.given),
                mean_gain_received=_mean(tally.received),
                ratio=ratio,
                is_below_four_fifths=ratio < FOUR_FIFTHS,
                p_value=1.0 if tally is best else _exact_test(tally, best),
            )
        )
    return tuple(groups)


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _exact_test(group: _Tally, best: _Tally) -> float:
    """Return Fisher's two-sided p: how likely, by chance, is a split that is no likelier than this one."""
    people, placed = group.applied + best.applied, group.placed + best.placed
    fewest, most = max(0, placed - best.applied), min(group.applied, placed)
    shares = [
        log_comb(group.applied, each) + log_comb(best.applied, placed - each) - log_comb(people, placed)
        for each in range(fewest, most + 1)
    ]
    seen = shares[group.placed - fewest]
    return min(1.0, math.fsum(math.exp(share) for share in shares if share <= seen + _ROUNDING))


def log_comb(number: int, chosen: int) -> float:
    """Return the logarithm of a binomial coefficient."""
    return math.lgamma(number + 1) - math.lgamma(chosen + 1) - math.lgamma(number - chosen + 1)
