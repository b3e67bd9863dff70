"""The pipeline, once: read, check, score, match, verify, explain; for commands and for anybody's code."""

from recimentor.api.limits import Limits, broken_limits
from recimentor.api.outputs import Publication, open_plan, prepare, publish, write_kit
from recimentor.api.pipeline import (
    FORMATS,
    Hooks,
    MatchRequest,
    MatchResult,
    Reading,
    ReadRequest,
    make_plan,
    match,
    read,
    render,
    save,
)
from recimentor.api.rounds import RoundsResult, match_rounds
from recimentor.files.logbook import Logbook
from recimentor.model.rounds import Rounds

__all__ = [
    "FORMATS",
    "Hooks",
    "Limits",
    "Logbook",
    "MatchRequest",
    "MatchResult",
    "Publication",
    "ReadRequest",
    "Reading",
    "Rounds",
    "RoundsResult",
    "broken_limits",
    "make_plan",
    "match",
    "match_rounds",
    "open_plan",
    "prepare",
    "publish",
    "read",
    "render",
    "save",
    "write_kit",
]
