"""From participants to pair weights: skills, rules, criteria, and the words that explain them."""

from recimentor.scoring.build import build_pool
from recimentor.scoring.detail import PairDetail, RowView, why_not
from recimentor.scoring.pool import FULL_WEIGHT, Kind, Pool
from recimentor.scoring.rules.base import Reason
from recimentor.scoring.skills.lessons import Lesson

__all__ = [
    "FULL_WEIGHT",
    "Kind",
    "Lesson",
    "PairDetail",
    "Pool",
    "Reason",
    "RowView",
    "build_pool",
    "why_not",
]
