"""The pipeline, once: read, check, score, match, verify, explain; for commands and for anybody's code."""

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

__all__ = [
    "FORMATS",
    "Hooks",
    "MatchRequest",
    "MatchResult",
    "ReadRequest",
    "Reading",
    "make_plan",
    "match",
    "read",
    "render",
    "save",
]
