"""The pipeline, once: read, check, score, match, verify, explain; for commands and for anybody's code."""

from recimentor.api.comparing import RoundsResult, SensitivityRequest, compare, match_rounds, sensitivity
from recimentor.api.deciding import DecisionToWrite, Written, decide, entry_of, with_decisions
from recimentor.api.decisions import (
    DecisionsRequest,
    KeepRequest,
    confirmed_only,
    decisions_beside,
    program_beside,
    put_file_back,
    stated,
    write_decision,
)
from recimentor.api.explaining import ExplainRequest, SuggestRequest, explain, explain_solved, suggest
from recimentor.api.feedback import FeedbackRequest, FeedbackResult, feedback
from recimentor.api.forgetting import ForgetRequest, about, due, forget, hand_over
from recimentor.api.inviting import Invitations, InviteRequest, invite
from recimentor.api.meant import person_of_plan
from recimentor.api.mending import write_mending
from recimentor.api.outputs import Publication, open_plan, prepare, publish, write_kit
from recimentor.api.pipeline import (
    FORMATS,
    Hooks,
    Limits,
    MatchRequest,
    MatchResult,
    Solved,
    broken_limits,
    make_plan,
    match,
    render,
    save,
    solve_reading,
)
from recimentor.api.reading import Reading, ReadRequest, files_read, options_of, read, ruled, spare_inputs
from recimentor.api.replies import AnswersRequest, AnswersResult, agreed_only, answers
from recimentor.api.standing import PLAN_NAME, Standing, find_plan, sources_of, stand
from recimentor.api.verifying import VerifyRequest, verify
from recimentor.files.logbook import Logbook
from recimentor.model.rounds import Rounds

__all__ = [
    "FORMATS",
    "PLAN_NAME",
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
    "Solved",
    "Standing",
    "SuggestRequest",
    "VerifyRequest",
    "Written",
    "about",
    "agreed_only",
    "answers",
    "broken_limits",
    "compare",
    "confirmed_only",
    "decide",
    "decisions_beside",
    "due",
    "entry_of",
    "explain",
    "explain_solved",
    "feedback",
    "files_read",
    "find_plan",
    "forget",
    "hand_over",
    "invite",
    "make_plan",
    "match",
    "match_rounds",
    "open_plan",
    "options_of",
    "person_of_plan",
    "prepare",
    "program_beside",
    "publish",
    "put_file_back",
    "read",
    "render",
    "ruled",
    "save",
    "sensitivity",
    "solve_reading",
    "sources_of",
    "spare_inputs",
    "stand",
    "stated",
    "suggest",
    "verify",
    "with_decisions",
    "write_decision",
    "write_kit",
    "write_mending",
]
