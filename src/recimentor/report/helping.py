"""What would help people left over, in words, with the line to type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from recimentor.model.commands import command
from recimentor.model.counting import counted, plural
from recimentor.model.decisions import DECISIONS_NAME
from recimentor.model.sensitivity import Split
from recimentor.model.wording import Answer, Help, HelpKind, Proposal
from recimentor.report.screen import Screen

#: Wordings that are shown before the rest is counted.
SHOWN: Final = 7
_COUPLES: Final = 3


def help_text(helps: Sequence[Help], screen: Screen, sources: Sequence[str]) -> str:
    """Return what would give people left over a partner, each thing with its count and a line to type.

    Parameters
    ----------
    helps
        The best first.
    screen
        Where it is shown.
    sources
        The files of participants, and the options of the run that decide what is read, for the lines to type.

    Returns
    -------
    str
        Empty where nothing helps.
    """
    if not helps:
        return ""
    lines = ["", "What would help, each solved again:"]
    for each in helps:
        lines += [f"  {line}" for line in _lines(each, screen, sources)]
    return "\n".join(lines) + "\n"


def not_asked_text(sources: Sequence[str], screen: Screen) -> str:
    """Return what is said where a pool is too large to be solved again unasked."""
    return (
        "\nSo large a pool is not solved again for what would help. Names that may mean the same: "
        f"{screen.shown(command('skills', *sources, '--no-recruit'))}\n"
    )


def helps_record(helps: Sequence[Help]) -> list[dict[str, Any]]:
    """Return what would help as plain data; its key names are an interface."""
    return [
        {
            "kind": each.kind.value,
            "placed": each.placed,
            "left_over": each.left_over,
            "proposals": [
                proposal_record(proposal) | {"rests_on_it": people} for proposal, people in each.proposals
            ],
            "line": each.line,
            "about": each.about,
        }
        for each in helps
    ]


def proposal_record(proposal: Proposal) -> dict[str, Any]:
    """Return a proposal as plain data; its key names are an interface."""
    return {
        "wording": proposal.wording,
        "means": proposal.means,
        "likely": proposal.likely.value,
        "people": proposal.people,
        "also": list(proposal.also),
    }


def proposal_line(proposal: Proposal, screen: Screen) -> str:
    """Return a proposal as people read it: ``Giving talks = Public speaking``; ``~`` is partly."""
    sign = "=" if proposal.likely is Answer.SAME else "~"
    return f"{screen.shown(proposal.wording)} {sign} {screen.shown(proposal.means)}"


def accept_line(proposal: Proposal, sources: Sequence[str], screen: Screen) -> str:
    """Return the command that says yes to a proposal."""
    words = f"{proposal.wording} = {proposal.means}"
    return screen.shown(command("skills", *sources, f"--{proposal.likely.value}", words))


def _lines(each: Help, screen: Screen, sources: Sequence[str]) -> Iterator[str]:
    if each.kind is HelpKind.WORDING:
        yield from _wording_lines(each, screen, sources)
        return
    if each.kind is HelpKind.RULE:
        couples = each.line.split("; ")
        more = f" and {len(couples) - _COUPLES} more pairs" if len(couples) > _COUPLES else ""
        yield f"{_would(each)} if the rule `{screen.shown(each.about)}` were waived for them:"
        yield f"  {screen.shown('; '.join(couples[:_COUPLES]))}{more}"
        yield f"  a human may waive it: {screen.shown(_waiving(couples[0].split(' + '), sources))}"
        return
    how = "in a one-way pair" if each.kind is HelpKind.ONE_WAY else "in rings of three"
    yield f"{_would(each, how)}: add {each.line}"


def _waiving(people: Sequence[str], sources: Sequence[str]) -> str:
    """Return the command that locks a pair against a rule, in the file that a run reads."""
    beside = Path(sources[0]).parent / DECISIONS_NAME
    where = [] if beside == Path(DECISIONS_NAME) else ["--decisions", str(beside)]
    return f'{command("decide", "lock", *people, *where)} --override "why"'


def _wording_lines(each: Help, screen: Screen, sources: Sequence[str]) -> Iterator[str]:
    several = len(each.proposals) > 1
    partly = any(proposal.likely is Answer.PARTLY for proposal, _ in each.proposals)
    what = f"these {len(each.proposals)} wordings mean" if several else "this wording means"
    yield f"{_would(each)} if {what} the same{' (~ partly)' if partly else ''}:"
    for proposal, people in each.proposals[:SHOWN]:
        yield f"  {proposal_line(proposal, screen)}  ({counted(people, 'person', 'people')})"
    if len(each.proposals) > SHOWN:
        yield f"  and {len(each.proposals) - SHOWN} more"
    if "-" in sources:
        return
    yield f"  say yes to one: {accept_line(each.proposals[0][0], sources, screen)}"
    yield f"  or answer all in a table: {screen.shown(command('skills', *sources, '--propose'))}"


def _would(each: Help, how: str = "") -> str:
    people = plural(each.left_over, "person", "people")
    partner = f"have a partner {how}".rstrip()
    return f"{min(each.placed, each.left_over):,} of {each.left_over:,} {people} left over would {partner}"


#: Split pairs that are named.
_SHOWN: Final = 3


def split_text(split: Split | None, names: Mapping[str, str], screen: Screen) -> str:
    """Return which strong pairs a plan split to place more people, and what the best total would give.

    Parameters
    ----------
    split
        As the question found it.
    names
        The name of everybody, by id.
    screen
        Where it is shown.

    Returns
    -------
    str
        Empty where nothing was split.
    """
    if split is None:
        return ""
    shown = [
        f"{screen.shown(names[each.a])} and {screen.shown(names[each.b])} ({each.score:.0%})"
        for each in split.pairs[:_SHOWN]
    ]
    rest = len(split.pairs) - len(shown)
    more = f", and {rest} more" if rest else ""
    who = "people who fit each other better than the partners they have were not paired"
    points = 100 * (split.best_value - split.value)
    left = counted(split.fewer_placed, "more person", "more people")
    people = f"{left} left over" if split.fewer_placed else "nobody more left over"
    pairs = f"{counted(split.best_num_pairs, 'pair')} in place of {split.num_pairs:,}"
    return (
        f"\nTo place the most people, {who}: {', '.join(shown)}{more}.\n"
        f"Fit before places instead: {pairs}, {people}, {points:.1f} points of fit more in all: "
        "add --set objective=best-total\n"
    )
