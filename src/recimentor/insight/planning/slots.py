"""A proposed slot as a plan tells it: days and clock times of both people."""

from __future__ import annotations

from typing import Final, Literal

from recimentor.model.plan import LocalSlot, Slot, SlotShift
from recimentor.scoring.time.slots import ProposedSlot

_HOUR: Final = 60
_DAY: Final = 24 * _HOUR
_Day = Literal["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
_DAYS: Final[tuple[_Day, ...]] = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def plan_slot(slot: ProposedSlot | None) -> Slot | None:
    """Return the slot of a plan; ``None`` for none."""
    if slot is None:
        return None

    def local(start: int | None, zone: str) -> LocalSlot | None:
        return None if start is None else _local(start, slot.minutes, zone)

    return Slot(
        minutes=slot.minutes,
        first="" if slot.first is None else slot.first.strftime("%Y-%m-%dT%H:%MZ"),
        a=_local(slot.a, slot.minutes, slot.a_zone),
        b=_local(slot.b, slot.minutes, slot.b_zone),
        shifts=tuple(
            SlotShift(
                week=shift.monday.isoformat(), a=local(shift.a, slot.a_zone), b=local(shift.b, slot.b_zone)
            )
            for shift in slot.shifts
        ),
    )


def _local(start: int, minutes: int, zone: str) -> LocalSlot:
    return LocalSlot(
        day=_DAYS[start // _DAY % len(_DAYS)], start=_clock(start), end=_clock(start + minutes), zone=zone
    )


def _clock(minute: int) -> str:
    hours, minutes = divmod(minute % _DAY, _HOUR)
    return f"{hours:02}:{minutes:02}"
