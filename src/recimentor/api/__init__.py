"""The pipeline, once: read, check, score, match, verify, explain; for commands and for anybody's code."""

from recimentor.api.agreed import agreed_only
from recimentor.api.comparing import compare
from recimentor.api.deciding import DecisionToWrite, Written, decide
from recimentor.api.decisions import (
    DecisionsRequest,
    KeepRequest,
    confirmed_only,
    decisions_beside,
    program_beside,
    stated,
    write_decision,
)
from recimentor.api.explaining import ExplainRequest, SuggestRequest, explain, suggest
from recimentor.api.feedback import FeedbackRequest, FeedbackResult, feedback
from recimentor.api.forgetting import ForgetRequest, due, forget
from recimentor.api.inviting import Invitations, InviteRequest, invite
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
    spare_inputs,
)
from recimentor.api.replies import AnswersRequest, AnswersResult, answers
from recimentor.api.rounds import RoundsResult, match_rounds
from recimentor.api.sensitivity import SensitivityRequest, sensitivity
from recimentor.api.standing import Standing, find_plan, stand
from recimentor.api.verifying import VerifyRequest, verify
from recimentor.files.logbook import Logbook
from recimentor.model.rounds import Rounds

__all__ = [
    "FORMATS",
    "AnswersRequest",
    "AnswersResult",
    "DecisionToWrite",
    "DecisionsRequest",
    "ExplainRequest",
    "FeedbackRequest",
    "FeedbackResult",
    "ForgetRequest",
    "Hooks",
    "Invitations",
    "InviteRequest",
    "KeepRequest",
    "Limits",
    "Logbook",
    "MatchRequest",
    "MatchResult",
    "Publication",
    "ReadRequest",
    "Reading",
    "Rounds",
    "RoundsResult",
    "SensitivityRequest",
    "Standing",
    "SuggestRequest",
    "VerifyRequest",
    "Written",
    "agreed_only",
    "answers",
    "broken_limits",
    "compare",
    "confirmed_only",
    "decide",
    "decisions_beside",
    "due",
    "explain",
    "feedback",
    "find_plan",
    "forget",
    "invite",
    "make_plan",
    "match",
    "match_rounds",
    "open_plan",
    "prepare",
    "program_beside",
    "publish",
    "read",
    "render",
    "save",
    "sensitivity",
    "spare_inputs",
    "stand",
    "stated",
    "suggest",
    "verify",
    "write_decision",
    "write_kit",
]
