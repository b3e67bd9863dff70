"""Check-ins that are due: half-way through the program, and at its end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from recimentor.insight.following.feedback import people_of
from recimentor.model.feedback import CheckIn, Reply
from recimentor.model.plan import Plan
from recimentor.model.program import Meetings, last_day


def check_in_days(meetings: Meetings) -> tuple[tuple[str, date], ...]:
    """Return name and day of each check-in; none where the program has no dates."""
    end = last_day(meetings.start, meetings.end)
    if meetings.start is None or end is None:
        return ()
    return (("half-way", meetings.start + (end - meetings.start) // 2), ("end", end))


def overdue(plan: Plan, meetings: Meetings, replies: Iterable[Reply], as_of: date) -> tuple[CheckIn, ...]:
    """Return the check-ins whose day has come and that people have not answered, the earliest first.

    Parameters
    ----------
    plan
        The pairs.
    meetings
        The program's dates.
    replies
        All answers, of any number of files; one without a date counts for every check-in so far.
    as_of
        The day on which it is asked.

    Notes
    -----
    An answer counts for all check-ins up to its day: nobody is asked again about an earlier one.
    """
    days = [(name, day) for name, day in check_in_days(meetings) if day <= as_of]
    people = {person.id for pair in plan.groups if not pair.is_of_forgotten for person in people_of(pair)}
    last: dict[str, date] = {}
    for reply in replies:
        when = reply.date or as_of
        last[reply.person] = max(when, last.get(reply.person, when))
    found = [
        CheckIn(name, day, tuple(sorted(one for one in people if one not in last or last[one] < day)))
        for name, day in days
    ]
    return tuple(check_in for check_in in found if check_in.waiting)
