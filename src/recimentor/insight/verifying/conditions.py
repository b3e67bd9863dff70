"""Does a plan rest on what was read: its people, its settings, its files, and what was settled before?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PureWindowsPath
from typing import Final

from recimentor.insight.planning.decided import Keep
from recimentor.insight.planning.keep import members, stands_of
from recimentor.insight.verifying.claims import placed_ids
from recimentor.model.decisions import ordered
from recimentor.model.keep_by import KeepBy
from recimentor.model.participant import records_digest, to_record
from recimentor.model.plan import Input, Plan
from recimentor.model.settled import Settled
from recimentor.scoring import Pool

_NAMED: Final = 10


def input_faults(plan: Plan, pool: Pool) -> Iterator[str]:
    """Name what of the people and settings is not what the plan was made from."""
    records = {person.id: to_record(person) for person in pool.people}
    if records != plan.people:
        changed = [key for key in {*records, *plan.people} if records.get(key) != plan.people.get(key)]
        yield f"The people are not those that the plan was made from: {listed(sorted(changed))}."
    if records_digest(records) != plan.people_digest:
        yield "The digest of the people is not what it says."
    program = pool.program.model_dump(mode="json", by_alias=True)
    if program != plan.program:
        names = [key for key in {*program, *plan.program} if program.get(key) != plan.program.get(key)]
        yield f"The settings are not those that the plan was made under: {listed(sorted(names))}."


def file_faults(claimed: Sequence[Input], read: Sequence[Input]) -> Iterator[str]:
    """Name files that were read, and that held other bytes when the plan was made by what it says."""
    digests: dict[str, set[str]] = {}
    for one in claimed:
        digests.setdefault(_file_name(one.path), set()).add(one.sha256)
    for one in read:
        if one.sha256 not in digests.get(_file_name(one.path), {one.sha256}):
            yield f"The file {_file_name(one.path)} is not, byte for byte, the one that the plan names."


def file_notes(claimed: Sequence[Input], read: Sequence[Input]) -> Iterator[str]:
    """Say which files the plan names that were not read now; the people are the same."""
    here = {_file_name(one.path) for one in read}
    gone = sorted({_file_name(one.path) for one in claimed} - here)
    if gone:
        yield f"the plan was made from files of other names: {listed(gone)}"


def plugin_faults(plan: Plan, again: Plan) -> Iterator[str]:
    """Name plug-ins that the plan says took part, or leaves out; `plugin_notes` tells of versions."""
    said, took_part = ({(one.kind, one.name) for one in each.plugins} for each in (plan, again))
    if said != took_part:
        names = sorted(name for _, name in said ^ took_part)
        yield f"The plan names other plug-ins than those that take part: {listed(names)}."


def plugin_notes(plan: Plan, again: Plan) -> Iterator[str]:
    """Say which plug-ins are of another version, or package, than those that the plan was made with."""
    today = {(one.kind, one.name): one for one in again.plugins}
    for one in plan.plugins:
        now = today.get((one.kind, one.name))
        if now is not None and now != one:
            was = f"{one.package} {one.version}"
            yield f"the plug-in {one.name} was of {was} and is of {now.package} {now.version}"


def settled_faults(plan: Plan, today: Settled) -> Iterator[str]:
    """Name decisions that the plan breaks, and conditions of the plan that are not there.

    A decision that came later and that the plan keeps does no harm: it takes other pairings away.
    """
    before = plan.settled
    pairs = {(pair.a.id, pair.b.id) for pair in plan.pairs}
    placed = set(placed_ids(plan))
    for name in ("locked", "vetoed", "out", "apart", "taught", "rings"):
        gone = set(getattr(before, name)) - set(getattr(today, name))
        if gone:
            yield f"The plan was made with {len(gone)} {name} that today's decisions and history do not hold."
        if list(getattr(before, name)) != sorted(set(getattr(before, name))):
            yield f"The list of {name} is not sorted, or holds something twice."
    for name in ("first", "repeated", "picks"):
        if getattr(before, name) != getattr(today, name):
            yield f"The plan was made with another list of {name} than today's decisions and history hold."
    locked = set(before.locked)
    if before.overridden != tuple(pair for pair in today.overridden if pair in locked):
        yield "The plan names other pairs that stand against a rule than today's decisions do."
    if missing := set(today.locked) - pairs:
        yield f"{len(missing)} locked pairs are not in the plan."
    if broken := (set(today.vetoed) | set(today.apart)) & pairs:
        yield f"{len(broken)} pairs of the plan are vetoed, or partners of an earlier round."
    yield from _ring_conditions(plan, today)
    if away := set(today.out) & placed:
        yield f"The plan pairs people who are out: {listed(sorted(away))}."


def _ring_conditions(plan: Plan, today: Settled) -> Iterator[str]:
    steps = {(step.teacher.id, step.learner.id) for ring in plan.rings for step in ring.steps}
    meetings = {ordered(*step) for step in steps}
    if gone := set(today.rings) - {members(ring) for ring in plan.rings}:
        yield f"{len(gone)} rings that stand are not in the plan."
    if kept_apart := (set(today.vetoed) | set(today.apart)) & meetings or set(today.taught) & steps:
        yield f"{len(kept_apart)} arrows of rings are vetoed, or lead to partners of an earlier round."


def keep_faults(plan: Plan, pool: Pool, keep: Keep | None) -> Iterator[str]:
    """Name what the plan kept of an earlier plan and that does not follow from that plan.

    Parameters
    ----------
    plan
        The plan.
    pool
        The pool with what the plan says was settled.
    keep
        The earlier plan, and how it was to be kept.
    """
    before = plan.settled
    if keep is None:
        if before.keep_by is not None or before.kept or before.stranded or before.trade_points:
            yield "The plan was made to keep an earlier plan; name that one with --keep, and how it was kept."
        return
    if before.keep_by is not keep.by:
        said = "not at all" if before.keep_by is None else f"by {before.keep_by.value}"
        yield f"The earlier plan was kept {said}, not by {keep.by.value}."
    if before.trade_points != (keep.trade_points if keep.by is KeepBy.TRADE else 0.0):
        yield "The earlier plan was kept at another price (--trade-points)."
    stands = stands_of(keep.plan, pool, before)
    if before.kept != stands.kept:
        yield "The pairs to keep are not those of the earlier plan that still stand."
    if before.stranded != stands.stranded:
        yield "The people whose partner is gone are not those of the earlier plan."


def listed(names: Sequence[str]) -> str:
    """Return names with commas, the first few where there are many."""
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _file_name(path: str) -> str:
    """Return the last part of a path, of whatever system."""
    return PureWindowsPath(path).name or path
